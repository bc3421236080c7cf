"""Folds as the file keeps them in its table `view`: as JSON, by the id of the map."""

import json
from collections.abc import Mapping
from typing import Any

from cjm_desktop.drawing.folds import NO_FOLDS, Folds
from cjm_desktop.model.document import Document
from cjm_desktop.model.records import Journey, Lane, Step


def folds_value(folds: Mapping[str, Folds]) -> str:
    """The folds of maps in words; empty while nothing is folded."""
    kept = {
        map_id: {"lanes": sorted(found.lanes), "steps": sorted(map(sorted, found.steps))}
        for map_id, found in sorted(folds.items())
        if found
    }
    return json.dumps(kept) if kept else ""


def folds_from(kept: str, document: Document) -> dict[str, Folds]:
    """What was folded, as far as it can be understood and still exists."""
    try:
        values = json.loads(kept or "{}")
    except (ValueError, RecursionError):
        return {}
    maps = values.items() if isinstance(values, dict) else ()
    return {
        map_id: _folds_of(map_id, found, document)
        for map_id, found in maps
        if isinstance(found, dict) and document.get(Journey, map_id) is not None
    }


def _folds_of(map_id: str, found: Mapping[str, Any], document: Document) -> Folds:
    folds = NO_FOLDS.with_lanes(_ids_of(Lane, map_id, found.get("lanes"), document))
    steps = found.get("steps")
    for fold in steps if isinstance(steps, list) else ():
        step_ids = _ids_of(Step, map_id, fold, document)
        folds = folds.with_steps(step_ids) if step_ids else folds
    return folds


def _ids_of(
    record_type: type[Lane | Step], map_id: str, values: object, document: Document
) -> list[str]:
    """The ids among some values that name records of the map."""
    ids = [value for value in values if isinstance(value, str)] if isinstance(values, list) else []
    found = [document.get(record_type, record_id) for record_id in ids]
    return [record.id for record in found if record is not None and record.map_id == map_id]
