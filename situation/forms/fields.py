"""Fields of reports: a moment on the clock on the wall, and a place that people know by name."""

from datetime import UTC, datetime

from django import forms
from django.core.files.base import ContentFile

from office import uploads
from office.almanac import STOCKHOLM, local
from situation.models import Area, Place

TOO_MANY = 4
PHOTOS = {"jpg": "jpg", "jpeg": "jpg", "png": "png"}


class MomentField(forms.Field):
    """Day and time as the clock on the wall shows them; the hour that comes twice in October is the first of them."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local", "class": "form-control"}, format="%Y-%m-%dT%H:%M")

    def prepare_value(self, value):
        return local(value) if isinstance(value, datetime) and value.tzinfo else value

    def to_python(self, value):
        if value in self.empty_values:
            return None
        try:
            moment = datetime.fromisoformat(str(value).strip()).replace(tzinfo=STOCKHOLM, fold=0)
        except ValueError as error:
            raise forms.ValidationError("Skriv dag och tid, till exempel 2027-02-03 21:30.") from error
        if not 2020 <= moment.year <= 2100:
            raise forms.ValidationError("Skriv ett år mellan 2020 och 2100.")
        return moment.astimezone(UTC)  # an hour that is skipped in March is the next


class PhotoField(forms.FileField):
    """A photo, drawn anew at once: the one that was sent is not kept."""

    widget = forms.FileInput(attrs={"accept": "image/jpeg,image/png"})

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        if not upload:
            return None
        kind, bare = uploads.check(uploads.plain_name(upload.name), upload)
        if kind not in PHOTOS:
            raise forms.ValidationError("Välj en bild: JPEG eller PNG.")
        return ContentFile(bare, name=f"bild.{PHOTOS[kind]}")


class AreaField(forms.ModelChoiceField):
    def __init__(self, **more):
        super().__init__(Area.objects.all(), **{"required": False, "empty_label": "Välj område"} | more)


class PlaceField(forms.CharField):
    """The name of a place in use, or as much of it as leaves no doubt; cleaned to the place."""

    def __init__(self, **more):
        super().__init__(**{"max_length": 120, "required": False} | more)

    def clean(self, value):
        name = " ".join(super().clean(value).split())
        if not name:
            return None
        known = Place.objects.in_use().with_area()
        found = known.called(name) or list(known.search(name)[:TOO_MANY])
        if len(found) == 1:
            return found[0]
        raise forms.ValidationError(_which(name, found))


def _which(name, found):
    if not found:
        return f"Ingen plats heter ”{name}”. Välj en i listan, använd din position eller välj ett område."
    told = ", ".join(place.name for place in found[:TOO_MANY])
    return f"Flera platser passar: {told}. Skriv hela namnet."
