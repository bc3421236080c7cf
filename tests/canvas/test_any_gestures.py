"""Whatever a hand does at whatever pixel, nothing breaks and undo leads back to the beginning."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.drawing.folds import NO_FOLDS
from cjm_desktop.exchange.templates import template_records
from cjm_desktop.model.document import Document
from cjm_desktop.model.invariants import violations
from cjm_desktop.model.records import LENSES, Lens
from tests.benchmarks.big_maps import big_records
from tests.canvas.hands_on_canvas import (
    CTRL,
    LEFT,
    MIDDLE,
    PLAIN,
    RIGHT,
    SHIFT,
    HandsOnCanvas,
    fold_steps,
)

Deed = tuple[str, tuple[Any, ...]]

PIXELS = st.builds(QPoint, st.integers(-80, 1100), st.integers(-80, 700))
BUTTONS = st.sampled_from([LEFT, LEFT, LEFT, LEFT, MIDDLE, RIGHT])
HELD = st.sampled_from([PLAIN, PLAIN, PLAIN, CTRL, SHIFT])
ELEMENTS = st.sampled_from(
    ["stage", "step", "touchpoint", "swimlane", "emotion-curve", "note", "image", "elephant"]
)
KEYS = st.sampled_from([
    Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_F2, Qt.Key.Key_Return,
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space,
    Qt.Key.Key_Control, Qt.Key.Key_Tab,
])  # fmt: skip


def deed(name: str, *drawn: st.SearchStrategy[Any]) -> st.SearchStrategy[Deed]:
    return st.tuples(st.just(name), st.tuples(*drawn))


DEEDS = st.lists(
    st.one_of(
        deed("press", PIXELS, BUTTONS, HELD),
        deed("move", PIXELS, HELD),
        deed("release", PIXELS, BUTTONS, HELD),
        deed("drag", PIXELS, PIXELS, HELD, BUTTONS),
        deed("drag", PIXELS, PIXELS, HELD),
        deed("carry", PIXELS, PIXELS, HELD),
        deed("click", PIXELS, HELD),
        deed("double_click", PIXELS),
        deed("drop", ELEMENTS, PIXELS, st.sampled_from([None, "Word", "Two\nlines"])),
        deed("bring", ELEMENTS, PIXELS),
        deed("let_go", PIXELS),
        deed("take_away"),
        deed("key", KEYS, HELD),
        deed("key_down", KEYS, HELD),
        deed("type", st.sampled_from(["a", "Long words to type", "æ 中 😀", "12"])),
        deed("wheel", PIXELS, st.sampled_from([-3, -1, 1, 2, 30, -30]), HELD),
        deed("lens", st.sampled_from(LENSES)),
        deed("undo"),
        deed("redo"),
        deed("fit"),
        deed("add", ELEMENTS.filter(lambda name: name != "elephant")),
        deed("resize", st.integers(300, 1200), st.integers(200, 800)),
        deed("paint"),
        deed("fold"),
        deed("fold_steps", st.integers(0, 9), st.integers(1, 5)),
        deed("fold_lane", st.integers(0, 9)),
        deed("open_all"),
    ),
    max_size=18,
)

MAPS: dict[str, Callable[[], Any]] = {
    "hotel stay": lambda: template_records("hotel-stay"),
    "blank": lambda: template_records("blank"),
    "large": lambda: big_records(30, 9, 120),
}


@pytest.mark.parametrize("name", MAPS)
def test_any_gestures(canvas: MapCanvas, qtbot: QtBot, name: str) -> None:
    records = list(MAPS[name]())

    @settings(
        max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    @given(DEEDS, st.sampled_from(LENSES))
    def run(deeds: list[Deed], lens: str) -> None:
        document = Document()
        document.load(records)
        canvas.resize(1000, 620)
        hands = HandsOnCanvas(canvas, document, lens)  # type: ignore[arg-type]
        start = document.snapshot()
        with qtbot.captureExceptions() as raised:
            for deed in deeds:
                do(hands, *deed)
                assert not raised, raised
                assert violations(document) == []
            end(hands)
        assert not raised, raised
        hands.undo_all()
        assert document == start

    run()


def do(hands: HandsOnCanvas, name: str, details: tuple[Any, ...]) -> None:
    canvas = hands.canvas
    match name:
        case "lens":
            switch_lens(hands, *details)
        case "undo":
            hands.history.undo()
        case "redo":
            hands.history.redo()
        case "fit":
            canvas.fit()
        case "add":
            canvas.add_element(*details)
        case "resize":
            canvas.resize(*details)
        case "fold":
            canvas.folding.toggle(canvas.selection)
        case "fold_steps":
            first, count = details
            fold_steps(hands, *(step.id for step in hands.arrangement.steps[first : first + count]))
        case "fold_lane":
            canvas.folding.toggle([lane.id for lane in hands.arrangement.lanes[details[0] :][:1]])
        case "open_all":
            canvas.folding.show(NO_FOLDS)
        case "paint":
            canvas.grab()
        case _:
            getattr(hands, name)(*details)
    shown_as_the_document_says(hands)


def switch_lens(hands: HandsOnCanvas, lens: Lens) -> None:
    """Look through another lens: that alone changes no record, but ends what hands were at."""
    hands.canvas.finish_typing()
    hands.canvas.cancel_gesture()
    before, steps_back = hands.document.snapshot(), hands.history.can_undo
    hands.canvas.set_lens(lens)
    assert hands.document == before
    assert hands.history.can_undo == steps_back


def shown_as_the_document_says(hands: HandsOnCanvas) -> None:
    """What is shown is the document, but for the trial of a gesture that goes on."""
    session = hands.canvas.session
    assert session is not None
    if hands.canvas.gesture is None:
        assert session.trial_patch is None
        assert session.shown is session.picture
    assert [step.id for step in hands.arrangement.steps] == list(session.picture.steps)
    drawn = set(hands.canvas.selection)
    assert all(session.rect_of(key) is not None for key in drawn) or session.trial_patch


def end(hands: HandsOnCanvas) -> None:
    """Let go of everything, and paint once more."""
    hands.take_away()
    hands.canvas.cancel_gesture()
    hands.canvas.finish_typing()
    hands.key_up(Qt.Key.Key_Space)
    hands.canvas.grab()
    shown_as_the_document_says(hands)
