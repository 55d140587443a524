"""The same table for forms that are sent: what each role is answered. The columns are those of doors.py."""

POST = """
seat_step/fill_seat               in  302 404 404 404 404 302
seat_step/add_substitute          in  302 404 404 404 404 302
seat_step/invite                  in  302 404 404 404 404 302
seat_step/vacate_seat             in  302 404 404 404 404 302
body_step/coopt                   in  302 302 404 404 404 404
cooption_step/end_cooption        in  302 302 404 404 404 404
body_step/grant_reading           in  302 404 404 404 404 302
reading_step/end_reading          in  302 404 404 404 404 302
trace_file                        in  200 404 404 404 404 200  auditor=200
resend                            in  302 404 404 404 404 302
mark_printed                      in  302 404 404 404 404 404
list_word                         in  302 404 404 404 404 404
unlist_word                       in  302 404 404 404 404 404
place_hold                        in  302 404 404 404 404 302
lift_hold                         in  302 404 404 404 404 302
choose_rhythms                    in  302 302 302 302 302 302
go_away                           in  302 302 302 302 302 302
come_back                         in  404 404 302 404 404 404  substitute=404 adjoined=404
unsubscribe                       302 302 302 302 302 302 302
make_feed                         in  200 200 200 200 200 200
revoke_feed                       in  302 302 302 302 302 302
plan_year                         in  302 404 404 404 404 404
plan_meeting                      in  302 404 404 404 404 404
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
meeting_step/answer               in  302 302 302 404 404 404  substitute=404 guest=302 future=302
meeting_step/answer_for           in  302 404 404 404 404 404
meeting_step/name_substitute      in  302 302 302 404 404 404  substitute=404 adjoined=422 guest=422 future=302
meeting_step/withdraw_substitute  in  302 302 302 404 404 404  substitute=404 guest=302 future=302
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
meeting_step/take_calendar_reply  in  302 302 302 404 404 404  substitute=404 adjoined=422 guest=422 future=422
remove_guest                      in  302 302 404 404 404 404
open_item                         in  302 302 404 404 404 404
outcome                           in  302 302 404 404 404 404
notes                             in  302 302 404 404 404 404
private_note                      in  302 302 302 404 404 404
roll                              in  302 302 404 404 404 404
roll_all                          in  302 302 404 404 404 404
roll_add                          in  302 302 404 404 404 404
meeting_step/add_action           in  302 302 404 404 404 404
meeting_step/tick_spread          in  302 302 302 404 404 404  substitute=404 former=302
meeting_step/write_news           in  302 404 404 404 404 404
action_step/finish_action         in  302 404 302 404 404 404  substitute=404 adjoined=404
action_step/postpone_action       in  302 404 302 404 404 404  substitute=404 adjoined=404
action_step/reassign_action       in  302 404 302 404 404 404  substitute=404 adjoined=404
action_step/drop_action           in  302 302 404 404 404 404
action_step/reopen_action         in  302 404 302 404 404 404  substitute=404 adjoined=404
link_action                       302 302 302 302 302 302 302
link_spreading                    302 302 302 302 302 302 302
propose                           in  302 302 302 404 404 404
item_step/edit_item               in  302 404 302 404 404 404  substitute=404 adjoined=404
item_step/accept                  in  302 404 404 404 404 404
item_step/park                    in  302 404 404 404 404 404
item_step/return_item             in  302 404 404 404 404 404
item_step/take_off                in  302 404 404 404 404 404
item_step/put_back                in  302 404 404 404 404 404
item_step/propose_again           in  404 404 302 404 404 404  substitute=404 adjoined=404
item_step/withdraw                in  404 404 302 404 404 404  substitute=404 adjoined=404
item_step/add_item_paper          in  302 404 302 404 404 404  substitute=404 adjoined=404
carry_over                        in  302 302 404 404 404 404
undo_carrying                     in  302 302 404 404 404 404
remove_paper                      in  302 404 404 404 404 404
ask_for_pack                      in  302 302 302 404 404 404
"""
