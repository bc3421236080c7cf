"""The one way to write: edits that either happen as a whole or not at all, undo and redo.

    with history.edit(text("Move touchpoint")) as edit:
        edit.put(replace(touchpoint, step_id=step.id))

Leaving the block makes one patch; an exception reverts everything. Typing in one field merges
into one step of undo. Listeners hear of every patch: saving, the screen, later the history table.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from cjm_desktop.language import Text
from cjm_desktop.model.deletion import deletion_changes
from cjm_desktop.model.document import Document
from cjm_desktop.model.edits import Change, Patch, merge_changes
from cjm_desktop.model.invariants import violations_after
from cjm_desktop.model.records import Record
from cjm_desktop.model.renamed_departments import agreements_following
from cjm_desktop.model.siblings import untangling_changes

Direction = Literal["do", "undo", "redo"]

TYPING_PAUSE_SECONDS = 2.0


class Edit:
    """Collects the changes of one edit while they are carried out in the document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._changes: list[Change] = []

    def put(self, *records: Record) -> None:
        """Add records, or replace those of the same type and id."""
        for record in records:
            earlier = self.document.get(type(record), record.id)
            self._carry_out(Change(earlier, record))

    def delete(self, record: Record) -> None:
        """Delete a record with all that is taken along or emptied by its deletion (§2)."""
        for change in deletion_changes(self.document, record):
            self._carry_out(change)

    def changes(self) -> tuple[Change, ...]:
        """What was done so far, at most one change per record."""
        return merge_changes(tuple(self._changes))

    def settle(self, label: Text | str, typed_before: Iterable[Change] = ()) -> Patch:
        """Carry out what follows from the edit; the finished patch.

        Siblings that came to share a position get keys of their own, and agreements follow a
        department to its new name; `typed_before` is what the same typing changed so far.
        """
        for change in untangling_changes(self.document, self.changes()):
            self._carry_out(change)
        for change in agreements_following(self.document, self._changes, typed_before):
            self._carry_out(change)
        return Patch(label, self.changes())

    def revert(self) -> None:
        """Take everything back."""
        taken_back = Patch("", tuple(self._changes)).inverse()
        self._changes.clear()
        self.document.apply(taken_back)

    def _carry_out(self, change: Change) -> None:
        self._changes.append(change)
        self.document.apply(Patch("", (change,)))


@dataclass(frozen=True, slots=True)
class Patched:
    """The document changed: by which patch, in which direction, as part of which undo step."""

    patch: Patch
    direction: Direction
    step: int


@dataclass(slots=True)
class _UndoStep:
    number: int
    patch: Patch
    merge_key: str | None
    last_touched: float


class BrokenEditError(Exception):
    """A bug of ours: an edit would have left the document in a state it must never have."""


class History:
    """Edits of a document with undo and redo; `clock` gives seconds for the merging of typing."""

    def __init__(self, document: Document, clock: Callable[[], float] = time.monotonic) -> None:
        self.document = document
        self._clock = clock
        self._undo_steps: list[_UndoStep] = []
        self._redo_steps: list[_UndoStep] = []
        self._listeners: list[Callable[[Patched], None]] = []
        self._editing = False
        self._last_number = 0

    def on_patched(self, listener: Callable[[Patched], None]) -> None:
        """Call the listener after every edit, undo and redo."""
        self._listeners.append(listener)

    def forget_listener(self, listener: Callable[[Patched], None]) -> None:
        """Stop calling a listener."""
        self._listeners.remove(listener)

    @contextmanager
    def edit(self, label: Text | str, merge_key: str | None = None) -> Iterator[Edit]:
        """Edit as one undo step; an exception inside takes everything back.

        Edits that follow each other with the same `merge_key` (one field of one record) within
        two seconds are one undo step, until `end_typing` or another edit.
        """
        if self._editing:
            raise BrokenEditError("An edit was begun inside another.")
        self._editing = True
        edit = Edit(self.document)
        try:
            yield edit
            patch = edit.settle(label, self._typed_before(merge_key))
            self._refuse_if_broken(patch)
        except BaseException:
            edit.revert()
            raise
        finally:
            self._editing = False
        if patch:
            self._note(patch, merge_key)

    @contextmanager
    def trial(self, label: Text | str) -> Iterator["Trial"]:
        """Try an edit: afterwards the document is as before, and the trial holds the patch."""
        if self._editing:
            raise BrokenEditError("An edit was begun inside another.")
        trial = Trial(Edit(self.document))
        self._editing = True
        try:
            yield trial
            trial.patch = trial.edit.settle(label)
        finally:
            trial.edit.revert()
            self._editing = False

    def commit(self, patch: Patch) -> None:
        """Carry out a patch made by `trial` on this very state of the document."""
        with self.edit(patch.label) as edit:
            for change in patch:
                if change.after is not None:
                    edit.put(change.after)
                elif change.before is not None:
                    edit._carry_out(change)

    def end_typing(self) -> None:
        """Let the next edit begin an undo step of its own."""
        if self._undo_steps:
            self._undo_steps[-1].merge_key = None

    def let_typing_join(self, merge_key: str) -> None:
        """Let edits with this `merge_key` belong to the step just made, e.g. a new card's title."""
        if self._undo_steps:
            self._undo_steps[-1].merge_key = merge_key

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return bool(self._undo_steps)

    @property
    def can_redo(self) -> bool:
        """Whether there is something to redo."""
        return bool(self._redo_steps)

    @property
    def undo_label(self) -> Text | str:
        """What undo would take back, or an empty text."""
        return self._undo_steps[-1].patch.label if self._undo_steps else ""

    @property
    def redo_label(self) -> Text | str:
        """What redo would do again, or an empty text."""
        return self._redo_steps[-1].patch.label if self._redo_steps else ""

    def undo(self) -> Patch | None:
        """Take the last step back; returns the patch carried out, None if there is none."""
        return self._travel(self._undo_steps, self._redo_steps, "undo")

    def redo(self) -> Patch | None:
        """Do the step last undone again; returns the patch carried out, None if there is none."""
        return self._travel(self._redo_steps, self._undo_steps, "redo")

    def take_back(self) -> None:
        """Take the last step back for good: it can be neither undone nor done again."""
        if self.undo() is not None:
            self._redo_steps.pop()

    def _travel(
        self, source: list[_UndoStep], target: list[_UndoStep], direction: Direction
    ) -> Patch | None:
        if not source:
            return None
        step = source.pop()
        patch = step.patch.inverse() if direction == "undo" else step.patch
        self.document.apply(patch)
        target.append(step)
        self.end_typing()
        self._tell(Patched(patch, direction, step.number))
        return patch

    def _note(self, patch: Patch, merge_key: str | None) -> None:
        self._redo_steps.clear()
        now = self._clock()
        last = self._undo_steps[-1] if self._undo_steps else None
        if last and self._continues_typing(last, merge_key, now):
            last.patch = last.patch.followed_by(patch)
            last.last_touched = now
        else:
            self._last_number += 1
            last = _UndoStep(self._last_number, patch, merge_key, now)
            self._undo_steps.append(last)
        number = last.number
        if not last.patch:
            self._undo_steps.pop()
        self._tell(Patched(patch, "do", number))

    def _typed_before(self, merge_key: str | None) -> tuple[Change, ...]:
        """What the typing that an edit goes on with has changed so far."""
        last = self._undo_steps[-1] if self._undo_steps else None
        if last is None or not self._continues_typing(last, merge_key, self._clock()):
            return ()
        return last.patch.changes

    def _continues_typing(self, last: _UndoStep, merge_key: str | None, now: float) -> bool:
        return (
            merge_key is not None
            and last.merge_key == merge_key
            and now - last.last_touched <= TYPING_PAUSE_SECONDS
        )

    def _refuse_if_broken(self, patch: Patch) -> None:
        found = violations_after(self.document, patch)
        if found:
            raise BrokenEditError("; ".join(str(violation.message) for violation in found))

    def _tell(self, event: Patched) -> None:
        for listener in tuple(self._listeners):
            listener(event)


@dataclass(slots=True)
class Trial:
    """An edit that was only tried; `patch` is there once the block is left."""

    edit: Edit
    patch: Patch | None = None
