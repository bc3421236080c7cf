"""Whatever hands did to a workshop: as JSON and back it is the same document."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.exchange.json_form.reader import read_json
from cjm_desktop.exchange.json_form.writer import json_bytes, json_text
from cjm_desktop.model.document import Document
from cjm_desktop.model.records import Journey
from tests.model.hands import Hands
from tests.model.workshop import hotel_stay


def no_image(_image_id: str) -> None:
    return None


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_random_document_comes_back_equal(data: st.DataObject) -> None:
    workshop = hotel_stay()
    for _ in range(data.draw(st.integers(1, 25))):
        with suppress(EditRefusedError), workshop.edit() as edit:
            Hands(edit, data.draw).do_something()
    if not workshop.document.all(Journey):
        return

    source = json_text(workshop.document.records(), no_image)
    again = Document()
    again.load(read_json(source).records)

    assert again == workshop.document
    assert json_text(again.records(), no_image) == source
    assert json_bytes(again.records(), no_image).decode("utf-8") == source
