"""Makes the records of a new map from the templates that ship with the program.

The words and shapes are data, in `resources/templates`: `stages.json` holds the default stages of
every lens, each other file one template in the JSON form. There words stand in every language, the
ids are short names that hold within the file, and what follows from the rest is left out: positions
(siblings stand in order), the ids of what joins two others, and the stages of a lens that has its
default ones. Under `template` stand its title, a sentence about it, and the lens to open it in.

The stages that name a ready journey (purchase cycle, partnership, onboarding) lie in the activity
lens: it is the one without stages of its own and told from the customer's side, where a step
without us is a full step. So the other four lenses keep those of the method, and can be compared.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cjm_desktop.assets import resource
from cjm_desktop.errors import CjmError
from cjm_desktop.language import text
from cjm_desktop.model.fields import references_of
from cjm_desktop.model.positions import keys_between
from cjm_desktop.model.records import (
    LENSES,
    RECORD_TYPES,
    Amount,
    Feeling,
    Journey,
    Lens,
    Placement,
    Record,
    Stage,
    new_id,
)
from cjm_desktop.model.values import record_of

_STAGES = "stages"

TEMPLATES = ("blank", "purchase-cycle", "partnership", "onboarding", "hotel-stay")
"""The names of the templates that ship with the program, in the order to offer them in."""


@dataclass(frozen=True, slots=True)
class TemplateAbout:
    """What a template is called, what it is good for, and the lens to see it in first."""

    title: str
    description: str
    lens: Lens


def template_about(name: str, language: str = "en") -> TemplateAbout:
    """What to say of a template; raises `CjmError` for a name that is not in `TEMPLATES`."""
    about = _read_template(name)["template"]
    return TemplateAbout(
        _in_language(about["title"], language),
        _in_language(about["description"], language),
        about["lens"],
    )


def default_stages(map_id: str, lens: Lens, language: str = "en") -> tuple[Stage, ...]:
    """The stages that a lens has until a team makes its own, in order, each with a fresh id."""
    stages = _read(_STAGES)[lens]
    positions = keys_between(None, None, len(stages))
    return tuple(
        Stage(
            map_id=map_id,
            lens=lens,
            position=position,
            title=_in_language(stage["title"], language),
            phase=stage["phase"],
        )
        for stage, position in zip(stages, positions, strict=True)
    )


def template_records(name: str, language: str = "en") -> tuple[Record, ...]:
    """The records of a template, what is referred to first, with fresh ids at each call.

    Raises `CjmError` for a name that is not in `TEMPLATES`.
    """
    records = tuple(_records(_read_template(name), language))
    return records + tuple(_default_stages_left_out(records, language))


def _records(form: Mapping[str, Any], language: str) -> Iterator[Record]:
    rows_of = {table: form.get(table, []) for table in RECORD_TYPES}
    fresh_ids = {row["id"]: new_id() for rows in rows_of.values() for row in rows if "id" in row}
    for table, rows in rows_of.items():
        positions = keys_between(None, None, len(rows))
        for row, position in zip(rows, positions, strict=True):
            yield _record(RECORD_TYPES[table], row, position, fresh_ids, language)


def _record(
    record_type: type[Record],
    row: Mapping[str, Any],
    position: str,
    fresh_ids: Mapping[str, str],
    language: str,
) -> Record:
    values = {name: _in_language(value, language) for name, value in row.items()}
    if record_type.ordered_within is not None:
        values["position"] = position
    for name in ("id", *(name for name, _ in references_of(record_type))):
        if name in values:
            values[name] = fresh_ids[values[name]]
    return _with_joined_id(record_of(record_type, values))


def _with_joined_id(record: Record) -> Record:
    """The record, its id made of what it joins if it is of such a type."""
    match record:
        case Placement():
            return replace(record, id=Placement.id_for(record.step_id, record.lens))
        case Feeling():
            return replace(record, id=Feeling.id_for(record.curve_id, record.step_id))
        case Amount():
            return replace(record, id=Amount.id_for(record.lane_id, record.step_id))
    return record


def _default_stages_left_out(records: Iterable[Record], language: str) -> Iterator[Stage]:
    journeys = [record for record in records if isinstance(record, Journey)]
    staged = {(record.map_id, record.lens) for record in records if isinstance(record, Stage)}
    for journey in journeys:
        for lens in LENSES:
            if (journey.id, lens) not in staged:
                yield from default_stages(journey.id, lens, language)


def _read_template(name: str) -> Any:
    if name not in TEMPLATES:
        raise CjmError(
            text("There is no template called “{name}”, so no map was made.", name=name),
            text("Choose one of these: {names}.", names=", ".join(TEMPLATES)),
        )
    return _read(name)


def _read(name: str) -> Any:
    return json.loads(resource("templates", f"{name}.json").read_text(encoding="utf-8"))


def _in_language(value: Any, language: str) -> Any:
    """Words kept per language, in the language asked for or else in English; others as is."""
    return value.get(language, value["en"]) if isinstance(value, dict) else value
