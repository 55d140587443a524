"""A real worker, in a process of its own. Its clock goes so many seconds ahead as its first argument says."""

import sys
from datetime import UTC, datetime, timedelta

import time_machine

ahead = timedelta(seconds=float(sys.argv[1]))
time_machine.travel(datetime.now(UTC) + ahead, tick=True).start()  # noqa: TID251  the machine's own time
datetime.now(UTC)  # noqa: TID251  the pretended clock begins to go at the first look

from hedemora_bra import celery_app  # noqa: E402  what a module learns of the time when it is read is also pretended

quiet = ["--without-mingle", "--without-gossip", "--without-heartbeat"]
celery_app.worker_main(["worker", "-P", "solo", "-Q", sys.argv[2], "-l", "INFO", *quiet])
