"""Every action is run: an edit is one step of undo, anything else leaves the map as it was."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from cjm_desktop.canvas.cells import cell_key
from cjm_desktop.drawing.header import run_key
from cjm_desktop.exchange.templates import template_records
from cjm_desktop.model.cards import set_last_step
from cjm_desktop.model.document import Document
from cjm_desktop.model.figures import add_figure
from cjm_desktop.model.history import Edit, History
from cjm_desktop.model.lanes import add_lane
from cjm_desktop.model.links import add_link
from cjm_desktop.model.maps import add_map
from cjm_desktop.model.notes import add_parked_note
from cjm_desktop.model.records import (
    Amount,
    Checkpoint,
    Curve,
    Feeling,
    Figure,
    Journey,
    Lane,
    Note,
    Record,
    Risk,
    Stage,
    Step,
    Survey,
    Touchpoint,
)
from cjm_desktop.model.stages import add_stage
from cjm_desktop.model.steps import add_step
from cjm_desktop.storage.workshop_file import create_workshop
from cjm_desktop.ui.actions import WindowActions
from cjm_desktop.ui.main_window import MainWindow
from tests.ui.window_hands import Answers, OpenWindow, action, opened_in

ONE_STEP: dict[str, tuple[str, ...]] = {
    "edit.delete": ("step", "card", "note", "figure", "lane", "run", "feeling", "curve", "amount",
                    "stage", "several"),
    "edit.duplicate": ("step", "card", "note", "figure", "lane", "several"),
    "edit.cut": ("step", "card", "note", "lane"),
    "edit.paste": ("step", "card", "cell", "nothing"),
    "edit.confirm-stages": ("nothing", "card"),
    "edit.confirm-stage": ("proposed",),
    "edit.link": ("several",),
    "edit.park": ("nothing", "card", "note"),
    "add.stage": ("nothing", "step", "card"),
    "add.step": ("nothing", "step", "card", "run", "lane", "cell"),
    "add.step-before": ("step", "card", "run", "cell"),
    "edit.delete-steps": ("step", "card", "run", "cell", "several", "feeling"),
    "add.touchpoint": ("nothing", "step", "card", "cell", "note"),
    "add.swimlane": ("nothing", "step", "card", "lane"),
    "add.note": ("nothing", "step", "note", "card"),
    "add.image": ("nothing", "step", "figure"),
    "add.emotion-curve": ("nothing", "lane"),
    "findings.note": ("nothing", "card"),
    "findings.again": ("nothing",),
    "add.survey": ("card",),
    "add.risk": ("step", "card", "run", "cell", "several"),
}  # fmt: skip
"""The actions that edit, with selections on which they make one step of undo."""

STEPS_OF_UNDO = ("edit.undo", "edit.redo")
LEAVES_THE_WINDOW = "window.quit"


@dataclass
class Hands:
    """A window on a rich document, and what can be selected in it."""

    window: MainWindow
    path: Path

    @property
    def document(self) -> Document:
        return opened_in(self.window).document

    @property
    def history(self) -> History:
        return opened_in(self.window).history

    def keys(self, selection: str) -> list[str]:
        """The keys of a selection by its name."""
        session = self.window.canvas.session
        assert session is not None
        first_step = session.arrangement.steps[0].id
        department = next(lane for lane in session.arrangement.lanes if lane.kind == "department")
        named: dict[str, list[str]] = {
            "nothing": [],
            "step": [first_step],
            "card": [self._one(Touchpoint)],
            "note": [next(note.id for note in self.document.all(Note) if note.lane_id)],
            "figure": [self._one(Figure)],
            "lane": [department.id],
            "run": [run_key(first_step)],
            "proposed": [next(s.id for s in self.document.all(Step) if s.title == "Proposed")],
            "feeling": [self._one(Feeling)],
            "curve": [self._one(Curve)],
            "amount": [self._one(Amount)],
            "stage": [next(s.id for s in self.document.all(Stage) if s.title == "Nobody yet")],
            "map": [session.map_id],
            "cell": [cell_key(department.id, first_step)],
            "several": [first_step, self._one(Touchpoint)],
        }
        return named[selection]

    def select(self, selection: str) -> None:
        self.window.finish_typing()
        self.window.canvas.select(self.keys(selection))

    def run(self, action_id: str) -> None:
        """Run an action as a menu would, close what it opened, and wait until it is done."""
        QTimer.singleShot(0, _close_dialogs)
        action(self.window, action_id).trigger()
        self.settle()

    def settle(self) -> None:
        QTest.qWait(1)
        QApplication.processEvents()
        _close_dialogs()
        self.window.finder.close()
        self.window.helps.commands.hide()
        if self.window.open_file is not None:
            self.window.finish_typing()

    def open_again(self) -> None:
        opened = self.window.open_file
        if opened is None or opened.path != self.path:
            assert self.window.files.open_path(self.path)
        self.window.choose_map(next(m.id for m in self.document.all(Journey) if m.scenario))
        self.window.choose_lens("goal")

    def _one(self, record_type: type[Record]) -> str:
        return self.document.all(record_type)[0].id


def _close_dialogs() -> None:
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.reject()


def _enrich(edit: Edit) -> None:
    """Add to the worked example one of every kind that it lacks."""
    journey = edit.document.all(Journey)[0]
    steps = edit.document.ordered(Step, "map_id", journey.id)
    card, stage = edit.document.all(Touchpoint)[0], edit.document.all(Stage)[0]
    images = add_lane(edit, journey.id, "images", "Pictures")
    numbers = add_lane(edit, journey.id, "metric", "Minutes")
    add_figure(edit, images.id, steps[1].id, None)
    edit.put(
        Amount(id=Amount.id_for(numbers.id, steps[2].id), lane_id=numbers.id, step_id=steps[2].id,
               value=4),
        Checkpoint(stage_id=stage.id, position="a0", title="Ask the desk"),
        Survey(touchpoint_id=card.id, position="a0", title="After the search"),
        Risk(step_id=steps[0].id, position="a0", title="Low product use"),
    )  # fmt: skip
    add_stage(edit, journey.id, "goal", "Nobody yet")
    spanning = next(one for one in edit.document.all(Touchpoint) if one.step_id == steps[5].id)
    set_last_step(edit, spanning, steps[7].id)
    add_link(edit, steps[0].id, card.id, "loop", "again")
    add_parked_note(edit, journey.id, "Later")
    add_step(edit, journey.id, None, "Proposed", lens="functional")
    add_step(edit, add_map(edit, "Another map").id, None, "There", lens="goal")


@pytest.fixture
def rich(open_a_window: OpenWindow, tmp_path: Path, answers: Answers) -> Hands:
    document = Document()
    document.load(template_records("hotel-stay"))
    with History(document).edit("Enrich") as edit:
        _enrich(edit)
    path = tmp_path / "Rich.cjm"
    create_workshop(path, list(document.records()))
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    picture.save(str(tmp_path / "desk.png"))
    answers.to_open = tmp_path / "desk.png"
    return Hands(open_a_window(path), path)


def _make_a_question_current(hands: Hands, qtbot: QtBot, *, answered: bool) -> None:
    qtbot.waitUntil(lambda: hands.window.findings.ready is not None)
    hands.run("findings.next")
    panel = hands.window.findings.panel
    if answered and panel.current is not None:
        panel.hands.call_fine(panel.current, "so it is")
        panel.questions.renew()
        panel.choose("answered")
        panel.cards.row.put_at(0)


def ids_of(window: MainWindow) -> list[str]:
    (actions,) = window.findChildren(WindowActions)
    return [one.id for one in actions.all()]


@pytest.mark.parametrize("action_id", ONE_STEP)
def test_an_edit_is_one_step_of_undo(rich: Hands, action_id: str, qtbot: QtBot) -> None:
    if action_id == "edit.paste":
        rich.select("card")
        rich.run("edit.copy")
    if action_id.startswith("findings."):
        _make_a_question_current(rich, qtbot, answered=action_id == "findings.again")
    for selection in ONE_STEP[action_id]:
        rich.select(selection)
        before = rich.document.snapshot()
        assert action(rich.window, action_id).isEnabled(), selection

        rich.run(action_id)
        qtbot.waitUntil(lambda before=before: rich.document != before)
        rich.settle()
        after = rich.document.snapshot()

        rich.history.undo()
        assert rich.document == before, f"{action_id} of {selection} is not undone in one step"
        rich.history.redo()
        assert rich.document == after, f"{action_id} of {selection} is not done again"
        rich.history.undo()


def test_no_other_action_touches_the_document(rich: Hands, answers: Answers) -> None:
    with rich.history.edit("Begin") as edit:
        edit.put(replace(edit.document.all(Journey)[0], time_zero="arrival at the desk"))
    for action_id in set(ids_of(rich.window)) - {*ONE_STEP, *STEPS_OF_UNDO, LEAVES_THE_WINDOW}:
        for selection in ("nothing", "step", "card", "cell", "several", "map"):
            rich.open_again()
            answers.to_open = answers.to_save = None
            rich.select(selection)
            document, before = rich.document, rich.document.snapshot()
            label = str(rich.history.undo_label)

            rich.run(action_id)

            assert document == before, f"{action_id} with {selection} changed the map"
            still_open = rich.window.open_file
            if still_open is not None and still_open.document is document:
                assert str(rich.history.undo_label) == label


def test_undo_and_redo_go_there_and_back(rich: Hands) -> None:
    before = rich.document.snapshot()
    rich.select("step")
    rich.run("edit.delete")
    after = rich.document.snapshot()

    rich.run("edit.undo")
    assert rich.document == before
    rich.run("edit.redo")
    assert rich.document == after


@pytest.mark.parametrize("records", [[], [Lane]], ids=["without steps", "with a lane"])
def test_on_an_empty_map_no_action_fails(
    open_a_window: OpenWindow, tmp_path: Path, records: list[type], answers: Answers
) -> None:
    journey = Journey(position="a0", title="Empty", scenario="none")
    lanes: list[Record] = [
        Lane(map_id=journey.id, position="a0", kind="department", title="Desk") for _ in records
    ]
    path = tmp_path / "Empty.cjm"
    create_workshop(path, [journey, *lanes])
    hands = Hands(open_a_window(path), path)
    answers.to_open = answers.to_save = None
    for action_id in [one for one in ids_of(hands.window) if one != LEAVES_THE_WINDOW]:
        hands.open_again()
        hands.run(action_id)
        while hands.history.can_undo if hands.window.open_file else False:
            hands.history.undo()


def test_on_the_first_screen_no_action_fails(open_a_window: OpenWindow) -> None:
    window = open_a_window()
    hands = Hands(window, Path())
    for action_id in [one for one in ids_of(window) if one != LEAVES_THE_WINDOW]:
        hands.run(action_id)
        if window.open_file is not None:
            window.files.close_file()


def test_quit_closes_the_window(rich: Hands) -> None:
    rich.run("window.quit")
    assert not rich.window.isVisible()


def test_every_editing_action_is_tried(rich: Hands) -> None:
    editing = {one for one in ids_of(rich.window) if one.startswith(("edit.", "add."))}
    leaving_alone = {
        "edit.rename", "edit.copy", "edit.select-all", "edit.pen", "edit.place-in-stage",
        "edit.propose-stages", "edit.propose-stages-in-all",
        "edit.add-to-library", "edit.add-surveys-to-library", "edit.add-risks-to-library",
        *STEPS_OF_UNDO,
    }  # fmt: skip
    editing |= {"findings.note", "findings.again"}
    assert editing - leaving_alone == set(ONE_STEP)
