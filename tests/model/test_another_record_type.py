"""Adding a record type is one dataclass (and one table): everything else follows from it."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import ClassVar

import pytest

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.exchange.templates import template_records
from cjm_desktop.model.document import Document
from cjm_desktop.model.editing import change, delete, key_for
from cjm_desktop.model.fields import fields_of
from cjm_desktop.model.history import BrokenEditError, History
from cjm_desktop.model.invariants import violations
from cjm_desktop.model.records import RECORD_TYPES, Persona, Record, RecordTypes, Reference, Step
from cjm_desktop.model.siblings import siblings_of
from cjm_desktop.model.values import record_of, values_of
from cjm_desktop.storage.migrations import FORMATS, Format
from cjm_desktop.storage.workshop_file import create_workshop, open_workshop
from cjm_desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class Smell(Record):
    """What it smells of at a step: a record type that the program does not have."""

    table: ClassVar[str] = "smell"
    ordered_within: ClassVar[tuple[str, ...] | None] = ("step_id",)

    step_id: str = field(metadata={"reference": Reference(("step",), "take_along")})
    persona_id: str | None = field(
        default=None, metadata={"reference": Reference(("persona",), "empty")}
    )
    position: str
    of: str
    strength: float | None = None
    pleasant: bool = False


WITH_SMELLS: RecordTypes = {**RECORD_TYPES, "smell": Smell}
SMELL_TABLE = """\
CREATE TABLE smell (
    id TEXT PRIMARY KEY NOT NULL,
    step_id TEXT NOT NULL REFERENCES step(id),
    persona_id TEXT REFERENCES persona(id),
    position TEXT NOT NULL,
    of TEXT NOT NULL,
    strength REAL,
    pleasant INTEGER NOT NULL DEFAULT 0
) STRICT;
"""
FORMATS_WITH_SMELLS = (*FORMATS, Format(FORMATS[-1].major, FORMATS[-1].minor + 1, SMELL_TABLE))


@pytest.fixture
def history() -> History:
    document = Document(WITH_SMELLS)
    document.load(template_records("hotel-stay"))
    return History(document)


def _step(history: History, title: str) -> Step:
    (step,) = [step for step in history.document.all(Step) if step.title == title]
    return step


def _smell(history: History, title: str, of: str) -> Smell:
    """Put a smell to a step, after those that are there."""
    smell = Smell(step_id=_step(history, title).id, position="", of=of)
    persona = history.document.all(Persona)[0]
    with history.edit("Smell") as edit:
        position = key_for(siblings_of(edit.document, smell), None)
        smell = replace(smell, position=position, persona_id=persona.id)
        edit.put(smell)
    return smell


def test_it_is_put_changed_undone_and_done_again(history: History) -> None:
    before = history.document.snapshot()
    smell = _smell(history, "Checks in", "coffee")
    with history.edit("Change") as edit:
        change(edit, smell, strength=2, pleasant=True)
    after = history.document.snapshot()
    history.undo()
    history.undo()
    assert history.document == before
    history.redo()
    history.redo()
    assert history.document == after
    assert history.document.require(Smell, smell.id).strength == 2.0


def test_it_goes_along_with_its_step_and_is_emptied_of_its_persona(history: History) -> None:
    kept, gone = _smell(history, "Checks in", "coffee"), _smell(history, "Checks out", "soap")
    with history.edit("Delete") as edit:
        delete(edit, _step(history, "Checks out"), history.document.all(Persona)[0])
    assert history.document.get(Smell, gone.id) is None
    assert history.document.require(Smell, kept.id).persona_id is None
    assert violations(history.document) == []


def test_it_stands_in_order_among_its_siblings(history: History) -> None:
    for of in ("coffee", "soap", "rain"):
        _smell(history, "Checks in", of)
    step = _step(history, "Checks in")
    assert [smell.of for smell in history.document.ordered(Smell, "step_id", step.id)] == [
        "coffee", "soap", "rain",
    ]  # fmt: skip


def test_what_it_cannot_hold_or_name_is_refused(history: History) -> None:
    smell = _smell(history, "Checks in", "coffee")
    with pytest.raises(EditRefusedError, match="strong"), history.edit("Change") as edit:
        change(edit, smell, strength="strong")
    with pytest.raises(EditRefusedError, match="does not exist"), history.edit("Change") as edit:
        change(edit, smell, step_id="nowhere")
    with pytest.raises(BrokenEditError), history.edit("Change") as edit:
        edit.put(replace(smell, step_id="nowhere"))
    assert history.document.require(Smell, smell.id) == smell


def test_it_comes_back_from_plain_values(history: History) -> None:
    smell = _smell(history, "Checks in", "coffee")
    assert record_of(Smell, values_of(smell)) == smell
    assert [info.name for info in fields_of(Smell)] == [
        "id", "step_id", "persona_id", "position", "of", "strength", "pleasant",
    ]  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "smells.cjm"
    create_workshop(path, template_records("hotel-stay"), formats=FORMATS_WITH_SMELLS)
    return path


def test_it_is_saved_and_loaded(file: Path) -> None:
    opened = open_workshop(file, record_types=WITH_SMELLS, formats=FORMATS_WITH_SMELLS)
    writer = Writer(opened, lambda _state: None, formats=FORMATS_WITH_SMELLS)
    history = History(opened.document)
    history.on_patched(lambda event: writer.submit(event.patch))
    smell = _smell(history, "Checks in", "coffee")
    with history.edit("Change") as edit:
        change(edit, smell, strength=0.5, pleasant=True)
        delete(edit, _step(history, "Checks out"))
    assert writer.close(10)
    with open_workshop(
        file, read_only=True, record_types=WITH_SMELLS, formats=FORMATS_WITH_SMELLS
    ) as reopened:
        assert reopened.warnings == ()
        assert reopened.document == history.document
        assert reopened.document.require(Smell, smell.id).pleasant is True
