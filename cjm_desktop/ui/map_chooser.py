"""The button that says which map of the file is on screen, and offers the others."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton

from cjm_desktop.language import translate
from cjm_desktop.model.records import Journey
from cjm_desktop.painting.screen.fonts import widget_font

_WIDEST_TITLE = 130


class MapChooser(QPushButton):
    """Shown only where there is a choice; `chosen` gives the id of the map."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("maps")
        self.setFont(widget_font("medium", 12))
        self._menu = QMenu(self)
        self._titles: list[tuple[str, str]] = []
        self.setMenu(self._menu)
        self.hide()

    def show_maps(self, journeys: list[Journey], map_id: str) -> None:
        """Offer the maps of the file."""
        titles = [(journey.id, _title(journey)) for journey in journeys]
        if titles != self._titles:
            self._titles = titles
            self._fill_menu()
        for entry in self._menu.actions():
            entry.setChecked(entry.data() == map_id)
        self._show_title(dict(titles).get(map_id, ""))
        self.setVisible(len(titles) > 1)

    def _fill_menu(self) -> None:
        self._menu.clear()
        group = QActionGroup(self._menu)
        for map_id, title in self._titles:
            entry = group.addAction(_shown(title))
            entry.setData(map_id)
            entry.setCheckable(True)
            entry.triggered.connect(lambda _=False, map_id=map_id: self.chosen.emit(map_id))
            self._menu.addAction(entry)

    def _show_title(self, title: str) -> None:
        room = Qt.TextElideMode.ElideRight
        self.setText(f"{_shown(self.fontMetrics().elidedText(title, room, _WIDEST_TITLE))} ▾")
        self.setToolTip(title)
        self.setAccessibleName(translate("Map: {title}", title=title))


def _title(journey: Journey) -> str:
    """The title in one line."""
    return " ".join(journey.title.split()) or translate("Untitled map")


def _shown(title: str) -> str:
    """The title as buttons and menus take it: a single & would mark a key."""
    return title.replace("&", "&&")
