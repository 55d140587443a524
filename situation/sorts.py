"""What can be chosen about letters to those who report. A question waits for its answer, so about that nothing."""

from office.sorts import Sort, register

register(
    Sort(
        "report_questions",
        "Frågor om det du rapporterat",
        "När samordnaren behöver veta mer om en rapport.",
        ("question",),
        statutory=True,
    ),
    Sort(
        "reporting_begins",
        "Uppdrag som rapportör",
        "När du har blivit rapportör till EST.",
        ("welcome",),
        statutory=True,
    ),
    Sort(
        "group_proposals",
        "Förslag om arbetsgrupper",
        "När EST-gruppens siffror talar för en tillfällig arbetsgrupp och samordnaren föreslår den för Brå.",
        ("group_proposed",),
        optional=False,
    ),
    Sort(
        "report_thanks",
        "Vad som blev av det du rapporterat",
        "Efter varje period på fjorton dagar då du har rapporterat till EST.",
        ("thanks",),
    ),
    Sort(
        "report_nudges",
        "En påminnelse om att rapportera",
        "När du inte har rapporterat till EST på länge, högst en gång på åtta veckor.",
        ("nudge",),
    ),
)
register(
    Sort(
        "situation_reports",
        "Lägesrapporter från EST",
        "När en lägesrapport delas med den grupp eller det råd där du sitter.",
        ("report_full", "report_council"),
        statutory=True,
    )
)
register(
    Sort(
        "situation_feedback",
        "Återkoppling från EST",
        "Vad det som du och andra har rapporterat ledde till.",
        ("report_feedback",),
    )
)
