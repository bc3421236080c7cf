"""What shows the map to others, loaded when first used: the window opens sooner without it."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cjm_desktop.ui.awake import Awake
from cjm_desktop.ui.minimap_choice import MinimapChoice
from cjm_desktop.ui.surroundings import Surroundings

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import MainWindow
    from cjm_desktop.ui.present.present_mode import PresentMode
    from cjm_desktop.ui.present.room_view import RoomView


class Showing(QObject):
    """Present mode of a window, its room view and minimap; `changed` tells what began or ended."""

    changed = Signal()

    def __init__(self, window: "MainWindow", given: Surroundings) -> None:
        super().__init__(window)
        self._window, self._given = window, given
        self._awake = Awake(given.keeper)
        self._presents = self._shows_room = self._came_from_table = False
        self.minimap = MinimapChoice(window.canvas, given.settings)

    @cached_property
    def present(self) -> "PresentMode":
        """Present mode."""
        from cjm_desktop.ui.present.bare_window import BareWindow  # noqa: PLC0415
        from cjm_desktop.ui.present.present_mode import PresentMode  # noqa: PLC0415

        window = self._window
        aside = (window.inspector.set_aside, self.minimap.set_aside)
        bare = BareWindow(window, window.canvas, (window.banner,), aside)
        present = PresentMode(window.canvas, bare, window.choose_lens, window.findings.panel)
        present.changed.connect(self._present_changed)
        present.stopped_at.connect(self._show_stop_to_room)
        return present

    @cached_property
    def room(self) -> "RoomView":
        """The room view."""
        from cjm_desktop.ui.present.room_map import RoomMap  # noqa: PLC0415
        from cjm_desktop.ui.present.room_view import RoomView  # noqa: PLC0415

        window = self._window

        def new_map() -> RoomMap:
            room_map = RoomMap(window.map_theme, self._given.now().date())
            if window.open_file is not None:
                room_map.set_image_source(window.open_file.images.read)
            return room_map

        room = RoomView(window, window.canvas, new_map, window.windowTitle)
        room.changed.connect(self._room_changed)
        window.findings.panel.on_show.changed.connect(self._show_question_to_room)
        window.look.changed.connect(self._dress_room)
        return room

    @property
    def presents(self) -> bool:
        """Whether the map is being presented; asked often, it loads nothing."""
        return self._presents

    @property
    def shows_room(self) -> bool:
        """Whether the room view is open; asked often, it loads nothing."""
        return self._shows_room

    def toggle_present(self) -> None:
        """Begin present mode, or leave it; what is presented is the map, not its table."""
        if not self._presents:
            self._came_from_table = self._window.tables.is_shown
            self._window.tables.show_canvas()
        self.present.toggle()

    def toggle_room(self) -> None:
        """Open the room view, or close it."""
        self.room.toggle()

    def close(self) -> None:
        """End all showing, as the window closes."""
        if self._presents:
            self.present.leave()
        if self._shows_room:
            self.room.close()

    def _present_changed(self) -> None:
        self._presents = self.present.is_on
        self._awake.keep("present mode", self._presents)
        if self._came_from_table and not self._presents and self._window.canvas.session:
            self._window.tables.show_table()
        self.changed.emit()

    def _room_changed(self) -> None:
        self._shows_room = self.room.is_on
        self._awake.keep("room view", self._shows_room)
        self._show_question_to_room()
        self.changed.emit()

    def _show_stop_to_room(self, step_id: str) -> None:
        if self._shows_room:
            self.room.show_thing(step_id)

    def _show_question_to_room(self) -> None:
        if self._shows_room:
            on_show = self._window.findings.panel.on_show
            self.room.show_question(on_show.finding, on_show.number, on_show.count)

    def _dress_room(self) -> None:
        if self.room.map is not None:
            self.room.map.set_theme(self._window.map_theme)
