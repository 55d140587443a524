"""A real beat, in a process of its own, that sends the heartbeat each second to the queue of its first argument."""

import sys

from hedemora_bra import celery_app

line = celery_app.conf.beat_schedule["heartbeat"]
celery_app.conf.update(beat_schedule={"heartbeat": line | {"schedule": 1}}, task_default_queue=sys.argv[1])
celery_app.start(["beat", "--pidfile=", "-l", "INFO"])
