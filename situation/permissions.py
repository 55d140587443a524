"""Who may do what with reports and lägesrapporter. To run the system is not to read them."""

from councils.models import Kind, Organisation
from councils.permissions import is_coordinator
from office import clock
from office.entrance import admit, ask_twice
from office.permissions import allow, describe, who
from situation.models import Rapporteur, Report


@who("rapportören, för sin organisation")
def is_rapporteur(user, organisation):
    """Today; asked of no organisation, for any."""
    theirs = Rapporteur.objects.of_person(user).on(clock.today())
    return (theirs.of_organisation(organisation) if isinstance(organisation, Organisation) else theirs).exists()


@who("den som sitter i EST-gruppen")
def sits_in_est(user, subject):
    return user.sits_in_any(Kind.EST)


@who("den som sitter i Brå")
def sits_in_council(user, subject):
    return user.sits_in_any(Kind.COUNCIL)


@who("rapportören som lämnade rapporten eller svarar för länken den kom med")
def is_its_reporter(user, report):
    own = Report.objects.reported_by(user, clock.today()).filter(pk=report.pk)
    return is_rapporteur(user, report.organisation) and own.exists()


@who("den som lämnade filen och är rapportör för organisationen")
def handed_it_in(user, matter):
    return matter.by_id == user.pk and is_rapporteur(user, matter.organisation)


@who("den som lämnade filen och är rapportör för organisationen, innan något ur den har granskats")
def handed_it_in_unread(user, matter):
    """What the coordinator has judged is not for somebody else to take back."""
    return handed_it_in(user, matter) and not Report.objects.imported_in(matter).judged().exists()


describe(
    "rapporteur",
    "Rapportör",
    "Rapporterar platser och händelser till EST-gruppen för sin organisation. Ser inga möten och ingen annans rapport.",
    given="på sidan om rapportörerna, och i administrationen",
)
admit(is_rapporteur, "Är rapportör.")
ask_twice(sits_in_est, "Du läser EST-gruppens rapporter om platser i kommunen.")

allow("situation.report", is_rapporteur | is_coordinator)

# Before triage nobody else sees a report, and who reported is never for anybody else.
allow("situation.see_untriaged", is_coordinator)
allow("situation.see_origin", is_coordinator)
allow("situation.see_reports", sits_in_est | is_coordinator)
allow("situation.read_restricted", is_coordinator)

allow("situation.approve", is_coordinator)
allow("situation.ask_back", is_coordinator)
allow("situation.complete", is_its_reporter)
allow("situation.merge", is_coordinator)
allow("situation.recategorise", is_coordinator)
allow("situation.mask", is_coordinator)
allow("situation.reject", is_coordinator)
allow("situation.undo_handling", is_coordinator)

allow("situation.merge_place", is_coordinator)

# The lägesrapport: EST reads the whole of it, the council its sums, those who report what it led to.
allow("situation.draft_situation_report", is_coordinator)
allow("situation.write_situation_report", is_coordinator)
allow("situation.recount", is_coordinator)
allow("situation.decide", is_coordinator)
allow("situation.approve_situation_report", is_coordinator)
allow("situation.share_situation_report", is_coordinator)
allow("situation.read_council_edition", sits_in_council | sits_in_est | is_coordinator)
allow("situation.read_feedback", is_rapporteur | sits_in_est | is_coordinator)
# What the police tell stands beside the reports.
allow("situation.enter_figure", is_coordinator)
allow("situation.correct_figure", is_coordinator)
allow("situation.remove_figure", is_coordinator)
# Working groups that the numbers speak for.
allow("situation.see_proposals", is_coordinator)
allow("situation.send_to_council", is_coordinator)
allow("situation.dismiss_proposal", is_coordinator)

# Summaries of a quarter, a tertial or a year, and what of them is told to anybody.
allow("situation.draw_up_summary", is_coordinator)
allow("situation.publish_summary", is_coordinator)
allow("situation.take_down_summary", is_coordinator)
allow("situation.put_back_summary", is_coordinator)

# Who reports.
allow("situation.see_rapporteurs", is_coordinator)
allow("situation.appoint_rapporteur", is_coordinator)
allow("situation.end_rapporteur", is_coordinator)

# The links of organisations, and files from other systems.
allow("situation.open_link", is_coordinator)
allow("situation.close_link", is_coordinator)
allow("situation.hand_in", is_rapporteur | is_coordinator)
allow("situation.map_columns", handed_it_in | is_coordinator)
allow("situation.take_in", handed_it_in | is_coordinator)
allow("situation.undo_import", handed_it_in_unread | is_coordinator)
