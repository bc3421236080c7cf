"""What typing on a thing edits, and what deleting it does, by the key of its group."""

from collections.abc import Iterable
from typing import NamedTuple

from cjm_desktop.canvas.session import MapSession
from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import Text, text
from cjm_desktop.model.curves import clear_amount, clear_feeling
from cjm_desktop.model.editing import delete
from cjm_desktop.model.history import Edit
from cjm_desktop.model.lanes import delete_lane
from cjm_desktop.model.records import (
    Amount,
    Curve,
    Feeling,
    Figure,
    Journey,
    Lane,
    Link,
    Note,
    Record,
    Stage,
    Step,
    Touchpoint,
)
from cjm_desktop.model.stages import delete_stage, take_out_run
from cjm_desktop.model.steps import delete_steps

_TEXT_FIELD: dict[type[Record], str] = {
    Journey: "title",
    Step: "title",
    Stage: "title",
    Lane: "title",
    Touchpoint: "title",
    Note: "text",
    Figure: "caption",
    Curve: "title",
    Feeling: "quote",
    Link: "text",
}


_HINTS: dict[type[Record], Text] = {
    Feeling: text("In the customer's own words"),
    Curve: text("Whose feelings"),
}


class TextField(NamedTuple):
    """The field that typing on a thing edits."""

    record: Record
    name: str

    @property
    def words(self) -> str:
        """What the field holds now."""
        return str(getattr(self.record, self.name))

    @property
    def hint(self) -> str:
        """What stands there while it is empty, where one might not know what to type."""
        return str(_HINTS.get(type(self.record), ""))


def record_at(session: MapSession, key: str) -> Record | None:
    """The record a key stands for; for a run the one stage or department that heads it."""
    run = session.run_at(key)
    if run is not None:
        return run.stages[0] if len(run.stages) == 1 else None
    return session.document.find(key)


def text_field(session: MapSession, key: str) -> TextField | None:
    """The field edited by typing on the thing with a key, or None where there is none."""
    record = record_at(session, key)
    name = _TEXT_FIELD.get(type(record)) if record is not None else None
    return TextField(record, name) if record is not None and name is not None else None


def why_no_title(session: MapSession, key: str) -> Text | None:
    """Why there is no title to type into at the key of a run; None for what is no run."""
    run = session.run_at(key)
    if run is None:
        return None
    if run.stages:
        return text("Several functions share this step; rename each at a stage of its own.")
    return text("These steps are in no stage, so there is no title to change.")


def delete_things(session: MapSession, edit: Edit, keys: Iterable[str]) -> None:
    """Delete what keys stand for: runs first, while all the steps are there."""
    for key in sorted(keys, key=lambda key: session.run_at(key) is None):
        delete_thing(session, edit, key)


def delete_thing(session: MapSession, edit: Edit, key: str) -> None:
    """Delete what a key stands for; on a run, take its steps out of the stage.

    Raises EditRefusedError for what cannot be deleted here.
    """
    run = session.run_at(key)
    if run is not None:
        take_out_run(edit, session.arrangement, run, session.lens)
        return
    if session.bar_at(key) is not None:
        raise EditRefusedError(
            text("Folded steps are not deleted with this key."),
            text("Unfold them first, then select what is to go."),
        )
    record = session.document.find(key)
    match record:
        case Step():
            delete_steps(edit, [record.id])
        case Lane():
            delete_lane(edit, record)
        case Stage():
            delete_stage(edit, record)
        case Feeling():
            clear_feeling(edit, record.curve_id, record.step_id)
        case Amount():
            clear_amount(edit, record.lane_id, record.step_id)
        case Touchpoint() | Note() | Figure() | Curve() | Link():
            delete(edit, record)
        case Journey():
            raise EditRefusedError(
                text("The map itself is not deleted with this key."),
                text("Select what is to go, such as a step or a card."),
            )
        case _:
            return


def deletion_label(session: MapSession, keys: tuple[str, ...]) -> Text:
    """What a deletion is called in undo."""
    if len(keys) != 1:
        return text("Delete")
    if session.run_at(keys[0]) is not None:
        return text("Take steps out of the stage")
    record = session.document.find(keys[0])
    return _DELETION_LABELS.get(type(record), text("Delete"))


_DELETION_LABELS: dict[type, Text] = {
    Step: text("Delete step"),
    Lane: text("Delete lane"),
    Stage: text("Delete stage"),
    Feeling: text("Delete feeling"),
    Curve: text("Delete curve"),
    Note: text("Delete note"),
    Figure: text("Delete image"),
    Touchpoint: text("Delete touchpoint"),
    Link: text("Delete link"),
}
