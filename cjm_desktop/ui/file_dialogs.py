"""The system's dialogs for choosing a file, as functions that can be passed in."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from cjm_desktop.language import translate

IMPORTED_ENDINGS = (".mmd", ".mermaid", ".md", ".txt", ".json")

AskForFile = Callable[[QWidget, str, str, Path | None], Path | None]
"""Asks for a path: parent, title, name filters as Qt writes them, what to suggest."""


@dataclass(frozen=True, slots=True)
class FileDialogs:
    """How a user is asked for a file; None is the answer of one who changed their mind."""

    to_open: AskForFile
    to_save: AskForFile


def system_dialogs() -> FileDialogs:
    """The dialogs of the system."""
    return FileDialogs(_ask_to_open, _ask_to_save)


def workshop_filter() -> str:
    """The name filter of workshop files."""
    return translate("Workshop files (*.cjm)")


def import_filter() -> str:
    """The name filter of what can be imported."""
    endings = " ".join(f"*{ending}" for ending in IMPORTED_ENDINGS)
    return translate("Mermaid, Markdown, JSON ({endings});;All files (*)", endings=endings)


def image_filter() -> str:
    """The name filter of images."""
    return translate("Images (*.png *.jpg *.jpeg)")


def with_ending(path: Path, ending: str) -> Path:
    """The path as typed, with the ending that was left out."""
    return path if path.suffix.lower() == ending else path.with_name(path.name + ending)


def _ask_to_open(parent: QWidget, title: str, filters: str, suggested: Path | None) -> Path | None:
    name, _ = QFileDialog.getOpenFileName(parent, title, str(suggested or ""), filters)
    return Path(name) if name else None


def _ask_to_save(parent: QWidget, title: str, filters: str, suggested: Path | None) -> Path | None:
    name, _ = QFileDialog.getSaveFileName(parent, title, str(suggested or ""), filters)
    return Path(name) if name else None
