"""A window on the worked example, in the hands of somebody who presents it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cjm_desktop.model.records import Record
from cjm_desktop.storage.workshop_file import create_workshop
from cjm_desktop.ui.surroundings import Surroundings
from tests.ui.present.present_hands import CountingKeeper, Presenter
from tests.ui.window_hands import OpenWindow

OnMap = Callable[[list[Record]], Presenter]


@pytest.fixture
def keeper() -> Iterator[CountingKeeper]:
    """What keeps the screen awake; at the end it must have been let go."""
    keeper = CountingKeeper()
    yield keeper


@pytest.fixture
def surroundings(surroundings: Surroundings, keeper: CountingKeeper) -> Surroundings:
    return replace(surroundings, keeper=lambda: keeper)


@pytest.fixture
def presenter(open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot) -> Iterator[Presenter]:
    presenter = Presenter(open_a_window(hotel_stay), qtbot)
    yield presenter
    presenter.window.showing.close()


@pytest.fixture
def on_map(open_a_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> Iterator[OnMap]:
    """Opens a map of given records."""
    opened: list[Presenter] = []

    def open_it(records: list[Record]) -> Presenter:
        path = tmp_path / f"Map {len(opened)}.cjm"
        create_workshop(path, records)
        opened.append(Presenter(open_a_window(path), qtbot))
        return opened[-1]

    yield open_it
    for presenter in opened:
        presenter.window.showing.close()
