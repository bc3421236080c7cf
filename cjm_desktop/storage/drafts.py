"""The folder of new maps that have no name yet, so that they are saved from their first second.

A draft that no living window holds is offered again; one to which no edit was ever saved goes away.
"""

import contextlib
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cjm_desktop.storage.commits import UNTOUCHED
from cjm_desktop.storage.connected_file import read_revision
from cjm_desktop.storage.connections import READING_ERRORS, connect_reading
from cjm_desktop.storage.copies import BACKUP_MARK
from cjm_desktop.storage.lock import lock_owner, lock_path

ENDING = ".cjm"


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft that waits to be taken up again; `title` is its first map's, or empty."""

    path: Path
    title: str
    changed_at: datetime


def drafts_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Where this system keeps a program's own data; the folder may not exist yet."""
    home = Path.home()
    if sys.platform == "win32":
        data = Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        data = home / "Library" / "Application Support"
    else:
        data = Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share")
    return data / "cjm-desktop" / "drafts"


def new_draft_path(folder: Path, now: datetime) -> Path:
    """A path for a new draft that is not taken; makes the folder. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    name = now.strftime("draft %Y-%m-%d %H.%M")
    candidates = [name, *(f"{name} ({number})" for number in range(2, 1000))]
    return next(
        folder / (candidate + ENDING)
        for candidate in candidates
        if not (folder / (candidate + ENDING)).exists()
    )


def waiting_drafts(folder: Path) -> list[Draft]:
    """The drafts that nobody has open and that were worked on, newest first."""
    drafts = [
        Draft(path, _title_of(path), datetime.fromtimestamp(path.stat().st_mtime).astimezone())
        for path in _files(folder)
        if lock_owner(path) is None and not is_untouched(path)
    ]
    return sorted(drafts, key=lambda draft: draft.changed_at, reverse=True)


def is_draft(folder: Path, path: Path) -> bool:
    """Whether a file lies in the drafts folder."""
    return path.resolve().parent == folder.resolve()


def is_untouched(path: Path) -> bool:
    """Whether no edit was ever saved to a file since it was made."""
    if path.with_name(path.name + "-journal").exists():
        return False
    try:
        with contextlib.closing(connect_reading(path)) as connection:
            return (read_revision(connection) or "").startswith(UNTOUCHED)
    except READING_ERRORS:
        return False


def discard_draft(folder: Path, path: Path) -> bool:
    """Delete a draft that nobody has open, with its backups; nothing outside the folder goes."""
    if not is_draft(folder, path) or lock_owner(path) is not None:
        return False
    beside = (path.with_name(path.name + "-journal"), lock_path(path))
    for gone in (path, *beside, *_backups_of(path)):
        with contextlib.suppress(OSError):
            gone.unlink()
    return not path.exists()


def discard_if_untouched(folder: Path, path: Path) -> bool:
    """Delete a draft to which no edit was saved; to be asked after its writer has closed."""
    return is_draft(folder, path) and is_untouched(path) and discard_draft(folder, path)


def _files(folder: Path) -> list[Path]:
    try:
        found = [path for path in folder.glob(f"*{ENDING}") if path.is_file()]
    except OSError:
        return []
    return [path for path in found if BACKUP_MARK not in path.name]


def _backups_of(path: Path) -> list[Path]:
    """The copies that opening or mending a draft left beside it."""
    start = path.stem + BACKUP_MARK
    return [beside for beside in path.parent.iterdir() if beside.name.startswith(start)]


def _title_of(path: Path) -> str:
    statement = 'SELECT "title" FROM "map" ORDER BY "position", "id" LIMIT 1'
    try:
        with contextlib.closing(connect_reading(path)) as connection:
            row = connection.execute(statement).fetchone()
    except READING_ERRORS:
        return ""
    return str(row[0]) if row else ""
