"""Drops that make no sense say why in a sentence; what is no element of ours is passed over."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt

from tests.canvas.hands_on_canvas import HandsOnCanvas, element_data, mime_data

OnCanvas = Callable[..., HandsOnCanvas]

ELEMENTS = ("stage", "step", "touchpoint", "swimlane", "emotion-curve", "note", "image")


def test_a_step_on_a_function_without_steps_is_refused(on_canvas: OnCanvas) -> None:
    hands = on_canvas(lens="functional")
    hands.drop("stage", hands.before(6, hands.run("Uses room and pool")), "Kitchen")
    hands.key(Qt.Key.Key_Return)
    assert_refused(hands, "step", hands.empty_stage("Kitchen"))


REFUSED = [
    ("touchpoint", "Thinks", "A touchpoint belongs in the lane of a department."),
    ("touchpoint", "Emotion", "A touchpoint belongs in the lane of a department."),
    ("note", "Reception", "A note belongs in a lane of notes."),
    ("image", "Pains", "An image belongs in a lane of images."),
    ("emotion-curve", "Finance", "A curve belongs in an emotion lane."),
]


@pytest.mark.parametrize(("element", "lane", "sentence"), REFUSED)
def test_a_lane_of_another_kind_says_why_not(
    hands: HandsOnCanvas, element: str, lane: str, sentence: str
) -> None:
    assert_refused(hands, element, hands.cell(lane, "Checks in"))
    assert hands.refusals[0].startswith(sentence)


@pytest.mark.parametrize("element", ["touchpoint", "note", "image", "emotion-curve"])
def test_the_header_says_why_not(hands: HandsOnCanvas, element: str) -> None:
    assert_refused(hands, element, hands.run("Checks in"))
    assert_refused(hands, element, hands.at(hands.step("Checks in").id))


def assert_refused(hands: HandsOnCanvas, element: str, place: QPoint) -> None:
    """The map shows and does nothing; a full sentence says why, before and after the drop."""
    before, shown = hands.document.snapshot(), hands.shown()
    undo_label = hands.history.undo_label
    hands.refusals.clear()
    hands.bring(element, place)
    assert hands.shown() == shown
    hint = hands.hints[-1]
    hands.let_go(place)
    (sentence,) = hands.refusals
    assert sentence == hint
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert len(sentence.split()) > 5
    assert hands.document == before
    assert hands.history.undo_label == undo_label
    assert not hands.canvas.is_typing


NOTHING_OF_OURS = [
    b"", b"{", b"null", b"[]", b'"touchpoint"', b"42", b"{}", b'{"element": null}',
    b'{"element": ["touchpoint"]}', b'{"element": {"a": 1}}', b'{"element": "elephant"}',
    b"\xff\xfe\x00", b"[" * 100_000,
]  # fmt: skip


@pytest.mark.parametrize("described", NOTHING_OF_OURS, ids=range(len(NOTHING_OF_OURS)))
def test_what_is_no_element_is_ignored(hands: HandsOnCanvas, described: bytes) -> None:
    assert_ignored(hands, mime_data(described))


def test_what_other_programs_drag_is_ignored(hands: HandsOnCanvas) -> None:
    data = QMimeData()
    data.setText('{"element": "touchpoint"}')
    assert_ignored(hands, data)


def assert_ignored(hands: HandsOnCanvas, data: QMimeData) -> None:
    before, shown = hands.document.snapshot(), hands.shown()
    place = hands.cell("Finance", "Checks in")
    assert not hands.bring_data(data, place)
    hands.let_go(place)
    assert hands.document == before
    assert hands.shown() == shown
    assert hands.refusals == []


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("null", ""),
        ("7", ""),
        ('{"a": 1}', ""),
        ('"Æble\\nτ 中 <b>"', "Æble\nτ 中 <b>"),
        ('"half \\ud800 a pair"', "half \ufffd a pair"),
    ],
)
def test_only_words_become_titles(hands: HandsOnCanvas, title: str, kept: str) -> None:
    data = mime_data(f'{{"element": "touchpoint", "title": {title}}}'.encode())
    place = hands.cell("Finance", "Checks in")
    hands.bring_data(data, place)
    hands.let_go(place)
    assert hands.in_cell("Finance", "Checks in") == [kept]


def test_nothing_lands_on_a_map_that_may_only_be_read(hands: HandsOnCanvas) -> None:
    hands.canvas.show_map(hands.history, hands.map_id, "goal", editable=False)
    for element in ELEMENTS:
        assert_ignored(hands, element_data(element))


def test_nothing_lands_on_a_canvas_without_a_map(hands: HandsOnCanvas) -> None:
    place = hands.cell("Finance", "Checks in")
    hands.canvas.clear()
    before = hands.document.snapshot()
    assert not hands.bring_data(element_data("touchpoint"), place)
    hands.let_go(place)
    assert hands.document == before
