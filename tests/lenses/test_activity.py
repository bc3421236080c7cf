"""The activity lens: what lies between touchpoints, in time and in steps."""

import pytest

from tests.lenses.asked import about, alter, said
from tests.model.workshop import Workshop, blank_map, meet

ACTIVITY = "activity"


def at_times(*times: float | tuple[float, float] | None, unit: str = "day") -> Workshop:
    """A map all of whose steps are served, at these times; a pair has an end."""
    titles = [chr(ord("A") + number) for number in range(len(times))]
    workshop = blank_map(" ".join(titles), lanes="Sales")
    alter(workshop, workshop.journey, time_unit=unit)
    meet(workshop, "Sales", *titles)
    for title, time in zip(titles, times, strict=True):
        start, end = time if isinstance(time, tuple) else (time, None)
        alter(workshop, workshop.step(title), time_from=start, time_to=end)
    return workshop


@pytest.mark.parametrize(
    ("times", "silences"),
    [
        ((0, 1, 2, 6), ["C, D"]),
        ((0, 1, 2, 5), []),  # three times the usual, not more
        ((0, 0.1, 0.2, 0.3, 1.3), []),  # one unit, not more
        ((0, 0.1, 0.2, 0.3, 1.5), ["D, E"]),
        ((0, 1, 2, 5, 12), ["D, E"]),  # the usual is between the two in the middle
        ((0, 1, 2, 5, 11), []),
        ((0, 0, 0, 9), []),  # the only distance is the usual one
        ((0, (1, 3), 4, 5, 9), ["D, E"]),
        ((0, (1, 30), 31, 32), []),  # from the end of a step
        ((0, 1, 2, None, 40), []),  # an unknown time is no silence
        ((None, None), []),
        ((5, 1, 2, 3, 9), ["D, E"]),  # times that run backwards are no distance
    ],
)
def test_a_long_silence_is_far_longer_than_usual(
    times: tuple[float | None, ...], silences: list[str]
) -> None:
    assert about(at_times(*times), "long_silence", ACTIVITY) == silences


@pytest.mark.parametrize(
    ("unit", "end", "words"),
    [("hour", 6, "4 hours"), ("week", 12.5, "10.5 weeks"), ("day", 19, "17 days")],
)
def test_a_silence_says_how_long_it_is(unit: str, end: float, words: str) -> None:
    workshop = at_times(0, 1, 2, end, unit=unit)

    assert said(workshop, "long_silence", ACTIVITY)[0].endswith(f"sees nothing of us for {words}.")


def test_silences_are_between_touchpoints_that_the_customer_sees() -> None:
    workshop = at_times(0, 1, 2, 6, 7, 8)
    assert about(workshop, "long_silence", ACTIVITY) == ["C, D"]

    alter(workshop, workshop.card("Sales@D"), status="missing")
    assert about(workshop, "long_silence", ACTIVITY) == ["C, E"]


def test_a_map_of_touchpoints_only_asks_what_happens_between() -> None:
    workshop = blank_map("A B C D", lanes="Sales")
    meet(workshop, "Sales", "A", "B", "C")
    assert about(workshop, "touchpoint_to_touchpoint", ACTIVITY) == []

    meet(workshop, "Sales", "D")
    assert about(workshop, "touchpoint_to_touchpoint", ACTIVITY) == ["A, B, C, D"]
    assert said(workshop, "touchpoint_to_touchpoint", ACTIVITY) == [
        "From “A” to “D” it goes from touchpoint to touchpoint, 4 steps in a row."
    ]


def test_steps_without_any_touchpoint_are_no_row_of_touchpoints() -> None:
    workshop = blank_map("A B C D E")

    assert about(workshop, "touchpoint_to_touchpoint", ACTIVITY) == []


def test_it_begins_before_us_and_goes_on_after_us() -> None:
    workshop = blank_map("A B C", lanes="Sales")
    assert about(workshop, "begins_before_us", ACTIVITY) == []
    assert about(workshop, "goes_on_after_us", ACTIVITY) == []

    meet(workshop, "Sales", "B")
    assert about(workshop, "begins_before_us", ACTIVITY) == ["A"]
    assert about(workshop, "goes_on_after_us", ACTIVITY) == ["C"]
    assert about(workshop, "gap", ACTIVITY) == ["A", "C"]
    assert said(workshop, "begins_before_us", ACTIVITY) == [
        "The journey begins without us, at “A”."
    ]
    assert said(workshop, "goes_on_after_us", ACTIVITY) == [
        "The journey goes on without us, at “C”."
    ]
    meet(workshop, "Sales", "A", "C")
    assert about(workshop, "begins_before_us", ACTIVITY) == []
    assert about(workshop, "goes_on_after_us", ACTIVITY) == []
