"""Ranges of cells to and from the clipboard, as spreadsheets know them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from cjm_desktop.model.records import Touchpoint
from tests.ui.table_view.table_hands import CTRL, Hands


def test_a_range_is_copied_as_a_spreadsheet_reads_it(hands: Hands) -> None:
    hands.add_lines(3, "Booking", "Loyalty number")
    hands.select((2, "Marketing"), (3, "Booking"))
    assert hands.copy() == (
        'Review site profile\tRoom page\n\t"Booking confirmation\nLoyalty number"'
    )
    html = QGuiApplication.clipboard().mimeData().html()
    assert "<td>Booking confirmation<br>Loyalty number</td>" in html


def test_a_range_is_pasted_as_it_was_in_one_step_of_undo(hands: Hands) -> None:
    hands.add_lines(3, "Booking", "Loyalty number")
    before = hands.document.snapshot()
    hands.select((2, "Marketing"), (3, "Booking"))
    hands.copy()
    hands.go(6, "Marketing")
    hands.paste()
    assert hands.words(6, "Marketing") == "Review site profile"
    assert hands.words(6, "Booking") == "Room page"
    assert hands.words(7, "Booking") == "Booking confirmation\nLoyalty number"
    assert hands.undo_words == "Paste cells"
    hands.undo()
    assert hands.document == before


def test_a_table_of_a_spreadsheet_fills_cells_and_adds_steps(hands: Hands) -> None:
    hands.go(9, "Step")
    hands.paste(
        "Tells friends\tEvaluation\t15\t1,5\nComes back\tEvaluation\t300\t2\nStays\t\t301\t\n"
    )
    assert hands.titles[9:] == ["Tells friends", "Comes back", "Stays"]
    assert hands.words(10, "Time") == "day 300"
    assert hands.words(10, "Emotion") == "2"
    assert hands.words(11, "Stage") == "Evaluation", "a new step lies where that above does"
    assert hands.words(9, "Marketing") == "Member newsletter", "what was not pasted over stays"
    hands.undo()
    assert hands.model.step_count == 10
    assert hands.titles[9] == "Tells colleagues, rebooks"


def test_one_cell_is_pasted_into_all_that_are_selected(hands: Hands) -> None:
    hands.select((0, "Booking"), (1, "Reception"))
    hands.paste("Phone call")
    assert [hands.words(row, lane) for row in (0, 1) for lane in ("Booking", "Reception")] == (
        ["Phone call"] * 4
    )
    hands.undo()
    assert hands.words(0, "Booking") == ""


def test_lines_of_text_go_down_the_column(empty: Hands) -> None:
    empty.paste("Hears of it\nTries it\n\nBuys it")
    assert empty.titles == ["Hears of it", "Tries it", "", "Buys it"]


def test_cut_empties_what_it_takes(hands: Hands) -> None:
    hands.select((2, "Marketing"), (2, "Booking"))
    hands.press(Qt.Key.Key_X, CTRL)
    assert hands.words(2, "Marketing") == hands.words(2, "Booking") == ""
    assert hands.undo_words == "Cut"
    hands.go(3, "Marketing")
    hands.paste()
    assert hands.words(3, "Marketing") == "Review site profile"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Searches\tDeciding\tsoon", "Row 2, Time: “soon” is not a time. Nothing was pasted."),
        ("Searches\tDeciding\t1\t9", "Row 2, Emotion: A feeling lies between −2 and +2"),
    ],
)
def test_a_wrong_value_in_a_paste_changes_nothing(hands: Hands, words: str, said: str) -> None:
    before = hands.document.snapshot()
    hands.go(1, "Step")
    hands.paste(words)
    assert said in hands.notices
    assert hands.document == before


def test_what_has_no_column_is_told(hands: Hands) -> None:
    hands.go(1, "Opportunities")
    hands.paste("A\tB\tC")
    assert hands.words(1, "Opportunities") == "A"
    assert "no column" in hands.notices
    assert "2" in hands.notices


def test_stages_that_the_departments_decide_are_left_out(hands: Hands) -> None:
    hands.run("lens.functional")
    hands.go(1, "Step")
    hands.paste("Searches\tSomething\t3")
    assert hands.titles[1] == "Searches"
    assert hands.words(1, "Stage") == "Marketing"
    assert "follow from the departments" in hands.notices


def test_quotes_that_do_not_match_are_read_as_they_stand(hands: Hands) -> None:
    hands.go(0, "Thinks")
    hands.paste('"Where to?\nWhen?')
    assert hands.words(0, "Thinks") == '"Where to?'
    assert hands.words(1, "Thinks") == "When?"


def test_more_than_the_window_can_take_is_refused(hands: Hands) -> None:
    hands.go(0, "Step")
    hands.paste("\n".join("\t".join(["x"] * 11) for _ in range(1000)))
    assert "more than 10000 cells" in hands.notices
    assert not hands.history.can_undo


def test_cards_copied_in_the_table_are_whole_cards_on_the_map(hands: Hands) -> None:
    hands.go(3, "Booking")
    hands.copy()
    hands.run("view.table")
    canvas = hands.window.canvas
    canvas.select([hands.step("Checks out").id])
    hands.run("edit.paste")
    copies = [each for each in hands.document.all(Touchpoint)
              if each.title == "Booking confirmation"]  # fmt: skip
    assert [each.channel for each in copies] == ["E-mail", "E-mail"]


def test_cards_copied_on_the_map_are_whole_cards_in_the_table(hands: Hands) -> None:
    hands.run("view.table")
    hands.window.canvas.select([hands.card("Booking confirmation").id])
    hands.run("edit.copy")
    hands.run("view.table")
    hands.go(7, "Booking")
    hands.paste()
    assert hands.words(7, "Booking") == "Booking confirmation"
    copies = [each for each in hands.document.all(Touchpoint)
              if each.title == "Booking confirmation"]  # fmt: skip
    assert [each.channel for each in copies] == ["E-mail", "E-mail"]


def test_pasting_while_a_cell_is_typed_goes_into_its_field(hands: Hands) -> None:
    hands.go(0, "Booking")
    hands.keys("a")
    hands.paste("bc\tde")
    assert hands.editor.toPlainText() == "abc\tde"  # type: ignore[union-attr]
    hands.press(Qt.Key.Key_Escape)
    assert not hands.history.can_undo


def test_nothing_on_the_clipboard_changes_nothing(hands: Hands) -> None:
    QGuiApplication.clipboard().clear()
    hands.go(0, "Booking")
    hands.paste()
    assert not hands.history.can_undo
