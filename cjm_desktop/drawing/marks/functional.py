"""The functional lens: who hands the customer over to whom, and where nobody meets the customer."""

from collections.abc import Iterator

from cjm_desktop.drawing.marks.empty_cells import words_over_empty_cells
from cjm_desktop.drawing.marks.hand_overs import hand_over_marks
from cjm_desktop.drawing.marks.seen import Seen
from cjm_desktop.drawing.picture import Mark
from cjm_desktop.language import translate


def functional_marks(seen: Seen) -> Iterator[Mark]:
    """Arrows for hand-overs, and words over the empty front-stage cells of steps without us."""
    yield from _nobody(seen)
    drawn, laid = seen.hand_overs, seen.laid
    yield from seen.kept.get(
        "arrows drawn", (drawn, laid),
        lambda: hand_over_marks(drawn, seen.laid_arrows, seen.on_the_way, seen.kept),
    )  # fmt: skip


def _nobody(seen: Seen) -> Iterator[Mark]:
    words = translate("Nobody meets the customer here")
    lanes = {lane.id for lane in seen.departments if lane.side == "front"}
    for column in range(len(seen.arrangement.steps)):
        if seen.arrangement.is_gap(column) and seen.columns.bar_of(column) is None:
            mark = words_over_empty_cells(
                words, "gap", "gap.outline", seen.column(column), column, seen.rows, lanes,
                seen.on_the_way, seen.kept,
            )  # fmt: skip
            if mark is not None:
                yield mark
