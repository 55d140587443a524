"""What a person is asked about their own letters, and how a thing is classed."""

import re
from datetime import timedelta

from django import forms
from django.contrib.auth import get_user_model

from office import classes, clock, privacy, secrecy, sorts, trace, wishes
from office.models import ListedWord, Openness, Verdict
from office.models.wishes import Rhythm
from office.retention import TABLE
from office.steps import StepForm

SHORTEST = 3
A_YEAR = timedelta(days=366)


class ClassMixin:
    """Who may see a thing; where secrecy is to be tried, the provision that may apply."""

    def offer_grounds(self, *kept):
        self.fields["secrecy_ground"].choices = secrecy.choices(*kept)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("openness") == Openness.SECRET and not cleaned.get("secrecy_ground"):
            self.add_error("secrecy_ground", "Välj vilket lagrum som kan gälla.")
        return cleaned


def openness_field(initial):
    return forms.ChoiceField(label="Öppenhet", choices=Openness.choices, initial=initial)


def ground_field():
    return forms.ChoiceField(
        label="Lagrum",
        required=False,
        choices=secrecy.choices(),
        help_text="Behövs när sekretess ska prövas. Märkningen är en varning: om sekretess gäller prövas när någon "
        "begär ut handlingen.",
    )


class Classify(ClassMixin, StepForm):
    """Written over the class that was read. When somebody came between, one is told what stands."""

    intro = "Gäller överallt från nu: på sidor, i brev, filer och kalendrar. Vem som märkte, när och varför sparas."
    openness = openness_field(Openness.INTERNAL)
    secrecy_ground = ground_field()
    other_ground = forms.CharField(
        label="Annat lagrum", max_length=120, required=False, help_text="Om det inte finns i listan."
    )
    reason = forms.CharField(label="Varför?", max_length=300, help_text="Skriv inte det som ska skyddas.")
    over = forms.CharField(widget=forms.HiddenInput, strip=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial = {name: getattr(self.subject, name) for name in ("openness", "secrecy_ground")}
        self.initial["over"] = classes.standing(self.subject)
        self.offer_grounds(self.subject.secrecy_ground)

    def clean(self):
        cleaned = self.cleaned_data
        cleaned["secrecy_ground"] = cleaned.get("other_ground") or cleaned.get("secrecy_ground", "")
        return super().clean()

    def show_both(self, theirs):
        """Keep what was chosen here, tell what stands, and let the next press be over that."""
        self.data = self.data.copy()
        self.data["over"] = classes.standing(theirs)
        ground = f" ({theirs.secrecy_ground})" if theirs.is_secret else ""
        self.add_error(
            None,
            f"Någon annan har ändrat öppenheten medan du skrev. Nu är den: {theirs.openness_label}{ground}. Ändra igen "
            "om den ska bli som du har valt.",
        )

    def details(self):
        return {name: self.cleaned_data[name] for name in ("openness", "secrecy_ground", "reason", "over")}


class Rhythms(StepForm):
    """A choice for each sort of letters that there is anything to choose about."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        chosen = wishes.rhythms(self.by)
        for sort in sorts.chosen():
            self.fields[sort.key] = forms.ChoiceField(
                label=sort.label,
                help_text=sort.about,
                choices=[(rhythm.value, rhythm.label) for rhythm in wishes.allowed(sort)],
                initial=str(chosen[sort.key]),
            )

    def details(self):
        return {"rhythms": {key: Rhythm(self.cleaned_data[key]) for key in self.changed_data}}


class GoAway(StepForm):
    since = forms.DateField(label="Första dagen", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    until = forms.DateField(label="Sista dagen", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def clean(self):
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and (fault := _fault(since, until)):
            self.add_error("until", fault)
        return cleaned


def _fault(since, until):
    if until < since:
        return "Sista dagen kan inte ligga före den första."
    if until < clock.today():
        return "De dagarna har redan varit."
    if until - since > A_YEAR:
        return "Skriv högst ett år i taget."
    return ""


class TakeOut(forms.Form):
    """Why the trace is taken out, and as what."""

    reason = forms.CharField(
        label="Varför hämtas spåret?",
        min_length=10,
        max_length=300,
        help_text="Till exempel ett diarienummer. Skälet står kvar i spåret för alltid: skriv inga personuppgifter.",
    )
    form = forms.ChoiceField(label="Filens form", choices=list(trace.FORMS.items()), widget=forms.RadioSelect)


class PlaceHold(StepForm):
    """At least one of what, whom and which matter; several narrow it down."""

    guarded_lightly = ("reason",)
    kind = forms.ChoiceField(label="Vilka uppgifter?", required=False)
    about = forms.ModelChoiceField(
        get_user_model().objects.none(), label="Vem gäller de?", required=False, empty_label="Vem som helst"
    )
    matter = forms.CharField(
        label="Vilket ärende?",
        max_length=100,
        required=False,
        help_text="Som det heter i journalen, till exempel meetings.meeting/12. Tomt: alla ärenden.",
    )
    reason = forms.CharField(label="Varför får de inte gallras?", max_length=300)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = {rule.label: rule.what for rule in TABLE.values()}
        self.fields["kind"].choices = [("", "Alla slag"), *sorted(kinds.items(), key=lambda kind: kind[1])]
        self.fields["about"].queryset = get_user_model().objects.order_by("name")

    def clean_matter(self):
        matter = self.cleaned_data["matter"].strip().lower()
        if matter and not re.fullmatch(r"[a-z]+\.[a-z]+/\d{1,9}", matter):
            raise forms.ValidationError("Skriv ärendet som det heter i journalen, till exempel meetings.meeting/12.")
        return matter

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not any(cleaned.get(name) for name in ("kind", "about", "matter")):
            self.add_error("kind", "Välj vilka uppgifter, vem eller vilket ärende spärren gäller.")
        return cleaned


class ListWord(StepForm):
    text = forms.CharField(
        label="Ord, uttryck, nummer eller adress",
        max_length=100,
        help_text="Ett namn eller smeknamn som inte får stå, eller en växels nummer som får det. Böjningar hittas.",
    )
    verdict = forms.ChoiceField(label="Besked", choices=Verdict.choices, widget=forms.RadioSelect)
    why = forms.CharField(label="Varför?", max_length=200)

    def clean_text(self):
        text = " ".join(self.cleaned_data["text"].split())
        if len(privacy.alike(text)) < SHORTEST:
            raise forms.ValidationError("Skriv minst tre bokstäver eller siffror.")
        return text

    def details(self):
        return {"word": ListedWord(**self.cleaned_data)}
