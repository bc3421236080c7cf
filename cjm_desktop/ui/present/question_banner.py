"""A question to the room, in large calm letters over the map; every click goes through it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cjm_desktop.canvas.map_view import MapView
from cjm_desktop.language import translate
from cjm_desktop.model.finding import Finding
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.announcing import announce

_GROUND, _SAYS, _ASKS = QColor(18, 22, 31, 238), QColor(255, 255, 255), QColor(255, 214, 110)
_PLACE = QColor(190, 198, 212)
_LINES, _SIZE, _LEAST_SIZE = 1080, 30, 17
_WIDEST = 0.78
"""The share of the view that the banner may take across."""
_EDGE = 30
_WRAP = Qt.TextFlag.TextWordWrap


class QuestionBanner(QWidget):
    """Stands low on a view, or high where it would hide what the question is about."""

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self._view = view
        self._says = self._asks = self._place = ""
        self.setObjectName("question")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        view.view_moved.connect(self.follow_view)
        self.hide()

    def show_question(self, finding: Finding | None, number: int, count: int) -> None:
        """Show a question, the `number`th of `count`, or none."""
        self.setVisible(finding is not None)
        if finding is None:
            return
        self._says, self._asks = str(finding.message), str(finding.question)
        self._place = translate("{number} of {count}", number=number, count=count)
        self.setAccessibleName(f"{self._place}. {finding.in_words()}")
        self.raise_()
        self.follow_view()
        self.update()
        announce(self)

    def follow_view(self) -> None:
        """Stand where the view leaves room."""
        if self.isHidden():
            return
        room, size = self._view.rect(), self._wanted_size()
        left = (room.width() - size.width()) // 2
        low = QRect(left, room.height() - size.height() - _EDGE, size.width(), size.height())
        high = QRect(left, _EDGE, size.width(), size.height())
        hides_more = self._hidden_by(low) > self._hidden_by(high)
        self.setGeometry(high if hides_more else low)

    def _hidden_by(self, place: QRect) -> int:
        """How many of the things in the light a place would hide."""
        light = self._view.light
        keys = light.keys if light is not None else ()
        return sum(self._view.rect_of(key).intersects(place) for key in keys)

    def _font(self, share: float = 1.0) -> QFont:
        pixels = max(_LEAST_SIZE, _SIZE * self._view.height() / _LINES) * share
        return widget_font("semibold" if share == 1.0 else "medium", pixels)

    def _padding(self) -> int:
        return round(self._font().pixelSize() * 0.9)

    def _wanted_size(self) -> QSize:
        most = round(self._view.width() * _WIDEST) - 2 * self._padding()
        says, asks, place = self._rects(most)
        width = max(says.width(), asks.width(), place.width())
        return QSize(width, place.bottom() + 1) + QSize(2, 2) * self._padding()

    def _rects(self, most: int) -> tuple[QRect, QRect, QRect]:
        """Where the three texts stand below each other, in a width of at most so many pixels."""
        says = _bounds(self._font(), self._says, most)
        asks = _bounds(self._font(0.9), self._asks, most)
        place = _bounds(self._font(0.55), self._place, most)
        gap = self._padding() // 4
        asks.moveTop(says.bottom() + 1 + gap)
        place.moveTop(asks.bottom() + 1 + gap)
        return says, asks, place

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, padding = QPainter(self), self._padding()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_GROUND)
        painter.drawRoundedRect(self.rect(), 14, 14)
        most = self.width() - 2 * padding
        for rect, words, share, colour in zip(
            self._rects(most),
            (self._says, self._asks, self._place),
            (1.0, 0.9, 0.55),
            (_SAYS, _ASKS, _PLACE),
            strict=True,
        ):
            painter.setFont(self._font(share))
            painter.setPen(colour)
            room = QRect(padding, padding + rect.top(), most, rect.height())
            painter.drawText(room, _WRAP, words)
        painter.end()


def _bounds(font: QFont, words: str, most: int) -> QRect:
    room = QFontMetrics(font).boundingRect(QRect(0, 0, most, 10_000), _WRAP, words)
    return QRect(0, 0, min(most, room.width() + 2), room.height())
