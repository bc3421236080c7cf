"""The live picture of the maps that an import would make, with a list to go between several."""

import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from cjm_desktop.canvas.map_view import MapView
from cjm_desktop.canvas.session import MapSession
from cjm_desktop.drawing.theme import Theme
from cjm_desktop.language import translate
from cjm_desktop.ui.import_dialog.found import map_in_words, title_of
from cjm_desktop.ui.import_dialog.reading import Reading

_LIST_WIDTH = 210
_SCROLL_PX = 60.0


class MapPreview(QWidget):
    """The map that is looked at; `chosen` gives the number of another, from 0 on."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, date: datetime.date) -> None:
        super().__init__()
        self.picture = PictureOfMap(theme, date)
        self.maps = QListWidget()
        self.maps.setObjectName("import.maps")
        self.maps.setAccessibleName(translate("Maps found"))
        self.maps.setFixedWidth(_LIST_WIDTH)
        self.maps.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.maps.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.maps.currentRowChanged.connect(self._choose)
        self._words: list[str] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.maps)
        row.addWidget(self.picture, 1)

    def show_reading(self, reading: Reading) -> None:
        """Show the map that was drawn, and offer the others."""
        self._fill_list(reading)
        number = reading.choices.map_number
        self.picture.set_image_source(reading.imported.images.get)
        self.picture.show_drawn(reading.session)
        title = title_of(reading.maps[number])
        self.picture.setAccessibleName(translate("Picture of the map “{title}”", title=title))
        self.picture.setAccessibleDescription(self._words[number])

    def _fill_list(self, reading: Reading) -> None:
        words = [map_in_words(reading.document, journey) for journey in reading.maps]
        if words == self._words:
            return
        self._words = words
        self.maps.blockSignals(True)
        self.maps.clear()
        for line in words:
            item = QListWidgetItem(line)
            item.setToolTip(line)
            item.setSizeHint(QSize(0, 30))
            self.maps.addItem(item)
        self.maps.setCurrentRow(reading.choices.map_number)
        self.maps.blockSignals(False)
        self.maps.setVisible(len(words) > 1)

    def _choose(self, number: int) -> None:
        if number >= 0:
            self.chosen.emit(number)


class PictureOfMap(MapView):
    """A map to look at, with the keys that scroll and zoom it."""

    def __init__(self, theme: Theme, date: datetime.date) -> None:
        super().__init__(theme, date)
        self.setObjectName("import.picture")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(translate("Arrows scroll, + and − zoom, 0 shows the whole map"))

    def show_drawn(self, session: MapSession) -> None:
        """Show a map that was laid out already, wholly in view."""
        self.clear()
        self.session = session
        self.fit()

    def _paint_above(self, painter: QPainter, _session: MapSession) -> None:
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._theme.colour("selection")), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    # --- Qt -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match Qt.Key(event.key()):
            case Qt.Key.Key_Left:
                self.scroll_by(-_SCROLL_PX, 0)
            case Qt.Key.Key_Right:
                self.scroll_by(_SCROLL_PX, 0)
            case Qt.Key.Key_Up:
                self.scroll_by(0, -_SCROLL_PX)
            case Qt.Key.Key_Down:
                self.scroll_by(0, _SCROLL_PX)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_in()
            case Qt.Key.Key_Minus:
                self.zoom_out()
            case Qt.Key.Key_0:
                self.fit()
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
