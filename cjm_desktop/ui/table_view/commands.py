"""Shows the table in place of the canvas, and the canvas again.

The table itself is loaded and made when it is first asked for. While it is there, it takes the
focus that others give to the canvas.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QPoint, Signal
from PySide6.QtWidgets import QStackedWidget

from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.language import text
from cjm_desktop.ui.look import Look
from cjm_desktop.ui.map_hands import CanvasHands, MapHands
from cjm_desktop.ui.notices import Notices

if TYPE_CHECKING:
    from cjm_desktop.ui.table_view.page import TablePage

_HINT = text(
    "Type over a cell · Enter: down · Tab: right · Ctrl+Enter: one more card in the cell"
    " · Alt+↑ ↓: move the step"
)


class TableCommands(QObject):
    """Knows which of both is in `place`, the part of the window where the map is."""

    shown_changed = Signal()
    menu_wanted = Signal(QPoint)
    """At a place on the screen, for the cells selected."""

    def __init__(self, canvas: MapCanvas, look: Look, notices: Notices) -> None:
        super().__init__(canvas)
        self._canvas, self._look, self._notices = canvas, look, notices
        self._canvas_hands = CanvasHands(canvas)
        self.place = QStackedWidget()
        self.place.addWidget(canvas)

    @cached_property
    def page(self) -> "TablePage":
        """The table."""
        from cjm_desktop.ui.table_view.page import TablePage  # noqa: PLC0415

        page = TablePage(self._canvas, self._look, self._notices)
        self.place.addWidget(page.view)
        page.view.menu_wanted.connect(self.menu_wanted)
        return page

    @property
    def is_shown(self) -> bool:
        """Whether the table is there in place of the canvas."""
        return self.place.currentWidget() is not self._canvas

    @property
    def hands(self) -> MapHands:
        """Those of what is on screen."""
        return self.page.hands if self.is_shown else self._canvas_hands

    def toggle(self) -> None:
        """Show the other one; what is selected stays selected."""
        if self.is_shown:
            self.show_canvas()
        else:
            self.show_table()

    def show_table(self) -> None:
        """Show the table, the cursor on what is selected."""
        self._canvas.cancel_gesture()
        self._canvas.finish_typing()
        page = self.page
        page.refresh()
        self.place.setCurrentWidget(page.view)
        self._canvas.setFocusProxy(page.view)
        page.choosing.show_selected()
        page.view.setFocus()
        self._canvas.hinted.emit(str(_HINT))
        self.shown_changed.emit()

    def show_canvas(self) -> None:
        """Show the map again."""
        if not self.is_shown:
            return
        self.page.view.finish_typing()
        self.page.choosing.tell()
        self._canvas.setFocusProxy(None)  # type: ignore[arg-type]
        self.place.setCurrentWidget(self._canvas)
        self.page.model.clear()
        self._canvas.show_selected()
        self._canvas.setFocus()
        self._canvas.hinted.emit("")
        self.shown_changed.emit()

    def refresh(self) -> None:
        """Let the table show what the canvas would."""
        if self.is_shown:
            self.page.refresh()

    def finish_typing(self) -> None:
        """Take over what is being typed in a cell."""
        if self.is_shown:
            self.page.view.finish_typing()

    def look_at(self, key: str) -> None:
        """Go to what was found."""
        if self.is_shown and key:
            self.page.look_at(key)

    # --- clipboard ------------------------------------------------------------------------------

    @property
    def copies_things(self) -> bool:
        """Whether what is selected can also be copied as steps, lanes or cards."""
        return not self.is_shown or self.page.copies_things

    def copy_to(self, data: QMimeData) -> bool:
        """Add the cells selected to what goes to the clipboard; False if there is no table."""
        if self.is_shown:
            self.page.copy_to(data)
        return self.is_shown

    def cut(self) -> bool:
        """Empty the cells that were copied; False if there is no table."""
        if self.is_shown:
            self.page.cut()
        return self.is_shown

    def paste(self, data: QMimeData) -> bool:
        """Fill cells from the clipboard; False if it is not for them."""
        return self.is_shown and self.page.paste(data)
