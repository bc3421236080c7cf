"""A window with the worked example, some of whose steps are in no stage of two lenses."""

from pathlib import Path

import pytest

from cjm_desktop.exchange.templates import template_records
from cjm_desktop.model.records import Placement
from cjm_desktop.storage.workshop_file import create_workshop
from tests.ui.placing.placing_hands import Hands
from tests.ui.window_hands import OpenWindow

UNPLACED = {"goal": ("Books a room", "Checks in", "Uses room and pool"), "activity": ("Packs",)}


@pytest.fixture
def hands(open_a_window: OpenWindow, hotel_stay: Path) -> Hands:
    """The worked example, all of it placed, in the goal lens."""
    return Hands(open_a_window(hotel_stay))


@pytest.fixture
def unplaced(open_a_window: OpenWindow, tmp_path: Path) -> Hands:
    """Three steps were never placed in the goal lens, one not in the activity lens."""
    records = list(template_records("hotel-stay"))
    titles = {record.id: getattr(record, "title", "") for record in records}
    path = tmp_path / "Unplaced.cjm"
    create_workshop(path, [
        record for record in records
        if not (isinstance(record, Placement)
                and titles[record.step_id].startswith(UNPLACED.get(record.lens, ("-",))))
    ])  # fmt: skip
    return Hands(open_a_window(path))
