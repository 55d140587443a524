"""Who reports: somebody begins to, for an organisation, from a day; and ends."""

from councils.models import Person
from office import clock
from office.almanac import written
from office.lifecycle import AlreadyDone, Lifecycle, StepRefused
from situation import letters
from situation.lifecycle.reporting import organisations
from situation.models import Rapporteur

rapporteurs = Lifecycle("situation")


@organisations.step(label="Ny rapportör", done="Rapportören är tillagd.", asks=True)
def appoint_rapporteur(organisation, by, *, since, person=None, email="", name="", title="", tell_nobody=False):
    """Somebody who is known here, or somebody new by their address; a letter tells them how to begin."""
    told = {"name": name, "title": title, "organisation": organisation}
    person = person or Person.objects.known_or_new(email, **told)
    if not person.is_active:
        raise StepRefused(f"{person} får inte logga in längre. Det ändras i administrationen.")
    if person.organisation_id != organisation.pk:
        raise StepRefused(f"{person} hör inte till {organisation}.")
    theirs = Rapporteur.objects.of_organisation(organisation).of_person(person).by_account()
    if known := theirs.not_over(since).first():
        raise AlreadyDone(known)
    rapporteur = Rapporteur.objects.create(person=person, organisation=organisation, since=since)
    if not tell_nobody:
        letters.welcome(rapporteur)
    return rapporteur


@rapporteurs.step(label="Avsluta uppdraget", done="Uppdragets sista dag är sparad.", asks=True)
def end_rapporteur(rapporteur, by, until):
    """The last day; what was reported stays."""
    if rapporteur.is_link:
        raise StepRefused("Det här är organisationens länk. Stäng länken i stället.")
    if until < rapporteur.since:
        raise StepRefused(f"Uppdraget började {written(rapporteur.since)}. Välj den dagen eller en senare.")
    Rapporteur.objects.filter(pk=rapporteur.pk).update(until=until)
    if until < clock.today():
        letters.forget_links(rapporteur)
