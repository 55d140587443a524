"""What the steps of answering ask, on the meeting's page and on the page of a link."""

from django import forms

from meetings.forms.fields import text_area
from meetings.models import Answer as Answers
from meetings.models import Via
from meetings.roster import earlier_substitutes
from office.steps import StepForm

# What one says oneself, the likeliest first.
CHOICES = [(Answers.YES, "Ja, jag kommer"), (Answers.NO, "Nej, jag kan inte"), (Answers.MAYBE, "Kanske")]


def greeting_field(label="Egen hälsning"):
    return forms.CharField(
        label=label,
        max_length=300,
        required=False,
        help_text="Frivilligt. Syns för dem som är kallade, till exempel ”Kommer 13.30”.",
    )


class Answer(StepForm):
    guarded_lightly = ("greeting",)
    answer = forms.ChoiceField(label="Kommer du?", choices=CHOICES, widget=forms.RadioSelect)
    greeting = greeting_field()
    via = Via.WEB

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        called = self.subject.called_as(self.by)
        if called and called.part:
            self.initial = {"answer": called.part.answer, "greeting": called.part.greeting}

    def details(self):
        return self.cleaned_data | {"via": self.via}


class AnswerByLink(Answer):
    via = Via.LINK


class AboutSomebody(StepForm):
    """One of those who are called; each asks about its own."""

    def choose(self, name, people):
        """A list of people by name, where the address may have said whom it is about."""
        self.known = {str(each.person.pk): each.person for each in people}
        told = [(str(each.person.pk), f"{each.person.name}, {each.function}") for each in people]
        self.fields[name].choices = [("", "Välj en person"), *told]

    def chosen(self, name):
        return self.known.get(self.cleaned_data[name]) if name in self.fields else None


def seated_in(meeting):
    """Those with a seat of their own, in which somebody else can sit."""
    return [each for each in meeting.called if each.has_own_seat]


class AnswerFor(AboutSomebody):
    guarded_lightly = ("greeting",)
    intro = "När någon har ringt eller sagt till. Svaret ersätter det som personen har gett tidigare."
    person = forms.ChoiceField(label="Vem?")
    answer = forms.ChoiceField(label="Svar", choices=Answers.choices, widget=forms.RadioSelect)
    greeting = greeting_field("Hälsning")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.choose("person", self.subject.called)

    def details(self):
        return self.cleaned_data | {"person": self.chosen("person")}


class NameSubstitute(AboutSomebody):
    """Somebody who has sat there before, or somebody new; the coordinator says for whom."""

    intro = "Ångrar du dig svarar du bara ja, så får ersättaren veta det."
    grants = "stand_in"
    sends = True
    holder = forms.ChoiceField(label="För vem?")
    earlier = forms.ChoiceField(label="Någon som har ersatt förut", required=False)
    name = forms.CharField(label="Namn", max_length=120, required=False)
    title = forms.CharField(label="Befattning", max_length=120, required=False)
    email = forms.EmailField(label="E-post", max_length=254, required=False)
    via = Via.WEB

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.seated = seated_in(self.subject)
        if self.via == Via.WEB and self.by.has_perm("meetings.answer_for", self.subject):
            self.choose("holder", self.seated)
        else:
            self.seated = [each for each in self.seated if each.person == self.by]
            del self.fields["holder"]
        self._offer_earlier()

    def clean(self):
        cleaned = super().clean()
        written = [name for name in ("name", "title", "email") if cleaned.get(name)]
        if cleaned.get("earlier") and written:
            self.add_error("earlier", "Du har både valt en person och skrivit en ny. Gör det ena.")
        elif not cleaned.get("earlier"):
            self._must_be_written("Välj någon ovanför eller skriv" if self.found else "Skriv")
        return cleaned

    def details(self):
        written = {name: self.cleaned_data[name] for name in ("name", "title", "email")}
        person = self.found.get(self.cleaned_data.get("earlier"))
        return {**written, "person": person, "holder": self.chosen("holder"), "via": self.via}

    def _must_be_written(self, begin):
        wanted = {"name": "ersättarens namn", "title": "ersättarens befattning", "email": "ersättarens e-postadress"}
        for name, what in wanted.items():
            if not self.cleaned_data.get(name) and name not in self.errors:
                self.add_error(name, f"{begin} {what}.")

    def _offer_earlier(self):
        """Of one's own seat; for the coordinator of all the seats, each with its name."""
        seats = {each.seat_id: each.function for each in self.seated}
        called = {each.person.pk for each in self.subject.called}
        found = {each: seat for each, seat in earlier_substitutes(seats).items() if each.pk not in called}
        self.found = {str(person.pk): person for person in found}
        told = [(str(person.pk), f"{person.name} – {seats[seat]}") for person, seat in found.items()]
        self.fields["earlier"].choices = [("", "Någon annan, som jag skriver här nedanför"), *told]
        if not told:
            del self.fields["earlier"]


class NameSubstituteByLink(NameSubstitute):
    sends = False
    via = Via.LINK


class WithdrawSubstitute(AboutSomebody):
    intro = (
        "Ersättaren får ett brev, och mötet försvinner ur kalendern. Platsens innehavare har fortfarande svarat nej."
    )
    sends = True
    holder = forms.ChoiceField(label="Vem sitter ersättaren för?")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.by.has_perm("meetings.answer_for", self.subject):
            self.choose("holder", seated_in(self.subject))
        else:
            del self.fields["holder"]

    def details(self):
        return {"holder": self.chosen("holder")}


class RemindUnanswered(StepForm):
    """Everyone who has not answered is ticked to begin with; nobody else can be."""

    guarded_lightly = ("words",)
    intro = "Bara de som inte har svarat står med. Var och en får högst en påminnelse om dagen."
    sends = True
    people = forms.MultipleChoiceField(label="Vilka ska påminnas?", widget=forms.CheckboxSelectMultiple)
    words = text_area(
        "Egna ord", rows=3, required=False, max_length=1000, help_text="Frivilligt. Står överst i brevet."
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        silent = [each for each in self.subject.called if not each.answer]
        self.known = {str(each.person.pk): each.person for each in silent}
        told = [(str(each.person.pk), f"{each.person.name}, {each.function}") for each in silent]
        self.fields["people"].choices, self.fields["people"].initial = told, list(self.known)

    def details(self):
        return self.cleaned_data | {"people": [self.known[key] for key in self.cleaned_data["people"]]}


class RevokeLinks(AboutSomebody):
    intro = "Länkarna i de brev som personen har fått slutar att fungera genast. Nästa brev har en ny länk."
    person = forms.ChoiceField(label="Vems länkar?")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.choose("person", self.subject.called)

    def details(self):
        return {"person": self.chosen("person")}


FORMS = {
    "answer": Answer,
    "answer_for": AnswerFor,
    "name_substitute": NameSubstitute,
    "withdraw_substitute": WithdrawSubstitute,
    "remind_unanswered": RemindUnanswered,
    "revoke_links": RevokeLinks,
}
