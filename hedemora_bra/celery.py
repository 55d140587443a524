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
    # Longer than twice the longest task, which is the check of the journal, so that nothing is handed out twice while
    # it runs.
    "visibility_timeout": 1800,
    # Kombu's own pace leaves the task of a killed worker lying for more than a minute.
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
    "socket_timeout": 10,
    "socket_connect_timeout": 3,
    "socket_keepalive": True,
}

# Each line tells what it does and why, for whoever reads the page about the machinery.
TIMETABLE = {
    "heartbeat": {
        "title": "Visar att en arbetsprocess är igång",
        "why": "Tio minuters tystnad märks på varje sida som administratören öppnar.",
        "task": "office.tasks.heartbeat",
        "schedule": 60,
        "options": {"expires": 55},
    },
    "deliver_letters": {
        "title": "Skickar brev",
        "why": "Tar brev som ingen väckning nådde: kön låg nere, en arbetsprocess dog eller ett nytt försök ska göras.",
        "task": "office.tasks.deliver_letters",
        "schedule": 60,
        "options": {"expires": 55},
    },
    "send_ways_in": {
        "title": "Skickar länkar för att logga in",
        "why": "Tar dem som ingen väckning nådde: den som vill in ska få sitt brev inom en minut.",
        "task": "signin.tasks.send_ways_in",
        "schedule": 60,
        "options": {"expires": 55},
    },
    "render_documents": {
        "title": "Gör PDF av dokument",
        "why": "Ett dokument vars arbetsprocess dog halvvägs får sin PDF inom en minut.",
        "task": "office.tasks.render_documents",
        "schedule": 60,
        "options": {"expires": 55},
    },
    "remind": {
        "title": "Påminner",
        "why": "Påminnelser ska gå klockan åtta. De täta rundorna når dem som en stoppad arbetsprocess missade.",
        "task": "meetings.tasks.remind",
        "schedule": crontab(minute="*/10"),
        "options": {"expires": 590},
    },
    "gather_letters": {
        "title": "Samlar brev",
        "why": "Den som vill ha sina brev samlade får dem klockan åtta. De täta rundorna når dem som missades.",
        "task": "office.tasks.gather_letters",
        "schedule": crontab(minute="*/10"),
        "options": {"expires": 590},
    },
    "write_papers": {
        "title": "Gör brev på papper",
        "why": "Den som saknar e-post får sina brev på papper. De ska gå att skriva ut inom några minuter.",
        "task": "hedemora_bra.tasks.write_papers",
        "schedule": 60,
        "options": {"expires": 55},
    },
    "read_mailbox": {
        "title": "Läser svar från kalendrar",
        "why": "Ett svar från en kalender syns innan avsändaren hinner undra.",
        "task": "office.tasks.read_mailbox",
        "schedule": 120,
        "options": {"expires": 110},
    },
    "scan_files": {
        "title": "Söker virus i nya filer",
        "why": "En fil som någon har lagt till lämnas inte ut förrän den är kontrollerad.",
        "task": "office.tasks.scan_files",
        "schedule": 60,
        "options": {"expires": 55},
    },
    "scan_files_again": {
        "title": "Söker virus i äldre filer",
        "why": "Det som virusskyddet har lärt sig efteråt ska hittas också i filer som redan finns.",
        "task": "office.tasks.scan_files_again",
        "schedule": crontab(minute=50, hour="1-4"),
    },
    "alarm_silent_seats": {
        "title": "Säger till om tysta platser",
        "why": "Det sägs när uppropet stängs. Morgonens runda når möten som markerades som genomförda efteråt.",
        "task": "meetings.tasks.alarm_silent_seats",
        "schedule": crontab(hour=6, minute=40),
    },
    "make_packs": {
        "title": "Gör mötets samlade fil",
        "why": "Ett möte som någon har bett om som en fil, men vars arbetsprocess dog, görs inom en minut.",
        "task": "meetings.tasks.make_packs",
        "schedule": 60,
        "options": {"expires": 55},
    },
    "clear_packs": {
        "title": "Tar bort gamla samlade filer",
        "why": "De är kopior och görs om när någon ber om dem. Ingen sparas längre än sin månad.",
        "task": "meetings.tasks.clear_packs",
        "schedule": crontab(hour=3, minute=20),
    },
    "work_on_files": {
        "title": "Går igenom filer med rapporter",
        "why": "En fil vars arbetsprocess dog läses in inom några minuter, hel eller inte alls.",
        "task": "situation.tasks.work_on_files",
        "schedule": 60,
        "options": {"expires": 55},
    },
    "draft_situation_reports": {
        "title": "Skriver utkast till lägesrapporter",
        "why": "Utkastet ska finnas före EST-gruppens möte, och siffrorna i det ska vara färska.",
        "task": "situation.tasks.draft_situation_reports",
        "schedule": crontab(minute="*/10"),
        "options": {"expires": 590},
    },
    "draft_groups": {
        "title": "Skriver utkast till förslag om arbetsgrupper",
        "why": "Det som samlas eller står stilla ska ligga hos samordnaren samma morgon, inte glömmas till nästa möte.",
        "task": "situation.tasks.draft_groups",
        "schedule": crontab(hour=6, minute=10),
    },
    "dispose": {
        "title": "Gallrar",
        "why": "Det som har sparats så länge som gallringstabellen säger tas bort, och ett protokoll skrivs.",
        "task": "hedemora_bra.tasks.dispose",
        "schedule": crontab(day_of_week="sunday", hour=2, minute=30),
    },
    "make_extracts": {
        "title": "Gör utdrag om en person",
        "why": "Den som har bett om sina uppgifter, men vars arbetsprocess dog, får sin PDF inom en minut.",
        "task": "records.tasks.make_extracts",
        "schedule": 60,
        "options": {"expires": 55},
    },
    "clear_extracts": {
        "title": "Tar bort gamla utdrag om personer",
        "why": "De är kopior av personuppgifter och behövs inte längre än sin månad.",
        "task": "records.tasks.clear_extracts",
        "schedule": crontab(hour=3, minute=25),
    },
    "alarm_empty_seats": {
        "title": "Säger till om tomma platser",
        "why": "En plats som blir tom ska märkas samma dag, inte på mötet. Brevet väntar till arbetstid.",
        "task": "councils.tasks.alarm_empty_seats",
        "schedule": crontab(hour=6, minute=30),
    },
    "seal_journal": {
        "title": "Sätter sigill på journalen",
        "why": "Sigillet räknar raderna, så att det märks om någon tar bort dem i databasen.",
        "task": "office.tasks.seal_journal",
        "schedule": crontab(minute="*/10"),
        "options": {"expires": 590},
    },
    "check_journal": {
        "title": "Prövar att journalen är hel",
        "why": "En rad som har ändrats eller tagits bort i databasen ska märkas nästa morgon.",
        "task": "hedemora_bra.tasks.check_journal",
        "schedule": crontab(hour=3, minute=40),
        "options": {"soft_time_limit": 800, "time_limit": 840},  # it reads every line there is
    },
    "check_guideline": {
        "title": "Prövar mot lagen och riktlinjen",
        "why": "Lagen och riktlinjen prövas varje dag. Det som har vänt skrivs ner och berättas.",
        "task": "hedemora_bra.tasks.check_guideline",
        "schedule": crontab(hour=4, minute=10),
    },
}
WORDS = {"title", "why"}  # what is ours, and not Celery's
LIMIT = 150  # seconds that a task may take, where its line says nothing else

app = Celery("hedemora_bra", task_cls="hedemora_bra.jobs:Recorded")
app.conf.update(
    broker_url=settings.REDIS_URL or "filesystem://localhost",
    broker_transport_options=REDIS_BROKER if settings.REDIS_URL else _filesystem_broker(settings.VAR_DIR / "broker"),
    broker_connection_retry_on_startup=True,
    broker_connection_max_retries=None,  # a worker that has given up is found in the morning
    broker_connection_timeout=3,
    task_ignore_result=True,
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    task_soft_time_limit=120,
    task_time_limit=LIMIT,
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
    beat_schedule={name: {key: line[key] for key in line.keys() - WORDS} for name, line in TIMETABLE.items()},
    beat_scheduler="hedemora_bra.scheduler:Scheduler",
    # Beat answers `inspect ping` as long as it ticks; files cannot carry the question.
    beat_enable_remote_control=bool(settings.REDIS_URL),
)
app.autodiscover_tasks()
