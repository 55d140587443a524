"""Who is who, asked of the seats people hold; and who may do what with bodies, seats and people."""

from councils.models import Body, Role
from office.permissions import allow, who


def body_of(subject):
    return subject.pk if isinstance(subject, Body) else subject.body_id


@who("den som har en plats i organet")
def is_member(user, subject):
    return user.sits_in(body_of(subject))


@who("organets ordförande")
def is_chair(user, subject):
    return user.sits_in(body_of(subject), Role.CHAIR)


@who("brottsförebyggande samordnaren")
def is_coordinator(user, subject):
    """The municipality has one coordination function (11 §), which serves every body."""
    return user.has_role(Role.COORDINATOR)


@who("administratören")
def is_administrator(user, subject):
    return user.is_staff and user.is_superuser


allow("councils.see_addresses", is_coordinator | is_administrator)
allow("councils.fill_seat", is_coordinator | is_administrator)
allow("councils.add_substitute", is_coordinator | is_administrator)
allow("councils.vacate_seat", is_coordinator | is_administrator)
allow("councils.coopt", is_coordinator | is_chair)
allow("councils.end_cooption", is_coordinator | is_chair)
allow("office.see_outbox", is_coordinator | is_administrator)
allow("office.read_letter", is_coordinator)
allow("office.resend", is_coordinator | is_administrator)
