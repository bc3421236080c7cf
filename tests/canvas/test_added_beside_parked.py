"""Palette entries clicked, with nothing selected, on a map whose parking lot is full."""

from collections.abc import Callable

import pytest

from cjm_desktop.model.notes import add_parked_note
from cjm_desktop.model.records import Lane
from tests.canvas.hands_on_canvas import HandsOnCanvas


@pytest.mark.parametrize(
    ("template", "element", "kind"),
    [
        ("hotel-stay", "image", "images"),
        ("blank", "image", "images"),
        ("blank", "touchpoint", "department"),
    ],
)
def test_what_has_no_lane_yet_makes_one_also_above_parked_notes(
    on_canvas: Callable[..., HandsOnCanvas], template: str, element: str, kind: str
) -> None:
    hands = on_canvas(template)
    with hands.history.edit("Park") as edit:
        for number in range(3):
            add_parked_note(edit, hands.map_id, f"A long note for later, number {number}")

    hands.canvas.add_element(element)

    assert hands.refusals == []
    assert [lane.kind for lane in hands.document.all(Lane)].count(kind) == 1  # type: ignore[arg-type]
