"""What was read from a file, and what had to be mended so that it is sound."""

from dataclasses import dataclass, field
from typing import NamedTuple

from cjm_desktop.language import Text, text
from cjm_desktop.model.document import Document
from cjm_desktop.model.records import Record

MOST_WARNINGS = 200


class DroppedRow(NamedTuple):
    """A row that cannot be part of the document."""

    table: str
    row_number: int
    id_bytes: bytes


@dataclass(slots=True)
class Reading:
    """A sound document, the warnings, and what the file itself still has wrong."""

    document: Document
    found: list[Text] = field(default_factory=list)
    left_out: int = 0
    dropped: list[DroppedRow] = field(default_factory=list)
    mended: dict[tuple[str, str], None] = field(default_factory=dict)
    row_numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    incomplete: bool = False

    def warn(self, warning: Text) -> None:
        """List a warning; past the first hundreds they are only counted."""
        if len(self.found) < MOST_WARNINGS:
            self.found.append(warning)
        else:
            self.left_out += 1

    def warnings(self) -> tuple[Text, ...]:
        """All warnings, the last saying how many more there are."""
        more = text("And {number} more of this kind.", number=self.left_out)
        return (*self.found, more) if self.left_out else tuple(self.found)

    def mended_records(self) -> tuple[Record, ...]:
        """The records that differ from their rows."""
        types = self.document.record_types
        records = (self.document.get(types[table], id_) for table, id_ in self.mended)
        return tuple(record for record in records if record is not None)
