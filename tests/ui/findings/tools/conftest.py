"""The tables of the lenses on the worked example, on an empty map and on a large one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cjm_desktop.exchange.templates import template_records
from cjm_desktop.model.records import Journey, Lane, Placement, Record, Stage, Step, Touchpoint
from cjm_desktop.storage.workshop_file import create_workshop
from tests.ui.findings.tools.tool_hands import CoverageHands, HandOverHands
from tests.ui.window_hands import OpenWindow

OpenHandOvers = Callable[[Path], HandOverHands]
OpenCoverage = Callable[[Path], CoverageHands]


@pytest.fixture
def open_hand_overs(open_a_window: OpenWindow) -> Iterator[OpenHandOvers]:
    opened: list[HandOverHands] = []

    def open_it(path: Path) -> HandOverHands:
        opened.append(HandOverHands(open_a_window(path)))
        return opened[-1]

    yield open_it
    for hands in opened:
        hands.close()


@pytest.fixture
def open_coverage(open_a_window: OpenWindow) -> Iterator[OpenCoverage]:
    opened: list[CoverageHands] = []

    def open_it(path: Path) -> CoverageHands:
        opened.append(CoverageHands(open_a_window(path)))
        return opened[-1]

    yield open_it
    for hands in opened:
        hands.close()


@pytest.fixture
def hand_overs(open_hand_overs: OpenHandOvers, hotel_stay: Path) -> HandOverHands:
    return open_hand_overs(hotel_stay)


@pytest.fixture
def coverage(open_coverage: OpenCoverage, hotel_stay: Path) -> CoverageHands:
    return open_coverage(hotel_stay)


@pytest.fixture
def empty_map(tmp_path: Path) -> Path:
    path = tmp_path / "Empty.cjm"
    create_workshop(path, [Journey(position="a0", title="Empty")])
    return path


@pytest.fixture
def large_map(tmp_path: Path) -> Path:
    """40 departments and 12 goals of two steps; each department meets the customer in one goal."""
    path = tmp_path / "Large.cjm"
    create_workshop(path, list(_large_records()))
    return path


@pytest.fixture
def two_maps(tmp_path: Path) -> Path:
    """The hotel stay, and beside it a map without anything on it."""
    path = tmp_path / "Two.cjm"
    create_workshop(path, [*template_records("hotel-stay"), Journey(position="zz", title="Other")])
    return path


def _large_records() -> Iterator[Record]:
    journey = Journey(id="map", position="a0", title="Large")
    yield journey
    for at in range(12):
        yield Stage(
            id=f"stage{at}", map_id="map", lens="goal", position=_key(at), title=f"Goal {at + 1}"
        )
    for at in range(24):
        step = Step(id=f"step{at}", map_id="map", position=_key(at), title=f"Step {at + 1}")
        yield step
        yield Placement(
            id=Placement.id_for(step.id, "goal"), step_id=step.id, lens="goal",
            stage_id=f"stage{at // 2}",
        )  # fmt: skip
    for at in range(40):
        yield Lane(
            id=f"lane{at}", map_id="map", position=_key(at), kind="department", side="front",
            title=f"Department {at + 1}", colour="teal",
        )  # fmt: skip
        yield Touchpoint(
            id=f"card{at}", step_id=f"step{at % 24}", lane_id=f"lane{at}", position="a0",
            title="Card",
        )  # fmt: skip


def _key(at: int) -> str:
    """A position: b00, b01 … as fractional indexing writes them."""
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    return f"b{digits[at // 62]}{digits[at % 62]}"
