"""The stage in each lens: to choose for a step, to read for a card.

In the functional lens the departments decide, so there it is always only read.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from cjm_desktop.canvas.session import MapSession
from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import text, translate
from cjm_desktop.model.editing import require
from cjm_desktop.model.history import Edit
from cjm_desktop.model.placement import functions_at
from cjm_desktop.model.placing import place_steps
from cjm_desktop.model.records import LENSES, Lens, Placement, Record, Stage, Step
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.inspector.controls.chooser import Chooser
from cjm_desktop.ui.inspector.controls.control import mixed_words
from cjm_desktop.ui.inspector.options import Option, stages_to_choose, title_of
from cjm_desktop.ui.inspector.writing import MIXED
from cjm_desktop.ui.lens_bar import LENS_NAMES

_LEAST_CHOOSER_WIDTH = 64
"""So that the button that confirms a proposal has room beside it."""


class StageRows(QWidget):
    """Five lines, one for each lens; `choosable` where steps are shown, not cards."""

    given_up = Signal()
    refused = Signal(str)

    def __init__(self, *, choosable: bool) -> None:
        super().__init__()
        self._session: MapSession | None = None
        self._steps: tuple[Step, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        heading = _label(translate("Stage in each lens"), "muted", "regular")
        self._grid.addWidget(heading, 0, 0, 1, 2)
        self._lines = [
            _Line(self, self._grid, row, lens, choosable=choosable and lens != "functional")
            for row, lens in enumerate(LENSES, start=1)
        ]
        self._unseen = _label("", "muted", "regular")
        self._unseen.setWordWrap(True)
        self._grid.addWidget(self._unseen, len(LENSES) + 1, 0, 1, 2)

    def show_records(
        self, session: MapSession, records: Sequence[Any], *, editable: bool, anew: bool
    ) -> None:
        """Show the stages of steps, or of the steps on which cards begin."""
        ids = [each.id if isinstance(each, Step) else each.step_id for each in records]
        found = (session.document.get(Step, step_id) for step_id in dict.fromkeys(ids))
        self._session = session
        self._steps = tuple(step for step in found if step is not None)
        self.setVisible(bool(self._steps))
        if self._steps:
            for line in self._lines:
                line.show_steps(session, self._steps, editable=editable, anew=anew)
            self._say_if_unseen(session)

    def place(self, lens: Lens, stage_id: str | None) -> None:
        """Put the steps into a stage of a lens, or into none."""

        def act(edit: Edit) -> None:
            stage = require(edit, Stage, stage_id) if stage_id is not None else None
            place_steps(edit, [step.id for step in self._steps], stage, lens)

        self._edit(act, text("Choose stage"))

    def confirm(self, lens: Lens) -> None:
        """Confirm what was proposed for the steps in a lens."""

        def act(edit: Edit) -> None:
            for placement in proposed_of(edit.document, self._steps, lens):
                stage = edit.document.get(Stage, placement.stage_id)
                place_steps(edit, [placement.step_id], stage, lens)

        self._edit(act, text("Confirm stage"))

    def _edit(self, act: Any, label: Any) -> None:
        if self._session is None:
            return
        try:
            with self._session.history.edit(label) as edit:
                act(edit)
        except EditRefusedError as refusal:
            self.refused.emit(str(refusal))

    def _say_if_unseen(self, session: MapSession) -> None:
        arrangement = session.arrangement
        unseen = any(arrangement.is_gap(arrangement.column_of[step.id]) for step in self._steps
                     if step.id in arrangement.column_of)  # fmt: skip
        self._unseen.setVisible(unseen)
        if unseen:
            self._unseen.setText(
                translate(
                    "Without us: the functional, outcome and interactive lenses do not see this"
                    " until somebody meets the customer here."
                )
            )


class _Line:
    """One lens: its name, the stage, and a button while that is only proposed."""

    def __init__(
        self, rows: StageRows, grid: QGridLayout, row: int, lens: Lens, *, choosable: bool
    ) -> None:
        self._lens = lens
        name = str(LENS_NAMES[lens])
        self._name = _label(name, "muted", "regular")
        grid.addWidget(self._name, row, 0)
        self._words = _label("", "value", "medium")
        self._words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._words.setWordWrap(True)
        self._words.setMinimumHeight(20)
        self._chooser: Chooser | None = None
        self._confirm = QPushButton("✓")  # A word would leave the stage no room.
        if choosable:
            self._chooser = self._new_chooser(rows, name)
            self._chooser.put_beside(self._confirm)
            grid.addWidget(self._chooser, row, 1)
        else:
            grid.addWidget(self._words, row, 1)

    def show_steps(
        self, session: MapSession, steps: Sequence[Step], *, editable: bool, anew: bool
    ) -> None:
        if self._chooser is None:
            words = stage_words(session, steps, self._lens)
            if words != self._words.text():
                self._words.setText(words)
            return
        stage_id = _common([_stage_id(session, step, self._lens) for step in steps])
        self._chooser.offer(stages_to_choose(session, self._lens))
        self._chooser.show_value(stage_id, anew=anew)
        self._chooser.set_editable(editable)
        proposed = bool(proposed_of(session.document, steps, self._lens))
        self._confirm.setVisible(proposed and editable)
        self._chooser.list.setFont(widget_font("italic" if proposed else "regular", 13))

    def _new_chooser(self, rows: StageRows, name: str) -> Chooser:
        chooser = Chooser([Option(None, "")])
        chooser.setObjectName(f"inspector.stage.{self._lens}")
        chooser.name(translate("Stage in the lens: {lens}", lens=name), "")
        chooser.list.setMinimumWidth(_LEAST_CHOOSER_WIDTH)
        chooser.edited.connect(lambda stage_id: rows.place(self._lens, stage_id))
        chooser.given_up.connect(rows.given_up)
        self._name.setBuddy(chooser.list)
        self._confirm.setObjectName(f"inspector.confirm.{self._lens}")
        self._confirm.setProperty("part", "small")
        self._confirm.setAccessibleName(
            translate("Confirm the proposed stage in the lens: {lens}", lens=name)
        )
        self._confirm.setToolTip(translate("The program proposed this stage: confirm it"))
        self._confirm.clicked.connect(lambda: rows.confirm(self._lens))
        return chooser


def proposed_of(document: Any, steps: Sequence[Record], lens: Lens) -> list[Placement]:
    """The placements of steps in a lens that are only proposed."""
    found = (document.get(Placement, Placement.id_for(step.id, lens)) for step in steps)
    return [placement for placement in found if placement is not None and placement.proposed]


def stage_words(session: MapSession, steps: Sequence[Step], lens: Lens) -> str:
    """The stage that steps have in a lens, in words."""
    words = _common([_stage_of_one(session, step, lens) for step in steps])
    return mixed_words() if words is MIXED else str(words)


def _stage_of_one(session: MapSession, step: Step, lens: Lens) -> str:
    arrangement = session.arrangement
    column = arrangement.column_of.get(step.id)
    if column is None:
        return ""
    if lens == "functional":
        functions = functions_at(arrangement, column)
        return " + ".join(map(title_of, functions)) or translate("In no stage")
    stage = session.document.get(Stage, _stage_id(session, step, lens))
    return title_of(stage) if stage is not None else translate("In no stage")


def _stage_id(session: MapSession, step: Step, lens: Lens) -> str | None:
    placement = session.document.get(Placement, Placement.id_for(step.id, lens))
    return placement.stage_id if placement is not None else None


def _common(values: Sequence[Any]) -> Any:
    return values[0] if len(set(values)) == 1 else MIXED


def _label(words: str, part: str, weight: Any) -> QLabel:
    label = QLabel(words)
    label.setProperty("part", part)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(widget_font(weight, 12))
    return label
