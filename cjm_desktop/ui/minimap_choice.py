"""Whether the minimap lies on the canvas: chosen by the user, and remembered."""

from PySide6.QtCore import QSettings

from cjm_desktop.canvas.map_view import MapView
from cjm_desktop.canvas.minimap import Minimap

_KEY = "minimap"


class MinimapChoice:
    """The minimap of a canvas, shown as the user wants unless it is set aside."""

    def __init__(self, view: MapView, settings: QSettings) -> None:
        self._settings = settings
        self._is_aside = False
        self._minimap = Minimap(view)
        self._settle()

    @property
    def is_wanted(self) -> bool:
        """Whether it is shown where the map is larger than the view."""
        return bool(self._settings.value(_KEY, True, bool))

    def toggle(self) -> None:
        """Want it from now on, or no longer."""
        self._settings.setValue(_KEY, not self.is_wanted)
        self._settle()

    def set_aside(self, aside: bool) -> None:
        """Take it away for a while, e.g. from before an audience."""
        self._is_aside = aside
        self._settle()

    def _settle(self) -> None:
        self._minimap.want(self.is_wanted and not self._is_aside)
