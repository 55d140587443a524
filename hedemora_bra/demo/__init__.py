"""A demonstration year around today: invented roles in every seat but one, and the meetings that such a year has.

Everything goes through the same steps as in earnest, at the moments they would have been taken.
"""

import secrets
from datetime import date, time, timedelta

from django.conf import settings
from django.db import transaction

from guideline.rules import record
from hedemora_bra.demo.asked import ask_for_a_record
from hedemora_bra.demo.coming import prepare_what_comes
from hedemora_bra.demo.past import live_through_the_past
from hedemora_bra.demo.people import LEFT_EMPTY, seat_everyone
from meetings import year as the_year
from meetings.models import Meeting
from office import clock
from office.almanac import at

__all__ = ["LEFT_EMPTY", "SIGN_INS", "load", "password"]

LOOKED_BACK = timedelta(days=130)  # so that there is something behind whoever tries it in January

SIGN_INS = (
    ("Samordnare", "samordnare@hedemora.example"),
    ("Ordförande i Brå", "kommundirektor@hedemora.example"),
    ("Ledamot i Brå", "skolchef@hedemora.example"),
    ("Rapportör", "rapportor@hedemora.example"),
    ("Administratör", "administrator@hedemora.example"),
    ("Förtroendevald som läser", "fullmaktige@hedemora.example"),
    ("Revisor", "revisor@hedemora.example"),
)


def load(password):
    """Everything, once. With meetings in the database already, nothing."""
    if Meeting.objects.exists():
        return False
    today = clock.today()
    with transaction.atomic():
        first = today - LOOKED_BACK
        with clock.pretending(at(min(date(today.year - 1, 12, 10), first), time(9))):
            by = seat_everyone(password, today.year)
            if first.year < today.year:
                _plan(first.year, by, first)
            _plan(today.year, by)
            _plan(today.year + 1, by)
        live_through_the_past(by)
        prepare_what_comes(by)
        ask_for_a_record(by)
        record(clock.now(), today)
    return True


def password():
    """The demonstration's own password, made once and kept beside the database."""
    kept = settings.VAR_DIR / "demo-password"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(f"hedemora-{secrets.token_hex(4)}")
    return kept.read_text().strip()


def _plan(year, by, since=date.min):
    found = the_year.bodies_to_plan()
    rows = [
        {
            "body": found[row["body"]],
            "starts_at": at(row["day"], row["starts"]),
            "ends_at": at(row["day"], row["ends"]),
            "place": row["place"],
            "note": row["note"],
        }
        for row in the_year.proposals(year)
        if row["day"] >= since
    ]
    the_year.put_in_calendar(rows, by)
