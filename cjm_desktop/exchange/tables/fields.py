"""What the columns of a table mean: the mapping that a person sees and may change."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from cjm_desktop.exchange.tables.numbers import DecimalMark, decimal_mark_of
from cjm_desktop.exchange.tables.reader import Table
from cjm_desktop.language import Text, text, translate
from cjm_desktop.model.records import NoteKind, Side

Orientation = Literal["steps_down", "steps_across"]
FieldKind = Literal[
    "ignore", "step", "detail", "stage", "time_from", "time_to", "time", "feeling", "quote",
    "department", "department_name", "channel", "notes", "metric", "owner", "evidence", "source",
    "moment_of_truth",
]  # fmt: skip
Scale = Literal["-2..2", "1..5", "0..10", "percent", "words"]

FIELD_TITLES: dict[FieldKind, Text] = {
    "ignore": text("Leave out"),
    "step": text("Step"),
    "detail": text("Detail of the step"),
    "stage": text("Stage"),
    "time_from": text("Time from"),
    "time_to": text("Time to"),
    "time": text("Time"),
    "feeling": text("Feeling"),
    "quote": text("Quote"),
    "department": text("Swimlane with touchpoints"),
    "department_name": text("Name of the department"),
    "channel": text("Channel of the touchpoints"),
    "notes": text("Notes"),
    "metric": text("Metric"),
    "owner": text("Owner of the step"),
    "evidence": text("Evidence"),
    "source": text("Source of the evidence"),
    "moment_of_truth": text("Moment of truth"),
}
"""What each meaning is called, in the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class Field:
    """What one column means; `title` is that of its lane or curve, the heading as typed.

    `scale` matters for feelings only, `note_kind` for notes, `side` for departments.
    """

    kind: FieldKind
    title: str = ""
    scale: Scale = "-2..2"
    note_kind: NoteKind = ""
    side: Side = "front"


@dataclass(frozen=True, slots=True)
class TableMapping:
    """The meaning of every column, or of every row where the steps run across the columns.

    `has_headings`: the first row (or column) holds the headings and no step.
    """

    orientation: Orientation
    fields: tuple[Field, ...]
    has_headings: bool = True


@dataclass(frozen=True)
class Column:
    """The cells of one field, one per step: a column, or a row where the steps run across.

    `index` counts the fields from 0; `lines` has a line per cell.
    """

    index: int
    field: Field
    heading: str
    cells: tuple[str, ...]
    lines: tuple[int, ...]
    is_row: bool
    delimiter: str

    @cached_property
    def decimal_mark(self) -> DecimalMark:
        """The mark before the decimals of its numbers."""
        return decimal_mark_of(self.cells, self.delimiter)

    @property
    def name(self) -> str:
        """What a report calls the column: its heading, or its number."""
        if self.heading:
            return self.heading
        number = self.index + 1
        if self.is_row:
            return translate("row {number}", number=number)
        return translate("column {number}", number=number)


def columns_of(table: Table, mapping: TableMapping) -> list[Column]:
    """The columns of a table as the mapping sees them; fields that it lacks are left out."""
    across = mapping.orientation == "steps_across"
    first = 1 if mapping.has_headings else 0
    columns = []
    width = table.width
    for index in range(len(table.rows) if across else width):
        cells = _cells_across(table, index, width) if across else _cells_down(table, index)
        lines = (table.lines[index],) * len(cells) if across else table.lines
        columns.append(
            Column(
                index=index,
                field=mapping.fields[index] if index < len(mapping.fields) else Field("ignore"),
                heading=cells[0] if first else "",
                cells=cells[first:],
                lines=lines[first:],
                is_row=across,
                delimiter=table.delimiter,
            )
        )
    return columns


def _cells_across(table: Table, row: int, width: int) -> tuple[str, ...]:
    cells = [cell.strip() for cell in table.rows[row]]
    return tuple(cells + [""] * (width - len(cells)))


def _cells_down(table: Table, column: int) -> tuple[str, ...]:
    return tuple(row[column].strip() if column < len(row) else "" for row in table.rows)


def unmapped(table: Table, orientation: Orientation, *, has_headings: bool = True) -> TableMapping:
    """A mapping that leaves everything out, to be filled in."""
    count = len(table.rows) if orientation == "steps_across" else table.width
    return TableMapping(orientation, (Field("ignore"),) * count, has_headings)
