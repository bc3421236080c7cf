"""The lines of a map on their ways, and the marks of a lens among them.

The ways are found for all lenses alike, whichever is on screen, so that none moves a row. All is
kept until what it is drawn from changes.
"""

from collections.abc import Sequence
from typing import NamedTuple

from cjm_desktop.drawing.columns import Columns
from cjm_desktop.drawing.geometry import ROW_GAP
from cjm_desktop.drawing.kept import Kept
from cjm_desktop.drawing.lines import LinePlan, plan_lines
from cjm_desktop.drawing.links import DrawnLinks, links_between
from cjm_desktop.drawing.made_from import placing_of
from cjm_desktop.drawing.marks.hand_overs import DrawnHandOvers, arrows_between, arrows_of
from cjm_desktop.drawing.marks.of_lens import mark_signs, marks_of, rows_looked_at
from cjm_desktop.drawing.marks.seen import Seen
from cjm_desktop.drawing.picture import Mark, Row, RowBody
from cjm_desktop.drawing.stacked_rows import StackedRow
from cjm_desktop.drawing.wires import Laid
from cjm_desktop.lenses.hand_overs import HandOver, hand_overs_of
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.records import Agreement, Lens, Stage


class Lines(NamedTuple):
    """The links and the hand-overs that are drawn, and the ways of both together."""

    links: DrawnLinks
    hand_overs: DrawnHandOvers
    plan: LinePlan


def lines_of(
    arrangement: Arrangement, stacked: Sequence[StackedRow], columns: Columns, kept: Kept
) -> Lines:
    """The lines of a map between rows that have no place yet."""
    bodies = tuple(row.body for row in stacked)
    gaps = (*(row.gap for row in stacked), ROW_GAP)
    links = kept.get("links", (arrangement.links, bodies),
                     lambda: links_between(arrangement.links, bodies, kept))  # fmt: skip
    hand_overs = _drawn_hand_overs(arrangement, bodies, columns, kept)
    ends = (*links.ends, *hand_overs.ends)
    plan = kept.get("lines", (ends, bodies, columns),
                    lambda: plan_lines(ends, bodies, gaps, columns, kept))  # fmt: skip
    return Lines(links, hand_overs, plan)


def kept_hand_overs(arrangement: Arrangement, kept: Kept) -> tuple[HandOver, ...]:
    """The hand-overs of a map, looked for again only when they may be others."""
    agreements = tuple(arrangement.document.all(Agreement))
    inputs = (*placing_of(arrangement, "functional"), arrangement.steps, agreements)
    return kept.get("hand-overs", inputs, lambda: tuple(hand_overs_of(arrangement)))


def signs_of_marks(
    arrangement: Arrangement, lens: Lens, lines: Lines, kept: Kept
) -> frozenset[str]:
    """The signs that a lens puts on the map, as the legend names them."""
    signs = lines.hand_overs.signs
    inputs = (*placing_of(arrangement, lens), *arrangement.placing("functional"),
              arrangement.steps, signs)  # fmt: skip
    return kept.get(("mark signs", lens), inputs, lambda: mark_signs(lens, arrangement, signs))


def marks_in_place(
    arrangement: Arrangement,
    lens: Lens,
    columns: Columns,
    rows: Sequence[Row],
    lines: Lines,
    laid: tuple[Laid, ...],
    empty: list[Stage],
    kept: Kept,
) -> tuple[Mark, ...]:
    """What a lens marks on rows in their places; `empty` are its stages without steps."""
    looked_at = rows_looked_at(lens, rows)

    def make() -> tuple[Mark, ...]:
        seen = Seen(arrangement, columns, looked_at, lines.plan.wires, laid, lines.hand_overs,
                    empty, kept)  # fmt: skip
        return marks_of(lens, seen)

    inputs = (*placing_of(arrangement, lens), *arrangement.placing("functional"),
              arrangement.journey, arrangement.steps, arrangement.risks, columns, looked_at,
              laid, lines.hand_overs, tuple(empty))  # fmt: skip
    return kept.get(("marks", lens), inputs, make)


def _drawn_hand_overs(
    arrangement: Arrangement, bodies: tuple[RowBody, ...], columns: Columns, kept: Kept
) -> DrawnHandOvers:
    hand_overs = kept_hand_overs(arrangement, kept)
    arrows = kept.get("all arrows", (hand_overs, arrangement.step_ids),
                      lambda: arrows_of(hand_overs, arrangement))  # fmt: skip
    return kept.get(
        "arrows", (arrows, bodies, columns),
        lambda: arrows_between(arrows, bodies, columns, arrangement.document, kept),
    )  # fmt: skip
