"""What a matter belongs to, as a digest is grouped, and what it is called in the trace: by what its reader may see."""

from meetings.models import Action, AgendaItem, Meeting, Openness
from office.almanac import written
from office.digests import places_of
from office.trace import label, names_of


def _heading(meeting):
    return f"{meeting.body.name} {written(meeting.day)}"


def _meetings(keys):
    return {each.pk: _heading(each) for each in Meeting.objects.filter(pk__in=keys).select_related("body")}


def _actions(keys):
    found = Action.objects.filter(pk__in=keys).select_related("meeting__body")
    return {each.pk: _heading(each.meeting) for each in found}


def _items(keys):
    """Before it has a meeting an item belongs to its body."""
    found = AgendaItem.objects.filter(pk__in=keys).select_related("body", "meeting__body")
    return {each.pk: _heading(each.meeting) if each.meeting else f"Ärenden till {each.body.name}" for each in found}


places_of("meetings.meeting", _meetings)
places_of("meetings.action", _actions)
places_of("meetings.agendaitem", _items)


def _items_by_name(reader, keys):
    """What is to be tried for secrecy is not named here: the trace is read by more than those who prepare it."""
    found = AgendaItem.objects.seen_by(reader).filter(pk__in=keys).exclude(openness=Openness.SECRET)
    return dict(found.values_list("pk", "title"))


names_of("meetings.meeting", lambda reader, keys: _meetings(keys))
names_of("meetings.agendaitem", _items_by_name)
label(
    adjuster="Justerare", answer="Svar", came_at="Kom vid", chair="Ordförande", choices="Kvarvarande punkter",
    due_on="Klart senast", ends_at="Slutar", greeting="Hälsning", guest="Den inbjudna", holder="Ordinarie",
    item="Punkt", late_because="Varför så sent", late_reason="Varför så sent", left_after="Gick efter",
    meeting="Möte", minutes="Minuter", newcomer="Ny person", news="Text att sprida", note="Anteckning",
    openness="Öppenhet", order="Ordning", other="Annat", outcome="Utfall", outcome_text="Utfallets text",
    people="Personer", place="Plats", presence="Närvaro", remark="Kommentar", result="Resultat", seat="Plats i organet",
    secretary="Sekreterare", stands_in_for="Ersätter", starts_at="Börjar", text="Text", title="Rubrik", to="Till",
    where="Var", with_secrets="Med det som ska sekretessprövas",
)  # fmt: skip
