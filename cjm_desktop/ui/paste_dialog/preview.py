"""The map as it would be with the pasted table in it; what is new is framed."""

import datetime

from PySide6.QtGui import QPainter

from cjm_desktop.canvas.session import MapSession
from cjm_desktop.drawing.theme import Theme
from cjm_desktop.language import translate
from cjm_desktop.ui.import_dialog.preview import PictureOfMap

_LOWEST_ZOOM = 0.62


class PastePreview(PictureOfMap):
    """A map to look at, at a zoom at which its words can be read."""

    def __init__(self, theme: Theme, date: datetime.date) -> None:
        super().__init__(theme, date)
        self.setObjectName("paste.preview")
        self.setAccessibleName(translate("The map with the table in it"))
        self._new: tuple[str, ...] = ()

    def show_new(self, session: MapSession, step_ids: tuple[str, ...]) -> None:
        """Show a map with some new steps, these in view."""
        self._new = step_ids
        self.show_drawn(session)
        rect = session.picture.rect_of(step_ids[0]) if step_ids else None
        if self.zoom < _LOWEST_ZOOM and rect is not None:
            self.zoom_to(_LOWEST_ZOOM)
            self.view.bring_into_view(session.picture, rect)
            self._view_moved()

    def show_nothing(self) -> None:
        """Show that there is nothing to show."""
        self._new = ()
        self.clear()

    def _paint_above(self, painter: QPainter, session: MapSession) -> None:
        self.overlay.paint_selection(painter, session, self.view, self._new)
        super()._paint_above(painter, session)
