"""Who came, read out of many meetings at once: a year seat by seat, and the seats that have fallen silent."""

from meetings.statistics.attendance import attendance
from meetings.statistics.facts import Attendance
from meetings.statistics.silence import silent_at, silent_seats
from meetings.statistics.telling import attendance_chart, attendance_rows

__all__ = ["Attendance", "attendance", "attendance_chart", "attendance_rows", "silent_at", "silent_seats"]
