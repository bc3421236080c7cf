"""The team's checklist of a stage in the inspector: ticked, renamed, moved, added to, cut down."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cjm_desktop.canvas.session import MapSession
from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import Text, text, translate, translate_plural
from cjm_desktop.model.checklists import (
    add_checkpoint,
    checklist_of,
    delete_checkpoint,
    move_checkpoint,
    rename_checkpoint,
    tick_checkpoint,
)
from cjm_desktop.model.history import Edit
from cjm_desktop.model.records import Checkpoint, Stage
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.inspector.checklist_row import ENTER, ChecklistRow
from cjm_desktop.ui.inspector.controls.line import TypingLine


class Checklist(QWidget):
    """The lines of one stage, and one more to type the next into; each act is a step of undo."""

    given_up = Signal()
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._session: MapSession | None = None
        self._stage_id = ""
        self._editable = False
        self._rows: list[ChecklistRow] = []
        self._count = QLabel()
        self._next = TypingLine()
        self._lay_out()
        self._next.installEventFilter(self)
        self._next.left.connect(self._add_typed)
        self._next.given_up.connect(self._give_up_next)
        self._next.undo_wanted.connect(self._take_back)
        self._next.redo_wanted.connect(lambda: self._travel(forward=True))

    @property
    def rows(self) -> list[ChecklistRow]:
        """The lines that are there, from the top."""
        return [row for row in self._rows if not row.isHidden()]

    @property
    def next_line(self) -> TypingLine:
        """The line below all others, which makes the next one."""
        return self._next

    @property
    def count_words(self) -> str:
        """How far the team has come, in words; empty without a line."""
        return self._count.text()

    def show_stage(self, session: MapSession, stage: Stage, *, editable: bool) -> None:
        """Show the checklist of a stage; words typed for another stage go to that one."""
        if stage.id != self._stage_id and self._next.text():
            words, before = self._next.text(), self._stage_id
            self._next.clear()
            QTimer.singleShot(0, self, lambda: self._add_to(before, words))
        self._session, self._stage_id, self._editable = session, stage.id, editable
        self._show()

    def begin_next(self) -> None:
        """Put the focus into the line for the next."""
        self._next.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self) -> None:
        assert self._session is not None
        lines = checklist_of(self._session.document, self._stage_id)
        for number, checkpoint in enumerate(lines):
            if number == len(self._rows):
                self._rows.append(self._new_row(number))
            self._rows[number].show_line(checkpoint, number + 1, editable=self._editable)
        for row in self._rows[len(lines) :]:
            row.put_away()
        self._next.setVisible(self._editable)
        self._say_how_far(lines)

    def _say_how_far(self, lines: Sequence[Checkpoint]) -> None:
        done = sum(checkpoint.done for checkpoint in lines)
        counted = translate_plural("{done} of {number} done", "{done} of {number} done", len(lines),
                                   done=done)  # fmt: skip
        words = counted if lines else ""
        if words != self._count.text():
            self._count.setText(words)

    # --- what is done to the list ---------------------------------------------------------------

    def _add_typed(self) -> None:
        words = self._next.text()
        self._next.clear()
        self._add_to(self._stage_id, words)

    def _add_to(self, stage_id: str, words: str) -> None:
        stage = self._session.document.get(Stage, stage_id) if self._session else None
        if stage is not None and words.strip():
            label = text("Add to the checklist")
            self._edit(label, lambda edit: add_checkpoint(edit, stage, words.strip()))

    def _tick(self, checkpoint_id: str, done: bool) -> None:
        label = text("Tick checklist") if done else text("Take tick away")
        self._change(
            label, checkpoint_id, lambda edit, line: tick_checkpoint(edit, line, done=done)
        )

    def _rename(self, checkpoint_id: str, title: str) -> None:
        self._change(
            text("Change the checklist"), checkpoint_id,
            lambda edit, line: rename_checkpoint(edit, line, title),
            merge_key=f"checkpoint:{checkpoint_id}:title",
        )  # fmt: skip

    def _move(self, checkpoint_id: str, by: int) -> None:
        """One place up or down; the focus stays with the line."""
        place = self._place_of(checkpoint_id)
        target = place + by
        if place < 0 or not 0 <= target < len(self.rows):
            return
        index = target + (1 if by > 0 else 0)
        label = text("Move in the checklist")
        self._change(label, checkpoint_id, lambda edit, line: move_checkpoint(edit, line, index))
        self._rows[target].begin_typing()

    def _delete(self, checkpoint_id: str) -> None:
        """The focus goes to the line that takes the place, else to the next line to type."""
        place = self._place_of(checkpoint_id)
        self._change(text("Delete from the checklist"), checkpoint_id, delete_checkpoint)
        rows = self.rows
        rows[place].begin_typing() if 0 <= place < len(rows) else self.begin_next()

    def _go_on(self, checkpoint_id: str) -> None:
        """After Enter: to the line below, at the end to the one for the next."""
        place = self._place_of(checkpoint_id) + 1
        self._rows[place].begin_typing() if place < len(self.rows) else self.begin_next()

    def _place_of(self, checkpoint_id: str) -> int:
        ids = [row.checkpoint_id for row in self.rows]
        return ids.index(checkpoint_id) if checkpoint_id in ids else -1

    def _change(
        self, label: Text, checkpoint_id: str, act: Callable[[Edit, Checkpoint], object],
        merge_key: str | None = None,
    ) -> None:  # fmt: skip
        """Do something to a line that is still there."""
        document = self._session.document if self._session is not None else None
        checkpoint = document.get(Checkpoint, checkpoint_id) if document is not None else None
        if checkpoint is not None:
            self._edit(label, lambda edit: act(edit, checkpoint), merge_key)

    def _edit(
        self, label: Text, act: Callable[[Edit], object], merge_key: str | None = None
    ) -> None:
        if self._session is None or not self._editable:
            return
        try:
            with self._session.history.edit(label, merge_key) as edit:
                act(edit)
        except EditRefusedError as refusal:
            self.refused.emit(str(refusal))
        self._show()

    # --- typing ---------------------------------------------------------------------------------

    def _end_typing(self) -> None:
        if self._session is not None:
            self._session.history.end_typing()

    def _travel(self, *, forward: bool) -> None:
        if self._session is not None:
            history = self._session.history
            history.redo() if forward else history.undo()
            self._show()

    def _take_back(self) -> None:
        """What is typed but not yet added goes first."""
        self._next.clear() if self._next.text() else self._travel(forward=False)

    def _give_up_next(self) -> None:
        self._next.clear()
        self.given_up.emit()

    def _new_row(self, number: int) -> ChecklistRow:
        row = ChecklistRow()
        row.setObjectName(f"inspector.checklist.{number}")
        row.ticked.connect(lambda done: self._tick(row.checkpoint_id, done))
        row.renamed.connect(lambda title: self._rename(row.checkpoint_id, title))
        row.moved.connect(lambda by: self._move(row.checkpoint_id, by))
        row.deleted.connect(lambda: self._delete(row.checkpoint_id))
        row.finished.connect(lambda: self._go_on(row.checkpoint_id))
        row.typing_ended.connect(self._end_typing)
        row.given_up.connect(self.given_up)
        row.travelled.connect(lambda forward: self._travel(forward=forward))
        self._lines.addWidget(row)
        return row

    def _lay_out(self) -> None:
        heading, title = QHBoxLayout(), QLabel(translate("The team's checklist"))
        for label in (title, self._count):
            label.setProperty("part", "muted")
            label.setFont(widget_font("regular", 12))
            heading.addWidget(label)
        heading.insertStretch(1)
        self._next.setObjectName("inspector.checklist.next")
        self._next.setPlaceholderText(translate("Type a line, then Enter"))
        self._next.setAccessibleName(translate("Next line of the checklist"))
        self._next.setAccessibleDescription(self._next.placeholderText())
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addLayout(heading)
        column.addLayout(self._lines)
        column.addWidget(self._next)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Enter adds what is typed and waits for the next line; in an empty line it leaves."""
        is_enter = isinstance(event, QKeyEvent) and event.key() in ENTER
        if event.type() == QEvent.Type.KeyPress and is_enter and self._next.text().strip():
            self._add_typed()
            return True
        return False
