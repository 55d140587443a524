import pytest

from tests.signin.entra import Entra
from tests.signin.walking import tied, use


@pytest.fixture
def entra(settings, db):
    provider = Entra()
    use(settings, provider)
    yield provider
    provider.close()


@pytest.fixture
def person(member, entra):
    tied(member, entra)
    return member
