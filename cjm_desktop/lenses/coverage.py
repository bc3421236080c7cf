"""Coverage: what each department has to do with each of the customer's goals.

The goal-based lens is function-neutral: every department has a part in every goal, so one that has
none is asked about it until it agrees.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from cjm_desktop.lenses.reading import Reading
from cjm_desktop.model.answers import NO_PART, answers_of
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.finding import finding_key
from cjm_desktop.model.ideas import department_named
from cjm_desktop.model.records import Lane, Note, Stage, Touchpoint

Part = Literal["meets", "works_behind", "no_part", "not_asked_yet"]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Departments × stages of the goal lens; `part` is by (id of the department, id of the stage).

    A department is its first lane.
    """

    departments: tuple[Lane, ...]
    stages: tuple[Stage, ...]
    part: Mapping[tuple[str, str], Part]


def coverage_of(arrangement: Arrangement) -> Coverage:
    """The coverage of a map: all its departments but third parties, all its goals."""
    return coverage_in(Reading(arrangement))


def coverage_in(reading: Reading) -> Coverage:
    """The coverage of a map that is read already.

    A department meets the customer in a goal with a card in a front lane on one of its steps,
    works behind with one in a back or support lane. What is marked `missing` is not there.
    """
    lanes = _lanes_by_department(reading)
    stages = reading.arrangement.stages("goal")
    met, helped = _parts_taken(reading)
    agreed = answers_of(reading.document, reading.arrangement.map_id).keys()
    part: dict[tuple[str, str], Part] = {}
    for department_id, lane_ids in lanes.items():
        for stage in stages:
            cell = (department_id, stage.id)
            if cell in met:
                part[cell] = "meets"
            elif cell in helped:
                part[cell] = "works_behind"
            else:
                part[cell] = "no_part" if _is_agreed(lane_ids, stage, agreed) else "not_asked_yet"
    departments = [reading.departments[lane_id] for lane_id in lanes]
    return Coverage(tuple(departments), tuple(stages), part)


def cards_of_part(reading: Reading, department: Lane, stage: Stage) -> list[Touchpoint]:
    """The cards of a department on the steps of a goal, from left to right, each once.

    What is marked `missing` is not there.
    """
    columns = reading.columns_of_stages("goal").get(stage.id, [])
    cards = {card.id: card for column in columns for card in reading.cards[column]}
    return [
        card
        for card in cards.values()
        if card.status != "missing" and reading.departments[card.lane_id].id == department.id
    ]


def ideas_for(reading: Reading) -> dict[tuple[str, str], list[Note]]:
    """The notes in lanes of ideas that name a department, by its name and the id of the goal."""
    ideas: dict[tuple[str, str], dict[str, Note]] = {}
    for stage_id, columns in reading.columns_of_stages("goal").items():
        for column in columns:
            for note in reading.notes_at(column, ("idea",)):
                name = department_named(note)
                if name:
                    ideas.setdefault((name, stage_id), {})[note.id] = note
    return {cell: list(notes.values()) for cell, notes in ideas.items()}


def _lanes_by_department(reading: Reading) -> dict[str, list[str]]:
    """The ids of all lanes of each department that is ours, by the department's id."""
    lanes = [lane for lane in reading.arrangement.lanes if lane.kind == "department"]
    ours = {reading.departments[lane.id].id for lane in lanes if lane.side != "outside"}
    by_department: dict[str, list[str]] = {}
    for lane in lanes:
        department_id = reading.departments[lane.id].id
        if department_id in ours:
            by_department.setdefault(department_id, []).append(lane.id)
    return by_department


def _parts_taken(reading: Reading) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Which departments meet the customer in which stages, and which work behind there."""
    met: set[tuple[str, str]] = set()
    helped: set[tuple[str, str]] = set()
    for stage_id, columns in reading.columns_of_stages("goal").items():
        cards = (card for column in columns for card in reading.cards[column])
        there = {card.lane_id for card in cards if card.status != "missing"}
        for lane in reading.arrangement.lanes if there else ():
            if lane.id in there and lane.side != "outside":
                taken = met if lane.side == "front" else helped
                taken.add((reading.departments[lane.id].id, stage_id))
    return met, helped


def _is_agreed(lane_ids: Collection[str], stage: Stage, agreed: Collection[str]) -> bool:
    return any(finding_key(NO_PART, lane_id, stage.id) in agreed for lane_id in lane_ids)
