"""How a meeting keeps its time: what an item has taken, and how the meeting lies against its agenda."""

from typing import NamedTuple


class Pace(NamedTuple):
    text: str
    tone: str


def used_seconds(spent, opened_at, now):
    """What was counted before, and what has passed since the item was opened."""
    return spent + (max(int((now - opened_at).total_seconds()), 0) if opened_at else 0)


def of_item(seconds, minutes):
    """Time used against time planned; over is told from the first minute."""
    used = seconds // 60
    if seconds > minutes * 60:
        return Pace(f"{used} av {minutes} min, över tiden", "warn")
    return Pace(f"{used} av {minutes} min", "calm")


def of_meeting(begins_at, minutes, now):
    """Where the meeting is when the item in hand should have begun then and take so long."""
    minutes_in = int((now - begins_at).total_seconds() // 60)
    if minutes_in > minutes:
        return Pace(f"{_count(minutes_in - minutes)} efter", "warn")
    if minutes_in < 0:
        return Pace(f"{_count(-minutes_in)} före", "good")
    return Pace("Håller tiden", "good")


def _count(minutes):
    return f"{minutes} {'minut' if minutes == 1 else 'minuter'}"
