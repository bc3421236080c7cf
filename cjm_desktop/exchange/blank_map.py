"""Makes a blank map that begins with a team's own stages and departments."""

from collections.abc import Iterator
from dataclasses import replace

from cjm_desktop.exchange.templates import template_records
from cjm_desktop.model.positions import in_order, keys_between
from cjm_desktop.model.records import DEPARTMENT_COLOURS, LENSES, Journey, Lane, Record, Stage
from cjm_desktop.model.team_defaults import Defaults

BLANK = "blank"


def blank_map(defaults: Defaults, language: str = "en") -> tuple[Record, ...]:
    """The records of a blank map, what is referred to first, with fresh ids at each call."""
    shipped = template_records(BLANK, language)
    (journey,) = (record for record in shipped if isinstance(record, Journey))
    kept = [record for record in shipped if not _is_replaced(record, defaults)]
    stages = list(_stages(journey.id, defaults))
    functions = {
        record.title: record.id
        for record in (*kept, *stages)
        if isinstance(record, Stage) and record.lens == "functional"
    }
    lanes = in_order(record for record in kept if isinstance(record, Lane))
    departments = list(_departments(journey.id, defaults, functions))
    placed = _in_places(lanes, departments)
    before = [record for record in kept if isinstance(record, Journey | Stage)]
    after = [record for record in kept if not isinstance(record, Journey | Stage | Lane)]
    return (*before, *stages, *placed, *after)


def _is_replaced(record: Record, defaults: Defaults) -> bool:
    return isinstance(record, Stage) and record.lens in defaults.stages


def _stages(map_id: str, defaults: Defaults) -> Iterator[Stage]:
    for lens in LENSES:
        stages = defaults.stages.get(lens, ())
        for stage, position in zip(stages, keys_between(None, None, len(stages)), strict=True):
            yield Stage(
                map_id=map_id, lens=lens, position=position, title=stage.title,
                phase=stage.phase, goal=stage.goal, colour=stage.colour,
            )  # fmt: skip


def _departments(map_id: str, defaults: Defaults, functions: dict[str, str]) -> Iterator[Lane]:
    for number, department in enumerate(defaults.departments):
        yield Lane(
            map_id=map_id, position="", kind="department", title=department.title,
            side=department.side, function_id=functions.get(department.function),
            colour=department.colour or DEPARTMENT_COLOURS[number % len(DEPARTMENT_COLOURS)],
        )  # fmt: skip


def _in_places(lanes: list[Lane], departments: list[Lane]) -> list[Lane]:
    """The departments stand below the emotion, above the notes, as in every template."""
    above = [lane for lane in lanes if lane.kind == "emotion"]
    below = [lane for lane in lanes if lane.kind != "emotion"]
    ordered = [*above, *departments, *below]
    keys = keys_between(None, None, len(ordered))
    return [replace(lane, position=key) for lane, key in zip(ordered, keys, strict=True)]
