"""`python -m chaos.one NAME FOLDER PREPARED [--small] [--short]`: a script in a house; its outcome as a file."""

import json
import signal
import sys
import time
from dataclasses import asdict
from pathlib import Path

from chaos.house import House


def run(name, folder, prepared, *, small, short):
    house, began = House(folder, small=small), time.monotonic()
    try:
        house.open(prepared)
        from chaos.scripts import SCRIPTS  # noqa: PLC0415  there are models once there is a house

        outcome = SCRIPTS[name](house, short)
    except BaseException:
        print(house.logs())
        raise
    finally:
        house.close()
    if not outcome.holds:
        print(house.logs())
    return asdict(outcome) | {"seconds": time.monotonic() - began}


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    script, *places = sys.argv[1:4]
    house_folder, prepared_folder = map(Path, places)
    found = run(script, house_folder, prepared_folder, small="--small" in sys.argv, short="--short" in sys.argv)
    (house_folder / "outcome.json").write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
