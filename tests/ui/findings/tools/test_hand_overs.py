"""The hand-over table: what was worked out by hand, agreed, typed, taken back and left over."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from cjm_desktop.language import LANGUAGES, text, use_language
from cjm_desktop.lenses.functional import HOW
from cjm_desktop.lenses.hand_overs import hand_overs_of
from cjm_desktop.model.editing import change
from cjm_desktop.model.records import Agreement, Journey, Lane, Touchpoint
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.storage.workshop_file import create_workshop
from cjm_desktop.ui.findings.tools.cells import PADDING, after_sign
from cjm_desktop.ui.findings.tools.hand_over_model import HEADINGS, Column
from cjm_desktop.ui.findings.tools.hand_over_tool import LEAST_AND_SHARE
from cjm_desktop.ui.findings.tools.signs import ARROW_WIDTH
from tests.ui.findings.tools.conftest import OpenHandOvers
from tests.ui.findings.tools.tool_hands import HandOverHands, read
from tests.ui.window_hands import action

BY_HAND = [
    ["4  Books a room", "Marketing → Booking", "warm", "no", "", "", ""],
    ["6  Checks in", "Booking → Reception", "through a gap", "no", "", "", ""],
    ["9  Gets invoice and survey", "Reception → Marketing", "cold", "no", "", "", ""],
    ["9  Gets invoice and survey", "Reception → Finance", "cold", "no", "", "", ""],
    ["10  Tells colleagues, rebooks", "Finance → Marketing", "warm", "no", "", "", ""],
]
ALL = "SELECT from_department, to_department, what, by_whom, agreed_on FROM agreement"


def rename_lane(hands: HandOverHands, old: str, new: str) -> None:
    with hands.history.edit(text("Edit")) as edit:
        change(edit, hands.find(Lane, title=old), title=new)
    hands.look()


# --- what is shown ------------------------------------------------------------------------------


def test_the_hotel_stay_has_the_hand_overs_worked_out_by_hand(hand_overs: HandOverHands) -> None:
    assert hand_overs.rows == BY_HAND


def test_the_rows_are_those_of_the_lens(hand_overs: HandOverHands) -> None:
    session = hand_overs.window.canvas.session
    assert session is not None
    computed = [
        (one.step.id, one.giver.id, receiver.id)
        for one in hand_overs_of(session.arrangement)
        for receiver in one.receivers
    ]
    assert [row.key for row in hand_overs.model.rows] == computed


def test_arrows_have_the_colours_they_have_on_the_map(hand_overs: HandOverHands) -> None:
    hand_overs.window.look.choose("light")
    theme = hand_overs.window.look.theme
    for row, kind in enumerate(("warm", "through_gap", "cold")):
        cell = hand_overs.table.visualRect(hand_overs.at(row, Column.KIND))
        image = hand_overs.table.viewport().grab(cell).toImage()
        pixels = {image.pixelColor(x, y).name()
                  for x in range(image.width()) for y in range(image.height())}  # fmt: skip
        assert theme.colour(f"hand_over.{kind}") in pixels, kind


@pytest.mark.usefixtures("application")
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_heading_and_no_kind_is_cut_in_a_narrow_panel(language: str) -> None:
    use_language(language)
    least = {column: width for column, (width, _) in LEAST_AND_SHARE.items()}
    heading, words = map(QFontMetrics, (widget_font("semibold", 12), widget_font("regular", 13)))
    for column, said in HEADINGS.items():
        assert heading.horizontalAdvance(str(said)) <= least[column] - 2 * PADDING, str(said)
    for kind in HOW.values():
        room = after_sign(QRect(0, 0, least[Column.KIND] - 2 * PADDING, 30), ARROW_WIDTH)
        assert words.horizontalAdvance(str(kind)) <= room.width(), str(kind)


def test_a_screen_reader_hears_what_each_cell_is_of(hand_overs: HandOverHands) -> None:
    said = [hand_overs.spoken(hand_overs.at(1, column)) for column in Column]

    assert said == [
        "Step 6: Checks in",
        "From Booking to Reception",
        "How, Booking → Reception: through a gap",
        "Booking → Reception: not agreed",
        "What is handed over, Booking → Reception: empty",
        "By whom, Booking → Reception: empty",
        "Agreed on, Booking → Reception: empty",
    ]


def test_a_map_without_hand_overs_says_so(open_hand_overs: OpenHandOvers, empty_map: Path) -> None:
    hands = open_hand_overs(empty_map)

    assert hands.rows == []
    assert "No hand-overs yet" in hands.says


def test_forty_departments(open_hand_overs: OpenHandOvers, large_map: Path) -> None:
    hands = open_hand_overs(large_map)

    assert len(hands.rows) == hands.model.rowCount() > 50
    assert hands.rows[0][:3] == ["2  Step 2", "Department 1 → Department 2", "cold"]


# --- agreeing -----------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["click", "space", "enter", "menu"])
def test_a_tick_agrees_on_it_today_in_one_step_of_undo(hand_overs: HandOverHands, how: str) -> None:
    box = hand_overs.at(3, Column.AGREED)
    if how == "click":
        hand_overs.click(box)
    elif how == "menu":
        hand_overs.choose(box, "Agreed")
    else:
        hand_overs.table.go_to(box)
        hand_overs.press(Qt.Key.Key_Space if how == "space" else Qt.Key.Key_Return)

    assert hand_overs.row(3)[3:] == ["yes", "", "", "2026-11-14"]
    assert hand_overs.spoken(box) == "Reception → Finance: agreed"
    assert str(hand_overs.history.undo_label) == "Agree on hand-over"
    hand_overs.undo()
    assert hand_overs.rows == BY_HAND
    hand_overs.redo()
    assert hand_overs.row(3)[3] == "yes"


def test_a_click_anywhere_in_the_cell_ticks_once(hand_overs: HandOverHands) -> None:
    cell = hand_overs.table.visualRect(hand_overs.at(0, Column.AGREED))
    for x in range(cell.left() + 4, cell.right() - 3, 12):
        before = hand_overs.row(0)[3]
        QTest.mouseClick(
            hand_overs.table.viewport(), Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier, QPoint(x, cell.center().y()),
        )  # fmt: skip
        hand_overs.look()
        assert hand_overs.row(0)[3] != before, x


def test_taking_the_tick_away_reopens_it_and_can_be_undone(hand_overs: HandOverHands) -> None:
    hand_overs.type(2, Column.WHAT, "Cost centre")
    hand_overs.click(hand_overs.at(2, Column.AGREED))

    assert hand_overs.rows == BY_HAND
    assert hand_overs.document.all(Agreement) == []
    hand_overs.undo()
    assert hand_overs.row(2)[3:5] == ["yes", "Cost centre"]


def test_all_receivers_agreed_is_asked_no_more(hand_overs: HandOverHands) -> None:
    assert {"cold_hand_over", "hand_over_through_gap"} <= set(hand_overs.asks())

    hand_overs.click(hand_overs.at(2, Column.AGREED))
    assert "cold_hand_over" in hand_overs.asks()
    hand_overs.click(hand_overs.at(3, Column.AGREED))
    hand_overs.click(hand_overs.at(1, Column.AGREED))
    assert not {"cold_hand_over", "hand_over_through_gap"} & set(hand_overs.asks())


def test_what_is_typed_is_kept_in_the_file(hand_overs: HandOverHands, qtbot: QtBot) -> None:
    hand_overs.click(hand_overs.at(3, Column.AGREED))
    hand_overs.type(3, Column.WHAT, "Cost centre")
    hand_overs.type(3, Column.BY_WHOM, "Eva")
    hand_overs.type(3, Column.AGREED_ON, "2026-11-02")

    row = ("Reception", "Finance", "Cost centre", "Eva", "2026-11-02")
    qtbot.waitUntil(lambda: hand_overs.rows_in_file(ALL) == [row])
    assert hand_overs.row(3)[3:] == ["yes", "Cost centre", "Eva", "2026-11-02"]
    for _ in range(3):
        hand_overs.undo()
    assert hand_overs.row(3)[3:] == ["yes", "", "", "2026-11-14"]


def test_typing_into_a_row_that_was_not_agreed_agrees_on_it(hand_overs: HandOverHands) -> None:
    hand_overs.type(0, Column.BY_WHOM, "Ib")

    assert hand_overs.row(0)[3:] == ["yes", "", "Ib", "2026-11-14"]
    hand_overs.undo()
    assert hand_overs.rows == BY_HAND


def test_enter_leads_down_tab_to_the_side_and_escape_drops(hand_overs: HandOverHands) -> None:
    hand_overs.click(hand_overs.at(0, Column.WHAT))
    hand_overs.keys("Wishes")
    hand_overs.press(Qt.Key.Key_Tab)
    assert hand_overs.table.currentIndex() == hand_overs.at(0, Column.BY_WHOM)
    hand_overs.keys("Eva")
    hand_overs.press(Qt.Key.Key_Return)
    assert hand_overs.table.currentIndex() == hand_overs.at(1, Column.BY_WHOM)
    assert hand_overs.table.hasFocus()
    hand_overs.keys("Nobody")
    hand_overs.press(Qt.Key.Key_Escape)

    assert hand_overs.row(0)[3:6] == ["yes", "Wishes", "Eva"]
    assert hand_overs.row(1) == BY_HAND[1]


def test_delete_empties_a_field_and_elsewhere_takes_the_tick_away(
    hand_overs: HandOverHands,
) -> None:
    hand_overs.type(0, Column.WHAT, "Wishes")
    hand_overs.table.go_to(hand_overs.at(0, Column.WHAT))
    hand_overs.press(Qt.Key.Key_Delete)
    assert hand_overs.row(0)[3:] == ["yes", "", "", "2026-11-14"]

    hand_overs.table.go_to(hand_overs.at(0, Column.STEP))
    hand_overs.press(Qt.Key.Key_Delete)
    assert hand_overs.rows == BY_HAND
    assert len(hand_overs.document.all(Touchpoint)) == 12


def test_a_date_of_no_calendar_is_refused_and_stays_open(hand_overs: HandOverHands) -> None:
    hand_overs.type(0, Column.AGREED_ON, "31/2")

    assert "is not a date" in " ".join(hand_overs.told)
    assert hand_overs.field is not None
    assert hand_overs.field.text() == "31/2"
    assert hand_overs.rows == BY_HAND
    assert not hand_overs.history.can_undo


def test_what_is_being_typed_is_taken_over_when_all_typing_ends(hand_overs: HandOverHands) -> None:
    hand_overs.click(hand_overs.at(0, Column.WHAT))
    hand_overs.keys("Wishes")
    hand_overs.tool.finish_typing()

    assert hand_overs.row(0)[4] == "Wishes"


def test_known_names_are_filled_in(hand_overs: HandOverHands) -> None:
    hand_overs.click(hand_overs.at(0, Column.BY_WHOM))
    hand_overs.keys("head")

    assert hand_overs.field is not None
    assert hand_overs.field.text().casefold() == "head of booking"


def test_a_department_without_a_name_cannot_agree(hand_overs: HandOverHands) -> None:
    rename_lane(hand_overs, "Finance", "")
    assert hand_overs.row(3)[1] == "Reception → Department 4"

    hand_overs.click(hand_overs.at(3, Column.AGREED))
    assert hand_overs.row(3)[3] == "no"
    assert "title first" in " ".join(hand_overs.told)


# --- left over ----------------------------------------------------------------------------------


def test_an_agreement_of_a_hand_over_that_is_gone_is_listed_until_removed(
    hand_overs: HandOverHands,
) -> None:
    hand_overs.type(3, Column.WHAT, "Cost centre")
    invoice = hand_overs.find(Touchpoint, title="Invoice by e-mail")
    with hand_overs.history.edit(text("Delete")) as edit:
        edit.delete(invoice)
    hand_overs.look()

    assert hand_overs.rows[-1] == [
        "9  Gets invoice and survey", "Reception → Finance", "no longer needed", "Remove",
        "Cost centre", "", "2026-11-14",
    ]  # fmt: skip
    assert len(hand_overs.rows) == 4
    last = hand_overs.at(3, Column.AGREED)
    assert hand_overs.spoken(last).endswith("no longer needed; Enter removes it")

    hand_overs.click(last)
    assert [row[1] for row in hand_overs.rows] == [
        "Marketing → Booking", "Booking → Reception", "Reception → Marketing",
    ]  # fmt: skip
    assert hand_overs.document.all(Agreement) == []
    hand_overs.undo()
    assert hand_overs.rows[-1][4] == "Cost centre"
    hand_overs.undo()
    assert hand_overs.row(3)[2:5] == ["cold", "yes", "Cost centre"]


def test_an_agreement_goes_along_when_a_department_is_renamed(hand_overs: HandOverHands) -> None:
    hand_overs.type(3, Column.WHAT, "Cost centre")
    canvas = hand_overs.window.canvas
    canvas.edit(hand_overs.find(Lane, title="Finance").id)
    editor = canvas.findChild(QPlainTextEdit, "in-place-editor")
    assert isinstance(editor, QPlainTextEdit)
    for words in ("M", "Ma", "Marketing", "Marketing & Co"):
        editor.setPlainText(words)
    canvas.finish_typing()
    hand_overs.look()

    assert hand_overs.row(3)[1:5] == ["Reception → Marketing & Co", "cold", "yes", "Cost centre"]
    assert hand_overs.row(2)[3] == "no"
    assert len(hand_overs.rows) == 5


def test_the_cursor_stays_on_its_row_while_others_come_and_go(hand_overs: HandOverHands) -> None:
    hand_overs.click(hand_overs.at(4, Column.WHAT))
    before = hand_overs.selected
    chat = hand_overs.find(Touchpoint, title="Room page")
    with hand_overs.history.edit(text("Edit")) as edit:
        edit.put(replace(chat, status="missing"))
    hand_overs.look()
    hand_overs.undo()

    assert hand_overs.table.currentIndex() == hand_overs.at(4, Column.WHAT)
    assert hand_overs.selected == before


# --- the map ------------------------------------------------------------------------------------


def test_the_row_with_the_cursor_is_selected_on_the_map(hand_overs: HandOverHands) -> None:
    hand_overs.click(hand_overs.at(0, Column.STEP))
    assert hand_overs.selected == ["Books a room", "Review site profile", "Booking confirmation"]

    hand_overs.press(Qt.Key.Key_Down)
    assert hand_overs.selected == ["Checks in", "Booking confirmation", "Check-in desk"]


def test_what_the_pointer_is_over_is_told(hand_overs: HandOverHands) -> None:
    told: list[tuple[str, ...]] = []
    hand_overs.tool.pointed.connect(told.append)
    hand_overs.hover(hand_overs.at(4, Column.WAY))
    hand_overs.hover(None)

    titles = [getattr(hand_overs.document.find(key), "title", "") for key in told[-2]]
    assert titles == ["Tells colleagues, rebooks", "Invoice by e-mail", "Member newsletter"]
    assert told[-1] == ()


def test_a_patch_elsewhere_leaves_the_table_alone(hand_overs: HandOverHands) -> None:
    hand_overs.click(hand_overs.at(0, Column.WHAT))
    hand_overs.keys("half a wo")
    with hand_overs.history.edit(text("Edit")) as edit:
        change(edit, hand_overs.find(Touchpoint, title="Search ad"), title="Ad")
    hand_overs.look()

    assert hand_overs.field is not None
    assert hand_overs.field.text() == "half a wo"


def test_another_map_has_hand_overs_of_its_own(
    open_hand_overs: OpenHandOvers, two_maps: Path
) -> None:
    hands = open_hand_overs(two_maps)
    assert len(hands.rows) == 5

    hands.window.choose_map(hands.find(Journey, title="Other").id)
    hands.show()
    assert hands.rows == []


# --- a file that is only read -------------------------------------------------------------------


def test_a_file_that_is_only_read_shows_but_takes_nothing(
    open_hand_overs: OpenHandOvers, hotel_stay: Path
) -> None:
    first = open_hand_overs(hotel_stay)
    first.click(first.at(3, Column.AGREED))
    second = open_hand_overs(hotel_stay)
    assert not second.window.canvas.editable
    before = second.rows

    second.click(second.at(2, Column.AGREED))
    second.press(Qt.Key.Key_Delete)
    second.click(second.at(0, Column.WHAT))
    second.keys("Wishes")
    second.press(Qt.Key.Key_Return)

    assert second.field is None
    assert second.rows == before
    assert second.told == []
    assert not second.history.can_undo
    assert second.selected[0] == "Books a room"


def test_what_was_agreed_is_there_when_the_file_is_opened_again(
    open_hand_overs: OpenHandOvers, tmp_path: Path, hotel_stay: Path
) -> None:
    hands = open_hand_overs(hotel_stay)
    hands.type(1, Column.WHAT, "Wishes")
    records = list(hands.document.records())
    path = tmp_path / "Again.cjm"
    create_workshop(path, records)

    again = open_hand_overs(path)
    assert again.row(1)[2:5] == ["through a gap", "yes", "Wishes"]
    assert read(path, ALL) == [("Booking", "Reception", "Wishes", "", "2026-11-14")]
    assert action(again.window, "edit.undo").isEnabled() is False
