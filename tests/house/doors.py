"""Every door of the house and who may pass: what each role is answered at each address.

A row is a door, named after its URL and, after a stroke, the step; then each role's answer, `in` the way to sign in.
"""

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
meeting_step/start                in  200 200 404 404 404 404
meeting_step/end                  in  200 200 404 404 404 404
meeting_step/move                 in  200 404 404 404 404 404
meeting_step/cancel               in  200 200 404 404 404 404
meeting_step/add_guest            in  200 200 404 404 404 404
meeting_step/answer               in  200 200 200 404 404 404
meeting_step/answer_for           in  200 404 404 404 404 404
meeting_step/name_substitute      in  200 200 200 404 404 404
meeting_step/withdraw_substitute  in  200 200 200 404 404 404
meeting_step/remind_unanswered    in  200 200 404 404 404 404
meeting_step/revoke_links         in  200 404 404 404 404 404
link                              200 200 200 200 200 200 200
close_link                        405 405 405 405 405 405 405
link_answer                       405 405 405 405 405 405 405
link_substitute                   200 200 200 200 200 200 200
link_withdraw                     405 405 405 405 405 405 405
link_paper                        200 200 200 200 200 200 200
link_agenda                       200 200 200 200 200 200 200
link_calendar                     200 200 200 200 200 200 200
meeting_step/remove_guest         in  404 404 404 404 404 404
meeting_step/send_minutes         in  200 200 404 404 404 404
meeting_step/approve_minutes      in  404 404 404 404 404 404
meeting_step/return_minutes       in  200 200 404 404 404 404
meeting_step/remark               in  200 200 404 404 404 404
meeting_step/settle_remark        in  404 404 404 404 404 404
meeting_step/reopen_minutes       in  200 200 404 404 404 404
minutes                           in  200 200 200 404 404 404
minutes/draft                     in  200 200 404 404 404 404
minutes_version                   in  200 200 200 404 404 404
minutes_pdf                       in  200 200 200 404 404 404
settle_remark                     in  405 405 405 405 405 405
link_minutes                      200 200 200 200 200 200 200
public_meetings                   200 200 200 200 200 200 200
public_minutes                    200 200 200 200 200 200 200
public_minutes_pdf                200 200 200 200 200 200 200
meeting_step/add_item             in  200 404 404 404 404 404
meeting_step/order                in  404 404 404 404 404 404
meeting_step/add_paper            in  200 404 404 404 404 404
meeting_step/take_calendar_reply  in  200 200 200 404 404 404
attendance                        in  200 200 200 404 404 404
attendance_csv                    in  200 200 200 404 404 404
remove_guest                      in  405 405 405 405 405 405
live                              in  200 200 200 404 404 404
live_now                          in  200 200 200 404 404 404
open_item                         in  405 405 405 405 405 405
outcome                           in  405 405 405 405 405 405
notes                             in  200 200 404 404 404 404
private_note                      in  405 405 405 405 405 405
roll                              in  200 200 404 404 404 404
roll_all                          in  405 405 405 405 405 405
roll_add                          in  200 200 404 404 404 404
spreading                         in  200 200 200 404 404 404
meeting_step/add_action           in  200 200 404 404 404 404
meeting_step/tick_spread          in  200 200 200 404 404 404
meeting_step/write_news           in  200 404 404 404 404 404
actions                           in  200 200 200 200 200 200
actions_csv                       in  200 200 200 200 200 200
action                            in  200 200 200 404 404 404
action_step/finish_action         in  200 404 200 404 404 404
action_step/postpone_action       in  200 404 200 404 404 404
action_step/reassign_action       in  200 404 200 404 404 404
action_step/drop_action           in  200 200 404 404 404 404
action_step/reopen_action         in  404 404 404 404 404 404
link_action                       200 200 200 200 200 200 200
link_spreading                    200 200 200 200 200 200 200
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
carry_over                        in  200 200 404 404 404 404
undo_carrying                     in  405 405 405 405 405 405
paper                             in  200 200 200 404 404 404
paper/of_an_item                  in  200 404 200 404 404 404
remove_paper                      in  405 405 405 405 405 405
meeting_pack                      in  200 200 200 404 404 404
ask_for_pack                      in  405 405 405 405 405 405
pack_file                         in  200 200 200 404 404 404
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
meeting_step/start                in  302 302 404 404 404 404
meeting_step/end                  in  302 302 404 404 404 404
meeting_step/move                 in  302 404 404 404 404 404
meeting_step/cancel               in  302 302 404 404 404 404
meeting_step/add_guest            in  302 302 404 404 404 404
meeting_step/answer               in  302 302 302 404 404 404
meeting_step/answer_for           in  302 404 404 404 404 404
meeting_step/name_substitute      in  302 302 302 404 404 404
meeting_step/withdraw_substitute  in  302 302 302 404 404 404
meeting_step/remind_unanswered    in  302 302 404 404 404 404
meeting_step/revoke_links         in  302 404 404 404 404 404
close_link                        200 200 200 200 200 200 200
link_answer                       302 302 302 302 302 302 302
link_substitute                   302 302 302 302 302 302 302
link_withdraw                     302 302 302 302 302 302 302
meeting_step/remove_guest         in  404 404 404 404 404 404
meeting_step/send_minutes         in  302 302 404 404 404 404
meeting_step/approve_minutes      in  404 302 404 404 404 404
meeting_step/return_minutes       in  302 302 404 404 404 404
meeting_step/remark               in  302 302 404 404 404 404
meeting_step/settle_remark        in  404 404 404 404 404 404
meeting_step/reopen_minutes       in  302 302 404 404 404 404
settle_remark                     in  302 302 404 404 404 404
meeting_step/add_item             in  302 404 404 404 404 404
meeting_step/order                in  404 404 404 404 404 404
meeting_step/add_paper            in  302 404 404 404 404 404
meeting_step/take_calendar_reply  in  302 302 302 404 404 404
remove_guest                      in  302 302 404 404 404 404
open_item                         in  302 302 404 404 404 404
outcome                           in  302 302 404 404 404 404
notes                             in  302 302 404 404 404 404
private_note                      in  302 302 302 404 404 404
roll                              in  302 302 404 404 404 404
roll_all                          in  302 302 404 404 404 404
roll_add                          in  302 302 404 404 404 404
meeting_step/add_action           in  302 302 404 404 404 404
meeting_step/tick_spread          in  302 302 302 404 404 404
meeting_step/write_news           in  302 404 404 404 404 404
action_step/finish_action         in  302 404 302 404 404 404
action_step/postpone_action       in  302 404 302 404 404 404
action_step/reassign_action       in  302 404 302 404 404 404
action_step/drop_action           in  302 302 404 404 404 404
action_step/reopen_action         in  302 404 302 404 404 404
link_action                       302 302 302 302 302 302 302
link_spreading                    302 302 302 302 302 302 302
propose                           in  302 302 302 404 404 404
item_step/edit_item               in  302 404 302 404 404 404
item_step/accept                  in  302 404 404 404 404 404
item_step/park                    in  302 404 404 404 404 404
item_step/return_item             in  302 404 404 404 404 404
item_step/take_off                in  302 404 404 404 404 404
item_step/propose_again           in  404 404 302 404 404 404
item_step/withdraw                in  404 404 302 404 404 404
item_step/add_item_paper          in  302 404 302 404 404 404
carry_over                        in  302 302 404 404 404 404
undo_carrying                     in  302 302 404 404 404 404
remove_paper                      in  302 404 404 404 404 404
ask_for_pack                      in  302 302 302 404 404 404
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
meetings_action             200 403
meetings_actionchange       200 403
meetings_agenda             200 403
meetings_agendaitem         200 403
meetings_approval           200 403
meetings_attachment         200 403
meetings_decision           200 403
meetings_meeting            200 403
meetings_minutes            200 403
meetings_move               200 403
meetings_noteversion        200 403
meetings_pack               200 403
meetings_participant        200 403
meetings_record             200 403
meetings_remark             200 403
meetings_spreading          200 403
meetings_standingitem       200 200
office_document             200 403
office_entry                200 403
office_letter               200 403
office_link                 200 403
office_storedfile           200 403
situation_area              200 200
situation_category          200 200
situation_rapporteur        200 200
"""


def rows(table):
    """{door: {role: answer}}"""
    lines = [line.split() for line in table.strip().splitlines()]
    return {door: dict(zip(HEAD, answers, strict=True)) for door, *answers in lines}
