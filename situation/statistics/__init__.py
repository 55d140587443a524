"""Reports counted: the picture of fourteen days, what it is held against, and how it has gone."""

from situation.statistics.counting import tallies_of
from situation.statistics.development import Development
from situation.statistics.histories import History
from situation.statistics.maps import Placed
from situation.statistics.picture import Picture

__all__ = ["Development", "History", "Picture", "Placed", "tallies_of"]
