"""What stands in the table: the worked example as CONTENT.md has it, seen and heard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QTableView

from cjm_desktop.exchange.templates import TEMPLATES, template_records
from cjm_desktop.language import LANGUAGES
from cjm_desktop.model.cards import set_last_step
from cjm_desktop.model.curves import add_curve
from cjm_desktop.model.lanes import add_lane
from cjm_desktop.model.records import Curve, Journey, Stage
from cjm_desktop.ui.table_view.columns.steps import StageColumn
from cjm_desktop.ui.table_view.measures import laid_out
from tests.ui.table_view.table_hands import Hands

STEPS = """
Gets the assignment|day −21|Framing the decision|0.2|
Searches for a hotel|day −20|Deciding|0.5|
Compares and reads reviews|day −20|Deciding|−0.4|
Books a room|day −19|Transaction|1.2|
Packs the suitcase|day −1|Deciding|−1.6|Is there an iron? No idea.
Checks in|day 0|Transaction|0.6|
Uses room and pool|day 0–2|Transaction|1.6|The pool made my day.
Checks out|day 2|Transaction|0.4|
Gets invoice and survey|day 5|Evaluation|−1.1|Wrong company name again.
Tells colleagues, rebooks|day 14|Evaluation|0.9|
"""
CARDS = """
Marketing|2 Search ad|3 Review site profile|9 NPS survey|10 Member newsletter
Booking|3 Room page|4 Booking confirmation
Reception|6 Check-in desk|7 Concierge chat|8 Key drop
Finance|9 Invoice by e-mail
Housekeeping|6 Room ready by 14:00|7 Pool towels
Thinks|5 What do I need to bring?
Pains|3 Photos look the same everywhere|5 No list of what the room has|9 Invoice lacks cost centre
Opportunities|5 “What’s in your room” mail two days before|9 Company details saved at booking
"""


def test_it_says_what_the_worked_example_says(hands: Hands) -> None:
    said = [
        "|".join(hands.model.words(row, at) for at in (0, 2, 1, 3, 4))
        for row in range(hands.model.step_count)
    ]
    assert said == STEPS.strip().split("\n")
    for line in CARDS.strip().split("\n"):
        lane, *cards = line.split("|")
        at = hands.at(lane)
        found = [f"{row + 1} {words}" for row in range(10) if (words := hands.model.words(row, at))]
        assert found == cards


def test_the_columns_are_the_lanes_in_their_order_with_their_sides(hands: Hands) -> None:
    assert hands.headings == [
        "Step", "Stage", "Time", "Emotion", "Emotion", "Marketing", "Booking", "Reception",
        "Finance", "Housekeeping", "Thinks", "Pains", "Opportunities",
    ]  # fmt: skip
    said = [
        hands.model.headerData(at, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
        for at in (1, 3, 4, 5, 9, 10)
    ]
    assert said == [
        "Stage in the lens: Goal-based", "Emotion, −2 … +2", "Emotion, Quotes",
        "Marketing, Front stage", "Housekeeping, Back stage", "Thinks, Notes",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lens", "stages"),
    [
        ("functional", "Without us|Marketing|Marketing + Sales|Sales|Without us|Service|Service"
                       "|Service|Marketing + Finance|Marketing"),
        ("outcome", "Without us|Acquisition|Acquisition|Conversion|Without us|Retention|Retention"
                    "|Retention|Retention|Retention"),
        ("activity", "Planning|Search|Search|Booking|Packing|Check-in|Stay|Check-out|Afterwards"
                     "|Afterwards"),
    ],
)  # fmt: skip
def test_the_stages_are_those_of_the_lens_on_screen(hands: Hands, lens: str, stages: str) -> None:
    hands.run(f"lens.{lens}")
    assert hands.column("Stage") == stages.split("|")


def accessible(hands: Hands, row: int, heading: str, *, again: int = 0) -> str:
    """What a screen reader says of a cell."""
    interface = QAccessible.queryAccessibleInterface(hands.view)
    at = hands.at(heading) + again
    columns = hands.model.columnCount() + 1  # The numbers of the rows stand in a column, too.
    cell = interface.child((row + 1) * columns + at + 1)
    return cell.text(QAccessible.Text.Name)


def test_a_screen_reader_says_where_a_cell_is_and_what_stands_there(hands: Hands) -> None:
    assert accessible(hands, 3, "Booking") == "Booking, Books a room: Booking confirmation, E-mail"
    assert accessible(hands, 3, "Marketing") == "Marketing, Books a room: empty"
    assert accessible(hands, 4, "Emotion") == "Emotion, Packs the suitcase: −1.6"
    assert accessible(hands, 4, "Emotion", again=1) == (
        "Emotion, Quotes, Packs the suitcase: Is there an iron? No idea."
    )
    assert accessible(hands, 4, "Step") == "Step 5: Packs the suitcase, without us"
    assert accessible(hands, 5, "Step") == "Step 6: Checks in, moment of truth"
    assert accessible(hands, 4, "Opportunities") == (
        "Opportunities, Packs the suitcase: “What’s in your room” mail two days before, 4 votes"
    )
    assert accessible(hands, 10, "Step") == "New step, Step: type to add it"
    hands.run("lens.outcome")
    assert accessible(hands, 4, "Stage") == "Stage, Packs the suitcase: Without us"


def test_the_table_and_its_parts_have_names(hands: Hands) -> None:
    assert isinstance(hands.view, QTableView)
    assert hands.view.objectName() == "table"
    assert hands.view.accessibleName() == "Table of the map"
    assert hands.view.horizontalHeader().accessibleName() == "Columns"
    assert hands.view.verticalHeader().accessibleName() == "Steps"
    hands.go(3, "Booking")
    hands.press(Qt.Key.Key_F2)
    assert hands.editor.accessibleName().startswith("Booking, Books a room: ")


def test_a_card_over_several_steps_goes_on_in_the_rows_below(hands: Hands) -> None:
    desk = hands.card("Check-in desk")
    with hands.history.edit("Stretch") as edit:
        set_last_step(edit, desk, hands.step("Checks out").id)  # type: ignore[type-var]
    assert hands.column("Reception") == [
        "Check-in desk", "↑ Check-in desk\nConcierge chat", "↑ Check-in desk\nKey drop",
    ]  # fmt: skip
    assert accessible(hands, 5, "Reception") == (
        "Reception, Checks in: Check-in desk, In person, to Checks out"
    )
    assert accessible(hands, 6, "Reception") == (
        "Reception, Uses room and pool: Check-in desk goes on; Concierge chat, Chat"
    )


def test_several_curves_have_columns_of_their_own(hands: Hands) -> None:
    first = hands.document.all(Curve)[0]
    with hands.history.edit("Another") as edit:
        edit.put(replace(first, title="Mette"))
        add_curve(edit, hands.document.all(Journey)[0].id, "Staff")
    assert hands.headings[3:7] == ["Emotion Mette", "Emotion Mette", "Emotion Staff",
                                   "Emotion Staff"]  # fmt: skip
    hands.type(0, "Emotion Staff", "-1")
    assert hands.words(0, "Emotion Mette") == "0.2"
    assert hands.words(0, "Emotion Staff") == "−1"


def test_lines_inside_a_title_are_one_line_in_the_cell(hands: Hands) -> None:
    card = hands.card("Room page")
    with hands.history.edit("Type") as edit:
        edit.put(replace(card, title="Room page\nwith photos"))  # type: ignore[arg-type]
    assert hands.words(2, "Booking") == "Room page ↵ with photos"


def test_what_has_no_title_is_called_something(hands: Hands) -> None:
    with hands.history.edit("Empty") as edit:
        edit.put(
            replace(hands.card("Room page"), title=""), replace(hands.step("Checks in"), title="")
        )  # type: ignore[call-arg]
        add_lane(edit, hands.document.all(Journey)[0].id, "department", "")
    assert hands.words(2, "Booking") == "(untitled)"
    assert hands.headings[-1] == "Untitled"
    assert accessible(hands, 5, "Reception") == "Reception, Step 6: Check-in desk, In person"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TEMPLATES)
def test_no_word_of_a_stage_of_a_template_is_broken(name: str, language: str) -> None:
    stages = [one for one in template_records(name, language) if isinstance(one, Stage)]
    for title in (stage.title for stage in stages):
        lines = [line for line, _ in laid_out(title, "regular", StageColumn.width).lines]
        assert " ".join(lines).split() == title.replace("/", "/ ").split(), title
