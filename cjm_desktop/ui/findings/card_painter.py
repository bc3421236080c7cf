"""Paints the cards of questions: what each says, what it asks, and what can be done with it.

Only the cards in view are painted; a card is no widget. A text too long for its card is cut there
and told in full by its tool tip.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Literal, NamedTuple

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from cjm_desktop.language import Text, text
from cjm_desktop.model.finding import Severity
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.findings.cards_model import SEVERITY_WORDS, CardsModel, Index
from cjm_desktop.ui.findings.reason_field import ReasonField
from cjm_desktop.ui.look import Look

CARD_WIDTH = 316
"""Of a card, unless the words on its lowest line need more."""
GAP = 8
_PADDING = 10
_ACTION_HEIGHT = 20
_WRAPPED = Qt.TextFlag.TextWordWrap
_ACTION_GAP = 14
_BARS_ROOM = 20
_BARS: dict[Severity, int] = {"high": 3, "medium": 2, "low": 1, "fact": 0}

CardAction = Literal["note", "fine", "again"]
Section = Literal["open", "facts", "answered"]

ACTION_WORDS: dict[CardAction, Text] = {
    "note": text("Make a note"),
    "fine": text("Fine as it is"),
    "again": text("Ask again"),
}
_ACTIONS: dict[Section, tuple[CardAction, ...]] = {
    "open": ("note", "fine"),
    "facts": (),
    "answered": ("again",),
}


class _Button(NamedTuple):
    action: CardAction
    rect: QRect


class CardPainter(QStyledItemDelegate):
    """Paints cards of a section, and makes the field in which a reason is typed."""

    reason_given = Signal(QModelIndex, str)
    """Enter was pressed in the field of a card."""

    def __init__(self, view: QAbstractItemView, model: CardsModel, look: Look) -> None:
        super().__init__(view)
        self._view, self._model, self._look = view, model, look
        self.section: Section = "open"
        self.editable = True
        self.pointed_at: CardAction | None = None
        self.editor: ReasonField | None = None
        self._edited = -1
        self._fonts: dict[str, QFont] = {
            "message": widget_font("medium", 12),
            "below": widget_font("regular", 12),
            "small": widget_font("medium", 11),
        }

    def action_at(self, card: QRect, place: QPointF) -> CardAction | None:
        """Which of a card's words was hit, if any."""
        for action, rect in self._buttons(card):
            if self.editable and rect.adjusted(-4, -2, 4, 4).contains(place.toPoint()):
                return action
        return None

    def action_rect(self, card: QRect, action: CardAction) -> QRect:
        """Where the words of an action stand on a card."""
        return next((rect for one, rect in self._buttons(card) if one == action), QRect())

    @cached_property
    def card_width(self) -> int:
        """As wide as what can be done with a question, and how pressing it is, need in one line."""
        width_of = QFontMetrics(self._fonts["small"]).horizontalAdvance
        actions = sum(width_of(str(ACTION_WORDS[one])) + _ACTION_GAP for one in _ACTIONS["open"])
        severity = max(width_of(str(words)) for words in SEVERITY_WORDS.values())
        return max(CARD_WIDTH, actions + _BARS_ROOM + severity + 2 * _PADDING)

    def severity_rect(self, card: QRect, severity: Severity) -> QRect:
        """Where a card says how pressing it is: small bars, and words."""
        line = _lowest_line(_inside(card))
        width = QFontMetrics(self._fonts["small"]).horizontalAdvance(str(SEVERITY_WORDS[severity]))
        return line.adjusted(line.width() - width - _BARS_ROOM, 0, 0, 0)

    def _buttons(self, card: QRect) -> Iterator[_Button]:
        metrics = QFontMetrics(self._fonts["small"])
        line = _lowest_line(_inside(card))
        left, top = line.left(), line.top()
        for action in _ACTIONS[self.section]:
            width = metrics.horizontalAdvance(str(ACTION_WORDS[action]))
            yield _Button(action, QRect(left, top, width, _ACTION_HEIGHT))
            left += width + _ACTION_GAP

    def _close_editor(
        self, editor: ReasonField, index: QPersistentModelIndex, words: str | None
    ) -> None:
        """Close the field; without words the question stays."""
        self.closeEditor.emit(editor, self.EndEditHint.NoHint)
        if words is not None and index.isValid():
            self.reason_given.emit(self._model.index(index.row(), 0), words)

    # --- painting -------------------------------------------------------------------------------

    def _paint_ground(self, painter: QPainter, card: QRect, state: QStyle.StateFlag) -> None:
        colours, theme = self._look.colours, self._look.theme
        asks = self.section == "open"
        ground = QColor(colours["attention" if asks else "card"])
        outline = QColor(colours["attention_line" if asks else "line"])
        width = 1.0
        if state & QStyle.StateFlag.State_Selected:
            outline = QColor(colours["accent" if self._view.hasFocus() else "outline"])
            width = 2.0
        elif state & QStyle.StateFlag.State_MouseOver:
            outline = QColor(theme.colour("moment.outline" if asks else "card.outline"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(outline, width))
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(card).adjusted(1, 1, -1, -1), 7, 7)

    def _paint_words(self, painter: QPainter, inside: QRect, index: Index) -> None:
        """What it says, as much as there is room for, and below it what it asks."""
        finding = self._model.finding(index)
        if finding is None:
            return
        room = QRect(inside)
        if _ACTIONS[self.section]:
            room.setBottom(room.bottom() - _ACTION_HEIGHT)
        below = self._model.below(index)
        colours = self._look.colours
        below_height = QFontMetrics(self._fonts["below"]).height() if below else 0
        said = QRect(room.left(), room.top(), room.width(), room.height() - below_height)
        painter.setPen(QColor(colours["text"]))
        used = _paint_lines(painter, said, str(finding.message), self._fonts["message"])
        room.setTop(room.top() + used + 1)
        asks = self.section == "open"
        role = colours["asks"] if asks else colours["muted"]
        painter.setPen(QColor(role))
        _paint_lines(painter, room, below, self._fonts["below"])

    def _has_room(self, card: QRect, index: Index) -> bool:
        """Whether a card shows all its words."""
        inside, finding = _inside(card), self._model.finding(index)
        words = ((str(finding.message) if finding else "", "message"),
                 (self._model.below(index), "below"))  # fmt: skip
        tall = QRect(0, 0, inside.width(), 10_000)
        needed = sum(
            QFontMetrics(self._fonts[font]).boundingRect(tall, _WRAPPED, said).height()
            for said, font in words if said
        )  # fmt: skip
        actions = _ACTION_HEIGHT if _ACTIONS[self.section] else 0
        return needed + 1 <= inside.height() - actions

    def _paint_actions(self, painter: QPainter, card: QRect, *, under_pointer: bool) -> None:
        colours = self._look.colours
        for action, rect in self._buttons(card):
            font = QFont(self._fonts["small"])
            font.setUnderline(under_pointer and self.pointed_at == action)
            painter.setFont(font)
            painter.setPen(QColor(colours["accent" if self.editable else "muted"]))
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, str(ACTION_WORDS[action]))

    def _paint_severity(self, painter: QPainter, card: QRect, severity: Severity) -> None:
        """Bars, as many as it is pressing, and the same in words: never by colour alone."""
        room = self.severity_rect(card, severity)
        painter.setFont(self._fonts["small"])
        painter.setPen(QColor(self._look.colours["muted"]))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                         str(SEVERITY_WORDS[severity]))  # fmt: skip
        paint_bars(painter, QPointF(room.left(), room.center().y() + 5), severity, self._look)

    # --- Qt -------------------------------------------------------------------------------------

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(self.card_width + GAP, max(40, self._view.viewport().height()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        finding = self._model.finding(index)
        if finding is None:
            return
        card = QRect(option.rect)
        inside, state = _inside(card), option.state
        painter.save()
        self._paint_ground(painter, card.adjusted(0, 0, -GAP, 0), state)
        self._paint_words(painter, inside, index)
        if index.row() != self._edited:
            over = bool(state & QStyle.StateFlag.State_MouseOver)
            self._paint_actions(painter, card, under_pointer=over)
            if self.section == "open":
                self._paint_severity(painter, card, finding.severity)
        painter.restore()

    def helpEvent(  # Qt's name
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Say the words of a card where it has no room for all of them."""
        if index.isValid() and self._has_room(QRect(option.rect), index):
            QToolTip.hideText()
            return True
        return super().helpEvent(event, view, option, index)

    def createEditor(  # noqa: N802  # Qt's name
        self, parent: QWidget, _option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        editor = ReasonField(parent)
        key = QPersistentModelIndex(index)
        editor.given.connect(lambda words: self._close_editor(editor, key, words))
        editor.dropped.connect(lambda: self._close_editor(editor, key, None))
        self.editor, self._edited = editor, index.row()
        return editor

    def updateEditorGeometry(  # noqa: N802  # Qt's name
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        inside = _inside(QRect(option.rect))
        height = editor.sizeHint().height()
        editor.setGeometry(inside.left() - 2, inside.bottom() + 5 - height, inside.width() + 4,
                           height)  # fmt: skip

    def destroyEditor(self, editor: QWidget, index: Index) -> None:  # noqa: N802  # Qt's name
        self.editor, self._edited = None, -1
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802  # Qt's name
        """The field begins empty."""

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:  # noqa: N802
        """What is typed is taken over by Enter alone."""

    def eventFilter(self, _editor: QObject, _event: QEvent) -> bool:
        """The field knows its own keys; looking elsewhere neither takes it over nor closes it."""
        return False


def paint_bars(painter: QPainter, foot: QPointF, severity: Severity, look: Look) -> None:
    """Three small bars, as many filled as a question is pressing; `foot` is their lower left."""
    filled = QColor(look.colours["asks"])
    empty = QColor(look.colours["outline"])
    painter.save()
    for number in range(3):
        height = 4.0 + 3.0 * number
        bar = QRectF(foot.x() + 5 * number, foot.y() - height, 3.0, height)
        full = number < _BARS[severity]
        painter.setPen(QPen(filled if full else empty, 1.0))
        painter.setBrush(filled if full else Qt.BrushStyle.NoBrush)
        painter.drawRect(bar)
    painter.restore()


def _inside(card: QRect) -> QRect:
    return card.adjusted(_PADDING, 6, -GAP - _PADDING, -6)


def _lowest_line(inside: QRect) -> QRect:
    """Where a card says what can be done with it, and how pressing it is."""
    top = inside.bottom() - _ACTION_HEIGHT + 3
    return QRect(inside.left(), top, inside.width(), _ACTION_HEIGHT)


def _paint_lines(painter: QPainter, room: QRect, words: str, font: QFont) -> int:
    """Words in as many lines as the room has, the last one cut; returns the height they take."""
    metrics = QFontMetrics(font)
    most = max(1, room.height() // metrics.height())
    layout = QTextLayout(words, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    painter.setFont(font)
    layout.beginLayout()
    y = room.top()
    for number in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room.width())
        start, length = line.textStart(), line.textLength()
        last = number == most - 1
        shown = words[start:] if last else words[start : start + length].rstrip()
        shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, room.width() + 1)
        painter.drawText(room.left(), y + metrics.ascent(), shown)
        y += metrics.height()
    layout.endLayout()
    return y - room.top()
