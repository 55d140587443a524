"""Several hands at once, each with its own connection to the database."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

# SQLite lets one writer in at a time and its test database lives in memory: races are run where rows are locked.
where_rows_are_locked = pytest.mark.skipif(connection.vendor == "sqlite", reason="one writer at a time, nothing races")


def at_once(hands, work):
    """Run work(number) in so many threads that start together; what each returned or raised, in order."""
    barrier = Barrier(hands)

    def hand(number):
        barrier.wait(timeout=10)
        try:
            return work(number)
        except Exception as error:  # noqa: BLE001  the test says which errors it wants
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(hands) as pool:
        return list(pool.map(hand, range(hands)))
