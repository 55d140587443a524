"""Records to be found, asked for and masked."""

import pytest

from guideline.models import Municipality
from meetings.lifecycle import meetings
from office import clock, documents
from records import register
from records.lifecycle import disclosures, requests
from tests.house.estate import text_file
from tests.meetings import held

SECRET = "Gnistregnet"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def minutes(council, coordinator, chair, member, now):
    """The document of approved minutes that say the word in one paragraph, a name in another."""
    over = held.held(council, chair, items=["Öppnande", "Skolvägar"])
    held.close(held.item_of(over, "Skolvägar"), notes=f"{SECRET} sågs vid bron. Inget annat.")
    held.close(held.item_of(over, "Öppnande"), notes="Alla hälsas välkomna.")
    document = held.approved(held.fresh(over), coordinator, chair).minutes_versions.get().document
    documents.render(document)
    return register.entry(f"d{document.pk}")


@pytest.fixture
def paper(meeting, coordinator):
    added = meetings["add_paper"](meeting, by=coordinator, upload=text_file("Trygghetsmätningen.txt"))
    return register.entry(f"b{added.pk}")


@pytest.fixture
def request_of(hedemora, coordinator, now):
    """A request for the records of those numbers."""

    def make(*numbers, asked_at=None):
        facts = {"asked_at": asked_at or clock.now(), "way": "phone", "what": "Vad sades om bron?"}
        made = requests["ask"](Municipality.objects.get(), by=coordinator, reply_to="svar@exempel.example", **facts)
        for number in numbers:
            disclosures["add_record"](made, by=coordinator, number=number)
        return made

    return make
