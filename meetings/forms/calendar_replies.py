from django import forms

from office.steps import StepForm


class TakeCalendarReply(StepForm):
    intro = (
        "Svarade någon i sin kalender, men svaret kom som ett brev till dig? Spara kalenderfilen ur brevet och lämna "
        "in den här, så syns svaret bland de andra."
    )
    upload = forms.FileField(
        label="Kalenderfil",
        help_text="En fil som slutar på .ics. Den ligger bifogad i brevet med svaret.",
        widget=forms.ClearableFileInput(attrs={"accept": ".ics,text/calendar"}),
    )


FORMS = {"take_calendar_reply": TakeCalendarReply}
