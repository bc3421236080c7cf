"""The mouse on the canvas: which press selects, drags, pans or opens a title for typing."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from cjm_desktop.canvas.cells import cell_key, cell_of
from cjm_desktop.canvas.checkboxes import line_at, tick_at
from cjm_desktop.canvas.compared import is_compared, selected_by
from cjm_desktop.canvas.fold_arrows import opens_at_click
from cjm_desktop.canvas.hits import Hit, edge_at, hit_at, place_at
from cjm_desktop.canvas.linking import drag_of_new_link, is_on_handle
from cjm_desktop.canvas.overlay import screen_rect
from cjm_desktop.canvas.targets import LANE_KINDS
from cjm_desktop.canvas.tools.carry import Carry
from cjm_desktop.canvas.tools.gesture import Gesture
from cjm_desktop.canvas.tools.pan import Pan
from cjm_desktop.canvas.tools.rubber_band import RubberBand
from cjm_desktop.canvas.tools.start import drag_of, drag_of_card_edge, drag_of_edge, new_point
from cjm_desktop.canvas.tools.stroke import (
    Stroke,
    curve_to_draw,
    emotion_lane_at,
    refuse_to_draw,
)
from cjm_desktop.model.records import Curve

if TYPE_CHECKING:
    from cjm_desktop.canvas.widget import MapCanvas

CARD_EDGE_PX = 7.0
"""How near to the right edge of a selected card a drag lets it span steps."""
_SELECTS_MORE = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class Mouse:
    """Turns presses, moves and releases into selections and gestures."""

    def __init__(self, canvas: "MapCanvas") -> None:
        self._canvas = canvas
        self._button = Qt.MouseButton.NoButton
        self._pressed_at: QPointF | None = None
        self._hit: Hit | None = None
        self._edge: int | None = None
        self._select_on_release: tuple[str, ...] | None = None
        self._new_point: Carry | None = None
        self._card_edge: str | None = None
        self._link_from: str | None = None
        self._under = ""
        self._arrow = self._to_confirm = ""
        self._has_opened = False

    @property
    def under(self) -> str:
        """The key of the thing under the pointer, which shows the handle for links; or nothing."""
        return self._under

    def leave(self) -> None:
        """The pointer has left the canvas."""
        self._point_at("")

    def press(self, event: QMouseEvent) -> None:
        """Select what is hit; be ready to drag it."""
        canvas = self._canvas
        if canvas.session is None or canvas.gesture is not None:
            return
        pixel = event.position()
        self._button = event.button()
        if event.button() == Qt.MouseButton.MiddleButton or canvas.space_is_held:
            canvas.hands.begin(Pan(pixel, canvas.scroll_by))
            return
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if canvas.pen:
            self._begin_stroke(pixel)
            return
        self._has_opened = False
        self._arrow, self._to_confirm = canvas.fold_arrows.at(pixel), canvas.confirm_ticks.at(pixel)
        if self._arrow or self._to_confirm:
            return
        self._pressed_at = pixel
        self._link_from = self._handle_here(pixel)
        if self._link_from is not None:
            return
        self._edge = edge_at(canvas.session.shown, canvas.view, pixel) if canvas.editable else None
        self._hit = hit_at(canvas.session.shown, canvas.view, pixel)
        self._card_edge = self._card_edge_here(pixel)
        self._new_point = self._point_here(pixel)
        self._select(event)

    def move(self, event: QMouseEvent) -> None:
        """Carry on with the gesture, or begin one once the pointer has moved far enough."""
        canvas = self._canvas
        pixel = event.position()
        if canvas.gesture is not None:
            canvas.hands.carry_on(pixel, event.modifiers())
        elif self._pressed_at is not None:
            if (pixel - self._pressed_at).manhattanLength() >= QApplication.startDragDistance():
                self._begin(pixel, event)
        else:
            self._show_what_is_under(pixel)

    def release(self, event: QMouseEvent) -> None:
        """Finish the gesture; a click into an emotion lane sets a feeling there."""
        canvas = self._canvas
        if event.button() != self._button:
            return
        if canvas.gesture is not None:
            canvas.hands.finish()
        elif self._arrow:
            if canvas.fold_arrows.at(event.position()) == self._arrow:
                canvas.folding.toggle((self._arrow,))
                self._has_opened = True
        elif self._to_confirm:
            if canvas.confirm_ticks.at(event.position()) == self._to_confirm:
                canvas.confirm_ticks.confirm(self._to_confirm)
                self._has_opened = True
        elif self._opens(event) or self._ticks(event):
            self._has_opened = True
        elif self._new_point is not None and self._pressed_at is not None:
            canvas.hands.begin(self._new_point)
            canvas.hands.carry_on(self._pressed_at, event.modifiers())
            canvas.hands.finish()
        elif self._select_on_release is not None:
            canvas.select(self._select_on_release)
        self._tell_of_click(event)
        self.forget()

    def double_click(self, event: QMouseEvent) -> None:
        """Open the title of what is hit for typing; what is folded is opened itself."""
        canvas = self._canvas
        left = event.button() == Qt.MouseButton.LeftButton
        if canvas.session is not None and left and not self._has_opened:
            hit = hit_at(canvas.session.shown, canvas.view, event.position())
            if hit is not None and not is_compared(hit.key):
                canvas.clicked.emit(hit.key)
                if not canvas.folding.open(hit.key):
                    canvas.edit(hit.key)
            for cell in empty_cell_at(canvas, event.position()) if hit is None else ():
                canvas.keyboard.begin_card(cell)
        self.forget()

    def forget(self) -> None:
        """Forget the press, e.g. after Escape."""
        self._pressed_at = self._hit = self._edge = self._select_on_release = None
        self._new_point = self._card_edge = self._link_from = None
        self._arrow = self._to_confirm = ""

    def _tell_of_click(self, event: QMouseEvent) -> None:
        """Tell of a press on a thing that became nothing else, with no keys held."""
        hit = self._hit
        if (
            self._pressed_at is not None
            and hit is not None
            and not event.modifiers() & _SELECTS_MORE
        ):
            self._canvas.clicked.emit(hit.key)

    def _opens(self, event: QMouseEvent) -> bool:
        """Whether a click was one on a bar of folded steps, which opens them."""
        canvas, hit = self._canvas, self._hit
        if self._pressed_at is None or hit is None or event.modifiers() & _SELECTS_MORE:
            return False
        return opens_at_click(canvas.session, hit) and canvas.folding.open(hit.key)

    def _ticks(self, event: QMouseEvent) -> bool:
        """Whether a click was one on the box of a checklist's line, which ticks it."""
        plain = self._pressed_at is not None and not event.modifiers() & _SELECTS_MORE
        return plain and tick_at(self._canvas, self._hit)

    def _select(self, event: QMouseEvent) -> None:
        canvas = self._canvas
        self._select_on_release = None
        if self._hit is None:
            if not event.modifiers() & _SELECTS_MORE:
                canvas.select(empty_cell_at(canvas, event.position()))
            return
        assert canvas.session is not None
        keys = selected_by(canvas.session, self._hit.key)
        are_selected = all(key in canvas.selection for key in keys)
        if event.modifiers() & _SELECTS_MORE:
            kept = tuple(other for other in canvas.selection if other not in keys)
            if are_selected:
                self._select_on_release = kept
            else:
                canvas.select((*kept, *keys))
        elif are_selected:
            self._select_on_release = keys
        else:
            canvas.select(keys)

    def _begin(self, pixel: QPointF, event: QMouseEvent) -> None:
        canvas = self._canvas
        pressed_at = self._pressed_at
        assert pressed_at is not None
        gesture = self._gesture(pressed_at)
        self._pressed_at = self._select_on_release = None
        canvas.hands.begin(gesture)
        canvas.hands.carry_on(pixel, event.modifiers())

    def _gesture(self, pressed_at: QPointF) -> Gesture:
        canvas = self._canvas
        session = canvas.session
        assert session is not None
        if self._link_from is not None:
            return drag_of_new_link(session, self._link_from)
        if self._edge is not None and canvas.editable:
            return drag_of_edge(session, self._edge)
        if self._card_edge is not None and canvas.editable:
            return drag_of_card_edge(session, self._card_edge)
        if self._new_point is not None:
            return self._new_point
        if self._hit is not None and canvas.editable:
            rect = screen_rect(session, canvas.view, self._hit.key)
            grip = pressed_at - rect.topLeft() if rect is not None else QPointF()
            drag = drag_of(session, self._hit, canvas.selection, grip)
            if drag is not None:
                return drag
        return self._on_the_ground(pressed_at)

    def _on_the_ground(self, pressed_at: QPointF) -> Gesture:
        """On the map's ground a rubber band; beside the map the view is panned."""
        canvas = self._canvas
        assert canvas.session is not None
        picture = canvas.session.shown
        place = place_at(picture, canvas.view, pressed_at)
        on_map = 0 <= place.x <= picture.width and 0 <= place.y <= picture.height
        if self._hit is not None or not on_map or place.on_title:
            return Pan(pressed_at, canvas.scroll_by)
        before = tuple(key for key in canvas.selection if cell_of(key) is None)
        return RubberBand(picture, place, before, canvas.select)

    def _point_here(self, pixel: QPointF) -> Carry | None:
        """The gesture that sets a feeling where a curve has none yet."""
        canvas = self._canvas
        if canvas.session is None or not canvas.editable or self._edge is not None:
            return None
        place = place_at(canvas.session.shown, canvas.view, pixel)
        if self._hit is not None and canvas.session.document.get(Curve, self._hit.key) is None:
            return None
        return new_point(canvas.session, place, canvas.selection)

    def _card_edge_here(self, pixel: QPointF) -> str | None:
        """The key of the selected card whose right edge lies under a pixel."""
        canvas = self._canvas
        if canvas.session is None or not canvas.editable:
            return None
        hit = hit_at(canvas.session.shown, canvas.view, pixel)
        if hit is None or hit.kind not in ("department", "notes", "images") or hit.place.on_title:
            return None
        reach = min(CARD_EDGE_PX / canvas.view.zoom, hit.rect.width / 6)
        at_edge = hit.place.x > hit.rect.x + hit.rect.width - reach
        return hit.key if at_edge and hit.key in canvas.selection else None

    def _begin_stroke(self, pixel: QPointF) -> None:
        """With the pen in hand, draw in the emotion lane under a pixel."""
        canvas, session = self._canvas, self._canvas.session
        assert session is not None
        place = place_at(session.picture, canvas.view, pixel)
        lane_id = emotion_lane_at(session, place)
        if lane_id is None:
            canvas.refused.emit(str(refuse_to_draw()))
            return
        curve_id = curve_to_draw(session, lane_id, canvas.selection)
        canvas.hands.begin(Stroke(session, lane_id, curve_id, place))

    def _handle_here(self, pixel: QPointF) -> str | None:
        """The key of the thing whose handle for links lies under a pixel."""
        canvas = self._canvas
        if canvas.session is None or not canvas.editable:
            return None
        on_it = is_on_handle(canvas.session, canvas.view, self._under, pixel)
        return self._under if on_it else None

    def _point_at(self, key: str) -> None:
        if key != self._under:
            self._under = key
            self._canvas.update()

    def _show_what_is_under(self, pixel: QPointF) -> None:
        canvas = self._canvas
        if canvas.session is None:
            return
        folds = canvas.fold_arrows.follow(pixel)
        confirms = not canvas.pen and canvas.confirm_ticks.follow(pixel)
        if canvas.pen:
            canvas.setCursor(Qt.CursorShape.CrossCursor)
            return
        handle = self._handle_here(pixel)
        hit = hit_at(canvas.session.shown, canvas.view, pixel)
        if handle is None:
            self._point_at(hit.key if hit is not None and not hit.place.on_title else "")
        if handle is not None:
            canvas.setCursor(Qt.CursorShape.CrossCursor)
        elif folds or confirms or (canvas.editable and line_at(canvas.session, hit) is not None):
            canvas.setCursor(Qt.CursorShape.PointingHandCursor)
        elif canvas.editable and edge_at(canvas.session.shown, canvas.view, pixel) is not None:
            canvas.setCursor(Qt.CursorShape.SplitHCursor)
        elif self._card_edge_here(pixel) is not None:
            canvas.setCursor(Qt.CursorShape.SizeHorCursor)
        elif canvas.space_is_held:
            canvas.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            canvas.unsetCursor()


def empty_cell_at(canvas: "MapCanvas", pixel: QPointF) -> tuple[str, ...]:
    """The key of the empty cell under a pixel, if there is one."""
    session = canvas.session
    if session is None:
        return ()
    place = place_at(session.shown, canvas.view, pixel)
    steps = session.arrangement.steps
    if place.row is None or place.row.body.kind not in LANE_KINDS or place.on_title:
        return ()
    if place.column is None or place.column >= len(steps):
        return ()
    if session.picture.columns.bar_of(place.column) is not None:
        return ()
    return (cell_key(place.row.body.key, steps[place.column].id),)
