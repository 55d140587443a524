"""A whole house for one script: its own servers, workers, timetable and web, all gone when the script is."""

import os
import random
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager, suppress
from urllib.request import urlopen

import django

from chaos import prepare, pretended
from chaos.servers import SERVES, MailServer, Postgres, Redis, children, free_port, wait_until

SMALL, LARGE = "SQLite and messages as files", "PostgreSQL and Redis"


class House:
    def __init__(self, folder, *, small):
        self.folder, self.small = folder, small
        self.postgres = None if small else Postgres(folder / "postgres")
        self.redis = None if small else Redis(folder / "redis")
        self.mail = MailServer(folder / "mail")
        self.nurseries, self.others = [], []

    @property
    def shape(self):
        return SMALL if self.small else LARGE

    def open(self, prepared):
        """Its servers answer, its tables are there, and this process is one of its own."""
        if self.small:
            shutil.copy(prepared / prepare.DATABASE, self.folder / prepare.DATABASE)
        else:
            self.postgres.make_as(prepared / prepare.CLUSTER)
            self.redis.start()
        (self.folder / "static").symlink_to(prepared / "static")
        self.mail.start()
        os.environ.clear()
        os.environ.update(self._environment(prepared))
        pretended.set_to(pretended.MORNING)
        pretended.install()
        django.setup()

    def _environment(self, prepared):
        database = f"sqlite:///{self.folder / prepare.DATABASE}" if self.small else self.postgres.url
        return prepare.surroundings(
            self.folder,
            DATABASE_URL=database,
            REDIS_URL="" if self.small else self.redis.url,
            EMAIL_URL=self.mail.url,
            CHAOS_CLOCK=str(self.folder / "clock"),
        )

    def workers(self, number):
        """As the shape has them: one process that does one thing, or a pool of two."""
        how = ("-P", "solo") if self.small else ("-P", "prefork", "--concurrency=2")
        self.nurseries += [self._start("chaos.process", "worker", *how) for _ in range(number)]

    def beat(self, pace=1):
        process = self._start("chaos.process", "beat", str(pace))
        self.others.append(process)
        return process

    @contextmanager
    def web(self):
        """gunicorn with two workers; gives its address."""
        address = f"{SERVES}:{free_port()}"
        options = ["-b", address, "-w", "2", "--no-control-socket", "--log-level", "warning"]
        process = self._start("gunicorn", "chaos.web", *options)
        self.others.append(process)
        wait_until(lambda: _is_alive(address), "the web answers", 30)
        yield f"http://{address}"
        process.terminate()
        process.wait()

    def broker_goes(self):
        """Redis is killed; where messages are files, their folder is gone."""
        if self.redis:
            self.redis.kill()
            return
        self.messages.rename(self.messages.with_suffix(".away"))
        self.messages.touch()

    def broker_comes(self):
        if self.redis:
            self.redis.start()
            return
        self.messages.unlink()
        self.messages.with_suffix(".away").rename(self.messages)

    @property
    def messages(self):
        return self.folder / "broker"

    def kill_one(self):
        """With -9: a process of a pool, or one time in eight a worker with all that it has begotten."""
        workers = [worker for nursery in self.nurseries for worker in children(nursery.pid)]
        pool = [pid for worker in workers for pid in children(worker)]
        whole = not pool or random.random() < 1 / 8
        victims = workers if whole else pool
        if not victims:
            return 0
        with suppress(ProcessLookupError):
            (os.killpg if whole else os.kill)(random.choice(victims), signal.SIGKILL)
        return 1

    def kill_all(self):
        """Every worker with all that it has begotten; new ones come."""
        for nursery in self.nurseries:
            for worker in children(nursery.pid):
                with suppress(ProcessLookupError):
                    os.killpg(worker, signal.SIGKILL)

    def stop_workers(self):
        """A nursery is held still first, so that it begets nothing while its workers are ended."""
        for nursery in self.nurseries:
            nursery.send_signal(signal.SIGSTOP)
        self.kill_all()
        for nursery in self.nurseries:
            nursery.kill()
            nursery.wait()
        self.nurseries.clear()

    def close(self):
        self.stop_workers()
        for process in self.others:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        for server in (self.mail, self.redis, self.postgres):
            if server:
                server.stop()

    def logs(self, last=4000):
        """What its processes have said, for one who wonders."""
        said = {file.name: file.read_text(errors="replace") for file in sorted(self.folder.glob("*.log"))}
        return "\n".join(f"== {name}\n{text[-last:]}" for name, text in said.items() if text)

    def _start(self, module, *arguments):
        log = self.folder / f"{module}-{arguments[0]}-{len(self.nurseries) + len(self.others)}.log"
        with log.open("wb") as out:
            return subprocess.Popen(
                [sys.executable, "-m", module, *arguments], stdout=out, stderr=out, start_new_session=True
            )


def _is_alive(address):
    with suppress(OSError), urlopen(f"http://{address}/halsa/lever/", timeout=5):
        return True
    return False
