"""Passwords that are easily guessed here. Django's list of twenty thousand knows what the world writes; this knows what
is written in a Swedish municipality: its own name, the season and the year.
"""

import re

from django.core.exceptions import ValidationError

from guideline.profile import municipality

EASY = (
    "lösenord", "losenord", "password", "välkommen", "valkommen", "hemligt", "hemlig", "kommunen", "kommun", "brå",
    "sommaren", "sommar", "hösten", "höst", "host", "vintern", "vinter", "våren", "vår", "januari",
    "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december",
    "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag", "qwerty", "asdfgh", "zxcvbn", "sverige",
)  # fmt: skip
OF_ONES_OWN = 6  # letters that must be left when what is easy to guess is taken away


class NotEasilyGuessedHere:
    def validate(self, password, user=None):
        if len(_own_letters(password)) < OF_ONES_OWN:
            raise ValidationError(
                "Lösenordet bygger mest på sådant som är lätt att gissa, som kommunens namn, en årstid eller siffror i "
                "rad. Lägg till ord som ingen väntar sig.",
                code="easily_guessed",
            )

    def get_help_text(self):
        return "Lösenordet får inte mest vara kommunens namn, en årstid eller siffror."


def _own_letters(password):
    """Different letters count: "aaaaaaaaaaaa" has one."""
    place = municipality()["place"].casefold()
    left = password.casefold()
    for word in sorted({*EASY, place}, key=len, reverse=True):
        left = left.replace(word, "")
    return set(re.findall(r"[^\W\d_]", left))
