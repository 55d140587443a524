"""What happens with meetings, their items and their papers, step by step."""

from meetings.lifecycle import answers, calendar_replies, marking, minutes, sittings, spreading  # noqa: F401  their steps are taken with meetings
from meetings.lifecycle.actions import actions
from meetings.lifecycle.carrying import carrying
from meetings.lifecycle.items import items
from meetings.lifecycle.meetings import bodies, meetings
from meetings.lifecycle.papers import papers
from meetings.lifecycle.records import private_notes, records
from meetings.lifecycle.roll import rolls

__all__ = ["actions", "bodies", "carrying", "items", "meetings", "papers", "private_notes", "records", "rolls"]
