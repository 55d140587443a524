"""What a letter to a rapporteur belongs to, as a digest is grouped, and what the trace calls the details of EST."""

from functools import partial

from office.digests import places_of
from office.trace import label, names_of
from situation.models import Area, Category, Place, Rapporteur


def _rapporteurs(keys):
    found = Rapporteur.objects.filter(pk__in=keys).select_related("organisation")
    return {each.pk: f"Rapporter från {each.organisation}" for each in found}


def _named(model, reader, keys):
    """Which place a report is of is told to those who may read reports, and not to others who read the trace."""
    found = model.objects.filter(pk__in=keys) if reader.has_perm("situation.see_reports") else model.objects.none()
    return dict(found.values_list("pk", "name"))


places_of("situation.rapporteur", _rapporteurs)
for named in (Area, Category, Place):
    names_of(named._meta.label_lower, partial(_named, named))
label(
    "situation",
    area="Område", category="Kategori", counted_at="Siffrorna räknades", first_day="Från", last_day="Till och med",
    number="Antal", part="Del av året", source="Hur det lämnades", variants="Delades som", words="Egna ord",
    year="År",
)  # fmt: skip
