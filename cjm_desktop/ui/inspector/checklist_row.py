"""One line of a checklist in the inspector: its tick, its words, and what takes it away."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from cjm_desktop.language import translate
from cjm_desktop.model.records import Checkpoint
from cjm_desktop.ui.inspector.controls.check import Check
from cjm_desktop.ui.inspector.controls.growing_text import GrowingText

_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_DELETES = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_LINE_HEIGHT, _REMOVE_WIDTH = 28, 28
"""In pixels; so that the tick stands level with the first line of the words."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ChecklistRow(QWidget):
    """Shows a line and says what is done to it by hand.

    `finished` is Enter; `moved` tells by how many places; `travelled` whether forward in undo.
    """

    ticked = Signal(object)
    renamed = Signal(object)
    moved = Signal(int)
    deleted = Signal()
    finished = Signal()
    typing_ended = Signal()
    given_up = Signal()
    travelled = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.checkpoint_id = ""
        self._at_entry = ""
        self.check = Check("")
        self.check.setFixedHeight(_LINE_HEIGHT)
        self.line = GrowingText(1, enter_leaves=True)
        self.remove = QToolButton()
        self.remove.setText("×")
        self.remove.setProperty("part", "flat")
        self.remove.setFixedWidth(_REMOVE_WIDTH)
        self.remove.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.check, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.line, 1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self._connect()

    def show_line(self, checkpoint: Checkpoint, number: int, *, editable: bool) -> None:
        """Show a line, the so-many-th from the top; another one than before anew."""
        anew = checkpoint.id != self.checkpoint_id
        self.checkpoint_id = checkpoint.id
        if anew:
            self._at_entry = checkpoint.title
        self.check.show_value(checkpoint.done, anew=anew)
        self.line.show_value(checkpoint.title, anew=anew)
        self.check.set_editable(editable)
        self.line.set_editable(editable)
        self.remove.setVisible(editable)
        self._name(checkpoint.title.strip() or translate("Untitled"), number)
        self.setVisible(True)

    def put_away(self) -> None:
        """Show nothing: there are fewer lines now."""
        self.checkpoint_id = ""
        self.hide()

    def begin_typing(self) -> None:
        """Put the focus into the words, behind the last one."""
        self.line.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.text.moveCursor(QTextCursor.MoveOperation.End)

    def _name(self, title: str, number: int) -> None:
        self.check.name(translate("Done: {title}", title=title), "")
        hint = translate("Alt+Up and Alt+Down move it; Backspace in an empty line deletes it.")
        self.line.name(translate("Line {number} of the checklist", number=number), hint)
        words = translate("Delete “{title}”", title=title)
        self.remove.setAccessibleName(words)
        self.remove.setToolTip(words)

    def _enter(self) -> None:
        self.typing_ended.emit()
        self._at_entry = self.line.text.toPlainText()

    def _give_up(self) -> None:
        """Take back what was typed since the focus came here."""
        if self.line.text.toPlainText() != self._at_entry:
            self.line.text.setPlainText(self._at_entry)
        self.typing_ended.emit()
        self.given_up.emit()

    def _delete(self) -> None:
        self.deleted.emit()

    def _connect(self) -> None:
        self.check.edited.connect(self.ticked)
        self.line.edited.connect(self.renamed)
        self.line.entered.connect(self._enter)
        self.line.left.connect(self.typing_ended)
        self.line.given_up.connect(self._give_up)
        self.line.undo_wanted.connect(lambda: self.travelled.emit(False))
        self.line.redo_wanted.connect(lambda: self.travelled.emit(True))
        self.remove.clicked.connect(self._delete)
        self.line.text.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        with_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if with_alt and event.key() in _MOVES:
            self.moved.emit(_MOVES[Qt.Key(event.key())])
        elif event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.finished.emit()
        elif event.key() in _DELETES and not self.line.text.toPlainText():
            self.deleted.emit()
        else:
            return False
        return True
