"""One field on the screen: its label, its control, and what is wrong with what was typed."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cjm_desktop.canvas.session import MapSession
from cjm_desktop.errors import EditRefusedError
from cjm_desktop.model.known_words import known_words
from cjm_desktop.model.records import Record
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.inspector.controls.making import control_for
from cjm_desktop.ui.inspector.descriptions import FieldDescription
from cjm_desktop.ui.inspector.units import in_units_of
from cjm_desktop.ui.inspector.writing import MIXED, common_value, write_values
from cjm_desktop.ui.look import Look


class FieldRow(QWidget):
    """Shows and edits one field of some records.

    `lost` tells a sentence that could not be seen, since other records were shown; `given_up`
    asks for the focus to go back to the map.
    """

    lost = Signal(str)
    given_up = Signal()

    def __init__(self, description: FieldDescription, look: Look) -> None:
        super().__init__()
        self.description = description
        self.control = control_for(description, look)
        self._session: MapSession | None = None
        self._records: tuple[Record, ...] = ()
        self._at_entry: dict[str, Any] = {}
        self._label = _label("muted")
        self._trouble = _label("trouble")
        self._trouble.setWordWrap(True)
        self._trouble.hide()
        self._lay_out()
        self._connect()

    @property
    def trouble(self) -> str:
        """What the row says is wrong; empty if nothing is."""
        return self._trouble.text()

    def show_records(
        self, session: MapSession, records: tuple[Record, ...], *, editable: bool, anew: bool
    ) -> None:
        """Show the field of some records; `anew`: what is typed belongs to others."""
        if anew and self.control.problem:
            self.lost.emit(self.control.problem)
        self._session, self._records = session, records
        description = self.description
        self._name(session)
        if description.options is not None:
            self.control.offer(description.options(session, records))
        self.control.show_value(common_value(records, description.field), anew=anew)
        self.control.set_editable(editable)
        if not self.control.problem:
            self._say("")

    def _name(self, session: MapSession) -> None:
        words = in_units_of(session, self.description.label)
        if words != self._label.text():
            self._label.setText(words)
            self.control.name(words, str(self.description.hint))

    def _write(self, value: Any) -> None:
        self._write_each({record.id: value for record in self._records})

    def _write_each(self, values: dict[str, Any]) -> None:
        session, description = self._session, self.description
        if session is None or not self._records:
            return
        try:
            write_values(
                session.history, self._now(), description.field, description.label,
                description.write, values, typing=description.is_typed,
            )  # fmt: skip
        except EditRefusedError as refusal:
            self._refuse(str(refusal))
            return
        self._say("")

    def _refuse(self, words: str) -> None:
        """What is typed stays, to be put right; what was chosen is as before."""
        if self.description.is_typed:
            self.control.known, self.control.problem = self._value(), words
        else:
            self.control.show_value(self._value(), anew=True)
            self._say(words)

    def _now(self) -> list[Record]:
        """The records as they are now; those that are gone are no longer meant."""
        assert self._session is not None
        document = self._session.document
        found = (document.get(type(record), record.id) for record in self._records)
        return [record for record in found if record is not None]

    def _value(self) -> Any:
        return common_value(self._now(), self.description.field) if self._now() else MIXED

    def _enter(self) -> None:
        if self._session is None:
            return
        self._session.history.end_typing()
        field = self.description.field
        self._at_entry = {record.id: getattr(record, field) for record in self._now()}
        if self.description.words:
            words = known_words(self._session.document, self.description.words)
            self.control.complete_from(words)

    def _leave(self) -> None:
        if self._session is not None:
            self._session.history.end_typing()
        self._say(self.control.problem)

    def _give_up(self) -> None:
        """Take back what was typed since the focus came here."""
        now = {record.id: getattr(record, self.description.field) for record in self._now()}
        before = {
            record_id: self._at_entry.get(record_id, value) for record_id, value in now.items()
        }
        if self.description.is_typed and before != now:
            self._write_each(before)
        self.control.show_value(self._value(), anew=True)
        self.given_up.emit()

    def _travel(self, *, forward: bool) -> None:
        if self._session is not None:
            history = self._session.history
            history.redo() if forward else history.undo()

    def _say(self, words: str) -> None:
        if words == self._trouble.text():
            return
        self._trouble.setText(words)
        self._trouble.setVisible(bool(words))
        self.control.part.setAccessibleDescription(words or str(self.description.hint))
        if words:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        self._label.setBuddy(self.control.part)
        if self.description.control == "stepper":
            row = QHBoxLayout()
            row.addWidget(self._label, 1)
            row.addWidget(self.control)
            column.addLayout(row)
        else:
            if self.description.control != "check":
                column.addWidget(self._label)
            column.addWidget(self.control)
        column.addWidget(self._trouble)

    def _connect(self) -> None:
        control = self.control
        control.edited.connect(self._write)
        control.entered.connect(self._enter)
        control.left.connect(self._leave)
        control.given_up.connect(self._give_up)
        control.undo_wanted.connect(lambda: self._travel(forward=False))
        control.redo_wanted.connect(lambda: self._travel(forward=True))


def _label(part: str) -> QLabel:
    label = QLabel()
    label.setProperty("part", part)
    label.setFont(widget_font("regular", 12))
    return label
