from django.db import models


class State(models.TextChoices):
    PLANNED = "planned", "Planerat"
    CALLED = "called", "Ärenden efterfrågade"
    SUMMONED = "summoned", "Kallelse skickad"
    UNDER_WAY = "under_way", "Pågår"
    HELD = "held", "Genomfört"
    FOR_APPROVAL = "for_approval", "Väntar på justering"
    APPROVED = "approved", "Justerat"
    CANCELLED = "cancelled", "Inställt"

    @property
    def tone(self):
        return {
            "planned": "calm",
            "called": "calm",
            "summoned": "good",
            "under_way": "warn",
            "held": "done",
            "for_approval": "warn",
            "approved": "done",
            "cancelled": "bad",
        }[self.value]


BEFORE_SUMMONS = (State.PLANNED, State.CALLED)
NOT_YET_HELD = (*BEFORE_SUMMONS, State.SUMMONED)
TOOK_PLACE = (State.HELD, State.FOR_APPROVAL, State.APPROVED)
# When notes, outcomes and the roll are written: while it goes on, and until the minutes are sent for approval.
BEING_WRITTEN = (State.UNDER_WAY, State.HELD)
