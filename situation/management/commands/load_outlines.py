import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from office import clock
from situation import outlines
from situation.models import Area, Outline

LARGEST = 100_000_000  # bytes; the borders of the whole country are less


class Command(BaseCommand):
    help = "Loads the borders of the areas from a GeoJSON file in degrees (WGS 84); matched by the areas' codes."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--code", default="", help="what the file calls the property with the area's code")

    def handle(self, *args, file, code, **options):
        try:
            found = outlines.read(_read(file), code)
            loaded, left_out = _load(found)
        except outlines.Nonsense as fault:
            raise CommandError(str(fault)) from fault
        self.stdout.write(f"{loaded} områden har fått sina gränser. {left_out} i filen hör inte hit.")
        if missing := list(Area.objects.filter(outline=None).values_list("name", flat=True)):
            self.stdout.write(f"Utan gräns: {', '.join(missing)}.")


def _read(file):
    try:
        if file.stat().st_size > LARGEST:
            raise outlines.Nonsense("Filen är större än 100 MB. Ta med bara kommunens egna områden.")
        return json.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as fault:
        raise outlines.Nonsense(f"Filen {file} går inte att läsa: {fault.strerror}.") from fault
    except ValueError as fault:
        if isinstance(fault, outlines.Nonsense):
            raise
        raise outlines.Nonsense("Filen är ingen JSON i UTF-8.") from fault


@transaction.atomic
def _load(found):
    """All or none."""
    areas = {area.code: area for area in Area.objects.all() if area.code in found}
    if not areas:
        raise outlines.Nonsense("Inget område i filen har en kod som finns här.")
    for code, area in areas.items():
        told = {"shape": outlines.shape(found[code], code), "loaded_at": clock.now()}
        Outline.objects.update_or_create(area=area, defaults=told)
    return len(areas), len(found) - len(areas)
