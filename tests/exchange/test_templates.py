"""Templates: every one makes a sound new map; a blank one invents nothing."""

import json
from typing import Any

import pytest

from cjm_desktop.assets import resource
from cjm_desktop.errors import CjmError
from cjm_desktop.exchange.json_form.form import VERSION
from cjm_desktop.exchange.map_numbers import numbers_of
from cjm_desktop.exchange.templates import (
    TEMPLATES,
    default_stages,
    template_about,
    template_records,
)
from cjm_desktop.language import LANGUAGES
from cjm_desktop.model.document import Document
from cjm_desktop.model.fields import fields_of
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


def _document(name: str, language: str = "en") -> Document:
    document = Document()
    document.load(template_records(name, language))
    return document


def _form(name: str) -> dict[str, Any]:
    form: dict[str, Any] = json.loads(
        resource("templates", f"{name}.json").read_text(encoding="utf-8")
    )
    return form


def _stages_of(document: Document, lens: Lens) -> list[Stage]:
    return in_order(stage for stage in document.all(Stage) if stage.lens == lens)


def test_the_templates_offered_are_those_that_ship() -> None:
    shipped = {path.stem for path in resource("templates").glob("*.json")}
    assert set(TEMPLATES) == shipped - {"stages"}
    assert list(TEMPLATES) == ["blank", "purchase-cycle", "partnership", "onboarding", "hotel-stay"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_is_a_sound_map_in_which_every_lens_can_be_used(
    name: str, language: str
) -> None:
    document = _document(name, language)
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
    form = _form(name)
    assert form.pop("format") == "cjm-desktop"
    assert tuple(form.pop("version")) <= VERSION
    assert set(form.pop("template")) == {"title", "description", "lens"}
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


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_says_what_it_is_in_a_sentence(name: str, language: str) -> None:
    about = template_about(name, language)
    assert about.title
    assert about.description.endswith(".")
    assert about.lens in LENSES


@pytest.mark.parametrize("name", [name for name in TEMPLATES if name != "blank"])
def test_every_step_of_a_template_has_its_stage_in_the_lens_it_opens_in(name: str) -> None:
    document = _document(name)
    lens = template_about(name).lens
    for step in document.all(Step):
        placement = document.require(Placement, Placement.id_for(step.id, lens))
        assert document.get(Stage, placement.stage_id) is not None
        assert not placement.proposed
    assert document.all(Feeling)
    assert document.all(Touchpoint)


READY_STAGES = {
    ("purchase-cycle", "en"): [
        "Awareness", "Evaluation", "Purchase", "Use", "Repurchase and recommendation",
    ],
    ("purchase-cycle", "da"): [
        "Opmærksomhed", "Evaluering", "Køb", "Brug", "Genkøb og anbefaling",
    ],
    ("purchase-cycle", "sv"): [
        "Medvetenhet", "Utvärdering", "Köp", "Användning", "Nytt köp och rekommendation",
    ],
    ("partnership", "en"): [
        "Reactive", "Proactive", "Strategic/consultative", "Partnership", "At risk", "Unengaged",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("name", "language"), READY_STAGES)
def test_the_ready_journeys_have_the_stages_of_the_method(name: str, language: str) -> None:
    stages = _stages_of(_document(name, language), "activity")
    assert [stage.title for stage in stages] == READY_STAGES[name, language]


def test_the_purchase_cycle_is_grouped_before_during_and_after_the_purchase() -> None:
    stages = _stages_of(_document("purchase-cycle"), "activity")
    assert [stage.phase for stage in stages] == ["before", "before", "during", "after", "after"]


def test_a_partner_can_be_at_risk_from_any_stage_and_the_movement_goes_both_ways() -> None:
    document = _document("partnership")
    column = {step.id: at for at, step in enumerate(in_order(document.all(Step)))}
    stage_at = {
        placement.step_id: document.require(Stage, placement.stage_id).title
        for placement in document.all(Placement)
        if placement.lens == "activity"
    }
    at_risk = {
        stage_at[link.source_id]
        for link in document.all(Link)
        if link.kind == "leaves_to" and stage_at[link.target_id] == "At risk"
    }
    back = {
        (stage_at[link.source_id], stage_at[link.target_id])
        for link in document.all(Link)
        if link.kind == "loop" and column[link.target_id] < column[link.source_id]
    }
    assert at_risk == {"Reactive", "Proactive", "Strategic/consultative", "Partnership"}
    assert back == {
        ("Proactive", "Reactive"),
        ("Strategic/consultative", "Proactive"),
        ("Partnership", "Strategic/consultative"),
        ("At risk", "Proactive"),
    }


def test_onboarding_begins_with_the_emotional_high_of_day_0_and_is_planned_by_messages() -> None:
    document = _document("onboarding")
    steps = in_order(document.all(Step))
    feelings = {feeling.step_id: feeling.value for feeling in document.all(Feeling)}
    times = [step.time_from for step in steps]
    (journey,) = document.all(Journey)

    assert journey.time_zero == "the customer signs or pays"
    assert times[0] == 0
    assert None not in times
    assert times == sorted(times, key=lambda time: time or 0)
    assert max(feelings, key=lambda step_id: feelings[step_id]) == steps[0].id
    assert {card.status for card in document.all(Touchpoint)} == {"planned"}
    assert all(card.message and card.channel for card in document.all(Touchpoint))


# --- languages ----------------------------------------------------------------------------------

_NO_WORDS = ("id", "colour", "position")


def _words_of(name: str) -> list[tuple[str, Any]]:
    """Every value of a template that people read, with its place."""
    form = _form(name)
    found = [(key, form["template"][key]) for key in ("title", "description")]
    for table, record_type in RECORD_TYPES.items():
        words = {
            info.name
            for info in fields_of(record_type)
            if info.value_type is str
            and not (info.choices or info.reference or info.name in _NO_WORDS)
        }
        for number, row in enumerate(form.get(table, [])):
            found += [
                (f"{table}[{number}].{key}", value) for key, value in row.items() if key in words
            ]
    return found


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_word_of_a_template_is_there_in_three_languages(name: str) -> None:
    for place, value in _words_of(name):
        assert isinstance(value, dict), place
        assert list(value) == ["en", "da", "sv"], place
        assert all(words.strip() == words != "" for words in value.values()), place


def test_every_default_stage_is_there_in_three_languages() -> None:
    form = _form("stages")
    for lens in LENSES:
        for stage in form[lens]:
            assert list(stage["title"]) == ["en", "da", "sv"]
            assert all(stage["title"].values())


def test_the_default_stages_bear_the_labels_of_the_method_in_danish_and_swedish() -> None:
    def labels(language: str) -> dict[str, str]:
        return {
            lens: " → ".join(stage.title for stage in default_stages("map", lens, language))
            for lens in LENSES
        }

    assert labels("da") == {
        "functional": "Marketing → Salg → Service",
        "outcome": "Tiltrækning → Konvertering → Fastholdelse",
        "interactive": "Opmærksomhed → Interesse → Overvejelse → Køb → Efterkøb → Genkøb",
        "activity": "",
        "goal": "Rammer for beslutning → Beslutningstagning → Transaktion → Evaluering",
    }
    assert labels("sv") == {
        "functional": "Marknad → Försäljning → Service",
        "outcome": "Förvärv → Konvertering → Lojalitet",
        "interactive": "Medvetenhet → Intresse → Övervägande → Köp → Efterköp → Återköp",
        "activity": "",
        "goal": "Ramar för beslut → Beslutsfattande → Transaktion → Utvärdering",
    }


def _in_numbers(name: str, language: str) -> list[Any]:
    """What each lens finds in a template; records by their number, as no word may matter."""
    records = template_records(name, language)
    number_of = {record.id: number for number, record in enumerate(records)}
    document = Document()
    document.load(records)
    (numbers,) = numbers_of(document)
    return [
        numbers.counts,
        *(
            (
                lens,
                [(run.stage is None, run.steps) for run in found.runs],
                sorted(
                    (finding.kind, finding.severity, [number_of[about] for about in finding.about])
                    for finding in found.findings
                ),
            )
            for lens, found in numbers.lenses.items()
        ),
    ]


@pytest.mark.parametrize("language", ["da", "sv"])
@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_says_and_asks_the_same_in_every_language(name: str, language: str) -> None:
    assert _in_numbers(name, language) == _in_numbers(name, "en")
