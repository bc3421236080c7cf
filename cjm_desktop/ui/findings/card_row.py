"""A row of cards, scrolled across and gone through by keyboard; one looked at is lit on the map."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from cjm_desktop.model.finding import Finding
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.findings.card_painter import CardPainter, Section
from cjm_desktop.ui.findings.cards_model import CardsModel, Index
from cjm_desktop.ui.look import Look

_NEXT = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_PREVIOUS = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEYS_OF_THE_WINDOW = "Rr?12345"
"""Bare keys that are commands of the window here too."""


class CardRow(QListView):
    """The cards of a section; signals tell what was done with one."""

    looked_at = Signal(object)
    """The finding that the pointer or the keyboard is at, or None."""
    gone_to = Signal(object, bool)
    """A finding that was clicked, or entered (True)."""
    done = Signal(str, object)
    """An action of a card (`note`, `fine`, `again`) on a finding."""
    moved_on = Signal()
    """Another card is current."""
    reason_given = Signal(object, str)
    one_by_one = Signal()
    left = Signal()

    def __init__(self, model: CardsModel, look: Look) -> None:
        super().__init__()
        self._cards, self._look = model, look
        self._hovered: Finding | None = None
        self._empty_words = ""
        self.painter = CardPainter(self, model, look)
        self.setObjectName("findings.cards")
        self.setProperty("part", "cards")
        self.setModel(model)
        self.setItemDelegate(self.painter)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.horizontalScrollBar().setSingleStep(60)
        self.painter.reason_given.connect(self._tell_reason)
        look.changed.connect(self.viewport().update)

    @property
    def current(self) -> Finding | None:
        """The finding that the keyboard is at."""
        return self._cards.finding(self.currentIndex())

    def show_section(self, section: Section, empty_words: str, *, editable: bool) -> None:
        """Paint the cards as those of a section; `empty_words` stand where there are none."""
        self.painter.section, self.painter.editable = section, editable
        self._empty_words = empty_words
        self.setAccessibleDescription("" if self._cards.findings else empty_words)
        self.viewport().update()

    def go(self, by: int) -> Finding | None:
        """Make the card after (1) or before (−1) the current one current; the first at first."""
        count = len(self._cards.findings)
        if not count:
            return None
        here = self.currentIndex().row()
        number = max(0, min(count - 1, here + by if here >= 0 else 0))
        self.put_at(number)
        return self.current

    def put_at(self, number: int) -> None:
        """Make a card the current one, or the nearest one there is."""
        count = len(self._cards.findings)
        if count:
            self.setCurrentIndex(self._cards.index(max(0, min(count - 1, number)), 0))

    def ask_reason(self) -> None:
        """Open the field of the current card for why it is fine as it is."""
        index = self.currentIndex()
        if self.painter.editor is not None:
            self.painter.editor.setFocus()
        elif index.isValid():
            self.scrollTo(index)
            self.edit(index)

    @property
    def is_typing(self) -> bool:
        """Whether a reason is being typed."""
        return self.painter.editor is not None

    def _tell_reason(self, index: QModelIndex, words: str) -> None:
        finding = self._cards.finding(index)
        if finding is not None:
            self.setFocus()
            self.reason_given.emit(finding, words)

    def _tell_looked_at(self) -> None:
        """The pointer counts more than the keyboard."""
        by_keyboard = self.current if self.hasFocus() or self.is_typing else None
        self.looked_at.emit(self._hovered or by_keyboard)

    def _hover(self, place: QPoint | None) -> None:
        index = self.indexAt(place) if place is not None else QModelIndex()
        finding = self._cards.finding(index)
        action = None
        if place is not None and index.isValid():
            action = self.painter.action_at(self.visualRect(index), place.toPointF())
        if action != self.painter.pointed_at:
            self.painter.pointed_at = action
            self.viewport().update()
        pointing = Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(pointing if finding else Qt.CursorShape.ArrowCursor)
        if finding is not self._hovered:
            self._hovered = finding
            self._tell_looked_at()

    # --- Qt -------------------------------------------------------------------------------------

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        self._tell_looked_at()
        self.moved_on.emit()

    def event(self, event: QEvent) -> bool:
        """Bare keys of the window do not add things to the map while this is gone through."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            words = event.text()
            if bare and words.isprintable() and words and words not in _KEYS_OF_THE_WINDOW:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, finding = Qt.Key(event.key()), self.current
        if key in _NEXT or key in _PREVIOUS:
            self.go(1 if key in _NEXT else -1)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_R and not event.modifiers():
            self.one_by_one.emit()
        elif finding is not None and key in _ENTER:
            self.gone_to.emit(finding, True)
        elif finding is not None and key == Qt.Key.Key_N and self.painter.section == "open":
            self.done.emit("note", finding)
        elif finding is not None and key == Qt.Key.Key_F:
            self.done.emit("again" if self.painter.section == "answered" else "fine", finding)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(event.position().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        finding = self._cards.finding(index)
        if finding is None or event.button() != Qt.MouseButton.LeftButton:
            return
        action = self.painter.action_at(self.visualRect(index), event.position())
        if action is not None:
            self.done.emit(action, finding)
        else:
            self.gone_to.emit(finding, False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.put_at(0)
        self._tell_looked_at()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tell_looked_at()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls across, whichever way it turns."""
        turned = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - (turned.x() or turned.y()))
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._cards.findings and self._empty_words:
            painter = QPainter(self.viewport())
            painter.setFont(widget_font("regular", 13))
            painter.setPen(QColor(self._look.colours["muted"]))
            alignment = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect(), alignment, self._empty_words)
            painter.end()
