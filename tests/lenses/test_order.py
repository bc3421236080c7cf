"""In which order findings stand, and what makes them be found anew."""

from cjm_desktop.lenses.findings import Findings, findings_of
from cjm_desktop.model.attaching import attach_risk, attach_survey
from cjm_desktop.model.notes import add_parked_note
from cjm_desktop.model.records import Checkpoint, Link, Step
from cjm_desktop.model.stages import add_stage
from tests.lenses.asked import about, alter, card, note, place, put
from tests.model.workshop import Workshop, blank_map, meet


def test_equals_stand_from_left_to_right_then_from_above_then_what_is_parked() -> None:
    workshop = blank_map("A B", lanes="Sales")
    with workshop.edit() as edit:
        add_parked_note(edit, workshop.map_id, "Parked", votes=9)
    note(workshop, "idea", "B", "Idea at B", votes=1)
    note(workshop, "gain", "A", "Gain at A", votes=1)
    note(workshop, "idea", "A", "Idea at A", votes=1)
    note(workshop, "idea", "A", "Another", votes=1)

    assert about(workshop, "voted_without_owner") == [
        "Idea at A", "Another", "Gain at A", "Idea at B", "Parked",
    ]  # fmt: skip


def test_a_step_comes_before_what_lies_on_it_and_a_link_where_it_begins() -> None:
    workshop = blank_map("A B", lanes="Sales Service")
    meet(workshop, "Sales", "A", "B")
    card(workshop, "Service", "A", "Desk")
    for source, target in (("Sales@B", "Desk"), ("Desk", "Sales@B")):
        ends = (workshop.card(source).id, workshop.card(target).id)
        put(workshop, Link(source_id=ends[0], target_id=ends[1], kind="depends_on"))
    note(workshop, "pain", "A", "It hurts")

    found = findings_of(workshop.arrangement(), "functional")
    assert [(one.kind, str(one.message).split()[0]) for one in found] == [
        ("shared_step", "Sales"),
        ("depends_across", "Desk"),
        ("pain_unanswered", "The"),
        ("depends_across", "Sales@B"),
        ("no_voice", "Nothing"),
        ("no_voice", "Nothing"),
    ]


def test_stages_stand_where_they_first_show_and_empty_ones_last() -> None:
    workshop = blank_map("A B", {"goal": "Empty First Second"}, lanes="Sales")
    place(workshop, "goal", First="B", Second="A")
    alter(workshop, workshop.stage("goal", "Empty"), goal=" ")
    with workshop.edit() as edit:
        add_stage(edit, workshop.map_id, "goal", "Last")
    alter(workshop, workshop.stage("goal", "Last"), goal="Go")

    assert about(workshop, "no_goal") == ["Second", "First", "Empty"]


def test_nothing_is_found_anew_until_something_changes(hotel: Workshop) -> None:
    arrangement = hotel.arrangement()
    findings = Findings(arrangement)
    touched: list[bool] = []
    hotel.history.on_patched(lambda event: arrangement.follow(event.patch))
    hotel.history.on_patched(lambda event: touched.append(findings.follow(event.patch)))
    before = findings.open("goal")
    assert findings.open("goal") is before

    stage = hotel.stage("goal", "Deciding")
    put(hotel, Checkpoint(stage_id=stage.id, position="a0", title="Ask"))
    assert findings.open("goal") is before
    with hotel.edit() as edit:
        edit.delete(hotel.document.require(Step, hotel.step("Packs the suitcase").id))
    assert touched == [False, True]
    assert "weakest_link" in [one.kind for one in before]
    assert [one.about[0] for one in findings.open("goal") if one.kind == "weakest_link"] == [
        hotel.step("Gets invoice and survey").id
    ]


def test_a_survey_attached_is_asked_about_at_once_and_no_more_once_its_loops_are_closed(
    hotel: Workshop,
) -> None:
    arrangement = hotel.arrangement()
    findings = Findings(arrangement)
    hotel.history.on_patched(lambda event: arrangement.follow(event.patch))
    hotel.history.on_patched(lambda event: findings.follow(event.patch))

    def asked() -> set[str]:
        kinds = {one.kind for one in findings.open("goal")}
        return kinds & {"open_loop", "moment_without_survey"}

    assert asked() == set()
    with hotel.edit() as edit:
        survey = attach_survey(edit, hotel.card("Check-in desk").id, "After check-in")
    assert asked() == {"open_loop", "moment_without_survey"}
    with hotel.edit() as edit:
        risk = attach_risk(edit, hotel.step("Checks in").id, "Miscommunication")
    assert risk.id in [one.about[-1] for one in findings.facts("goal")]
    alter(hotel, survey, loop_to_staff="closed", loop_to_customer="closed")
    assert asked() == {"moment_without_survey"}
    with hotel.edit() as edit:
        edit.delete(risk)
    assert "risk" not in [one.kind for one in findings.facts("goal")]


def test_links_from_one_card_stand_in_one_order_whichever_was_drawn_first(hotel: Workshop) -> None:
    invoice = hotel.card("Invoice by e-mail").id
    ends = {"a": "Search ad", "c": "Key drop", "b": "Room page"}
    for name, title in ends.items():
        target = hotel.card(title).id
        put(hotel, Link(id=name, source_id=invoice, target_id=target, kind="depends_on"))

    found = [one.about for one in findings_of(hotel.arrangement(), "functional")
             if one.kind == "depends_across"]  # fmt: skip
    assert found == sorted(found)
