"""The line at the bottom: what is in the map, what a drop would do, how large it is shown."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton

from cjm_desktop.drawing.title_block import counts_in_words
from cjm_desktop.language import translate
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.counts import count
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.eliding_label import ElidingLabel

HEIGHT = 29


class StatusBar(QFrame):
    """Counts at the left, a hint in the middle, zoom at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "bottom")
        self.setFixedHeight(HEIGHT)
        self.counts = _label()
        self.hint = ElidingLabel("muted", "regular", 12)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._zoom = _flat_button()
        self._fit = _flat_button()
        self._table = _flat_button()
        self._room = _flat_button()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 1, 8, 0)
        row.setSpacing(2)
        row.addWidget(self.counts)
        row.addWidget(self.hint, 1)
        row.addWidget(self._table)
        row.addWidget(self._zoom)
        row.addWidget(self._fit)
        row.addWidget(self._room)

    def use(self, actual_size: QAction, fit: QAction, table: QAction, room: QAction) -> None:
        """Let the zoom be clicked, the table, and the room view, which it says to be on or off."""
        self._table.setDefaultAction(table)
        self._room.clicked.connect(room.trigger)
        self._room.setToolTip(translate("The map alone, in a window for the projector"))
        room.changed.connect(lambda: self._show_room(room.isChecked()))
        self._show_room(room.isChecked())
        self._zoom.clicked.connect(actual_size.trigger)
        self._zoom.setToolTip(translate("Show at 100 %"))
        self._fit.clicked.connect(fit.trigger)
        self._fit.setText(translate("Fit"))
        self._fit.setToolTip(translate("Fit the map into the window"))

    def _show_room(self, on: bool) -> None:
        self._room.setText(translate("Room view on") if on else translate("Room view off"))

    def show_counts(self, arrangement: Arrangement) -> None:
        """Say what is in the map, gaps and parking lot included, whatever the lens."""
        parts = counts_in_words("functional", count(arrangement))
        parked = len(arrangement.parked_notes())
        if parked:
            parts.append(translate("parking lot {number}", number=parked))
        self.counts.setText(" · ".join(parts))

    def show_zoom(self, zoom: float) -> None:
        """Say how large the map is shown."""
        words = translate("{percent} %", percent=round(zoom * 100))
        self._zoom.setText(words)
        self._zoom.setAccessibleName(translate("Zoom {zoom}", zoom=words))


def _label() -> QLabel:
    label = QLabel()
    label.setFont(widget_font("regular", 12))
    return label


def _flat_button() -> QToolButton:
    button = QToolButton()
    button.setProperty("part", "flat")
    button.setFont(widget_font("regular", 12))
    return button
