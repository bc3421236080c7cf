"""A colour of the palette, chosen among small squares; each has a name to hear."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from cjm_desktop.language import translate
from cjm_desktop.ui.inspector.controls.segments import ButtonsControl
from cjm_desktop.ui.inspector.options import Option
from cjm_desktop.ui.look import Look

_SIZE = 21


class Swatches(ButtonsControl):
    """The colours of the palette, and none."""

    def __init__(self, options: Sequence[Option], look: Look) -> None:
        super().__init__()
        self._row.setSpacing(1)
        for value, words in (Option("", translate("No colour")), *options):
            swatch = Swatch(value, words, look)
            self._add(value, swatch)
            self._row.addWidget(swatch)
        self._row.addStretch()
        self.setFocusProxy(self._group.button(0))


class Swatch(QAbstractButton):
    """One colour; the one chosen has a ring."""

    def __init__(self, colour: str, words: str, look: Look) -> None:
        super().__init__()
        self._colour, self._look = colour, look
        self.setToolTip(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(_SIZE, _SIZE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, place = self._look.colours, QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setOpacity(1.0 if self.isEnabled() or self.isChecked() else 0.4)
        if self.isChecked() or self.hasFocus():
            ring = "text" if self.isChecked() else "accent"
            painter.setPen(QPen(QColor(colours[ring]), 1.6))
            painter.drawRoundedRect(place, 5, 5)
        inner = place.adjusted(3, 3, -3, -3)
        if self._colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._look.theme.colour(f"department.{self._colour}")))
            painter.drawRoundedRect(inner, 3, 3)
        else:
            painter.setPen(QPen(QColor(colours["outline"]), 1))
            painter.drawRoundedRect(inner, 3, 3)
            painter.drawLine(inner.bottomLeft(), inner.topRight())
        if self.hasFocus() and self.isChecked():
            painter.setPen(QPen(QColor(colours["accent"]), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place, 5, 5)
