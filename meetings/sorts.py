"""The sorts of letters about meetings, as a person chooses about them."""

from office.sorts import Sort, register

register(
    Sort(
        "summons",
        "Kallelser, dagordningar och ändringar",
        "Kallelsen med dagordningen, och besked när ett möte flyttas eller ställs in. De kommer alltid, genast: "
        "riktlinjen säger att dagordningen ska ha gått ut senast en vecka före mötet.",
        ("agenda", "changed_agenda", "moved", "cancelled", "no_longer_called"),
        statutory=True,
    ),
    Sort(
        "deadlines",
        "Sista tider som du ansvarar för",
        "När en dagordning ska gå ut, och när ett protokoll saknas eller väntar på att du justerar det. De kommer "
        "alltid, genast: andra väntar på det som ska göras.",
        ("agenda_reminder", "minutes_missing", "minutes_to_approve", "approval_reminder", "minutes_returned"),
        statutory=True,
    ),
    Sort(
        "answers",
        "Påminnelser om att svara",
        "När du är kallad och inte har svarat.",
        ("member_reminder", "please_answer"),
    ),
    Sort(
        "minutes",
        "Protokoll och minnesanteckningar",
        "När de har justerats, eller öppnats igen.",
        ("minutes_approved", "minutes_reopened"),
        optional=False,
    ),
    Sort(
        "actions",
        "Åtgärder som ligger på dig",
        "När du får en åtgärd, och när en har blivit försenad.",
        ("new_actions", "action_handed_over", "action_overdue"),
        optional=False,
    ),
    Sort(
        "actions_soon",
        "Åtgärder som snart ska vara klara",
        "En vecka före dagen då åtgärden ska vara klar.",
        ("action_due_soon",),
    ),
    Sort(
        "items",
        "Dina ärenden",
        "När det går att föreslå ärenden, och vad samordnaren har svarat på dem du har föreslagit.",
        ("call_for_items", "item_accepted", "item_parked", "item_returned"),
    ),
    Sort(
        "spreading",
        "Sprida vidare",
        "En text om mötet som du kan skicka vidare, och en påminnelse om den.",
        ("spreading", "spreading_reminder"),
    ),
    Sort(
        "coordination",
        "Det som samordnaren eller ordföranden behöver veta",
        "Ersättare, platser som är tysta och åtgärder som har blivit liggande.",
        ("substitute_named", "substitute_cannot", "silent_seat", "actions_left_lying"),
        optional=False,
    ),
)
