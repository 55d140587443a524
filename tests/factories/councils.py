import datetime

import factory

from councils.models import Body, Cooption, Holding, Kind, Organisation, Person, Readership, Seat


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation

    key = factory.Sequence("organisation-{}".format)
    name = factory.Sequence("Organisation {}".format)
    kind = "internal"


class PersonFactory(factory.django.DjangoModelFactory):
    """Without a password: tests sign in through the client."""

    class Meta:
        model = Person

    email = factory.Sequence("person{}@hedemora.example".format)
    name = factory.Sequence("Person {}".format)
    organisation = factory.SubFactory(OrganisationFactory)


class BodyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Body

    key = factory.Sequence("organ-{}".format)
    name = factory.Sequence("Organ {}".format)
    short = factory.Sequence("O{}".format)
    kind = Kind.GROUP


class SeatFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Seat

    body = factory.SubFactory(BodyFactory)
    key = factory.Sequence("plats-{}".format)
    title = factory.Sequence("Plats {}".format)
    organisation = factory.SubFactory(OrganisationFactory)
    since = datetime.date(2023, 7, 1)


class HoldingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Holding

    seat = factory.SubFactory(SeatFactory)
    person = factory.SubFactory(PersonFactory)
    since = datetime.date(2023, 7, 1)


class CooptionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Cooption

    body = factory.SubFactory(BodyFactory)
    person = factory.SubFactory(PersonFactory)
    reason = "Sakkunnig"
    since = datetime.date(2023, 7, 1)


class ReadershipFactory(factory.django.DjangoModelFactory):
    """Given from the page of the assembly, which every profile has."""

    class Meta:
        model = Readership

    body = factory.LazyFunction(lambda: Body.objects.get(key="kommunfullmaktige"))
    person = factory.SubFactory(PersonFactory)
    role = "politician"
    reason = "Invald i kommunfullmäktige"
    since = datetime.date(2027, 1, 1)
    until = datetime.date(2027, 12, 31)
