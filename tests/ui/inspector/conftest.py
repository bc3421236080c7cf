"""The inspector of a window on the worked example."""

from pathlib import Path

import pytest

from tests.ui.inspector.inspector_hands import Hands
from tests.ui.window_hands import OpenWindow


@pytest.fixture
def hands(open_a_window: OpenWindow, hotel_stay: Path) -> Hands:
    return Hands(open_a_window(hotel_stay))
