"""Pasting into a map: clippings of this or any other file, and lines of text.

What is pasted gets fresh ids and remembers no origin; the map it came from is not touched. In
another map, lanes and stages are found by their titles, and lanes that are not there are added.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import text
from cjm_desktop.model.cards import put_in_cell
from cjm_desktop.model.clippings import Clipping
from cjm_desktop.model.editing import key_for, require
from cjm_desktop.model.history import Edit
from cjm_desktop.model.lanes import lanes_of_map
from cjm_desktop.model.notes import add_note
from cjm_desktop.model.pasted_frame import PastedFrame
from cjm_desktop.model.placing import UNSAID, place_new_step
from cjm_desktop.model.positions import keys_between
from cjm_desktop.model.records import (
    Amount,
    Curve,
    Feeling,
    Figure,
    Image,
    Journey,
    Lane,
    Lens,
    Link,
    Note,
    Placement,
    Step,
    TimeUnit,
    new_id,
)
from cjm_desktop.model.spans import steps_of_map
from cjm_desktop.model.touchpoints import add_touchpoint

_DAYS: dict[TimeUnit, float] = {
    "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 365.25 / 12,
    "year": 365.25,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PastePlace:
    """Where something is pasted: what is selected, as far as anything is.

    Cards begin at `first_step_id` in `lane_id`, steps go after `last_step_id`, lanes below
    `lane_id`.
    """

    map_id: str
    lens: Lens
    lane_id: str | None = None
    first_step_id: str | None = None
    last_step_id: str | None = None


def paste(edit: Edit, clipping: Clipping, place: PastePlace) -> list[str]:
    """Put a clipping into a map; the ids of what is then to be selected."""
    pasting = _Pasting(edit, clipping, place)
    match clipping.kind:
        case "steps":
            return pasting.paste_steps()
        case "lanes":
            return pasting.paste_lanes()
    return pasting.paste_cards()


def paste_lines(edit: Edit, lines: Sequence[str], place: PastePlace) -> list[str]:
    """Put a card for each line into the lane selected, going right, else a step for each.

    Steps are added for the cards that go beyond the last one. Returns the ids of what was made.
    """
    if place.lane_id is None:
        blank = Step(map_id=place.map_id, position="", title="")
        return [step.id for step in put_steps(edit, place, [replace(blank, title=line)
                                                            for line in lines])]  # fmt: skip
    lane = require(edit, Lane, place.lane_id)
    if lane.kind not in ("department", "notes"):
        raise EditRefusedError(
            text("Lines of text become cards, and “{title}” holds none.", title=lane.title),
            text("Select a step, or a cell of a swimlane or a notes lane."),
        )
    add: Any = add_touchpoint if lane.kind == "department" else add_note
    steps = _steps_from(edit, place, len(lines))
    return [add(edit, lane.id, step.id, line).id for step, line in zip(steps, lines, strict=True)]


def put_steps(edit: Edit, place: PastePlace, wanted: Sequence[Step]) -> list[Step]:
    """New steps like those wanted, as one block after the step selected, else at the end.

    All take the stages that the first of them takes.
    """
    siblings = steps_of_map(edit.document, place.map_id)
    ids = [step.id for step in siblings]
    index = ids.index(place.last_step_id) + 1 if place.last_step_id in ids else len(ids)
    before = siblings[index - 1] if index > 0 else None
    after = siblings[index].position if index < len(siblings) else None
    keys = keys_between(before.position if before else None, after, len(wanted))
    made = [
        replace(step, id=new_id(), map_id=place.map_id, position=key, origin_id=None)
        for step, key in zip(wanted, keys, strict=True)
    ]
    edit.put(*made)
    if made:
        made_from = before if place.last_step_id in ids else None
        place_new_step(edit, made[0], place.lens, UNSAID, made_from)
        for placement in edit.document.referring(Placement, "step_id", made[0].id):
            for step in made[1:]:
                placed = Placement.id_for(step.id, placement.lens)
                edit.put(replace(placement, id=placed, step_id=step.id))
    return made


def _steps_from(
    edit: Edit, place: PastePlace, count: int, titles: Sequence[str] = ()
) -> list[Step]:
    """That many steps from the first one selected on, some of them added at the end.

    The titles are those of the steps, where they are to have one when they are added.
    """
    steps = steps_of_map(edit.document, place.map_id)
    ids = [step.id for step in steps]
    first = ids.index(place.first_step_id) if place.first_step_id in ids else 0
    missing = first + count - len(steps)
    if missing > 0:
        blank = Step(map_id=place.map_id, position="", title="")
        at_end = replace(place, last_step_id=ids[-1] if ids else None)
        known = count - missing
        added = [replace(blank, title=title) for title in titles[known:count]] or [blank] * missing
        steps += put_steps(edit, at_end, added)
    return steps[first : first + count]


class _Pasting:
    """Puts the records of a clipping one by one; what referred to an original then to its copy."""

    def __init__(self, edit: Edit, clipping: Clipping, place: PastePlace) -> None:
        self._edit, self._clipping, self._place = edit, clipping, place
        self._map = require(edit, Journey, place.map_id)
        self._steps: dict[str, str] = {}
        self._frame = PastedFrame(edit, clipping, place.map_id)
        self._copies: dict[str, str] = {}

    def paste_steps(self) -> list[str]:
        """Steps after the step selected, with all they hold."""
        originals = [step for step in self._clipping.of(Step) if step.id in self._clipping.chosen]
        made = put_steps(self._edit, self._place, [self._in_time(step) for step in originals])
        for original, step in zip(originals, made, strict=True):
            self._steps[original.id] = step.id
        self._copies.update(self._steps)
        for placement in self._clipping.of(Placement):
            self._put_placement(placement)
        self._put_held()
        return [step.id for step in made]

    def paste_lanes(self) -> list[str]:
        """Lanes below the lane selected, else below their side; cards on steps of the same titles.

        Where not all steps are known by title, the cards lie in the same columns.
        """
        self._steps = self._frame.same_steps() or self._same_columns(self._clipping.of(Step), None)
        lanes = lanes_of_map(self._edit.document, self._map.id)
        ids = [lane.id for lane in lanes]
        place = self._place.lane_id
        originals = [lane for lane in self._clipping.of(Lane) if lane.id in self._clipping.chosen]
        index = ids.index(place) + 1 if place in ids else _below_its_side(lanes, originals)
        before = lanes[index - 1].position if index > 0 else None
        after = lanes[index].position if index < len(lanes) else None
        made = []
        for lane, key in zip(originals, keys_between(before, after, len(originals)), strict=True):
            made.append(self._frame.new_lane(lane, key).id)
        for curve in self._clipping.of(Curve):
            self._frame.curve_for(curve.id)
        self._put_held()
        return made

    def paste_cards(self) -> list[str]:
        """Cards from the cell selected on; without one, in their own lanes."""
        self._frame.begin_at(self._place.lane_id)
        steps = self._clipping.of(Step)
        chosen = set(self._clipping.chosen)
        starts = {card.step_id for card in self._clipping.cards if card.id in chosen}
        first = self._place.first_step_id
        known = self._frame.same_steps() if first is None else {}
        self._steps = known or self._same_columns(steps, first, starts)
        self._put_held()
        return [self._copies[one] for one in self._clipping.chosen]

    def _same_columns(
        self, steps: Sequence[Step], first_id: str | None, needed: Iterable[str | None] = ()
    ) -> dict[str, str]:
        """The steps column by column, from the first on; beyond the last, only those needed."""
        wanted = set(needed) or self._steps_in_use()
        count = max((n for n, step in enumerate(steps, 1) if step.id in wanted), default=0)
        place = replace(self._place, first_step_id=first_id)
        titles = [step.title for step in steps] if self._clipping.kind == "lanes" else []
        found = _steps_from(self._edit, place, count, titles)
        if count:
            order = steps_of_map(self._edit.document, self._map.id)
            ids = [step.id for step in order]
            start = ids.index(found[0].id)
            found = order[start : start + len(steps)]
        return {step.id: found[min(n, len(found) - 1)].id for n, step in enumerate(steps) if found}

    def _steps_in_use(self) -> set[str]:
        held: list[Any] = [*self._clipping.cards, *self._clipping.of(Feeling)]
        held += self._clipping.of(Amount)
        return {record.step_id for record in held if record.step_id is not None}

    def _in_time(self, step: Step) -> Step:
        """The step with its times in the unit of the map it comes into."""
        [journey] = self._clipping.of(Journey)
        if journey.time_unit == self._map.time_unit:
            return step
        factor = _DAYS[journey.time_unit] / _DAYS[self._map.time_unit]
        times = (step.time_from, step.time_to)
        start, end = (None if one is None else round(one * factor, 6) for one in times)
        return replace(step, time_from=start, time_to=end)

    def _put_placement(self, placement: Placement) -> None:
        """In the lens on screen the place decides, if there is one; else the stage as it was."""
        by_place = placement.lens == self._place.lens and self._place.last_step_id is not None
        stage_id = self._frame.stage_id(placement.stage_id)
        unknown = stage_id is None and not (placement.stage_id is None and self._frame.is_same_map)
        if by_place or unknown or placement.step_id not in self._steps:
            return
        step_id = self._steps[placement.step_id]
        placed = Placement.id_for(step_id, placement.lens)
        self._edit.put(replace(placement, id=placed, step_id=step_id, stage_id=stage_id))

    def _put_held(self) -> None:
        for image in self._clipping.of(Image):
            if self._edit.document.get(Image, image.id) is None:
                self._edit.put(image)
        for card in self._clipping.cards:
            self._put_card(card)
        for feeling in self._clipping.of(Feeling):
            curve_id, step_id = (
                self._frame.curve_for(feeling.curve_id),
                self._steps[feeling.step_id],
            )
            felt = Feeling.id_for(curve_id, step_id)
            self._edit.put(replace(feeling, id=felt, curve_id=curve_id, step_id=step_id))
        for amount in self._clipping.of(Amount):
            lane_id, step_id = self._frame.lane_for(amount.lane_id), self._steps[amount.step_id]
            counted = Amount.id_for(lane_id, step_id)
            self._edit.put(replace(amount, id=counted, lane_id=lane_id, step_id=step_id))
        self._put_parts()
        self._put_links()

    def _put_card(self, card: Any) -> None:
        fields: dict[str, Any] = {"id": new_id()}
        if not isinstance(card, Figure):
            fields["origin_id"] = None
        if isinstance(card, Note):
            fields["map_id"] = self._map.id
        if card.step_id is None:
            self._put_parked(replace(card, **fields))
        else:
            fields["lane_id"] = self._frame.lane_for(card.lane_id)
            fields["step_id"] = self._steps[card.step_id]
            last = self._steps[card.last_step_id] if card.last_step_id else None
            fields["last_step_id"] = last if last != fields["step_id"] else None
            put_in_cell(self._edit, replace(card, **fields), None)
        self._copies[card.id] = fields["id"]

    def _put_parked(self, note: Note) -> None:
        """A note of the parking lot goes into the cell selected, else into the parking lot."""
        lane = self._edit.document.get(Lane, self._place.lane_id)
        step_id = self._place.first_step_id
        if lane is not None and lane.kind == "notes" and step_id is not None:
            put_in_cell(self._edit, replace(note, lane_id=lane.id, step_id=step_id), None)
            return
        notes = self._edit.document.referring(Note, "map_id", self._map.id)
        parked = [other for other in notes if other.step_id is None]
        self._edit.put(replace(note, position=key_for(parked, None)))

    def _put_parts(self) -> None:
        for part in self._clipping.parts:
            owner = self._copies.get(getattr(part, part.part_of))
            if owner is not None:
                self._edit.put(replace(part, id=new_id(), **{part.part_of: owner}))

    def _put_links(self) -> None:
        for link in self._clipping.of(Link):
            ends = self._copies.get(link.source_id), self._copies.get(link.target_id)
            if ends[0] is not None and ends[1] is not None:
                self._edit.put(replace(link, id=new_id(), source_id=ends[0], target_id=ends[1]))


def _below_its_side(lanes: Sequence[Lane], pasted: Sequence[Lane]) -> int:
    """Before which lane pasted ones go: a department below those of its side, so that the lines
    of interaction and visibility stay where they are; anything else at the end.
    """
    side = pasted[0].side if pasted and pasted[0].kind == "department" else None
    own = [n for n, lane in enumerate(lanes, 1) if lane.kind == "department" and lane.side == side]
    return own[-1] if own else len(lanes)
