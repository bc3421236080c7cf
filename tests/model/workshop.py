"""A map to try the verbs on, looked at by titles and step numbers as a team would read it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from cjm_desktop.exchange.templates import template_records
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.document import Document
from cjm_desktop.model.history import Edit, History
from cjm_desktop.model.invariants import violations
from cjm_desktop.model.lanes import add_lane
from cjm_desktop.model.maps import add_map
from cjm_desktop.model.placement import stages_by_column
from cjm_desktop.model.records import (
    Figure,
    Journey,
    Lane,
    Lens,
    Note,
    Placement,
    Stage,
    Step,
    Touchpoint,
)
from cjm_desktop.model.runs import Run, runs_of
from cjm_desktop.model.stages import add_stage
from cjm_desktop.model.steps import add_step
from cjm_desktop.model.touchpoints import add_touchpoint


class Workshop:
    """A document with its history, a clock that the test turns, and one map on the table."""

    def __init__(self, document: Document, map_id: str) -> None:
        self.now = 0.0
        self.document = document
        self.map_id = map_id
        self.history = History(document, clock=lambda: self.now)

    @contextmanager
    def edit(self, merge_key: str | None = None) -> Iterator[Edit]:
        """An edit after which the document must be sound."""
        with self.history.edit("Edit", merge_key) as edit:
            yield edit
        assert violations(self.document) == []

    def arrangement(self) -> Arrangement:
        """What stands where, read anew."""
        return Arrangement(self.document, self.map_id)

    @property
    def journey(self) -> Journey:
        """The map itself."""
        return self.document.require(Journey, self.map_id)

    @property
    def steps(self) -> list[Step]:
        """The steps in order."""
        return self.document.ordered(Step, "map_id", self.map_id)

    @property
    def step_titles(self) -> list[str]:
        """The titles of the steps in order."""
        return [step.title for step in self.steps]

    def step(self, title: str) -> Step:
        """The step with a title."""
        return _only(step for step in self.steps if step.title == title)

    def ids(self, *titles: str) -> list[str]:
        """The ids of steps by their titles."""
        return [self.step(title).id for title in titles]

    @property
    def lane_titles(self) -> list[str]:
        """The titles of the lanes in order."""
        return [lane.title for lane in self.arrangement().lanes]

    def lane(self, title: str) -> Lane:
        """The lane with a title."""
        return _only(lane for lane in self.arrangement().lanes if lane.title == title)

    def stage(self, lens: Lens, title: str) -> Stage:
        """The stage of a lens with a title."""
        return _only(stage for stage in self.arrangement().stages(lens) if stage.title == title)

    def card(self, words: str) -> Any:
        """The touchpoint, note or figure that bears these words."""
        cards = [
            *self.document.all(Touchpoint),
            *self.document.all(Note),
            *self.document.all(Figure),
        ]
        return _only(card for card in cards if words_of(card) == words)

    def covered(self, words: str) -> str:
        """The titles of the steps that a card stands on, joined by spaces."""
        columns = self.arrangement().columns_of(self.card(words))
        return " ".join(self.step_titles[column] for column in columns)

    def cell(self, lane_title: str, step_title: str) -> list[str]:
        """The words of the cards that begin in a cell, in order."""
        arrangement = self.arrangement()
        column = arrangement.column_of[self.step(step_title).id]
        cards = arrangement.cells(self.lane(lane_title).id).get(column, [])
        return [words_of(card) for card in cards]

    def runs(self, lens: Lens) -> list[Run]:
        """The runs of a lens in order."""
        return runs_of(self.arrangement(), lens)

    def run_sizes(self, lens: Lens) -> list[tuple[str | None, int]]:
        """The runs of a lens as titles and numbers of steps."""
        return [(run.title, run.step_count) for run in self.runs(lens)]

    def seen(self, lens: Lens) -> list[str]:
        """What heads each step in a lens, `-` for nothing."""
        heads = stages_by_column(self.arrangement(), lens)
        return [" + ".join(stage.title for stage in stages) or "-" for stages in heads]

    def placed(self, lens: Lens) -> list[str]:
        """What is stored for each step in a lens: `-` nothing, `x` in no stage, `?` proposed."""
        return [self._placed(step, lens) for step in self.steps]

    def gaps(self) -> list[int]:
        """The numbers of the steps without us, counted from 1."""
        arrangement = self.arrangement()
        return [n + 1 for n in range(len(arrangement.steps)) if arrangement.is_gap(n)]

    def _placed(self, step: Step, lens: Lens) -> str:
        placement = self.document.get(Placement, Placement.id_for(step.id, lens))
        if placement is None:
            return "-"
        stage = self.document.get(Stage, placement.stage_id)
        return (stage.title if stage else "x") + ("?" if placement.proposed else "")


def hotel_stay() -> Workshop:
    """The worked example that ships."""
    document = Document()
    document.load(template_records("hotel-stay"))
    return Workshop(document, document.all(Journey)[0].id)


def blank_map(steps: str = "", stages: dict[Lens, str] | None = None, lanes: str = "") -> Workshop:
    """A map with steps, stages by lens and front departments, their titles parted by spaces.

    A stage may say its phase: `Search:before`. Nothing is placed.
    """
    document = Document()
    with History(document).edit("Begin") as edit:
        journey = add_map(edit, "Map")
        for title in steps.split():
            add_step(edit, journey.id, None, title, lens="functional")
        for lens, titles in (stages or {}).items():
            for word in titles.split():
                title, _, phase = word.partition(":")
                add_stage(edit, journey.id, lens, title, phase=phase)  # type: ignore[arg-type]
        for title in lanes.split():
            add_lane(edit, journey.id, "department", title)
    return Workshop(document, journey.id)


def meet(workshop: Workshop, lane_title: str, *step_titles: str) -> None:
    """Let a department meet the customer at steps, each with a touchpoint `lane@step`."""
    with workshop.edit() as edit:
        for title in step_titles:
            lane, step = workshop.lane(lane_title), workshop.step(title)
            add_touchpoint(edit, lane.id, step.id, f"{lane_title}@{title}")


def words_of(card: Any) -> str:
    """What a card says."""
    return str(
        card.text if isinstance(card, Note) else card.title
        if isinstance(card, Touchpoint) else card.caption
    )  # fmt: skip


def _only(found: Iterable[Any]) -> Any:
    (one,) = found
    return one
