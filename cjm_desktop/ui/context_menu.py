"""What can be done with the thing under the pointer: menus of the same actions, as data.

A right click selects what it hits first, so the actions mean what is under the pointer.
"""

from typing import Literal

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu

from cjm_desktop.canvas.cells import cell_of
from cjm_desktop.canvas.compared import selected_by
from cjm_desktop.canvas.hits import hit_at
from cjm_desktop.canvas.mouse import empty_cell_at
from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.language import translate
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
from cjm_desktop.ui.actions import WindowActions
from cjm_desktop.ui.placing.commands import PlacingCommands

Thing = Literal[
    "card", "touchpoint", "link", "figure", "step", "lane", "run", "stage", "curve", "feeling",
    "amount", "map", "several", "fold", "card_cell", "note_cell", "image_cell", "curve_cell",
    "background", "table",
]  # fmt: skip

_CHANGE = (
    "edit.rename", "edit.duplicate", None, "edit.copy", "edit.cut", "edit.paste", None,
    "edit.delete",
)  # fmt: skip
_FOLD = ("view.fold", "view.unfold-all")
STAGES = "edit.place-in-stage"
"""In its place a menu inside lists the stages of the lens on screen."""
_PLACE = (STAGES, "edit.confirm-stage")
_VIEW = ("edit.select-all", "find.open", "view.filter", None, "view.fit", "view.actual-size")

CONTEXT_MENUS: dict[Thing, tuple[str | None, ...]] = {
    "card": (*_CHANGE, None, "view.fold", None, "view.go-to-inspector"),
    "touchpoint": (
        *_CHANGE, None, "add.survey", "add.risk", None, "edit.add-to-library",
        "edit.add-surveys-to-library", None, "view.fold", None, "view.go-to-inspector",
    ),
    "link": ("edit.rename", "edit.delete", None, "view.go-to-inspector"),
    "figure": (*_CHANGE, None, "view.fold", None, "view.go-to-inspector"),
    "step": (
        *_CHANGE, None, "add.step", "add.stage", "add.risk", None, "edit.add-risks-to-library",
        None, *_PLACE, None, *_FOLD, None, "view.go-to-inspector",
    ),
    "lane": (
        *_CHANGE, None, "add.swimlane", "add.emotion-curve", None, *_FOLD,
        "view.department-journey", None, "view.go-to-inspector",
    ),
    "run": (
        "edit.rename", "edit.delete", None, "add.stage", "add.risk", None, *_PLACE,
        "edit.confirm-stages", "edit.propose-stages", None, *_FOLD, None, "view.go-to-inspector",
    ),
    "fold": _FOLD,
    "stage": ("edit.rename", "edit.delete", None, "add.step", None, "view.go-to-inspector"),
    "curve": ("edit.pen", None, "edit.rename", "edit.delete", None, "view.go-to-inspector"),
    "feeling": ("edit.pen", None, "edit.rename", "edit.delete", None, "view.go-to-inspector"),
    "amount": ("edit.delete", None, "view.go-to-inspector"),
    "map": ("edit.rename", None, *_VIEW),
    "several": (
        "edit.link", "edit.duplicate", None, "edit.copy", "edit.cut", None, "edit.delete", None,
        *_PLACE, None, "view.fold", None, "view.go-to-inspector",
    ),
    "card_cell": ("add.touchpoint", "edit.paste", None, "add.step", "add.swimlane"),
    "note_cell": ("add.note", "edit.paste", None, "add.step"),
    "image_cell": ("add.image", "edit.paste", None, "add.step"),
    "curve_cell": ("edit.pen", "add.emotion-curve", None, "add.step"),
    "background": (
        "add.step", "add.stage", "add.swimlane", "add.emotion-curve", None, "edit.paste", *_VIEW,
    ),
    "table": (
        *_CHANGE, None, "add.step-before", "add.step", "edit.delete-steps", None, "add.swimlane",
        "add.survey", "add.risk", None, "view.go-to-inspector", "view.table",
    ),
}  # fmt: skip
"""What is offered for each kind of thing, as ids of actions; None parts."""

_RECORDS: dict[type[Record], Thing] = {
    Touchpoint: "touchpoint",
    Note: "card",
    Figure: "figure",
    Link: "link",
    Step: "step",
    Lane: "lane",
    Stage: "stage",
    Curve: "curve",
    Feeling: "feeling",
    Amount: "amount",
    Journey: "map",
}
_CELLS: dict[str, Thing] = {
    "department": "card_cell",
    "notes": "note_cell",
    "images": "image_cell",
    "emotion": "curve_cell",
}


class ContextMenus(QObject):
    """Answers right clicks and the menu key on the canvas."""

    def __init__(self, canvas: MapCanvas, actions: WindowActions, placing: PlacingCommands) -> None:
        super().__init__(canvas)
        self._canvas, self._actions, self._placing = canvas, actions, placing
        self.menu = QMenu(canvas)
        canvas.installEventFilter(self)

    def thing(self) -> Thing:
        """What is selected, as far as menus differ."""
        canvas = self._canvas
        session = canvas.session
        if session is None or not canvas.selection:
            return "background"
        if len(canvas.selection) > 1:
            return "several"
        key = canvas.selection[0]
        cell = cell_of(key)
        if cell is not None:
            lane = session.document.get(Lane, cell[0])
            return _CELLS.get(lane.kind if lane is not None else "", "background")
        if session.bar_at(key) is not None:
            return "fold"
        if session.run_at(key) is not None:
            return "run"
        record = session.document.find(key)
        return _RECORDS.get(type(record), "background") if record is not None else "background"

    def open_at(self, at: QPoint) -> None:
        """Offer at a place on the screen what can be done with what is selected."""
        self.fill()
        self.menu.popup(at)

    def open_in_table(self, at: QPoint) -> None:
        """Offer at a place on the screen what can be done with cells of the table."""
        self.fill("table")
        self.menu.popup(at)

    def fill(self, thing: Thing | None = None) -> None:
        """Fill the menu with what fits a thing, else the selection."""
        self._actions.refresh()
        self.menu.clear()
        for entry in CONTEXT_MENUS[thing or self.thing()]:
            if entry is None:
                self.menu.addSeparator()
            elif entry == STAGES:
                self._add_stages()
            else:
                self._add(entry)

    def _add(self, action_id: str) -> None:
        """Add an action by its full name: here no menu around it says “Add”."""
        shown = self._actions[action_id]
        name = self._actions.full_words(action_id)
        if name == shown.text():
            self.menu.addAction(shown)
            return
        entry = self.menu.addAction(name)
        entry.setObjectName(action_id)
        entry.setEnabled(shown.isEnabled())
        entry.triggered.connect(shown.trigger)

    def _add_stages(self) -> None:
        """A menu inside with the stages in which the steps selected can be placed."""
        inside = self.menu.addMenu(translate("Place in stage"))
        inside.menuAction().setObjectName(STAGES)
        inside.setEnabled(self._actions["edit.place-in-stage"].isEnabled())
        why_not = self._placing.why_not_here()
        if why_not:
            inside.addAction(translate("Here the departments decide")).setEnabled(False)
            return
        for action in self._placing.stage_actions():
            entry = inside.addAction(action.words().replace("&", "&&"))
            entry.setCheckable(action.checked is not None)
            entry.setChecked(action.checked is not None and action.checked())
            entry.triggered.connect(lambda _=False, run=action.run: run())

    def _open(self, event: QContextMenuEvent) -> None:
        canvas = self._canvas
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        if not by_key:
            self._select(QPointF(event.pos()))
        self.fill()
        self.menu.popup(canvas.mapToGlobal(self._beside_selection() if by_key else event.pos()))

    def _select(self, pixel: QPointF) -> None:
        """Select what a click hits, unless it is among what is selected already."""
        canvas, session = self._canvas, self._canvas.session
        assert session is not None
        canvas.finish_typing()
        hit = hit_at(session.shown, canvas.view, pixel)
        if hit is None:
            canvas.select(empty_cell_at(canvas, pixel))
        elif hit.key not in canvas.selection:
            canvas.select(selected_by(session, hit.key))

    def _beside_selection(self) -> QPoint:
        canvas = self._canvas
        rect = canvas.rect_of(canvas.selection[0]) if canvas.selection else canvas.rect()
        shown = rect.intersected(canvas.rect())
        return shown.center() if shown.isValid() else canvas.rect().center()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QContextMenuEvent) and self._canvas.session is not None:
            if self._canvas.gesture is None:
                self._open(event)
            return True
        return super().eventFilter(watched, event)
