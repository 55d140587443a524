from django.db import models


class ReportState(models.TextChoices):
    NEW = "new", "Ny"
    ASKED = "asked", "Kompletteras"
    APPROVED = "approved", "Godkänd"
    REJECTED = "rejected", "Avvisad"
    MERGED = "merged", "Sammanslagen"

    @property
    def tone(self):
        return {"new": "warn", "asked": "calm", "approved": "good", "rejected": "done", "merged": "done"}[self.value]

    @property
    def means(self):
        """What became of a report, to the one who made it."""
        return {
            "new": "Samordnaren har inte läst den än.",
            "asked": "Den väntar på ditt svar.",
            "approved": "Den räknas i EST-gruppens läge och lägesrapport.",
            "rejected": "Den räknas inte.",
            "merged": "Någon annan har berättat om samma sak. Rapporterna räknas som en.",
        }[self.value]


BEFORE_TRIAGE = (ReportState.NEW, ReportState.ASKED)


class Seen(models.TextChoices):
    OBSERVED = "observed", "Jag såg det själv"
    HEARD = "heard", "Jag har hört om det"


class When(models.TextChoices):
    EXACT = "exact", "Jag vet när"
    INTERVAL = "interval", "Någon gång mellan två tider"
    UNKNOWN = "unknown", "Jag vet inte när"


class Precision(models.TextChoices):
    PLACE = "place", "Namngiven plats"
    GRID = "grid", "Ruta på kartan"
    AREA = "area", "Område"


class Extent(models.TextChoices):
    UNTOLD = "", "Vet inte"
    FEW = "few", "1–5"
    SOME = "some", "6–15"
    MANY = "many", "Fler än 15"


class Severity(models.IntegerChoices):
    DISTURBING = 1, "1 Störande"
    UNSAFE = 2, "2 Otryggt"
    SERIOUS = 3, "3 Allvarligt"
    ACUTE = 4, "4 Akut"


class Told(models.TextChoices):
    """Whether the police have been told."""

    YES = "yes", "Ja"
    NO = "no", "Nej"
    UNKNOWN = "unknown", "Vet inte"


class Channel(models.TextChoices):
    FORM = "form", "Formuläret"
    LINK = "link", "Organisationens länk"
    FILE = "file", "Fil"


class Handled(models.TextChoices):
    """What was done with a report in triage, as its history tells."""

    APPROVED = "approve", "Godkänd"
    ASKED = "ask_back", "Fråga ställd"
    COMPLETED = "complete", "Kompletterad"
    MERGED = "merge", "Sammanslagen"
    RECATEGORISED = "recategorise", "Ny bedömning"
    MASKED = "mask", "Maskad"
    REJECTED = "reject", "Avvisad"


class Variant(models.TextChoices):
    """The same fourteen days, as different readers may see them."""

    FULL = "full", "Hela, för EST"
    FEEDBACK = "feedback", "Återkoppling till rapportörernas organisationer"
    COUNCIL = "council", "Sammanställning till Brå"
    PUBLIC = "public", "Sammanfattning för allmänheten"
