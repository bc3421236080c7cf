"""A clipping for other programs: lines, or rows of cells as spreadsheets read them."""

import csv
import html
import io
from typing import Any

from cjm_desktop.language import translate
from cjm_desktop.model.clippings import Clipping
from cjm_desktop.model.records import (
    Amount,
    Curve,
    Feeling,
    Figure,
    Lane,
    Note,
    Step,
    Touchpoint,
)

Rows = list[list[str]]
_Cells = dict[tuple[str, str], list[str]]


def rows_of(clipping: Clipping) -> Rows:
    """The words of a clipping as rows of cells: a row per step, per lane, or per single card."""
    match clipping.kind:
        case "steps":
            return _turned(_table(clipping))
        case "lanes":
            return _table(clipping)
    return _card_rows(clipping)


def text_of(rows: Rows) -> str:
    """The rows as text: cells parted by tabs, quoted where they hold tabs or lines."""
    if all(len(row) == 1 for row in rows):
        return "\n".join(" ".join(row[0].split("\n")) for row in rows)
    written = io.StringIO()
    csv.writer(written, dialect="excel-tab", lineterminator="\n").writerows(rows)
    return written.getvalue().removesuffix("\n")


def html_of(rows: Rows) -> str:
    """The rows as a table of a web page, which word processors and spreadsheets paste."""
    return "<table>{}</table>".format(
        "".join(
            "<tr>{}</tr>".format(
                "".join(
                    "<td>{}</td>".format(html.escape(cell).replace("\n", "<br>")) for cell in row
                )
            )
            for row in rows
        )
    )


def _table(clipping: Clipping) -> Rows:
    """A row per lane or curve with its title first, a column per step; empty lanes of steps go."""
    steps = clipping.of(Step)
    cells = _cells(clipping)
    rows = [[translate("Step"), *(step.title for step in steps)]]
    for row_id, title in _row_titles(clipping):
        words = ["\n".join(cells.get((row_id, step.id), ())) for step in steps]
        rows.append([title, *words])
    return rows


def _turned(rows: Rows) -> Rows:
    """Columns as rows; steps that hold nothing are plain lines without a heading."""
    if len(rows) == 1:
        return [[title] for title in rows[0][1:]]
    return [list(column) for column in zip(*rows, strict=True)]


def _row_titles(clipping: Clipping) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for lane in clipping.of(Lane):
        if lane.kind != "emotion":
            found.append((lane.id, lane.title))
            continue
        curves = [curve for curve in clipping.of(Curve) if curve.lane_id == lane.id]
        found += [(curve.id, _curve_title(lane, curve, len(curves))) for curve in curves]
    return found


def _curve_title(lane: Lane, curve: Curve, count: int) -> str:
    return curve.title if curve.title and count > 1 else lane.title


def _cells(clipping: Clipping) -> _Cells:
    """The words in every cell, by the id of the lane or curve and that of the step."""
    cells: _Cells = {}
    for card in clipping.cards:
        if card.step_id is not None:
            cells.setdefault((card.lane_id, card.step_id), []).append(_words_of(card))
    for feeling in clipping.of(Feeling):
        cells[feeling.curve_id, feeling.step_id] = [f"{feeling.value:g}"]
    for amount in clipping.of(Amount):
        cells[amount.lane_id, amount.step_id] = [f"{amount.value:g}"]
    return cells


def _card_rows(clipping: Clipping) -> Rows:
    """A line per card of one lane; cards of several lanes as they lie on the map."""
    lanes = clipping.of(Lane)
    if len(lanes) < 2:
        columns = {step.id: column for column, step in enumerate(clipping.of(Step))}
        cards = sorted(clipping.cards, key=lambda card: columns.get(card.step_id, -1))
        return [[_words_of(card)] for card in cards]
    cells = _cells(clipping)
    return [
        ["\n".join(cells.get((lane.id, step.id), ())) for step in clipping.of(Step)]
        for lane in lanes
    ]


def _words_of(card: Any) -> str:
    match card:
        case Touchpoint():
            return card.title
        case Note():
            return card.text
        case Figure():
            return card.caption
    return ""
