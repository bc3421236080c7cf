"""Keeps a team's own defaults in a file that anyone can read: `defaults.json` in its folder."""

import contextlib
import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Any, get_args
from uuid import uuid4

from cjm_desktop.errors import WorkshopFileError
from cjm_desktop.language import text
from cjm_desktop.model.records import LENSES, Phase, Side
from cjm_desktop.model.team_defaults import (
    PHASES,
    SHIPPED,
    DefaultDepartment,
    Defaults,
    DefaultStage,
)
from cjm_desktop.storage.troubles import cannot_write

_NAME = "defaults.json"
_FORMAT = "cjm-desktop defaults"


class TeamDefaults:
    """The defaults kept in a folder, which is made when first needed."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / _NAME

    @property
    def are_kept(self) -> bool:
        """Whether new maps begin with stages or departments of the team's own.

        Also where the file cannot be read, so that one can go back from that too.
        """
        try:
            known = self.read()
        except WorkshopFileError:
            return True
        return bool(known.stages or known.departments)

    def read(self) -> Defaults:
        """What is kept, or `SHIPPED` where nothing is; raises WorkshopFileError."""
        try:
            form = json.loads(self.path.read_text(encoding="utf-8"))
            return _defaults(form)
        except FileNotFoundError:
            return SHIPPED
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise WorkshopFileError(
                text("The team's defaults in “{path}” cannot be read, so those that ship with the"
                     " program are used.", path=self.path),
                text("Keep those of a map again, or go back to the shipped ones."),
            ) from error  # fmt: skip

    def libraries(self) -> Defaults:
        """The team's own libraries alone; nothing in them where they cannot be read."""
        try:
            return self.read().libraries
        except WorkshopFileError:
            return SHIPPED

    def keep(self, defaults: Defaults) -> None:
        """Keep these in place of what was kept; raises WorkshopFileError."""
        words = json.dumps({"format": _FORMAT, **asdict(defaults)}, ensure_ascii=False, indent=1)
        partial = self.path.with_name(f".{_NAME}.{uuid4().hex[:8]}.tmp")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with partial.open("x", encoding="utf-8") as file:
                file.write(words + "\n")
                file.flush()
                os.fsync(file.fileno())
            partial.replace(self.path)
        except OSError as error:
            raise cannot_write(self.path, error) from error
        finally:
            with contextlib.suppress(OSError):
                partial.unlink(missing_ok=True)

    def forget(self) -> None:
        """Go back to the stages and departments that ship with the program.

        The team's own libraries stay. Raises WorkshopFileError.
        """
        libraries = self.libraries()
        if libraries.has_libraries:
            self.keep(libraries)
            return
        try:
            self.path.unlink(missing_ok=True)
        except OSError as error:
            raise cannot_write(self.path, error) from error


def _defaults(form: Any) -> Defaults:
    """Raises ValueError, TypeError or KeyError for what is no defaults."""
    if form["format"] != _FORMAT:
        raise ValueError(form["format"])
    return Defaults(
        {
            lens: tuple(map(_stage, form["stages"][lens]))
            for lens in LENSES
            if lens in form["stages"]
        },
        tuple(map(_department, form["departments"])),
        _by_phase(form["touchpoints"]),
        _by_phase(form.get("surveys", {})),  # A file of an earlier version has none.
        tuple(map(_words, form.get("risks", ()))),
    )


def _by_phase(titles: dict[str, Any]) -> dict[Phase, tuple[str, ...]]:
    found = ((phase, titles.get(phase)) for phase in PHASES)
    return {phase: tuple(map(_words, held)) for phase, held in found if held is not None}


def _stage(row: dict[str, Any]) -> DefaultStage:
    return DefaultStage(
        title=_words(row["title"]),
        phase=_choice(row.get("phase", ""), get_args(Phase)),
        goal=_words(row.get("goal", "")),
        colour=_words(row.get("colour", "")),
    )


def _department(row: dict[str, Any]) -> DefaultDepartment:
    return DefaultDepartment(
        title=_words(row["title"]),
        side=_choice(row.get("side", "front"), get_args(Side)),
        function=_words(row.get("function", "")),
        colour=_words(row.get("colour", "")),
    )


def _words(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    value.encode()  # A lone surrogate could not be saved in a map.
    return value


def _choice(value: object, choices: tuple[str, ...]) -> Any:
    if value not in choices:
        raise ValueError(value)
    return value
