"""What is asked about a drafted proposal: the text as it shall be, or why not."""

from django import forms

from councils.models import Body, Kind
from meetings.forms.fields import text_area
from meetings.models import Meeting
from office import clock
from office.almanac import moment
from office.steps import StepForm


class SendToCouncil(StepForm):
    guarded = ("title", "text")
    sends = True
    intro = (
        "Texten är ett utkast ur siffrorna. Ändra den som du vill. Den blir ett ärende, och ordföranden får ett brev."
    )
    title = forms.CharField(label="Rubrik", max_length=160)
    text = text_area("Förslag", rows=22, max_length=5000)
    meeting = forms.ModelChoiceField(
        Meeting.objects.none(), label="Till vilket möte?", required=False, empty_label="Nästa möte med plats"
    )

    def __init__(self, *args, subject, initial=None, **kwargs):
        drafted = {"title": subject.title, "text": subject.text}
        super().__init__(*args, subject=subject, initial=drafted | (initial or {}), **kwargs)
        coming = Meeting.objects.of_bodies(Body.objects.of(Kind.COUNCIL)).coming(clock.now()).with_body().in_order()
        self.fields["meeting"].queryset = coming
        self.fields["meeting"].label_from_instance = lambda meeting: moment(meeting.starts_at)


class Dismiss(StepForm):
    guarded = ("reason",)
    intro = "Förslaget läggs undan. Så länge samma sak fortsätter föreslås den inte igen."
    reason = forms.CharField(label="Varför?", max_length=300)


PROPOSAL_FORMS = {"send_to_council": SendToCouncil, "dismiss_proposal": Dismiss}
