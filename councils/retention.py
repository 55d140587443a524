"""How long people and what they hold are kept."""

from functools import partial

from django.db.models import Exists, OuterRef, Q

from councils.models import Cooption, Holding
from office.retention import Period, keep, stays
from office.retention.own import MINIMISE, PROPOSED


def closed(rows, before):
    """Accounts that may not sign in, of people who have held nothing since: neither a seat nor a place as adjoined."""
    since = Q(until=None) | Q(until__gte=before.date())
    holds, adjoined = (model.objects.filter(since, person=OuterRef("pk")) for model in (Holding, Cooption))
    unseen = Q(last_login=None) | Q(last_login__lt=before)
    return rows.filter(unseen, ~Exists(holds), ~Exists(adjoined), is_active=False)


def of_the_closed(rows, before, way="person"):
    people = rows.model._meta.get_field(way).related_model._base_manager.all()
    return rows.filter(**{f"{way}__in": closed(people, before).values("pk")})


def named_nowhere(rows, before):
    """Of those the ones whose name nothing rests on: they never held a seat, took part or wrote anything."""
    found = closed(rows, before).exclude(Exists(Holding.objects.filter(person=OuterRef("pk"))))
    for relation in rows.model._meta.related_objects:
        if relation.related_model._meta.label in NEEDING_THE_NAME:
            rest = relation.related_model._base_manager.filter(**{relation.field.name: OuterRef("pk")})
            found = found.exclude(Exists(rest))
    return found


# Where a name is part of what is kept.
NEEDING_THE_NAME = {
    "councils.Holding",
    "councils.Cooption",
    "meetings.Meeting",
    "meetings.Participant",
    "meetings.AgendaItem",
    "meetings.Agenda",
    "meetings.Action",
    "meetings.ActionChange",
    "meetings.Minutes",
    "meetings.Approval",
    "meetings.Remark",
    "meetings.Move",
    "meetings.NoteVersion",
    "office.Entry",
}
YEARS = Period(years=2)
SINCE = "från att kontot stängdes och det sista uppdraget tog slut"

keep(
    "councils.Person/address",
    what="Adresser, lösenord och rättigheter till stängda konton",
    why=f"Den som inte har något uppdrag ska inte kunna nås eller logga in genom systemet. {MINIMISE}",
    after=YEARS,
    anchor=SINCE,
    rows=closed,
    dated="last_login",
    clear={"email": None, "postal_address": "", "password": "!", "is_staff": False, "is_superuser": False},
    person=("pk",),
)
keep(
    "councils.Person/name",
    what="Namn på personer som ingen bevarad uppgift vilar på",
    why=f"Den som haft en plats, varit på ett möte eller skrivit något står kvar med namn. {MINIMISE}",
    after=YEARS,
    anchor=SINCE,
    rows=named_nowhere,
    dated="last_login",
    clear={"name": "Tidigare användare", "title": ""},
    person=("pk",),
)
keep(
    "office.Wish",
    what="Hur ofta någon vill ha sina brev",
    why=f"Gäller så länge kontot är öppet. {MINIMISE}",
    after=YEARS,
    anchor=SINCE,
    rows=of_the_closed,
    dated="",
    person=("person",),
)
stays(
    "councils.Person",
    "councils.Holding",
    "councils.Cooption",
    what="Vem som har haft vilken plats, och när",
    why="Bevaras. De visar vem som har företrätt vem i rådet och grupperna. Det gäller uppdrag, inte privatliv.",
)
stays(
    "councils.Body",
    "councils.Organisation",
    "councils.Seat",
    what="Organ, organisationer och platser",
    why=f"Bevaras. Säger inget om någon person. {PROPOSED}",
)
stays(
    "guideline.Municipality",
    "guideline.ProvisionVersion",
    "guideline.Judgement",
    what="Lagens och riktlinjens krav och hur de har hållits",
    why="Bevaras. Säger inget om någon person.",
)

for label, what in (
    ("account.EmailAddress", "E-postadresser för inloggning"),
    ("mfa.Authenticator", "Extra steg vid inloggning"),
    ("socialaccount.SocialAccount", "Kopplingar till inloggning hos andra"),
):
    keep(
        label,
        what=what,
        why=f"Gäller så länge kontot är öppet. {MINIMISE}",
        after=YEARS,
        anchor=SINCE,
        rows=partial(of_the_closed, way="user"),
        dated="",
        person=("user",),
    )
keep(
    "account.EmailConfirmation",
    what="Väntande bekräftelser av e-postadresser",
    why=f"En bekräftelse som ingen har tryckt på gäller inte längre. {MINIMISE}",
    after=Period(days=30),
    anchor="från att den skapades",
    rows=lambda rows, before: rows.filter(created__lt=before),
    dated="created",
    person=("email_address__user",),
)
keep(
    "usersessions.UserSession",
    what="Var och med vad någon har varit inloggad",
    why=f"Visas för personen själv så länge inloggningen gäller. {MINIMISE}",
    after=Period(days=90),
    anchor="från senaste användningen",
    rows=lambda rows, before: rows.filter(last_seen_at__lt=before),
    dated="last_seen_at",
    person=("user",),
)
stays(
    "socialaccount.SocialApp",
    "socialaccount.SocialToken",
    what="Inställningar för inloggning hos andra",
    why="Säger inget om någon person.",
)

keep(
    "councils.Readership",
    what="Läsrätter för politiker och revisorer",
    why=f"Att de gavs står i journalen. {MINIMISE}",
    after=YEARS,
    anchor="från läsrättens sista dag",
    rows=lambda rows, before: rows.filter(until__lt=before.date()),
    dated="until",
    person=("person",),
)
keep(
    "signin.Asked",
    what="Den som har bett om en väg in och inte fått svar än",
    why=f"Raden tas annars bort av den som svarar. {MINIMISE}",
    after=Period(days=1),
    anchor="från att någon bad",
    rows=lambda rows, before: rows.filter(at__lt=before),
    dated="at",
)
