"""Every door of the house and who may pass: what each role is answered at each address.

A row is a door, named after its URL and, after a stroke, the step; then one answer for each role of the head.
`in` is the way to the sign-in.
"""

from uuid import uuid4

from tests.house.estate import text_file

HEAD = ["anonymous", "coordinator", "chair", "member", "stranger", "rapporteur", "administrator"]

GET = """
front                             200 200 200 200 200 200 200
accessibility                     200 200 200 200 200 200 200
login                             200 302 302 302 302 302 302
alive                             200 200 200 200 200 200 200
ready                             200 200 200 200 200 200 200
logout                            in  405 405 405 405 405 405
password_change                   in  200 200 200 200 200 200
password_change_done              in  200 200 200 200 200 200
home                              in  200 200 200 200 200 200
guideline                         in  200 200 200 200 200 200
bodies                            in  200 200 200 200 200 200
body                              in  200 200 200 200 200 200
seat_step/fill_seat               in  200 404 404 404 404 200
seat_step/add_substitute          in  200 404 404 404 404 200
seat_step/vacate_seat             in  200 404 404 404 404 200
body_step/coopt                   in  200 200 404 404 404 404
cooption_step/end_cooption        in  200 200 404 404 404 404
outbox                            in  200 404 404 404 404 200
letter                            in  200 404 404 404 404 404
resend                            in  405 405 405 405 405 405
meetings                          in  200 200 200 200 200 200
plan_year                         in  200 404 404 404 404 404
meeting                           in  200 200 200 404 404 404
agenda_editor                     in  200 404 404 404 404 404
agenda_order                      in  405 405 405 405 405 405
sent_agenda                       in  200 200 200 404 404 404
meeting_calendar                  in  200 200 200 404 404 404
meeting_step/call_for_items       in  404 404 404 404 404 404
meeting_step/send_agenda          in  200 200 404 404 404 404
meeting_step/send_changed_agenda  in  200 200 404 404 404 404
meeting_step/hold                 in  404 404 404 404 404 404
meeting_step/move                 in  200 404 404 404 404 404
meeting_step/cancel               in  200 200 404 404 404 404
meeting_step/add_guest            in  200 200 404 404 404 404
meeting_step/remove_guest         in  404 404 404 404 404 404
meeting_step/add_item             in  200 404 404 404 404 404
meeting_step/order                in  404 404 404 404 404 404
meeting_step/add_paper            in  200 404 404 404 404 404
remove_guest                      in  405 405 405 405 405 405
items                             in  200 200 200 200 200 200
propose                           in  200 200 200 404 404 404
item                              in  200 404 200 404 404 404
item_step/edit_item               in  200 404 200 404 404 404
item_step/accept                  in  200 404 404 404 404 404
item_step/park                    in  200 404 404 404 404 404
item_step/return_item             in  200 404 404 404 404 404
item_step/take_off                in  404 404 404 404 404 404
item_step/propose_again           in  404 404 404 404 404 404
item_step/withdraw                in  404 404 404 404 404 404
item_step/add_item_paper          in  200 404 200 404 404 404
paper                             in  200 200 200 404 404 404
paper/of_an_item                  in  200 404 200 404 404 404
remove_paper                      in  405 405 405 405 405 405
"""

POST = """
login                             200 302 302 302 302 302 302
logout                            in  302 302 302 302 302 302
password_change                   in  200 200 200 200 200 200
seat_step/fill_seat               in  302 404 404 404 404 302
seat_step/add_substitute          in  302 404 404 404 404 302
seat_step/vacate_seat             in  302 404 404 404 404 302
body_step/coopt                   in  302 302 404 404 404 404
cooption_step/end_cooption        in  302 302 404 404 404 404
resend                            in  302 404 404 404 404 302
plan_year                         in  302 404 404 404 404 404
agenda_order                      in  302 404 404 404 404 404
meeting_step/call_for_items       in  302 404 404 404 404 404
meeting_step/send_agenda          in  302 302 404 404 404 404
meeting_step/send_changed_agenda  in  302 302 404 404 404 404
meeting_step/hold                 in  302 302 404 404 404 404
meeting_step/move                 in  302 404 404 404 404 404
meeting_step/cancel               in  302 302 404 404 404 404
meeting_step/add_guest            in  302 302 404 404 404 404
meeting_step/remove_guest         in  404 404 404 404 404 404
meeting_step/add_item             in  302 404 404 404 404 404
meeting_step/order                in  404 404 404 404 404 404
meeting_step/add_paper            in  302 404 404 404 404 404
remove_guest                      in  302 302 404 404 404 404
propose                           in  302 302 302 404 404 404
item_step/edit_item               in  302 404 302 404 404 404
item_step/accept                  in  302 404 404 404 404 404
item_step/park                    in  302 404 404 404 404 404
item_step/return_item             in  302 404 404 404 404 404
item_step/take_off                in  302 404 404 404 404 404
item_step/propose_again           in  404 404 302 404 404 404
item_step/withdraw                in  404 404 302 404 404 404
item_step/add_item_paper          in  302 404 302 404 404 404
remove_paper                      in  302 404 404 404 404 404
"""

# The administration: what the administrator is answered at a list and at its adding; to all others it is closed.
ADMIN = """
councils_body               200 200
councils_cooption           200 403
councils_holding            200 403
councils_organisation       200 200
councils_person             200 200
councils_seat               200 200
guideline_judgement         200 403
guideline_municipality      200 403
guideline_provisionversion  200 403
meetings_agenda             200 403
meetings_agendaitem         200 403
meetings_attachment         200 403
meetings_meeting            200 403
meetings_move               200 403
meetings_participant        200 403
meetings_standingitem       200 200
office_document             200 403
office_entry                200 403
office_letter               200 403
office_storedfile           200 403
situation_area              200 200
situation_category          200 200
situation_rapporteur        200 200
"""


def rows(table):
    """{door: {role: answer}}"""
    lines = [line.split() for line in table.strip().splitlines()]
    return {door: dict(zip(HEAD, answers, strict=True)) for door, *answers in lines}


def address_of(door, house):
    """The URL's name and what it takes: the matter on which the step of the door can be taken."""
    name, _, step = door.partition("/")
    subject = SUBJECTS.get(door) or SUBJECTS.get(name)
    return name, (subject(house) if subject else {}) | ({"name": step} if name.endswith("_step") else {})


SUBJECTS = {
    "body": lambda house: {"key": "bra"},
    "body_step": lambda house: {"key": "bra"},
    "propose": lambda house: {"key": "bra"},
    "seat_step": lambda house: {"key": "bra", "pk": house.empty_seat.pk},
    "seat_step/vacate_seat": lambda house: {"key": "bra", "pk": house.held_seat.pk},
    "cooption_step": lambda house: {"key": "bra", "pk": house.cooption.pk},
    "letter": lambda house: {"pk": house.letter.pk},
    "resend": lambda house: {"pk": house.failed.pk},
    "meeting": lambda house: {"pk": house.meeting.pk},
    "agenda_editor": lambda house: {"pk": house.meeting.pk},
    "agenda_order": lambda house: {"pk": house.meeting.pk},
    "meeting_calendar": lambda house: {"pk": house.meeting.pk},
    "meeting_step": lambda house: {"pk": house.meeting.pk},
    "meeting_step/send_changed_agenda": lambda house: {"pk": house.sent.pk},
    "meeting_step/hold": lambda house: {"pk": house.over.pk},
    "remove_guest": lambda house: {"pk": house.sent.pk, "guest_pk": house.added_guest.pk},
    "sent_agenda": lambda house: {"pk": house.sent.pk, "number": 1},
    "item": lambda house: {"pk": house.proposed.pk},
    "item_step": lambda house: {"pk": house.proposed.pk},
    "item_step/take_off": lambda house: {"pk": house.coordinators_own.pk},
    "item_step/propose_again": lambda house: {"pk": house.returned.pk},
    "paper": lambda house: {"uuid": house.paper.file.uuid},
    "paper/of_an_item": lambda house: {"uuid": house.paper_of_an_item.file.uuid},
    "remove_paper": lambda house: {"uuid": house.paper.file.uuid},
}

ITEM = {"title": "Belysningen", "minutes": "10", "kind": "information", "openness": "open"}
WHEN = {"day": "2027-02-25", "starts": "13:00", "ends": "15:00", "place": "Kommunhuset"}
TO_PLAN = {"moten-TOTAL_FORMS": "1", "moten-INITIAL_FORMS": "0", "moten-0-chosen": "on", "moten-0-body": "bra"}
SENT = {
    "login": lambda house: {"username": "ingen@hedemora.example", "password": "fel"},
    "password_change": lambda house: {"old_password": "fel"},
    "seat_step/fill_seat": lambda house: {"person": house.someone.pk, "since": "2027-02-03"},
    "seat_step/add_substitute": lambda house: {"person": house.someone.pk, "since": "2027-02-03"},
    "seat_step/vacate_seat": lambda house: {"until": "2027-02-28"},
    "body_step/coopt": lambda house: {"person": house.someone.pk, "since": "2027-02-03", "reason": "Sakkunnig"},
    "cooption_step/end_cooption": lambda house: {"until": "2027-02-28"},
    "plan_year": lambda house: TO_PLAN | {f"moten-0-{name}": value for name, value in WHEN.items()},
    "agenda_order": lambda house: {"down": house.coordinators_own.pk},
    "meeting_step/move": lambda house: WHEN | {"reason": "Lokalen var upptagen."},
    "meeting_step/cancel": lambda house: {"reason": "För få kan komma."},
    "meeting_step/add_guest": lambda house: {"person": house.someone.pk, "reason": "Sakkunnig"},
    "meeting_step/add_item": lambda house: ITEM | {"once": uuid4()},
    "meeting_step/add_paper": lambda house: {"upload": text_file(), "openness": "internal"},
    "propose": lambda house: ITEM | {"once": uuid4()},
    "item_step/edit_item": lambda house: ITEM | {"over": house.proposed.version},
    "item_step/accept": lambda house: {"meeting": house.meeting.pk},
    "item_step/return_item": lambda house: {"answer": "Säg var."},
    "item_step/add_item_paper": lambda house: {"upload": text_file()},
}
