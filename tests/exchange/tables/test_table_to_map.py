"""Tables as maps: both orientations, every field, nothing typed lost, sound records."""

import random
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.errors import ImportFileError
from cjm_desktop.exchange.report import Report
from cjm_desktop.exchange.source_text import read_source_text
from cjm_desktop.exchange.tables.fields import Field, TableMapping
from cjm_desktop.exchange.tables.mapping import guess_mapping
from cjm_desktop.exchange.tables.reader import Table, read_table
from cjm_desktop.exchange.tables.to_map import map_records
from cjm_desktop.exchange.templates import default_stages
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.document import Document
from cjm_desktop.model.invariants import violations
from cjm_desktop.model.records import (
    LENSES,
    Amount,
    Curve,
    Feeling,
    Journey,
    Lane,
    Lens,
    Note,
    Stage,
    Step,
    Touchpoint,
)
from cjm_desktop.model.runs import runs_of
from tests.exchange.tables.awkward_tables import awkward_mapping, awkward_table, marks_lost

DATA = Path(__file__).parents[2] / "data" / "tables"
CORPUS = Path(__file__).parents[4] / "shared" / "corpus" / "tables"


class Imported:
    """A table as a map: its document, and short ways to what a user would see."""

    def __init__(
        self, source: str, mapping: TableMapping | None = None, lens: Lens = "activity"
    ) -> None:
        self.table = read_table(source)
        self.mapping = mapping or guess_mapping(self.table)
        records, self.report = map_records(
            self.table, self.mapping, lens=lens, title="From the file name"
        )
        self.records = records
        self.document = Document()
        self.document.load(records)
        assert violations(self.document) == []
        (self.head,) = self.document.all(Journey)
        self.steps = self.document.ordered(Step, "map_id", self.head.id)
        self.lanes = self.document.ordered(Lane, "map_id", self.head.id)

    def titles(self) -> list[str]:
        return [step.title for step in self.steps]

    def lane(self, title: str) -> Lane:
        (lane,) = [lane for lane in self.lanes if lane.title == title]
        return lane

    def cards(self, lane_title: str) -> list[tuple[str, ...]]:
        """What stands in a lane, step by step."""
        lane = self.lane(lane_title)
        kind = Touchpoint if lane.kind == "department" else Note
        result = []
        for step in self.steps:
            cards = self.document.ordered(kind, "step_id", step.id)
            here = [card for card in cards if card.lane_id == lane.id]
            result.append(tuple(getattr(card, "title", "") or card.text for card in here))
        return result

    def feelings(self) -> list[float | None]:
        values = {feeling.step_id: feeling.value for feeling in self.document.all(Feeling)}
        return [values.get(step.id) for step in self.steps]

    def runs(self, lens: Lens) -> list[tuple[str | None, int]]:
        arrangement = Arrangement(self.document, self.head.id)
        return [(run.title, run.step_count) for run in runs_of(arrangement, lens)]

    def stages(self, lens: Lens) -> list[str]:
        stages = self.document.ordered(Stage, "map_id", self.head.id)
        return [stage.title for stage in stages if stage.lens == lens]

    def said(self) -> list[str]:
        return [str(line) for line in self.report if line.severity != "taken"]


def test_the_usual_template_becomes_the_map_that_it_shows() -> None:
    imported = Imported(read_source_text(DATA / "template-across.tsv"))

    assert imported.titles() == ["Sees an ad", "Compares", "Asks a friend", "Buys"]
    assert imported.runs("activity") == [("Awareness", 1), ("Consideration", 2), ("Purchase", 1)]
    assert imported.cards("Touchpoints") == [
        ("Advertisement", "Landing page"), ("Product review", "Website"), (), ("Web shop",),
    ]  # fmt: skip
    assert imported.feelings() == [1, -1, 1, 2]
    assert imported.cards("Pain Points")[1] == ("Too many choices", "Prices hidden")
    assert imported.lane("Pain Points").note_kind == "pain"
    assert [step.owner for step in imported.steps] == ["Marketing", "Marketing", "", "Sales"]
    assert [amount.value for amount in imported.document.all(Amount)] == [1200, 340, 85]
    assert {card.channel for card in imported.document.all(Touchpoint)} == {"Web"}


def test_the_same_journey_with_its_steps_down_is_the_same_map() -> None:
    source = read_source_text(DATA / "template-across.tsv")
    across = read_table(source)
    turned = "\n".join(
        "\t".join(
            '"{}"'.format(across.cell(row, column).replace('"', '""'))
            for row in range(len(across.rows))
        )
        for column in range(across.width)
    )

    one, other = Imported(source), Imported(turned)

    assert other.mapping.orientation == "steps_down"
    assert one.titles() == other.titles()
    assert one.runs("activity") == other.runs("activity")
    assert one.feelings() == other.feelings()
    for lane in one.lanes:
        if lane.kind in ("department", "notes"):
            assert one.cards(lane.title) == other.cards(lane.title)


def test_the_lens_given_has_the_stages_of_the_table_and_the_others_their_default_ones() -> None:
    imported = Imported("Stage,Step\nAwareness,Looks\nPurchase,Pays", lens="goal")

    assert imported.stages("goal") == ["Awareness", "Purchase"]
    for lens in LENSES:
        if lens != "goal":
            assert imported.stages(lens) == [stage.title for stage in default_stages("", lens)]
            assert imported.runs(lens) == [(None, 2)]


def test_a_table_without_stages_leaves_every_lens_its_default_ones() -> None:
    imported = Imported("Step,Touchpoint\nLooks,Ad", lens="interactive")

    assert len(imported.stages("interactive")) == 6


def test_an_empty_stage_goes_on_unless_the_table_repeats_its_titles() -> None:
    merged = Imported("Stage,Step\nSearch,Looks\n,Compares\nBuy,Pays")
    assert merged.runs("activity") == [("Search", 2), ("Buy", 1)]

    repeated = Imported("Stage,Step\nSearch,Looks\nSearch,Compares\n,Packs\nBuy,Pays")
    assert repeated.runs("activity") == [("Search", 2), (None, 1), ("Buy", 1)]

    dashed = Imported("Stage,Step\nSearch,Looks\n–,Packs\nSearch,Compares")
    assert dashed.runs("activity") == [("Search", 1), (None, 1), ("Search", 1)]


def test_a_stage_with_nothing_under_it_is_a_stage_without_steps() -> None:
    imported = Imported("Stage\tSearch\tBuy\tStay\nActions\tLooks\tPays\t\nPain Points\tSlow\t\t")

    assert imported.titles() == ["Looks", "Pays"]
    assert imported.stages("activity") == ["Search", "Buy", "Stay"]


def test_in_the_functional_lens_the_stages_are_functions_with_their_touchpoints() -> None:
    imported = Imported(
        "Stage,Step,Touchpoint\nMarketing,Looks,Ad\nSales,Pays,\nMarketing,Tells,Mail",
        lens="functional",
    )

    assert imported.runs("functional") == [("Marketing", 1), ("Sales", 1), ("Marketing", 1)]
    assert imported.cards("Marketing") == [("Ad",), (), ("Mail",)]
    assert imported.cards("Sales") == [(), ("Pays",), ()]
    assert imported.lane("Sales").function_id is not None


def test_departments_of_the_table_decide_the_functional_lens() -> None:
    imported = Imported(
        "\tLooks\tPays\nSales\tShop\t\nFinance\t\tInvoice\nStage\tBefore\tAfter",
        lens="functional",
    )

    assert imported.runs("functional") == [("Sales", 1), ("Finance", 1)]
    assert imported.stages("functional") == ["Before", "After"]
    assert any("The departments of the table decide" in line for line in imported.said())


def test_departments_named_in_a_column_decide_the_functional_lens_too() -> None:
    imported = Imported(
        "Stage,Step,Department,Touchpoint\nBefore,Looks,Marketing,Ad\nAfter,Pays,Marketing,",
        lens="functional",
    )

    assert imported.runs("functional") == [("Marketing", 2)]


def test_a_column_of_departments_names_the_swimlanes() -> None:
    imported = Imported("Step,Department,Touchpoint\nLooks,Marketing,Ad\nPays,Sales,\nTells,,Mail")

    assert imported.cards("Marketing") == [("Ad",), (), ()]
    assert imported.cards("Sales") == [(), ("Pays",), ()]
    assert imported.cards("Touchpoint") == [(), (), ("Mail",)]


def test_a_department_without_touchpoints_is_an_empty_swimlane() -> None:
    imported = Imported("\tLooks\tPays\nSales\tShop\tTill\nFinance\t\t")

    assert imported.cards("Finance") == [(), ()]


def test_channels_are_given_one_by_one_where_there_are_as_many() -> None:
    imported = Imported("Step,Touchpoint,Channel\nLooks,Ad; Mail,Web; E-mail\nPays,Till,Web; App")

    cards = {card.title: card.channel for card in imported.document.all(Touchpoint)}
    assert cards == {"Ad": "Web", "Mail": "E-mail", "Till": "Web, App"}


def test_times_count_in_the_unit_of_the_table() -> None:
    imported = Imported("Step,Day\nLooks,-21\nPacks,Day -1\nStays,0–2\nTells,2 weeks\nAgain,later")

    assert imported.head.time_unit == "day"
    times = [(step.time_from, step.time_to) for step in imported.steps]
    assert times == [(-21, None), (-1, None), (0, 2), (14, None), (None, None)]
    assert imported.steps[4].detail == "Day: later"
    assert [line.line for line in imported.report if line.severity == "changed"] == [5, 6]


def test_dates_count_from_the_first_of_them() -> None:
    imported = Imported("Step;Start;End\nLooks;5.3.2026;\nStays;7.3.2026;9.3.2026\nX;9.3.2026;8")

    assert imported.head.time_zero == "2026-03-05"
    assert [(step.time_from, step.time_to) for step in imported.steps[:2]] == [(0, None), (2, 4)]


def test_a_step_that_would_end_before_it_begins_keeps_its_end_as_a_detail() -> None:
    imported = Imported("Step,Start,End\nArrives,0,\nStays,5,3")

    step = imported.steps[1]
    assert (step.time_from, step.time_to, step.detail) == (5, None, "3")
    (told,) = (line for line in imported.report if "would end before it begins" in str(line))
    assert (told.line, told.is_warning) == (3, True)


def test_a_range_of_days_that_runs_backwards_is_told_with_its_line() -> None:
    imported = Imported("Step;Day\nArrives;0\nStays;day 5–3\nLeaves;6")

    assert [step.time_from for step in imported.steps] == [0, None, 6]
    assert imported.steps[1].detail == "Day: day 5–3"
    (told,) = (line for line in imported.report if line.is_warning)
    assert (told.line, told.source) == (3, "day 5–3")
    assert "“day 5–3” would end before it begins" in str(told)


def test_a_metric_that_is_no_number_is_told_with_its_line() -> None:
    imported = Imported("Step;Metric\nArrives;12\nStays;many")

    (told,) = (line for line in imported.report if line.is_warning)
    assert (told.line, told.source) == (3, "many")
    assert "is no number of the metric" in str(told)


def test_european_numbers_and_a_scale_of_five_become_feelings() -> None:
    imported = Imported("Step;Emotion (1-5);Quote\nLooks;3,5;Nice\nPays;1;\nTells;7;Wow\nGoes;;Bye")

    assert imported.feelings() == [0.5, -2, 2, None]
    (curve,) = imported.document.all(Curve)
    assert (curve.title, curve.source) == ("Emotion", "assumed")
    quotes = {feeling.value: feeling.quote for feeling in imported.document.all(Feeling)}
    assert quotes == {0.5: "Nice", -2: "", 2: "Wow"}
    assert imported.cards("Says") == [(), (), (), ("Bye",)]
    assert imported.said() == [
        "Line 4: “7” lies outside the scale; the feeling became +2.",
        "Line 5: “Bye” became a note: the curve has no point for it.",
    ]


def test_percent_are_a_metric_with_its_unit_and_words_among_them_details() -> None:
    imported = Imported("Step\tConversion\nLooks\t45 %\nBuys\t3,5 %\nPays\tunknown")

    assert imported.lane("Conversion (%)").kind == "metric"
    assert sorted(amount.value for amount in imported.document.all(Amount)) == [3.5, 45]
    assert imported.steps[2].detail == "Conversion: unknown"


def test_feelings_in_words_are_notes_and_are_drawn_as_far_as_they_are_known() -> None:
    imported = Imported("Step,Emotion\nLooks,😟 Anxious\nPays,Purple\nTells,Delighted")

    assert imported.feelings() == [-1, None, 2]
    assert imported.cards("Feels") == [("😟 Anxious",), ("Purple",), ("Delighted",)]
    assert "Line 2: “😟 Anxious” was read as the feeling −1." in imported.said()


def test_the_rest_of_a_step_finds_its_place() -> None:
    imported = Imported(
        "Step,Moment of Truth,Confidence,Source,Duration,Owner\n"
        "Looks,x,observed,6 interviews,2 min,Ann\nPays,no,High,,,\nTells,first login works,,,,"
    )

    looks, pays, tells = imported.steps
    assert (looks.moment_of_truth, looks.evidence, looks.source) == (
        True, "observed", "6 interviews",
    )  # fmt: skip
    assert (looks.detail, looks.owner) == ("Duration: 2 min", "Ann")
    assert (pays.moment_of_truth, pays.evidence, pays.source) == (False, "", "Confidence: High")
    assert tells.moment_of_truth
    assert tells.detail == "Moment of Truth: first login works"


def test_without_titles_steps_are_called_as_their_touchpoint_or_their_stage() -> None:
    imported = Imported("Stage,Touchpoint,Emotion\nSearch,Ad,1\nBuy,,2")

    assert imported.titles() == ["Ad", "Buy"]


def test_what_is_left_out_is_reported_with_all_it_held() -> None:
    imported = Imported("ID,Step\n17,Looks\n18,Pays")

    (left_out,) = [line for line in imported.report if line.severity == "skipped"]
    assert str(left_out) == "“ID” was left out; cells: 2."
    assert left_out.source == "17\n18"


def test_cells_with_only_a_dash_count_as_empty_and_that_is_said() -> None:
    imported = Imported("Step,Touchpoint\nLooks,Ad\nPays,-\nTells,n/a")

    assert imported.cards("Touchpoint") == [("Ad",), (), ()]
    assert imported.said() == ["Cells with only a dash or “n/a” count as empty: 2."]


def test_a_mapping_that_leaves_no_step_is_refused() -> None:
    table = read_table("Step,Touchpoint\nLooks,Ad")
    nothing = TableMapping("steps_down", (Field("ignore"), Field("ignore")))

    with pytest.raises(ImportFileError, match="the table holds no step"):
        map_records(table, nothing)


def test_only_a_second_stage_on_a_step_keeps_that_step() -> None:
    table = read_table("Stage,Phase\nSearch,Early\nBuy,")
    both = TableMapping("steps_down", (Field("stage"), Field("stage")))

    records, _ = map_records(table, both)

    assert [record.detail for record in records if isinstance(record, Step)] == ["Phase: Early"]


@pytest.mark.parametrize("seed", range(150))
def test_every_typed_cell_of_an_awkward_table_is_in_the_map_or_in_the_report(seed: int) -> None:
    chance = random.Random(seed)
    table = _readable(awkward_table(chance))
    if table is None:
        return
    for mapping in (guess_mapping(table), awkward_mapping(chance, table)):
        for lens in ("activity", "functional"):
            try:
                records, report = map_records(table, mapping, lens=lens, title="x")
            except ImportFileError as refused:
                assert "holds no step" in str(refused)
                continue
            document = Document()
            document.load(records)
            assert violations(document) == []
            assert marks_lost(table, mapping, records, report) == set()


@given(st.text(max_size=300) | st.text(alphabet='ab1\t\n;,|"-–•. %', max_size=200))
def test_any_text_becomes_a_sound_map_or_is_refused_with_a_sentence(source: str) -> None:
    try:
        table = read_table(source)
        records, _ = map_records(table, guess_mapping(table))
    except ImportFileError as refused:
        assert str(refused)
        return
    document = Document()
    document.load(records)
    assert violations(document) == []


def test_the_largest_table_takes_a_few_times_as_long_as_making_its_records() -> None:
    """In proportion, since machines differ; on a quiet laptop the table takes two seconds."""
    headings = "Stage\tStep\tTouchpoint\tChannel\tEmotion\tPain Points\tDay\tOwner\n"
    rows = "".join(
        f"S{row // 100}\tDoes {row}\tAd {row}; Web\tWeb\t{row % 5 + 1}\tslow\t{row}\tTeam\n"
        for row in range(19_999)
    )
    before = time.process_time()
    table = read_table(headings + rows)
    records, _ = map_records(table, guess_mapping(table))
    between = time.process_time()
    floor = [Step(map_id="", position="a0", title=str(number)) for number in range(len(records))]
    after = time.process_time()

    assert sum(isinstance(record, Step) for record in records) == 19_999
    assert len(floor) == len(records)
    print(f"table {between - before:.2f} s, records {after - between:.2f} s")
    assert between - before < 6 * (after - between)


def test_more_cards_than_a_map_can_hold_are_refused() -> None:
    table = read_table("Step,Touchpoint\n" + "Looks,a;b;c;d;e;f\n" * 19_000)

    with pytest.raises(ImportFileError, match="more than 100000 cards"):
        map_records(table, guess_mapping(table))


def test_a_table_of_shapes_from_a_drawing_program_is_no_map_but_loses_nothing() -> None:
    path = CORPUS / "18-easy-journeys-lucidchart.csv"
    if not path.is_file():
        pytest.skip("the collection of tables is not here")
    imported = Imported(read_source_text(path))

    everything = repr(imported.records) + " ".join(_all_of(imported.report))
    for row in imported.table.rows[1:]:
        for cell in row:
            for word in cell.replace(";", " ").split():
                assert word in everything or word.replace(",", ".") in everything


def _all_of(report: Report) -> list[str]:
    return [f"{line} {line.source}" for line in report]


def _readable(source: str) -> Table | None:
    try:
        return read_table(source)
    except ImportFileError:
        return None
