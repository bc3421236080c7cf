"""The interactive lens: which touchpoints support a decision, and which decision has none."""

from collections.abc import Iterator
from typing import NamedTuple

from cjm_desktop.drawing.marks.empty_cells import words_over_empty_cells
from cjm_desktop.drawing.marks.seen import Seen
from cjm_desktop.drawing.picture import Box, Group, Mark, Path, Shape
from cjm_desktop.language import translate
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.document import Document
from cjm_desktop.model.records import Stage, Touchpoint
from cjm_desktop.model.runs import Run, runs_of

_ACCENT = "accent.interactive"
_SIZE = 10.0
"""Of the corner of a card that is marked: beside its words."""
_STRIP = 0.33
"""The height of the strip along the upper edge of a card, as a share of the corner's."""
_RADIUS = 6.0


class _Top(NamedTuple):
    """The upper edge of a card."""

    x: float
    y: float
    width: float


def interactive_marks(seen: Seen) -> Iterator[Mark]:
    """A tab on the cards that support a decision; words where nothing does."""
    for run in _decisions(seen.arrangement):
        tops = list(_tops(seen, run))
        if tops:
            yield _marked(seen, run, tops)
    yield from _without_support(seen)


def interactive_signs(arrangement: Arrangement) -> frozenset[str]:
    """The sign of support, if any card supports a decision."""
    supported = arrangement.has_touchpoints and next(_decisions(arrangement), None) is not None
    return frozenset({"mark.supports"} if supported else ())


def support_sign(x: float, y: float) -> tuple[Shape, ...]:
    """A card with the mark, for the legend, round (x, y)."""
    return (
        Box(x - 7, y - 5, 14, 10, "card", "card.outline", 1.0, 2.5),
        Path(_tab(_Top(x - 7, y - 5, 14), 2.5, 7.0), _ACCENT),
    )


def _decisions(arrangement: Arrangement) -> Iterator[Run]:
    """The runs in which the customer decides something."""
    for run in runs_of(arrangement, "interactive"):
        if any(isinstance(stage, Stage) and stage.goal.strip() for stage in run.stages):
            yield run


def _tops(seen: Seen, run: Run) -> Iterator[_Top]:
    """The upper edges of the cards that meet the customer in a run."""
    lanes = {lane.id for lane in seen.departments if lane.side in ("front", "outside")}
    for row in seen.rows:
        if row.body.key in lanes:
            found = {
                item.group.key: item
                for column in range(run.first, run.last + 1)
                for item in row.body.in_column(column)
            }
            for item in found.values():
                if _meets(seen.arrangement.document, item.group.key):
                    x = seen.x_of(item.column) + item.dx
                    yield _Top(x, row.y + item.dy, item.group.width)


def _meets(document: Document, card_id: str) -> bool:
    card = document.get(Touchpoint, card_id)
    return card is not None and card.status != "missing"


def _marked(seen: Seen, run: Run, tops: list[_Top]) -> Mark:
    """The marks of a run as one group, which costs one act of painting."""
    left, top = min(each.x for each in tops), min(each.y for each in tops)
    within = tuple(_Top(x - left, y - top, width) for x, y, width in tops)
    group = seen.kept.get(("support", run.first), (within,), lambda: _group(within))
    return Mark(group, left, top)


def _group(tops: tuple[_Top, ...]) -> Group:
    commands = tuple(command for top in tops for command in _tab(top, _RADIUS, _SIZE))
    width, height = max(x + width for x, _, width in tops), max(y for _, y, _ in tops) + _SIZE
    return Group("", width, height, (Path(commands, _ACCENT),))


def _tab(top: _Top, radius: float, size: float) -> tuple[tuple[str | float, ...], ...]:
    """A strip along the upper edge of a card that ends in its corner, as round as the card's."""
    (x, y, width), handle = top, radius * 0.4477
    right, strip = x + width, size * _STRIP
    return (
        ("M", x, y),
        ("L", right - radius, y),
        ("C", right - handle, y, right, y + handle, right, y + radius),
        ("L", right, y + size),
        ("L", right - size + strip, y + strip),
        ("L", x, y + strip),
        ("Z",),
    )


def _without_support(seen: Seen) -> Iterator[Mark]:
    """Words in the columns of stages whose decision no step supports: on a screen alone."""
    if not seen.arrangement.has_touchpoints:
        return
    lanes = {lane.id for lane in seen.departments if lane.side == "front"}
    words = translate("Nothing supports this decision")
    for column, stage in enumerate(seen.empty, start=len(seen.arrangement.steps)):
        if stage.goal.strip():
            mark = words_over_empty_cells(
                words, _ACCENT, _ACCENT, seen.column(column), column, seen.rows, lanes,
                seen.on_the_way, seen.kept,
            )  # fmt: skip
            if mark is not None:
                yield mark
