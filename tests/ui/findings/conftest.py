"""A window on the worked example, with its questions for the room."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.findings.findings_hands import Hands
from tests.ui.window_hands import OpenWindow


@pytest.fixture
def hands(open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot) -> Hands:
    return Hands(open_a_window(hotel_stay), qtbot)
