"""A sensitive report was shown: who read it, and when, is in the journal. Who reported it never is."""

from office import journal

READ, ORIGIN, PHOTO = "Läste en känslig rapport", "Såg vem som har rapporterat", "Såg bilden till en rapport"
FAULTS = "Hämtade felen i en annans fil som fil"


def of_reports(person, reports):
    """Those shown with their words; the others of them are read without a line."""
    sensitive = [report for report in reports if report.is_sensitive]
    journal.read_each(sensitive, by=person, what=READ, right="situation.see_reports")


def of_origin(person, report):
    journal.read(report, by=person, what=ORIGIN, right="situation.see_origin")


def of_photo(person, report):
    journal.read(report, by=person, what=PHOTO, right="situation.see_reports")


def of_faults(person, matter):
    """Of one's own file nothing is told: the line would say who reports."""
    if matter.by_id != person.pk:
        journal.exported(matter, by=person, what=FAULTS, right="situation.take_in")
