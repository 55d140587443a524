"""The link of an organisation: whoever there holds it may report, and one person there answers for it."""

from datetime import timedelta

from office import clock, journal, links
from office.lifecycle import StepRefused
from situation import letters
from situation.lifecycle.rapporteurs import rapporteurs
from situation.lifecycle.reporting import organisations
from situation.models import By, Rapporteur

LASTS = timedelta(days=366)


@organisations.step(label="Öppna en länk", done="Länken är öppen.", asks=True)
def open_link(organisation, by, person):
    """It lasts for a year, and is made to last a year more when it is opened again. One that has been closed, today as
    well, is in nobody's way.
    """
    if person.organisation_id != organisation.pk:
        raise StepRefused(f"{person} hör inte till {organisation}.")
    theirs = Rapporteur.objects.of_organisation(organisation).on(clock.today()).by_link()
    if theirs.without_end().exclude(person=person).exists():
        raise StepRefused(f"{organisation} har redan en länk. Stäng den först.")
    rapporteur = theirs.of_person(person).first() or Rapporteur(
        person=person, organisation=organisation, by=By.LINK, since=clock.today()
    )
    rapporteur.until = None
    rapporteur.save()
    links.address(person, journal.matter_of(rapporteur), clock.now() + LASTS)
    return rapporteur


@rapporteurs.step(label="Stäng länken", done="Länken är stängd.")
def close_link(rapporteur, by):
    """At once, for everybody who holds it; what was reported by it stays."""
    letters.forget_links(rapporteur)
    if rapporteur.is_link:
        Rapporteur.objects.filter(pk=rapporteur.pk).update(until=max(rapporteur.since, clock.today()))
