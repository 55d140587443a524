"""What a file of reports can tell, and which of its headings is likely to tell what."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    key: str
    label: str
    help: str = ""
    needed: bool = False
    names: tuple = ()


FIELDS = (
    Told("number", "Nummer i ert system", "Gör att en rad inte läses in två gånger.", names=("nr", "id", "ärendenr")),
    Told("day", "Dag", needed=True, names=("datum", "dag", "händelsedatum", "inkom", "skapad")),
    Told("time", "Klockslag", "Lämna tomt om dagen har klockslag i sig.", names=("tid", "klockslag", "kl")),
    Told("category", "Vad det gäller", needed=True, names=("kategori", "typ", "ärendetyp", "feltyp", "rubrik")),
    Told("place", "Plats", "Namn på en plats som finns i listan.", names=("plats", "adress", "objekt", "fastighet")),
    Told("area", "Område", "Behövs där platsen saknas.", names=("område", "distrikt", "stadsdel", "deso")),
    Told("severity", "Allvar 1–4", "Utan uppgift räknas 2.", names=("allvar", "prioritet", "prio")),
    Told("police", "Polisanmält", names=("polisanmäld", "polisanmält", "polisanmälan")),
    Told("text", "Beskrivning", names=("beskrivning", "text", "kommentar", "meddelande")),
)


def guess(headers, known):
    """What the organisation chose the last time, as far as the headings are there; else by what the headings say."""
    folded = {header.casefold(): header for header in headers if header}
    chosen = {key: header for key, header in known.items() if header in headers}
    for field in FIELDS:
        if field.key not in chosen:
            found = next((folded[name] for name in (field.label.casefold(), *field.names) if name in folded), None)
            if found and found not in chosen.values():
                chosen[field.key] = found
    return chosen
