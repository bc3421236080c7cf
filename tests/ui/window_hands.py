"""What a user sees of a window and does to it, as the tests of the window put it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from cjm_desktop.language import text
from cjm_desktop.model.records import Touchpoint
from cjm_desktop.storage.workshop_file import open_workshop
from cjm_desktop.ui.file_dialogs import FileDialogs
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.open_file import OpenFile
from cjm_desktop.ui.surroundings import Surroundings

OpenWindow = Callable[..., MainWindow]


@dataclass
class Answers:
    """What the user answers in file dialogs, and what they were asked."""

    to_open: Path | None = None
    to_save: Path | None = None
    asked: list[tuple[str, Path | None]] = field(default_factory=list)

    def dialogs(self) -> FileDialogs:
        return FileDialogs(self._open, self._save)

    def _open(self, _parent: QWidget, title: str, _filters: str, at: Path | None) -> Path | None:
        self.asked.append((title, at))
        return self.to_open

    def _save(self, _parent: QWidget, title: str, _filters: str, at: Path | None) -> Path | None:
        self.asked.append((title, at))
        return self.to_save


def opened_in(window: MainWindow) -> OpenFile:
    assert window.open_file is not None
    return window.open_file


def touchpoint_called(window: MainWindow, title: str) -> Touchpoint:
    cards = opened_in(window).document.all(Touchpoint)
    return next(card for card in cards if card.title == title)


def rename(window: MainWindow, old: str, new: str) -> None:
    card = touchpoint_called(window, old)
    with opened_in(window).history.edit(text("Rename touchpoint")) as edit:
        edit.put(replace(card, title=new))


def titles_in(path: Path) -> set[str]:
    with open_workshop(path, read_only=True) as opened:
        return {card.title for card in opened.document.all(Touchpoint)}


def action(window: MainWindow, name: str) -> QAction:
    found = window.findChild(QAction, name)
    assert isinstance(found, QAction)
    return found


def words_in(widget: QWidget) -> list[str]:
    labels = widget.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisibleTo(widget)]


def press(window: QWidget, label: str) -> None:
    buttons = [b for b in window.findChildren(QPushButton) if b.text() == label and b.isVisible()]
    assert buttons, f"no button {label!r}"
    buttons[-1].click()


def all_saved(window: MainWindow) -> bool:
    return opened_in(window).saving.kind == "saved" and "All changes saved" in words_in(window)


def all_drafts(surroundings: Surroundings) -> list[Path]:
    """The files in the drafts folder."""
    return sorted(surroundings.drafts_folder.glob("*.cjm"))


def saved(window: MainWindow, title: str) -> bool:
    """Whether a touchpoint of that title is in the window's file."""
    opened = opened_in(window)
    return title in {card.title for card in opened.document.all(Touchpoint)} and title in titles_in(
        opened.path
    )
