"""The fields of one type of record, one below the other; kept and filled anew."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cjm_desktop.canvas.session import MapSession
from cjm_desktop.model.checklists import checklist_of
from cjm_desktop.model.records import Figure, Note, Record, Stage, Step, Touchpoint
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.inspector.checklist import Checklist
from cjm_desktop.ui.inspector.descriptions import DESCRIPTIONS
from cjm_desktop.ui.inspector.field_row import FieldRow
from cjm_desktop.ui.inspector.part_rows import PartRows
from cjm_desktop.ui.inspector.part_words import PARTS_SHOWN
from cjm_desktop.ui.inspector.stage_rows import StageRows
from cjm_desktop.ui.inspector.subjects import Subject
from cjm_desktop.ui.look import Look

_IN_STAGES: tuple[type[Record], ...] = (Step, Touchpoint, Note, Figure)


class Page(QWidget):
    """All rows of a record type, of which those that fit what is selected are shown."""

    lost = Signal(str)
    given_up = Signal()
    library_wanted = Signal(str)
    reached = Signal(QWidget)
    """What is to be seen now, which may lie further down."""

    def __init__(self, record_type: type[Record], look: Look) -> None:
        super().__init__()
        self.record_type = record_type
        self._shown: tuple[str, ...] = ()
        self._heading = QLabel()
        self._heading.setProperty("part", "heading")
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._heading.setFont(widget_font("semibold", 12))
        self._rows = [FieldRow(each, look) for each in DESCRIPTIONS[record_type]]
        self._stages: StageRows | None = None
        if record_type in _IN_STAGES:
            self._stages = StageRows(choosable=record_type is Step)
            self._stages.refused.connect(self.lost)
            self._stages.given_up.connect(self.given_up)
        self.checklist: Checklist | None = None
        if record_type is Stage:
            self.checklist = Checklist()
            self.checklist.refused.connect(self.lost)
            self.checklist.given_up.connect(self.given_up)
        self.parts: PartRows | None = None
        if record_type in PARTS_SHOWN:
            self.parts = PartRows(record_type, look)
            self.parts.lost.connect(self.lost)
            self.parts.reached.connect(self.reached)
            self.parts.library_wanted.connect(self.library_wanted)
        for row in self._rows:
            row.setObjectName(f"inspector.{record_type.table}.{row.description.field}")
            row.lost.connect(self.lost)
            row.given_up.connect(self.given_up)
        self._lay_out()

    def __iter__(self) -> Iterator[FieldRow]:
        return iter(self._rows)

    @property
    def words(self) -> str:
        """What the page says it is about."""
        return self._heading.text()

    def show_subject(self, session: MapSession, subject: Subject, *, editable: bool) -> None:
        """Show the records of a subject; the same ones as before keep what is being typed."""
        ids = tuple(record.id for record in subject.records)
        anew, self._shown = ids != self._shown, ids
        if subject.heading != self._heading.text():
            self._heading.setText(subject.heading)
        for row in self._rows:
            fits = row.description in subject.fields
            if fits:
                row.show_records(session, subject.records, editable=editable, anew=anew)
            if fits == row.isHidden():
                row.setVisible(fits)
        if self._stages is not None:
            of_one_type = all(type(each) is self.record_type for each in subject.records)
            self._stages.setVisible(of_one_type)
            if of_one_type:
                self._stages.show_records(session, subject.records, editable=editable, anew=anew)
        if self.parts is not None:
            self.parts.setVisible(len(subject.records) == 1)
            if len(subject.records) == 1:
                self.parts.show_record(session, subject.records[0], editable=editable)
            else:
                self.parts.finish()
        if self.checklist is not None:
            self._show_checklist(self.checklist, session, subject.records, editable=editable)

    def _show_checklist(
        self,
        checklist: Checklist,
        session: MapSession,
        stages: Sequence[Record],
        *,
        editable: bool,
    ) -> None:
        """The checklist of one stage of the goal lens, or of another one that has one."""
        stage = stages[0] if len(stages) == 1 else None
        fits = isinstance(stage, Stage) and (
            stage.lens == "goal" or bool(checklist_of(session.document, stage.id))
        )
        checklist.setVisible(fits)
        if fits and isinstance(stage, Stage):
            checklist.show_stage(session, stage, editable=editable)

    def prepare(self) -> None:
        """Dress all that is on the page, so that it is there at once when first shown."""
        for part in self.findChildren(QWidget):
            part.ensurePolished()
        self.adjustSize()

    def finish(self) -> None:
        """Let go of what is shown; a sentence about what was typed is not lost."""
        for row in self._rows:
            if row.control.problem:
                row.lost.emit(row.control.problem)
                row.control.show_again()
        if self.parts is not None:
            self.parts.finish()
        self._shown = ()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(9)
        column.addWidget(self._heading)
        pair: QHBoxLayout | None = None
        for row in self._rows:
            if not row.description.half:
                column.addWidget(row)
                pair = None
                continue
            beside = pair is not None
            if pair is None:
                pair = QHBoxLayout()
                pair.setSpacing(8)
                column.addLayout(pair)
            pair.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
            if beside:
                pair = None
        if self._stages is not None:
            column.addWidget(self._stages)
        if self.checklist is not None:
            column.addWidget(self.checklist)
        if self.parts is not None:
            column.addWidget(self.parts)
