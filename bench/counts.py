"""What a page asks of the database: how many questions, and how many rows the answers have."""

from dataclasses import dataclass

from django.db import connection


@dataclass(frozen=True)
class Counts:
    queries: int
    rows: int
    size: int


def count(client, url):
    """Of a page that has been asked for before, so that the session is in its cache."""
    client.get(url)
    asked = []

    def listen(execute, sql, parameters, many, context):
        asked.append((sql, parameters))
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(listen):
        response = client.get(url)
    if response.status_code != 200:
        raise SystemExit(f"{url} answers {response.status_code}: there is nothing to measure.")
    return Counts(len(asked), sum(_rows(*each) for each in asked), len(response.content))


def _rows(sql, parameters):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return len(cursor.fetchall())
