"""The sorts of letters about bodies and their seats, as a person chooses about them."""

from office.sorts import Sort, register

register(
    Sort(
        "seats",
        "Platser som är tomma eller blir det",
        "När en plats har blivit tom, och en månad innan ett uppdrag tar slut.",
        ("empty_seat", "term_ending"),
        optional=False,
    ),
    Sort(
        "invitation",
        "Inbjudan till ett uppdrag",
        "När du har fått en plats i ett organ.",
        ("invitation",),
        statutory=True,
    ),
)
