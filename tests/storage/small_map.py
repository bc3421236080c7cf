"""A map of four steps for the tests of the file, and the edits that they make to it."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

from cjm_desktop.model.edits import Change, Patch
from cjm_desktop.model.records import (
    Curve,
    Feeling,
    Figure,
    Image,
    Journey,
    Lane,
    Link,
    Note,
    Persona,
    Placement,
    Record,
    Stage,
    Step,
    Touchpoint,
)
from cjm_desktop.storage.images import image_id
from cjm_desktop.storage.saving_state import SavingState
from cjm_desktop.storage.workshop_file import OpenedWorkshop, create_workshop, open_workshop
from cjm_desktop.storage.writer import Writer

PHOTO = b"\x89PNG a suitcase" * 100
PHOTO_ID = image_id(PHOTO)


def small_map() -> list[Record]:
    """Ada's journey, with a record of most kinds."""
    steps = [
        Step(id=f"step-{n}", map_id="map", position=f"a{n}", title=title)
        for n, title in enumerate(("I search", "I book", "I pack", "I leave"))
    ]
    return [
        Image(id=PHOTO_ID, media_type="image/png", width=40, height=30),
        Persona(id="ada", name="Ada", role="Consultant", image_id=PHOTO_ID),
        Journey(id="map", position="a0", title="Business trip", persona_id="ada"),
        *steps,
        Stage(id="goal", map_id="map", lens="goal", position="a0", title="Deciding"),
        Placement(
            id=Placement.id_for("step-0", "goal"), step_id="step-0", lens="goal", stage_id="goal"
        ),
        Lane(id="sales", map_id="map", position="a0", kind="department", title="Sales"),
        Lane(id="thinks", map_id="map", position="a1", kind="notes", title="Thinks"),
        Lane(id="mood", map_id="map", position="a2", kind="emotion", title="Mood"),
        Lane(id="photos", map_id="map", position="a3", kind="images", title="Photos"),
        Touchpoint(
            id="card", step_id="step-0", last_step_id="step-1", lane_id="sales", position="a0",
            title="Landing page",
        ),
        Note(id="note", map_id="map", step_id="step-2", lane_id="thinks", position="a0",
             text="Æblegrød & <b>Škoda</b> 行李"),
        Curve(id="curve", lane_id="mood", position="a0", title="Ada"),
        Feeling(id="curve:step-2", curve_id="curve", step_id="step-2", value=-1.5),
        Link(id="link", source_id="note", target_id="card", kind="answers"),
        Figure(id="figure", step_id="step-2", lane_id="photos", position="a0", image_id=PHOTO_ID),
    ]  # fmt: skip


def make_file(path: Path, records: Iterable[Record] | None = None) -> Path:
    """A workshop file with the small map and its photo in it."""
    create_workshop(
        path, small_map() if records is None else records, read_image={PHOTO_ID: PHOTO}.get
    )
    return path


def retitled(record: Any, title: str) -> Patch:
    """The patch that gives a record another title."""
    return Patch("Rename", (Change(record, replace(record, title=title)),))


def added(*records: Record) -> Patch:
    """The patch that adds records."""
    return Patch("Add", tuple(Change(None, record) for record in records))


def deleted(*records: Record) -> Patch:
    """The patch that deletes records."""
    return Patch("Delete", tuple(Change(record, None) for record in records))


def card(number: int, title: str = "") -> Touchpoint:
    """One card more."""
    return Touchpoint(
        id=f"card-{number}", step_id="step-1", lane_id="sales", position=f"b{number:02d}V",
        title=title or f"Card {number}",
    )  # fmt: skip


def read_again(path: Path) -> OpenedWorkshop:
    """The file as another program start would find it, left as it is."""
    return open_workshop(path, read_only=True)


def titles_in(path: Path) -> dict[str, str]:
    """The title of each record that has one, by id."""
    records = read_again(path).records
    return {record.id: getattr(record, "title", "") for record in records}


class Desk:
    """A window's side of a file: the workshop opened to write, its writer, what it was told."""

    def __init__(self, path: Path, **writer_options: Any) -> None:
        self.opened = open_workshop(path)
        assert self.opened.writable, str(self.opened.read_only_because)
        self.states: list[SavingState] = []
        self._told = Event()
        self.writer = Writer(self.opened, self._on_state, **writer_options)

    def find(self, record_id: str) -> Any:
        """A record as it was when the file was opened."""
        return self.opened.document.find(record_id)

    def wait_for(self, kind: str, timeout_s: float = 10) -> SavingState:
        """Wait until saving is in a state; fails the test otherwise."""
        for _ in range(int(timeout_s / 0.02)):
            if self.writer.state.kind == kind:
                return self.writer.state
            self._told.wait(0.02)
            self._told.clear()
        raise AssertionError(f"never {kind}, but {self.writer.state}")

    def _on_state(self, state: SavingState) -> None:
        self.states.append(state)
        self._told.set()


class Outcome:
    """What a job of the writer ended with."""

    def __init__(self) -> None:
        self._done = Event()
        self._error: Exception | None = None

    def __call__(self, error: Exception | None) -> None:
        self._error = error
        self._done.set()

    def error(self) -> Exception | None:
        """Wait for the end; the error, or None for success."""
        assert self._done.wait(10), "the job never ended"
        return self._error
