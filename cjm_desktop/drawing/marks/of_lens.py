"""The marks of a lens, and the signs among them that the legend explains."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from cjm_desktop.drawing import signs
from cjm_desktop.drawing.marks.activity import (
    activity_marks,
    activity_signs,
    between_sign,
    silence_sign,
)
from cjm_desktop.drawing.marks.functional import functional_marks
from cjm_desktop.drawing.marks.hand_overs import hand_over_sign
from cjm_desktop.drawing.marks.interactive import interactive_marks, interactive_signs, support_sign
from cjm_desktop.drawing.marks.outcome import outcome_marks, outcome_signs
from cjm_desktop.drawing.marks.seen import Seen
from cjm_desktop.drawing.picture import FROZEN_KINDS, Mark, Row, Shape
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.records import Lens

_MARKS: Mapping[Lens, Callable[[Seen], Iterable[Mark]]] = {
    "functional": functional_marks,
    "outcome": outcome_marks,
    "interactive": interactive_marks,
    "activity": activity_marks,
}


_ABOVE_STEPS_ONLY = ("activity", "outcome")


def rows_looked_at(lens: Lens, rows: Sequence[Row]) -> tuple[Row, ...]:
    """Of the rows below the header those on which the marks of a lens depend."""
    if lens in _ABOVE_STEPS_ONLY:
        return tuple(row for row in rows if row.body.kind in FROZEN_KINDS)
    return tuple(rows) if lens in _MARKS else ()


def marks_of(lens: Lens, seen: Seen) -> tuple[Mark, ...]:
    """What a lens draws above the rows, in the order of painting."""
    made = _MARKS.get(lens)
    return tuple(made(seen)) if made is not None else ()


def mark_signs(lens: Lens, arrangement: Arrangement, hand_overs: frozenset[str]) -> frozenset[str]:
    """The signs that a lens's marks use; `hand_overs` are those of the arrows."""
    match lens:
        case "functional":
            return hand_overs
        case "outcome":
            return outcome_signs(arrangement)
        case "interactive":
            return interactive_signs(arrangement)
        case "activity":
            return activity_signs(arrangement)
        case _:
            return frozenset()


def mark_sign(name: str, x: float, y: float) -> tuple[Shape, ...]:
    """How a sign of the marks looks, for the legend; wide ones go from 7 left of x to 19 right."""
    match name:
        case "silence":
            return silence_sign(x, y)
        case "between":
            return between_sign(x, y)
        case "supports":
            return support_sign(x, y)
        case "can_leave":
            return signs.way_out(x, y, "accent.outcome", 6.5)
        case _:
            return hand_over_sign(name, x, y)
