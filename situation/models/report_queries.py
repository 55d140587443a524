"""What is asked of reports, by name."""

from datetime import timedelta

from django.db import models
from django.db.models import Count, Max, Q, Value

from situation.models.categories import Category
from situation.models.rapporteurs import Rapporteur
from situation.models.states import BEFORE_TRIAGE, Channel, ReportState


class ReportQuerySet(models.QuerySet):
    def seen_by(self, person):
        """Before triage the coordinator alone; then those who sit in the EST group, but for what is restricted."""
        if person.has_perm("situation.see_untriaged"):
            return self
        if not person.has_perm("situation.see_reports"):
            return self.none()
        return self.approved().unrestricted()

    def reported_by(self, person, day):
        """One's own, whatever became of them, and those that came by a link that the person answers for that day."""
        answered_for = Rapporteur.objects.of_person(person).on(day).by_link().values("organisation")
        return self.filter(Q(origin__reporter=person) | Q(channel=Channel.LINK, organisation__in=answered_for))

    def by_link(self):
        return self.filter(channel=Channel.LINK)

    def shown_by_link_of(self, rapporteur, day):
        """Their own, by a personal link. One that hangs on a wall shows no report: it is not known who looks."""
        own = self.reported_by(rapporteur.person, day).of_organisation(rapporteur.organisation)
        return self.none() if rapporteur.is_link else own

    def approved(self):
        """Those that count."""
        return self.filter(state=ReportState.APPROVED)

    def unrestricted(self):
        return self.exclude(category__in=Category.objects.restricted().values("pk"))

    def incidents(self):
        """What has happened; events to come are told beside it and never counted with it."""
        return self.exclude(category__in=Category.objects.ahead().values("pk"))

    def coming_events(self):
        return self.filter(category__in=Category.objects.ahead().values("pk"))

    def ahead_of(self, day):
        """Events after the day, the nearest first."""
        return self.filter(day__gt=day).for_lists().order_by("day", "pk")

    def waiting(self):
        """Those the coordinator has not judged, the oldest first."""
        return self.filter(state__in=BEFORE_TRIAGE).order_by("received_at", "pk")

    def in_states(self, states):
        return self.filter(state__in=states)

    def untouched(self):
        return self.filter(state=ReportState.NEW)

    def unjudged(self):
        """As they came in: nothing was done with them, and no other was merged into them."""
        return self.untouched().filter(version=1, merged=None)

    def judged(self):
        """Those that something was done with."""
        return self.exclude(pk__in=self.unjudged().values("pk"))

    def waits_for(self, person, day, **others):
        """Rows of a name and how many: new, that nobody has read; asked, the person's own about which something was
        asked; and each of `others`.
        """
        waiting = {"new": self.untouched(), "asked": self.asked().reported_by(person, day), **others}
        first, *rest = (_counted(name, rows) for name, rows in waiting.items())
        return first.union(*rest, all=True)

    def asked(self):
        return self.filter(state=ReportState.ASKED)

    def between(self, first, last):
        """By the day they count on, both days with."""
        return self.filter(day__range=(first, last))

    def during_any(self, *windows):
        """On a day of one of the windows, each with its first and last day."""
        days = Q()
        for each in windows:
            days |= Q(day__range=(each.first, each.last))
        return self.filter(days)

    def received_between(self, since, until):
        """By the moment they came in; the last moment is not with."""
        return self.filter(received_at__gte=since, received_at__lt=until)

    def by_rapporteur(self, *also):
        """Grouped by what tells whose a report is: the person, or the organisation whose link it came by."""
        return self.order_by().values("origin__reporter", "organisation", "channel", *also)

    def per_area_and_organisation(self, first, last):
        """Grouped: how many of these days, and when last."""
        now = Count("pk", filter=Q(day__range=(first, last)))
        return self.order_by().values("area", "organisation").annotate(now=now, latest=Max("day"))

    def of_organisations(self, organisations):
        return self.filter(organisation__in=organisations)

    def at_place(self, place):
        return self.filter(place=place)

    def at_any(self, places, cells):
        """At one of the places, or in one of the squares."""
        return self.filter(Q(place__in=places - {None}) | Q(cell__in=cells - {""}))

    def handled(self):
        """Those that say what was done, the latest first."""
        return self.exclude(handled_how="").order_by("-day", "-pk")

    def in_area(self, area):
        return self.filter(area=area)

    def of_organisation(self, organisation):
        return self.filter(organisation=organisation)

    def counted_by_place(self):
        """(organisation, the place's name or nothing, how many) of what happened and is not restricted."""
        rows = self.incidents().unrestricted().order_by().values_list("organisation", "place__name")
        return rows.annotate(many=Count("pk"))

    def imported_in(self, matter):
        return self.filter(imported=matter)

    def merged_into_file(self, matter):
        """Those from elsewhere that were merged into one of the file's."""
        return self.filter(merged_into__imported=matter).exclude(imported=matter)

    def by_latest_handling(self):
        return self.annotate(handled_last=Max("handlings__pk")).order_by("-handled_last", "pk")

    def alike(self, category, place, cell, day):
        """Of the same family, in the same place or square, on that day or beside it; what was rejected aside."""
        if not (place or cell):
            return self.none()
        where = Q(place=place) if place else Q(cell=cell)
        family = Category.objects.of_family(category).values("pk")
        near = self.filter(where, day__range=(day - timedelta(days=1), day + timedelta(days=1)), category__in=family)
        return near.exclude(state__in=[ReportState.REJECTED, ReportState.MERGED])

    def beside(self, report):
        """What the report may tell of once more: of the days around it, and standing."""
        days = (report.day - timedelta(days=3), report.day + timedelta(days=3))
        near = self.filter(day__range=days, area=report.area).exclude(pk=report.pk)
        return near.exclude(state__in=[ReportState.REJECTED, ReportState.MERGED]).order_by("-day", "-pk")

    def known_to(self, organisation):
        """What somebody who reports may be told that there is: their organisation's own, and what has been read."""
        return self.filter(Q(organisation=organisation) | Q(state=ReportState.APPROVED)).unrestricted()

    def near_any(self, reports):
        """Those that one of these may be the same as: in the places and squares where they are, on days like theirs."""
        days = [report.day for report in reports]
        if not days:
            return []
        places, cells = {each.place_id for each in reports} - {None}, {each.cell for each in reports} - {""}
        during = self.filter(day__range=(min(days) - timedelta(days=1), max(days) + timedelta(days=1)))
        near = during.filter(Q(place__in=places) | Q(cell__in=cells))
        return list(near.exclude(state__in=[ReportState.REJECTED, ReportState.MERGED]).for_lists().order_by("pk")[:500])

    def lately_triaged(self, now):
        """What was done in the last day, the latest first."""
        done = self.filter(triaged_at__gte=now - timedelta(days=1)).exclude(state__in=BEFORE_TRIAGE)
        return done.for_lists().order_by("-triaged_at", "-pk")

    def for_triage(self):
        return self.for_lists().prefetch_related("handlings")

    def latest_first(self):
        return self.order_by("-received_at", "-pk")

    def for_lists(self):
        """What a row tells those who may see it; nothing of who reported."""
        return self.select_related("category__parent", "place", "area", "organisation")

    def for_own_list(self):
        return self.select_related("category__parent", "place", "area").prefetch_related("handlings")

    def with_origin(self):
        return self.select_related("origin__reporter")


def _counted(name, rows):
    """One row: the name, and how many."""
    named = rows.order_by().annotate(what=Value(name, output_field=models.CharField()))
    return named.values("what").annotate(many=Count("pk", distinct=True)).values_list("what", "many")
