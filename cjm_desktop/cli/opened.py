"""Reads a workshop file for a command, and says on stderr what is wrong with it.

The file is only read: it may be open in a window, and nothing is left beside it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cjm_desktop.cli.output import warn
from cjm_desktop.storage.opened_workshop import OpenedWorkshop
from cjm_desktop.storage.workshop_file import open_workshop

DONE, WITH_WARNINGS = 0, 1


@contextmanager
def opened_to_read(path: Path) -> Iterator[tuple[OpenedWorkshop, int]]:
    """The workshop and the exit status so far, its warnings told; raises WorkshopFileError."""
    with open_workshop(path, read_only=True) as opened:
        warnings = [str(warning) for warning in opened.warnings]
        if opened.read_only_because is not None and opened.locked_by is None:
            warnings.insert(0, str(opened.read_only_because))
        warn(*warnings)
        yield opened, WITH_WARNINGS if warnings else DONE
