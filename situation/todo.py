"""What waits in EST: reports to read for the coordinator, questions to answer for those who report."""

from office.prepared import Prepared
from office.todo import NOW, SOON, Todo
from situation.models import GroupProposal, Report


def reports_to_do(person, today):
    waits = dict(_waiting(person.pk, today))
    return [*_to_triage(person, waits["new"]), *_to_answer(waits["asked"]), *_to_propose(person, waits["groups"])]


@Prepared
def _waiting(person, today):
    return Report.objects.waits_for(person, today, groups=GroupProposal.objects.drafts())


def _to_propose(person, count):
    if not count or not person.has_perm("situation.see_proposals"):
        return []
    title = "Ett förslag om en arbetsgrupp" if count == 1 else f"{count} förslag om arbetsgrupper"
    return [
        Todo(title, "/arbete/est/arbetsgrupper/", "Siffrorna talar för det. Du avgör om Brå ska få det.", urgency=SOON)
    ]


def _to_triage(person, count):
    if not count or not person.has_perm("situation.see_untriaged"):
        return []
    title = "En rapport att granska" if count == 1 else f"{count} rapporter att granska"
    return [
        Todo(title, "/arbete/est/granska/", "Ingen annan ser dem förrän du har läst dem.", tone="warn", urgency=SOON)
    ]


def _to_answer(count):
    if not count:
        return []
    detail = "Samordnaren behöver veta mer om något du rapporterat."
    return [Todo("En fråga att svara på", "/arbete/est/rapportera/mina/", detail, tone="warn", urgency=NOW)]
