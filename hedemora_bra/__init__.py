"""Wiring: settings, addresses, the timetable and the start page."""

from hedemora_bra.celery import app as celery_app

__all__ = ["celery_app"]
