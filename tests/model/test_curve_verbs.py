"""Curves, feelings, quotes and the numbers of metric lanes; maps."""

import pytest

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.model.curves import (
    add_curve,
    clear_amount,
    clear_feeling,
    set_amount,
    set_feeling,
    set_quote,
)
from cjm_desktop.model.editing import change
from cjm_desktop.model.lanes import add_lane
from cjm_desktop.model.maps import add_map, delete_map
from cjm_desktop.model.records import Amount, Curve, Feeling, Journey
from cjm_desktop.model.steps import add_step
from tests.model.workshop import Workshop, blank_map


def _curve(workshop: Workshop) -> Curve:
    return workshop.document.all(Curve)[0]


def test_a_curve_makes_its_emotion_lane_where_there_is_none() -> None:
    workshop = blank_map("a", lanes="Desk")
    with workshop.edit() as edit:
        add_curve(edit, workshop.map_id, "Felt")
        add_curve(edit, workshop.map_id, "Measured", source="measured")
    assert workshop.lane_titles == ["Emotion", "Desk"]
    curves = workshop.arrangement().curves(workshop.lane("Emotion").id)
    assert [(curve.title, curve.source) for curve in curves] == [
        ("Felt", "assumed"), ("Measured", "measured"),
    ]  # fmt: skip


def test_a_curve_is_refused_on_a_lane_of_another_kind(hotel: Workshop) -> None:
    with pytest.raises(EditRefusedError, match="“Pains”"), hotel.edit() as edit:
        add_curve(edit, hotel.map_id, lane_id=hotel.lane("Pains").id)


@pytest.mark.parametrize(
    ("given", "kept"), [(1, 1), (9, 2), (-3.5, -2), (0.4321, 0.45), (-0.01, 0), (1.6, 1.6)]
)
def test_a_feeling_is_kept_within_the_scale_and_to_a_twentieth(given: float, kept: float) -> None:
    workshop = blank_map("a")
    with workshop.edit() as edit:
        curve = add_curve(edit, workshop.map_id)
        set_feeling(edit, curve.id, workshop.step("a").id, given)
    assert [feeling.value for feeling in workshop.document.all(Feeling)] == [kept]
    assert str(workshop.document.all(Feeling)[0].value) != "-0.0"


def test_a_dragged_point_keeps_its_quote(hotel: Workshop) -> None:
    step = hotel.step("Packs the suitcase")
    with hotel.edit() as edit:
        feeling = set_feeling(edit, _curve(hotel).id, step.id, -2)
    assert feeling.quote == "Is there an iron? No idea."


def test_quotes_are_said_at_points_of_the_curve_only(hotel: Workshop) -> None:
    curve, step = _curve(hotel), hotel.step("Checks in")
    with hotel.edit() as edit:
        set_quote(edit, curve.id, step.id, "At last.")
        clear_feeling(edit, curve.id, hotel.steps[0].id)
        clear_feeling(edit, curve.id, hotel.steps[0].id)
    with pytest.raises(EditRefusedError, match="no point"), hotel.edit() as edit:
        set_quote(edit, curve.id, hotel.steps[0].id, "Hm.")
    assert len(hotel.document.all(Feeling)) == 9


def test_a_metric_lane_holds_one_number_per_step(hotel: Workshop) -> None:
    step = hotel.steps[0]
    with hotel.edit() as edit:
        lane = add_lane(edit, hotel.map_id, "metric")
        set_amount(edit, lane.id, step.id, 4)
        set_amount(edit, lane.id, step.id, 7.5)
    assert [amount.value for amount in hotel.document.all(Amount)] == [7.5]
    with hotel.edit() as edit:
        clear_amount(edit, lane.id, step.id)
    assert hotel.document.all(Amount) == []


def test_numbers_that_are_none_and_wrong_places_are_refused(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        metric = add_lane(edit, hotel.map_id, "metric")
        elsewhere = add_step(edit, add_map(edit, "Other").id, 0, lens="goal")
    step, curve = hotel.steps[0], _curve(hotel)
    with pytest.raises(EditRefusedError, match="metric lane"), hotel.edit() as edit:
        set_amount(edit, hotel.lane("Pains").id, step.id, 1)
    with pytest.raises(EditRefusedError, match="no number"), hotel.edit() as edit:
        set_amount(edit, metric.id, step.id, float("nan"))
    with pytest.raises(EditRefusedError, match="no number"), hotel.edit() as edit:
        set_feeling(edit, curve.id, step.id, float("inf"))
    with pytest.raises(EditRefusedError, match="another map"), hotel.edit() as edit:
        set_feeling(edit, curve.id, elsewhere.id, 1)


def test_a_curve_with_feelings_cannot_go_to_another_map(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        elsewhere = add_lane(edit, add_map(edit, "Other").id, "emotion")
    with pytest.raises(EditRefusedError, match="another map"), hotel.edit() as edit:
        change(edit, _curve(hotel), lane_id=elsewhere.id)


def test_maps_stand_in_order_and_the_last_one_cannot_be_deleted(hotel: Workshop) -> None:
    with hotel.edit() as edit:
        first = add_map(edit, "First", index=0, state="future")
    assert [journey.title for journey in sorted(hotel.document.all(Journey), key=_position)] == [
        "First", "Three nights in Copenhagen",
    ]  # fmt: skip
    with hotel.edit() as edit:
        delete_map(edit, first)
    with pytest.raises(EditRefusedError, match="at least one map"), hotel.edit() as edit:
        delete_map(edit, hotel.journey)
    assert len(hotel.steps) == 10


def _position(journey: Journey) -> str:
    return journey.position
