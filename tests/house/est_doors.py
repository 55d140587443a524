"""The doors of reports to EST, in the columns of tests/house/doors.py."""

GET = """
est_tell                          in  200 404 404 404 200 404
est_own                           in  200 404 404 404 200 404
est_complete                      in  404 404 404 404 200 404
est_without_network               in  200 404 404 404 200 404
est_tell_ground                   in  200 404 404 404 200 404
est_worker                        in  200 200 200 200 200 200
est_inbox                         in  200 404 404 404 404 404
est_files                         in  200 404 404 404 200 404
est_file                          in  200 404 404 404 200 404
est_faults                        in  200 404 404 404 200 404
file_step/map_columns             in  200 404 404 404 200 404
file_step/take_in                 in  404 404 404 404 404 404
file_step/undo_import             in  404 404 404 404 404 404
est_picture                       in  200 404 404 200 404 404 guest=404 former=404 future=404 politician=404 auditor=404
est_reports                       in  200 404 404 200 404 404 guest=404 former=404 future=404 politician=404 auditor=404
est_draft                         in  200 404 404 404 404 404
situation_report                  in  200 404 404 200 404 404 guest=404 former=404 future=404 politician=404 auditor=404
situation_report/draft            in  200 404 404 404 404 404
situation_report_step/write_situation_report in 404 404 404 404 404 404
situation_report_step/recount     in  404 404 404 404 404 404
situation_report_step/decide      in  200 404 404 404 404 404
situation_report_step/approve_situation_report in 200 404 404 404 404 404
situation_report_step/share_situation_report in 200 404 404 404 404 404
est_edition                       in  200 404 404 200 404 404 guest=404 former=404 future=404 politician=404 auditor=404
est_feedback                      in  200 404 404 200 200 404 guest=404 former=404 future=404 politician=404 auditor=404
est_map                           in  200 404 404 200 404 404 guest=404 former=404 future=404 politician=404 auditor=404
est_map_period                    in  200 404 404 200 404 404 guest=404 former=404 future=404 politician=404 auditor=404
est_map_ground                    in  200 404 404 200 404 404 guest=404 former=404 future=404 politician=404 auditor=404
est_places                        in  200 404 404 200 404 404 guest=404 former=404 future=404 politician=404 auditor=404
est_place                         in  200 404 404 200 404 404 guest=404 former=404 future=404 politician=404 auditor=404
place_step/merge_place            in  200 404 404 404 404 404
est_development                   in  200 404 404 200 404 404 guest=404 former=404 future=404 politician=404 auditor=404
est_export                        in  200 404 404 200 404 404 guest=404 former=404 future=404 politician=404 auditor=404
est_export_csv                    in  200 404 404 200 404 404 guest=404 former=404 future=404 politician=404 auditor=404
est_export_xlsx                   in  200 404 404 200 404 404 guest=404 former=404 future=404 politician=404 auditor=404
est_police                        in  200 404 404 404 404 404
police_step/correct_figure        in  200 404 404 404 404 404
police_step/remove_figure         in  200 404 404 404 404 404
est_report                        in  200 404 404 200 404 404 guest=404 former=404 future=404 politician=404 auditor=404
est_report/new                    in  200 404 404 404 404 404
est_photo                         in  200 404 404 200 404 404 guest=404 former=404 future=404 politician=404 auditor=404
report_step/approve               in  200 404 404 404 404 404
report_step/ask_back              in  200 404 404 404 404 404
report_step/complete              in  404 404 404 404 404 404
report_step/reject                in  200 404 404 404 404 404
report_step/recategorise          in  200 404 404 404 404 404
report_step/mask                  in  200 404 404 404 404 404
report_step/merge                 in  200 404 404 404 404 404
report_step/undo_handling         in  200 404 404 404 404 404
est_rapporteurs                   in  200 404 404 404 404 404
est_white_spots                   in  200 404 404 404 404 404
est_link                          in  200 404 404 404 404 404
reporting_step/appoint_rapporteur     in  200 404 404 404 404 404
reporting_step/open_link          in  200 404 404 404 404 404
rapporteur_step/end_rapporteur    in  200 404 404 404 404 404
rapporteur_step/close_link        in  404 404 404 404 404 404
est_summaries                     in  200 404 404 200 404 404 guest=404 former=404 future=404 politician=404 auditor=404
est_summary                       in  200 404 404 200 404 404 guest=404 former=404 future=404 politician=404 auditor=404
est_summary_pdf                   in  200 404 404 200 404 404 guest=404 former=404 future=404 politician=404 auditor=404
summary_step/publish_summary      in  200 404 404 404 404 404
summary_step/draw_up_summary      in  200 404 404 404 404 404
summary_step/take_down_summary    in  200 404 404 404 404 404
summary_step/put_back_summary     in  404 404 404 404 404 404
est_proposals                     in  200 404 404 404 404 404
est_proposal                      in  200 404 404 404 404 404
proposal_step/send_to_council     in  200 404 404 404 404 404
proposal_step/dismiss_proposal    in  200 404 404 404 404 404
safety                            200 200 200 200 200 200 200
safety_in_a_quarter               200 200 200 200 200 200 200
link_tell                         200 200 200 200 200 200 200
link_complete                     200 200 200 200 200 200 200
link_ground                       200 200 200 200 200 200 200
"""

POST = """
est_tell                          in  302 404 404 404 302 404
est_complete                      in  404 404 404 404 302 404
report_step/approve               in  302 404 404 404 404 404
report_step/ask_back              in  302 404 404 404 404 404
report_step/complete              in  404 404 404 404 404 404
report_step/reject                in  302 404 404 404 404 404
report_step/recategorise          in  302 404 404 404 404 404
report_step/mask                  in  302 404 404 404 404 404
report_step/merge                 in  302 404 404 404 404 404
report_step/undo_handling         in  302 404 404 404 404 404
est_draft                         in  302 404 404 404 404 404
situation_report                  in  404 404 404 404 404 404
situation_report_step/write_situation_report in 404 404 404 404 404 404
situation_report/draft            in  302 404 404 404 404 404
situation_report_step/recount     in  302 404 404 404 404 404
situation_report_step/decide      in  302 404 404 404 404 404
situation_report_step/approve_situation_report in 302 404 404 404 404 404
situation_report_step/share_situation_report in 302 404 404 404 404 404
est_police                        in  302 404 404 404 404 404
police_step/correct_figure        in  302 404 404 404 404 404
police_step/remove_figure         in  302 404 404 404 404 404
place_step/merge_place            in  302 404 404 404 404 404
est_files                         in  302 404 404 404 302 404
file_step/map_columns             in  302 404 404 404 302 404
file_step/take_in                 in  302 404 404 404 302 404
file_step/undo_import             in  302 404 404 404 302 404
reporting_step/appoint_rapporteur     in  302 404 404 404 404 404
reporting_step/open_link          in  302 404 404 404 404 404
rapporteur_step/end_rapporteur    in  302 404 404 404 404 404
rapporteur_step/close_link        in  302 404 404 404 404 404
summary_step/publish_summary      in  302 404 404 404 404 404
summary_step/draw_up_summary      in  302 404 404 404 404 404
summary_step/take_down_summary    in  302 404 404 404 404 404
summary_step/put_back_summary     in  302 404 404 404 404 404
proposal_step/send_to_council     in  302 404 404 404 404 404
proposal_step/dismiss_proposal    in  302 404 404 404 404 404
link_tell                         302 302 302 302 302 302 302
link_complete                     302 302 302 302 302 302 302
"""
