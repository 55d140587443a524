"""The house that is knocked on is the same for each test, whatever the one before did."""

from django.db import transaction


def test_what_a_test_did_to_a_session_is_not_there_for_the_next(estate, db):
    """In the database it is taken back with the transaction; Redis has no transactions."""
    session = estate.browsers["member"].session
    with transaction.atomic():
        session["from_the_test_before"] = True
        session.save()
        transaction.set_rollback(True)

    assert "from_the_test_before" not in estate.as_built().browsers["member"].session
