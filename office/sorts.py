"""Sorts of letters: what a person may choose about, a few in all, each with the kinds of letters it holds.

A kind is a letter's template by name. Each app registers its own sorts when it starts; a test sees to it that every
letter has one.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sort:
    """`statutory` letters always come, at once; the others may be gathered, and those that are `optional` turned off.

    `folds`: what is written again within the hour takes the place of what has not yet gone out.
    """

    key: str
    label: str
    about: str  # in a sentence: when it comes
    kinds: tuple[str, ...]
    statutory: bool = False
    optional: bool = True
    folds: bool = False


SORTS: dict[str, Sort] = {}


def register(*sorts):
    for sort in sorts:
        taken = {kind for other in SORTS.values() for kind in other.kinds}
        if sort.key in SORTS or taken & set(sort.kinds):
            raise ValueError(f"{sort.key} finns redan, eller något av dess brev har redan ett slag.")
        SORTS[sort.key] = sort


def of(kind):
    """The sort of a kind of letter; None for a letter that nobody can choose about."""
    return next((sort for sort in SORTS.values() if kind in sort.kinds), None)


def chosen():
    """Those that a person may choose anything about, in the order they were registered."""
    return [sort for sort in SORTS.values() if not sort.statutory]
