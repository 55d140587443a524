"""Where things happen: areas, named places and squares of a grid. Never where a person lives."""

from django.db import models
from django.db.models import Count, IntegerField, Max, Min, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from office import clock
from office.constraints import one_of, together


class Area(models.Model):
    """A part of the municipality, with SCB's code where it has one."""

    code = models.CharField("kod", max_length=20, unique=True)
    name = models.CharField("namn", max_length=120)
    population = models.PositiveIntegerField("invånare", null=True, blank=True)
    population_year = models.PositiveSmallIntegerField("år", null=True, blank=True)
    source = models.CharField("källa", max_length=160, blank=True)
    order = models.PositiveSmallIntegerField("ordning", default=0)

    class Meta:
        verbose_name, verbose_name_plural = "område", "områden"
        ordering = ["order", "code"]

    def __str__(self):
        return self.name


class Outline(models.Model):
    """Where an area's border goes, as GeoJSON. In a table of its own: it weighs more than all else of an area."""

    area = models.OneToOneField(Area, models.CASCADE, primary_key=True, verbose_name="område", related_name="outline")
    shape = models.JSONField("gräns")
    loaded_at = models.DateTimeField("lästes in")

    class Meta:
        verbose_name, verbose_name_plural = "områdesgräns", "områdesgränser"

    def __str__(self):
        return f"Gränsen för {self.area}"


class PlaceKind(models.TextChoices):
    SQUARE = "square", "Torg eller gata"
    STATION = "station", "Station eller hållplats"
    SCHOOL = "school", "Skola eller förskola"
    SPORTS = "sports", "Idrott och fritid"
    PARK = "park", "Park eller lekplats"
    SHOP = "shop", "Butik eller handelsområde"
    PATH = "path", "Gång- och cykelväg"
    HOUSING = "housing", "Bostadsområde"
    PUBLIC = "public", "Bibliotek, vård eller annan verksamhet"
    WATER = "water", "Bad eller strand"
    OTHER = "other", "Annan plats"


class PlaceQuerySet(models.QuerySet):
    def in_use(self):
        """Those that a report can be about today; one that was merged has its reports with another."""
        return self.standing().filter(Q(closed_on=None) | Q(closed_on__gt=clock.today()))

    def standing(self):
        """Those that are not another by now, in use or not."""
        return self.filter(merged_into=None)

    def merged(self):
        """Those that are another by now."""
        return self.exclude(merged_into=None)

    def other_than(self, place):
        return self.exclude(pk=place.pk)

    def last_told_of(self, day, reports):
        """Those that nobody has told of since the day, each with when somebody last did (`latest`)."""
        theirs = reports.filter(place=models.OuterRef("pk")).order_by("-day")
        white = self.exclude(models.Exists(theirs.filter(day__gte=day)))
        return white.annotate(latest=models.Subquery(theirs.values("day")[:1]))

    def by_area(self):
        return self.order_by("area__order", "order", "name")

    def on_the_map(self):
        return self.in_use().exclude(latitude=None)

    def bounds(self):
        """South, west, north and east of those that have a point, or nothing."""
        found = (
            self.on_the_map()
            .order_by()
            .aggregate(south=Min("latitude"), west=Min("longitude"), north=Max("latitude"), east=Max("longitude"))
        )
        return None if found["south"] is None else tuple(found.values())

    def by_number(self, reports):
        """Those with the most of these reports first; each place is asked of by itself, and no other report is read."""
        theirs = reports.filter(place=OuterRef("pk")).order_by().values("place").annotate(many=Count("pk"))
        number = Coalesce(Subquery(theirs.values("many"), output_field=IntegerField()), Value(0))
        return self.annotate(number=number).order_by("-number", "name", "pk")

    def with_area(self):
        return self.select_related("area")

    def search(self, words):
        """By a part of the name, or of what people also call it; folded as Swedes write."""
        sought = words.replace("\0", "").casefold()
        return self.filter(search_text__contains=sought) if sought else self

    def called(self, name):
        """Those with exactly this name, however it is written; a list, for a database folds no Swedish letters."""
        folded = name.replace("\0", "").casefold()
        return [place for place in self.filter(search_text__startswith=folded) if place.name.casefold() == folded]


class Place(models.Model):
    """A place that people know by name, with a point and the area where it lies."""

    key = models.SlugField("nyckel", max_length=60, unique=True)
    name = models.CharField("namn", max_length=120)
    also = models.CharField("kallas även", max_length=200, blank=True)
    kind = models.CharField("slag", max_length=12, choices=PlaceKind, default=PlaceKind.OTHER)
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, verbose_name="område", related_name="places")
    latitude = models.FloatField("latitud", null=True, blank=True)
    longitude = models.FloatField("longitud", null=True, blank=True)
    is_checked = models.BooleanField(
        "läget är kontrollerat",
        default=False,
        help_text="Platser ur profilen har ungefärliga lägen tills någon prövat.",
    )
    closed_on = models.DateField("används inte längre från", null=True, blank=True)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        verbose_name="hör ihop med",
        related_name="merged",
    )
    order = models.PositiveSmallIntegerField("ordning", default=0)
    search_text = models.CharField(max_length=330, editable=False)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "plats", "platser"
        ordering = ["order", "name"]
        constraints = [
            one_of("kind", PlaceKind, name="place_kind_is_known"),
            together("latitude", "longitude", name="a_point_has_two_parts"),
            models.CheckConstraint(
                condition=Q(latitude=None) | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="a_point_is_on_the_globe",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"/arbete/est/platser/{self.key}/"

    def clean(self):
        self.search_text = f"{self.name} {self.also}".casefold()

    @property
    def by_now(self):
        """The place that it is, through every merging since."""
        return self.merged_into.by_now if self.merged_into_id else self

    @property
    def point(self):
        return self.latitude, self.longitude
