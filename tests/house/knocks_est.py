"""What one knocks with at the doors of EST: the matters their addresses name, and what is sent there."""

from uuid import uuid4

from office import links
from situation.forms.situation_reports import WriteSituationReport
from situation.models import Place
from tests.situation.telling import reports_file, sent


def words_of(report, by):
    """The draft's own words, sent as they stand."""
    form = WriteSituationReport(subject=report, by=by)
    return {name: form.get_initial_for_field(field, name) or "" for name, field in form.fields.items()}


def _of(summary):
    return {"kind": summary.kind, "year": summary.year, "number": summary.number}


SUBJECTS = {
    "est_link": lambda house: {"pk": house.rapporteur_by_link.pk},
    "reporting_step": lambda house: {"pk": house.reporting_organisation.pk},
    "rapporteur_step": lambda house: {"pk": house.people["rapporteur"].reports_for.get().pk},
    "rapporteur_step/close_link": lambda house: {"pk": house.rapporteur_by_link.pk},
    "est_summary": lambda house: {"kind": "tertial", "year": 2026, "number": 3},
    "est_summary_pdf": lambda house: _of(house.tertial),
    "summary_step": lambda house: _of(house.quarter),
    "summary_step/publish_summary": lambda house: {"kind": "kvartal", "year": 2026, "number": 4},
    "summary_step/draw_up_summary": lambda house: {"kind": "tertial", "year": 2026, "number": 3},
    "est_proposal": lambda house: {"pk": house.group_proposal.pk},
    "proposal_step": lambda house: {"pk": house.group_proposal.pk},
    "safety_in_a_quarter": lambda house: {"year": house.quarter.year, "number": house.quarter.number},
    "est_complete": lambda house: {"pk": house.report_asked.pk},
    "est_report": lambda house: {"pk": house.report_approved.pk},
    "est_report/new": lambda house: {"pk": house.report_new.pk},
    "est_place": lambda house: {"key": "stora-torget"},
    "place_step": lambda house: {"key": "honsan-badet"},
    "est_export_csv": lambda house: {"what": "kategorier"},
    "est_export_xlsx": lambda house: {"what": "rapporter"},
    "police_step": lambda house: {"pk": house.police_figure.pk},
    "est_photo": lambda house: {"pk": house.report_approved.pk},
    "est_file": lambda house: {"pk": house.report_file.pk},
    "est_faults": lambda house: {"pk": house.report_file.pk},
    "situation_report": lambda house: {"pk": house.est_shared.pk},
    **dict.fromkeys(
        (
            "situation_report/draft",
            "situation_report_step",
            "situation_report_step/recount",
            "situation_report_step/decide",
            "situation_report_step/approve_situation_report",
        ),
        lambda house: {"pk": house.est_draft.pk},
    ),
    "situation_report_step/share_situation_report": lambda house: {"pk": house.est_shared.pk},
    "est_edition": lambda house: {"pk": house.est_shared.pk, "variant": "full"},
    "est_feedback": lambda house: {"pk": house.est_shared.pk},
    "file_step": lambda house: {"pk": house.report_file.pk},
    "report_step": lambda house: {"pk": house.report_new.pk},
    "report_step/undo_handling": lambda house: {"pk": house.report_approved.pk},
    "link_tell": lambda house: {"token": links.token(house.reporting_link)},
    "link_ground": lambda house: {"token": links.token(house.reporting_link)},
    "link_complete": lambda house: {"token": links.token(house.questions_link), "pk": house.report_by_link.pk},
}


def _figure(house):
    told = {"first_day": "2027-01-04", "last_day": "2027-01-17", "number": "3", "source": "Muntligt på mötet"}
    return {"category": house.report_new.category_id, "over": house.police_figure.version, **told}


SENT = {
    "est_police": _figure,
    "police_step/correct_figure": _figure,
    "police_step/remove_figure": lambda house: {"over": house.police_figure.version},
    "reporting_step/appoint_rapporteur": lambda house: {
        "email": "vaktmastaren@hedemora.example",
        "name": "Vaktmästaren",
        "since": "2027-02-03",
    },
    "reporting_step/open_link": lambda house: {"person": house.rapporteur_by_link.person_id},
    "rapporteur_step/end_rapporteur": lambda house: {"until": "2027-02-03"},
    "summary_step/take_down_summary": lambda house: {"reason": "Fel kvartal."},
    "proposal_step/send_to_council": lambda house: {"title": "Belysning", "text": "En grupp behövs."},
    "proposal_step/dismiss_proposal": lambda house: {"reason": "Vi vet varför."},
    "place_step/merge_place": lambda house: {"into": Place.objects.get(key="stora-torget").pk, "is_sure": "on"},
    "est_tell": lambda house: sent(organisation=house.reporting_organisation.pk, anyway="1"),
    "est_complete": lambda house: {"text": "Norra sidan."},
    "report_step/approve": lambda house: {"over": house.report_new.version},
    "report_step/ask_back": lambda house: {"over": house.report_new.version, "why": "Vilken sida?"},
    "report_step/reject": lambda house: {"over": house.report_new.version, "why": "Gäller en person."},
    "report_step/recategorise": lambda house: {
        "over": house.report_new.version,
        "category": house.report_new.category_id,
        "severity": "3",
    },
    "report_step/mask": lambda house: {"over": house.report_new.version, "text": "Någon ringde."},
    "report_step/merge": lambda house: {"over": house.report_new.version, "into": house.report_approved.pk},
    "report_step/undo_handling": lambda house: {"over": house.report_approved.version},
    "est_draft": lambda house: {"meeting": house.est_meeting.pk},
    "situation_report/draft": lambda house: words_of(house.est_draft, house.people["coordinator"]),
    "situation_report_step/decide": lambda house: {
        "text": "Byter lampor",
        "owner": f"seat-{house.est_now.roster.places[0].seat.pk}",
        "due_on": "2027-05-15",
        "place": "Stora torget",
        "once": uuid4(),
    },
    "situation_report_step/approve_situation_report": lambda house: {
        "over": house.est_draft.version,
        "counted_at": house.est_draft.content["counted_at"],
    },
    "situation_report_step/share_situation_report": lambda house: {"variants": ["council"]},
    "est_files": lambda house: {"organisation": house.reporting_organisation.pk, "upload": reports_file()},
    "file_step/map_columns": lambda house: {"day": "Datum", "category": "Kategori", "place": "Plats"},
    "link_tell": lambda house: sent(anyway="1"),
    "link_complete": lambda house: {"text": "Norra sidan."},
}
