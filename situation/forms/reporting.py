"""What a rapporteur is asked: thirty seconds on a phone, and more for whoever knows more."""

import uuid
from datetime import timedelta

from django import forms

from councils.models import Organisation
from meetings.forms.fields import text_area
from office import clock
from office.almanac import local
from office.guarding import Guarded
from situation.forms.fields import AreaField, MomentField, PhotoField, PlaceField
from situation.models import Category, Extent, Report, Seen, Severity, Told, When
from situation.receiving import placed

OLDEST = timedelta(days=366)
TILES, TICK = forms.RadioSelect, forms.CheckboxInput(attrs={"class": "form-check-input"})
NOT_FACTS = {"organisation", "place_name", "latitude", "longitude"}


class Tell(Guarded):
    """A report. `organisations` are those that the person may report for."""

    guarded = ("text", "handled_by", "handled_how")
    may_be_kept = False

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label="För vilken organisation?",
        empty_label="Välj organisation",
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    category = forms.ModelChoiceField(Category.objects.none(), label="Vad har hänt?")
    seen = forms.ChoiceField(label="Hur vet du det?", choices=Seen.choices, initial=Seen.OBSERVED, widget=TILES)
    place_name = PlaceField(label="Plats")
    area = AreaField(label="Område")
    latitude = forms.FloatField(widget=forms.HiddenInput, required=False, min_value=-85, max_value=85)
    longitude = forms.FloatField(widget=forms.HiddenInput, required=False, min_value=-180, max_value=180)
    when = forms.ChoiceField(label="När hände det?", choices=When.choices, initial=When.EXACT, widget=TILES)
    happened_at = MomentField(label="Tidpunkt, eller tidigast", required=False)
    happened_until = MomentField(label="Senast", required=False)
    severity = forms.TypedChoiceField(
        label="Hur allvarligt var det?", choices=Severity.choices, coerce=int, widget=TILES
    )
    text = text_area("Beskriv kort", rows=3, required=False, max_length=500)
    extent = forms.ChoiceField(label="Hur många, ungefär?", choices=Extent.choices, required=False, widget=TILES)
    is_recurring = forms.BooleanField(label="Det har hänt flera gånger", required=False, widget=TICK)
    police_report = forms.ChoiceField(
        label="Är det polisanmält?", choices=Told.choices, initial=Told.UNKNOWN, widget=TILES
    )
    handled_by = forms.CharField(label="Vem har redan gjort något?", max_length=120, required=False)
    handled_how = forms.CharField(label="Vad gjordes?", max_length=200, required=False)
    photo = PhotoField(label="Bild", required=False)
    may_be_contacted = forms.BooleanField(
        label="Samordnaren får kontakta mig", required=False, initial=True, widget=TICK
    )
    made_at = forms.DateTimeField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["category"].queryset = Category.objects.select_related("parent")
        self.fields["organisation"].queryset = organisations
        self.organisations = list(organisations)
        if len(self.organisations) == 1:
            self.fields["organisation"].required = False
        if not self.is_bound:
            self.fields["happened_at"].initial = local(clock.now())

    def clean(self):
        cleaned = super().clean()
        if not self.errors.keys() & {"when", "happened_at", "happened_until"}:
            self._clean_when(cleaned)
        if not self.errors.keys() & {"place_name", "area", "latitude", "longitude"} and not self._where(cleaned):
            self.add_error("place_name", "Säg var det hände: en plats, din position eller ett område.")
        return cleaned

    @property
    def moments(self):
        return [self["happened_at"], self["happened_until"]]

    @property
    def choices(self):
        return [self["seen"], self["extent"], self["police_report"]]

    @property
    def handled(self):
        return [self["handled_by"], self["handled_how"]]

    @property
    def has_more(self):
        """Something of what may be left out was told, or is wrong."""
        names = ("extent", "is_recurring", "handled_by", "handled_how", "photo")
        return self.is_bound and any(self[name].errors or self.data.get(name) for name in names)

    @property
    def chosen_organisation(self):
        return self.cleaned_data.get("organisation") or self.organisations[0]

    def facts(self):
        """What the step `report` asks."""
        told = {name: value for name, value in self.cleaned_data.items() if name not in NOT_FACTS}
        point = self._point(self.cleaned_data)
        now = clock.now()
        made_at = told.pop("made_at")
        told["made_at"] = made_at if made_at and now - OLDEST < made_at <= now else now
        return told | {"place": self.cleaned_data["place_name"], "point": point, "photo": told["photo"] or ""}

    def alike(self):
        """What this organisation, or anybody whose report has been read, has already told of; only that there is."""
        facts = placed({"place": self.cleaned_data["place_name"]}, self._point(self.cleaned_data))
        day = local(self.cleaned_data["happened_at"] or clock.now()).date()
        category = self.cleaned_data["category"]
        found = Report.objects.alike(category, facts["place"], facts.get("cell", ""), day)
        return found.known_to(self.chosen_organisation).exclude(key=self.cleaned_data["key"])

    def _clean_when(self, cleaned):
        when, since, until = (cleaned.get(name) for name in ("when", "happened_at", "happened_until"))
        if when == When.UNKNOWN:
            cleaned["happened_at"] = cleaned["happened_until"] = None
        elif not since:
            self.add_error("happened_at", "Skriv när det hände, eller välj att du inte vet.")
        elif when == When.EXACT:
            cleaned["happened_until"] = None
        elif not until or until <= since:
            self.add_error("happened_until", "Skriv en tid som är senare än den första.")
        for name in ("happened_at", "happened_until"):
            if cleaned.get(name) and name not in self.errors:
                self._clean_moment(name, cleaned[name], cleaned.get("category"))

    def _clean_moment(self, name, moment, category):
        now = clock.now()
        ahead = category is not None and category.looks_ahead
        if moment > now and not ahead:
            self.add_error(name, "Det kan inte ha hänt i framtiden.")
        elif not now - OLDEST <= moment <= now + OLDEST:
            self.add_error(name, "Skriv en dag inom ett år från i dag.")

    def _where(self, cleaned):
        return cleaned.get("place_name") or cleaned.get("area") or self._point(cleaned)

    def _point(self, cleaned):
        point = cleaned.get("latitude"), cleaned.get("longitude")
        return None if None in point else point
