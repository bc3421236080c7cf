"""Awkward tables made at random: every cell holds marks of its own, to be looked for later."""

import csv
import io
import random
import re
from collections.abc import Iterable
from typing import get_args

from cjm_desktop.exchange.report import Report
from cjm_desktop.exchange.tables.fields import Field, FieldKind, Scale, TableMapping
from cjm_desktop.exchange.tables.reader import Table
from cjm_desktop.model.fields import fields_of
from cjm_desktop.model.records import NoteKind, Record, Side

HEADINGS = (
    "Stage", "Phase", "Step", "Actions", "Touchpoint", "Backstage", "Channel", "Emotion", "Quote",
    "Pain Points", "Opportunities", "Thoughts", "KPIs", "Owner", "Day", "Start", "End",
    "Evidence", "Source", "Moment of Truth", "Department", "ID", "Weather", "",
)  # fmt: skip
AROUND = (
    "{mark}", "{mark}", "{mark}; {other}", "• {mark}\n• {other}", "- {mark}\n\n- {other}",
    'say "{mark}" now', '"{mark}"', "1. {mark}\n2. {other}", "{mark},{other}", "{mark}\t{other}",
    "3,5 {mark}", "Day {mark}", "yes {mark}", "<b>{mark}</b> & {other}", "😟 {mark}", "",
    "", "-", "n/a", "3,5", "-2", "45 %", "yes", "2026-03-05", "0–2", "happy",
)  # fmt: skip
MARK = re.compile(r"qz\d+x")


def awkward_table(chance: random.Random) -> str:
    """A table as text, with or without headings, its rows of different lengths."""
    width, height = chance.randint(1, 12), chance.randint(1, 12)
    delimiter = chance.choice("\t;,|")
    numbers = iter(range(10_000))
    rows = [
        [_cell(chance, numbers) for _ in range(chance.choice((width, width, width + 2)))]
        for _ in range(height)
    ]
    if chance.random() < 0.4:
        rows.insert(0, [chance.choice(HEADINGS) for _ in range(width)])
    elif chance.random() < 0.7:
        rows = [[chance.choice(HEADINGS), *row] for row in rows]
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter).writerows(rows)
    return written.getvalue()


def awkward_mapping(chance: random.Random, table: Table) -> TableMapping:
    """Any meaning for any column, whether or not it makes sense."""
    across = chance.random() < 0.5
    has_headings = chance.random() < 0.5
    count = len(table.rows) if across else table.width
    fields = tuple(
        Field(
            chance.choice(get_args(FieldKind)),
            title=chance.choice(("", "Same", f"Title {index}")),
            scale=chance.choice(get_args(Scale)),
            note_kind=chance.choice(get_args(NoteKind)),
            side=chance.choice(get_args(Side)),
        )
        for index in range(chance.choice((count, count, count + 2, count // 2)))
    )
    return TableMapping("steps_across" if across else "steps_down", fields, has_headings)


def marks_lost(
    table: Table, mapping: TableMapping, records: Iterable[Record], report: Report
) -> set[str]:
    """The marks of cells, headings apart, that stand neither in the records nor in the report."""
    across = mapping.orientation == "steps_across"
    typed = {
        mark
        for row_number, row in enumerate(table.rows)
        for column, cell in enumerate(row)
        if not (mapping.has_headings and (column if across else row_number) == 0)
        for mark in MARK.findall(cell)
    }
    kept = [
        str(getattr(record, info.name)) for record in records for info in fields_of(type(record))
    ]
    said = [f"{line} {line.source}" for line in report]
    return typed - set(MARK.findall("\n".join([*kept, *said])))


def _cell(chance: random.Random, numbers: Iterable[int]) -> str:
    around = chance.choice(AROUND)
    first, second = (f"qz{next(iter(numbers))}x" for _ in range(2))
    return around.format(mark=first, other=second)
