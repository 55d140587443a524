"""What happens with meetings, their items and their papers, step by step."""

from meetings.lifecycle.items import items
from meetings.lifecycle.meetings import bodies, meetings
from meetings.lifecycle.papers import papers

__all__ = ["bodies", "items", "meetings", "papers"]
