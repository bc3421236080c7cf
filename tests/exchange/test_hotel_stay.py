"""The hotel stay that ships is the worked example of the method, complete and exact."""

from collections import Counter
from itertools import groupby

import pytest

from cjm_desktop.exchange.templates import default_stages, template_records
from cjm_desktop.model.document import Document
from cjm_desktop.model.positions import in_order
from cjm_desktop.model.records import (
    LENSES,
    Curve,
    Feeling,
    Journey,
    Lane,
    Lens,
    Link,
    Note,
    Persona,
    Placement,
    Stage,
    Step,
    Touchpoint,
)


@pytest.fixture
def hotel() -> Document:
    document = Document()
    document.load(template_records("hotel-stay"))
    return document


def _steps(document: Document) -> list[Step]:
    return in_order(document.all(Step))


def _number_of(document: Document, step_id: str | None) -> int:
    return [step.id for step in _steps(document)].index(step_id or "") + 1


def _stages_of(document: Document, lens: Lens) -> list[Stage]:
    return in_order(stage for stage in document.all(Stage) if stage.lens == lens)


def _stage_titles_by_step(document: Document, lens: Lens) -> list[str | None]:
    titles: list[str | None] = []
    for step in _steps(document):
        placement = document.get(Placement, Placement.id_for(step.id, lens))
        titles.append(placement and document.require(Stage, placement.stage_id).title)
    return titles


def _runs(document: Document, lens: Lens) -> list[tuple[str | None, int]]:
    titles = _stage_titles_by_step(document, lens)
    return [(title, len(list(steps))) for title, steps in groupby(titles)]


def _cards_in(document: Document, lane_title: str) -> set[tuple[int, str, str]]:
    lane = next(lane for lane in document.all(Lane) if lane.title == lane_title)
    return {
        (_number_of(document, card.step_id), card.title, card.channel)
        for card in document.referring(Touchpoint, "lane_id", lane.id)
    }


def _notes_in(document: Document, lane_title: str) -> set[tuple[int, str, int]]:
    lane = next(lane for lane in document.all(Lane) if lane.title == lane_title)
    return {
        (_number_of(document, note.step_id), note.text, note.votes)
        for note in document.referring(Note, "lane_id", lane.id)
    }


def test_the_hotel_stay_is_told_in_its_title_block(hotel: Document) -> None:
    (journey,) = hotel.all(Journey)
    persona = hotel.require(Persona, journey.persona_id)
    assert (journey.title, journey.state) == ("Three nights in Copenhagen", "current")
    assert journey.scenario == "Business trip, booked by herself"
    assert journey.expectations == "Sleep well, lose no time"
    assert (journey.time_unit, journey.time_zero) == ("day", "arrival")
    assert (persona.name, persona.role) == ("Mette", "travelling consultant")


def test_the_hotel_stay_has_its_ten_steps_in_time(hotel: Document) -> None:
    assert [(step.title, step.time_from, step.time_to) for step in _steps(hotel)] == [
        ("Gets the assignment", -21, None),
        ("Searches for a hotel", -20, None),
        ("Compares and reads reviews", -20, None),
        ("Books a room", -19, None),
        ("Packs the suitcase", -1, None),
        ("Checks in", 0, None),
        ("Uses room and pool", 0, 2),
        ("Checks out", 2, None),
        ("Gets invoice and survey", 5, None),
        ("Tells colleagues, rebooks", 14, None),
    ]


def test_booking_and_checking_in_decide_and_booking_can_still_be_left(hotel: Document) -> None:
    steps = _steps(hotel)
    moments = [step.title for step in steps if step.moment_of_truth]
    assert moments == ["Books a room", "Checks in"]
    assert [step.title for step in steps if step.can_leave] == ["Books a room"]


def test_the_stored_lenses_cut_the_hotel_stay_as_worked_out_by_hand(hotel: Document) -> None:
    assert _runs(hotel, "outcome") == [
        (None, 1), ("Acquisition", 2), ("Conversion", 1), (None, 1), ("Retention", 5),
    ]  # fmt: skip
    assert _runs(hotel, "interactive") == [
        (None, 1), ("Interest", 1), ("Consideration", 1), ("Purchase", 1), (None, 1),
        ("Post-purchase", 4), ("Repurchase", 1),
    ]  # fmt: skip
    assert _runs(hotel, "activity") == [
        ("Planning", 1), ("Search", 2), ("Booking", 1), ("Packing", 1), ("Check-in", 1),
        ("Stay", 1), ("Check-out", 1), ("Afterwards", 2),
    ]  # fmt: skip
    assert _runs(hotel, "goal") == [
        ("Framing the decision", 1), ("Deciding", 2), ("Transaction", 1), ("Deciding", 1),
        ("Transaction", 3), ("Evaluation", 2),
    ]  # fmt: skip


def test_nothing_of_the_hotel_stay_is_still_a_proposal(hotel: Document) -> None:
    placements = hotel.all(Placement)
    assert Counter(placement.lens for placement in placements) == {
        "outcome": 8, "interactive": 8, "activity": 10, "goal": 10,
    }  # fmt: skip
    assert not any(placement.proposed for placement in placements)


def test_only_awareness_is_a_stage_without_steps(hotel: Document) -> None:
    placed = {placement.stage_id for placement in hotel.all(Placement)}
    stored = [stage for stage in hotel.all(Stage) if stage.lens != "functional"]
    assert [stage.title for stage in stored if stage.id not in placed] == ["Awareness"]


@pytest.mark.parametrize("lens", ["functional", "outcome", "interactive", "goal"])
def test_the_hotel_stay_keeps_the_default_stages_but_for_activities(
    hotel: Document, lens: Lens
) -> None:
    expected = [(stage.title, stage.phase) for stage in default_stages("map", lens)]
    assert [(stage.title, stage.phase) for stage in _stages_of(hotel, lens)] == expected


def test_the_stages_of_the_hotel_stay_have_their_goals(hotel: Document) -> None:
    goals = {
        stage.title: stage.goal
        for lens in LENSES
        for stage in _stages_of(hotel, lens)
        if stage.goal
    }
    assert goals == {
        "Marketing": "Brings guests in",
        "Sales": "Takes bookings",
        "Service": "Delivers the stay",
        "Framing the decision": "What do I need?",
        "Deciding": "A place I can trust, near the client",
        "Transaction": "Arrive with just what I need, sleep well",
        "Evaluation": "Be heard, get home reimbursed",
    }


def test_the_lanes_of_the_hotel_stay_stand_in_order(hotel: Document) -> None:
    lanes = in_order(hotel.all(Lane))
    assert [(lane.title, lane.kind) for lane in lanes] == [
        ("Emotion", "emotion"),
        ("Marketing", "department"),
        ("Booking", "department"),
        ("Reception", "department"),
        ("Finance", "department"),
        ("Housekeeping", "department"),
        ("Thinks", "notes"),
        ("Pains", "notes"),
        ("Opportunities", "notes"),
    ]
    assert [lane.note_kind for lane in lanes[-3:]] == ["thinks", "pain", "opportunity"]


def test_the_departments_of_the_hotel_work_for_their_functions(hotel: Document) -> None:
    departments = [lane for lane in in_order(hotel.all(Lane)) if lane.kind == "department"]
    functions = [hotel.get(Stage, lane.function_id) for lane in departments]
    assert [
        (lane.title, lane.side, function and function.title, lane.colour)
        for lane, function in zip(departments, functions, strict=True)
    ] == [
        ("Marketing", "front", "Marketing", "blue"),
        ("Booking", "front", "Sales", "teal"),
        ("Reception", "front", "Service", "purple"),
        ("Finance", "front", None, "amber"),
        ("Housekeeping", "back", "Service", "slate"),
    ]


def test_each_department_of_the_hotel_has_its_cards(hotel: Document) -> None:
    assert _cards_in(hotel, "Marketing") == {
        (2, "Search ad", "Web"),
        (3, "Review site profile", "Web"),
        (9, "NPS survey", "E-mail"),
        (10, "Member newsletter", "E-mail"),
    }
    assert _cards_in(hotel, "Booking") == {
        (3, "Room page", "Web"),
        (4, "Booking confirmation", "E-mail"),
    }
    assert _cards_in(hotel, "Reception") == {
        (6, "Check-in desk", "In person"),
        (7, "Concierge chat", "Chat"),
        (8, "Key drop", "In person"),
    }
    assert _cards_in(hotel, "Finance") == {(9, "Invoice by e-mail", "E-mail")}
    assert _cards_in(hotel, "Housekeeping") == {
        (6, "Room ready by 14:00", "Internal"),
        (7, "Pool towels", "Internal"),
    }


def test_the_hotel_stay_counts_ten_touchpoints_and_two_activities(hotel: Document) -> None:
    sides = Counter(hotel.require(Lane, card.lane_id).side for card in hotel.all(Touchpoint))
    assert sides == {"front": 10, "back": 2}


def test_nobody_meets_the_customer_at_steps_one_and_five(hotel: Document) -> None:
    met = {_number_of(hotel, card.step_id) for card in hotel.all(Touchpoint)}
    assert {1, 2, 3, 4, 5, 6, 7, 8, 9, 10} - met == {1, 5}


def test_the_hotel_stay_says_what_it_rests_on(hotel: Document) -> None:
    evidence = {card.title: (card.evidence, card.source) for card in hotel.all(Touchpoint)}
    assumed = {title for title, held in evidence.items() if held == ("assumed", "")}
    assert {title: held for title, held in evidence.items() if title not in assumed} == {
        "Search ad": ("measured", ""),
        "Booking confirmation": ("measured", "214 survey answers"),
        "NPS survey": ("measured", "214 survey answers"),
        "Check-in desk": ("observed", "6 interviews"),
        "Concierge chat": ("observed", "6 interviews"),
        "Invoice by e-mail": ("observed", "6 interviews"),
    }
    assert len(assumed) == 6


def test_only_the_booking_confirmation_has_an_owner(hotel: Document) -> None:
    owners = {
        record.title: record.owner
        for record in (*hotel.all(Touchpoint), *hotel.all(Step))
        if record.owner
    }
    assert owners == {"Booking confirmation": "Head of booking"}


def test_the_notes_of_the_hotel_stay_lie_on_their_steps_with_their_votes(hotel: Document) -> None:
    assert _notes_in(hotel, "Thinks") == {(5, "What do I need to bring?", 0)}
    assert _notes_in(hotel, "Pains") == {
        (3, "Photos look the same everywhere", 0),
        (5, "No list of what the room has", 0),
        (9, "Invoice lacks cost centre", 0),
    }
    assert _notes_in(hotel, "Opportunities") == {
        (5, "“What’s in your room” mail two days before", 4),
        (9, "Company details saved at booking", 2),
    }


def test_the_feelings_of_the_hotel_stay(hotel: Document) -> None:
    (curve,) = hotel.all(Curve)
    feelings = [hotel.require(Feeling, Feeling.id_for(curve.id, step.id)) for step in _steps(hotel)]
    assert [feeling.value for feeling in feelings] == [
        0.2, 0.5, -0.4, 1.2, -1.6, 0.6, 1.6, 0.4, -1.1, 0.9,
    ]  # fmt: skip
    assert {index: feeling.quote for index, feeling in enumerate(feelings, 1) if feeling.quote} == {
        5: "Is there an iron? No idea.",
        7: "The pool made my day.",
        9: "Wrong company name again.",
    }
    assert curve.source == "assumed"
    assert curve.persona_id == hotel.all(Persona)[0].id


def test_the_invoice_depends_on_the_booking_confirmation(hotel: Document) -> None:
    (link,) = hotel.all(Link)
    ends = [hotel.require(Touchpoint, end) for end in (link.source_id, link.target_id)]
    assert [card.title for card in ends] == ["Invoice by e-mail", "Booking confirmation"]
    assert link.kind == "depends_on"
