"""Who may do what with the register, with requests for records and with what is told of a person."""

from councils.permissions import is_auditor, is_coordinator, is_oneself
from office.permissions import allow, who


@who("den som utdraget handlar om")
def is_about_them(user, extract):
    return extract is not None and extract.person_id == user.pk


# Auditors read it as they read meetings, but for what secrecy is to be tried for.
allow("records.see_register", is_coordinator | is_auditor)
allow("records.file", is_coordinator)
allow("records.see_disclosures", is_coordinator)
allow("records.ask", is_coordinator)
allow("records.add_record", is_coordinator)
allow("records.drop_record", is_coordinator)
allow("records.judge", is_coordinator)
allow("records.disclose", is_coordinator)
allow("records.take_back", is_coordinator)
allow("records.take_out", is_oneself | is_coordinator)
allow("records.fetch", is_about_them | is_coordinator)
