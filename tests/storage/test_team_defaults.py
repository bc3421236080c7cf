"""A team's own stages, departments and libraries: taken from a map, kept, and begun with."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from cjm_desktop.errors import WorkshopFileError
from cjm_desktop.exchange.blank_map import blank_map
from cjm_desktop.exchange.templates import template_records
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.document import Document
from cjm_desktop.model.invariants import violations
from cjm_desktop.model.own_entries import parts_on, with_entries, without_entry
from cjm_desktop.model.positions import in_order
from cjm_desktop.model.records import LENSES, Journey, Lane, Record, Risk, Stage, Survey, Touchpoint
from cjm_desktop.model.team_defaults import PHASES, SHIPPED, Defaults, defaults_from
from cjm_desktop.storage.team_defaults import TeamDefaults


def _arrangement(records: tuple[Record, ...]) -> Arrangement:
    document = Document()
    document.load(records)
    assert violations(document) == []
    (journey,) = document.all(Journey)
    return Arrangement(document, journey.id)


def _of_the_hotel(known: Defaults = SHIPPED) -> Defaults:
    return defaults_from(_arrangement(template_records("hotel-stay")), known)


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    kept = TeamDefaults(tmp_path / "new folder")
    assert (kept.are_kept, kept.read()) == (False, SHIPPED)

    kept.keep(_of_the_hotel())

    assert kept.are_kept
    assert TeamDefaults(tmp_path / "new folder").read() == _of_the_hotel()
    assert [path.name for path in kept.path.parent.iterdir()] == ["defaults.json"]


def test_a_blank_map_begins_with_the_stages_and_departments_of_the_map(tmp_path: Path) -> None:
    kept = TeamDefaults(tmp_path)
    kept.keep(_of_the_hotel())
    hotel = _arrangement(template_records("hotel-stay"))

    blank = _arrangement(blank_map(kept.read()))

    for lens in LENSES:
        assert [(stage.title, stage.phase, stage.goal) for stage in blank.stages(lens)] == [
            (stage.title, stage.phase, stage.goal) for stage in hotel.stages(lens)
        ]
    assert [lane.title for lane in blank.lanes] == [lane.title for lane in hotel.lanes]
    assert _functions(blank) == _functions(hotel)
    assert blank.steps == []
    assert blank.document.all(Touchpoint) == []


def _functions(arrangement: Arrangement) -> list[tuple[str, str, str, str]]:
    found = []
    for lane in arrangement.lanes:
        function = arrangement.document.get(Stage, lane.function_id)
        found.append((lane.title, lane.side, function.title if function else "", lane.colour))
    return found


def test_without_defaults_a_blank_map_is_the_one_that_ships() -> None:
    ours, shipped = (
        _arrangement(blank_map(SHIPPED, "da")),
        _arrangement(template_records("blank", "da")),
    )
    for lens in LENSES:
        assert [s.title for s in ours.stages(lens)] == [s.title for s in shipped.stages(lens)]
    assert [lane.title for lane in ours.lanes] == [lane.title for lane in shipped.lanes]


def test_the_touchpoints_of_the_map_join_those_known_each_once_in_their_phase() -> None:
    known = Defaults(touchpoints={"before": ("Trade fair", "SEARCH AD")})

    titles = _of_the_hotel(known).touchpoints

    assert titles["before"] == ("Trade fair", "SEARCH AD", "Review site profile", "Room page")
    assert titles["during"] == ("Booking confirmation",)
    assert "Check-in desk" in titles["after"]
    behind = ("Pool towels", "Room ready by 14:00")
    assert not any(title in behind for found in titles.values() for title in found)


def test_forgotten_defaults_are_those_that_ship(tmp_path: Path) -> None:
    kept = TeamDefaults(tmp_path)
    kept.keep(replace(_of_the_hotel(), touchpoints={}))
    kept.forget()
    kept.forget()
    assert (kept.are_kept, kept.read()) == (False, SHIPPED)
    assert not kept.path.exists()


_LIBRARIES = Defaults(
    touchpoints={"before": ("Poster",), "during": (), "after": ()},
    surveys={"before": (), "during": ("Queue poll",), "after": ("Pool poll", "Spa poll")},
    risks=("Rain for a week",),
)


def test_the_libraries_of_the_team_are_read_again(tmp_path: Path) -> None:
    kept = TeamDefaults(tmp_path)
    kept.keep(_LIBRARIES)
    assert kept.read() == kept.libraries() == _LIBRARIES
    assert not kept.are_kept


@pytest.mark.parametrize(
    "libraries",
    [
        Defaults(touchpoints=_LIBRARIES.touchpoints),
        Defaults(surveys=_LIBRARIES.surveys),
        Defaults(risks=_LIBRARIES.risks),
    ],
)
def test_the_libraries_of_the_team_outlive_its_stages(tmp_path: Path, libraries: Defaults) -> None:
    kept = TeamDefaults(tmp_path)
    kept.keep(
        replace(
            _of_the_hotel(),
            touchpoints=libraries.touchpoints,
            surveys=libraries.surveys,
            risks=libraries.risks,
        )
    )
    kept.forget()
    assert not kept.are_kept
    assert _titles(kept.read()) == _titles(libraries)
    assert (kept.read().stages, kept.read().departments) == ({}, ())


def _titles(defaults: Defaults) -> list[tuple[str, ...]]:
    libraries = (defaults.touchpoints, defaults.surveys)
    return [*(held.get(phase, ()) for held in libraries for phase in PHASES), defaults.risks]


def test_a_file_of_an_earlier_version_has_neither_surveys_nor_risk_triggers(
    tmp_path: Path,
) -> None:
    kept = TeamDefaults(tmp_path)
    kept.keep(_LIBRARIES)
    form = json.loads(kept.path.read_text(encoding="utf-8"))
    del form["surveys"], form["risks"]
    kept.path.write_text(json.dumps({**form, "later": 1}), encoding="utf-8")
    assert _titles(kept.read()) == _titles(Defaults(touchpoints=_LIBRARIES.touchpoints))


def test_titles_of_parts_join_the_libraries_each_once_in_their_phase() -> None:
    records = template_records("hotel-stay")
    cards = {card.title: card for card in records if isinstance(card, Touchpoint)}
    early, late = cards["Search ad"], cards["Check-in desk"]
    parts = (
        Survey(touchpoint_id=late.id, position="a0", title="Pool\n poll"),
        Survey(touchpoint_id=late.id, position="a1", title="POOL POLL"),
        Survey(touchpoint_id=late.id, position="a2", title=" "),
        Survey(touchpoint_id=late.id, position="a3", title="Ad poll", phase="before"),
        Risk(step_id=early.step_id, position="a0", title="Rain"),
    )
    arrangement = _arrangement((*records, *parts))

    found = with_entries(_LIBRARIES, arrangement, parts_on(arrangement))

    assert found == replace(
        _LIBRARIES,
        surveys={**_LIBRARIES.surveys, "before": ("Ad poll",)},
        risks=("Rain for a week", "Rain"),
    )
    fresh = with_entries(SHIPPED, arrangement, parts_on(arrangement))
    assert fresh.surveys == {"before": ("Ad poll",), "after": ("Pool poll",)}
    assert without_entry(found, "survey", "Ad poll").surveys["before"] == ()
    assert without_entry(found, "risk", "Rain").risks == _LIBRARIES.risks
    assert without_entry(found, "survey", "Rain") == found


@pytest.mark.parametrize(
    "words",
    [
        "",
        "{",
        "[]",
        '{"format": "something else"}',
        '{"format": "cjm-desktop defaults", "stages": 3, "departments": [], "touchpoints": {}}',
        '{"format": "cjm-desktop defaults", "stages": {"goal": [{"title": 3}]}, "departments": [],'
        ' "touchpoints": {}}',
        '{"format": "cjm-desktop defaults", "stages": {}, "departments": [], "touchpoints": {},'
        ' "surveys": []}',
        '{"format": "cjm-desktop defaults", "stages": {}, "departments": [], "touchpoints": {},'
        ' "risks": [1]}',
        '{"format": "cjm-desktop defaults", "stages": {}, "departments": [{"title": "A", "side":'
        ' "up"}], "touchpoints": {}}',
        '{"format": "cjm-desktop defaults", "stages": {}, "departments": [], "touchpoints": [1]}',
        "[" * 100_000,
    ],
)
def test_broken_defaults_are_told_in_a_sentence(tmp_path: Path, words: str) -> None:
    kept = TeamDefaults(tmp_path)
    kept.path.write_text(words, encoding="utf-8")

    with pytest.raises(WorkshopFileError, match="cannot be read"):
        kept.read()

    assert not kept.libraries().has_libraries


def test_a_map_can_be_made_of_defaults_that_someone_wrote_by_hand(tmp_path: Path) -> None:
    kept = TeamDefaults(tmp_path)
    form = {
        "format": "cjm-desktop defaults",
        "stages": {"goal": [{"title": "Arrive"}, {"title": "Leave"}]},
        "departments": [{"title": "Shop", "function": "Sales"}, {"title": "Lab", "side": "back"}],
        "touchpoints": {"before": ["Poster"]},
    }
    kept.path.write_text(json.dumps(form), encoding="utf-8")

    blank = _arrangement(blank_map(kept.read()))

    assert [stage.title for stage in blank.stages("goal")] == ["Arrive", "Leave"]
    assert next(stage.title for stage in blank.stages("outcome")) == "Acquisition"
    shop, lab = (lane for lane in blank.lanes if lane.kind == "department")
    assert blank.document.require(Stage, shop.function_id).title == "Sales"
    assert (lab.side, lab.function_id) == ("back", None)
    assert kept.libraries().touchpoints["before"] == ("Poster",)


def test_a_lens_without_stages_keeps_those_that_ship() -> None:
    records = [
        record
        for record in template_records("blank")
        if not (isinstance(record, Stage) and record.lens == "goal")
    ]
    found = defaults_from(_arrangement(tuple(records)))
    assert "goal" not in found.stages
    assert _arrangement(blank_map(found)).stages("goal")


def test_a_department_on_two_lanes_is_kept_once() -> None:
    records = template_records("hotel-stay")
    lanes = in_order(record for record in records if isinstance(record, Lane))
    last = lanes[-1]
    twice = Lane(map_id=last.map_id, position=last.position + "V", kind="department",
                 title="Marketing")  # fmt: skip
    found = defaults_from(_arrangement((*records, twice)))
    assert [lane.title for lane in found.departments].count("Marketing") == 1


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(WorkshopFileError):
        TeamDefaults(tmp_path / "file").keep(SHIPPED)
    assert (tmp_path / "file").read_text(encoding="utf-8") == "in the way"
