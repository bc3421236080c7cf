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


class Showing(QObject):
    """Present mode of a window, and its minimap; `changed` tells when one was begun or left."""

    changed = Signal()

    def __init__(self, window: "MainWindow", given: Surroundings) -> None:
        super().__init__(window)
        self._window = window
        self._awake = Awake(given.keeper)
        self._presents = False
        self.minimap = MinimapChoice(window.canvas, given.settings)

    @cached_property
    def present(self) -> "PresentMode":
        """Present mode."""
        from cjm_desktop.ui.present.bare_window import BareWindow  # noqa: PLC0415
        from cjm_desktop.ui.present.present_mode import PresentMode  # noqa: PLC0415

        window = self._window
        aside = (window.inspector.set_aside, self.minimap.set_aside)
        bare = BareWindow(window, window.canvas, (window.banner,), aside)
        present = PresentMode(window.canvas, bare, window.choose_lens)
        present.changed.connect(self._present_changed)
        return present

    @property
    def presents(self) -> bool:
        """Whether the map is being presented; asked often, it loads nothing."""
        return self._presents

    def toggle_present(self) -> None:
        """Begin present mode, or leave it; what is presented is the map, not its table."""
        self._window.tables.show_canvas()
        self.present.toggle()

    def close(self) -> None:
        """End all showing, as the window closes."""
        if self._presents:
            self.present.leave()

    def _present_changed(self) -> None:
        self._presents = self.present.is_on
        if self._presents:
            self._awake.hold("present mode")
        else:
            self._awake.release("present mode")
        self.changed.emit()
