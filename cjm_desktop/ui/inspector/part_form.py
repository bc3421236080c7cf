"""All fields of one part, such as a survey, to be changed where it is listed."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cjm_desktop.canvas.session import MapSession
from cjm_desktop.language import translate
from cjm_desktop.model.records import Record
from cjm_desktop.ui.inspector.descriptions import DESCRIPTIONS
from cjm_desktop.ui.inspector.field_row import FieldRow
from cjm_desktop.ui.inspector.writing import typing_key
from cjm_desktop.ui.look import Look


class PartForm(QWidget):
    """The fields of a part of one type, and a button that deletes it.

    `closed` asks to put the form away, `lost` tells a sentence that could not be seen.
    """

    closed = Signal()
    delete_wanted = Signal()
    lost = Signal(str)

    def __init__(self, part_type: type[Record], delete: str, look: Look) -> None:
        super().__init__()
        self._table, self._shown = part_type.table, ""
        self._rows = [FieldRow(each, look) for each in DESCRIPTIONS[part_type]]
        for row in self._rows:
            row.setObjectName(f"inspector.{part_type.table}.{row.description.field}")
            row.lost.connect(self.lost)
            row.given_up.connect(self.closed)
        self._delete = QPushButton(delete)
        self._delete.setObjectName(f"inspector.{part_type.table}.delete")
        self._done = QPushButton(translate("Done"))
        self._done.setObjectName(f"inspector.{part_type.table}.done")
        for button in (self._delete, self._done):
            button.setProperty("part", "small")
        self._delete.clicked.connect(self.delete_wanted)
        self._done.clicked.connect(self.closed)
        self._lay_out()

    def __iter__(self) -> Iterator[FieldRow]:
        return iter(self._rows)

    @property
    def title_key(self) -> str:
        """What edits of the title shown have in common, so that they are one step of undo."""
        return typing_key(self._table, (self._shown,), "title")

    def show_part(self, session: MapSession, part: Record, *, editable: bool) -> None:
        """Show the fields of a part; the same one as before keeps what is being typed."""
        anew, self._shown = part.id != self._shown, part.id
        for row in self._rows:
            row.show_records(session, (part,), editable=editable, anew=anew)
        self._delete.setVisible(editable)

    def take_focus(self) -> None:
        """Put the focus into the title."""
        self._rows[0].control.part.setFocus(Qt.FocusReason.TabFocusReason)

    def finish(self) -> None:
        """Let go of what is shown; a sentence about what was typed is not lost."""
        for row in self._rows:
            if row.control.problem:
                row.lost.emit(row.control.problem)
                row.control.show_again()
        self._shown = ""

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 4, 0, 8)
        column.setSpacing(9)
        pair: QHBoxLayout | None = None
        for row in self._rows:
            if not row.description.half:
                column.addWidget(row)
                continue
            if pair is None:
                pair = QHBoxLayout()
                pair.setSpacing(8)
                column.addLayout(pair)
            pair.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.addWidget(self._delete)
        buttons.addStretch(1)
        buttons.addWidget(self._done)
        column.addLayout(buttons)
