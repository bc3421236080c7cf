"""The outcome lens: where the customer can still leave."""

from collections.abc import Iterator
from functools import partial

from cjm_desktop.drawing import signs
from cjm_desktop.drawing.cards import place_to_leave
from cjm_desktop.drawing.geometry import LEFT
from cjm_desktop.drawing.marks.seen import Seen
from cjm_desktop.drawing.picture import Group, Mark
from cjm_desktop.model.arrangement import Arrangement

_RADIUS = 7.0


def outcome_marks(seen: Seen) -> Iterator[Mark]:
    """A way out on the card of each step at which the customer can leave."""
    row = seen.row("steps")
    group = seen.kept.get("way out", (), partial(_way_out))
    for step in seen.arrangement.steps if row is not None else ():
        item = row.body.find(step.id) if step.can_leave and row is not None else None
        if item is not None and row is not None:
            x, y = place_to_leave(step, item.group, step.id in seen.arrangement.risks)
            left = LEFT + seen.columns.lefts[item.column] + item.dx + x - _RADIUS
            yield Mark(group, left, row.y + item.dy + y - _RADIUS, (), True)


def outcome_signs(arrangement: Arrangement) -> frozenset[str]:
    """The sign of a way out, if there is one."""
    leaving = any(step.can_leave for step in arrangement.steps)
    return frozenset({"mark.can_leave"} if leaving else ())


def _way_out() -> Group:
    return Group("", 2 * _RADIUS, 2 * _RADIUS, signs.way_out(_RADIUS, _RADIUS, "accent.outcome"))
