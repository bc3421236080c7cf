"""The outline with its parts, put together when it is first shown."""

from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.ui.look import Look
from cjm_desktop.ui.outline.model import OutlineModel
from cjm_desktop.ui.outline.view import OutlineView


class OutlinePanel:
    """What the window needs to know of the outline."""

    def __init__(self, canvas: MapCanvas, look: Look) -> None:
        self._canvas = canvas
        self.model = OutlineModel(canvas)
        self.model.refused.connect(canvas.refused)
        self.view = OutlineView(self.model, canvas, look)

    def refresh(self) -> None:
        """Show the map and the lens that are on the canvas."""
        session, outline, model = self._canvas.session, self.model.outline, self.model
        if session is None:
            model.clear()
            return
        same = outline is not None and model.history is session.history
        if not same or outline is None or outline.arrangement.map_id != session.map_id:
            model.show_map(session.history, session.map_id, session.lens)
        else:
            model.set_lens(session.lens)
        self.view.follow_map()

    def clear(self) -> None:
        """Show no map."""
        self.model.clear()

    def take_focus(self) -> None:
        """Put the focus on the line of what is selected, else on the first."""
        view = self.view
        view.setFocus()
        if not view.currentIndex().isValid():
            view.setCurrentIndex(self.model.index(0, 0))
