"""What should be, judged by meetings: how often and how timely, who comes in whose place, who spreads the word."""

from meetings.rules import doors, representatives
from meetings.rules.meetings import called_in_time, in_rhythm, often_enough

__all__ = ["called_in_time", "doors", "in_rhythm", "often_enough", "representatives"]
