"""Fields that several forms about meetings share."""

from django import forms

from office.almanac import at, is_working_day, local, red_day, written


def day_field(label="Dag", **more):
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more)


def time_field(label, **more):
    return forms.TimeField(label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), **more)


def text_area(label, rows=4, **more):
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **more)


class WhenMixin:
    """A day with a beginning and an end, on the clock on the wall in Sweden.

    A newly chosen day that is no working day is remarked on, and kept when one says so beside the remark.
    """

    def clean(self):
        cleaned = super().clean()
        day, starts, ends = (cleaned.get(name) for name in ("day", "starts", "ends"))
        is_known = day and 2020 <= day.year <= 2100
        if day and not is_known:
            self.add_error("day", "Skriv ett år mellan 2020 och 2100.")
        if starts and ends and (ends <= starts or (is_known and not _is_after(day, starts, ends))):
            self.add_error("ends", "Mötet måste sluta efter att det har börjat.")
        if not is_known:
            return cleaned
        if "day" in self.changed_data and (remark := self.remark_on(day)):
            self._ask_anyway(remark)
        return cleaned

    def remark_on(self, day):
        """Of a day when nobody is expected to meet; empty for the others."""
        return "" if is_working_day(day) else _why_not(day)

    def _ask_anyway(self, remark):
        self.fields["anyway"] = forms.BooleanField(label="Spara ändå", required=False)
        self.order_fields(["day", "anyway"])
        if self.add_prefix("anyway") not in self.data:
            self.add_error("day", f"{remark} Välj en annan dag, eller kryssa för ”Spara ändå”.")

    def times(self):
        data = self.cleaned_data
        return {"starts_at": at(data["day"], data["starts"]), "ends_at": at(data["day"], data["ends"])}


def _is_after(day, starts, ends):
    """On the clock of the world: an hour that is leapt over in March lies after the one that follows it."""
    return at(day, ends).timestamp() > at(day, starts).timestamp()


def _why_not(day):
    name = red_day(day)
    return f"{written(day).capitalize()} är ingen arbetsdag{f' ({name.lower()})' if name else ''}."


def when_initial(meeting):
    starts, ends = local(meeting.starts_at), local(meeting.ends_at)
    return {"day": starts.date(), "starts": starts.time(), "ends": ends.time(), "place": meeting.place}
