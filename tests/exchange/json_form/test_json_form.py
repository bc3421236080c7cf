"""The JSON form: written and read again it is the same; faults are named with their place."""

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_desktop.errors import ImportFileError
from cjm_desktop.exchange.json_form.reader import read_json
from cjm_desktop.exchange.json_form.writer import json_text
from cjm_desktop.exchange.templates import template_records
from cjm_desktop.model.document import Document
from cjm_desktop.model.records import Figure, Image, Lane, Record, Step


def no_images(_image_id: str) -> None:
    return None


def hotel_form() -> dict[str, Any]:
    return dict(json.loads(json_text(template_records("hotel-stay"), no_images)))


def read_form(form: dict[str, Any]) -> set[Record]:
    return set(read_json(json.dumps(form)).records)


def refusal_of(form: object) -> str:
    with pytest.raises(ImportFileError) as refused:
        read_json(form if isinstance(form, str) else json.dumps(form))
    words = str(refused.value)
    assert "Traceback" not in words
    assert words.endswith(".")
    return words


def test_the_hotel_stay_comes_back_as_it_was() -> None:
    records = template_records("hotel-stay")
    workshop = read_json(json_text(records, no_images))
    assert set(workshop.records) == set(records)
    assert [line.severity for line in workshop.report] == ["taken"]
    assert "steps: 10" in str(workshop.report[0])


def test_equal_documents_give_equal_texts() -> None:
    records = template_records("hotel-stay")
    assert json_text(records, no_images) == json_text(reversed(records), no_images)


def test_images_come_back_with_their_data() -> None:
    records = list(template_records("hotel-stay"))
    data = b"\x89PNG not really"
    image = Image(id=hashlib.sha256(data).hexdigest(), media_type="image/png", width=2, height=3)
    step = next(record for record in records if isinstance(record, Step))
    lane = Lane(map_id=step.map_id, position="b00V", kind="images", title="Storyboard")
    figure = Figure(step_id=step.id, lane_id=lane.id, position="a0", image_id=image.id)
    workshop = read_json(json_text([*records, image, lane, figure], {image.id: data}.get))
    assert workshop.images == {image.id: data}
    assert {image, lane, figure} <= set(workshop.records)


def test_the_order_of_rows_and_tables_does_not_matter() -> None:
    form = hotel_form()
    turned = {name: rows[::-1] for name, rows in reversed(form.items()) if isinstance(rows, list)}
    turned |= {"format": form["format"], "version": form["version"]}
    assert read_form(turned) == read_form(form)


def test_what_may_be_left_out_takes_its_default_and_its_order() -> None:
    form = {
        "format": "cjm-desktop",
        "map": [{"id": "m", "title": "Short"}],
        "step": [{"id": "b", "map_id": "m", "title": "First"},
                 {"id": "a", "map_id": "m", "title": "Second"}],
    }  # fmt: skip
    workshop = read_json(json.dumps(form))
    document = Document()
    document.load(workshop.records)
    assert [step.title for step in document.ordered(Step, "map_id", "m")] == ["First", "Second"]
    assert any("position" in str(line) for line in workshop.report)


def test_what_is_not_known_is_left_out_and_said() -> None:
    form = hotel_form()
    form["weather"] = []
    form["step"][2]["mood"] = "sunny"
    report = [str(line) for line in read_json(json.dumps(form)).report]
    assert any("weather" in line for line in report)
    assert any("step[2]" in line and "mood" in line for line in report)


@pytest.mark.parametrize(
    ("table", "field", "value", "place"),
    [
        ("step", "map_id", "nowhere", "step[1]"),
        ("step", "time_from", "soon", "step[1].time_from"),
        ("step", "title", 7, "step[1].title"),
        ("lane", "kind", "swimming", "lane[1].kind"),
        ("feeling", "value", 3, "feeling[1]"),
        ("feeling", "value", 1e400, "feeling[1].value"),
        ("feeling", "value", 10**400, "feeling[1].value"),
        ("step", "time_from", 10**400, "step[1].time_from"),
        ("note", "votes", 10**400, "note[1].votes"),
        ("lane", "kind", 10**4000, "lane[1].kind"),
        ("lane", "kind", "x" * 10_000, "lane[1].kind"),
        ("lane", "kind", ["department"], "lane[1].kind"),
        ("step", "id", "", "step[1].id: this is empty."),
        ("step", "id", [], "step[1].id"),
        ("step", "map_id", "y" * 10_000, "step[1]"),
        ("touchpoint", "lane_id", None, "touchpoint[1].lane_id"),
        ("placement", "stage_id", "no stage", "placement[1]"),
        ("note", "votes", True, "note[1].votes"),
        ("stage", "metric_target", "many", "stage[1].metric_target"),
        ("stage", "metric_target", float("nan"), "stage[1].metric_target"),
        ("stage", "metric_actual", [4], "stage[1].metric_actual"),
        ("stage", "metric_better", "sideways", "stage[1].metric_better"),
        ("stage", "entered", "all", "stage[1].entered"),
        ("stage", "entered", -1, "stage[1]: The number of customers who enter a stage is below 0"),
    ],
)
def test_a_fault_is_refused_with_its_place(
    table: str, field: str, value: object, place: str
) -> None:
    form = hotel_form()
    form[table][1][field] = value
    refusal = refusal_of(form)
    assert place in refusal
    assert len(refusal) < 1000


def test_fewer_than_no_answers_to_a_survey_are_refused_with_their_place() -> None:
    form = hotel_form()
    card = form["touchpoint"][0]["id"]
    form["survey"] = [
        {"id": "survey", "touchpoint_id": card, "position": "a0", "title": "NPS", "n": -1}
    ]
    assert "survey[0]: The number of answers to a survey is below 0." in refusal_of(form)


def test_a_range_of_time_that_runs_backwards_is_refused_with_its_place() -> None:
    form = hotel_form()
    form["step"][2] |= {"time_from": 5, "time_to": 3}
    assert "step[2]: The times of a step run backwards." in refusal_of(form)


def test_a_placement_to_a_stage_of_another_lens_is_refused_with_its_place() -> None:
    form = hotel_form()
    row = form["placement"][4]
    other = next(stage for stage in form["stage"] if stage["lens"] != row["lens"])
    row["stage_id"] = other["id"]
    assert "placement[4]: A placement names a stage of another lens." in refusal_of(form)


def test_a_checklist_of_a_stage_that_is_not_there_is_refused_with_its_place() -> None:
    form = hotel_form()
    form["checkpoint"] = [{"stage_id": "gone", "title": "Budget known"}]
    assert "checkpoint[0]" in refusal_of(form)


def test_lists_within_lists_are_refused_however_deep() -> None:
    for depth in (1, 300, *range(900, 1000, 7), 5_000, 100_000):
        nested = "[" * depth + "]" * depth
        for place in ("title", "time_from", "map_id", "position", "id", "mood"):
            step = f'{{"id": "s", "map_id": "m", "{place}": {nested}, "title": "A"}}'
            refusal_of(f'{{"format": "cjm-desktop", "map": [{step}], "step": [{step}]}}')


def test_a_key_that_stands_twice_is_refused_with_its_place() -> None:
    maps = '"map": [{"id": "m", "title": "One", "title": "Two"}]'
    start = '{"format": "cjm-desktop", "map": [{"id": "m", "title": "One"}]'

    assert "map[0].title: this stands twice." in refusal_of(f'{{"format": "cjm-desktop", {maps}}}')
    assert "map: this stands twice." in refusal_of(f"{start}, {maps.replace(', ', ',')}}}")
    assert "step: this stands twice." in refusal_of(f'{start}, "step": [], "step": []}}')


def test_more_records_than_a_workshop_can_have_are_refused() -> None:
    rows = ",".join(["{}"] * 50_001)
    assert "50000 records" in refusal_of(f'{{"format": "cjm-desktop", "step": [{rows}]}}')


def test_of_endless_unknown_names_the_first_are_told_and_the_rest_counted() -> None:
    form = hotel_form()
    form |= {f"other{number}": [] for number in range(500)}
    form["step"][0] |= {f"mood{number}": 1 for number in range(500)}

    report = [str(line) for line in read_json(json.dumps(form)).report]

    assert len(report) < 250
    assert any("other99" in line for line in report)
    assert "400 more names at the top are not known and were left out." in report
    assert any(line.startswith("400 more values in records, under other") for line in report)


def test_an_image_without_its_data_is_kept_and_said() -> None:
    form = hotel_form()
    form["image"] = [{"id": "0" * 64, "media_type": "image/png", "width": 2, "height": 3}]
    workshop = read_json(json.dumps(form))
    assert workshop.images == {}
    assert any("image[0]: the picture itself is missing." in str(line) for line in workshop.report)


def test_two_records_with_one_id_are_refused() -> None:
    form = hotel_form()
    form["step"][1]["id"] = form["step"][0]["id"]
    assert "step[1].id" in refusal_of(form)


@pytest.mark.parametrize(
    "source",
    [
        "", "[]", "{}", "nonsense", '{"format": "cjm-desktop"', '{"format": "other"}', "3", "null",
        '{"format": "cjm-desktop", "version": [2, 0]}', '{"format": "cjm-desktop", "version": "1"}',
        '{"format": "cjm-desktop", "map": {}}', '{"format": "cjm-desktop", "map": [3]}',
        '{"format": "cjm-desktop"}', "[" * 100_000, '{"a": ' * 50_000, "1" * 10_000,
        '{"format": "cjm-desktop", "map": [{"id": "m", "title": "\\ud800", "position": "a0"}]}',
    ],
)  # fmt: skip
def test_what_is_no_workshop_is_refused_in_a_sentence(source: str) -> None:
    refusal_of(source)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner,
                                                                 max_size=3),
    max_leaves=6,
)  # fmt: skip


@settings(max_examples=150)
@given(st.data())
def test_whatever_stands_in_a_field_there_is_a_workshop_or_a_sentence(data: st.DataObject) -> None:
    form = hotel_form()
    table = data.draw(st.sampled_from([name for name in form if isinstance(form[name], list)]))
    if table == "version":
        form[table] = data.draw(JSON_VALUES)
    else:
        row = data.draw(st.sampled_from(form[table]))
        row[data.draw(st.sampled_from(sorted(row)))] = data.draw(JSON_VALUES)
    try:
        read_json(json.dumps(form))
    except ImportFileError as refused:
        assert str(refused).endswith(".")
