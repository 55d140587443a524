"""Standing items from the municipality's profile; meetings to come follow the notice that it sets."""

from councils.models import Body
from guideline.profile import ProfileFault, loads, new_in, put
from meetings import planning
from meetings.models import Meeting, StandingItem
from office import clock

SOME_YEAR = 2028


@loads
def check_the_planning(profile):
    """A year that cannot be planned is found when the profile is loaded, not when somebody plans it."""
    where = "planning"
    try:
        pauses = planning.pauses_from(profile.get("planning", {}))
        for row in profile.get("bodies", []):
            where = row["name"]
            planning.propose(SOME_YEAR, planning.wish_from(row.get("planning", {}), pauses))
    except (TypeError, ValueError) as error:
        raise ProfileFault(f"{where}: planeringen går inte att läsa ({error}).") from error


@loads
def load_standing_items(profile):
    for row in profile.get("bodies", []):
        for item in row.get("standing", []):
            load_standing_item(Body.objects.get(key=row["key"]), item)


def load_standing_item(body, row):
    names = ("kind", "presenter", "minutes", "is_last", "brings", "order")
    fields = {name: row[name] for name in names if name in row}
    put(StandingItem, {"body": body, "title": row["title"]}, fields, new_in(row))


@loads
def follow_the_notice(profile):
    """A guideline in force from a day sets the notice of the meetings from that day that are not yet called."""
    for meeting in Meeting.objects.coming(clock.now()).awaiting_agenda().with_body():
        meeting.notice_days = meeting.body.rules_on(meeting.day).notice_days
        meeting.save(update_fields=["notice_days"])
