"""Every file that nobody should be able to leave with us: all refused, each in a moment, and nothing swells."""

import time
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from chaos import bad_uploads
from chaos.judged import Outcome
from office import uploads

ROUNDS = 5
MEGABYTE = 1024


def run(house, short):
    files = bad_uploads.every()
    before, seconds, kept = _memory("VmRSS"), [], 0
    Path("/proc/self/clear_refs").write_text("5")  # the highest mark begins anew, with the files themselves in it
    for _ in range(1 if short else ROUNDS):
        for name, data, _ in files.values():
            began = time.process_time()  # what others do on the machine meanwhile is no part of the judgement
            kept += _is_kept(name, data)
            seconds.append(time.process_time() - began)
    outcome = Outcome(
        f"{len(files)} hostile files, judged as they are when somebody leaves them, {len(seconds)} times."
    )
    outcome.exactly("files that were let in", kept, 0)
    outcome.at_most("longest judgement", max(seconds), 1, " s")
    outcome.at_most("judgement in the middle", sorted(seconds)[len(seconds) // 2], 0.1, " s")
    outcome.at_most("memory above that of the files", (_memory("VmHWM") - before) / MEGABYTE, 100, " MB")
    return outcome


def _is_kept(name, data):
    try:
        uploads.check(uploads.plain_name(name), SimpleUploadedFile(name, data))
    except ValidationError:
        return False
    return True


def _memory(what):
    """In kilobytes, as the kernel tells it."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(what)).split()[1])
