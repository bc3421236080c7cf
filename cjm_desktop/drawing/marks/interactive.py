"""The interactive lens: which touchpoints support a decision, and which decision has none."""

from collections.abc import Iterator

from cjm_desktop.drawing.marks.empty_cells import words_over_empty_cells
from cjm_desktop.drawing.marks.seen import Seen
from cjm_desktop.drawing.picture import Group, Mark, Path, Shape
from cjm_desktop.language import translate
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.document import Document
from cjm_desktop.model.records import Stage, Touchpoint
from cjm_desktop.model.runs import Run, runs_of

_ACCENT = "accent.interactive"
_SIZE = 10.0
"""Of the corner of a card that is marked: beside its words."""
_RADIUS = 6.0


def interactive_marks(seen: Seen) -> Iterator[Mark]:
    """The corners of the cards that support a decision; words where nothing does."""
    for run in _decisions(seen.arrangement):
        corners = list(_corners(seen, run))
        if corners:
            yield _marked(seen, run, corners)
    yield from _without_support(seen)


def interactive_signs(arrangement: Arrangement) -> frozenset[str]:
    """The sign of support, if any card supports a decision."""
    supported = arrangement.has_touchpoints and next(_decisions(arrangement), None) is not None
    return frozenset({"mark.supports"} if supported else ())


def support_sign(x: float, y: float) -> tuple[Shape, ...]:
    """The corner in the legend, round (x, y)."""
    return (Path(_corner(x + _SIZE / 2, y - _SIZE / 2), _ACCENT),)


def _decisions(arrangement: Arrangement) -> Iterator[Run]:
    """The runs in which the customer decides something."""
    for run in runs_of(arrangement, "interactive"):
        if any(isinstance(stage, Stage) and stage.goal.strip() for stage in run.stages):
            yield run


def _corners(seen: Seen, run: Run) -> Iterator[tuple[float, float]]:
    """The upper right corners of the cards that meet the customer in a run."""
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
                    x = seen.x_of(item.column) + item.dx + item.group.width
                    yield x, row.y + item.dy


def _meets(document: Document, card_id: str) -> bool:
    card = document.get(Touchpoint, card_id)
    return card is not None and card.status != "missing"


def _marked(seen: Seen, run: Run, corners: list[tuple[float, float]]) -> Mark:
    """The corners of a run as one group, which costs one act of painting."""
    left, top = min(x for x, _ in corners) - _SIZE, min(y for _, y in corners)
    within = tuple((x - left, y - top) for x, y in corners)
    group = seen.kept.get(("support", run.first), (within,), lambda: _group(within))
    return Mark(group, left, top)


def _group(corners: tuple[tuple[float, float], ...]) -> Group:
    commands = tuple(command for corner in corners for command in _corner(*corner))
    width, height = max(x for x, _ in corners), max(y for _, y in corners) + _SIZE
    return Group("", width, height, (Path(commands, _ACCENT),))


def _corner(x: float, y: float) -> tuple[tuple[str | float, ...], ...]:
    """The corner of a card whose upper right end is (x, y), rounded as the card is."""
    handle = _RADIUS * 0.4477
    return (
        ("M", x - _SIZE, y),
        ("L", x - _RADIUS, y),
        ("C", x - handle, y, x, y + handle, x, y + _RADIUS),
        ("L", x, y + _SIZE),
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
