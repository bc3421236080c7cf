"""The room view: shows in a window of its own what is on the canvas, and follows it.

It has a picture of the document of its own, so it shows what is done, not what is being tried.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.model.finding import Finding
from cjm_desktop.model.history import History
from cjm_desktop.ui.findings.about import keys_to_select, light_on
from cjm_desktop.ui.present.question_banner import QuestionBanner
from cjm_desktop.ui.present.room_map import RoomMap
from cjm_desktop.ui.present.room_window import RoomWindow


class RoomView(QObject):
    """The room's window while it is open; `tools` is the window with the canvas.

    `new_map` makes a view of maps as this program shows them; `name` says which file it is.
    """

    changed = Signal()
    """It was opened or closed."""

    def __init__(
        self,
        tools: QWidget,
        canvas: MapCanvas,
        new_map: Callable[[], RoomMap],
        name: Callable[[], str],
    ) -> None:
        super().__init__(tools)
        self._tools, self._canvas = tools, canvas
        self._new_map, self._name = new_map, name
        self._window: RoomWindow | None = None
        self._history: History | None = None
        self._banner: QuestionBanner | None = None
        canvas.map_shown.connect(self._follow_map)
        canvas.folds_changed.connect(self._follow_map)
        canvas.compared_changed.connect(self._follow_map)
        canvas.selection_changed.connect(self._follow_selection)
        canvas.view_moved.connect(self._follow_dimming)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenRemoved.connect(self._screen_went)

    @property
    def map(self) -> RoomMap | None:
        """What the room sees; None while the view is closed."""
        return self._window.map if self._window is not None else None

    @property
    def is_on(self) -> bool:
        """Whether the window is open."""
        return self._window is not None

    def toggle(self) -> None:
        """Open it, or close it."""
        if self._window is not None:
            self.close()
        else:
            self.open()

    def open(self) -> None:
        """Open it on the screen where the room looks; the keys stay with the tools."""
        session = self._canvas.session
        if session is None or self._window is not None:
            return
        self._history = session.history
        self._window = RoomWindow(self._new_map())
        self._window.closed.connect(self._closed)
        self._window.open_on(self._tools.screen(), QGuiApplication.screens(), self._name())
        self._follow_map()
        self._tools.activateWindow()
        self.changed.emit()

    def close(self) -> None:
        """Close it."""
        if self._window is not None:
            self._window.close()

    def show_thing(self, key: str) -> None:
        """Go to a thing, e.g. where a presentation stopped."""
        if self.map is not None:
            self.map.animates = self._canvas.animates
            self.map.follow((key,))

    def show_question(self, finding: Finding | None, number: int, count: int) -> None:
        """Show the question that is talked about, all it is about in the light; or none."""
        room_map = self.map
        session = room_map.session if room_map is not None else None
        if room_map is None or session is None:
            return
        if self._banner is None:
            self._banner = QuestionBanner(room_map)
        if finding is not None:
            room_map.set_light(light_on(session, finding, alone=True))
            room_map.animates = self._canvas.animates
            room_map.look_at(next(iter(keys_to_select(session, finding)), ""))
        else:
            room_map.set_light(None)
            self._follow_selection()
        self._banner.show_question(finding, number, count)

    def _closed(self) -> None:
        window, self._window = self._window, None
        self._banner = None
        if window is not None:
            window.map.clear()
            window.deleteLater()
            self.changed.emit()

    def _follow_map(self) -> None:
        """Show the map and lens on the canvas; it closes with the file."""
        session, shown = self._canvas.session, self.map
        if shown is None:
            return
        if session is None or session.history is not self._history:
            self.close()
            return
        if shown.map_id != session.map_id:
            shown.show_map(
                session.history, session.map_id, session.lens, session.folds, session.compared
            )
            shown.begin_at_start()
        shown.set_lens(session.lens)
        shown.set_compared(session.compared)
        shown.set_folds(session.folds)
        self._follow_selection()

    def _follow_selection(self) -> None:
        if self.map is not None:
            self.map.animates = self._canvas.animates
            self.map.follow(self._canvas.selection)
            self._follow_dimming()

    def _follow_dimming(self) -> None:
        """Dim what a filter dims; comes with every frame of a scroll of the canvas."""
        if self.map is not None and self.map.dimmed != self._canvas.dimmed:
            self.map.set_dimmed(self._canvas.dimmed)

    def _screen_went(self, _screen: QScreen) -> None:
        """A projector was unplugged: the room's window must not lie over the tools."""
        QTimer.singleShot(0, self, self._clear_tools_screen)

    def _clear_tools_screen(self) -> None:
        window, screen = self._window, self._tools.screen()
        if window is not None and window.isFullScreen() and window.screen() is screen:
            window.show_as_window(screen)
            self._tools.activateWindow()
