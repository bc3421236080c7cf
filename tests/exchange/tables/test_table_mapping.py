"""What columns are guessed to mean: by headings met in published tables, else by their cells."""

import csv
from pathlib import Path

import pytest

from cjm_desktop.exchange.source_text import read_source_text
from cjm_desktop.exchange.tables.fields import Field
from cjm_desktop.exchange.tables.headings import headings_of
from cjm_desktop.exchange.tables.mapping import guess_mapping
from cjm_desktop.exchange.tables.reader import read_table

DATA = Path(__file__).parents[2] / "data" / "tables"
CORPUS = Path(__file__).parents[4] / "shared" / "corpus" / "tables"

MEANINGS: dict[str, Field | None] = {
    "Touchpoint": Field("department"),
    "Touchpoints": Field("department"),
    "Stage": Field("stage"),
    "Phase": Field("stage"),
    "Opportunities": Field("notes", note_kind="opportunity"),
    "Opportunity": Field("notes", note_kind="opportunity"),
    "Pain Points": Field("notes", note_kind="pain"),
    "Pain Point": Field("notes", note_kind="pain"),
    "Channel": Field("channel"),
    "Emotion": Field("feeling"),
    "Emotions": Field("feeling"),
    "Actions": Field("step"),
    "Action": Field("step"),
    "User Action": Field("step"),
    "Customer Actions": Field("step"),
    "Thoughts": Field("notes", note_kind="thinks"),
    # How sure the team is: it says of the step what it rests on.
    "Confidence": Field("evidence"),
    "Day": Field("time"),
    # A length of time is no point in time, so it stays a detail of the step.
    "Duration": Field("detail"),
    "KPIs": Field("metric"),
    "Owner": Field("owner"),
    # Japanese for stage: headings of other languages have files of their own.
    "ステージ": None,
}

RARER: dict[str, Field] = {
    "CX Pain Points": Field("notes", note_kind="pain"),
    "Thoughts & Feelings": Field("notes", note_kind="thinks"),
    "Thought/Quote": Field("notes", note_kind="thinks"),
    "Friction Points": Field("notes", note_kind="pain"),
    "Behind-the-Scenes Action": Field("department", side="back"),
    "System/Service Response": Field("department", side="support"),
    "Customer Goal": Field("notes", note_kind="needs"),
    "Business Goals": Field("notes"),
    "Teams Involved": Field("owner"),
    "Satisfaction (1-5)": Field("feeling"),
    "**Moment of Truth**": Field("moment_of_truth"),
    "Source of data": Field("source"),
    "TP ID": Field("ignore"),
    "Step": Field("step"),
    "Department": Field("department_name"),
    "Quote": Field("quote"),
    "Start": Field("time_from"),
    "End": Field("time_to"),
}


@pytest.mark.parametrize(("heading", "field"), [*MEANINGS.items(), *RARER.items()])
def test_a_heading_has_its_meaning(heading: str, field: Field | None) -> None:
    known = headings_of()
    assert known.field_of(heading) == field
    assert known.field_of(f"  {heading.upper()}: ") == field


def test_every_heading_met_three_times_has_its_meaning_here() -> None:
    if not CORPUS.is_dir():
        pytest.skip("the collection of headings is not here")
    with (CORPUS / "HEADINGS.tsv").open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source, delimiter="\t"))

    often = {row["heading (as written)"] for row in rows if int(row["count"]) >= 3}

    assert often
    assert often <= MEANINGS.keys()


def test_the_usual_template_has_its_steps_across() -> None:
    mapping = guess_mapping(read_table(read_source_text(DATA / "template-across.tsv")))

    assert mapping.orientation == "steps_across"
    assert mapping.has_headings
    assert [field.kind for field in mapping.fields] == [
        "stage", "step", "department", "channel", "feeling", "notes", "notes", "metric", "owner",
    ]  # fmt: skip
    assert mapping.fields[4].scale == "words"
    assert mapping.fields[5] == Field("notes", "Pain Points", note_kind="pain")


def test_a_list_of_steps_has_its_steps_down() -> None:
    mapping = guess_mapping(
        read_table("Stage,Action,Emotion (1-5),Day,Weather\nSearch,Looks,3,1,fine\nBuy,Pays,2,2,")
    )

    assert mapping.orientation == "steps_down"
    assert mapping.fields == (
        Field("stage", "Stage"),
        Field("step", "Action"),
        Field("feeling", "Emotion", scale="1..5"),
        Field("time", "Day"),
        Field("department", "Weather"),
    )


def test_unknown_headings_are_told_by_their_cells() -> None:
    """A Danish file with Danish headings, while only English ones are known."""
    mapping = guess_mapping(read_table(read_source_text(DATA / "excel-denmark.csv")))

    kinds = [field.kind for field in mapping.fields]
    assert mapping.orientation == "steps_down"
    assert mapping.has_headings
    assert kinds == ["step", "department", "department", "metric", "metric"]


def test_numbers_below_and_above_nothing_are_feelings_and_long_texts_notes() -> None:
    mapping = guess_mapping(read_table("What,Curve,Prose\nLooks,-2," + "word " * 50))

    assert [field.kind for field in mapping.fields] == ["step", "feeling", "notes"]


def test_a_matrix_with_an_empty_corner_has_departments_down_and_steps_across() -> None:
    mapping = guess_mapping(read_table("\tLooks\tBuys\nSales\tShop\tTill\nFinance\t\tInvoice"))

    assert mapping.orientation == "steps_across"
    assert mapping.fields == (
        Field("step"), Field("department", "Sales"), Field("department", "Finance"),
    )  # fmt: skip


def test_a_title_over_merged_cells_is_a_stage() -> None:
    mapping = guess_mapping(
        read_table("\tSearch\t\tBuy\n\tLooks\tCompares\tPays\nSales\tShop\t\tTill")
    )

    assert [field.kind for field in mapping.fields] == ["stage", "step", "department"]


def test_a_range_without_headings_is_all_journey() -> None:
    mapping = guess_mapping(read_table("Looks\tWeb shop\nPays\tTill"))

    assert not mapping.has_headings
    assert mapping.fields == (Field("step"), Field("department"))


def test_a_single_row_is_steps() -> None:
    mapping = guess_mapping(read_table("Looks\tCompares\tPays"))

    assert (mapping.orientation, mapping.has_headings) == ("steps_across", False)
    assert mapping.fields == (Field("step"),)


def test_headings_that_promise_what_the_cells_do_not_hold_give_way() -> None:
    mapping = guess_mapping(
        read_table("Step,KPI,Time,Channel,Quote\nLooks,Many visits,later,Web,Hm\nPays,Few,soon,,")
    )

    assert [field.kind for field in mapping.fields] == [
        "step", "notes", "detail", "department", "notes",
    ]  # fmt: skip
    assert mapping.fields[4].note_kind == "says"


def test_a_second_column_of_stages_is_the_steps_where_nothing_else_is() -> None:
    fields = guess_mapping(read_table("Phase,Stage,Emotion\nBefore,Looks,1\nAfter,Pays,2")).fields
    assert [field.kind for field in fields] == ["stage", "step", "feeling"]

    fields = guess_mapping(read_table("Phase,Stage,Step\nBefore,Search,Looks")).fields
    assert [field.kind for field in fields] == ["stage", "detail", "step"]


def test_a_person_may_turn_the_table_round_and_guess_again() -> None:
    table = read_table("\tLooks\tPays\nSales\tShop\tTill")

    mapping = guess_mapping(table, orientation="steps_down", has_headings=True)

    assert mapping.orientation == "steps_down"
    assert [(field.kind, field.title) for field in mapping.fields] == [
        ("step", ""), ("department", "Looks"), ("department", "Pays"),
    ]  # fmt: skip
