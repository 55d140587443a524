from councils.models.bodies import Body, Kind, Mandate
from councils.models.people import Organisation, Person
from councils.models.readers import Reader, Readership
from councils.models.seats import Cooption, Holding, Role, Seat

__all__ = [
    "Body",
    "Cooption",
    "Holding",
    "Kind",
    "Mandate",
    "Organisation",
    "Person",
    "Reader",
    "Readership",
    "Role",
    "Seat",
]
