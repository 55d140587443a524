"""Who is who, asked of the seats people hold; and who may do what with bodies, seats and people."""

from councils.models import Body, Reader, Role
from councils.models.people import ADJOINED, SUBSTITUTE
from office import clock
from office.entrance import admit, ask_twice
from office.permissions import allow, describe, who


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


@who("personen själv")
def is_oneself(user, subject):
    return subject is not None and subject.pk == user.pk


@who("administratören")
def is_administrator(user, subject):
    return user.is_staff and user.is_superuser


@who("den förtroendevalda med läsrätt")
def is_politician(user, subject):
    return user.reads_as(Reader.POLITICIAN)


@who("revisorn")
def is_auditor(user, subject):
    return user.reads_as(Reader.AUDITOR)


@who("den som har ett uppdrag i ett organ, nu eller längre fram")
def has_a_term(user, subject):
    """From the day it was given: one who begins next month can prepare."""
    return any(term.until is None or term.until >= clock.today() for term in user.terms)


ON_THE_BODYS_PAGE = "på organets sida"
describe(
    Role.COORDINATOR,
    "Brottsförebyggande samordnare",
    "Planerar möten, bereder dagordningar, skickar kallelser och läser allt, i alla organ.",
    given=ON_THE_BODYS_PAGE,
)
describe(
    Role.CHAIR,
    "Ordförande",
    "Leder organet: ser allt i det, får skicka kallelsen, adjungera och ställa in möten.",
    given=ON_THE_BODYS_PAGE,
)
describe(
    Role.MEMBER,
    "Ledamot",
    "Ser organets möten och handlingar, svarar på kallelser och får föreslå ärenden.",
    given=ON_THE_BODYS_PAGE,
)
describe(
    Role.PRESENTER,
    "Föredragande",
    "Deltar på mötena som föredragande: ser dem och får föreslå ärenden, men är inte ledamot.",
    given=ON_THE_BODYS_PAGE,
)
describe(
    SUBSTITUTE,
    "Ersättare",
    "Ser organets möten och kan kallas när den ordinarie har förhinder, men får inte rätten att leda eller samordna.",
    given=ON_THE_BODYS_PAGE,
)
describe(
    ADJOINED,
    "Adjungerad för en tid",
    "Kallas till organets möten under tiden och ser dem, men är inte ledamot.",
    given=ON_THE_BODYS_PAGE,
)
describe(
    Reader.POLITICIAN,
    "Förtroendevald med läsrätt",
    "Läser utskickade dagordningar, justerade protokoll och uppföljningen. "
    "Ser inget om EST, inga utkast och inget som ska sekretessprövas.",
    given="på kommunfullmäktiges eller kommunstyrelsens sida",
)
describe(
    Reader.AUDITOR,
    "Revisor",
    "Läser det som granskningen kräver, även det som ska sekretessprövas. Det som öppnas antecknas i journalen.",
    given="på kommunfullmäktiges eller kommunstyrelsens sida",
)
describe(
    "administrator",
    "Administratör",
    "Sköter konton, platser och driften. Ser att något är skrivet, av vem och när, men läser inte vad som står.",
    given="i administrationen",
)

admit(is_administrator, "Sköter systemet.")
admit(has_a_term, "Har ett uppdrag i ett organ.")
admit(is_politician | is_auditor, "Har läsrätt.")
ask_twice(is_administrator, "Du sköter systemet och kan ändra vem som kommer in.")
ask_twice(is_coordinator, "Du är samordnare och ser alla organ, alla brev och alla rapporter.")

allow("councils.grant_reading", is_coordinator | is_administrator)
allow("councils.end_reading", is_coordinator | is_administrator)
allow("councils.see_addresses", is_coordinator | is_administrator)
allow("councils.fill_seat", is_coordinator | is_administrator)
allow("councils.add_substitute", is_coordinator | is_administrator)
allow("councils.invite", is_coordinator | is_administrator)
allow("councils.vacate_seat", is_coordinator | is_administrator)
allow("councils.coopt", is_coordinator | is_chair)
allow("councils.end_cooption", is_coordinator | is_chair)
allow("office.choose_rhythms", is_oneself)
allow("office.go_away", is_oneself)
allow("office.come_back", is_oneself)
allow("office.make_feed", is_oneself)
allow("office.revoke_feed", is_oneself)
allow("office.see_outbox", is_coordinator | is_administrator)
allow("office.read_letter", is_coordinator)
allow("office.mark_printed", is_coordinator)
allow("office.resend", is_coordinator | is_administrator)
allow("office.classify", is_coordinator)
allow("office.see_operations", is_coordinator | is_administrator)
allow("office.see_trace", is_coordinator | is_auditor | is_administrator)
allow("office.export_trace", is_coordinator | is_auditor | is_administrator)
allow("office.read_trace_words", is_coordinator | is_auditor)
allow("office.see_wordlist", is_coordinator)
allow("office.list_word", is_coordinator)
allow("office.unlist_word", is_coordinator)
allow("office.see_retention", is_coordinator | is_auditor | is_administrator)
allow("office.place_hold", is_coordinator | is_administrator)
allow("office.lift_hold", is_coordinator | is_administrator)
