"""Memory of the whole window after many random edits, undos and lens switches, against after some.

The map stays about as large as it was, so that what grows is what is kept: the steps of undo, and
whatever should have been let go.
"""

import itertools
import os
import random
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from cjm_desktop.app import open_window
from cjm_desktop.exchange.templates import template_records
from cjm_desktop.language import text
from cjm_desktop.model.cards import move_card
from cjm_desktop.model.curves import set_feeling
from cjm_desktop.model.editing import change, delete
from cjm_desktop.model.history import Edit
from cjm_desktop.model.records import LENSES, Curve, Lane, Record, Step, Touchpoint
from cjm_desktop.model.steps import add_step, delete_steps, move_steps
from cjm_desktop.model.touchpoints import add_touchpoint
from cjm_desktop.storage.workshop_file import create_workshop
from cjm_desktop.ui.file_dialogs import FileDialogs
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.surroundings import Surroundings
from tests.benchmarks.canvases import application
from tests.benchmarks.measuring import Result, at_most, show

R = TypeVar("R", bound=Record)
_SOME, _MANY = 1_000, 10_000
_SEED = 2026
_STATM = Path("/proc/self/statm")


def run() -> Iterator[Result]:
    """A window on the hotel stay under restless hands; only where a process can weigh itself."""
    if not _STATM.exists():
        return
    running = application()
    with tempfile.TemporaryDirectory() as folder:
        window = _opened(Path(folder))
        hands = _RestlessHands(window, random.Random(_SEED))
        weights = []
        for number in range(1, _MANY + 1):
            hands.act()
            running.processEvents()
            if number in (_SOME, _MANY):
                weights.append(_megabytes())
        assert window.open_file is not None
        window.open_file.close()
        window.open_file = None
        window.close()
    some, many = weights
    yield at_most(f"memory after {_MANY:,} edits, undos, lens switches ÷ after {_SOME:,}",
                  many / some, 1.2, "×", f"({many:.0f} ÷ {some:.0f} MB)")  # fmt: skip


def _opened(folder: Path) -> MainWindow:
    path = folder / "stay.cjm"
    create_workshop(path, template_records("hotel-stay"))
    window = open_window(path, Surroundings(
        settings=QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat),
        drafts_folder=folder / "drafts",
        dialogs=FileDialogs(lambda *_asked: None, lambda *_asked: None),
        now=lambda: datetime(2026, 11, 14, tzinfo=UTC),
    ))  # fmt: skip
    window.resize(1920, 1080)
    QApplication.processEvents()
    return window


def _megabytes() -> float:
    """What this process holds of the machine's memory."""
    return int(_STATM.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


class _RestlessHands:
    """Do anything at all to a map, one thing after the other."""

    def __init__(self, window: MainWindow, chance: random.Random) -> None:
        assert window.open_file is not None
        self._window, self._chance = window, chance
        self._history = window.open_file.history
        self._numbers = itertools.count()
        self._steps = len(self._all(Step))
        self._cards = len(self._all(Touchpoint))

    def act(self) -> None:
        """One edit, undo, redo or lens switch."""
        chosen = self._chance.random()
        if chosen < 0.1:
            self._window.choose_lens(self._chance.choice(LENSES))
        elif chosen < 0.3:
            self._history.undo()
        elif chosen < 0.35:
            self._history.redo()
        else:
            with self._history.edit(text("Anything")) as edit:
                self._chance.choice(self._verbs())(edit)

    def _verbs(self) -> tuple[Callable[[Edit], object], ...]:
        change_number = self._add_card if len(self._all(Touchpoint)) <= self._cards else self._drop
        change_length = self._add_step if len(self._all(Step)) <= self._steps else self._cut
        return (self._type, self._move, self._feel, self._shift, change_number, change_length)

    def _type(self, edit: Edit) -> None:
        change(edit, self._any(Touchpoint), title=f"Touchpoint number {next(self._numbers)}")

    def _move(self, edit: Edit) -> None:
        move_card(edit, self._any(Touchpoint), self._department().id, self._any(Step).id)

    def _feel(self, edit: Edit) -> None:
        value = round(self._chance.uniform(-2, 2), 1)
        set_feeling(edit, self._any(Curve).id, self._any(Step).id, value)

    def _shift(self, edit: Edit) -> None:
        index = self._chance.randrange(self._steps)
        move_steps(edit, [self._any(Step).id], index, lens=self._window.lens)

    def _add_card(self, edit: Edit) -> None:
        add_touchpoint(edit, self._department().id, self._any(Step).id, title="One more")

    def _drop(self, edit: Edit) -> None:
        delete(edit, self._any(Touchpoint))

    def _add_step(self, edit: Edit) -> None:
        lens = self._window.lens
        add_step(edit, self._window.map_id, self._chance.randrange(self._steps), lens=lens)

    def _cut(self, edit: Edit) -> None:
        delete_steps(edit, [self._any(Step).id])

    def _department(self) -> Lane:
        return self._chance.choice([lane for lane in self._all(Lane) if lane.kind == "department"])

    def _any(self, record_type: type[R]) -> R:
        return self._chance.choice(self._all(record_type))

    def _all(self, record_type: type[R]) -> list[R]:
        return sorted(self._history.document.all(record_type), key=lambda record: record.id)


if __name__ == "__main__":
    show(run())
