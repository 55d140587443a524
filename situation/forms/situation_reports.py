"""What the steps of a lägesrapport ask."""

from datetime import timedelta

from django import forms
from django.utils.html import format_html

from meetings.forms.actions import OwnerField
from meetings.forms.fields import day_field, text_area
from meetings.models import Meeting
from meetings.ownership import owners
from office import clock
from office.almanac import moment
from office.steps import Once, StepForm
from situation import sharing
from situation.documents import draft_words
from situation.forms.fields import PlaceField
from situation.forms.shown import as_shown, marks, plain
from situation.lights import Light
from situation.models import SituationReport

AHEAD = timedelta(days=28)  # two meetings
TEXTS = ("summary", "raised", "coming")


class DraftSituationReport(StepForm):
    intro = "Utkastet räknas för de fjorton dagarna före mötets vecka."
    meeting = forms.ModelChoiceField(
        Meeting.objects.none(), label="Till vilket möte?", empty_label=None,
        error_messages={"required": "Planera EST-gruppens nästa möte först."},
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        told = SituationReport.objects.of_body(self.subject).exclude(meeting=None).values("meeting")
        now = clock.now()
        near = Meeting.objects.of_bodies([self.subject]).standing().since(now - sharing.TOLD_AFTERWARDS)
        self.fields["meeting"].queryset = near.before(now + AHEAD).exclude(pk__in=told).with_body().in_order()
        self.fields["meeting"].label_from_instance = lambda meeting: moment(meeting.starts_at)


def _said_of(word, name):
    """The area is named right above, so its name is read aloud and not shown again."""
    return format_html('{}<span class="visually-hidden">: {}</span>', word, name)


class WriteSituationReport(StepForm):
    """The words of the draft, each where it stands in the report. Carries which version was read, and what it said."""

    may_be_kept = False
    over = forms.IntegerField(widget=forms.HiddenInput)
    shown = forms.CharField(widget=forms.HiddenInput, required=False)
    summary = text_area("Sammanfattning", rows=4, max_length=2000, required=False)
    raised = text_area(
        "Att ta upp i Brå",
        rows=4,
        max_length=2000,
        required=False,
        help_text="Det som behöver råd, pengar eller en arbetsgrupp.",
    )
    coming = text_area(
        "Mer som är på väg", rows=2, max_length=1000, required=False, help_text="Lov, helger, arrangemang."
    )

    def __init__(self, *args, subject, initial=None, **kwargs):
        facts = subject.content["facts"]
        words = draft_words(subject, facts)
        super().__init__(*args, subject=subject, initial={"over": subject.version} | words | (initial or {}), **kwargs)
        self.area_keys = [each["key"] for each in facts["areas"]]
        self.comment_keys = [each["key"] for each in facts["problems"]]
        for each in facts["areas"]:
            self._add_area(each["key"], each["name"], words["areas"][each["key"]])
        for each in facts["problems"]:
            label = f"Kommentar: {each['category']}, {each['place']}"
            self.fields[f"comment_{each['key']}"] = forms.CharField(
                label=label, max_length=300, required=False, initial=words["comments"][each["key"]]
            )
        self.guarded = tuple(name for name in self.fields if not name.startswith(("over", "shown", "light_")))
        self.initial["shown"] = marks(subject, _flat(words))
        self._ask_what_is_new(_flat(words))

    def _add_area(self, key, name, words):
        self.fields[f"light_{key}"] = forms.ChoiceField(
            label=_said_of("Läge", name), choices=[(each.value, each.label) for each in Light], initial=words["light"]
        )
        self.fields[f"why_{key}"] = forms.CharField(
            label=_said_of("Motiv", name), max_length=300, required=False, initial=words["why"]
        )

    def _ask_what_is_new(self, shown):
        """What the report has come to ask about while somebody read it is left as it is proposed."""
        new = {name: value for name, value in shown.items() if self.is_bound and name not in self.data}
        if new:
            self.data = self.data.copy()
            self.data.update(new | {"shown": f"{self.data.get('shown', '')} {marks(self.subject, new)}"})

    def _changed(self, said):
        values = {name: plain(said[name]) for name in self.fields if name not in {"over", "shown"}}
        same = as_shown(self.subject, values, said["shown"])
        return {name: value for name, value in values.items() if name not in same}

    def details(self):
        said, changed = self.cleaned_data, self._changed(self.cleaned_data)
        areas = [key for key in self.area_keys if changed.keys() & {f"light_{key}", f"why_{key}"}]
        words = {name: changed[name] for name in TEXTS if name in changed} | {
            "areas": {key: {"light": said[f"light_{key}"], "why": said[f"why_{key}"]} for key in areas},
            "comments": {key: said[f"comment_{key}"] for key in self.comment_keys if f"comment_{key}" in changed},
        }
        return {"over": said["over"], "words": words}

    def show_both(self, theirs):
        """Keep what was written here, tell what stands, and let the next save be over that."""
        self.theirs = draft_words(theirs, theirs.content["facts"])
        stands, changed = _flat(self.theirs), self._changed(self.cleaned_data)
        self.data = self.data.copy()
        for name in stands.keys() - changed.keys():
            self.data[name] = stands[name]
        self.data["over"], self.data["shown"] = theirs.version, marks(theirs, stands)
        self.add_error(
            None, "Någon annan har sparat medan du skrev. Deras text står sist på sidan. Jämför och spara igen."
        )

    theirs = None


def _flat(words):
    """By the names of the fields."""
    areas = {f"{part}_{key}": each[part] for key, each in words["areas"].items() for part in ("light", "why")}
    comments = {f"comment_{key}": each for key, each in words["comments"].items()}
    return {name: words[name] for name in TEXTS} | areas | comments


class Decide(Once, StepForm):
    """What the group agreed: what, where, who and by when."""

    guarded = ("text",)
    text = forms.CharField(label="Vad ska göras?", max_length=300)
    place = PlaceField(label="Var?", help_text="Lämna tomt om det gäller hela kommunen.")
    owner = OwnerField()
    due_on = day_field("Klart senast")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.subject.meeting_id:
            self.fields["owner"].offer(owners(self.subject.meeting))

    def details(self):
        said = dict(self.cleaned_data)
        return {**OwnerField.details(said.pop("owner")), **said}


class ApproveSituationReport(StepForm):
    intro = (
        "Siffrorna och texten fryses som du nu har läst dem, och dokumenten görs. En godkänd rapport ändras inte: "
        "visar sig något vara fel skriver du det i nästa."
    )
    over = forms.IntegerField(widget=forms.HiddenInput)
    counted_at = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, subject, initial=None, **kwargs):
        known = {"over": subject.version, "counted_at": subject.content.get("counted_at", "")}
        super().__init__(*args, subject=subject, initial=known | (initial or {}), **kwargs)


class ShareSituationReport(StepForm):
    intro = "Var och en får sin egen version, en gång. Vem som fick vad sparas."
    guarded = ("words",)
    variants = forms.MultipleChoiceField(label="Till vilka?", widget=forms.CheckboxSelectMultiple)
    words = text_area("Egna ord överst i breven", rows=3, max_length=600, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        day = clock.today()
        had = sharing.had(self.subject)
        self.fields["variants"].choices = [
            (
                variant.value,
                _told(variant, sharing.readers(variant, self.subject.body, day), had.get(variant.value, set())),
            )
            for variant in sharing.SHARED
        ]
        self.fields["variants"].initial = [variant.value for variant in sharing.SHARED]


def _told(variant, readers, had):
    new = [each for each in readers if each.person.pk not in had]
    without = sum(not each.person.email for each in new)
    on_paper = f", {without} på papper" if without else ""
    return f"{variant.label}: {len(new)} nya mottagare{on_paper}" if new else f"{variant.label}: alla har fått den"


SITUATION_REPORT_FORMS = {
    "write_situation_report": WriteSituationReport,
    "decide": Decide,
    "approve_situation_report": ApproveSituationReport,
    "share_situation_report": ShareSituationReport,
}
