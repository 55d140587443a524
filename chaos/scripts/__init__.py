"""One script a module, each with `run(house, short)`, which gives what it did and what it found."""

from chaos.scripts import (
    asleep,
    broker_down,
    hostile_files,
    hostile_smtp,
    killed_postgres,
    killed_redis,
    killed_workers,
    known_and_unknown,
    one_code,
    two_beats,
    wrong_passwords,
)

SCRIPTS = {
    "killed_workers": killed_workers.run,
    "killed_postgres": killed_postgres.run,
    "killed_redis": killed_redis.run,
    "two_beats": two_beats.run,
    "broker_down": broker_down.run,
    "hostile_smtp": hostile_smtp.run,
    "hostile_files": hostile_files.run,
    "asleep": asleep.run,
    "wrong_passwords": wrong_passwords.run,
    "known_and_unknown": known_and_unknown.run,
    "one_code": one_code.run,
}
