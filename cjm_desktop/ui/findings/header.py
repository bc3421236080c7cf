"""The upper line of the panel, and all of it while it is folded: the count, the lens, the tabs."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from cjm_desktop.language import translate
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.eliding_label import ElidingLabel
from cjm_desktop.ui.look import Look

HEIGHT = 31
_ARROW = 18


class Header(QWidget):
    """Says how much is asked; `folded` and `one_by_one` were asked for, `chosen` a tab by name."""

    folded = Signal()
    one_by_one = Signal()
    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        self.count = FoldButton(look)
        self.lens = ElidingLabel("muted", "regular", 12, Qt.TextElideMode.ElideRight)
        self.lens.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.lens.setMinimumWidth(20)
        self.tabs = QFrame()
        self.tabs.setProperty("part", "segments")
        self.tabs.setAccessibleName(translate("What to show of the questions"))
        self._tab_row = QHBoxLayout(self.tabs)
        self._tab_row.setContentsMargins(2, 2, 2, 2)
        self._tab_row.setSpacing(1)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self.start = QPushButton()
        self.start.setObjectName("findings.start")
        self.start.setProperty("part", "link")
        self.start.setFont(widget_font("medium", 12))
        self.start.setAccessibleName(translate("Show one by one"))
        self.start.setToolTip(translate("Show the questions one by one"))
        self._lay_out()
        self.count.clicked.connect(self.folded)
        self.start.clicked.connect(self.one_by_one)

    def show_tabs(self, tabs: Sequence[tuple[str, str]], chosen: str) -> None:
        """Show tabs, each a name and its words, with one of them chosen."""
        if [name for name, _ in tabs] != list(self._buttons):
            self._make_tabs([name for name, _ in tabs])
        for name, words in tabs:
            self._buttons[name].setText(words)
            self._buttons[name].setChecked(name == chosen)
        self._make_fit()

    def _make_tabs(self, names: Sequence[str]) -> None:
        for old in self._buttons.values():
            self._group.removeButton(old)
            self._tab_row.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        self._buttons = {}
        for name in names:
            button = QPushButton()
            button.setObjectName(f"findings.tab.{name}")
            button.setProperty("part", "segment")
            button.setCheckable(True)
            button.setFont(widget_font("medium", 12))
            button.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
            self._group.addButton(button)
            self._tab_row.addWidget(button)
            self._buttons[name] = button

    def _make_fit(self) -> None:
        """In a narrow window the key alone stands for what it does."""
        key = "R"
        self.start.setText(translate("Show one by one  {key}", key=key))
        row = self.layout()
        if row is not None and row.minimumSize().width() > self.width():
            self.start.setText(key)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 3, 10, 1)
        row.setSpacing(10)
        row.addWidget(self.count)
        row.addWidget(self.lens, 1)
        row.addWidget(self.tabs)
        row.addWidget(self.start)

    # --- Qt -------------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        """A window may be as narrow as it likes; what does not fit is shortened."""
        return QSize(200, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_fit()


class FoldButton(QAbstractButton):
    """A small arrow and words; a click folds what stands below, or unfolds it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("findings.fold")
        self.setCheckable(True)
        self.setFont(widget_font("semibold", 13))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_state(self, words: str, *, is_open: bool) -> None:
        """Say words; the arrow points down while what stands below is open."""
        self.setText(words)
        self.setChecked(is_open)
        self.setAccessibleName(words)
        self.setAccessibleDescription(translate("Fold") if is_open else translate("Unfold"))
        self.updateGeometry()
        self.update()

    # --- Qt -------------------------------------------------------------------------------------

    def nextCheckState(self) -> None:  # noqa: N802  # Qt's name
        """Whether it is open is for others to say."""

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(_ARROW + width + 8, 24)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._look.colours
        if self.hasFocus() or self.underMouse():
            outline = QColor(colours["accent"]) if self.hasFocus() else QColor(0, 0, 0, 0)
            painter.setPen(QPen(outline, 1.0))
            painter.setBrush(QColor(colours["segment"]))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 5, 5)
        painter.setPen(QPen(QColor(colours["muted"]), 1.8))
        middle = QPointF(_ARROW / 2 + 1, self.height() / 2)
        ways = ((-4, -2), (0, 2), (4, -2)) if self.isChecked() else ((-2, -4), (2, 0), (-2, 4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([middle + QPointF(*way) for way in ways]))
        painter.setPen(QColor(colours["text"]))
        room = QRect(_ARROW + 3, 0, self.width() - _ARROW, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()
