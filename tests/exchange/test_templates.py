"""Templates: every one makes a sound new map; a blank one invents nothing."""

import json

import pytest

from cjm_desktop.assets import resource
from cjm_desktop.errors import CjmError
from cjm_desktop.exchange.templates import TEMPLATES, default_stages, template_records
from cjm_desktop.model.document import Document
from cjm_desktop.model.invariants import violations
from cjm_desktop.model.positions import in_order
from cjm_desktop.model.records import (
    LENSES,
    RECORD_TYPES,
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
from cjm_desktop.model.values import unknown_keys


def _document(name: str) -> Document:
    document = Document()
    document.load(template_records(name))
    return document


def _stages_of(document: Document, lens: Lens) -> list[Stage]:
    return in_order(stage for stage in document.all(Stage) if stage.lens == lens)


def test_the_templates_offered_are_those_that_ship() -> None:
    assert {"blank", "hotel-stay"} <= set(TEMPLATES)
    assert "stages" not in TEMPLATES


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_is_a_sound_map_in_which_every_lens_can_be_used(name: str) -> None:
    document = _document(name)
    assert violations(document) == []
    assert len(document.all(Journey)) == 1
    for lens in LENSES:
        if lens != "activity":
            assert _stages_of(document, lens)


@pytest.mark.parametrize("name", TEMPLATES)
def test_two_maps_of_one_template_share_no_id(name: str) -> None:
    first, second = template_records(name), template_records(name)
    assert len({record.id for record in (*first, *second)}) == len(first) + len(second)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_names_what_is_referred_to_first(name: str) -> None:
    document = Document()
    for record in template_records(name):
        document.load([record])
        assert violations(document) == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_nothing_written_in_a_template_is_passed_over(name: str) -> None:
    form = json.loads(resource("templates", f"{name}.json").read_text(encoding="utf-8"))
    assert (form.pop("format"), form.pop("version")) == ("cjm-desktop", [1, 0])
    for table, rows in form.items():
        for row in rows:
            assert unknown_keys(RECORD_TYPES[table], row) == ()


@pytest.mark.parametrize("name", ["nonsense", "stages", "", "../templates/blank"])
def test_an_unknown_template_is_refused_and_the_known_ones_named(name: str) -> None:
    with pytest.raises(CjmError) as refusal:
        template_records(name)
    sentence = str(refusal.value)
    assert f"“{name}”" in sentence
    assert "blank" in sentence
    assert "hotel-stay" in sentence


def test_the_default_stages_are_those_of_the_method() -> None:
    titles = {lens: [stage.title for stage in default_stages("map", lens)] for lens in LENSES}
    assert titles == {
        "functional": ["Marketing", "Sales", "Service"],
        "outcome": ["Acquisition", "Conversion", "Retention"],
        "interactive": [
            "Awareness", "Interest", "Consideration", "Purchase", "Post-purchase", "Repurchase",
        ],
        "activity": [],
        "goal": ["Framing the decision", "Deciding", "Transaction", "Evaluation"],
    }  # fmt: skip


def test_default_stages_have_the_phases_of_the_method_in_an_order_that_lasts() -> None:
    phases = {}
    for lens in LENSES:
        stages = default_stages("map", lens)
        assert in_order(stages) == list(stages)
        assert all(stage.map_id == "map" and stage.lens == lens for stage in stages)
        phases[lens] = " ".join(stage.phase for stage in stages)
    assert phases == {
        "functional": "before during after",
        "outcome": "before during after",
        "interactive": "before before before during after after",
        "activity": "",
        "goal": "before before during after",
    }


def test_a_language_without_words_of_its_own_falls_back_to_english() -> None:
    stages = default_stages("map", "functional", language="fi")
    assert [stage.title for stage in stages] == ["Marketing", "Sales", "Service"]
    document = Document()
    document.load(template_records("blank", language="fi"))
    assert [journey.title for journey in document.all(Journey)] == ["Untitled map"]
    assert [stage.title for stage in _stages_of(document, "goal")][1] == "Deciding"


def test_a_blank_map_invents_nothing_about_the_company_or_the_customer() -> None:
    document = _document("blank")
    for record_type in (Step, Touchpoint, Note, Feeling, Placement, Persona, Link):
        assert document.all(record_type) == []
    assert all(lane.kind != "department" for lane in document.all(Lane))


def test_a_blank_map_is_ready_for_feelings_and_notes() -> None:
    document = _document("blank")
    lanes = in_order(document.all(Lane))
    assert [lane.title for lane in lanes] == ["Emotion", "Thinks", "Pains", "Opportunities"]
    assert [lane.note_kind for lane in lanes] == ["", "thinks", "pain", "opportunity"]
    (curve,) = document.all(Curve)
    assert curve.lane_id == lanes[0].id


def test_a_blank_map_has_the_default_stages_of_every_lens() -> None:
    document = _document("blank")
    for lens in LENSES:
        expected = [(stage.title, stage.phase) for stage in default_stages("map", lens)]
        assert [(stage.title, stage.phase) for stage in _stages_of(document, lens)] == expected
