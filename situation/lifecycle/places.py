"""Places: two names for one place become one."""

from office.lifecycle import Lifecycle, StepRefused
from situation.models import Place, Report

places = Lifecycle("situation")


@places.step(label="Slå ihop med en annan plats", done="Platserna är sammanslagna.", asks=True)
def merge_place(place, by, into):
    """Its reports are the other's from now on, and it is no longer offered; what was shared says what it said."""
    into = Place.objects.select_for_update().get(pk=into.pk)
    if into.pk == place.pk:
        raise StepRefused("Välj en annan plats än platsen själv.")
    if place.merged_into_id or into.merged_into_id:
        raise StepRefused("En av platserna har redan slagits ihop med en annan.")
    Report.objects.at_place(place).update(place=into, area=into.area)
    Place.objects.filter(merged_into=place).update(merged_into=into)
    place.merged_into = into
    place.save(update_fields=["merged_into"])
    return into
