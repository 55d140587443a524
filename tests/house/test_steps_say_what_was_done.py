"""Whoever takes a step is told in a sentence what was done, never the name of the step."""

import gc

from django.apps import apps
from django.urls import get_resolver

from office.lifecycle import Lifecycle


def test_every_step_says_what_was_done():
    assert get_resolver().url_patterns  # every app has declared its steps
    lifecycles = [each for each in gc.get_objects() if isinstance(each, Lifecycle)]
    ours = {each.label for each in apps.get_app_configs()}  # other tests have lifecycles of their own
    steps = [step for each in lifecycles for step in each.values() if step.app in ours]

    assert len(steps) > 100
    assert [f"{step.app}.{step.name}" for step in steps if not step.done.endswith((".", "!"))] == []
