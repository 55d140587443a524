"""A body's planning is written as JSON in the administration; what cannot be read or kept is told, and not saved."""

import json

import pytest

from councils.models import Body
from tests.factories.councils import PersonFactory


@pytest.fixture
def browser(council, signed_in, now):
    return signed_in(PersonFactory(is_staff=True, is_superuser=True))


def sent(browser, body, planning):
    address = f"/admin/councils/body/{body.pk}/change/"
    form = browser.get(address).context["adminform"].form
    told = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    told = {name: getattr(value, "pk", value) for name, value in told.items() if value is not False}
    return browser.post(address, told | {"planning": planning})


@pytest.mark.parametrize(
    "planning",
    [
        "9" * 5000, "[" * 100_000, '{"not": "\\u0000"}', "{", '{"week": NaN}', "[1]", '"torsdag"', '{"months": [13]}',
        '{"months": 2}', '{"every_days": 0}', '{"every_days": true}', '{"weekday": "thursday"}', '{"week": 5}',
        '{"other": 1}',
    ],
    ids=lambda text: text[:20],
)  # fmt: skip
def test_what_cannot_be_read_or_kept_is_told_beside_the_field(browser, council, planning):
    before = Body.objects.get(pk=council.pk).planning
    answer = sent(browser, council, planning)

    assert answer.status_code == 200
    assert list(answer.context["adminform"].form.errors) == ["planning"]
    assert Body.objects.get(pk=council.pk).planning == before


@pytest.mark.parametrize(
    "planning", [{}, {"months": [1, 12], "weekday": "torsdag", "week": 4}, {"every_days": 14, "weekday": "onsdag"}]
)
def test_what_can_is_saved(browser, council, planning):
    assert sent(browser, council, json.dumps(planning)).status_code == 302
    assert Body.objects.get(pk=council.pk).planning == planning
