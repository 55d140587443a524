import pytest
from django.db import transaction
from django.test import override_settings

from office import clock
from tests.house.estate import NOW, Estate


@pytest.fixture(scope="module")
def estate(django_db_setup, django_db_blocker, tmp_path_factory):
    """Built once for the tests of a module, in a transaction around theirs that is never finished."""
    files = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("files"))
    with django_db_blocker.unblock(), clock.pretending(NOW), files, transaction.atomic():
        yield Estate()
        transaction.set_rollback(True)


@pytest.fixture
def house(estate, db):
    """The estate as it was built, whatever the test before did to it."""
    return estate.as_built()
