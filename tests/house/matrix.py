"""The table of doors as a matrix: each door × each way to ask × each role.

How large it is: `python -m tests.house.matrix`.
"""

import sys

from tests.house import doors, est_doors, record_doors, sent_doors, signin_doors
from tests.house.doors import ALIKE, HEAD

# Where the rows stand: of each part of the house, what is read and what is sent.
READ_IN, SENT_IN = (doors, signin_doors, est_doors, record_doors), (sent_doors, signin_doors, est_doors, record_doors)

# Beside reading, asking for the head alone and sending: the ways that no page of the house is asked.
OTHER_METHODS = ("put", "patch", "delete", "options", "trace")
ROLES = (*HEAD, *ALIKE)


def rows(table):
    """{door: {role: answer}}"""
    lines = [line.split() for line in table.splitlines() if line]
    return {door: _row(cells) for door, *cells in lines}


def _row(cells):
    named = dict(cell.split("=") for cell in cells if "=" in cell)
    answers = dict(zip(HEAD, [cell for cell in cells if "=" not in cell], strict=True))
    return answers | {role: answers[alike] for role, alike in ALIKE.items()} | named


READ = rows("".join(part.GET for part in READ_IN))
SENT = rows("".join(part.POST for part in SENT_IN))


def size():
    """How many cells there are."""
    return len(READ.keys() | SENT.keys()) * len(ROLES) * (3 + len(OTHER_METHODS))


if __name__ == "__main__":
    sys.stdout.write(f"{len(READ)} dörrar, {len(ROLES)} roller, {size()} celler\n")
