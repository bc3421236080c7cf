"""The rows of the hand-over table: one for each hand-over and receiver, then what is left over.

They know nothing of Qt.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from cjm_desktop.lenses.hand_overs import (
    HandOver,
    HandOverKind,
    agreements_left_over,
    hand_overs_of,
)
from cjm_desktop.lenses.naming import Naming
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.records import Agreement, Lane, Touchpoint


@dataclass(frozen=True, slots=True)
class HandOverRow:
    """What is shown of one giver and one receiver; of `kind` None the hand-over is gone.

    The titles are what agreements know departments by; the names are what is shown of them.
    """

    step_id: str
    number: int
    step: str
    giver: str
    receiver: str
    titles: tuple[str, str]
    kind: HandOverKind | None
    agreement: Agreement | None
    from_step_id: str = ""
    lane_ids: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        """What it is known by while others come and go."""
        return (self.step_id, *(self.lane_ids or self.titles))

    @property
    def is_agreed(self) -> bool:
        """Whether the two have settled it."""
        return self.agreement is not None and self.kind is not None


def hand_over_rows(arrangement: Arrangement) -> list[HandOverRow]:
    """The rows of a map: from left to right, at the end agreements that nothing needs any more."""
    found = hand_overs_of(arrangement)
    name = Naming(arrangement)
    rows = [row for hand_over in found for row in _rows_of(hand_over, arrangement, name)]
    for agreement in agreements_left_over(arrangement, found):
        column = arrangement.column_of[agreement.step_id]
        giver, receiver = agreement.from_department, agreement.to_department
        step = str(name.step(arrangement.steps[column]))
        rows.append(
            HandOverRow(agreement.step_id, column + 1, step, giver, receiver, (giver, receiver),
                        None, agreement)
        )  # fmt: skip
    return rows


def keys_on_map(row: HandOverRow, arrangement: Arrangement) -> list[str]:
    """The step of a hand-over, and the cards with which the giver lets go and the receiver meets.

    Left over, only the step.
    """
    keys = [row.step_id]
    if row.kind is not None:
        for lane_id, step_id in zip(row.lane_ids, (row.from_step_id, row.step_id), strict=True):
            keys += [card.id for card in _cards(arrangement, lane_id, step_id)]
    return keys


def _rows_of(hand_over: HandOver, arrangement: Arrangement, name: Naming) -> Iterator[HandOverRow]:
    step, giver = hand_over.step, hand_over.giver
    for receiver, agreement in zip(hand_over.receivers, hand_over.agreements, strict=True):
        yield HandOverRow(
            step.id,
            arrangement.column_of[step.id] + 1,
            str(name.step(step)),
            str(name.lane(giver)),
            str(name.lane(receiver)),
            (giver.title, receiver.title),
            hand_over.kind,
            agreement,
            hand_over.from_step.id,
            (giver.id, receiver.id),
        )


def _cards(arrangement: Arrangement, lane_id: str, step_id: str) -> list[Touchpoint]:
    """The cards with which a department meets the customer at a step, in all its front lanes."""
    column = arrangement.column_of[step_id]
    lane = next(lane for lane in arrangement.lanes if lane.id == lane_id)
    return [
        card
        for each in _lanes_of_department(arrangement, lane)
        for cards in arrangement.cells(each.id).values()
        for card in cards
        if column in arrangement.columns_of(card) and card.status != "missing"
    ]


def _lanes_of_department(arrangement: Arrangement, lane: Lane) -> list[Lane]:
    department = arrangement.department_of(lane).id
    return [
        each
        for each in arrangement.lanes
        if each.kind == "department"
        and each.side == "front"
        and arrangement.department_of(each).id == department
    ]
