"""The frame of a clipping in the map it is pasted into: lanes, curves, stages, found or made."""

from dataclasses import replace

from cjm_desktop.model.clippings import Clipping
from cjm_desktop.model.editing import key_for
from cjm_desktop.model.history import Edit
from cjm_desktop.model.lanes import lanes_of_map
from cjm_desktop.model.records import Curve, Journey, Lane, Persona, Stage, Step, new_id
from cjm_desktop.model.spans import steps_of_map


class PastedFrame:
    """What stands for each lane, curve and stage of a clipping in one map."""

    def __init__(self, edit: Edit, clipping: Clipping, map_id: str) -> None:
        self._edit, self._clipping, self._map_id = edit, clipping, map_id
        self._lanes: dict[str, str] = {}
        self._curves: dict[str, str] = {}
        self.is_same_map = any(journey.id == map_id for journey in clipping.of(Journey))

    def same_steps(self) -> dict[str, str]:
        """For each step the same one, or in another map that of its title; empty if one is not."""
        steps = steps_of_map(self._edit.document, self._map_id)
        wanted = self._clipping.of(Step)
        if self.is_same_map:
            ids = {step.id for step in steps}
            return {step.id: step.id for step in wanted} if ids >= {s.id for s in wanted} else {}
        found: dict[str, str] = {}
        for step in wanted:
            same = next((other for other in steps if _is_called(other, step)), None)
            if same is None:
                return {}
            steps = steps[steps.index(same) + 1 :]
            found[step.id] = same.id
        return found

    def begin_at(self, lane_id: str | None) -> None:
        """Let the lanes of the kind of this one be it and those of the kind below it, in order."""
        lanes = lanes_of_map(self._edit.document, self._map_id)
        selected = next((lane for lane in lanes if lane.id == lane_id), None)
        if selected is None:
            return
        below = [lane for lane in lanes[lanes.index(selected) :] if lane.kind == selected.kind]
        wanted = [lane for lane in self._clipping.of(Lane) if lane.kind == selected.kind]
        self._lanes.update({lane.id: found.id for lane, found in zip(wanted, below, strict=False)})

    def lane_for(self, lane_id: str) -> str:
        """The lane that is the same, or of the same kind and title; else a new one."""
        if lane_id not in self._lanes:
            lane = next(lane for lane in self._clipping.of(Lane) if lane.id == lane_id)
            found = self._found_lane(lane)
            self._lanes[lane_id] = (found or self.new_lane(lane, self._key_below_kind(lane))).id
        return self._lanes[lane_id]

    def new_lane(self, lane: Lane, position: str) -> Lane:
        """A new lane like one of the clipping."""
        made = replace(
            lane,
            id=new_id(),
            map_id=self._map_id,
            position=position,
            function_id=self.stage_id(lane.function_id),
            origin_id=None,
        )
        self._edit.put(made)
        self._lanes[lane.id] = made.id
        return made

    def curve_for(self, curve_id: str) -> str:
        """The curve that is the same, or of the same title, or the only one; else a new one."""
        if curve_id not in self._curves:
            curve = next(curve for curve in self._clipping.of(Curve) if curve.id == curve_id)
            lane_id = self.lane_for(curve.lane_id)
            known = self._edit.document.ordered(Curve, "lane_id", lane_id)
            found = self._found_curve(curve, known)
            self._curves[curve_id] = (found or self._new_curve(curve, lane_id, known)).id
        return self._curves[curve_id]

    def stage_id(self, stage_id: str | None) -> str | None:
        """The id of the stage that is the same, or of its lens and title; None for none."""
        wanted = next((stage for stage in self._clipping.of(Stage) if stage.id == stage_id), None)
        if wanted is None:
            return None
        stages = [
            stage
            for stage in self._edit.document.ordered(Stage, "map_id", self._map_id)
            if stage.lens == wanted.lens
        ]
        same = next((stage for stage in stages if stage.id == wanted.id), None)
        named = same or next((stage for stage in stages if _is_called(stage, wanted)), None)
        return named.id if named is not None else None

    def _found_lane(self, wanted: Lane) -> Lane | None:
        taken = set(self._lanes.values())
        lanes = lanes_of_map(self._edit.document, self._map_id)
        free = [lane for lane in lanes if lane.kind == wanted.kind and lane.id not in taken]
        same = next((lane for lane in free if lane.id == wanted.id), None)
        return same or next(
            (lane for lane in free if _is_called(lane, wanted)
             and (lane.note_kind, lane.side) == (wanted.note_kind, wanted.side)), None
        )  # fmt: skip

    def _key_below_kind(self, wanted: Lane) -> str:
        """A place below the last lane of the kind and side, else at the end."""
        lanes = lanes_of_map(self._edit.document, self._map_id)
        alike = [
            number
            for number, lane in enumerate(lanes, 1)
            if lane.kind == wanted.kind and lane.side == wanted.side
        ]
        return key_for(lanes, alike[-1] if alike else None)

    def _found_curve(self, wanted: Curve, known: list[Curve]) -> Curve | None:
        taken = set(self._curves.values())
        free = [curve for curve in known if curve.id not in taken]
        same = next((curve for curve in free if curve.id == wanted.id), None)
        same = same or next((curve for curve in free if _is_called(curve, wanted)), None)
        only = len(known) == 1 and len(self._clipping.of(Curve)) == 1
        return same or (known[0] if only else None)

    def _new_curve(self, curve: Curve, lane_id: str, known: list[Curve]) -> Curve:
        made = replace(
            curve,
            id=new_id(),
            lane_id=lane_id,
            position=key_for(known, None),
            persona_id=self._persona_id(curve.persona_id),
            origin_id=None,
        )
        self._edit.put(made)
        return made

    def _persona_id(self, persona_id: str | None) -> str | None:
        """The persona that is the same, or of the same name; else a new one."""
        wanted = next((one for one in self._clipping.of(Persona) if one.id == persona_id), None)
        if wanted is None:
            return None
        same = self._edit.document.get(Persona, wanted.id)
        named = [one for one in self._edit.document.all(Persona) if one.name == wanted.name]
        found = same or (named[0] if named else None)
        if found is None:
            found = replace(wanted, id=new_id())
            self._edit.put(found)
        return found.id


def _is_called(record: Step | Stage | Lane | Curve, wanted: Step | Stage | Lane | Curve) -> bool:
    return record.title.casefold() == wanted.title.casefold()
