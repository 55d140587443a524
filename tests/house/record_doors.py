"""The doors of papers and records, of requests for them and of what is known of a person: for tests/house/doors.py."""

GET = """
item_step/classify                in  200 404 404 404 404 404
classify_paper                    in  200 404 404 404 404 404
records                           in  200 404 404 404 404 404  auditor=200
record                            in  200 404 404 404 404 404  auditor=200
record_file                       in  200 404 404 404 404 404  auditor=200
classify_record                   in  200 404 404 404 404 404
file_record                       in  200 404 404 404 404 404
disclosures                       in  200 404 404 404 404 404
ask_for_records                   in  200 404 404 404 404 404
disclosure                        in  200 404 404 404 404 404
disclosure_decision               in  200 404 404 404 404 404
disclosure_step/add_record        in  200 404 404 404 404 404
disclosure_step/disclose          in  200 404 404 404 404 404
disclosure_step/take_back         in  200 404 404 404 404 404
disclosure_step/drop_record       in  404 404 404 404 404 404
disclosure_step/judge             in  404 404 404 404 404 404
judge_record                      in  200 404 404 404 404 404
drop_record                       in  405 405 405 405 405 405
disclosed_file                    in  200 404 404 404 404 404
my_data                           in  200 200 200 200 200 200
take_out_mine                     in  405 405 405 405 405 405
extract_file                      in  200 404 200 404 404 404  substitute=404 adjoined=404
people                            in  200 404 404 404 404 404
take_out                          in  200 404 404 404 404 404
"""

POST = """
item_step/classify                in  302 404 404 404 404 404
classify_paper                    in  302 404 404 404 404 404
classify_record                   in  302 404 404 404 404 404
file_record                       in  302 404 404 404 404 404
ask_for_records                   in  302 404 404 404 404 404
disclosure_step/add_record        in  302 404 404 404 404 404
disclosure_step/disclose          in  302 404 404 404 404 404
disclosure_step/take_back         in  302 404 404 404 404 404
disclosure_step/drop_record       in  404 404 404 404 404 404
disclosure_step/judge             in  404 404 404 404 404 404
judge_record                      in  302 404 404 404 404 404
drop_record                       in  302 404 404 404 404 404
take_out_mine                     in  302 302 302 302 302 302
take_out                          in  302 404 404 404 404 404
"""
