"""A pasted table goes into the map on screen as one edit, using the lanes and stages there."""

import random
from collections.abc import Sequence

import pytest

from cjm_desktop.errors import ImportFileError
from cjm_desktop.exchange.report import Report
from cjm_desktop.exchange.tables.insertion import insert_into
from cjm_desktop.exchange.tables.mapping import guess_mapping
from cjm_desktop.exchange.tables.reader import read_table
from cjm_desktop.exchange.tables.to_map import map_records
from cjm_desktop.exchange.templates import template_records
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.document import Document
from cjm_desktop.model.history import History
from cjm_desktop.model.invariants import violations
from cjm_desktop.model.maps import add_map
from cjm_desktop.model.records import (
    LENSES,
    Amount,
    Curve,
    Feeling,
    Journey,
    Lane,
    Lens,
    Note,
    Placement,
    Stage,
    Step,
    Touchpoint,
)
from cjm_desktop.model.runs import runs_of
from tests.exchange.tables.awkward_tables import awkward_mapping, awkward_table, marks_lost


class Pasted:
    """A template into which tables are pasted, and short ways to what a user would see."""

    def __init__(self, template: str = "hotel-stay") -> None:
        self.document = Document()
        self.document.load(template_records(template))
        self.history = History(self.document)
        (self.head,) = self.document.all(Journey)

    def paste(self, source: str, *, index: int | None = None, lens: Lens = "activity") -> Report:
        table = read_table(source)
        with self.history.edit("Paste table") as edit:
            report = insert_into(
                edit, self.head.id, table, guess_mapping(table), index=index, lens=lens
            )
        assert violations(self.document) == []
        return report

    def steps(self) -> list[Step]:
        return self.document.ordered(Step, "map_id", self.head.id)

    def titles(self) -> list[str]:
        return [step.title for step in self.steps()]

    def lanes(self) -> list[str]:
        return [lane.title for lane in self.document.ordered(Lane, "map_id", self.head.id)]

    def runs(self, lens: Lens) -> list[tuple[str | None, int]]:
        arrangement = Arrangement(self.document, self.head.id)
        return [(run.title, run.step_count) for run in runs_of(arrangement, lens)]


def test_steps_and_cards_go_where_they_are_pasted_and_use_what_is_there() -> None:
    pasted = Pasted()
    lanes, stages = pasted.lanes(), pasted.document.all(Stage)

    pasted.paste(
        "Stage\tBooking\tPacking\nStep\tPays\tIrons\nReception\tCall\t\n"
        "Pain Points\t\tNo iron\nEmotion\t1\t-2",
        index=4,
    )

    assert pasted.titles()[3:7] == ["Books a room", "Pays", "Irons", "Packs the suitcase"]
    assert pasted.lanes() == lanes
    assert len(pasted.document.all(Stage)) == len(stages)
    assert pasted.runs("activity")[2:4] == [("Booking", 2), ("Packing", 2)]
    pays, irons = pasted.steps()[4:6]
    (card,) = pasted.document.referring(Touchpoint, "step_id", pays.id)
    assert pasted.document.require(Lane, card.lane_id).title == "Reception"
    (note,) = pasted.document.referring(Note, "step_id", irons.id)
    assert pasted.document.require(Lane, note.lane_id).title == "Pains"
    (curve,) = pasted.document.all(Curve)
    assert pasted.document.require(Feeling, Feeling.id_for(curve.id, irons.id)).value == -2


def test_what_is_not_there_is_added() -> None:
    pasted = Pasted()
    before = pasted.lanes()

    pasted.paste("Stage\tNew stage\nStep\tPays\nBar\tDrink\nKPI\t12,5 %\nThinks\tHm", index=0)

    assert pasted.lanes() == [*before, "Bar", "KPI (%)"]
    assert pasted.runs("activity")[0] == ("New stage", 1)
    (amount,) = pasted.document.all(Amount)
    assert amount.value == 12.5


def test_new_stages_stand_behind_the_one_before_them_in_the_table() -> None:
    pasted = Pasted()

    pasted.paste("Stage,Step\nBooking,Pays\nWaiting,Waits\nPacking,Irons")

    stages = pasted.document.ordered(Stage, "map_id", pasted.head.id)
    titles = [stage.title for stage in stages if stage.lens == "activity"]
    assert titles[titles.index("Booking") :][:3] == ["Booking", "Waiting", "Packing"]


def test_a_paste_is_one_step_of_undo() -> None:
    pasted = Pasted()
    before = pasted.document.snapshot()

    pasted.paste("Stage,Step,Bar\nNew,Pays,Drink", lens="functional")
    after = pasted.document.snapshot()
    pasted.history.undo()
    assert pasted.document == before
    pasted.history.redo()

    assert pasted.document == after


def test_steps_without_a_stage_in_the_table_join_their_neighbours() -> None:
    pasted = Pasted()

    pasted.paste("Step,Bar\nPays,Drink", index=4)

    assert ("Booking", 2) in pasted.runs("activity")
    proposed = [placement for placement in pasted.document.all(Placement) if placement.proposed]
    assert {placement.lens for placement in proposed} == {"outcome", "interactive", "goal"}


def test_times_are_put_into_the_unit_of_the_map() -> None:
    pasted = Pasted()

    report = pasted.paste("Step\tTime\nWaits\t2 weeks\nPays\t12 hours\nLater\t2026-03-05")

    waits, pays, later = pasted.steps()[-3:]
    assert (waits.time_from, pays.time_from) == (14, 0.5)
    assert (later.time_from, later.detail) == (None, "Time: 2026-03-05")
    assert len([line for line in report if line.severity == "changed"]) == 3


def test_a_map_without_times_takes_the_unit_and_the_dates_of_the_table() -> None:
    pasted = Pasted("blank")

    pasted.paste("Step\tDate\nWaits\t5.3.2026\nPays\t7.3.2026")

    head = pasted.document.require(Journey, pasted.head.id)
    assert (head.time_unit, head.time_zero) == ("day", "2026-03-05")
    assert [step.time_from for step in pasted.steps()] == [0, 2]


def test_more_than_a_map_can_take_at_once_is_refused_and_nothing_changes() -> None:
    pasted = Pasted()
    before = pasted.document.snapshot()

    with pytest.raises(ImportFileError) as refused:
        pasted.paste("Step,Bar\n" + "Pays,Drink\n" * 501)

    assert "The table has 501 steps, more than the 500" in str(refused.value)
    assert "Nothing was changed" in str(refused.value)
    assert pasted.document == before


@pytest.mark.parametrize("seed", range(60))
def test_every_typed_cell_of_an_awkward_table_is_in_the_map_or_in_the_report(seed: int) -> None:
    chance = random.Random(1_000 + seed)
    pasted = Pasted(chance.choice(["hotel-stay", "blank"]))
    before = pasted.document.snapshot()
    try:
        table = read_table(awkward_table(chance))
        mapping = chance.choice([guess_mapping(table), awkward_mapping(chance, table)])
        with pasted.history.edit("Paste table") as edit:
            report = insert_into(
                edit,
                pasted.head.id,
                table,
                mapping,
                index=chance.choice([None, 0, 3]),
                lens=chance.choice(LENSES),
            )
    except ImportFileError:
        assert pasted.document == before
        return

    assert violations(pasted.document) == []
    assert marks_lost(table, mapping, pasted.document.records(), report) == set()


@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.parametrize("seed", range(8))
def test_a_paste_into_an_empty_map_is_the_map_that_an_import_makes(seed: int, lens: Lens) -> None:
    chance = random.Random(2_000 + seed)
    table = read_table(awkward_table(chance))
    mapping = guess_mapping(table)
    imported = Document()
    imported.load(map_records(table, mapping, lens=lens)[0])
    pasted = Document()
    with History(pasted).edit("Paste table") as edit:
        head = add_map(edit, "Empty")
        insert_into(edit, head.id, table, mapping, lens=lens)

    assert _look(pasted) == _look(imported)


def _look(document: Document) -> Sequence[object]:
    """What stands where, whatever the ids are; lanes in no order."""
    (head,) = document.all(Journey)
    steps = document.ordered(Step, "map_id", head.id)
    lanes = {lane.id: (lane.kind, lane.title, lane.side) for lane in document.all(Lane)}
    cards = [
        [
            (lanes[card.lane_id], getattr(card, "title", ""), getattr(card, "text", ""))
            for kind in (Touchpoint, Note)
            for card in document.ordered(kind, "step_id", step.id)
        ]
        for step in steps
    ]
    feelings = sorted((steps_index, feeling.value, feeling.quote)
                      for steps_index, step in enumerate(steps)
                      for feeling in document.referring(Feeling, "step_id", step.id))  # fmt: skip
    said = [(step.title, step.detail, step.owner, step.time_from, step.source) for step in steps]
    return said, [sorted(cell) for cell in cards], feelings, sorted(lanes.values())
