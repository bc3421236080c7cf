"""The five lenses as one segmented control; the one in use is raised in its accent.

The one that is compared with it is underlined in its own.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
)

from cjm_desktop.language import Text, text, translate
from cjm_desktop.model.records import LENSES, Lens
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.look import Look

LENS_NAMES: Mapping[Lens, Text] = {
    "functional": text("Functional"),
    "outcome": text("Outcome"),
    "interactive": text("Interactive"),
    "activity": text("Activity-based"),
    "goal": text("Goal-based"),
}
_SHORT_NAMES: Mapping[Lens, Text] = {
    "functional": text("Functions"),
    "outcome": text("Outcomes"),
    "interactive": LENS_NAMES["interactive"],
    "activity": text("Activities"),
    "goal": text("Goals"),
}
"""What stands on a button that is too narrow for the name."""
_HEIGHT = 28
_KEY_ROOM = 22
_PADDING = 14
_MARGIN = 6
_WIDTH = 122
_UNDERLINE = 2.5
_COMPARES = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class LensBar(QFrame):
    """The lenses to choose from; `chosen` gives the one that was clicked.

    With Shift or Ctrl held, `compared` gives it instead.
    """

    chosen = Signal(str)
    compared = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("part", "segments")
        self.setAccessibleName(translate("Lens"))
        self._buttons: dict[Lens, LensButton] = {}
        self._shown: Lens | None = None
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        for number, lens in enumerate(LENSES, start=1):
            button = self._buttons[lens] = LensButton(lens, number, look, self._all_have_room)
            button.clicked.connect(lambda _=False, lens=lens: self._click(lens))
            group.addButton(button)
            row.addWidget(button)

    def show_lens(self, lens: Lens) -> None:
        """Show which lens is in use."""
        self._shown = lens
        self._buttons[lens].setChecked(True)

    def show_compared(self, lens: Lens | None) -> None:
        """Show which lens is compared with the one in use, if any."""
        for each, button in self._buttons.items():
            button.show_compared(each == lens)

    def _click(self, lens: Lens) -> None:
        if self._shown is not None and QApplication.keyboardModifiers() & _COMPARES:
            self._buttons[self._shown].setChecked(True)
            self.compared.emit(lens)
        else:
            self.chosen.emit(lens)

    def _all_have_room(self) -> bool:
        """Either every lens shows its key or none does."""
        return all(button.has_room_for_key for button in self._buttons.values())


class LensButton(QAbstractButton):
    """One lens with its name and its number."""

    def __init__(self, lens: Lens, number: int, look: Look, shows_key: Callable[[], bool]) -> None:
        super().__init__()
        self._lens, self._number, self._look = lens, number, look
        self._shows_key = shows_key
        self._is_compared = False
        self.setObjectName(f"lens.{lens}")
        self.setText(str(LENS_NAMES[lens]))
        self.setCheckable(True)
        self.setFont(widget_font("medium", 13))
        self._bold_font, self._key_font = widget_font("semibold", 13), widget_font("regular", 11)
        self._name_width = self._width_of(self.text())
        self._short_name = min(self.text(), str(_SHORT_NAMES[lens]), key=self._width_of)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.show_compared(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_compared(self, compared: bool) -> None:
        """Show whether this lens is compared with the one in use."""
        self._is_compared = compared
        name = translate("{lens} lens", lens=self.text())
        keys = translate("{lens} lens (Ctrl+{number})", lens=self.text(), number=self._number)
        if compared:
            hint = translate("Shown above, to compare. Shift+click: no longer.")
        else:
            hint = translate("Shift+click: compare with the lens on screen.")
        self.setAccessibleName(translate("{lens}, compared", lens=name) if compared else name)
        self.setToolTip(f"{keys}\n{hint}")
        self.update()

    @property
    def has_room_for_key(self) -> bool:
        """Whether the number stands clear of the name."""
        return self.width() >= self._name_width + _KEY_ROOM + _PADDING

    def sizeHint(self) -> QSize:
        return QSize(max(_WIDTH, self._name_width + _KEY_ROOM + _PADDING), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width_of(self._short_name) + _PADDING, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = self._look.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.isChecked():
            painter.setPen(QPen(QColor(colours["line"]), 1))
            painter.setBrush(QColor(colours["card"]))
            painter.drawRoundedRect(place, 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours["accent"]), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        self._paint_words(painter, place)

    def _paint_underline(self, painter: QPainter, name: QRectF) -> None:
        line = QRectF(0, 0, self._name_width, _UNDERLINE)
        line.moveCenter(name.center())
        line.moveBottom(name.bottom() - 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._accent())
        painter.drawRoundedRect(line, _UNDERLINE / 2, _UNDERLINE / 2)

    def _paint_words(self, painter: QPainter, place: QRectF) -> None:
        muted = QColor(self._look.colours["muted"])
        has_room = self._shows_key()
        name, key = place.adjusted(0, 0, -_KEY_ROOM if has_room else 0, 0), place
        painter.setOpacity(1.0 if self.isEnabled() else 0.5)
        if self._is_compared:
            self._paint_underline(painter, name)
        painter.setFont(self._bold_font if self.isChecked() else self.font())
        painter.setPen(self._accent() if self.isChecked() else muted)
        words = self.text() if self._fits(name) else self._short_name
        painter.drawText(name, Qt.AlignmentFlag.AlignCenter, words)
        if has_room:
            painter.setFont(self._key_font)
            painter.setPen(muted)
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(key.adjusted(0, 0, -8, 0), right, str(self._number))

    def _fits(self, room: QRectF) -> bool:
        return room.width() > self._name_width + _MARGIN

    def _width_of(self, words: str) -> int:
        return round(QFontMetricsF(self._bold_font).horizontalAdvance(words))

    def _accent(self) -> QColor:
        role = "text" if self._lens == "functional" else f"accent.{self._lens}"
        return QColor(self._look.theme.colour(role))
