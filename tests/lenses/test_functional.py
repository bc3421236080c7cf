"""The functional lens: hand-overs, gaps, shared steps, and what departments need of each other."""

from dataclasses import replace

from cjm_desktop.lenses.findings import findings_of
from cjm_desktop.lenses.hand_overs import hand_overs_of
from cjm_desktop.model.agreements import agree_hand_over
from cjm_desktop.model.cards import set_last_step
from cjm_desktop.model.records import Agreement, Link
from tests.lenses.asked import about, alter, card, put, said, the
from tests.model.workshop import Workshop, blank_map, meet

FUNCTIONAL = "functional"


def chain(workshop: Workshop) -> list[str]:
    """The hand-overs as `giver > receivers @ step kind`."""
    return [
        f"{hand_over.giver.title} > {' '.join(lane.title for lane in hand_over.receivers)}"
        f" @ {hand_over.step.title} {hand_over.kind}"
        for hand_over in hand_overs_of(workshop.arrangement())
    ]


def test_a_department_that_stays_hands_nothing_over() -> None:
    workshop = blank_map("A B", lanes="Sales Service")
    meet(workshop, "Sales", "A", "B")
    meet(workshop, "Service", "B")

    assert chain(workshop) == []


def test_a_hand_over_is_warm_where_a_receiver_was_there_already_else_cold() -> None:
    workshop = blank_map("A B C", lanes="Sales Service Finance")
    meet(workshop, "Sales", "A", "B")
    meet(workshop, "Service", "B")
    meet(workshop, "Finance", "C")

    assert chain(workshop) == ["Sales > Finance @ C cold", "Service > Finance @ C cold"]
    meet(workshop, "Service", "C")
    assert chain(workshop) == ["Sales > Service Finance @ C warm"]
    assert about(workshop, "cold_hand_over", FUNCTIONAL) == []


def test_a_hand_over_over_a_gap_is_neither_warm_nor_cold() -> None:
    workshop = blank_map("A B C", lanes="Sales Service")
    meet(workshop, "Sales", "A", "C")
    meet(workshop, "Service", "A")

    assert chain(workshop) == ["Service > Sales @ C through_gap"]
    assert about(workshop, "hand_over_through_gap", FUNCTIONAL) == ["C, Service, Sales"]


def test_a_step_that_only_others_serve_is_passed_over_and_is_no_gap() -> None:
    workshop = blank_map("A B C", lanes="Sales Service Partner")
    alter(workshop, workshop.lane("Partner"), side="outside")
    meet(workshop, "Sales", "A")
    meet(workshop, "Partner", "B")
    meet(workshop, "Service", "C")

    assert chain(workshop) == ["Sales > Service @ C cold"]
    assert about(workshop, "gap", FUNCTIONAL) == []


def test_lanes_of_one_title_are_one_department() -> None:
    workshop = blank_map("A B", lanes="Sales Service")
    meet(workshop, "Sales", "A")
    meet(workshop, "Service", "B")
    alter(workshop, workshop.lane("Service"), title="Sales")

    assert chain(workshop) == []


def test_a_card_that_spans_steps_meets_the_customer_on_each_and_a_missing_one_nowhere() -> None:
    workshop = blank_map("A B C", lanes="Sales Service")
    meet(workshop, "Sales", "A")
    meet(workshop, "Service", "C")
    with workshop.edit() as edit:
        set_last_step(edit, workshop.card("Sales@A"), workshop.step("B").id)

    assert chain(workshop) == ["Sales > Service @ C cold"]
    alter(workshop, workshop.card("Service@C"), status="missing")
    assert chain(workshop) == []
    assert about(workshop, "gap", FUNCTIONAL) == ["C"]


def test_a_hand_over_agreed_with_every_receiver_asks_nothing(hotel: Workshop) -> None:
    step = hotel.step("Gets invoice and survey")
    with hotel.edit() as edit:
        agree_hand_over(edit, step.id, "Reception", ["Marketing"], what="Cost centre")
    assert len(about(hotel, "cold_hand_over", FUNCTIONAL)) == 1

    with hotel.edit() as edit:
        agree_hand_over(edit, step.id, "Reception", ["Finance"], by_whom="Eva")
    assert about(hotel, "cold_hand_over", FUNCTIONAL) == []
    assert said(hotel, "hand_over", FUNCTIONAL)[2].endswith(": cold, agreed.")
    (hand_over,) = (one for one in hand_overs_of(hotel.arrangement()) if one.agreed)
    marketing, finance = hand_over.agreements
    assert marketing is not None and finance is not None
    assert (marketing.what, finance.by_whom) == ("Cost centre", "Eva")


def test_departments_without_a_name_cannot_have_agreed() -> None:
    workshop = blank_map("A B", lanes="Sales Service")
    meet(workshop, "Sales", "A")
    meet(workshop, "Service", "B")
    with workshop.edit() as edit:
        agree_hand_over(edit, workshop.step("B").id, "Sales", ["Service"])
    assert hand_overs_of(workshop.arrangement())[0].agreed

    alter(workshop, workshop.lane("Sales"), title="")
    step_id = workshop.step("B").id
    put(workshop, Agreement(step_id=step_id, from_department="", to_department="Service"))

    assert said(workshop, "cold_hand_over", FUNCTIONAL) == [
        "Department 1 hands over to Service at “B” without meeting them."
    ]


def test_no_step_is_a_gap_before_the_first_touchpoint() -> None:
    workshop = blank_map("A B", lanes="Sales Stock")
    alter(workshop, workshop.lane("Stock"), side="back")
    meet(workshop, "Stock", "A")
    assert about(workshop, "gap", FUNCTIONAL) == []

    meet(workshop, "Sales", "B")
    assert about(workshop, "gap", FUNCTIONAL) == ["A"]


def test_a_step_shared_by_two_departments_asks_who_leads_until_someone_does() -> None:
    workshop = blank_map("A B", lanes="Sales Service")
    meet(workshop, "Sales", "A", "B")
    assert about(workshop, "shared_step", FUNCTIONAL) == []
    meet(workshop, "Service", "A", "B")
    assert about(workshop, "shared_step", FUNCTIONAL) == ["A", "B"]

    alter(workshop, workshop.step("A"), owner="Eva")
    alter(workshop, workshop.card("Sales@B"), owner="Bo")
    assert about(workshop, "shared_step", FUNCTIONAL) == []


def test_two_lanes_of_one_department_share_nothing() -> None:
    workshop = blank_map("A", lanes="Sales Service")
    meet(workshop, "Sales", "A")
    meet(workshop, "Service", "A")
    alter(workshop, workshop.lane("Service"), title="Sales")

    assert about(workshop, "shared_step", FUNCTIONAL) == []


def test_only_a_dependence_between_two_departments_is_asked_about() -> None:
    workshop = blank_map("A", lanes="Sales Service")
    meet(workshop, "Sales", "A")
    meet(workshop, "Service", "A")
    card(workshop, "Sales", "A", "Quote")
    source, target = workshop.card("Sales@A"), workshop.card("Service@A")
    link = Link(source_id=source.id, target_id=target.id, kind="depends_on")
    put(workshop, link)
    assert the(workshop, "depends_across", FUNCTIONAL).about == (link.id,)

    put(workshop, replace(link, kind="loop"))
    assert about(workshop, "depends_across", FUNCTIONAL) == []
    put(workshop, replace(link, target_id=workshop.card("Quote").id))
    assert about(workshop, "depends_across", FUNCTIONAL) == []
    put(workshop, replace(link, target_id=workshop.step("A").id))
    assert about(workshop, "depends_across", FUNCTIONAL) == []


def test_many_receivers_are_not_all_named() -> None:
    workshop = blank_map("A B", lanes="S " + " ".join(f"L{n}" for n in range(8)))
    meet(workshop, "S", "A")
    for number in range(8):
        meet(workshop, f"L{number}", "B")

    assert said(workshop, "cold_hand_over", FUNCTIONAL) == [
        "S hands over to L0, L1, L2, L3 and 4 more at “B” without meeting them."
    ]
    (found,) = [
        found
        for found in findings_of(workshop.arrangement(), "functional")
        if found.kind == "cold_hand_over"
    ]
    assert len(found.about) == 10
