"""Lights on the canvas what a question is about: the one on show alone, one looked at quietly.

For the one on show the map comes near enough to be read, and goes back to where it was fitted.
"""

from collections.abc import Callable

from cjm_desktop.canvas.light import Light
from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.drawing.picture import Picture
from cjm_desktop.model.finding import Finding
from cjm_desktop.ui.findings.about import keys_to_select, light_on
from cjm_desktop.ui.findings.on_show import OnShow

_READABLE_ZOOM = 0.65


class Lighting:
    """Keeps the light of a canvas; the selection stays as it is.

    `comes_near` says whether the map may be zoomed: not while it is presented.
    """

    def __init__(self, canvas: MapCanvas, on_show: OnShow, comes_near: Callable[[], bool]) -> None:
        self._canvas, self._on_show, self._comes_near = canvas, on_show, comes_near
        self._was_fitted = False
        self._looked_at: Finding | None = None
        self._keys: tuple[str, ...] = ()
        self._picture: Picture | None = None
        on_show.changed.connect(self._show)
        canvas.view_moved.connect(self._follow)

    def look_at(self, finding: Finding | None) -> None:
        """Light what is looked at, or nothing."""
        self._looked_at = finding
        self._settle()

    def point_at(self, keys: tuple[str, ...]) -> None:
        """Light things by their keys, or nothing."""
        self._keys = keys
        self._settle()

    def _show(self) -> None:
        """Light what is on show, and bring it into view."""
        session, finding = self._canvas.session, self._on_show.finding
        if finding is None:
            self._go_back()
        elif self._canvas.is_fitted and self._canvas.zoom < _READABLE_ZOOM and self._comes_near():
            self._was_fitted = True
            self._canvas.zoom_to(_READABLE_ZOOM)
        if session is not None and finding is not None:
            for key in keys_to_select(session, finding)[:1]:
                self._canvas.look_at(key)
        self._settle()

    def _go_back(self) -> None:
        if self._was_fitted:
            self._was_fitted = False
            self._canvas.fit()

    def _follow(self) -> None:
        """Comes with each frame of a scroll, and after an edit."""
        if self._canvas.light is not None and self._canvas.picture is not self._picture:
            self._settle()

    def _settle(self) -> None:
        session, on_show = self._canvas.session, self._on_show.finding
        light, self._picture = None, self._canvas.picture
        if session is not None and on_show is not None:
            light = light_on(session, on_show, alone=True)
        elif session is not None and self._looked_at is not None:
            light = light_on(session, self._looked_at)
        elif session is not None and self._keys:
            light = Light(self._keys)
        self._canvas.set_light(light)
