"""The worker's settings and the timetable: what runs by itself, when and why."""

import os

from celery import Celery
from celery.schedules import crontab
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hedemora_bra.settings")


def _filesystem_broker(folder):
    """Messages as files: one machine needs no broker; a message lost with its worker is found again by the sweep."""
    for name in ("queue", "control"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    queue = str(folder / "queue")
    return {
        "data_folder_in": queue,
        "data_folder_out": queue,
        "control_folder": str(folder / "control"),
        "polling_interval": 0.2,
    }


REDIS_BROKER = {
    # Longer than twice the longest task, so that nothing is handed out twice while it runs.
    "visibility_timeout": 900,
    # Kombu's own pace leaves the task of a killed worker lying for more than a minute.
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
    "socket_timeout": 10,
    "socket_connect_timeout": 3,
    "socket_keepalive": True,
}

TIMETABLE = {
    "deliver_letters": {
        # Finds what no kick reached: a broker that was down, a worker that died, a letter whose new try is due.
        "task": "office.tasks.deliver_letters",
        "schedule": 60,
        "options": {"expires": 55},
    },
    "render_documents": {
        # A document whose worker died halfway gets its PDF within the minute.
        "task": "office.tasks.render_documents",
        "schedule": 60,
        "options": {"expires": 55},
    },
    "remind": {
        # Reminders fall due at eight in the morning; the closer rounds reach those that a stopped worker missed.
        "task": "meetings.tasks.remind",
        "schedule": crontab(minute="*/10"),
        "options": {"expires": 590},
    },
    "read_mailbox": {
        # An answer sent from a calendar is seen before its sender has had time to wonder.
        "task": "office.tasks.read_mailbox",
        "schedule": 120,
        "options": {"expires": 110},
    },
    "alarm_silent_seats": {
        # Told when the roll is closed; the morning's round reaches a meeting that was marked as held afterwards.
        "task": "meetings.tasks.alarm_silent_seats",
        "schedule": crontab(hour=6, minute=40),
    },
    "make_packs": {
        # A meeting asked for as one file, whose worker died or was not reached, is made within the minute.
        "task": "meetings.tasks.make_packs",
        "schedule": 60,
        "options": {"expires": 55},
    },
    "clear_packs": {
        # They are copies, made again when somebody asks: none is kept longer than its month.
        "task": "meetings.tasks.clear_packs",
        "schedule": crontab(hour=3, minute=20),
    },
    "alarm_empty_seats": {
        # A seat left empty is told of the same day, not at the meeting.
        "task": "councils.tasks.alarm_empty_seats",
        "schedule": crontab(hour=6, minute=30),
    },
    "check_guideline": {
        # The law and the guideline are checked every day; what has turned is written down and told.
        "task": "hedemora_bra.tasks.check_guideline",
        "schedule": crontab(hour=4, minute=10),
    },
}

app = Celery("hedemora_bra")
app.conf.update(
    broker_url=settings.REDIS_URL or "filesystem://localhost",
    broker_transport_options=REDIS_BROKER if settings.REDIS_URL else _filesystem_broker(settings.VAR_DIR / "broker"),
    broker_connection_retry_on_startup=True,
    broker_connection_timeout=3,
    task_ignore_result=True,
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    task_soft_time_limit=120,
    task_time_limit=150,
    task_publish_retry_policy={"max_retries": 1, "interval_start": 0.1},
    worker_prefetch_multiplier=1,
    worker_max_tasks_per_child=200,
    worker_max_memory_per_child=400_000,
    worker_hijack_root_logger=False,
    worker_send_task_events=False,
    accept_content=["json"],
    task_serializer="json",
    timezone=settings.TIME_ZONE,
    enable_utc=True,
    beat_schedule=TIMETABLE,
    beat_schedule_filename=str(settings.VAR_DIR / "timetable"),
)
app.autodiscover_tasks()
