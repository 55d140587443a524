import datetime

import factory

from office.almanac import at, local
from situation.models import (
    Area,
    Category,
    Origin,
    Place,
    PoliceFigure,
    Precision,
    Rapporteur,
    Report,
    ReportState,
    SituationReport,
    When,
)
from tests.factories.councils import BodyFactory, OrganisationFactory, PersonFactory

MONDAY = datetime.date(2027, 2, 1)


class AreaFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Area

    code = factory.Sequence("2083X{:04}".format)
    name = factory.Sequence("Område {}".format)


class CategoryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Category

    key = factory.Sequence("kategori-{}".format)
    name = factory.Sequence("Kategori {}".format)


class PlaceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Place

    key = factory.Sequence("plats-{}".format)
    name = factory.Sequence("Plats {}".format)
    also = ""
    area = factory.SubFactory(AreaFactory)
    search_text = factory.LazyAttribute(lambda place: f"{place.name} {place.also}".casefold())


class RapporteurFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Rapporteur

    person = factory.SubFactory(PersonFactory)
    organisation = factory.SelfAttribute("person.organisation")
    since = datetime.date(2023, 7, 1)


class ReportFactory(factory.django.DjangoModelFactory):
    """Approved, at a named place, at ten in the evening of `on`; `reporter=person` gives it its origin."""

    class Meta:
        model = Report
        skip_postgeneration_save = True

    class Params:
        on = MONDAY
        clock = datetime.time(22)

    state = ReportState.APPROVED
    organisation = factory.SubFactory(OrganisationFactory)
    category = factory.SubFactory(CategoryFactory)
    reported_category = factory.SelfAttribute("category")
    when = When.EXACT
    happened_at = factory.LazyAttribute(lambda report: at(report.on, report.clock))
    day = factory.SelfAttribute("on")
    hour = factory.LazyAttribute(lambda report: local(report.happened_at).hour if report.when == When.EXACT else None)
    precision = Precision.PLACE
    place = factory.SubFactory(PlaceFactory)
    area = factory.LazyAttribute(lambda report: report.place.area if report.place else None)
    severity = 2
    made_at = factory.LazyAttribute(lambda report: at(report.on, report.clock) + datetime.timedelta(hours=1))
    received_at = factory.SelfAttribute("made_at")

    @factory.post_generation
    def reporter(self, create, person, **more):
        if person:
            Origin.objects.create(report=self, reporter=person, text=self.text, **more)


class PoliceFigureFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PoliceFigure

    category = factory.SubFactory(CategoryFactory)
    first_day = MONDAY
    last_day = MONDAY + datetime.timedelta(days=13)
    number = 4
    source = "Muntligt på mötet"
    entered_by = factory.SubFactory(PersonFactory)
    entered_at = factory.LazyAttribute(lambda figure: at(figure.last_day, datetime.time(12)))


class SituationReportFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SituationReport

    body = factory.SubFactory(BodyFactory, kind="est")
    first_day = MONDAY
    last_day = factory.LazyAttribute(lambda report: report.first_day + datetime.timedelta(days=13))
    year = factory.LazyAttribute(lambda report: report.first_day.isocalendar().year)
    number = factory.Sequence(lambda number: number + 1)
    made_at = factory.LazyAttribute(lambda report: at(report.last_day, datetime.time(12)))
