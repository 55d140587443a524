"""Every door of the house and who may pass: what each role is answered at each address.

A row is a door, named after its URL and, after a stroke, the step; then each role's answer, `in` the way to sign in.
The roles that come after are answered as the one in ALIKE, unless the row ends with something else: `former=200`.
Each answer is a cell of the matrix and is asked for; a door without a row fails. Here is what is read; what is sent is
in sent_doors.py. How they are read: matrix.py.
"""

HEAD = ["anonymous", "coordinator", "chair", "member", "stranger", "rapporteur", "administrator"]

# The substitute may sit for the member; the adjoined take part without a seat; the guest is asked to the meeting of
# 11 March alone; the former's seat ended yesterday; the future's begins tomorrow; the last two only read.
ALIKE = {
    "substitute": "member",
    "adjoined": "member",
    "guest": "stranger",
    "former": "stranger",
    "future": "stranger",
    "politician": "stranger",
    "auditor": "stranger",
}

GET = """
front                             200 200 200 200 200 200 200
accessibility                     200 200 200 200 200 200 200
alive                             200 200 200 200 200 200 200
ready                             200 200 200 200 200 200 200
health                            200 200 200 200 200 200 200
metrics                           404 404 404 404 404 404 404
home                              in  200 200 200 200 200 200
guideline                         in  200 200 200 200 200 200
bodies                            in  200 200 200 200 200 200
body                              in  200 200 200 200 200 200
seat_step/fill_seat               in  200 404 404 404 404 200
seat_step/add_substitute          in  200 404 404 404 404 200
seat_step/invite                  in  200 404 404 404 404 200
seat_step/vacate_seat             in  200 404 404 404 404 200
body_step/coopt                   in  200 200 404 404 404 404
cooption_step/end_cooption        in  200 200 404 404 404 404
body_step/grant_reading           in  200 404 404 404 404 200
reading_step/end_reading          in  200 404 404 404 404 200
operations                        in  200 404 404 404 404 200
trace                             in  200 404 404 404 404 200  auditor=200
my_trace                          in  200 200 200 200 200 200
trace_file                        in  200 404 404 404 404 200  auditor=200
outbox                            in  200 404 404 404 404 200
outbox_csv                        in  200 404 404 404 404 404
coming_letters                    in  200 404 404 404 404 404
to_print                          in  200 404 404 404 404 404
print_all                         in  200 404 404 404 404 404
print_letter                      in  200 404 404 404 404 404
mark_printed                      in  405 405 405 405 405 405
word_list                         in  200 404 404 404 404 404
list_word                         in  405 405 405 405 405 405
unlist_word                       in  405 405 405 405 405 405
retention                         in  200 404 404 404 404 200  auditor=200
place_hold                        in  405 405 405 405 405 405
lift_hold                         in  405 405 405 405 405 405
erasure                           in  200 404 404 404 404 200  auditor=200
my_letters                        in  200 200 200 200 200 200
choose_rhythms                    in  405 405 405 405 405 405
go_away                           in  405 405 405 405 405 405
come_back                         in  405 405 405 405 405 405
my_letter                         in  404 404 200 404 404 404  substitute=404 adjoined=404
unsubscribe                       200 200 200 200 200 200 200
my_calendar                       in  200 200 200 200 200 200
make_feed                         in  405 405 405 405 405 405
revoke_feed                       in  405 405 405 405 405 405
feed                              200 200 200 200 200 200 200
letter                            in  200 404 404 404 404 404
resend                            in  405 405 405 405 405 405
meetings                          in  200 200 200 200 200 200
plan_year                         in  200 404 404 404 404 404
plan_meeting                      in  200 404 404 404 404 404
meeting                           in  200 200 200 404 404 404
agenda_editor                     in  200 404 404 404 404 404
agenda_order                      in  405 405 405 405 405 405
sent_agenda                       in  200 200 200 404 404 404  guest=200 future=200
meeting_calendar                  in  200 200 200 404 404 404
meeting_step/call_for_items       in  200 404 404 404 404 404
meeting_step/send_agenda          in  200 200 404 404 404 404
meeting_step/send_changed_agenda  in  200 200 404 404 404 404
meeting_step/hold                 in  404 404 404 404 404 404
meeting_step/start                in  200 200 404 404 404 404
meeting_step/end                  in  200 200 404 404 404 404
meeting_step/move                 in  200 404 404 404 404 404
meeting_step/cancel               in  200 200 404 404 404 404
meeting_step/add_guest            in  200 200 404 404 404 404
meeting_step/answer               in  200 200 200 404 404 404  substitute=404 guest=200 future=200
meeting_step/answer_for           in  200 404 404 404 404 404
meeting_step/name_substitute      in  200 200 200 404 404 404  substitute=404 guest=200 future=200
meeting_step/withdraw_substitute  in  200 200 200 404 404 404  substitute=404 guest=200 future=200
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
minutes                           in  200 200 200 404 404 404  former=200
minutes/draft                     in  200 200 404 404 404 404
minutes_version                   in  200 200 200 404 404 404  former=200
minutes_pdf                       in  200 200 200 404 404 404  former=200
settle_remark                     in  405 405 405 405 405 405
link_minutes                      200 200 200 200 200 200 200
public_meetings                   200 200 200 200 200 200 200
public_minutes                    200 200 200 200 200 200 200
public_minutes_pdf                200 200 200 200 200 200 200
meeting_step/add_item             in  200 404 404 404 404 404
meeting_step/order                in  404 404 404 404 404 404
meeting_step/add_paper            in  200 404 404 404 404 404
meeting_step/take_calendar_reply  in  200 200 200 404 404 404  substitute=404 guest=200 future=200
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
spreading                         in  200 200 200 404 404 404  former=200
meeting_step/add_action           in  200 200 404 404 404 404
meeting_step/tick_spread          in  200 200 200 404 404 404  substitute=404 former=200
meeting_step/write_news           in  200 404 404 404 404 404
actions                           in  200 200 200 200 200 200
actions_csv                       in  200 200 200 200 200 200
action                            in  200 200 200 404 404 404
action_step/finish_action         in  200 404 200 404 404 404  substitute=404 adjoined=404
action_step/postpone_action       in  200 404 200 404 404 404  substitute=404 adjoined=404
action_step/reassign_action       in  200 404 200 404 404 404  substitute=404 adjoined=404
action_step/drop_action           in  200 200 404 404 404 404
action_step/reopen_action         in  404 404 404 404 404 404
link_action                       200 200 200 200 200 200 200
link_spreading                    200 200 200 200 200 200 200
reading_room                      in  404 404 404 404 404 404  politician=200 auditor=200
read_meeting                      in  404 404 404 404 404 404  politician=200 auditor=200
read_meeting/est                  in  404 404 404 404 404 404  auditor=200
read_agenda                       in  404 404 404 404 404 404  politician=200 auditor=200
read_paper                        in  404 404 404 404 404 404  auditor=200
items                             in  200 200 200 200 200 200
propose                           in  200 200 200 404 404 404
item                              in  200 404 200 404 404 404  substitute=404 adjoined=404
item_step/edit_item               in  200 404 200 404 404 404  substitute=404 adjoined=404
item_step/accept                  in  200 404 404 404 404 404
item_step/park                    in  200 404 404 404 404 404
item_step/return_item             in  200 404 404 404 404 404
item_step/take_off                in  404 404 404 404 404 404
item_step/put_back                in  404 404 404 404 404 404
item_step/propose_again           in  404 404 404 404 404 404
item_step/withdraw                in  404 404 404 404 404 404
item_step/add_item_paper          in  200 404 200 404 404 404  substitute=404 adjoined=404
carry_over                        in  200 200 404 404 404 404
undo_carrying                     in  405 405 405 405 405 405
paper                             in  200 200 200 404 404 404
paper/of_an_item                  in  200 404 200 404 404 404  substitute=404 adjoined=404
remove_paper                      in  405 405 405 405 405 405
meeting_pack                      in  200 200 200 404 404 404
ask_for_pack                      in  405 405 405 405 405 405
pack_file                         in  200 200 200 404 404 404
"""
