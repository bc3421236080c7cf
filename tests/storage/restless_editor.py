"""A process that edits a file without pause and reports what it was told is saved.

Started by the tests that kill it, or that take its room on the disk away.
"""

from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

from cjm_desktop.model.edits import Change, Patch
from cjm_desktop.storage.saving_state import SavingState
from cjm_desktop.storage.workshop_file import open_workshop
from cjm_desktop.storage.writer import Writer
from tests.storage.small_map import added, card


def edit_without_pause(path: Path, first: int, report: Connection) -> None:
    """Add card after card and rename one, a patch each; report how many patches are saved."""
    opened = open_workshop(path)
    told = 0

    def on_state(state: SavingState) -> None:
        nonlocal told
        if state.saved > told:
            told = state.saved
            report.send(told)

    writer = Writer(opened, on_state)
    landing = opened.document.find("card")
    for number in range(first, first + 100_000):
        renamed = replace(landing, title=str(number))  # type: ignore[type-var]
        writer.submit(Patch("", (Change(landing, renamed), *added(card(number)).changes)))
        landing = renamed
        writer.drain(10)
