"""What the steps of the minutes ask."""

from django import forms

from councils.letters import coordinators
from councils.models import Person, Role
from meetings.forms.fields import text_area
from meetings.forms.telling import own_words
from meetings.lifecycle.minutes import those_present
from meetings.models import AgendaItem, Record
from office.permissions import told
from office.steps import Once, StepForm


class SendMinutes(StepForm):
    """What was written at the meeting was saved as it was written: here it is read by the guard."""

    guarded_lightly = ("words",)
    sends = True
    intro = (
        "Anteckningar, utfall, beslut och närvaro låses, besluten får sina nummer, och de som justerar får ett brev."
    )
    chair = forms.ModelChoiceField(Person.objects.none(), label="Vem ledde mötet?", empty_label="Välj")
    secretary = forms.ModelChoiceField(
        Person.objects.none(), label="Vem förde anteckningar?", empty_label="Välj", required=False
    )
    adjuster = forms.ModelChoiceField(
        Person.objects.none(),
        label="Vem justerar tillsammans med ordföranden?",
        empty_label="Välj",
    )
    words = own_words("Frivilligt. Står överst i brevet till dem som justerar.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        there = those_present(self.subject)
        wrote = {*(person.pk for person in there), *coordinators(self.subject.day).values_list("pk", flat=True)}
        for name, keys in (("chair", there), ("secretary", wrote), ("adjuster", there)):
            pks = [getattr(each, "pk", each) for each in keys]
            self.fields[name].queryset = Person.objects.filter(pk__in=pks).order_by("name")
            self.fields[name].initial = getattr(self.subject, f"{name}_id")
        self.fields["chair"].help_text = told("meeting_chair")
        self.fields["secretary"].help_text = told("secretary")
        self.fields["adjuster"].help_text = f"{told('adjuster')} Någon annan än den som ledde mötet."
        self.fields["chair"].initial = self.subject.chair_id or _seated_chair(self.subject, there)
        if not self.subject.body.has_adjuster:
            del self.fields["adjuster"]
        self.guarded_texts = written_at(self.subject) if self.is_bound else ()

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("adjuster") and cleaned["adjuster"] == cleaned.get("chair"):
            self.add_error("adjuster", "Välj någon annan än den som ledde mötet.")
        return cleaned


class ReturnMinutes(StepForm):
    guarded = ("text",)
    sends = True
    intro = "Det går att skriva i anteckningarna igen. Den som skriver får ett brev med det du skriver här."
    text = text_area("Vad behöver ändras?", max_length=2000)


class ReopenMinutes(StepForm):
    guarded = ("reason",)
    sends = True
    intro = (
        "Den justerade versionen finns kvar och märks som ersatt. "
        "Alla som har fått den får veta att den öppnas igen, och skälet står först i nästa version."
    )
    reason = forms.CharField(label="Varför öppnas texten igen?", max_length=300)


class WriteRemark(Once, StepForm):
    guarded = ("text",)
    intro = "De som skriver och justerar ser kommentaren."
    item = forms.ModelChoiceField(
        AgendaItem.objects.none(), label="Till vilken punkt?", required=False, empty_label="Hela texten"
    )
    text = text_area("Kommentar", max_length=2000)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = self.subject.items.on_agenda()
        self.fields["item"].label_from_instance = lambda item: item.title


def written_at(meeting):
    """The notes and outcome of each item, by what the item is called."""
    numbers = {item.pk: number for number, item in enumerate(meeting.agenda_items, start=1)}
    records = Record.objects.of_meeting(meeting)
    return [(f"Punkt {numbers.get(each.item_id, '–')}", f"{each.outcome_text}\n{each.notes}") for each in records]


def _seated_chair(meeting, there):
    """Whoever holds the chair's seat, when they were there."""
    present = {person.pk for person in there}
    seated = (each.person.pk for each in meeting.called if each.role == Role.CHAIR.label)
    return next((pk for pk in seated if pk in present), None)


FORMS = {
    "send_minutes": SendMinutes,
    "return_minutes": ReturnMinutes,
    "reopen_minutes": ReopenMinutes,
    "remark": WriteRemark,
}
