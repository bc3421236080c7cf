"""The outline of a window on the worked example, and on an empty map."""

from pathlib import Path

import pytest

from cjm_desktop.model.records import Journey
from cjm_desktop.storage.workshop_file import create_workshop
from tests.ui.outline.outline_hands import Hands
from tests.ui.window_hands import OpenWindow


@pytest.fixture
def hands(open_a_window: OpenWindow, hotel_stay: Path) -> Hands:
    return Hands(open_a_window(hotel_stay))


@pytest.fixture
def empty(open_a_window: OpenWindow, tmp_path: Path) -> Hands:
    path = tmp_path / "Empty.cjm"
    create_workshop(path, [Journey(position="a0", title="Empty")])
    return Hands(open_a_window(path))
