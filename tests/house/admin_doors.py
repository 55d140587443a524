"""The doors of the administration."""

# What the administrator is answered at a list, at its adding, and where a row is shown, taken away and followed back in
# time. To all others the administration is closed.
PAGES = ["changelist", "add", "change", "delete", "history"]
ADMIN = """
councils_body               200 200 200 200 200
councils_cooption           200 403 200 403 200
councils_holding            200 403 200 403 200
councils_organisation       200 200 200 200 200
councils_person             200 200 200 200 200
councils_readership         200 403 200 403 200
councils_seat               200 200 200 200 200
guideline_judgement         200 403 200 403 200
guideline_municipality      200 403 200 403 200
guideline_provisionversion  200 403 200 403 200
meetings_action             200 403 200 403 200
meetings_actionchange       200 403 200 403 200
meetings_agenda             200 403 200 403 200
meetings_agendaitem         200 403 200 403 200
meetings_approval           200 403 200 403 200
meetings_attachment         200 403 200 403 200
meetings_decision           200 403 200 403 200
meetings_meeting            200 403 200 403 200
meetings_minutes            200 403 200 403 200
meetings_move               200 403 200 403 200
meetings_noteversion        200 403 200 403 200
meetings_pack               200 403 200 403 200
meetings_participant        200 403 200 403 200
meetings_record             200 403 200 403 200
meetings_remark             200 403 200 403 200
meetings_spreading          200 403 200 403 200
meetings_standingitem       200 200 200 200 200
office_absence              200 403 200 403 200
office_attempt              200 403 200 403 200
office_document             200 403 200 403 200
office_entry                200 403 200 403 200
office_feed                 200 403 200 403 200
office_job                  200 403 200 403 200
office_lease                200 403 200 403 200
office_letter               200 403 200 403 200
office_link                 200 403 200 403 200
office_reminder             200 403 200 403 200
office_seal                 200 403 200 403 200
office_storedfile           200 403 200 403 200
office_wish                 200 403 200 403 200
situation_area              200 200 200 200 200
situation_category          200 200 200 200 200
situation_place             200 200 200 200 200
situation_rapporteur        200 200 200 200 200
"""

# What is there beside the models.
BESIDE = {
    "": "200",
    "password_change/": "302",
    "password_change/done/": "302",
    "autocomplete/": "403",
    "jsi18n/": "200",
    "office/": "200",
    "meetings/": "200",
    "r/1/1/": "404",
    "finns-inte/": "404",
}


def rows():
    """{model: {page: the administrator's answer}}"""
    lines = [line.split() for line in ADMIN.strip().splitlines()]
    return {model: dict(zip(PAGES, answers, strict=True)) for model, *answers in lines}
