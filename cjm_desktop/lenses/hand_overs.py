"""Hand-overs: where a department that met the customer lets go, and who takes over.

Computed, never typed in, as service blueprinting looks at them (Shostack 1984; Bitner, Ostrom and
Morgan 2008): quality is lost between those who serve rather than in what each of them does.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from cjm_desktop.model.agreements import agreements_at
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.records import Agreement, Lane, Step

HandOverKind = Literal["warm", "cold", "through_gap"]


@dataclass(frozen=True, slots=True)
class HandOver:
    """A front-stage department lets go after `from_step`, and the receivers are met at `step`.

    Departments are shown by the first lane in which they meet the customer there. `agreements`
    has one entry for each receiver, None where the two have settled nothing.
    """

    giver: Lane
    receivers: tuple[Lane, ...]
    from_step: Step
    step: Step
    kind: HandOverKind
    agreements: tuple[Agreement | None, ...]

    @property
    def agreed(self) -> bool:
        """Whether it is settled with every receiver."""
        return None not in self.agreements

    @property
    def about(self) -> tuple[str, ...]:
        """The ids of the step where the receivers meet the customer, of the giver, of them."""
        return (self.step.id, self.giver.id, *(lane.id for lane in self.receivers))


def hand_overs_of(arrangement: Arrangement) -> list[HandOver]:
    """The hand-overs of a map from left to right, then from above.

    Between two neighbouring served steps each department that is not there in the later one lets
    go. It goes through a gap if one lies between; else it is warm if a receiver met the customer
    already in the earlier step, else cold. Steps that only third parties serve are passed over.
    """
    columns = range(len(arrangement.steps))
    served = [column for column in columns if arrangement.lanes_meeting(column)]
    return [
        hand_over
        for earlier, later in pairwise(served)
        for hand_over in _between(arrangement, earlier, later)
    ]


def agreements_left_over(
    arrangement: Arrangement, hand_overs: Iterable[HandOver]
) -> list[Agreement]:
    """Agreements of the map on hand-overs that are there no more, from left to right."""
    needed = {
        (hand_over.step.id, hand_over.giver.title, receiver.title)
        for hand_over in hand_overs
        for receiver in hand_over.receivers
    }
    return [
        agreement
        for step in arrangement.steps
        for departments, agreement in sorted(agreements_at(arrangement.document, step.id).items())
        if (step.id, *departments) not in needed
    ]


def departments_meeting(arrangement: Arrangement, column: int) -> dict[str, Lane]:
    """The departments that meet the customer at a step, by id: the first lane of each that does."""
    departments: dict[str, Lane] = {}
    for lane in arrangement.lanes_meeting(column):
        departments.setdefault(arrangement.department_of(lane).id, lane)
    return departments


def _between(arrangement: Arrangement, earlier: int, later: int) -> list[HandOver]:
    if arrangement.lanes_meeting(earlier) == arrangement.lanes_meeting(later):
        return []
    before = departments_meeting(arrangement, earlier)
    after = departments_meeting(arrangement, later)
    givers = [lane for department, lane in before.items() if department not in after]
    if not givers:
        return []
    kind = _kind(arrangement, range(earlier + 1, later), bool(before.keys() & after.keys()))
    receivers = tuple(after.values())
    from_step, step = arrangement.steps[earlier], arrangement.steps[later]
    agreed = agreements_at(arrangement.document, step.id)
    return [
        HandOver(
            giver, receivers, from_step, step, kind,
            tuple(_agreement(agreed, giver, receiver) for receiver in receivers),
        )
        for giver in givers
    ]  # fmt: skip


def _kind(arrangement: Arrangement, between: range, met_already: bool) -> HandOverKind:
    if any(map(arrangement.is_gap, between)):
        return "through_gap"
    return "warm" if met_already else "cold"


def _agreement(
    agreed: dict[tuple[str, str], Agreement], giver: Lane, receiver: Lane
) -> Agreement | None:
    """What two departments agreed; those without a name cannot be told apart, so nothing."""
    if not (giver.title and receiver.title):
        return None
    return agreed.get((giver.title, receiver.title))
