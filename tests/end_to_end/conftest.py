"""One screen for the tests of a process, a window of its own for each test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cjm_desktop.exchange.templates import template_records
from cjm_desktop.storage.workshop_file import create_workshop
from tests.end_to_end.real_window import RealWindow, Screen, what_is_missing

WITH_ANSWERS = ["-m", "tests.end_to_end.where"]

OpenReal = Callable[..., RealWindow]


@pytest.fixture(scope="session")
def screen() -> Iterator[Screen]:
    if what_is_missing():
        pytest.skip(what_is_missing())
    screen = Screen()
    yield screen
    screen.close()


@pytest.fixture
def open_real(screen: Screen, tmp_path: Path) -> Iterator[OpenReal]:
    """Opens the hotel stay in a real window."""
    opened: list[RealWindow] = []

    def open_it(command: list[str] | None = None) -> RealWindow:
        file = tmp_path / "Hotel.cjm"
        create_workshop(file, template_records("hotel-stay"))
        home = tmp_path / "home"
        home.mkdir()
        window = RealWindow(screen, file, home, command or WITH_ANSWERS)
        opened.append(window)
        window.come_up()
        return window

    yield open_it
    for window in opened:
        window.end()


@pytest.fixture
def window(open_real: OpenReal) -> RealWindow:
    """The hotel stay, active and painted."""
    window = open_real()
    window.wait_until(lambda: window.ask(window=True)["active"])
    return window
