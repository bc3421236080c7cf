"""Copies of steps and lanes within their map, with all they hold.

A copy has an id of its own and remembers no origin (that is for maps made from maps). Links are
copied where both their ends are; agreements are not, because nobody has agreed on the copy.
"""

from collections.abc import Collection
from dataclasses import replace
from typing import Any, TypeVar

from cjm_desktop.model.editing import current, key_for
from cjm_desktop.model.fields import references_of
from cjm_desktop.model.history import Edit
from cjm_desktop.model.lanes import lanes_of_map
from cjm_desktop.model.parts import copy_parts
from cjm_desktop.model.placing import UNSAID, StageChoice, Unsaid, place_moved_steps
from cjm_desktop.model.positions import in_order, keys_between
from cjm_desktop.model.records import (
    Amount,
    Curve,
    Feeling,
    Figure,
    Lane,
    Lens,
    Link,
    Note,
    Placement,
    Record,
    Step,
    Touchpoint,
    new_id,
)
from cjm_desktop.model.spans import covered_steps, steps_of_map
from cjm_desktop.model.steps import steps_of_one_map

R = TypeVar("R", bound=Record)

_CARD_TYPES: tuple[type[Any], ...] = (Touchpoint, Note, Figure)


def copy_steps(
    edit: Edit,
    step_ids: Collection[str],
    index: int,
    *,
    lens: Lens,
    stage_id: StageChoice = UNSAID,
) -> list[Step]:
    """Copy steps, as one block in their order, before the step now at `index`.

    With parts, cards all of whose steps are copied, feelings, numbers and placements; in the lens
    on screen the copies take `stage_id` (None: no stage; unsaid: that of their originals).
    """
    originals = in_order(steps_of_one_map(edit, step_ids))
    if not originals:
        return []
    siblings = steps_of_map(edit.document, originals[0].map_id)
    index = min(max(index, 0), len(siblings))
    before = siblings[index - 1].position if index > 0 else None
    after = siblings[index].position if index < len(siblings) else None
    copying = _Copying(edit)
    for step, key in zip(originals, keys_between(before, after, len(originals)), strict=True):
        copying.copy(step, position=key)
    _copy_what_steps_hold(copying, originals, [step.id for step in siblings])
    copies = [copying.copy_of(step) for step in originals]
    if not isinstance(stage_id, Unsaid):
        place_moved_steps(edit, [step.id for step in copies], stage_id, lens)
    return copies


def copy_lane(edit: Edit, lane: Lane, index: int | None = None) -> Lane:
    """Copy a lane with its cards, curves and numbers before the lane now at `index`."""
    lane = current(edit, lane)
    copying = _Copying(edit)
    copying.copy(lane, position=key_for(lanes_of_map(edit.document, lane.map_id), index))
    for card_type in (*_CARD_TYPES, Curve, Amount):
        copying.copy_all(edit.document.referring(card_type, "lane_id", lane.id))
    copying.copy_links()
    return copying.copy_of(lane)


class _Copying:
    """Copies records one by one; what referred to an original then refers to its copy."""

    def __init__(self, edit: Edit) -> None:
        self.edit = edit
        self._copies: dict[str, Any] = {}

    def copy(self, record: Any, **fields: Any) -> None:
        """Copy a record with its parts, and a curve with its feelings."""
        for name, _ in references_of(type(record)):
            target = self._copies.get(getattr(record, name))
            if target is not None:
                fields[name] = target.id
        if hasattr(record, "origin_id"):
            fields["origin_id"] = None
        copy = replace(record, id=new_id(), **fields)
        copy = replace(copy, id=_id_for(copy))
        self._copies[record.id] = copy
        self.edit.put(copy)
        copy_parts(self.edit, record, copy)
        if isinstance(record, Curve):
            self.copy_all(self.edit.document.referring(Feeling, "curve_id", record.id))

    def copy_all(self, records: Collection[Record]) -> None:
        """Copy records each as it is."""
        for record in records:
            self.copy(record)

    def copy_links(self) -> None:
        """Copy the links that join two originals."""
        for original_id in tuple(self._copies):
            for link in self.edit.document.referring(Link, "source_id", original_id):
                if link.target_id in self._copies:
                    self.copy(link)

    def copy_of(self, original: R) -> R:
        """The copy of a record as it is now."""
        copy: R = current(self.edit, self._copies[original.id])
        return copy


def _copy_what_steps_hold(copying: _Copying, steps: list[Step], order: list[str]) -> None:
    document = copying.edit.document
    copied = {step.id for step in steps}
    for step in steps:
        for card_type in _CARD_TYPES:
            cards = document.referring(card_type, "step_id", step.id)
            copying.copy_all(
                [card for card in cards if copied.issuperset(covered_steps(card, order))]
            )
        for joining_type in (Placement, Feeling, Amount):
            copying.copy_all(document.referring(joining_type, "step_id", step.id))
    copying.copy_links()


def _id_for(record: Any) -> str:
    match record:
        case Placement():
            return Placement.id_for(record.step_id, record.lens)
        case Feeling():
            return Feeling.id_for(record.curve_id, record.step_id)
        case Amount():
            return Amount.id_for(record.lane_id, record.step_id)
    return str(record.id)
