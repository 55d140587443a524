"""The figures that Prometheus fetches, and who may."""

from datetime import UTC, datetime, timedelta

import pytest
from prometheus_client.parser import text_string_to_metric_families

from office import clock, metrics, operations
from office.models import Attempt, Letter, Reminder
from tests.factories.councils import PersonFactory

NOW = datetime(2027, 2, 3, 7, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def token(settings):
    settings.METRICS_TOKEN = "långt och hemligt"
    return {"Authorization": "Bearer långt och hemligt"}


def figures():
    """{(name, label): value}, read as Prometheus reads them."""
    text = metrics.exposition(NOW).decode()
    samples = (sample for family in text_string_to_metric_families(text) for sample in family.samples)
    return {(each.name.removeprefix("hedemora_bra_"), *each.labels.values()): each.value for each in samples}


def letter(key, state, due_at=NOW):
    person = PersonFactory()
    return Letter.objects.create(
        key=key, recipient=person, address=person.email, posted_at=NOW, due_at=due_at, state=state
    )


def reminder(key, **fields):
    told = {
        "rule": "r",
        "anchor": "x",
        "field": "day",
        "anchor_at": NOW,
        "days": -7,
        "due_at": NOW - MINUTE,
        "planned_at": NOW,
    }
    return Reminder.objects.create(**told | {"key": key, "recipient": PersonFactory(), "heading": "x"} | fields)


def test_with_the_token_the_figures_are_handed_out(client, token):
    answer = client.get("/halsa/matvarden/", headers=token)

    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert "no-store" in answer.headers["Cache-Control"]
    assert 'hedemora_bra_letters{state="waiting"} 0.0' in answer.content.decode()


@pytest.mark.parametrize("said", [{}, {"Authorization": "Bearer fel"}, {"Authorization": "långt och hemligt"}])
def test_without_the_token_there_is_nothing(said, client, token):
    assert client.get("/halsa/matvarden/", headers=said).status_code == 404


def test_where_no_token_is_set_an_empty_one_opens_nothing(client, settings):
    settings.METRICS_TOKEN = ""

    assert client.get("/halsa/matvarden/", headers={"Authorization": "Bearer "}).status_code == 404


def test_letters_are_counted_by_state_and_attempts_by_outcome():
    sent = letter("a", "sent")
    letter("b", "sent")
    letter("c", "failed")
    Attempt.objects.create(letter=sent, at=NOW, outcome="later")
    Attempt.objects.create(letter=sent, at=NOW, outcome="sent")

    found = figures()
    assert [found["letters", state] for state in ("sent", "failed", "waiting")] == [2, 1, 0]
    assert [found["attempts", outcome] for outcome in ("sent", "later", "refused")] == [1, 1, 0]


def test_the_age_of_the_oldest_letter_that_is_due_is_told_in_seconds():
    assert figures()["oldest_due_letter_seconds",] == 0

    letter("a", "waiting", due_at=NOW - MINUTE)
    letter("b", "waiting", due_at=NOW + MINUTE)
    assert figures()["oldest_due_letter_seconds",] == 60


def test_what_is_held_past_the_time_of_its_digest_is_counted():
    letter("a", "held", due_at=NOW - MINUTE)
    letter("b", "held", due_at=NOW + MINUTE)

    assert figures()["ripe_letters",] == 1


def test_reminders_are_counted_by_state_and_the_late_ones_apart():
    reminder("a")
    reminder("b", due_at=NOW + MINUTE)
    reminder("c", state="posted", posted_at=NOW, is_late=True)
    reminder("d", state="suppressed", because="done")

    found = figures()
    assert [found["reminders", state] for state in ("planned", "posted", "suppressed")] == [2, 1, 1]
    assert (found["reminders_overdue",], found["reminders_late",]) == (1, 1)


def test_jobs_tell_when_they_last_succeeded_and_how_often_they_have_failed():
    with clock.pretending(NOW - MINUTE):
        operations.began("remind")
        operations.succeeded("remind", 1)
        operations.began("remind")
        operations.failed("remind", ValueError())

    found = figures()
    assert found["job_succeeded_timestamp_seconds", "remind"] == (NOW - MINUTE).timestamp()
    assert (found["job_runs", "remind"], found["job_faults", "remind"]) == (2, 1)
    assert ("job_sent_timestamp_seconds", "remind") not in found


def test_the_age_of_each_sign_of_life_is_told_when_there_has_been_one():
    assert ("heard_of_seconds", "beat") not in figures()

    with clock.pretending(NOW - MINUTE):
        operations.hold(operations.BEAT, "beat", MINUTE)
    assert figures()["heard_of_seconds", "beat"] == 60


def test_the_figures_cost_the_same_however_much_there_is(django_assert_num_queries):
    for number in range(30):
        letter(str(number), "waiting")

    with django_assert_num_queries(10):
        figures()
