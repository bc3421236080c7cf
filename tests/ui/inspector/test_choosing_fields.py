"""Choosing in the inspector: lists, segments, boxes, colours, lanes, spans, personas, stages."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.model.lanes import add_lane
from cjm_desktop.model.placement import functions_at
from cjm_desktop.model.records import (
    Curve,
    Feeling,
    Journey,
    Lane,
    Note,
    Persona,
    Placement,
    Stage,
    Step,
    Touchpoint,
)
from cjm_desktop.model.steps import add_step
from cjm_desktop.model.touchpoints import add_touchpoint
from cjm_desktop.ui.inspector.controls.check import Check
from cjm_desktop.ui.inspector.controls.chooser import Chooser
from tests.ui.inspector.inspector_hands import Hands, choose_in
from tests.ui.window_hands import action


def stage_list(hands: Hands, lens: str) -> Chooser:
    found = hands.side.findChild(Chooser, f"inspector.stage.{lens}")
    assert isinstance(found, Chooser)
    return found


def confirm_button(hands: Hands, lens: str) -> QPushButton:
    found = hands.side.findChild(QPushButton, f"inspector.confirm.{lens}")
    assert isinstance(found, QPushButton)
    return found


def tick(hands: Hands, field: str) -> None:
    control = hands.row(field).control
    assert isinstance(control, Check)
    QTest.mouseClick(control.box, Qt.MouseButton.LeftButton)
    hands.look()


def test_evidence_and_status_are_chosen_in_plain_words(hands: Hands) -> None:
    card = hands.find(Touchpoint, title="Search ad")
    hands.select(card)
    hands.choose("evidence", "Observed")
    hands.choose("status", "Fails")
    assert (hands.now(card).evidence, hands.now(card).status) == ("observed", "fails")

    hands.history.undo()
    hands.look()
    assert hands.words("status") == "Not said"
    assert hands.words("evidence") == "Observed"


def test_choosing_what_is_chosen_already_is_no_step(hands: Hands) -> None:
    hands.select(hands.find(Touchpoint, title="Search ad"))
    hands.choose("status", "Not said")

    assert not hands.history.can_undo


def test_a_moment_of_truth_is_ticked(hands: Hands) -> None:
    step = hands.find(Step, title="Packs the suitcase")
    hands.select(step)
    tick(hands, "moment_of_truth")
    assert hands.now(step).moment_of_truth
    tick(hands, "moment_of_truth")
    assert not hands.now(step).moment_of_truth


def test_a_side_and_a_colour_of_a_department(hands: Hands) -> None:
    lane = hands.find(Lane, title="Finance")
    hands.select(lane)
    assert hands.headings == ["Department"]
    hands.click("side", "Back")
    hands.click("colour", "Pink")

    assert (hands.now(lane).side, hands.now(lane).colour) == ("back", "pink")


def test_a_department_works_for_a_function_or_for_itself(hands: Hands) -> None:
    lane = hands.find(Lane, title="Booking")
    hands.select(lane)
    hands.choose("function_id", "Its own")
    assert hands.now(lane).function_id is None

    hands.choose("function_id", "Marketing")
    function = hands.document.get(Stage, hands.now(lane).function_id)
    assert function is not None
    assert (function.lens, function.title) == ("functional", "Marketing")


def test_the_department_of_a_touchpoint_moves_the_card(hands: Hands) -> None:
    card = hands.find(Touchpoint, title="Booking confirmation")
    hands.select(card)
    assert "Thinks" not in hands.options("lane_id")

    hands.choose("lane_id", "Reception")

    assert hands.now(card).lane_id == hands.find(Lane, title="Reception").id
    assert hands.now(card).step_id == card.step_id
    assert hands.window.canvas.selection == (card.id,)


def test_a_card_spans_to_a_later_step_only(hands: Hands) -> None:
    card = hands.find(Touchpoint, title="Check-in desk")
    steps = hands.window.canvas.session.arrangement.steps  # type: ignore[union-attr]
    hands.select(card)
    assert hands.options("last_step_id") == [
        "Its own step only",
        *(f"to {step.title}" for step in steps[6:]),
    ]

    hands.choose("last_step_id", "to Checks out")

    assert hands.now(card).last_step_id == steps[7].id


def test_the_kind_of_a_notes_lane(hands: Hands) -> None:
    lane = hands.find(Lane, title="Thinks")
    hands.select(lane)
    assert "side" not in hands.rows()

    hands.choose("note_kind", "Questions")

    assert hands.now(lane).note_kind == "question"


def test_what_a_curve_rests_on(hands: Hands) -> None:
    curve = hands.document.all(Curve)[0]
    hands.select(curve)
    hands.click("source", "Measured")

    assert hands.now(curve).source == "measured"


def test_a_feeling_keeps_to_its_scale_and_is_never_empty(hands: Hands) -> None:
    feeling = hands.document.all(Feeling)[0]
    hands.select(feeling)
    hands.type("value", "-1,5")
    assert hands.now(feeling).value == -1.5
    hands.type("value", "5")
    hands.leave()
    assert "from −2 to 2" in hands.row("value").trouble
    hands.type("value", "")
    hands.leave()
    assert "needs a value" in hands.row("value").trouble
    assert hands.now(feeling).value == -1.5


def test_with_nothing_selected_the_map_and_its_persona_are_there(hands: Hands) -> None:
    hands.select()
    assert hands.headings == ["Map", "Persona"]
    hands.click("state", "Future")
    hands.type("scenario", "A weekend")
    journey, persona = hands.document.all(Journey)[0], hands.document.all(Persona)[0]
    assert (journey.state, journey.scenario) == ("future", "A weekend")

    role = hands.rows(page=1)["role"].control.part
    role.setFocus()
    QTest.keyClick(role, Qt.Key.Key_End)
    QTest.keyClicks(role, "!")
    assert hands.now(persona).role == persona.role + "!"

    hands.select(journey)
    assert hands.headings == ["Map", "Persona"]


def test_a_new_persona_for_the_map(hands: Hands) -> None:
    hands.select()
    before = {persona.id for persona in hands.document.all(Persona)}
    hands.choose("persona_id", "New persona…")

    (new,) = {persona.id for persona in hands.document.all(Persona)} - before
    assert hands.document.all(Journey)[0].persona_id == new
    assert hands.words("persona_id") == "Unnamed"
    hands.history.undo()
    assert {persona.id for persona in hands.document.all(Persona)} == before

    hands.look()
    hands.choose("persona_id", "Nobody yet")
    assert hands.headings == ["Map"]


def test_the_stage_in_each_lens_is_chosen_for_a_step(hands: Hands) -> None:
    step = hands.find(Step, title="Books a room")
    hands.select(step)
    chooser = stage_list(hands, "goal")
    assert chooser.words == "Transaction"

    choose_in(chooser, "Deciding")
    hands.look()
    placement = hands.document.require(Placement, Placement.id_for(step.id, "goal"))
    assert placement.stage_id == hands.find(Stage, lens="goal", title="Deciding").id

    choose_in(chooser, "In no stage")
    placement = hands.document.require(Placement, Placement.id_for(step.id, "goal"))
    assert placement.stage_id is None
    hands.history.undo()
    hands.look()
    assert chooser.words == "Deciding"


def test_a_proposed_stage_is_confirmed_with_a_button(hands: Hands) -> None:
    with hands.history.edit("Add step") as edit:
        step = add_step(edit, hands.window.map_id, 4, "Waits", lens="goal")
    hands.look()
    hands.select(step)
    button = confirm_button(hands, "activity")
    assert button.isVisible()
    assert not confirm_button(hands, "goal").isVisible()

    button.click()
    hands.look()

    placement = hands.document.require(Placement, Placement.id_for(step.id, "activity"))
    assert not placement.proposed
    assert not button.isVisible()


def test_in_the_functional_lens_the_departments_decide(hands: Hands) -> None:
    step = hands.find(Step, title="Compares and reads reviews")
    hands.select(step)
    arrangement = hands.window.canvas.session.arrangement  # type: ignore[union-attr]
    titles = [each.title for each in functions_at(arrangement, arrangement.column_of[step.id])]
    words = [label.text() for label in hands.side.findChildren(type(hands.row("title")._label))]

    assert len(titles) == 2
    assert " + ".join(titles) in words
    assert hands.side.findChild(Chooser, "inspector.stage.functional") is None


def test_a_run_shows_its_stage(hands: Hands) -> None:
    first = hands.find(Step, title="Searches for a hotel")
    hands.select(f"run:{first.id}")
    assert hands.headings == ["Stage"]

    hands.type("goal", "A quiet room")
    hands.click("phase", "During")

    stage = hands.find(Stage, lens="goal", title="Deciding")
    assert (stage.goal, stage.phase) == ("A quiet room", "during")
    assert "metric_name" not in hands.rows()


def test_the_numbers_of_a_stage_are_asked_for_in_the_outcome_lens(hands: Hands) -> None:
    hands.window.choose_lens("outcome")
    first = hands.find(Step, title="Searches for a hotel")
    hands.select(f"run:{first.id}")
    hands.type("metric_name", "Bookings")
    hands.type("metric_target", "12,5")
    hands.type("entered", "400")
    hands.click("metric_better", "Lower")

    stage = hands.find(Stage, metric_name="Bookings")
    assert (stage.lens, stage.metric_target, stage.entered) == ("outcome", 12.5, 400)
    assert stage.metric_better == "lower"


def test_several_functions_of_a_run_stand_one_after_another(hands: Hands) -> None:
    hands.window.choose_lens("functional")
    shared = hands.find(Step, title="Compares and reads reviews")
    hands.select(f"run:{shared.id}")
    assert hands.headings == ["Function", "Function"]

    titles = [hands.rows(page)["title"].control.part.toPlainText() for page in (0, 1)]
    assert titles == ["Marketing", "Sales"]


def test_a_run_without_a_stage_says_so(hands: Hands) -> None:
    hands.window.choose_lens("functional")
    gap = hands.find(Step, title="Packs the suitcase")
    hands.select(f"run:{gap.id}")

    assert hands.pages == []
    assert "no department meets the customer" in hands.side.content.words


def test_a_note_of_the_map_tells_the_stages_of_its_step(hands: Hands) -> None:
    note = hands.find(Note, text="What do I need to bring?")
    hands.select(note)
    words = [label.text() for label in hands.side.findChildren(type(hands.row("text")._label))]

    assert "Packing" in words


def test_of_many_functions_in_one_run_the_rest_is_counted(hands: Hands) -> None:
    step = hands.find(Step, title="Searches for a hotel")
    with hands.history.edit("Many departments") as edit:
        for number in range(6):
            lane = add_lane(edit, hands.window.map_id, "department", f"Team {number}", side="front")
            add_touchpoint(edit, lane.id, step.id, "Meets")
    hands.window.choose_lens("functional")
    hands.look()

    hands.select(f"run:{step.id}")

    assert len(hands.pages) == 4
    assert hands.side.content.words.startswith("3 more functions share these steps")


def test_nothing_is_cut_off_at_the_right_where_stages_are_proposed(
    hands: Hands, qtbot: QtBot
) -> None:
    hands.window.resize(1440, 900)
    action(hands.window, "add.step").trigger()
    hands.window.canvas.finish_typing()
    hands.look()
    buttons = [b for b in hands.side.findChildren(QPushButton) if b.isVisible()]
    assert any(button.objectName().startswith("inspector.confirm.") for button in buttons)

    def ends_at() -> int:
        shown = [widget for widget in hands.side.findChildren(QWidget) if widget.isVisible()]
        return max(w.mapTo(hands.side, w.rect().topRight()).x() for w in shown)

    qtbot.waitUntil(lambda: ends_at() < hands.side.width(), timeout=2000)
