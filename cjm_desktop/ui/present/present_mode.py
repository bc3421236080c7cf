"""Present mode: the map alone on the whole screen, stage by stage with the arrow keys.

It takes keys and mouse from the canvas while it is on; what is typed after a double click is the
canvas's own business. Where it stands is for `walk` to say, which view shows that for `stops`.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from cjm_desktop.canvas.travel import Travel
from cjm_desktop.canvas.viewport import Viewport
from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.drawing.picture import Picture
from cjm_desktop.language import translate
from cjm_desktop.model.records import Lens
from cjm_desktop.ui.findings.panel import Panel
from cjm_desktop.ui.present.audience_mouse import AudienceMouse
from cjm_desktop.ui.present.bare_window import BareWindow
from cjm_desktop.ui.present.hint import FadingHint
from cjm_desktop.ui.present.keys import LENS_KEYS, command_of, is_for_window
from cjm_desktop.ui.present.pointer import RestingPointer
from cjm_desktop.ui.present.revealing import Revealing
from cjm_desktop.ui.present.spotlight import Spotlight
from cjm_desktop.ui.present.stops import view_further_down, view_of_all, view_of_stop
from cjm_desktop.ui.present.walk import Walk, step_under

_SETTLED_AFTER_MS = 1000
"""How long a system may take to give a window back its size."""


@dataclass(frozen=True, slots=True)
class _Before:
    """What was on the canvas before."""

    view: Viewport
    fitted: bool
    selection: tuple[str, ...]


class PresentMode(QObject):
    """Shows a canvas to an audience; `bare` takes the rest of the window away meanwhile."""

    changed = Signal()
    """It was begun or left."""
    stopped_at = Signal(str)
    """The id of the step it goes to: the first one of a stage, or of a part of it."""

    def __init__(
        self,
        canvas: MapCanvas,
        bare: BareWindow,
        choose_lens: Callable[[Lens], None],
        questions: Panel,
    ) -> None:
        super().__init__(canvas)
        self._canvas, self._bare = canvas, bare
        self._choose_lens = choose_lens
        self._before: _Before | None = None
        self._picture: Picture | None = None
        self._size = (0.0, 0.0)
        self._is_left_alone = self._hint_was_shown = False
        self._walk = Walk(canvas)
        self._spotlight = Spotlight(canvas)
        self._revealing = Revealing(canvas, questions, self._walk)
        self._hint = FadingHint(canvas)
        self._pointer = RestingPointer(canvas)
        self._mouse = AudienceMouse(canvas, self._pointer, self._go_to_run, self._leave_alone)
        self._travel = Travel(canvas)
        self._travel.moved.connect(self._spotlight.go_on)
        self._travel.ended.connect(lambda: self._spotlight.go_on(1.0))
        self._giving_back = QTimer(self, singleShot=True, interval=_SETTLED_AFTER_MS)
        self._giving_back.timeout.connect(self._forget_before)
        canvas.map_shown.connect(self._follow_map)
        canvas.view_moved.connect(self._follow_view)

    # --- beginning and leaving ------------------------------------------------------------------

    @property
    def is_on(self) -> bool:
        """Whether the map is being presented."""
        return self._before is not None and not self._giving_back.isActive()

    def toggle(self) -> None:
        """Begin, or leave."""
        if self.is_on:
            self.leave()
        else:
            self.begin()

    def begin(self) -> None:
        """Show the stage of what is selected, or else the whole map."""
        canvas = self._canvas
        if canvas.session is None:
            return
        canvas.finish_typing()
        canvas.cancel_gesture()
        if self._giving_back.isActive():
            self._give_back_view()
            self._forget_before()
        self._walk.begin(step_under(canvas, canvas.selection[0]) if canvas.selection else "")
        self._before = _Before(replace(canvas.view), canvas.is_fitted, canvas.selection)
        canvas.select(())
        canvas.show_scroll_bars(False)
        canvas.view.holds_parking = False
        canvas.fold_arrows.leave()
        canvas.installEventFilter(self)
        self._spotlight.begin()
        self._revealing.begin()
        self._bare.strip()
        self._pointer.begin()
        canvas.setFocus()
        self._show_at_once()
        self._say_keys()
        self.changed.emit()

    def leave(self) -> None:
        """Give back the window as it was before."""
        if not self.is_on:
            return
        canvas = self._canvas
        canvas.finish_typing()
        canvas.removeEventFilter(self)
        self._giving_back.start()  # Until then another size only gives back the view once more.
        self._travel.stop()
        self._spotlight.hide()
        self._revealing.end()
        self._hint.go()
        self._pointer.end()
        self._bare.give_back()
        canvas.show_scroll_bars(True)
        canvas.view.holds_parking = True
        self._give_back_view()
        self._give_back_selection()
        canvas.setFocus()
        self.changed.emit()

    def _give_back_view(self) -> None:
        before, canvas = self._before, self._canvas
        if before is None or before.fitted:
            canvas.fit()
        else:
            canvas.look_from(before.view.x, before.view.y, before.view.zoom)

    def _give_back_selection(self) -> None:
        session, before = self._canvas.session, self._before
        if session is not None and before is not None:
            kept = [key for key in before.selection if session.rect_of(key) is not None]
            self._canvas.select(kept)

    def _forget_before(self) -> None:
        self._giving_back.stop()
        self._before = None

    # --- showing it -----------------------------------------------------------------------------

    def _show(self) -> None:
        """Go to where the view should stand, and take the light along."""
        canvas = self._canvas
        if canvas.picture is None:
            return
        self._is_left_alone = False
        self._picture = canvas.picture
        stop = self._walk.stop()
        self._aim()
        if stop is None:
            self._travel.go(view_of_all(canvas.picture, canvas.view))
        else:
            self._travel.go(view_of_stop(canvas.picture, stop, canvas.view))
            self.stopped_at.emit(self._walk.step_id)

    def _show_at_once(self) -> None:
        self._show()
        self._travel.finish()

    def _show_further(self, down: int) -> None:
        """Show lanes further down, or up, of the same columns."""
        if self._canvas.picture is not None:
            self._travel.finish()
            self._leave_alone()
            self._travel.go(view_further_down(self._canvas.picture, self._canvas.view, down))

    def _aim(self) -> None:
        stop = self._walk.stop() if not self._revealing.is_on else None
        self._spotlight.aim((stop.run.first, stop.run.last) if stop is not None else None)

    def _go_to_run(self, key: str) -> None:
        self._revealing.hide()
        self._walk.go_to_run(key)
        self._show()

    def _leave_alone(self) -> None:
        """Hands have moved the view: an edit does not move it back."""
        self._is_left_alone = True

    def _follow_map(self) -> None:
        """Another lens keeps the step; another map begins as a whole; no map at all ends it."""
        if self.is_on and self._canvas.session is None:
            self.leave()
        elif self.is_on:
            self._walk.follow()
            self._show()

    def _follow_view(self) -> None:
        """Comes with each frame of a scroll: does something after another size or an edit."""
        if self._before is None:
            return
        view = self._canvas.view
        before, self._size = self._size, (view.width, view.height)
        if not self.is_on:
            if self._size != before:
                self._give_back_view()
        elif self._size != before:
            self._spotlight.follow_size()
            self._hint.follow_size()
            self._show_at_once()
        elif self._canvas.picture is not self._picture:
            self._follow_edit()

    def _follow_edit(self) -> None:
        """Light and view stand right again, but the view stays where hands are busy."""
        before, self._picture = self._picture, self._canvas.picture
        if before is None or self._picture is None:
            return
        grown = (before.width, before.height) != (self._picture.width, self._picture.height)
        if grown and not self._is_left_alone and not self._canvas.is_typing:
            self._show()
        elif not self._travel.is_under_way:
            self._aim()
            self._spotlight.go_on(1.0)

    def _say_keys(self) -> None:
        if not self._hint_was_shown:
            self._hint_was_shown = True
            keys = translate(
                "← →  stage by stage    ↑  whole map    1 … 5  lens    "
                "R  next question    double-click  edit    Esc  leave"
            )
            self._hint.say(keys)

    # --- hands ----------------------------------------------------------------------------------

    def _key(self, event: QKeyEvent) -> None:
        lens = LENS_KEYS.get(Qt.Key(event.key()))
        command = command_of(event)
        if command in ("reveal", "reveal before"):
            self._reveal(1 if command == "reveal" else -1)
            return
        moves_on = command not in (None, "further down", "up")
        if moves_on and self._revealing.hide() and command == "leave":
            self._show()
            return
        match command:
            case "leave":
                self.leave()
                return
            case "further down" | "up" as way:
                self._show_further(1 if way == "further down" else -1)
                return
            case "next":
                self._walk.go(1)
            case "previous":
                self._walk.go(-1)
            case "first":
                self._walk.go_to_end(last=False)
            case "last":
                self._walk.go_to_end(last=True)
            case "whole":
                self._walk.show_whole_map()
            case None:
                if lens is not None:
                    self._choose_lens(lens)
                return
        self._canvas.select(())
        self._show()

    def _reveal(self, by: int) -> None:
        """Reveal a question, and go to what it is about."""
        self._hint.go()
        if self._revealing.go(by):
            self._canvas.select(())
        else:
            was_on = self._revealing.hide()
            self._hint.say(translate("No more questions in this lens") if was_on or by > 0
                           else translate("No question before this one"))  # fmt: skip
        self._show()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            return self._take_key(event)
        if isinstance(event, QMouseEvent):
            return self._take_mouse(event)
        if event.type() == QEvent.Type.Wheel:
            self._leave_alone()
        return event.type() == QEvent.Type.ContextMenu

    def _take_key(self, event: QKeyEvent) -> bool:
        if self._canvas.is_typing:  # What the field did not want is for nobody else.
            return event.type() != QEvent.Type.ShortcutOverride
        if is_for_window(event):
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self._key(event)
        return True

    def _take_mouse(self, event: QMouseEvent) -> bool:
        match event.type():
            case QEvent.Type.MouseButtonPress:
                self._mouse.press(event)
            case QEvent.Type.MouseMove:
                self._mouse.move(event)
            case QEvent.Type.MouseButtonRelease:
                self._mouse.release(event)
            case QEvent.Type.MouseButtonDblClick:
                self._travel.finish()
                return self._mouse.double_click()
        return True
