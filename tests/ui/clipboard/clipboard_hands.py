"""What a user does with the clipboard, and what other programs put there and find there."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.model.document import Document
from cjm_desktop.model.records import Lane, Step
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.paste_dialog.dialog import PasteTableDialog
from tests.ui.window_hands import action, opened_in


def copied_elsewhere(words: str) -> None:
    """Another program copied text."""
    QGuiApplication.clipboard().setText(words)


def put_on_clipboard(**formats: bytes) -> None:
    """Another program copied something in formats, their slashes written as two underscores."""
    data = QMimeData()
    for name, content in formats.items():
        data.setData(name.replace("__", "/"), content)
    QGuiApplication.clipboard().setMimeData(data)


def copied_words() -> str:
    """What another program would paste as text."""
    return QGuiApplication.clipboard().text()


def document_of(window: MainWindow) -> Document:
    return opened_in(window).document


def steps_of(window: MainWindow) -> list[Step]:
    return document_of(window).ordered(Step, "map_id", window.map_id)


def titles_of(window: MainWindow) -> list[str]:
    return [step.title for step in steps_of(window)]


def step_called(window: MainWindow, title: str) -> Step:
    return next(step for step in steps_of(window) if step.title == title)


def lane_called(window: MainWindow, title: str) -> Lane:
    return next(lane for lane in document_of(window).all(Lane) if lane.title == title)


def select(window: MainWindow, *keys: str) -> None:
    window.canvas.setFocus()
    window.canvas.select(keys)


def do(window: MainWindow, name: str) -> None:
    """Choose copy, cut or paste in the menu."""
    action(window, f"edit.{name}").trigger()


def paste(window: MainWindow, qtbot: QtBot) -> None:
    """Paste, and wait until all is read and put in."""
    do(window, "paste")
    qtbot.waitUntil(lambda: not window.clipboard.pasting.is_busy, timeout=20_000)


def dialog_of(window: MainWindow, qtbot: QtBot) -> PasteTableDialog:
    """The dialog of the pasted table, once it shows what is chosen."""

    def shown() -> Sequence[PasteTableDialog]:
        return [d for d in window.findChildren(PasteTableDialog) if d.isVisible() and d.is_current]

    qtbot.waitUntil(lambda: bool(shown()), timeout=20_000)
    return shown()[-1]


def undo_steps(window: MainWindow) -> int:
    """How often undo can be pressed; everything is as it was afterwards."""
    history = opened_in(window).history
    count = 0
    while history.undo() is not None:
        count += 1
    for _ in range(count):
        history.redo()
    return count
