"""What is asked of a map again and again while it is searched for findings, read once.

A reading is of one state of the document: after an edit a new one is made. Columns are counted
from 0 in the order of the steps.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cjm_desktop.lenses.hand_overs import HandOver, hand_overs_of
from cjm_desktop.lenses.naming import Naming
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.records import (
    Curve,
    Feeling,
    Journey,
    Lane,
    Lens,
    Link,
    Note,
    Step,
    Survey,
    Touchpoint,
)
from cjm_desktop.model.runs import Run, runs_of

FOUND_OUT = ("observed", "measured")
"""The evidence of what is more than assumed."""


@dataclass(frozen=True, slots=True)
class FeltCurve:
    """A curve that has points, with its feelings by column, from left to right."""

    curve: Curve
    persona_id: str | None
    feelings: dict[int, Feeling]

    def column_of_lowest(self) -> int:
        """Where the lowest point lies; of equal ones the earliest."""
        return min(self.feelings, key=lambda column: self.feelings[column].value)


class Reading:
    """The cards, notes, feelings and runs of a map, by column."""

    def __init__(self, arrangement: Arrangement) -> None:
        self.arrangement = arrangement
        self.document = arrangement.document
        self.steps: list[Step] = arrangement.steps
        self.name = Naming(arrangement)
        self._runs: dict[Lens, list[Run]] = {}

    def runs(self, lens: Lens) -> list[Run]:
        """The runs of a lens."""
        if lens not in self._runs:
            self._runs[lens] = runs_of(self.arrangement, lens)
        return self._runs[lens]

    def columns_of_stages(self, lens: Lens) -> dict[str, list[int]]:
        """The columns of each stage that the lens sees steps in, by the stage's id."""
        columns: dict[str, list[int]] = {}
        for run in self.runs(lens):
            for stage in run.stages:
                columns.setdefault(stage.id, []).extend(range(run.first, run.last + 1))
        return columns

    @cached_property
    def gaps(self) -> list[int]:
        """The columns of the steps without us."""
        return [column for column in range(len(self.steps)) if self.arrangement.is_gap(column)]

    @cached_property
    def hand_overs(self) -> list[HandOver]:
        """The hand-overs from left to right."""
        return hand_overs_of(self.arrangement)

    @cached_property
    def departments(self) -> dict[str, Lane]:
        """The department of each department lane, by the lane's id."""
        arrangement = self.arrangement
        lanes = (lane for lane in arrangement.lanes if lane.kind == "department")
        return {lane.id: arrangement.department_of(lane) for lane in lanes}

    @cached_property
    def cards(self) -> list[list[Touchpoint]]:
        """The touchpoints and activities on each step, lane by lane."""
        return self._cards_of("department")

    @cached_property
    def notes(self) -> list[list[Note]]:
        """The notes on each step, lane by lane."""
        return self._cards_of("notes")

    @cached_property
    def all_notes(self) -> list[Note]:
        """Every note of the map, those in the parking lot last."""
        placed = {note.id: note for notes in self.notes for note in notes}
        return [*placed.values(), *self.arrangement.parked_notes()]

    def notes_at(self, column: int, kinds: Collection[str]) -> list[Note]:
        """The notes of some kinds on a step."""
        return [note for note in self.notes[column] if self.kind_of_note(note) in kinds]

    def kind_of_note(self, note: Note) -> str:
        """What a note is by its lane; nothing in the parking lot."""
        return self._note_kinds.get(note.lane_id or "", "")

    def is_answered_at(self, column: int) -> bool:
        """Whether an opportunity or an idea lies at a step."""
        return bool(self.notes_at(column, ("opportunity", "idea")))

    def answers_something(self, record_id: str) -> bool:
        """Whether an `answers` link begins at a record: it is what is answered."""
        links = self.document.referring(Link, "source_id", record_id)
        return any(link.kind == "answers" for link in links)

    def has_owner(self, column: int) -> bool:
        """Whether a step or a card on it has an owner."""
        owners = (self.steps[column].owner, *(card.owner for card in self.cards[column]))
        return any(map(str.strip, owners))

    @cached_property
    def any_owner(self) -> bool:
        """Whether anything on the map has an owner."""
        owners = (note.owner for note in self.all_notes)
        return any(map(self.has_owner, range(len(self.steps)))) or any(map(str.strip, owners))

    def has_voice(self, column: int) -> bool:
        """Whether it is written down what the customer thinks or says at a step."""
        quotes = (feeling.quote for _, feeling in self.feelings[column])
        said = (note.text for note in self.notes_at(column, ("thinks", "says")))
        return any(map(str.strip, (*quotes, *said)))

    def is_found_out(self, column: int) -> bool:
        """Whether anything at a step is observed or measured."""
        return any(evidence in FOUND_OUT for evidence in self._evidence_at(column))

    @cached_property
    def surveys(self) -> dict[str, list[Survey]]:
        """The surveys of each card of the map that has any, in order, by the card's id."""
        surveys = self.arrangement.surveys
        return {
            card.id: surveys[card.id]
            for cards in (self.cards if surveys else ())
            for card in cards
            if card.id in surveys
        }

    def has_survey(self, column: int) -> bool:
        """Whether a card on a step has a survey."""
        return any(card.id in self.surveys for card in self.cards[column])

    @cached_property
    def any_evidence(self) -> bool:
        """Whether evidence is said of anything on the map."""
        return any(map(any, map(self._evidence_at, range(len(self.steps)))))

    @cached_property
    def curves(self) -> list[FeltCurve]:
        """The curves with points: those of the map's persona first, then from above."""
        journey = self.document.get(Journey, self.arrangement.map_id)
        persona_id = journey.persona_id if journey is not None else None
        lanes = [lane for lane in self.arrangement.lanes if lane.kind == "emotion"]
        felt = [
            FeltCurve(curve, curve.persona_id or persona_id, self._feelings_of(curve))
            for lane in lanes
            for curve in self.arrangement.curves(lane.id)
        ]
        having_points = [curve for curve in felt if curve.feelings]
        return sorted(having_points, key=lambda curve: curve.persona_id != persona_id)

    @cached_property
    def main_curve(self) -> FeltCurve | None:
        """The first curve that tells what was felt, rather than what is intended."""
        felt = [curve for curve in self.curves if curve.curve.source != "intended"]
        return next(iter(felt or self.curves), None)

    @cached_property
    def feelings(self) -> list[list[tuple[FeltCurve, Feeling]]]:
        """What is felt at each step, curve by curve."""
        by_column: list[list[tuple[FeltCurve, Feeling]]] = [[] for _ in self.steps]
        for felt in self.curves:
            for column, feeling in felt.feelings.items():
                by_column[column].append((felt, feeling))
        return by_column

    @cached_property
    def _note_kinds(self) -> dict[str, str]:
        return {lane.id: lane.note_kind for lane in self.arrangement.lanes if lane.kind == "notes"}

    def _cards_of(self, kind: str) -> list[list[Any]]:
        by_column: list[list[Any]] = [[] for _ in self.steps]
        for lane in self.arrangement.lanes:
            if lane.kind == kind:
                for cards in self.arrangement.cells(lane.id).values():
                    for card in cards:
                        for column in self.arrangement.columns_of(card):
                            by_column[column].append(card)
        return by_column

    def _feelings_of(self, curve: Curve) -> dict[int, Feeling]:
        columns = self.arrangement.column_of
        feelings = {
            columns[feeling.step_id]: feeling
            for feeling in self.document.referring(Feeling, "curve_id", curve.id)
            if feeling.step_id in columns
        }
        return dict(sorted(feelings.items()))

    def _evidence_at(self, column: int) -> Iterator[str]:
        yield self.steps[column].evidence
        for card in self.cards[column]:
            yield card.evidence
        for note in self.notes[column]:
            yield note.evidence
        for felt, feeling in self.feelings[column]:
            yield feeling.evidence
            yield "measured" if felt.curve.source == "measured" else ""
