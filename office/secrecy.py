"""Provisions of the secrecy act that crime-prevention work meets: what a mark or a refusal can name as its ground.

A help for whoever marks, not the law: the wording is read where it stands. Chapters and sections from
offentlighets- och sekretesslagen (2009:400), OSL; docs/records.md says what each was checked against.
"""

from typing import NamedTuple


class Ground(NamedTuple):
    section: str
    about: str
    asks: str  # what must be likely, or certain, for the secrecy to hold

    @property
    def label(self):
        return f"{self.section} – {self.about}"


HARM = "Sekretess om uppgiften kan antas göra skada."
NO_HARM = "Sekretess om det inte är klart att uppgiften kan lämnas ut utan skada."

GROUNDS = (
    Ground("OSL 18 kap. 1 §", "förundersökning och annan brottsutredning", HARM),
    Ground("OSL 18 kap. 2 §", "polisens underrättelseverksamhet", NO_HARM),
    Ground("OSL 18 kap. 3 §", "när kommunen hjälper polis eller åklagare mot brott", "Som i 18 kap. 1 eller 2 §."),
    Ground("OSL 18 kap. 8 §", "säkerhets- och bevakningsåtgärder, till exempel larm och lås", HARM),
    Ground("OSL 21 kap. 1 §", "hälsa och sexualliv", "Sekretess om uppgiften kan antas göra betydande men."),
    Ground("OSL 21 kap. 3 §", "adress och liknande för den som är förföljd", "Sekretess av särskild anledning."),
    Ground("OSL 21 kap. 7 §", "personuppgifter som kan antas bli behandlade i strid med dataskyddsreglerna", HARM),
    Ground("OSL 23 kap. 2 §", "enskilda i skolan", "Olika för elevhälsa och annan elevvård."),
    Ground("OSL 25 kap. 1 §", "enskilda i hälso- och sjukvården", NO_HARM),
    Ground("OSL 26 kap. 1 §", "enskilda i socialtjänsten", NO_HARM),
    Ground("OSL 31 kap. 16 §", "företags affärer med kommunen", "Sekretess av särskild anledning."),
    Ground("OSL 32 kap. 3 §", "uppgifter från kamerabevakning", NO_HARM),
    Ground("OSL 35 kap. 1 §", "enskilda i polisens brottsutredning och annan verksamhet mot brott", NO_HARM),
    Ground("OSL 39 kap. 2 §", "anställdas personliga förhållanden", "Olika för olika uppgifter."),
    Ground(
        "OSL 40 kap. 5 §",
        "uppgifter som bara lagras eller bearbetas tekniskt för någon annan",
        "Utan prövning av skada.",
    ),
)
OTHER = "annat"


def choices(*kept):
    """For a field: nothing, each ground by its name, and whatever stands there already."""
    known = [(ground.section, ground.label) for ground in GROUNDS]
    sections = {section for section, _ in known}
    return [("", "Välj lagrum"), *known, *((each, each) for each in kept if each and each not in sections)]
