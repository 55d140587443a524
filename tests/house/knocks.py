"""What one knocks at a door with: the matter its address names, and what is sent there."""

from functools import partial
from uuid import uuid4

from office import links, sorts, wishes
from office.models import Link
from tests.house import knocks_after, knocks_est
from tests.house.givens import calendar_replies, text_file


def address_of(door, house):
    """The URL's name and what it takes: the matter on which the step of the door can be taken."""
    name, _, step = door.partition("/")
    subject = SUBJECTS.get(door) or SUBJECTS.get(name)
    return name, (subject(house) if subject else {}) | ({"name": step} if name.endswith("_step") else {})


WAYS_IN = {"link_sign_in": "signin.once", "link_password": "signin.password", "link_invitation": "councils.holding"}


def _own_link(house, kind):
    """The member's; an invitation is for whoever has not come in before."""
    is_new = kind == "councils.holding"
    person = house.newcomer if is_new else house.people["member"]
    matter = f"{kind}/{person.holdings.get().pk if is_new else person.pk}"
    links.address(person, matter, house.meeting.ends_at)
    return {"token": links.token(Link.objects.get(person=person, matter=matter))}


SUBJECTS = {
    "body": lambda house: {"key": "bra"},
    "body_step": lambda house: {"key": "bra"},
    "propose": lambda house: {"key": "bra"},
    "plan_meeting": lambda house: {"key": "bra"},
    "seat_step": lambda house: {"key": "bra", "pk": house.empty_seat.pk},
    **dict.fromkeys(
        ("seat_step/vacate_seat", "seat_step/invite"), lambda house: {"key": "bra", "pk": house.held_seat.pk}
    ),
    **{name: partial(_own_link, kind=kind) for name, kind in WAYS_IN.items()},
    **dict.fromkeys(("mfa_edit_webauthn", "mfa_remove_webauthn"), lambda house: {"pk": 1}),
    "cooption_step": lambda house: {"key": "bra", "pk": house.cooption.pk},
    "body_step/grant_reading": lambda house: {"key": "kommunfullmaktige"},
    "reading_step": lambda house: {"key": "kommunfullmaktige", "pk": house.readership.pk},
    "read_meeting": lambda house: {"pk": house.approved.pk},
    "read_meeting/est": lambda house: {"pk": house.est_called.pk},
    "read_agenda": lambda house: {"pk": house.sent.pk, "number": 1},
    "read_paper": lambda house: {"pk": house.approved.pk, "uuid": house.approveds_paper.file.uuid},
    "come_back": lambda house: {"pk": house.holiday.pk},
    "end_session": lambda house: {"pk": 0},
    "untie_identity": lambda house: {"pk": 0},
    "my_letter": lambda house: {"pk": house.members_letter.pk},
    "unsubscribe": lambda house: {"token": wishes.token(house.people["member"].pk, sorts.SORTS["answers"])},
    "feed": lambda house: {"token": house.feed_token},
    "letter": lambda house: {"pk": house.letter.pk},
    "unlist_word": lambda house: {"pk": house.listed.pk},
    "lift_hold": lambda house: {"pk": house.hold.pk},
    "erasure": lambda house: {"pk": house.erasure.pk},
    "resend": lambda house: {"pk": house.failed.pk},
    "print_letter": lambda house: {"pk": house.on_paper.pk},
    "meeting": lambda house: {"pk": house.meeting.pk},
    "agenda_editor": lambda house: {"pk": house.meeting.pk},
    "agenda_order": lambda house: {"pk": house.meeting.pk},
    "meeting_calendar": lambda house: {"pk": house.meeting.pk},
    "meeting_step": lambda house: {"pk": house.meeting.pk},
    "meeting_step/send_changed_agenda": lambda house: {"pk": house.sent.pk},
    **dict.fromkeys(
        (
            f"meeting_step/{name}"
            for name in (
                "answer",
                "answer_for",
                "name_substitute",
                "withdraw_substitute",
                "remind_unanswered",
                "revoke_links",
            )
        ),
        lambda house: {"pk": house.sent.pk},
    ),
    **dict.fromkeys(
        ("link", "close_link", "link_answer", "link_substitute", "link_withdraw", "link_calendar"),
        lambda house: {"token": links.token(house.open_link)},
    ),
    "link_agenda": lambda house: {"token": links.token(house.open_link), "number": 1},
    "link_paper": lambda house: {"token": links.token(house.link_to_papers), "uuid": house.paper.file.uuid},
    "meeting_step/hold": lambda house: {"pk": house.over.pk},
    "meeting_step/take_calendar_reply": lambda house: {"pk": house.sent.pk},
    "attendance": lambda house: {"key": "bra"},
    "attendance_csv": lambda house: {"key": "bra"},
    "meeting_step/send_minutes": lambda house: {"pk": house.noted.pk},
    "meeting_step/approve_minutes": lambda house: {"pk": house.waits.pk},
    "meeting_step/return_minutes": lambda house: {"pk": house.waits.pk},
    "meeting_step/remark": lambda house: {"pk": house.waits.pk},
    "meeting_step/reopen_minutes": lambda house: {"pk": house.approved.pk},
    "minutes": lambda house: {"pk": house.approved.pk},
    "minutes/draft": lambda house: {"pk": house.noted.pk},
    "minutes_version": lambda house: {"pk": house.approved.pk, "number": 1},
    "minutes_pdf": lambda house: {"pk": house.approved.pk, "number": 1},
    "settle_remark": lambda house: {"pk": house.waits.pk, "remark_pk": house.remark.pk},
    "link_minutes": lambda house: {"token": links.token(house.members_link), "number": 1},
    "public_minutes": lambda house: {"pk": house.approved.pk},
    "public_minutes_pdf": lambda house: {"pk": house.approved.pk},
    "meeting_step/start": lambda house: {"pk": house.soon.pk},
    "carry_over": lambda house: {"pk": house.in_hand.pk},
    "undo_carrying": lambda house: {"pk": house.in_hand.pk},
    **dict.fromkeys(
        [
            "meeting_step/end",
            "meeting_step/add_action",
            "roll",
            "roll_all",
            "roll_add",
            "live",
            "live_now",
            "private_note",
        ],
        lambda house: {"pk": house.under_way.pk},
    ),
    "private_note": lambda house: {"pk": house.under_way.pk},
    **dict.fromkeys(
        ("open_item", "notes", "outcome"), lambda house: {"pk": house.under_way.pk, "item_pk": house.in_hand.pk}
    ),
    "remove_guest": lambda house: {"pk": house.sent.pk, "guest_pk": house.added_guest.pk},
    "sent_agenda": lambda house: {"pk": house.sent.pk, "number": 1},
    "spreading": lambda house: {"pk": house.approved.pk},
    "meeting_step/tick_spread": lambda house: {"pk": house.approved.pk},
    "meeting_step/write_news": lambda house: {"pk": house.approved.pk},
    "action": lambda house: {"pk": house.action.pk},
    "action_step": lambda house: {"pk": house.action.pk},
    "action_step/reopen_action": lambda house: {"pk": house.done.pk},
    "link_action": lambda house: {"token": links.token(house.link_to_action), "pk": house.action.pk},
    "link_spreading": lambda house: {"token": links.token(house.members_link)},
    **knocks_est.SUBJECTS,
    "item": lambda house: {"pk": house.proposed.pk},
    "item_step": lambda house: {"pk": house.proposed.pk},
    "item_step/take_off": lambda house: {"pk": house.coordinators_own.pk},
    "item_step/propose_again": lambda house: {"pk": house.returned.pk},
    "meeting_pack": lambda house: {"pk": house.meeting.pk},
    "ask_for_pack": lambda house: {"pk": house.meeting.pk},
    "pack_file": lambda house: {"pk": house.meeting.pk, "uuid": house.pack.uuid},
    "paper": lambda house: {"uuid": house.paper.file.uuid},
    "paper/of_an_item": lambda house: {"uuid": house.paper_of_an_item.file.uuid},
    "remove_paper": lambda house: {"uuid": house.paper.file.uuid},
    "classify_paper": lambda house: {"uuid": house.paper.file.uuid},
    **dict.fromkeys(
        ("record", "record_file", "classify_record", "file_record"),
        lambda house: {"number": house.record.number.lower()},
    ),
    **dict.fromkeys(
        ("disclosure", "disclosure_step", "disclosure_step/add_record", "disclosure_step/take_back"),
        lambda house: {"pk": house.request.pk},
    ),
    "disclosure_step/disclose": lambda house: {"pk": house.judged.pk},
    "disclosure_decision": lambda house: {"pk": house.disclosed.pk},
    "judge_record": lambda house: {"pk": house.request.pk, "part_pk": house.request.parts.get().pk},
    "drop_record": lambda house: {"pk": house.request.pk, "part_pk": house.request.parts.get().pk},
    "disclosed_file": lambda house: {"pk": house.judged.pk, "part_pk": house.judged.parts.get().pk},
    "extract_file": lambda house: {"pk": house.extract.pk, "form": "json"},
    "take_out": lambda house: {"pk": house.someone.pk},
}

ITEM = {"title": "Belysningen", "minutes": "10", "kind": "information", "openness": "open"}
WHEN = {"day": "2027-02-25", "starts": "13:00", "ends": "15:00", "place": "Kommunhuset"}
TO_PLAN = {"moten-TOTAL_FORMS": "1", "moten-INITIAL_FORMS": "0", "moten-0-chosen": "on", "moten-0-body": "bra"}
INSTEAD = {"name": "Biträdande rektorn", "title": "Biträdande rektor", "email": "rektorn@hedemora.example"}
SENT = {
    **dict.fromkeys(("login", "account_login"), lambda house: {"login": "ingen@hedemora.example", "password": "fel"}),
    **dict.fromkeys(("sign_in_link", "forgotten_password"), lambda house: {"email": "ingen@hedemora.example"}),
    "link_password": lambda house: {"password1": "tre tallar vid Dalälven", "password2": "tre tallar vid Dalälven"},
    "link_invitation": lambda house: {"way": "link"},
    "trace_file": lambda house: {"reason": "Utredning dnr 17", "form": "csv"},
    "seat_step/fill_seat": lambda house: {"person": house.someone.pk, "since": "2027-02-03"},
    "seat_step/add_substitute": lambda house: {"person": house.someone.pk, "since": "2027-02-03"},
    "seat_step/vacate_seat": lambda house: {"until": "2027-02-28"},
    "body_step/coopt": lambda house: {"person": house.someone.pk, "since": "2027-02-03", "reason": "Sakkunnig"},
    "cooption_step/end_cooption": lambda house: {"until": "2027-02-28"},
    "body_step/grant_reading": lambda house: {
        "person": house.someone.pk,
        "role": "auditor",
        "reason": "Vald till revisor",
        "since": "2027-02-03",
        "until": "2028-02-03",
    },
    "reading_step/end_reading": lambda house: {"until": "2027-02-28"},
    "list_word": lambda house: {"text": "Kulan", "verdict": "forbidden", "why": "Ett smeknamn."},
    "place_hold": lambda house: {"kind": "office.Letter", "reason": "Ska lämnas ut."},
    "choose_rhythms": lambda house: {sort.key: "weekly" for sort in sorts.chosen()},
    "go_away": lambda house: {"since": "2027-03-01", "until": "2027-03-05"},
    "unsubscribe": lambda house: {"rhythm": "weekly"},
    "plan_year": lambda house: TO_PLAN | {f"moten-0-{name}": value for name, value in WHEN.items()},
    "plan_meeting": lambda house: WHEN,
    "ask_for_pack": lambda house: {"kind": "zip"},
    "mark_printed": lambda house: {"brev": house.on_paper.pk},
    "agenda_order": lambda house: {"down": house.coordinators_own.pk},
    "meeting_step/start": lambda house: {"chair": house.people["chair"].pk},
    "meeting_step/end": lambda house: {f"choice-{house.in_hand.pk}": "noted"},
    "roll": lambda house: {"person": house.people["member"].pk, "presence": "absent"},
    "roll_add": lambda house: {"person": house.someone.pk, "reason": "Sakkunnig"},
    "carry_over": lambda house: {"to": house.meeting.pk},
    "meeting_step/move": lambda house: WHEN | {"reason": "Lokalen var upptagen.", "over": 0},
    "meeting_step/cancel": lambda house: {"reason": "För få kan komma."},
    "meeting_step/answer": lambda house: {"answer": "yes", "greeting": "Kommer 13.30"},
    "meeting_step/answer_for": lambda house: {"person": house.people["member"].pk, "answer": "no"},
    "meeting_step/name_substitute": lambda house: INSTEAD | {"holder": house.people["member"].pk},
    "meeting_step/withdraw_substitute": lambda house: {"holder": house.people["member"].pk},
    "meeting_step/remind_unanswered": lambda house: {"people": house.people["member"].pk, "words": "Säg till!"},
    "meeting_step/revoke_links": lambda house: {"person": house.people["member"].pk},
    "link_answer": lambda house: {"answer": "yes"},
    "link_substitute": lambda house: INSTEAD,
    "meeting_step/add_guest": lambda house: {"person": house.someone.pk, "reason": "Sakkunnig"},
    "meeting_step/send_minutes": lambda house: {
        "chair": house.people["chair"].pk,
        "secretary": house.people["coordinator"].pk,
    },
    "meeting_step/approve_minutes": lambda house: {"over": 1},
    "meeting_step/return_minutes": lambda house: {"text": "Punkt 2 stämmer inte."},
    "meeting_step/remark": lambda house: {"text": "Vem sa det?", "once": uuid4()},
    "meeting_step/reopen_minutes": lambda house: {"reason": "Fel datum i punkt 2."},
    "meeting_step/add_item": lambda house: ITEM | {"once": uuid4()},
    "meeting_step/add_paper": lambda house: {"upload": text_file(), "openness": "internal"},
    "meeting_step/take_calendar_reply": lambda house: {"upload": calendar_replies(house)},
    "outcome": lambda house: {"over": 1, "outcome": "group", "outcome_text": "En arbetsgrupp bildas."},
    "notes": lambda house: {"over": 1, "notes": "Polisen berättar."},
    "private_note": lambda house: {"over": 1, "text": "Fråga om lokalen."},
    "propose": lambda house: ITEM | {"once": uuid4()},
    "item_step/edit_item": lambda house: ITEM | {"over": house.proposed.version},
    "item_step/accept": lambda house: {"meeting": house.meeting.pk},
    "item_step/return_item": lambda house: {"answer": "Säg var."},
    "item_step/add_item_paper": lambda house: {"upload": text_file()},
    **knocks_after.SENT,
    **knocks_est.SENT,
}
