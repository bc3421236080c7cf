"""The rows in the list of commands: the name at the left; at the right keys, or what hinders."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cjm_desktop.language import translate
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.command_matches import Command

COMMAND = Qt.ItemDataRole.UserRole
ROW_HEIGHT = 32
_ROOM = 10
_ROUND = 6
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


def in_words(command: Command) -> str:
    """A row as a screen reader says it."""
    parts = [command.name, command.keys]
    if command.hindrance:
        parts.append(translate("Not now: {why}", why=command.hindrance))
    return ". ".join(part for part in parts if part)


class CommandModel(QAbstractListModel):
    """The commands listed."""

    def __init__(self) -> None:
        super().__init__()
        self.commands: list[Command] = []

    def show_commands(self, commands: Sequence[Command]) -> None:
        """List these."""
        self.beginResetModel()
        self.commands = list(commands)
        self.endResetModel()

    # --- Qt -------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802  # Qt's name
        return 0 if parent.isValid() else len(self.commands)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        command = self.commands[index.row()]
        values = {
            Qt.ItemDataRole.DisplayRole: command.name,
            Qt.ItemDataRole.AccessibleTextRole: in_words(command),
            COMMAND: command,
        }
        return values.get(Qt.ItemDataRole(role))


class CommandRows(QStyledItemDelegate):
    """Paints the rows in the colours of the window."""

    # --- Qt -------------------------------------------------------------------------------------

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(200, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        command = index.data(COMMAND)
        rect: QRect = option.rect
        state, palette = option.state, option.palette
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = bool(state & QStyle.StateFlag.State_Selected)
        if marked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(QPalette.ColorRole.Highlight))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), _ROUND, _ROUND)
        plain, quiet = _colours(palette, marked=marked)
        room = rect.adjusted(_ROOM, 0, -_ROOM, 0)
        taken = self._paint_side(painter, room, command.hindrance or command.keys, quiet)
        painter.setFont(widget_font("regular", 13))
        painter.setPen(quiet if command.hindrance else plain)
        room.setRight(room.right() - taken)
        words = painter.fontMetrics().elidedText(
            command.name, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def _paint_side(self, painter: QPainter, room: QRect, words: str, colour: QColor) -> int:
        """Words at the right; the width that they take."""
        painter.setFont(widget_font("regular", 12))
        painter.setPen(colour)
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, side, words)
        return painter.fontMetrics().horizontalAdvance(words) + 2 * _ROOM if words else 0


def _colours(palette: QPalette, *, marked: bool) -> tuple[QColor, QColor]:
    """The colours of names, and of what is said beside them."""
    roles = QPalette.ColorRole
    if marked:
        return palette.color(roles.HighlightedText), palette.color(roles.HighlightedText)
    return palette.color(roles.Text), palette.color(roles.PlaceholderText)
