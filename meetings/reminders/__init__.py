"""What is reminded of around meetings: agendas, answers, minutes, spreading the word, and actions."""

from meetings.reminders import actions, agendas, meetings, minutes, spreading
from office.reminders import register

register(meetings.ANCHOR, agendas.AGENDA, agendas.MEMBERS, minutes.MISSING, minutes.APPROVAL, spreading.SPREADING)
register(actions.ANCHOR, actions.NEW, actions.DUE_SOON, actions.OVERDUE, actions.LEFT_LYING)
