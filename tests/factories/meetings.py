import datetime

import factory

from meetings.models import AgendaItem, ItemState, Meeting
from office.almanac import at
from tests.factories.councils import BodyFactory, PersonFactory

THURSDAY = datetime.date(2027, 2, 18)


class MeetingFactory(factory.django.DjangoModelFactory):
    """A meeting of two hours from 13.00; `items=[titles]` puts items on its agenda."""

    class Meta:
        model = Meeting
        skip_postgeneration_save = True

    class Params:
        day = THURSDAY
        hour = 13

    body = factory.SubFactory(BodyFactory)
    starts_at = factory.LazyAttribute(lambda meeting: at(meeting.day, datetime.time(meeting.hour)))
    ends_at = factory.LazyAttribute(lambda meeting: meeting.starts_at + datetime.timedelta(hours=2))
    place = "Kommunhuset"
    notice_days = 7

    @factory.post_generation
    def items(self, create, titles, **more):
        for position, title in enumerate(titles or [], start=1):
            AgendaItemFactory(meeting=self, body=self.body, title=title, position=position, state=ItemState.ACCEPTED)


class AgendaItemFactory(factory.django.DjangoModelFactory):
    """Proposed, unless told otherwise."""

    class Meta:
        model = AgendaItem

    body = factory.SubFactory(BodyFactory)
    title = factory.Sequence("Ärende {}".format)
    proposed_by = factory.SubFactory(PersonFactory)
    proposed_at = datetime.datetime(2027, 2, 1, 8, 0, tzinfo=datetime.UTC)
