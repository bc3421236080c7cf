"""Saving one edit, from the patch to the disk, against a bare transaction of the same row."""

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from cjm_desktop.model.history import History
from cjm_desktop.model.records import Touchpoint
from cjm_desktop.storage.rows import row_of, upsert_sql
from cjm_desktop.storage.workshop_file import create_workshop, open_workshop
from cjm_desktop.storage.writer import Writer
from tests.benchmarks.big_maps import big_records
from tests.benchmarks.measuring import Result, at_most, by_the_clock, in_turns, noted, show

_ON_DISK = Path(__file__).parents[2] / "build"
_TIMES = 150
_UPSERT_VIEW = (
    "INSERT INTO view (key, value) VALUES ('revision', ?) "
    "ON CONFLICT (key) DO UPDATE SET value = excluded.value"
)


def run() -> Iterator[Result]:
    """Edits of one card after the other, in a file of 2,000 on a real disk."""
    _ON_DISK.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=_ON_DISK) as folder:
        ours, bare = Path(folder) / "ours.cjm", Path(folder) / "bare.cjm"
        for path in (ours, bare):
            create_workshop(path, big_records(200, 10))
        opened = open_workshop(ours)
        writer = Writer(opened, lambda _state: None)
        try:
            yield from _compare(_Edits(History(opened.document), writer), bare)
        finally:
            writer.close()


def _compare(edits: "_Edits", bare: Path) -> Iterator[Result]:
    with closing(sqlite3.connect(bare, isolation_level=None)) as connection:
        for pragma in ("foreign_keys = ON", "journal_mode = DELETE", "synchronous = FULL"):
            connection.execute(f"PRAGMA {pragma}")
        row = in_turns(edits.save_one, _bare(connection, edits, with_revision=False), _TIMES, 5)
        both = in_turns(edits.save_one, _bare(connection, edits, with_revision=True), _TIMES, 5)
    note = f"({row.ours_ms:.2f} ÷ {row.floor_ms:.2f} ms)"
    yield at_most("commit of one edit ÷ bare transaction of its row", row.ratio, 1.3, "×", note)
    yield noted("  ÷ bare transaction of its row and the file's revision", f"{both.ratio:.2f} ×")


class _Edits:
    """Edits a card and waits until it is saved; `card` is the one edited last."""

    def __init__(self, history: History, writer: Writer) -> None:
        self._history = history
        self._writer = writer
        self._number = 0
        history.on_patched(lambda event: self._writer.submit(event.patch))
        self.card = history.document.require(Touchpoint, "t0")

    def save_one(self) -> float:
        """Milliseconds from the patch until it is on the disk."""
        self._number += 1
        card = self._history.document.require(Touchpoint, f"t{self._number * 7 % 2000}")
        self.card = replace(card, title=f"Something new {self._number}")

        def edit_and_wait() -> None:
            with self._history.edit("Edit") as edit:
                edit.put(self.card)
            if not self._writer.drain(30):
                raise RuntimeError("The edit was not saved.")

        return by_the_clock(edit_and_wait)()


def _bare(
    connection: sqlite3.Connection, edits: _Edits, *, with_revision: bool
) -> Callable[[], float]:
    statement = upsert_sql(Touchpoint)

    def write() -> None:
        connection.execute("BEGIN")
        connection.execute(statement, row_of(edits.card))
        if with_revision:
            connection.execute(_UPSERT_VIEW, (edits.card.title,))
        connection.execute("COMMIT")

    return by_the_clock(write)


if __name__ == "__main__":
    show(run())
