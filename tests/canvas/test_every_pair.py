"""Every element on every target, and every thing of the map on every target: made, moved, refused.

What a pair does is told by the tables of the records that are new (+) or changed (~); a refusal
leaves everything as it was and says why.
"""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt

from cjm_desktop.model.document import Document
from cjm_desktop.model.figures import add_figure
from cjm_desktop.model.lanes import add_lane
from cjm_desktop.model.notes import add_parked_note
from cjm_desktop.model.records import Feeling, Figure, Placement
from cjm_desktop.model.stages import add_stage
from tests.canvas.hands_on_canvas import HandsOnCanvas

REFUSED = "refused"
SAME = "nothing"

Find = Callable[[HandsOnCanvas], QPoint]


def _below_the_last_lane(hands: HandsOnCanvas) -> QPoint:
    row = hands.picture.row_of(hands.arrangement.lanes[-1].id)
    assert row is not None
    y = hands.canvas.view.to_pixels(0, row.y + row.body.height + 14).y()
    return QPoint(hands.cell("Finance", "Checks in").x(), round(y))


def _in_emotion_lane(hands: HandsOnCanvas) -> QPoint:
    lane = next(lane for lane in hands.arrangement.lanes if lane.kind == "emotion")
    return hands.canvas.cell_rect(lane.id, hands.step("Checks in").id).center()


TARGETS: dict[str, Find] = {
    "stage header": lambda h: h.run("Checks in"),
    "stage without steps": lambda h: h.empty_stage("Waiting"),
    "step": lambda h: h.at(h.step("Checks in").id),
    "card": lambda h: h.at(h.card("Booking confirmation").id),
    "swimlane": lambda h: h.cell("Finance", "Checks in"),
    "between columns": lambda h: h.before(5, h.cell("Finance", "Checks in")),
    "lane title": lambda h: h.at(h.lane("Finance").id),
    "notes lane": lambda h: h.cell("Pains", "Checks in"),
    "images lane": lambda h: h.cell("Storyboard", "Books a room"),
    "emotion lane": _in_emotion_lane,
    "metric lane": lambda h: h.cell("Score", "Checks in"),
    "below the last lane": _below_the_last_lane,
    "parking lot": lambda h: h.at(h.note("Later").id) + QPoint(150, 0),
    "title": lambda h: QPoint(h.cell("Finance", "Checks in").x(), h.canvas.rect_of(h.map_id).y()),
    "beside the map": lambda _: QPoint(3, 3),
}

MADE: dict[str, dict[str, str]] = {
    "stage": dict.fromkeys(TARGETS, "+stage"),
    "step": dict.fromkeys(TARGETS, "+step"),
    "swimlane": dict.fromkeys(TARGETS, "+lane"),
    "touchpoint": {
        "card": "+touchpoint",
        "swimlane": "+touchpoint",
        "lane title": "+touchpoint",
        "between columns": "+step +touchpoint",
        "below the last lane": "+lane +touchpoint",
    },
    "emotion-curve": {
        "emotion lane": "+curve",
        "stage without steps": "+curve",  # its empty column runs through the emotion lane here
        "below the last lane": "+curve +lane",
    },
    "note": {
        "notes lane": "+note",
        "below the last lane": "+lane +note",
        "parking lot": "+note",
    },
    "image": {"images lane": "+figure", "below the last lane": "+figure +lane"},
    "survey": {"card": "+survey"},
    "risk": dict.fromkeys(
        ("step", "card", "swimlane", "between columns", "notes lane", "images lane",
         "emotion lane", "metric lane"),
        "+risk",
    ),
}  # fmt: skip
"""What a drop of an element makes; where nothing stands, it is refused."""

THINGS: dict[str, Find] = {
    "touchpoint": lambda h: h.at(h.card("Key drop").id),
    "note": lambda h: h.at(h.note("Invoice lacks cost centre").id),
    "parked note": lambda h: h.at(h.note("Later").id),
    "image": lambda h: h.at(h.document.all(Figure)[0].id),
    "step": lambda h: h.at(h.step("Checks out").id),
    "lane": lambda h: h.at(h.lane("Housekeeping").id),
    "feeling": lambda h: h.at(Feeling.id_for(h.curve().id, h.step("Checks out").id)),
}

MOVED: dict[str, dict[str, str]] = {
    "touchpoint": {
        "card": "~touchpoint",
        "swimlane": "~touchpoint",
        "lane title": "~touchpoint",
        "between columns": "~touchpoint",
        "below the last lane": "+lane ~touchpoint",
    },
    "note": {
        "notes lane": "~note",
        "below the last lane": "+lane ~note",
        "parking lot": "~note",
    },
    "parked note": {
        "notes lane": "~note",
        "below the last lane": "+lane ~note",
        "parking lot": SAME,
    },
    "image": {"images lane": "~figure", "below the last lane": "+lane ~figure"},
    "step": dict.fromkeys(TARGETS, "~step"),
    "lane": dict.fromkeys(TARGETS, "~lane"),
    "feeling": dict.fromkeys(TARGETS, "~feeling"),
}


@pytest.fixture
def all_kinds(hands: HandsOnCanvas) -> HandsOnCanvas:
    """The hotel stay with every kind of lane, a parked note, and a stage without steps."""
    with hands.history.edit("Prepare") as edit:
        images = add_lane(edit, hands.map_id, "images", "Storyboard")
        add_lane(edit, hands.map_id, "metric", "Score")
        add_figure(edit, images.id, hands.step("Checks in").id, None, "Desk")
        add_parked_note(edit, hands.map_id, "Later")
        add_stage(edit, hands.map_id, "goal", "Waiting")
    hands.canvas.fit()
    hands.undo_steps.clear()
    return hands


def told(before: Document, after: Document) -> str:
    """What differs, in the tables' words; stages follow where steps go and are left out."""
    words = set()
    for record in after.records():
        was = before.find(record.id)
        if was != record and not isinstance(record, Placement):
            words.add(("+" if was is None else "~") + record.table)
    return " ".join(sorted(words)) or SAME


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("element", MADE)
def test_an_element_on_a_target(all_kinds: HandsOnCanvas, element: str, target: str) -> None:
    hands = all_kinds
    before = hands.document.snapshot()
    hands.drop(element, TARGETS[target](hands), "New")
    hands.key(Qt.Key.Key_Escape)
    assert_outcome(hands, before, MADE[element].get(target, REFUSED))


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("thing", MOVED)
def test_a_thing_on_a_target(all_kinds: HandsOnCanvas, thing: str, target: str) -> None:
    hands = all_kinds
    before = hands.document.snapshot()
    hands.drag(THINGS[thing](hands), TARGETS[target](hands))
    assert_outcome(hands, before, MOVED[thing].get(target, REFUSED))


def assert_outcome(hands: HandsOnCanvas, before: Document, expected: str) -> None:
    happened = told(before, hands.document)
    if expected in (REFUSED, SAME):
        assert happened == SAME
        assert bool(hands.refusals) == (expected == REFUSED)
        assert not hands.undo_steps
        return
    assert happened == expected
    assert hands.refusals == []
    assert len(hands.undo_steps) == 1
    hands.history.undo()
    assert hands.document == before
