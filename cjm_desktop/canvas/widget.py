"""The canvas: the map on screen, with mouse, keys and drops turned into gestures.

What a gesture does stands in `tools` and in the targets; what the map looks like in `drawing`.
"""

import datetime
import time
from collections.abc import Callable, Collection, Iterable

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QWidget

from cjm_desktop.canvas.adding import add_at
from cjm_desktop.canvas.confirm_ticks import ConfirmTicks
from cjm_desktop.canvas.drops import ElementDrops
from cjm_desktop.canvas.fields import delete_things, deletion_label, why_no_title
from cjm_desktop.canvas.fold_arrows import FoldArrows
from cjm_desktop.canvas.folding import Folding
from cjm_desktop.canvas.hands import Hands
from cjm_desktop.canvas.in_place_editor import InPlaceEditor
from cjm_desktop.canvas.keyboard import Keyboard
from cjm_desktop.canvas.map_view import MapView
from cjm_desktop.canvas.mouse import Mouse
from cjm_desktop.canvas.overlay import screen_rect
from cjm_desktop.canvas.part_targets import PART_ELEMENTS
from cjm_desktop.canvas.session import MapSession
from cjm_desktop.canvas.tools.carry import Carry
from cjm_desktop.canvas.tools.gesture import Gesture
from cjm_desktop.canvas.worked_on import WorkedOn
from cjm_desktop.drawing.folds import NO_FOLDS, Folds
from cjm_desktop.drawing.theme import Theme
from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import text
from cjm_desktop.model.history import History, Patched
from cjm_desktop.model.records import Lens

PEN_HINT = text("Draw across an emotion lane; Esc puts the pen away")


class MapCanvas(MapView):
    """The map on screen, in hands.

    Things are known by their keys: record ids, or `run:` and the id of a run's first step.
    """

    selection_changed = Signal()
    clicked = Signal(str)
    """A thing was clicked, and not dragged; its key."""
    escaped = Signal()
    """Escape was pressed where nothing else was to be ended."""
    refused = Signal(str)
    hinted = Signal(str)
    image_wanted = Signal(str)
    attached = Signal(str)
    """A new survey or risk trigger, by its id; what it is attached to is selected."""
    folds_changed = Signal()
    compared_changed = Signal()
    """Another lens is compared with the one on screen, or none."""

    def __init__(
        self,
        theme: Theme,
        date: datetime.date,
        parent: QWidget | None = None,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        super().__init__(theme, date, parent, clock)
        self.setObjectName("canvas")
        self.setAcceptDrops(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view.holds_parking = True
        self.selection: tuple[str, ...] = ()
        self.hits: frozenset[str] = frozenset()
        self.hit = ""
        self.editable = True
        self.space_is_held = False
        self.pen = False
        self.folding, self.fold_arrows = Folding(self), FoldArrows(self)
        self.confirm_ticks = ConfirmTicks(self)
        self.hands = Hands(self)
        self.keyboard = Keyboard(self)
        self._mouse = Mouse(self)
        self._worked_on = WorkedOn(self, lambda: self._mouse.under)
        self._drops = ElementDrops(self)
        self._editor = InPlaceEditor(self, self._rect_for_editor)
        self._editor.finished.connect(self._typing_ended)
        self._editor.refused.connect(self.refused)
        self._editor.left_by.connect(self.keyboard.go)

    # --- what is shown --------------------------------------------------------------------------

    def show_map(
        self,
        history: History,
        map_id: str,
        lens: Lens,
        folds: Folds = NO_FOLDS,
        compared: Lens | None = None,
        *,
        editable: bool = True,
    ) -> None:
        """Show a map, wholly in view."""
        super().show_map(history, map_id, lens, folds, compared)
        self.editable = editable
        history.on_patched(self._patched)

    def set_lens(self, lens: Lens) -> None:
        """Look through another lens; no step and no card moves."""
        if self.lens != lens:
            self.cancel_gesture()
            self.finish_typing()
            swapped = self.session is not None and self.session.compared == lens
            super().set_lens(lens)
            if swapped:
                self.compared_changed.emit()

    def set_compared(self, lens: Lens | None) -> None:
        """Show the header of another lens above the one on screen, to compare the two, or none."""
        if self.session is not None and self.session.compared != lens:
            self.cancel_gesture()
            self.finish_typing()
            super().set_compared(lens)
            self.compared_changed.emit()

    @property
    def dimmed(self) -> frozenset[str]:
        """The keys of what is dimmed now: nothing that is selected or typed into."""
        return super().dimmed.difference(self.selection, (self._editor.key,))

    # --- selection and editing ------------------------------------------------------------------

    def select(self, keys: Iterable[str]) -> None:
        """Select things by their keys."""
        chosen = tuple(dict.fromkeys(keys))
        if chosen != self.selection:
            self.selection = chosen
            self.selection_changed.emit()
            self.update()

    def show_selected(self) -> None:
        """Scroll so that the first thing selected is in view."""
        if self.selection:
            self._bring_into_view(self.selection[0])

    def look_at(self, key: str) -> None:
        """Scroll so that a thing is in view; what hides it is unfolded."""
        self._bring_into_view(key)

    def show_hits(self, keys: Collection[str], current: str = "") -> None:
        """Light what was found, and scroll to the one that is looked at."""
        self.hits, self.hit = frozenset(keys), current
        self._bring_into_view(current)
        self.update()

    def edit_selected(self) -> None:
        """Open the title of the thing selected for typing; in an empty cell that of a new card."""
        if not self.keyboard.begin_card_in_cell() and self.selection:
            self.edit(self.selection[0])

    def edit(self, key: str, words: str = "", new: bool = False) -> None:
        """Open the title of a thing for typing; `words` are typed at once in its place.

        The title of a thing just made (`new`) belongs to the same step of undo.
        """
        if self.session is not None and self.editable:
            self.select((key,))
            self.show_selected()
            if not self._editor.open(self.session, key, self._theme, self.zoom, words, new):
                self._say_why_not(key)

    @property
    def is_typing(self) -> bool:
        """Whether a title is open for typing."""
        return bool(self._editor.key)

    def finish_typing(self) -> None:
        """Close the title open for typing; what was typed stays."""
        self._editor.close_keeping()

    def delete_selected(self) -> None:
        """Delete what is selected, as one step of undo."""
        session = self.session
        if session is None or not self.selection or not self.editable:
            return
        keys = self.selection
        try:
            with session.history.edit(deletion_label(session, keys)) as edit:
                delete_things(session, edit, keys)
        except EditRefusedError as refusal:
            self.refused.emit(str(refusal))

    def take_pen(self, in_hand: bool) -> None:
        """Take the pen for drawing curves, or put it away."""
        self.finish_typing()
        self.cancel_gesture()
        self.pen = in_hand and self.editable and self.session is not None
        self.setCursor(Qt.CursorShape.CrossCursor) if self.pen else self.unsetCursor()
        self.hinted.emit(str(PEN_HINT) if self.pen else "")
        self.selection_changed.emit()

    def add_element(self, element: str, title: str = "") -> None:
        """Add an element at the selection, and open its title for typing."""
        session = self.session
        if session is None or not self.editable:
            return
        self.finish_typing()
        try:
            landing = add_at(session, element, title, self.selection)
        except EditRefusedError as refusal:
            self.refused.emit(str(refusal))
            return
        if element in PART_ELEMENTS and title and landing[0] in self.selection:
            self.attached.emit(landing[1])
        else:
            self.settle(element, landing)

    def settle(self, element: str, landing: list[str]) -> None:
        """After something new landed: select it and open its title, or ask for its image.

        A survey or a risk trigger is told by `attached`: it is filled in elsewhere.
        """
        if not landing or self.session is None:
            return
        key = self.session.key_for(landing[0])
        self.select((key,))
        self.show_selected()
        if element == "image":
            self.image_wanted.emit(landing[0])
        elif element in PART_ELEMENTS:
            self.attached.emit(landing[1])
        else:
            self.edit(key)

    # --- gestures -------------------------------------------------------------------------------

    @property
    def gesture(self) -> Gesture | None:
        """The gesture in progress."""
        return self.hands.gesture

    def cancel_gesture(self) -> None:
        """End the gesture without a trace."""
        self.hands.cancel()

    # --- following ------------------------------------------------------------------------------

    @property
    def stays_put(self) -> bool:
        """While something is carried or typed, the map stays where it is."""
        return self.gesture is not None or self.is_typing

    def _forget_map(self) -> None:
        self.cancel_gesture()
        self.finish_typing()
        if self.session is not None:
            self.session.history.forget_listener(self._patched)
        super()._forget_map()
        self.select(())

    def _patched(self, _event: Patched) -> None:
        """The map changed under what is carried, e.g. by an undo; that is then let go."""
        if isinstance(self.gesture, Carry):
            self.cancel_gesture()

    def _typing_ended(self, had_focus: bool) -> None:
        if had_focus:
            self.setFocus()
        self._map_changed()

    def _map_changed(self) -> None:
        super()._map_changed()
        session = self.session
        if session is not None and session.trial_patch is None:
            self.select(key for key in self.selection if session.rect_of(key) is not None)

    def _view_moved(self) -> None:
        super()._view_moved()
        self._editor.follow(self.zoom)

    def _bring_into_view(self, key: str) -> None:
        self.folding.reveal((key,))
        rect = self.session.rect_of(key) if self.session and key else None
        if rect is not None and self.picture is not None and not self._fitting:
            self.view.bring_into_view(self.picture, rect)
            self._view_moved()

    def _paint_above(self, painter: QPainter, session: MapSession) -> None:
        self._worked_on.paint(painter, session)

    def _rect_for_editor(self, key: str) -> QRectF | None:
        return screen_rect(self.session, self.view, key) if self.session is not None else None

    def _say_why_not(self, key: str) -> None:
        why = why_no_title(self.session, key) if self.session is not None else None
        if why is not None:
            self.refused.emit(str(why))

    # --- Qt -------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._mouse.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._mouse.double_click(event)

    def event(self, event: QEvent) -> bool:
        """While a gesture is under way no key is a command: all of them come here."""
        if event.type() == QEvent.Type.ShortcutOverride and self.gesture is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.gesture is not None:
            self._key_in_gesture(key)
        elif key == Qt.Key.Key_Escape and self.pen:
            self.take_pen(False)
        elif key == Qt.Key.Key_Escape:
            self._mouse.forget()
            self.select(())
            self.escaped.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_selected()
        elif key == Qt.Key.Key_F2:
            self.edit_selected()
        elif key == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self.space_is_held = True
                self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif not self.keyboard.press(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Control and isinstance(self.gesture, Carry):
            self.hands.carry_on(self.gesture.pixel, Qt.KeyboardModifier.NoModifier)
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.space_is_held = False
            self.unsetCursor()
        super().keyReleaseEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._mouse.leave()
        self.fold_arrows.leave()
        self.confirm_ticks.leave()
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.space_is_held = False

    def _key_in_gesture(self, key: Qt.Key) -> None:
        """Escape cancels the gesture, Ctrl copies; other keys wait until it is over."""
        if key == Qt.Key.Key_Escape:
            self._mouse.forget()
            self.cancel_gesture()
        elif key == Qt.Key.Key_Control and isinstance(self.gesture, Carry):
            self.hands.carry_on(self.gesture.pixel, Qt.KeyboardModifier.ControlModifier)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes to the next lane while something is selected; F6 leaves the canvas."""
        return not self.selection and super().focusNextPrevChild(forward)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._drops.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._drops.move(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drops.leave(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._drops.drop(event)
