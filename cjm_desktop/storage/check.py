"""Says whether a workshop file is whole: for `cjm-desktop check`.

Nothing is written, neither into the file nor beside it.
"""

from dataclasses import dataclass
from pathlib import Path

from cjm_desktop.language import Text
from cjm_desktop.model.records import RECORD_TYPES, RecordTypes
from cjm_desktop.storage.migrations import FORMATS, Formats
from cjm_desktop.storage.workshop_file import open_workshop


@dataclass(frozen=True, slots=True)
class CheckResult:
    """Whether all is well, and everything that is not."""

    whole: bool
    problems: tuple[Text, ...]


def check_file(
    path: Path, *, record_types: RecordTypes = RECORD_TYPES, formats: Formats = FORMATS
) -> CheckResult:
    """Check structure, schema, references, invariants, positions and images.

    Raises WorkshopFileError where there is no workshop file to check.
    """
    opened = open_workshop(
        path, read_only=True, thorough=True, record_types=record_types, formats=formats
    )
    problems = list(opened.warnings)
    if opened.read_only_because is not None:
        problems.insert(0, opened.read_only_because)
    return CheckResult(not problems, tuple(problems))
