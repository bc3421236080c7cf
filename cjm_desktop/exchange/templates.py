"""Makes the records of a new map from the templates that ship with the program.

The words and shapes are data, in `resources/templates`: `stages.json` holds the default stages of
every lens, each other file one template.
"""

import json
from typing import Any

from cjm_desktop.assets import resource
from cjm_desktop.model.positions import keys_between
from cjm_desktop.model.records import Lens, Stage

_STAGES = "stages"


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


def _read(name: str) -> Any:
    return json.loads(resource("templates", f"{name}.json").read_text(encoding="utf-8"))


def _in_language(value: Any, language: str) -> Any:
    """Words kept per language, in the language asked for or else in English; others as is."""
    return value.get(language, value["en"]) if isinstance(value, dict) else value
