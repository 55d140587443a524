"""What is asked before two names for one place become one."""

from django import forms

from office.steps import StepForm
from situation.models import Place, Report


class PlaceChoiceField(forms.ModelChoiceField):
    """With the area: two that are one may be called the same."""

    def label_from_instance(self, place):
        return f"{place.name}, {place.area.name}" if place.area else place.name


class MergePlace(StepForm):
    """Says how many reports it moves, and is not taken until that has been read."""

    into = PlaceChoiceField(Place.objects.none(), label="Vilken plats är det egentligen?", empty_label="Välj plats")
    is_sure = forms.BooleanField(error_messages={"required": "Kryssa i att du vet vad som flyttas."})

    def __init__(self, *args, subject, **kwargs):
        super().__init__(*args, subject=subject, **kwargs)
        others = Place.objects.in_use().with_area().other_than(subject)
        self.fields["into"].queryset = others.order_by("name", "area__name")
        moves = _told(Report.objects.at_place(subject).count())
        self.intro = (
            f"{moves} flyttas till den plats du väljer, och {subject} går inte längre att välja. "
            "Det som redan är delat ändras inte. Det går inte att ångra."
        )
        self.fields["is_sure"].label = f"Ja, flytta {moves[0].lower()}{moves[1:]} från {subject}"

    def details(self):
        return {"into": self.cleaned_data["into"]}


def _told(number):
    return {0: "Inga rapporter", 1: "En rapport"}.get(number, f"{number} rapporter")


PLACE_FORMS = {"merge_place": MergePlace}
