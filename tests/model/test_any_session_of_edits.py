"""Whatever hands do to a workshop file, in whatever order, it stays sound, undone and saved.

A state machine edits, fails in mid-edit, tries, types, undoes, redoes, saves and reloads at
random. After every step the invariants hold, the indexes are those of a document read anew, and
undo and redo have brought back exactly the states there were.
"""

import shutil
import tempfile
from collections import Counter
from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.exchange.templates import template_records
from cjm_desktop.model.document import Document
from cjm_desktop.model.editing import change
from cjm_desktop.model.history import History, Patched
from cjm_desktop.model.invariants import violations
from cjm_desktop.model.positions import sibling_group
from cjm_desktop.model.records import Journey
from cjm_desktop.storage.workshop_file import create_workshop, open_workshop
from cjm_desktop.storage.writer import Writer
from tests.model.hands import Hands

FILE_NAME = "workshop.cjm"


class AbandonedError(Exception):
    """A hand that lets go in the middle of an edit."""


class AnySessionOfEdits(RuleBasedStateMachine):
    """One workshop file on the table, edited by random hands and saved as they go."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.now = 0.0
        self.writer: Writer | None = None

    @initialize(template=st.sampled_from(("hotel-stay", "blank")))
    def begin(self, template: str) -> None:
        create_workshop(self.folder / FILE_NAME, template_records(template))
        self._open()

    @rule(data=st.data(), count=st.integers(1, 4))
    def edit(self, data: st.DataObject, count: int) -> None:
        self._remember()
        with suppress(EditRefusedError), self.history.edit("Edit") as edit:
            for _ in range(count):
                Hands(edit, data.draw).do_something()
            return
        assert self.document == self.before

    @rule(data=st.data(), count=st.integers(1, 4))
    def fail_in_mid_edit(self, data: st.DataObject, count: int) -> None:
        self._remember()
        with (
            suppress(EditRefusedError, AbandonedError),
            self.history.edit("Edit") as edit,
        ):
            for _ in range(count):
                Hands(edit, data.draw).do_something()
            raise AbandonedError
        assert self.document == self.before

    @rule(data=st.data(), drop=st.booleans())
    def drag(self, data: st.DataObject, drop: bool) -> None:
        self._remember()
        with suppress(EditRefusedError), self.history.trial("Drag") as trial:
            Hands(trial.edit, data.draw).do_something()
        patch = trial.patch
        assert self.document == self.before
        if drop and patch:
            self.history.commit(patch)
            assert self.document == self.before.with_patch(patch)

    @rule(pause=st.sampled_from((0.5, 3.0)), words=st.sampled_from("abc"), leave=st.booleans())
    def type(self, pause: float, words: str, leave: bool) -> None:
        self._remember()
        self.now += pause
        journey = min(self.document.all(Journey), key=lambda journey: journey.position)
        with self.history.edit("Type", merge_key=journey.id) as edit:
            change(edit, journey, title=words)
        if leave:
            self.history.end_typing()

    @precondition(lambda self: self.writer is not None and self.history.can_undo)
    @rule()
    def undo(self) -> None:
        now = self.document.snapshot()
        self.history.undo()
        step, before = self.undo_states.pop()
        assert self.document == before
        self.redo_states.append((step, now))

    @precondition(lambda self: self.writer is not None and self.history.can_redo)
    @rule()
    def redo(self) -> None:
        now = self.document.snapshot()
        self.history.redo()
        step, after = self.redo_states.pop()
        assert self.document == after
        self.undo_states.append((step, now))

    @precondition(lambda self: self.writer is not None)
    @rule()
    def look_into_the_file(self) -> None:
        assert self.writer is not None
        assert self.writer.drain(10)
        with open_workshop(self.folder / FILE_NAME, read_only=True) as opened:
            assert opened.warnings == ()
            assert opened.document == self.document

    @precondition(lambda self: self.writer is not None)
    @rule()
    def close_and_open_again(self) -> None:
        before = self.document
        self._close()
        self._open()
        assert self.document == before

    @invariant()
    def nothing_is_broken(self) -> None:
        if self.writer is not None:
            assert violations(self.document) == []

    @invariant()
    def siblings_have_places_of_their_own(self) -> None:
        if self.writer is not None:
            places = Counter(
                (sibling_group(record), getattr(record, "position", None))
                for record in self.document.records()
                if sibling_group(record) is not None
            )
            assert not [place for place, count in places.items() if count > 1]

    @invariant()
    def the_indexes_are_those_of_a_document_read_anew(self) -> None:
        if self.writer is not None:
            fresh = Document()
            fresh.load(self.document.records())
            assert fresh == self.document
            # No public question shows an entry left behind for a record that is gone.
            assert fresh._referring == self.document._referring

    @invariant()
    def there_are_as_many_steps_to_undo_as_were_done(self) -> None:
        if self.writer is not None:
            assert self.history.can_undo == bool(self.undo_states)
            assert self.history.can_redo == bool(self.redo_states)

    def teardown(self) -> None:
        self._close()
        shutil.rmtree(self.folder)

    def _open(self) -> None:
        opened = open_workshop(self.folder / FILE_NAME)
        assert opened.warnings == ()
        self.document = opened.document
        self.history = History(self.document, clock=lambda: self.now)
        self.undo_states: list[tuple[int, Document]] = []
        self.redo_states: list[tuple[int, Document]] = []
        self.writer = Writer(opened, lambda _state: None)
        self.history.on_patched(self._patched)

    def _close(self) -> None:
        if self.writer is not None:
            assert self.writer.close(10)

    def _remember(self) -> None:
        self.before = self.document.snapshot()

    def _patched(self, event: Patched) -> None:
        assert self.writer is not None
        self.writer.submit(event.patch)
        if event.direction == "do":
            self.redo_states.clear()
            if not self.undo_states or self.undo_states[-1][0] != event.step:
                self.undo_states.append((event.step, self.before))
            elif self.undo_states[-1][1] == self.document:
                self.undo_states.pop()


AnySessionOfEdits.TestCase.settings = settings(
    max_examples=35,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestAnySessionOfEdits = AnySessionOfEdits.TestCase
