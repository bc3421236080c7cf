"""Guesses what the columns of a table mean: by their headings, else by what stands in them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from cjm_desktop.exchange.tables.feelings import scale_of
from cjm_desktop.exchange.tables.fields import (
    Column,
    Field,
    FieldKind,
    Orientation,
    TableMapping,
    columns_of,
    unmapped,
)
from cjm_desktop.exchange.tables.headings import Headings, headings_of
from cjm_desktop.exchange.tables.numbers import number_in
from cjm_desktop.exchange.tables.reader import Table
from cjm_desktop.exchange.tables.times import date_in, span_in

_LABELS_LOOKED_AT = 1_000
_CELLS_LOOKED_AT = 500
_LONGEST_TOUCHPOINT = 60
_MOST_OF = 0.8
_SCALE_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]*\d[^()\[\]]*[)\]]")
_ONCE: tuple[FieldKind, ...] = ("step", "stage", "time", "time_from", "time_to", "department_name")
_LANE_KINDS = ("department", "notes")


def guess_mapping(
    table: Table,
    *,
    language: str = "en",
    orientation: Orientation | None = None,
    has_headings: bool | None = None,
) -> TableMapping:
    """What the columns mean, as well as it can be told; what a person has said is kept.

    Nothing with words in it is left out but columns that only number the rows.
    """
    known = headings_of(language)
    orientation = orientation or _orientation(table, known)
    if has_headings is None:
        has_headings = _has_headings(table, orientation, known)
    columns = columns_of(table, unmapped(table, orientation, has_headings=has_headings))
    fields = [known.field_of(column.heading) for column in columns]
    fields = [
        _checked(field, column, known) if field is not None else None
        for field, column in zip(fields, columns, strict=True)
    ]
    settled = _settled(_once_each(_by_content(fields, columns, known)))
    titled = tuple(
        replace(field, title=_title(field, column.heading))
        for field, column in zip(settled, columns, strict=True)
    )
    return TableMapping(orientation, titled, has_headings)


def _title(field: Field, heading: str) -> str:
    """The heading as typed on one line; that of feelings without its scale, which is ours now."""
    title = " ".join(heading.strip("*_ ").split())
    if field.kind != "feeling" or len(title) > _LONGEST_TOUCHPOINT:
        return title
    return _SCALE_IN_BRACKETS.sub("", title).strip()


def _orientation(table: Table, known: Headings) -> Orientation:
    """Across where more known headings stand in the first column than in the first row.

    Each counts once, as steps that are all called “Step 1” and so on are no headings. The corner
    counts for neither. Where no heading is known, an empty corner or a single row
    means across.
    """
    across = _known_count(_first_cells(table), known)
    labels = [table.cell(0, column) for column in range(1, min(table.width, _LABELS_LOOKED_AT))]
    down = _known_count(labels, known)
    if across == down:
        is_across = table.width > 1 and (not table.cell(0, 0) or len(table.rows) == 1)
        return "steps_across" if is_across and down == 0 else "steps_down"
    return "steps_across" if across > down else "steps_down"


def _known_count(labels: Sequence[str], known: Headings) -> int:
    return len({known.field_of(label) for label in labels} - {None})


def _first_cells(table: Table) -> list[str]:
    return [table.cell(row, 0) for row in range(1, min(len(table.rows), _LABELS_LOOKED_AT))]


def _has_headings(table: Table, orientation: Orientation, known: Headings) -> bool:
    """Whether the first row or column holds headings: known ones, or words above numbers."""
    columns = columns_of(table, unmapped(table, orientation))
    headings = [column.heading for column in columns]
    if any(known.field_of(heading) is not None for heading in headings):
        return len(columns[0].cells) > 0
    if len(columns[0].cells) == 0 or any(number_in(heading) for heading in headings):
        return False
    has_numbers = any(_is_mostly(column.cells, number_in) for column in columns)
    return has_numbers or (not table.cell(0, 0) and len(table.rows) > 1 and table.width > 1)


def _checked(field: Field, column: Column, known: Headings) -> Field:
    """The field, unless what stands in the column does not fit what its heading promises."""
    if field.kind == "feeling":
        return replace(field, scale=scale_of(column))
    if not any(column.cells):
        return field
    if field.kind == "metric" and not _is_mostly(column.cells, number_in, 0.5):
        return replace(field, kind="notes")
    if field.kind == "time" and not _is_mostly(column.cells, lambda cell: _time(cell, known), 0.5):
        return replace(field, kind="detail")
    return field


def _by_content(
    fields: Sequence[Field | None], columns: Sequence[Column], known: Headings
) -> list[Field]:
    """Every field, those of unknown headings by what stands in their cells."""
    has_step = any(field is not None and field.kind == "step" for field in fields)
    has_stage = any(field is not None and field.kind == "stage" for field in fields)
    result: list[Field] = []
    for field, column in zip(fields, columns, strict=True):
        guessed = field or _guessed(column, known)
        if field is None and guessed.kind in _LANE_KINDS and not (has_step and has_stage):
            is_first = not any(other.kind in (*_LANE_KINDS, "feeling") for other in result)
            if is_first and not has_step and not _looks_like_stages(column, columns):
                guessed, has_step = Field("step"), True
            elif column.index == 0 and not has_stage:
                guessed, has_stage = Field("stage"), True
        result.append(guessed)
    return result


def _guessed(column: Column, known: Headings) -> Field:
    cells = [cell for cell in column.cells if cell][:_CELLS_LOOKED_AT]
    mark = column.decimal_mark
    if not cells:
        return Field("department" if column.heading and column.is_row else "ignore")
    if _is_mostly(cells, lambda cell: number_in(cell, mark)):
        numbers = [number.value for cell in cells if (number := number_in(cell, mark))]
        is_feeling = -2 <= min(numbers) < 0 and max(numbers) <= 2
        return Field("feeling", scale="-2..2") if is_feeling else Field("metric")
    if _is_mostly(cells, lambda cell: _time(cell, known)):
        return Field("time")
    short = sorted(map(len, cells))[len(cells) // 2] <= _LONGEST_TOUCHPOINT
    return Field("department" if short else "notes")


def _looks_like_stages(column: Column, columns: Sequence[Column]) -> bool:
    """Whether a first line without a known heading goes on over empty cells beside full ones."""
    cells = column.cells
    if column.index > 0 or len(columns) < 2 or not cells or not cells[0]:
        return False
    gaps = [place for place, cell in enumerate(cells) if not cell]
    beside = columns[1].cells
    return bool(gaps) and all(beside[place] for place in gaps)


def _once_each(fields: Sequence[Field]) -> list[Field]:
    """The fields; of what a step has only once, all but the first become details of the step.

    A second stage, such as a phase in stages, is the step where nothing else is.
    """
    seen: set[FieldKind] = set()
    result = []
    has_step = any(field.kind == "step" for field in fields)
    for field in fields:
        kind = field.kind
        if kind in seen and kind in _ONCE:
            kind = "step" if kind == "stage" and not has_step else "detail"
            has_step = has_step or kind == "step"
        seen.add(kind)
        result.append(replace(field, kind=kind))
    return result


def _settled(fields: Sequence[Field]) -> list[Field]:
    """Channels without touchpoints are touchpoints; quotes without feelings are what is said."""
    kinds = {field.kind for field in fields}
    has_touchpoints = bool(kinds & {"department", "department_name"})
    return [
        replace(field, kind="department")
        if field.kind == "channel" and not has_touchpoints
        else replace(field, kind="notes", note_kind="says")
        if field.kind == "quote" and "feeling" not in kinds
        else field
        for field in fields
    ]


def _time(cell: str, known: Headings) -> object | None:
    return span_in(cell, known) or date_in(cell) or date_in(cell, day_first=False)


def _is_mostly(
    cells: Sequence[str], reads: Callable[[str], object | None], share: float = _MOST_OF
) -> bool:
    """Whether most cells that are not empty are read; never so where all are empty."""
    typed = [cell for cell in cells if cell][:_CELLS_LOOKED_AT]
    return bool(typed) and sum(reads(cell) is not None for cell in typed) >= share * len(typed)
