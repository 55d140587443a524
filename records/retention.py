"""How long what is written beside the records, and of handing them out, is kept."""

from office.retention import stays

stays(
    "records.Filing",
    "records.Disclosure",
    "records.Part",
    what="Uppgifter i registret och begäran om handlingar",
    why="Hur handlingar registrerats, prövats och lämnats ut ska gå att visa så länge handlingarna finns.",
)
stays(
    "records.Extract",
    what="Utdrag om en person",
    why="Kopian tas bort efter en månad av ett eget jobb. Att den gjordes står i journalen.",
)
