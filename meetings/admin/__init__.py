"""What the steps have written can be looked up here by where it stands; what it says is for those in the matter."""

from meetings.admin import held, meetings

__all__ = ["held", "meetings"]
