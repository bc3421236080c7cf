"""Hands that do anything at all to a workshop file, as Hypothesis draws it."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from hypothesis import strategies as st

from cjm_desktop.model import (
    cards,
    checklists,
    copies,
    curves,
    lanes,
    maps,
    notes,
    parts,
    placing,
    stages,
    steps,
)
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.editing import change, delete
from cjm_desktop.model.figures import add_figure
from cjm_desktop.model.history import Edit
from cjm_desktop.model.invariants import LANE_KIND_OF
from cjm_desktop.model.links import add_link
from cjm_desktop.model.records import (
    LENSES,
    SIDES,
    Agreement,
    Checkpoint,
    Curve,
    Feeling,
    Figure,
    Journey,
    Lane,
    Lens,
    Link,
    Note,
    Persona,
    Risk,
    Stage,
    Step,
    Survey,
    Touchpoint,
)
from cjm_desktop.model.runs import runs_of
from cjm_desktop.model.touchpoints import add_touchpoint

Draw = Callable[[st.SearchStrategy[Any]], Any]

WORDS = st.text("ab æ中\n'\"<", max_size=5)
INDEXES = st.integers(-1, 14)
LANE_KINDS = st.sampled_from(("department", "notes", "images", "emotion", "metric"))
DELETABLE: tuple[type[Any], ...] = (
    Step, Stage, Lane, Touchpoint, Note, Figure, Curve, Feeling, Link, Persona, Agreement,
    Survey, Risk,
)  # fmt: skip


class Hands:
    """One pair of hands on a document; each verb draws what it takes, and may be refused."""

    def __init__(self, edit: Edit, draw: Draw) -> None:
        self.edit = edit
        self.document = edit.document
        self.draw = draw

    def do_something(self) -> None:
        """Carry out one verb on whatever comes to hand; nothing where nothing is there."""
        verbs = (
            self.add_step, self.add_stage, self.add_lane, self.add_card, self.add_curve,
            self.add_link, self.add_map_or_persona, self.add_small_record, self.move_steps,
            self.move_card, self.stretch_card, self.park, self.move_lane, self.feel, self.count,
            self.work_on_run, self.use_empty_stage, self.place, self.copy, self.type, self.remove,
            self.check_off,
        )  # fmt: skip
        with suppress(NothingThereError):
            self.draw(st.sampled_from(verbs))()

    def pick(self, records: Sequence[Any]) -> Any:
        """One of the records, in an order that does not hang on random ids."""
        if not records:
            raise NothingThereError
        return records[self.draw(st.integers(0, len(records) - 1))]

    def map_id(self) -> str:
        return str(self.pick(self.document.all(Journey)).id)

    def lens(self) -> Lens:
        return self.draw(st.sampled_from(LENSES))  # type: ignore[no-any-return]

    def some_steps(self) -> list[str]:
        order = self.document.ordered(Step, "map_id", self.map_id())
        count = self.draw(st.integers(1, 4))
        return list({self.pick(order).id: None for _ in range(count)})

    def stage_choice(self, lens: Lens, map_id: str) -> Any:
        found = [stage.id for stage in Arrangement(self.document, map_id).stages(lens)]
        return self.pick([placing.UNSAID, None, *found])

    def cell(self, kind: str) -> tuple[str, str]:
        """A cell of a lane of a kind, mostly; now and then one that does not fit."""
        fitting = [lane for lane in self.document.all(Lane) if lane.kind == kind]
        if self.draw(st.integers(0, 7)) == 0:
            return self.pick(self.document.all(Lane)).id, self.pick(self.document.all(Step)).id
        lane = self.pick(fitting)
        return lane.id, self.pick(self.document.ordered(Step, "map_id", lane.map_id)).id

    def some_card(self) -> Any:
        card_type: Any = self.draw(st.sampled_from((Touchpoint, Note, Figure)))
        return self.pick(self.document.all(card_type))

    def add_step(self) -> None:
        map_id, lens = self.map_id(), self.lens()
        stage_id = self.stage_choice(lens, map_id)
        steps.add_step(
            self.edit, map_id, self.draw(INDEXES), self.draw(WORDS), lens=lens, stage_id=stage_id
        )

    def add_stage(self) -> None:
        phase = self.draw(st.sampled_from(("", "before", "during")))
        stages.add_stage(
            self.edit, self.map_id(), self.lens(), self.draw(WORDS),
            index=self.draw(INDEXES), phase=phase,
        )  # fmt: skip

    def add_lane(self) -> None:
        lanes.add_lane(
            self.edit, self.map_id(), self.draw(LANE_KINDS), self.draw(WORDS), self.draw(INDEXES)
        )

    def add_card(self) -> None:
        lane = self.pick(self.document.all(Lane))
        step = self.pick(self.document.ordered(Step, "map_id", lane.map_id))
        index = self.draw(INDEXES)
        if lane.kind == "department":
            add_touchpoint(self.edit, lane.id, step.id, self.draw(WORDS), index=index)
        elif lane.kind == "notes":
            notes.add_note(self.edit, lane.id, step.id, self.draw(WORDS), index=index)
        else:
            add_figure(self.edit, lane.id, step.id, None, index=index)

    def add_curve(self) -> None:
        personas = [None, *(persona.id for persona in self.document.all(Persona))]
        curves.add_curve(self.edit, self.map_id(), persona_id=self.pick(personas))

    def add_link(self) -> None:
        ends: list[Any] = [
            *self.document.all(Step), *self.document.all(Touchpoint), *self.document.all(Note),
        ]  # fmt: skip
        add_link(self.edit, self.pick(ends).id, self.pick(ends).id, "loop")

    def add_map_or_persona(self) -> None:
        if self.draw(st.booleans()):
            maps.add_persona(self.edit, self.draw(WORDS))
        elif len(self.document.all(Journey)) < 3:
            maps.add_map(self.edit, self.draw(WORDS), index=self.draw(INDEXES))
        else:
            maps.delete_map(self.edit, self.pick(self.document.all(Journey)))

    def add_small_record(self) -> None:
        step, stage = self.pick(self.document.all(Step)), self.pick(self.document.all(Stage))
        self.edit.put(
            Agreement(step_id=step.id, from_department="a", to_department="b"),
            Checkpoint(stage_id=stage.id, position="a0", title=self.draw(WORDS)),
            Risk(step_id=step.id, position="a0", title=self.draw(WORDS)),
        )
        card = self.pick(self.document.all(Touchpoint))
        parts.add_part(
            self.edit, Survey(touchpoint_id=card.id, position="", title=self.draw(WORDS))
        )

    def check_off(self) -> None:
        lines = self.document.all(Checkpoint)
        if not lines or self.draw(st.booleans()):
            stage = self.pick(self.document.all(Stage))
            checklists.add_checkpoint(self.edit, stage, self.draw(WORDS), self.draw(INDEXES))
            return
        line = self.pick(lines)
        checklists.tick_checkpoint(self.edit, line, done=self.draw(st.booleans()))
        checklists.rename_checkpoint(self.edit, line, self.draw(WORDS))
        checklists.move_checkpoint(self.edit, line, self.draw(st.integers(0, 4)))
        if self.draw(st.booleans()):
            checklists.delete_checkpoint(self.edit, line)

    def move_steps(self) -> None:
        step_ids, lens = self.some_steps(), self.lens()
        map_id = self.document.require(Step, step_ids[0]).map_id
        steps.move_steps(
            self.edit, step_ids, self.draw(INDEXES), lens=lens,
            stage_id=self.stage_choice(lens, map_id),
        )  # fmt: skip

    def move_card(self) -> None:
        verb = self.draw(st.sampled_from((cards.move_card, cards.copy_card)))
        card = self.some_card()
        verb(self.edit, card, *self.cell(LANE_KIND_OF[type(card)]), self.draw(INDEXES))

    def stretch_card(self) -> None:
        card = self.some_card()
        first = self.document.get(Step, card.step_id)
        order = self.document.ordered(Step, "map_id", first.map_id) if first else []
        last = self.pick([step for step in order if first and step.position >= first.position])
        cards.set_last_step(self.edit, card, last.id)

    def park(self) -> None:
        notes.park_note(self.edit, self.pick(self.document.all(Note)), self.draw(INDEXES))

    def move_lane(self) -> None:
        lanes.move_lane(self.edit, self.pick(self.document.all(Lane)), self.draw(INDEXES))

    def feel(self) -> None:
        curve, step = self.pick(self.document.all(Curve)), self.pick(self.document.all(Step))
        if self.draw(st.booleans()):
            curves.set_feeling(self.edit, curve.id, step.id, self.draw(st.floats(-3, 3)))
        else:
            curves.clear_feeling(self.edit, curve.id, step.id)

    def count(self) -> None:
        curves.set_amount(self.edit, *self.cell("metric"), self.draw(st.floats(-9, 9)))

    def work_on_run(self) -> None:
        arrangement, lens = Arrangement(self.document, self.map_id()), self.lens()
        run = self.pick(runs_of(arrangement, lens))
        step, index = self.pick(arrangement.steps), self.draw(INDEXES)
        match self.draw(st.integers(0, 3)):
            case 0:
                stages.take_out_run(self.edit, arrangement, run, lens)
            case 1:
                stages.move_run(self.edit, arrangement, run, index, lens=lens)
            case 2:
                stages.hand_over_steps(self.edit, arrangement, lens, run.first, index)
            case _:
                stages.add_stage_in_run(self.edit, arrangement, lens, step, self.draw(WORDS))

    def use_empty_stage(self) -> None:
        arrangement, lens = Arrangement(self.document, self.map_id()), self.lens()
        stage = self.pick(stages.stages_without_steps(arrangement, lens))
        if self.draw(st.booleans()):
            stages.add_step_on_empty_stage(self.edit, arrangement, stage, self.draw(WORDS))
        else:
            step = self.pick(arrangement.steps)
            stages.drop_step_on_empty_stage(self.edit, arrangement, [step.id], stage)

    def place(self) -> None:
        step, lens = self.pick(self.document.all(Step)), self.lens()
        found = Arrangement(self.document, step.map_id).stages(lens)
        placing.place_steps(self.edit, [step.id], self.pick([None, *found]), lens)
        placing.confirm_placements(self.edit, step.map_id)

    def copy(self) -> None:
        if len(self.document.all(Touchpoint)) > 60:
            raise NothingThereError
        if self.draw(st.booleans()):
            copies.copy_lane(self.edit, self.pick(self.document.all(Lane)), self.draw(INDEXES))
        else:
            step_ids, lens = self.some_steps(), self.lens()
            copies.copy_steps(self.edit, step_ids, self.draw(INDEXES), lens=lens)

    def type(self) -> None:
        """Give a field another value: words, a side, a status, a time, a function."""
        match self.draw(st.integers(0, 4)):
            case 0:
                change(self.edit, self.pick(self.document.all(Lane)), title=self.draw(WORDS))
            case 1:
                side = self.draw(st.sampled_from(SIDES))
                change(self.edit, self.pick(self.document.all(Lane)), side=side)
            case 2:
                status = self.draw(st.sampled_from(("", "missing")))
                change(self.edit, self.pick(self.document.all(Touchpoint)), status=status)
            case 3:
                times = [self.draw(st.none() | st.floats(-5, 5)) for _ in range(2)]
                steps.set_time(self.edit, self.pick(self.document.all(Step)), *times)
            case _:
                lane = self.pick(self.document.all(Lane))
                function = self.pick([None, *self.document.all(Stage)])
                lanes.give_lane_to_function(self.edit, lane, function)

    def remove(self) -> None:
        table: type[Any] = self.draw(st.sampled_from(DELETABLE))
        delete(self.edit, self.pick(self.document.all(table)))


class NothingThereError(Exception):
    """There is nothing that the verb could be done to."""
