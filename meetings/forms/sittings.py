"""What is asked when a meeting begins, when its roll is called, and when it ends."""

from functools import partial

from django import forms

from councils.models import Organisation, Person
from meetings import roll
from meetings.lifecycle import sittings
from meetings.models import Meeting, Presence
from office import clock
from office.almanac import short
from office.permissions import told
from office.steps import StepForm

WAITS = {sittings.WAITS: "Till väntelistan"}


class Start(StepForm):
    intro = "Alla som är kallade ser att mötet pågår, och första punkten kommer upp. Sedan kommer uppropet."

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        people = {each.person.pk: each.person for each in self.subject.called}
        chair, secretary = sittings.usual_chair(self.subject), sittings.usual_secretary(self.subject, self.by)
        self.fields["chair"] = _one_of(people, "Vem leder mötet?", chair, empty="Välj", help_text=told("meeting_chair"))
        keepers = people | {self.by.pk: self.by}
        self.fields["secretary"] = _one_of(
            keepers, "Vem för anteckningar?", secretary, required=False, help_text=told("secretary")
        )
        if self.subject.body.has_adjuster:
            self.fields["adjuster"] = _one_of(
                people,
                "Vem justerar tillsammans med den som leder mötet?",
                required=False,
                help_text=f"{told('adjuster')} Går att välja eller ändra när protokollet skickas.",
            )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("adjuster") and cleaned.get("adjuster") == cleaned.get("chair"):
            self.add_error("adjuster", "Välj någon annan än den som leder mötet.")
        return cleaned


class End(StepForm):
    """For each item that has no outcome: where it goes, and why when it is dropped."""

    sends = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.items = sittings.left(self.subject)
        self.coming = coming_meetings(self.subject) if self.items else {}
        self.guarded = tuple(f"reason-{item.pk}" for item in self.items)
        for item in self.items:
            self.fields[f"choice-{item.pk}"] = forms.ChoiceField(
                label="Vad händer med punkten?",
                choices=[("", "Välj"), *self._choices(item)],
                error_messages={"required": f"Välj vad som händer med punkt {item.number}."},
            )
            self.fields[f"reason-{item.pk}"] = forms.CharField(
                label="Kommentar (behövs om punkten utgår)", required=False, max_length=500
            )

    def rows(self):
        """Each item with its two fields."""
        return [(item, self[f"choice-{item.pk}"], self[f"reason-{item.pk}"]) for item in self.items]

    def clean(self):
        cleaned = super().clean()
        for item in self.items:
            dropped = cleaned.get(f"choice-{item.pk}") == sittings.DROPPED
            if dropped and not cleaned.get(f"reason-{item.pk}"):
                self.add_error(f"reason-{item.pk}", f"Skriv varför punkt {item.number} utgår.")
        return cleaned

    def details(self):
        return {"choices": {item.pk: self._chosen(item) for item in self.items}}

    def _choices(self, item):
        """A standing item comes by itself; another goes to a meeting or waits."""
        noted = (sittings.NOTED, "Behandlad: informationen noterades")
        dropped = (sittings.DROPPED, "Utgår")
        if item.is_standing:
            return [noted, (sittings.WAITS, "Till nästa möte, där den kommer av sig själv"), dropped]
        return [noted, *where_to(self.coming), dropped]

    def _chosen(self, item):
        choice = self.cleaned_data[f"choice-{item.pk}"]
        return self.coming.get(choice, choice), self.cleaned_data[f"reason-{item.pk}"]


class CarryOver(StepForm):
    guarded = ("reason",)
    intro = "Ärendet kopieras med text och bilagor. Det som sagts i dag står kvar här."
    reason = forms.CharField(label="Varför?", max_length=500, required=False)

    def __init__(self, *args, item, **kwargs):
        super().__init__(*args, **kwargs)
        self.item, self.coming = item, coming_meetings(self.subject)
        if not item.is_standing:
            self.fields["to"] = forms.ChoiceField(label="Vart?", choices=where_to(self.coming))
            self.order_fields(["to", "reason"])

    def details(self):
        data = self.cleaned_data
        return {"item": self.item, "to": self.coming.get(data.get("to")), "reason": data["reason"]}


class MarkPresence(StepForm):
    """A row of the roll."""

    presence = forms.ChoiceField(choices=Presence.choices, error_messages={"required": "Välj närvaro först."})

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        people = {each.person.pk: each.person for each in self.subject.called}
        items = {item.pk: item for item in self.subject.agenda_items}
        self.fields["person"] = _one_of(people, "Vem?")
        self.fields["came_at"] = _one_of(items, "Kom till punkt", required=False)
        self.fields["left_after"] = _one_of(items, "Gick efter punkt", required=False)


class AddPresent(StepForm):
    guarded_lightly = ("name", "title", "reason")
    intro = "Den du lägger till noteras som närvarande vid det här mötet. Ingen kallelse skickas."
    person = forms.ModelChoiceField(
        Person.objects.none(), label="Vem?", required=False, empty_label="Någon som inte finns i listan"
    )
    name = forms.CharField(label="Namn", max_length=120, required=False, help_text="Om personen inte finns i listan.")
    title = forms.CharField(label="Befattning", max_length=120, required=False)
    email = forms.EmailField(label="E-post", max_length=254, required=False)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label="Organisation", required=False, empty_label="Samma som den som ersätts"
    )
    reason = forms.CharField(label="Varför är personen med?", max_length=200, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        called = [each.person.pk for each in self.subject.called]
        self.fields["person"].queryset = Person.objects.who_can_take_part().exclude(pk__in=called)
        self.fields["organisation"].queryset = Organisation.objects.all()
        self.fields["stands_in_for"] = _one_of(
            _replaceable(self.subject), "Ersätter någon?", required=False, empty="Nej, är adjungerad"
        )
        self.order_fields(["person", "name", "title", "email", "organisation", "stands_in_for", "reason"])

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("person"):
            for name, label in (("name", "namn"), ("title", "befattning"), ("email", "e-post")):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, f"Skriv {label}, eller välj en person i listan.")
            if not cleaned.get("organisation") and not cleaned.get("stands_in_for"):
                self.add_error("organisation", "Välj vilken organisation personen företräder.")
        return cleaned

    def details(self):
        data = self.cleaned_data
        newcomer = None
        if not data["person"]:
            newcomer = {name: data[name] for name in ("name", "title", "email", "organisation")}
        return {"newcomer": newcomer} | {name: data[name] for name in ("person", "stands_in_for", "reason")}


def coming_meetings(meeting):
    """The body's next meetings, by the key that the form sends."""
    found = Meeting.objects.coming(clock.now()).of_bodies([meeting.body_id]).ahead().with_body().in_order()[:6]
    return {str(each.pk): each for each in found if each.pk != meeting.pk}


def where_to(coming):
    meetings = [
        (key, f"Till {'nästa möte, ' if number == 0 else 'mötet '}{short(each.day)}")
        for number, (key, each) in enumerate(coming.items())
    ]
    return [*meetings, *WAITS.items()]


def _replaceable(meeting):
    """Holders of seats whom nobody sits for, and who are not here."""
    rows = [row for row in roll.rows(meeting) if row.each.seat_id and not row.sits_for and not row.substitute]
    return {row.key: row.each.person for row in rows if row.presence != Presence.PRESENT}


def _one_of(things, label, initial=None, *, required=True, empty="Ingen", **more):
    """A choice among what is already at hand; nothing is asked of the database, whatever is sent."""
    choices = [(str(key), _label(thing)) for key, thing in things.items()]
    known = {str(key): thing for key, thing in things.items()}
    return forms.TypedChoiceField(
        label=label,
        choices=choices if required and initial else [("", empty), *choices],
        coerce=partial(dict.get, known),
        empty_value=None,
        required=required,
        initial=str(initial.pk) if initial else None,
        **more,
    )


def _label(thing):
    return thing.name if isinstance(thing, Person) else str(thing)


FORMS = {"start": Start, "end": End}
