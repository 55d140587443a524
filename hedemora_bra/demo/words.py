"""What is said at the demonstration's meetings: about places and times, never about people.

For each standing item, by the beginning of its title, the texts of one meeting after another: notes, outcome and what
one came to. Items that are not here are noted as information when the meeting ends.
"""

from meetings.models import Outcome

TOLD, TALKED, GROUP, DECIDED = Outcome.INFORMATION, Outcome.CONSULTATION, Outcome.GROUP, Outcome.DECISION

COUNCIL = {
    "Lägesrapport från polisen": [
        (
            "Färre stölder i centrum än i höstas. Mer skadegörelse vid busstationen på fredagskvällar.",
            TOLD,
            "",
        ),
        (
            "Cykelstölderna vid resecentrum har ökat sedan snön försvann. De flesta hade bara baklås.",
            TOLD,
            "",
        ),
        (
            "Sommaren har varit lugnare än förra året. Mopedkörning på gångvägarna i Västerby återkommer.",
            TOLD,
            "",
        ),
    ],
    "Lägesrapport från EST": [
        ("Tre platser har återkommit: torget, garagen på Åsgatan och gångtunneln vid stationen.", TOLD, ""),
        ("Gångtunneln är målad och har fått ny belysning. Den nämns inte längre i rapporterna.", TOLD, ""),
    ],
    "Arbetsgrupper och aktuella problembilder": [
        (
            "Gångtunneln vid stationen känns otrygg efter klockan 20. Skolan och bostadsbolaget ser samma sak.",
            GROUP,
            "Rådet tillsätter en tillfällig arbetsgrupp för gångtunneln vid stationen. Den redovisar på nästa möte.",
        ),
        (
            "Arbetsgruppen för gångtunneln redovisade. Belysningen är bytt och häckarna är nere.",
            TALKED,
            "Arbetsgruppen är klar med sitt uppdrag.",
        ),
        (
            "Garagen på Åsgatan har samma bild som i våras: inbrott på nätter mellan torsdag och lördag.",
            TALKED,
            "Bostadsbolaget och polisen fortsätter tillsammans. Ingen arbetsgrupp behövs.",
        ),
        (
            "Bedrägeriförsöken per telefon mot äldre har ökat. Biblioteket och banken vill hjälpa till.",
            TALKED,
            "Rådet står bakom att biblioteket håller en kväll om bedrägerier.",
        ),
    ],
    "Lägesbild och åtgärdsplan": [
        (
            "Utkastet till lägesbild gicks igenom. Det saknas uppgifter från skolans trygghetsenkät.",
            TALKED,
            "Rådet lämnade synpunkter. De arbetas in innan lägesbilden går till kommunstyrelsen.",
        ),
        (
            "Åtgärderna i planen stämdes av. Två av sju har inte börjat.",
            TALKED,
            "Samordnaren tar upp de två som inte har börjat med dem som ansvarar.",
        ),
    ],
    "Läget hos ledamöterna": [
        ("Skolan: lugnt på rasterna. Näringslivet: fler frågor om skalskydd. Räddningstjänsten: inga anlagda bränder.",
         TOLD, ""),
        ("Omsorgen ser fler bedrägeriförsök mot äldre per telefon. Banken i centrum har samma bild.", TOLD, ""),
    ],
    "Vad vi berättar": [
        ("Alla får en kort text med mötets innehåll att berätta vidare i den egna organisationen.", TALKED, ""),
    ],
}  # fmt: skip

EST = {
    "Lägesrapport från polisen": [
        ("Lugn period. Två cyklar vid resecentrum.", TOLD, ""),
        ("Skadegörelse på busskuren vid torget, natten mot lördag.", TOLD, ""),
        ("Mopeder på gångvägen vid Vasahallen, måndag till onsdag efter skolan.", TOLD, ""),
    ],
    "Platser och tider": [
        ("Torget fredag 21–24.", TALKED, "Fältvandring på fredag."),
        ("Inget som sticker ut.", TALKED, ""),
        ("Garagen på Åsgatan, nätter i slutet av veckan.", TALKED, "Bostadsbolaget ser över lås och belysning."),
    ],
}

STEERING = {
    "Rapport från lokala Brå": [
        ("Rådet har haft sina möten som planerat. En plats för näringslivet är tom.", TOLD, ""),
    ],
    "Riktning": [
        (
            "Styrgruppen gick igenom målen för året. De ligger fast.",
            DECIDED,
            "Årets inriktning är trygga vägar till skola och arbete, och en lägesbild klar före sommaren.",
        ),
        (
            "Inriktningen för nästa år förbereddes. Samma mål, med tillägg om bedrägerier mot äldre.",
            DECIDED,
            "Inriktningen för nästa år är trygga vägar, och färre bedrägerier mot äldre.",
        ),
    ],
    "Uppföljning": [
        ("Underlaget till kommunfullmäktige gicks igenom.", TALKED, "Rapporten skickas efter justering."),
    ],
}

SAID = {"bra": COUNCIL, "est": EST, "styrgruppen": STEERING}

# What is taken on at a meeting: the seat and what. The first is done soon, the second left lying, the third ahead.
TAKEN_ON = {
    "bra": [
        ("hedemorabostader", "Byta armaturer vid garagen på Åsgatan"),
        ("skolchef", "Lämna uppgifter ur trygghetsenkäten till lägesbilden"),
        ("sakerhetschef", "Gå igenom belysningen längs vägen till stationen"),
    ],
    "est": [("bostadsbolaget", "Se över lås och belysning där det behövs")],
    "styrgruppen": [("kommundirektor", "Ta med målen till förvaltningarnas planering")],
}
RESULT = "Klart, och kontrollerat på plats."

# A member's own item, which the latest meeting had no time for.
LEFT_OVER = {
    "title": "Trygghet på vintermarknaden",
    "text": "Marknaden blir större i år. Vi behöver veta vem som gör vad under kvällarna.",
    "minutes": 15,
    "kind": "consultation",
}


def said(body, title, number):
    """What is said about the item at the body's meeting of that number in the year, or nothing."""
    texts = next((texts for begins, texts in SAID.get(body, {}).items() if title.startswith(begins)), [("", "", "")])
    return texts[number % len(texts)]
