"""A kept file, as people hear of it."""

import pytest

from office.models import StoredFile


@pytest.mark.parametrize(
    ("size", "told"),
    [
        (1, "1 kB"),
        (1_499, "1 kB"),
        (12_000, "12 kB"),
        (999_499, "999 kB"),
        (999_500, "1,0 MB"),
        (20_400_000, "20,4 MB"),
    ],
)
def test_a_size_is_told_as_people_say_it(size, told):
    assert StoredFile(size=size).size_told == told
