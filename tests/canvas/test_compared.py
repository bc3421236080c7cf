"""Another lens's header above the one on screen: to look at and to select by, never to change."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.drawing.compared import compared_key
from cjm_desktop.drawing.folds import NO_FOLDS
from cjm_desktop.drawing.picture import Picture
from cjm_desktop.model.records import LENSES, Stage, Step
from tests.canvas.hands_on_canvas import CTRL, HandsOnCanvas
from tests.canvas.moving_canvas import MovingCanvas
from tests.drawing.sketch import words_in


def header_above(hands: HandsOnCanvas, first_step_title: str) -> QPoint:
    """The middle of a run's header in the row that is compared, by the run's first step."""
    return hands.at(compared_key(hands.step(first_step_title).id))


def kinds(picture: Picture) -> list[str]:
    return [row.body.kind for row in picture.rows if row.body.kind in ("compared", "stages")]


def selected_titles(hands: HandsOnCanvas) -> list[str]:
    steps = [hands.document.get(Step, key) for key in hands.canvas.selection]
    return [step.title for step in steps if step is not None]


@pytest.fixture
def compared(hands: HandsOnCanvas) -> HandsOnCanvas:
    """The goal lens on screen, the functional one above it."""
    hands.canvas.set_compared("functional")
    return hands


def test_the_run_of_a_step_is_that_of_the_lens_on_screen(compared: HandsOnCanvas) -> None:
    for title in compared.step_titles:
        run = compared.run_of(title)
        rect = compared.canvas.run_rect(compared.step(title).id)
        left = compared.canvas.view.to_pixels(compared.picture.x_of(run.first), 0).x()
        assert rect.left() == pytest.approx(left, abs=3), title
        above = header_above(compared, "Gets the assignment").y()
        assert rect.top() > above


def test_cells_and_cards_stand_lower_and_nowhere_else(hands: HandsOnCanvas) -> None:
    hands.canvas.zoom_to(1.0)
    step, card = hands.step("Checks in").id, hands.card("Check-in desk")
    before = hands.canvas.rect_of(step), hands.canvas.rect_of(card.id)
    header = hands.canvas.run_rect(step)
    hands.canvas.set_compared("activity")
    after = hands.canvas.rect_of(step), hands.canvas.rect_of(card.id)
    moved = after[0].y() - before[0].y()
    assert moved > header.height()
    for was, now in zip(before, after, strict=True):
        assert (now.x(), now.width()) == (was.x(), was.width())
        assert (now.top(), now.bottom()) == pytest.approx(
            (was.top() + moved, was.bottom() + moved), abs=1
        )
    assert hands.canvas.cell_rect(card.lane_id, step).contains(after[1].center())


def test_a_click_selects_the_steps_of_the_run(compared: HandsOnCanvas) -> None:
    compared.click(header_above(compared, "Checks in"))
    assert selected_titles(compared) == ["Checks in", "Uses room and pool", "Checks out"]
    compared.click(header_above(compared, "Packs the suitcase"), CTRL)
    assert selected_titles(compared)[-1] == "Packs the suitcase"
    assert len(compared.canvas.selection) == 4
    compared.click(header_above(compared, "Checks in"), CTRL)
    assert selected_titles(compared) == ["Packs the suitcase"]


def test_a_click_on_folded_steps_selects_their_bar(compared: HandsOnCanvas) -> None:
    steps = [compared.step(title).id for title in ("Checks in", "Uses room and pool", "Checks out")]
    compared.canvas.set_folds(NO_FOLDS.with_steps(steps))
    compared.click(header_above(compared, "Checks in"))
    (key,) = compared.canvas.selection
    assert compared.canvas.session is not None
    assert compared.canvas.session.steps_of_bar(key) == tuple(steps)
    assert compared.canvas.session.folds.steps


def test_nothing_is_dragged_renamed_or_deleted_by_that_header(compared: HandsOnCanvas) -> None:
    records = list(compared.document.records())
    header = header_above(compared, "Checks in")
    edge = QPoint(round(compared.border(5)), header.y())
    compared.drag(header, header + QPoint(-300, 0))
    compared.drag(edge, edge + QPoint(-200, 0))
    compared.double_click(header)
    assert not compared.editor.isVisible()
    assert list(compared.document.records()) == records
    assert not compared.history.can_undo


def test_the_edges_of_the_lens_on_screen_are_still_dragged(compared: HandsOnCanvas) -> None:
    header = compared.run("Checks in")
    edge = QPoint(round(compared.border(5)), header.y())
    compared.drag(edge, QPoint(round(compared.border(6)), header.y()))
    assert compared.stage_title_at("Checks in") == "Deciding"
    assert compared.runs("functional")[5] == ("Service", 3)


def test_a_stage_dropped_on_that_header_is_one_of_the_lens_on_screen(
    compared: HandsOnCanvas,
) -> None:
    functional = compared.runs("functional")
    compared.drop("stage", header_above(compared, "Checks in"), "Arriving")
    assert compared.stage("Arriving").lens == "goal"
    assert compared.runs("functional") == functional


def test_that_header_follows_edits_and_undo(compared: HandsOnCanvas) -> None:
    def said() -> str:
        (row,) = [row for row in compared.picture.rows if row.body.kind == "compared"]
        return " ".join(words_in(row.body))

    before = said()
    service = next(stage for stage in compared.document.all(Stage) if stage.title == "Service")
    with compared.history.edit("Rename") as edit:
        edit.put(replace(service, title="At the house"))
    assert "At the house" in said()
    assert "Service" not in said()
    compared.history.undo()
    assert said() == before


def test_looking_through_the_compared_lens_swaps_the_two(compared: HandsOnCanvas) -> None:
    changes: list[object] = []
    compared.canvas.compared_changed.connect(lambda: changes.append(None))
    compared.canvas.set_lens("functional")
    assert compared.canvas.session is not None
    assert (compared.canvas.lens, compared.canvas.session.compared) == ("functional", "goal")
    assert len(changes) == 1
    compared.canvas.set_lens("outcome")
    assert (compared.canvas.lens, compared.canvas.session.compared) == ("outcome", "goal")
    assert len(changes) == 1


def test_no_lens_switch_moves_a_row_while_two_are_compared(compared: HandsOnCanvas) -> None:
    places = []
    for lens in LENSES:
        compared.canvas.set_lens(lens)
        places.append([compared.canvas.rect_of(step.id) for step in compared.arrangement.steps])
    assert all(found == places[0] for found in places)


def test_without_a_comparison_there_is_one_header(compared: HandsOnCanvas) -> None:
    assert kinds(compared.picture) == ["compared", "stages"]
    compared.canvas.set_compared(None)
    assert kinds(compared.picture) == ["stages"]
    compared.canvas.set_compared("goal")
    assert kinds(compared.picture) == ["stages"]


def test_both_headers_stay_in_view(compared: HandsOnCanvas) -> None:
    compared.canvas.zoom_to(1.0)
    compared.canvas.scroll_by(0, 400)
    card = compared.card("Invoice by e-mail").id
    header = compared.canvas.rect_of(compared_key(compared.step("Gets invoice and survey").id))
    run = compared.canvas.run_rect(compared.step("Gets invoice and survey").id)
    assert 0 <= header.top() < header.bottom() < run.top()
    assert run.bottom() < compared.canvas.rect_of(card).top()
    compared.canvas.scroll_by(300, 0)
    compared.click(header_above(compared, "Gets invoice and survey"))
    assert selected_titles(compared) == ["Gets invoice and survey"]


def test_a_swap_in_mid_animation_ends_as_if_shown_at_once(qtbot: QtBot, qapp: QApplication) -> None:
    assert qapp is not None
    hands = MovingCanvas(qtbot, lens="goal")
    hands.canvas.set_compared("functional")
    hands.wait(60)
    hands.canvas.set_lens("functional")
    hands.wait(60)
    hands.canvas.set_lens("activity")
    hands.wait_for_rest()
    seen = hands.seen()
    hands.canvas.animates = False
    hands.canvas.set_compared(None)
    hands.canvas.set_compared("goal")
    assert hands.seen() == seen


def test_typing_ends_when_a_comparison_begins(hands: HandsOnCanvas) -> None:
    card = hands.card("Room page")
    hands.canvas.edit(card.id)
    hands.editor.setPlainText("Rooms")
    hands.canvas.set_compared("outcome")
    assert not hands.editor.isVisible()
    assert hands.card("Rooms").id == card.id


def test_the_keyboard_passes_the_compared_header_by(compared: HandsOnCanvas) -> None:
    compared.canvas.select((compared.step("Checks in").id,))
    compared.key(Qt.Key.Key_Up)
    assert compared.canvas.selection == (compared.run_key_of("Checks in"),)
    compared.key(Qt.Key.Key_Up)
    assert compared.canvas.selection == (compared.run_key_of("Checks in"),)
