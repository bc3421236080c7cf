"""What is folded on a screen: lanes to thin rows, neighbouring steps to thin bars.

Folds belong to the view, never to the document: ids of what is gone mean nothing and do no harm.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from cjm_desktop.drawing.columns import Bar


@dataclass(frozen=True, slots=True)
class Folds:
    """The ids of folded lanes, and of the steps of each fold: what was folded together."""

    lanes: frozenset[str] = frozenset()
    steps: frozenset[frozenset[str]] = frozenset()

    def __bool__(self) -> bool:
        """Whether anything is folded."""
        return bool(self.lanes or self.steps)

    def with_lanes(self, lane_ids: Collection[str]) -> "Folds":
        """These folds and those of some lanes."""
        return Folds(self.lanes.union(lane_ids), self.steps)

    def without_lanes(self, lane_ids: Collection[str]) -> "Folds":
        """These folds, some lanes opened."""
        return Folds(self.lanes.difference(lane_ids), self.steps)

    def with_steps(self, step_ids: Collection[str]) -> "Folds":
        """These folds, some steps folded together."""
        return Folds(self.lanes, self.without_steps(step_ids).steps | {frozenset(step_ids)})

    def without_steps(self, step_ids: Collection[str]) -> "Folds":
        """These folds, some steps opened; what was folded with them stays folded."""
        left = (fold.difference(step_ids) for fold in self.steps)
        return Folds(self.lanes, frozenset(fold for fold in left if fold))

    def opened_at(self, step_ids: Collection[str]) -> "Folds":
        """These folds without those that hold one of some steps."""
        return Folds(self.lanes, frozenset(f for f in self.steps if f.isdisjoint(step_ids)))


NO_FOLDS = Folds()


def fold_key(first_step_id: str) -> str:
    """The key of a bar's group, made of its first step's id."""
    return f"fold:{first_step_id}"


def bars_of(folds: Folds, step_ids: Sequence[str]) -> tuple[Bar, ...]:
    """The bars into which steps, given in their order, are folded, from the left."""
    fold_of = {step_id: fold for fold in folds.steps for step_id in fold}
    bars: list[Bar] = []
    for column, step_id in enumerate(step_ids):
        fold = fold_of.get(step_id)
        if fold is None:
            continue
        if bars and bars[-1].last == column - 1 and fold_of[step_ids[column - 1]] == fold:
            bars[-1] = Bar(bars[-1].first, column)
        else:
            bars.append(Bar(column, column))
    return tuple(bars)
