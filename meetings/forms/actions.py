"""What the steps of an action ask. An action is added as one line; what the line leaves out is asked beside it."""

from datetime import date

from django import forms

from councils.models import Person, Seat
from meetings import shorthand
from meetings.forms.fields import day_field, text_area
from meetings.forms.telling import QUIET
from meetings.models import AgendaItem, Meeting
from meetings.ownership import owners
from office import clock
from office.steps import Once, StepForm

CHOOSE = ("", "Välj i listan")


class OwnerField(forms.ChoiceField):
    """A seat or a person, as "seat-12" or "person-3"; cleaned to the details of a step."""

    def __init__(self, **more):
        super().__init__(label="Vem ska göra det?", **more)

    def offer(self, found):
        self.choices = [CHOOSE, *((owner.key, owner.told) for owner in found)]

    @staticmethod
    def details(key):
        kind, _, number = key.partition("-")
        model = {"seat": Seat, "person": Person}[kind]
        return {kind: model.objects.get(pk=int(number))}


class AddAction(Once, StepForm):
    """One line. Whoever, or the day, that it leaves out is asked beside it, filled in with what was understood."""

    guarded = ("line",)
    intro = "Skriv på en rad: vem, vad och när. Till exempel ”@säkerhetschef ser över belysningen 15 maj”."
    line = forms.CharField(label="Åtgärd", max_length=shorthand.LONGEST + 100)
    owner = OwnerField(required=False, help_text="Behövs bara om raden inte säger vem.")
    due_on = day_field("Klart senast", required=False, help_text="Behövs bara om raden inte säger när.")
    item = forms.ModelChoiceField(
        AgendaItem.objects.none(), label="Från vilket ärende?", required=False, empty_label="Mötet i stort"
    )
    was = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.owners = owners(self.subject)
        self.fields["owner"].offer(self.owners)
        self.fields["item"].queryset = AgendaItem.objects.filter(meeting=self.subject).on_agenda()
        self.fields["item"].label_from_instance = lambda item: item.title

    def clean(self):
        cleaned = super().clean()
        if line := cleaned.get("line"):
            self.understood = shorthand.read(line, self.owners, clock.today(), self._next_meeting())
            self._complete(cleaned, line_first=line != cleaned.get("was"))
            self._keep_what_was_understood(cleaned, line)
        return cleaned

    def details(self):
        told = {name: self.cleaned_data[name] for name in ("due_on", "item", "once")}
        return told | {"text": self.understood.text} | OwnerField.details(self.cleaned_data["owner"])

    def _complete(self, cleaned, *, line_first):
        """The fields fill what the line leaves out; the line is heard first whenever it has been changed."""
        for name, said, fault in (
            ("owner", self.understood.owner, self.understood.owner_fault),
            ("due_on", self.understood.due_on, self.understood.day_fault),
        ):
            chosen = cleaned.get(name)
            cleaned[name] = (said or chosen) if line_first else (chosen or said)
            if not cleaned[name] and name not in self.errors:
                self.add_error(name, fault)
        if self.understood.text_fault:
            self.add_error("line", self.understood.text_fault)

    def _keep_what_was_understood(self, cleaned, line):
        """Shown again, the fields hold what was understood, and the line as it was then."""
        self.data = self.data.copy()
        self.data["was"] = line
        for name in ("owner", "due_on"):
            if cleaned.get(name) and name not in self.errors:
                value = cleaned[name]
                self.data[name] = value.isoformat() if isinstance(value, date) else value

    def _next_meeting(self):
        """The day of the body's next meeting after this one and after today."""
        after = max(self.subject.starts_at, clock.now())
        coming = Meeting.objects.standing().filter(body=self.subject.body_id, starts_at__gt=after)
        found = coming.in_order().first()
        return found.day if found else None


class Finish(StepForm):
    guarded = ("result",)
    result = text_area(
        "Hur gick det?", rows=3, required=False, max_length=500, help_text="Frivilligt. En mening räcker."
    )


class Postpone(StepForm):
    guarded = ("reason",)
    intro = "Den gamla dagen och skälet står kvar i åtgärdens historik."
    due_on = day_field("Klart senast")
    reason = forms.CharField(label="Varför behövs mer tid?", max_length=300)


class Reassign(StepForm):
    guarded = ("reason",)
    sends, quiet_because = True, QUIET["reassign_action"]
    intro = "Den som tar över får ett brev."
    owner = OwnerField()
    reason = forms.CharField(label="Varför lämnas den över?", max_length=300)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].offer(owners(self.subject.meeting))

    def details(self):
        return {"reason": self.cleaned_data["reason"]} | OwnerField.details(self.cleaned_data["owner"])


class Drop(StepForm):
    guarded = ("reason",)
    intro = "Åtgärden kommer inte att göras. Den och skälet står kvar i listan över avslutade."
    reason = forms.CharField(label="Varför skrivs den av?", max_length=300)


FORMS = {
    "finish_action": Finish,
    "postpone_action": Postpone,
    "reassign_action": Reassign,
    "drop_action": Drop,
}
