"""Mermaid to map: sections are stages, tasks are steps, scores feelings, actors whom they suit."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from cjm_desktop.exchange.mermaid.actors import Actors
from cjm_desktop.exchange.mermaid.reader import read_journey, read_journeys
from cjm_desktop.exchange.mermaid.to_map import map_records, maps_records
from cjm_desktop.exchange.report import Report
from cjm_desktop.exchange.source_text import read_source_text
from cjm_desktop.exchange.templates import default_stages
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.document import Document
from cjm_desktop.model.invariants import violations
from cjm_desktop.model.records import (
    LENSES,
    Curve,
    Feeling,
    Journey,
    Lane,
    Lens,
    Persona,
    Placement,
    Record,
    Stage,
    Step,
    Touchpoint,
)
from cjm_desktop.model.runs import runs_of

PARCEL = Path(__file__).parents[2] / "data" / "mermaid" / "parcel.mmd"


class Imported:
    """One source as a map: its document, and short ways to what a user would see."""

    def __init__(self, source: str, lens: Lens = "activity", actors: Actors | None = None) -> None:
        records, self.report = map_records(
            read_journey(source), lens=lens, actors=actors, fallback_title="From the file name"
        )
        assert_each_refers_only_to_earlier(records)
        self.document = Document()
        self.document.load(records)
        assert violations(self.document) == []
        (self.head,) = self.document.all(Journey)
        self.steps = self.document.ordered(Step, "map_id", self.head.id)
        self.lanes = self.document.ordered(Lane, "map_id", self.head.id)

    def stages(self, lens: Lens) -> list[Stage]:
        stages = self.document.ordered(Stage, "map_id", self.head.id)
        return [stage for stage in stages if stage.lens == lens]

    def runs(self, lens: Lens) -> list[tuple[str | None, int]]:
        arrangement = Arrangement(self.document, self.head.id)
        return [(run.title, run.step_count) for run in runs_of(arrangement, lens)]

    def feelings(self) -> list[tuple[str, float]]:
        values = {feeling.step_id: feeling.value for feeling in self.document.all(Feeling)}
        return [(step.title, values[step.id]) for step in self.steps if step.id in values]

    def cards(self) -> list[tuple[str, str, str]]:
        """Lane, step and title of each touchpoint, from left to right in lane after lane."""
        return [
            (lane.title, step.title, card.title)
            for lane in self.lanes
            for step in self.steps
            for card in self.document.all(Touchpoint)
            if card.lane_id == lane.id and card.step_id == step.id
        ]

    def departments(self) -> list[tuple[str, str]]:
        return [(lane.title, lane.side) for lane in self.lanes if lane.kind == "department"]

    def persona(self) -> str | None:
        persona = self.document.get(Persona, self.head.persona_id)
        return persona.name if persona else None


def assert_each_refers_only_to_earlier(records: Sequence[Record]) -> None:
    seen: set[str] = set()
    for record in records:
        for name in ("persona_id", "map_id", "stage_id", "step_id", "lane_id", "function_id"):
            named = getattr(record, name, None)
            assert named is None or named in seen, (record, name)
        seen.add(record.id)
    assert len(seen) == len(records)


def whole(report: Report) -> list[str]:
    return [str(line) for line in report if line.line == 0]


def parcel(lens: Lens = "activity", actors: Actors | None = None) -> Imported:
    return Imported(read_source_text(PARCEL), lens, actors)


@pytest.mark.parametrize("lens", LENSES)
def test_the_lens_given_has_the_sections_and_the_others_their_defaults(lens: Lens) -> None:
    imported = parcel(lens)
    for other in LENSES:
        titles = [stage.title for stage in imported.stages(other)]
        if other == lens:
            assert titles == ["At home", "Post office"]
        else:
            assert titles == [stage.title for stage in default_stages("any", other)]
    assert {item.lens for item in imported.document.all(Placement)} <= {lens}


@pytest.mark.parametrize("lens", ["activity", "goal"])
def test_a_section_that_comes_back_is_one_stage_with_two_runs(lens: Lens) -> None:
    imported = parcel(lens)
    assert imported.runs(lens) == [(None, 1), ("At home", 2), ("Post office", 2), ("At home", 2)]
    other: Lens = "goal" if lens == "activity" else "activity"
    assert imported.runs(other) == [(None, 7)]


def test_title_scenario_and_steps_come_in() -> None:
    imported = parcel()
    assert imported.head.title == "Parcel to a friend"
    scenario = "Sending a parcel\nFrom the idea\nto the thank-you call"
    assert imported.head.scenario == scenario
    assert [step.title for step in imported.steps] == [
        "Has an idea", "Finds a box", "Packs & tapes", "Queues", "Pays the postage", "Waits",
        "Gets a call",
    ]  # fmt: skip


def test_a_diagram_without_a_title_takes_the_fallback() -> None:
    assert Imported("journey\naccTitle: Moving").head.title == "From the file name"
    assert Imported("journey\ntitle A\naccTitle: A").head.scenario == ""


def test_scores_are_feelings_on_one_assumed_curve_and_those_outside_are_reported() -> None:
    imported = Imported("journey\nA: 1\nB: 3.5\nC: 9: Me\nD: -4\nE: high\nF: 5")
    assert imported.feelings() == [("A", -2), ("B", 0.5), ("C", 2), ("D", -2), ("F", 2)]
    (curve,) = imported.document.all(Curve)
    assert curve.source == "assumed"
    assert curve.persona_id == imported.head.persona_id is not None
    assert [(line.line, line.severity, line.source) for line in imported.report[2:]] == [
        (4, "changed", "C: 9: Me"),
        (5, "changed", "D: -4"),
        (6, "changed", "E: high"),
    ]
    assert "score 9" in str(imported.report[2])


def test_a_diagram_without_scores_has_no_emotion_lane() -> None:
    imported = Imported("journey\nA: ?\nB: -")
    assert imported.lanes == []
    assert len(imported.steps) == 2


def test_one_actor_over_the_whole_diagram_is_the_persona() -> None:
    imported = Imported("journey\nA: 3: Me\nB: 4: Me, Me\nC: 2")
    assert imported.persona() == "Me"
    assert imported.departments() == []
    assert "Me is the persona of the map." in whole(imported.report)


def test_several_actors_are_front_stage_lanes_with_a_touchpoint_per_task() -> None:
    imported = Imported("journey\nsection S\nA: 3: Ida, Bo\nB: 4: Bo, Bo\nC: 2")
    assert imported.persona() is None
    assert imported.departments() == [("Ida", "front"), ("Bo", "front")]
    assert imported.cards() == [("Ida", "A", "A"), ("Bo", "A", "A"), ("Bo", "B", "B")]
    assert [lane.colour for lane in imported.lanes[1:]] == ["blue", "teal"]
    assert imported.lanes[0].kind == "emotion"


def test_lanes_are_made_of_a_single_actor_when_asked_for() -> None:
    imported = Imported("journey\nA: 3: Me", actors="lanes")
    assert (imported.persona(), imported.cards()) == (None, [("Me", "A", "A")])


def test_the_persona_asked_for_is_the_actor_of_most_tasks_and_the_first_of_equals() -> None:
    source = "journey\nA: 3: Ida, Bo\nB: 3: Bo, Ida\nC: 2: Cy, Cy, Cy"
    imported = Imported(source, actors="persona")
    assert imported.persona() == "Ida"
    assert imported.departments() == []
    assert [step.detail for step in imported.steps] == ["With Bo", "With Bo", "With Cy"]
    assert any("Bo, Cy" in line for line in whole(imported.report))
    assert Imported(source + "\nD: 1: Bo", actors="persona").persona() == "Bo"


@pytest.mark.parametrize("actors", [None, "persona", "lanes"])
@pytest.mark.parametrize("people", ["", ":", ": ,", ": , , "])
def test_nobody_is_neither_persona_nor_lane(actors: Actors | None, people: str) -> None:
    imported = Imported(f"journey\nA: 3{people}", actors=actors)
    assert imported.persona() is None
    assert imported.departments() == []


def test_in_the_functional_lens_each_section_is_a_function_with_a_touchpoint_per_task() -> None:
    imported = parcel("functional")
    assert imported.departments() == [("At home", "front"), ("Post office", "front")]
    assert [card[0] for card in imported.cards()] == ["At home"] * 4 + ["Post office"] * 2
    assert all(step == title for _, step, title in imported.cards())
    functions = {stage.id: stage.title for stage in imported.stages("functional")}
    front = [lane for lane in imported.lanes if lane.kind == "department"]
    assert [functions[lane.function_id or ""] for lane in front] == [lane.title for lane in front]
    assert imported.runs("functional") == [
        (None, 1), ("At home", 2), ("Post office", 2), ("At home", 2),
    ]  # fmt: skip


def test_in_the_functional_lens_several_actors_are_named_in_the_details() -> None:
    imported = parcel("functional")
    assert imported.persona() is None
    assert imported.steps[2].detail == "With Nora, Ali"
    assert imported.steps[5].detail == ""
    assert any("Nora, Ali, Clerk, Friend" in line for line in whole(imported.report))


def test_in_the_functional_lens_lanes_asked_for_stand_outside_and_move_no_run() -> None:
    imported = parcel("functional", "lanes")
    assert imported.departments() == [
        ("Nora", "outside"), ("Ali", "outside"), ("Clerk", "outside"), ("Friend", "outside"),
        ("At home", "front"), ("Post office", "front"),
    ]  # fmt: skip
    assert [title for title, _ in imported.runs("functional") if title] == [
        "At home", "Post office", "At home",
    ]  # fmt: skip
    assert len(imported.cards()) == 6 + 9


def test_a_header_alone_is_an_empty_map() -> None:
    imported = Imported("journey", "goal")
    assert imported.steps == imported.lanes == imported.stages("goal") == []


def test_ratings_up_to_ten_are_read_on_a_scale_of_ten_with_one_line() -> None:
    imported = Imported("journey\nA: 1\nB: 7\nC: 10\nD: 8\nE: 5.5")
    assert imported.feelings() == [
        ("A", -2), ("B", pytest.approx(0.666667)), ("C", 2), ("D", pytest.approx(1.111111)),
        ("E", 0),
    ]  # fmt: skip
    (line,) = [line for line in imported.report if line.is_warning]
    assert "scale of 1 to 10" in str(line)


@pytest.mark.parametrize("scores", ["9 4 1", "6 7 1 2 3", "6 7 8 11", "6 7 8 -1", "6 7"])
def test_scores_are_kept_within_one_to_five_unless_ten_is_plainly_the_best(scores: str) -> None:
    imported = Imported("journey\n" + "".join(f"T{n}: {s}\n" for n, s in enumerate(scores.split())))
    assert imported.feelings()[0][1] == 2
    outside = [score for score in scores.split() if not 1 <= int(score) <= 5]
    assert len([line for line in imported.report if line.is_warning]) == len(outside)


def test_words_that_are_no_score_are_kept_in_the_details_of_the_step() -> None:
    (step,) = Imported("journey\nWork: high: Me").steps
    assert (step.title, step.detail) == ("Work", "high")


def test_several_diagrams_are_several_maps_whose_people_are_the_same() -> None:
    journeys = read_journeys("# Now\njourney\nA: 3: Me\n# Later\njourney\nB: 4: Me\n")
    records, _ = maps_records(journeys, fallback_title="x")
    document = Document()
    document.load(records)
    assert violations(document) == []
    maps = sorted(document.all(Journey), key=lambda head: head.position)
    assert maps[0].position < maps[1].position
    assert [head.title for head in maps] == ["Now", "Later"]
    (persona,) = document.all(Persona)
    assert {head.persona_id for head in maps} == {persona.id}


def test_maps_that_take_the_same_title_are_told_apart() -> None:
    journeys = read_journeys("journey\nA: 3\njourney\nB: 4\njourney\ntitle Own\n")
    records, _ = maps_records(journeys, fallback_title="Day")
    titles = [record.title for record in records if isinstance(record, Journey)]
    assert titles == ["Day", "Day (2)", "Own"]
