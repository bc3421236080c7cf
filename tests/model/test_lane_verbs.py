"""Lanes: where they come to stand, their sides, colours, titles and functions."""

import pytest

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.model.editing import change
from cjm_desktop.model.lanes import add_lane, default_title, give_lane_to_function, move_lane
from cjm_desktop.model.records import DEPARTMENT_COLOURS, Side
from tests.model.workshop import Workshop, blank_map


def _with_sides(sides: str) -> Workshop:
    """Lanes by words such as `F1:front` or `N` for a notes lane."""
    workshop = blank_map()
    with workshop.edit() as edit:
        for word in sides.split():
            title, _, side = word.partition(":")
            kind = "department" if side else "notes"
            add_lane(edit, workshop.map_id, kind, title, side=side or None)  # type: ignore[arg-type]
    return workshop


def _sides(workshop: Workshop) -> str:
    lanes = workshop.arrangement().lanes
    return " ".join(
        f"{lane.title}:{lane.side}" if lane.kind == "department" else lane.title for lane in lanes
    )


@pytest.mark.parametrize(
    ("index", "side"), [(0, "front"), (1, "front"), (2, "front"), (3, "back"), (4, "back")]
)
def test_a_new_department_takes_the_side_of_the_department_above(index: int, side: Side) -> None:
    workshop = _with_sides("F1:front N B1:back M")
    with workshop.edit() as edit:
        lane = add_lane(edit, workshop.map_id, "department", "New", index)
    assert lane.side == side
    assert workshop.lane_titles.index("New") == index


def test_departments_take_unused_colours_in_the_order_of_the_palette() -> None:
    workshop = blank_map(lanes="A B C")
    assert [lane.colour for lane in workshop.arrangement().lanes] == list(DEPARTMENT_COLOURS[:3])
    with workshop.edit() as edit:
        change(edit, workshop.lane("A"), colour="olive")
        assert add_lane(edit, workshop.map_id, "department", "D").colour == "blue"
        assert add_lane(edit, workshop.map_id, "department", "E").colour == "amber"


def test_a_department_that_is_there_already_keeps_its_colour_in_a_further_lane() -> None:
    workshop = blank_map(lanes="A B")
    with workshop.edit() as edit:
        assert add_lane(edit, workshop.map_id, "department", "B").colour == "teal"


def test_when_all_colours_are_used_they_come_round_again() -> None:
    workshop = blank_map(lanes=" ".join("ABCDEFGHIJKL"))
    colours = [lane.colour for lane in workshop.arrangement().lanes]
    assert sorted(colours[:10]) == sorted(DEPARTMENT_COLOURS)
    assert colours[10:] == ["blue", "teal"]


def test_lanes_without_a_title_are_named_after_what_lies_in_them() -> None:
    workshop = blank_map()
    with workshop.edit() as edit:
        add_lane(edit, workshop.map_id, "notes", note_kind="pain")
        add_lane(edit, workshop.map_id, "notes", note_kind="thinks")
        add_lane(edit, workshop.map_id, "emotion")
        add_lane(edit, workshop.map_id, "department")
    assert workshop.lane_titles == ["Pains", "Thinks", "Emotion", ""]
    assert default_title("notes") == "Notes"


@pytest.mark.parametrize(
    ("moved", "index", "sides"),
    [
        ("F1", 4, "F2:front B1:back B2:back F1:back"),
        ("F1", 3, "F2:front B1:back F1:back B2:back"),
        ("F1", 2, "F2:front F1:front B1:back B2:back"),
        ("B2", 2, "F1:front F2:front B2:back B1:back"),
        ("B2", 1, "F1:front B2:front F2:front B1:back"),
        ("B2", 0, "B2:front F1:front F2:front B1:back"),
        ("F2", 2, "F1:front F2:front B1:back B2:back"),
    ],
)
def test_a_lane_dragged_across_a_line_changes_its_side(moved: str, index: int, sides: str) -> None:
    workshop = _with_sides("F1:front F2:front B1:back B2:back")
    with workshop.edit() as edit:
        move_lane(edit, workshop.lane(moved), index)
    assert _sides(workshop) == sides


def test_notes_lanes_between_departments_do_not_hide_the_line() -> None:
    workshop = _with_sides("F1:front F2:front N B1:back B2:back M")
    with workshop.edit() as edit:
        move_lane(edit, workshop.lane("F1"), 6)
    assert _sides(workshop) == "F2:front N B1:back B2:back M F1:back"


def test_a_lane_moved_below_the_only_third_party_keeps_its_front_stage() -> None:
    workshop = _with_sides("Portal:outside F1:front F2:front")
    with workshop.edit() as edit:
        move_lane(edit, workshop.lane("F2"), 1)
    assert _sides(workshop) == "Portal:outside F2:front F1:front"


def test_the_only_department_keeps_its_side_wherever_it_goes() -> None:
    workshop = _with_sides("N B1:back M")
    with workshop.edit() as edit:
        move_lane(edit, workshop.lane("B1"), 0)
    assert _sides(workshop) == "B1:back N M"


def test_a_hand_that_says_the_side_is_heard() -> None:
    workshop = _with_sides("F1:front F2:front B1:back")
    with workshop.edit() as edit:
        move_lane(edit, workshop.lane("F2"), 2, side="back")
    assert _sides(workshop) == "F1:front F2:back B1:back"


def test_a_lane_across_the_line_of_visibility_no_longer_meets_the_customer(
    hotel: Workshop,
) -> None:
    with hotel.edit() as edit:
        move_lane(edit, hotel.lane("Reception"), 6)
    assert hotel.lane("Reception").side == "back"
    assert hotel.gaps() == [1, 5, 6, 7, 8]


def test_a_notes_lane_moves_without_a_word_about_sides(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        move_lane(edit, hotel.lane("Pains"), 2)
    assert hotel.lane_titles[2] == "Pains"
    assert hotel.lane("Pains").side == "front"


def test_only_departments_work_for_functions_and_only_for_functions(hotel: Workshop) -> None:
    service = hotel.stage("functional", "Service")
    with pytest.raises(EditRefusedError, match="Only a swimlane"), hotel.edit() as edit:
        give_lane_to_function(edit, hotel.lane("Pains"), service)
    with pytest.raises(EditRefusedError, match="stage of another lens"), hotel.edit() as edit:
        give_lane_to_function(edit, hotel.lane("Finance"), hotel.stage("goal", "Evaluation"))
    with hotel.edit() as edit:
        give_lane_to_function(edit, hotel.lane("Finance"), service)
    assert hotel.seen("functional")[8] == "Marketing + Service"
    with hotel.edit() as edit:
        give_lane_to_function(edit, hotel.lane("Finance"), None)
    assert hotel.seen("functional")[8] == "Marketing + Finance"


def test_the_kind_of_a_lane_never_changes(hotel: Workshop) -> None:
    with pytest.raises(EditRefusedError, match="kind of a lane"), hotel.edit() as edit:
        change(edit, hotel.lane("Pains"), kind="images")
