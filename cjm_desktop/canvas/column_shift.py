"""Where the places of one picture lie in another that has more columns or fewer."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from cjm_desktop.drawing.picture import Picture


class ColumnShift:
    """Takes places along with the columns that both pictures have.

    A column that one of them does not have is, in that one, the border where it would stand.
    """

    def __init__(self, seen: Picture, now: Picture) -> None:
        knots = list(_knots(seen, now)) or [(0.0, 0.0)]
        self._seen = [x for x, _ in knots]
        self._now = [x for _, x in knots]

    def now(self, x: float) -> float:
        """Where a place of the picture that was seen lies now."""
        return _between(self._seen, self._now, x)

    def then(self, x: float) -> float:
        """Where a place of the picture that is shown now lay then."""
        return _between(self._now, self._seen, x)


def keeps_order(seen: Picture, now: Picture) -> bool:
    """Whether the columns that both pictures have stand in the same order."""
    if seen.steps == now.steps:
        return True
    in_both = set(seen.steps) & set(now.steps)
    return [s for s in seen.steps if s in in_both] == [s for s in now.steps if s in in_both]


def _knots(seen: Picture, now: Picture) -> Iterator[tuple[float, float]]:
    """Both edges of each column that both have, then where the steps end."""
    columns = {step_id: column for column, step_id in enumerate(now.steps)}
    for column, step_id in enumerate(seen.steps):
        if step_id in columns:
            other = columns[step_id]
            yield seen.x_of(column), now.x_of(other)
            yield seen.x_of(column + 1), now.x_of(other + 1)


def _between(places: Sequence[float], others: Sequence[float], x: float) -> float:
    number = bisect_right(places, x)
    if number == 0:
        return x + others[0] - places[0]
    low, high = places[number - 1], places[number] if number < len(places) else None
    if high is None:
        return x + others[number - 1] - low
    return others[number - 1] + (x - low) / (high - low) * (others[number] - others[number - 1])
