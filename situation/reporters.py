"""For whom a person reports."""

from councils.models import Organisation
from situation.models import Rapporteur


def organisations_of(person, day):
    """Those the person is a rapporteur for that day; for the coordinator, who writes down what is rung in, all."""
    if person.has_perm("situation.see_untriaged"):
        return Organisation.objects.all()
    theirs = Rapporteur.objects.of_person(person).on(day).values("organisation")
    return Organisation.objects.filter(pk__in=theirs)


def the_one(organisation):
    return Organisation.objects.filter(pk=organisation.pk)
