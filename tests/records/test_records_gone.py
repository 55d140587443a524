"""A record that was judged and then taken away stops the answer with words, not with a fault."""

import pytest

from meetings.models import Attachment
from office.lifecycle import StepRefused
from records.lifecycle import disclosures
from records.models import Disclosure


def test_what_is_no_longer_in_the_register_is_said_before_anything_is_handed_out(paper, request_of, coordinator):
    asked = request_of(paper.number)
    disclosures["judge"](asked, by=coordinator, part=asked.parts.get(), verdict="give")
    Attachment.objects.all().delete()

    with pytest.raises(StepRefused, match=f"Finns inte längre i registret: {paper.number}"):
        disclosures["disclose"](asked, by=coordinator, delivered="mail")
    disclosures["drop_record"](asked, by=coordinator, part=asked.parts.get())
    assert Disclosure.objects.get().state == "requested"
