"""The list of templates: each with a small picture, its title and what it is good for."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QImage, QKeyEvent, QPainter, QPalette, QPen, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cjm_desktop.language import translate
from cjm_desktop.model.records import LENSES
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.templates.offers import Offer

THUMB = QSize(112, 74)
_ROW_HEIGHT, _HEADING_HEIGHT = 94, 34
_ROOM, _ROUND = 10, 6
_OFFER = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_Row = Offer | str
"""An offer, or the heading above some."""

ThumbOf = Callable[[Offer], QImage | None]


class OfferModel(QAbstractListModel):
    """The offers with their headings, which cannot be chosen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[_Row] = []

    def show_rows(self, rows: Sequence[_Row]) -> None:
        """List these."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    # --- Qt -------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802  # Qt's name
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        offer = row if isinstance(row, Offer) else None
        said = f"{offer.title}. {offer.description}" if offer else row
        values = {
            Qt.ItemDataRole.DisplayRole: offer.title if offer else row,
            Qt.ItemDataRole.AccessibleTextRole: said,
            Qt.ItemDataRole.ToolTipRole: said if offer else None,
            _OFFER: offer,
        }
        return values.get(Qt.ItemDataRole(role))

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or not isinstance(self.rows[index.row()], Offer):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class OfferList(QListView):
    """Templates to choose from: arrows go on, Enter or a double click takes one, 1 … 5 a lens."""

    chosen = Signal(object)
    taken = Signal()
    lens_wanted = Signal(str)

    def __init__(self, thumb_of: ThumbOf) -> None:
        super().__init__()
        self.setObjectName("templates.list")
        self.setAccessibleName(translate("Templates"))
        self.setProperty("part", "offers")
        # Both are children: Python might take apart what has no parent in any thread.
        self.offers = OfferModel(self)
        self.setModel(self.offers)
        self.setItemDelegate(_OfferRows(thumb_of, self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.doubleClicked.connect(lambda _index: self.taken.emit())
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit(self.offer))

    @property
    def offer(self) -> Offer | None:
        """The template chosen."""
        found = self.currentIndex().data(_OFFER)
        return found if isinstance(found, Offer) else None

    def show_offers(self, rows: Sequence[_Row], key: str) -> None:
        """List these, the one with a key chosen, or else the first."""
        self.offers.show_rows(rows)
        keys = [offer.key for offer in self.all_offers()]
        self.choose(key if key in keys else keys[0])

    def all_offers(self) -> list[Offer]:
        """The templates listed, from the top."""
        return [row for row in self.offers.rows if isinstance(row, Offer)]

    def choose(self, key: str) -> None:
        """Choose the template with a key."""
        self._choose_row(self._row_of(key))

    def is_out_of_view(self, offer: Offer) -> bool:
        """Whether one has to scroll to see it."""
        rect = self.visualRect(self.offers.index(self._row_of(offer.key)))
        return not rect.intersects(self.viewport().rect())

    def _row_of(self, key: str) -> int:
        rows = enumerate(self.offers.rows)
        return next(at for at, row in rows if isinstance(row, Offer) and row.key == key)

    def _choose_row(self, at: int) -> None:
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self.offers.index(at), flag)

    # --- Qt -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_1
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        elif 0 <= number < len(LENSES) and not event.modifiers():
            self.lens_wanted.emit(LENSES[number])
        else:
            super().keyPressEvent(event)


class _OfferRows(QStyledItemDelegate):
    """Paints the rows in the colours of the window."""

    def __init__(self, thumb_of: ThumbOf, parent: QObject) -> None:
        super().__init__(parent)
        self._thumb_of = thumb_of

    # --- Qt -------------------------------------------------------------------------------------

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(200, _ROW_HEIGHT if index.data(_OFFER) else _HEADING_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        offer = index.data(_OFFER)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        palette: QPalette = option.palette
        if isinstance(offer, Offer):
            marked = bool(option.state & QStyle.StateFlag.State_Selected)
            _paint_ground(painter, rect, palette, marked=marked)
            _paint_thumb(painter, rect, palette, self._thumb_of(offer))
            _paint_words(painter, rect, palette, offer, marked=marked)
        else:
            _write(painter, rect.adjusted(_ROOM, 10, 0, 0), str(index.data()),
                   widget_font("semibold", 12), _muted(palette))  # fmt: skip
        painter.restore()


def _paint_ground(painter: QPainter, rect: QRect, palette: QPalette, *, marked: bool) -> None:
    if marked:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(palette.ColorRole.Highlight))
        painter.drawRoundedRect(rect.adjusted(0, 2, 0, -2), _ROUND, _ROUND)


def _paint_thumb(painter: QPainter, rect: QRect, palette: QPalette, image: QImage | None) -> None:
    top = rect.y() + (rect.height() - THUMB.height()) // 2
    frame = QRectF(rect.x() + _ROOM, top, THUMB.width(), THUMB.height())
    painter.setPen(QPen(palette.color(palette.ColorRole.Mid), 1))
    painter.setBrush(palette.color(palette.ColorRole.Window))
    painter.drawRoundedRect(frame, 3, 3)
    if image is None:
        return
    inside = frame.adjusted(3, 3, -3, -3)
    size = image.size().scaled(inside.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(0, 0, size.width(), size.height())
    place.moveCenter(inside.center())
    painter.drawImage(place, image)


def _paint_words(
    painter: QPainter, rect: QRect, palette: QPalette, offer: Offer, *, marked: bool
) -> None:
    roles = palette.ColorRole
    title_colour = palette.color(roles.HighlightedText if marked else roles.Text)
    quiet = title_colour if marked else _muted(palette)
    left = rect.x() + _ROOM + THUMB.width() + 12
    room = QRect(left, rect.y() + 9, rect.right() - left - _ROOM, 20)
    font = widget_font("semibold", 13.5)
    painter.setFont(font)
    title = painter.fontMetrics().elidedText(offer.title, Qt.TextElideMode.ElideRight, room.width())
    _write(painter, room, title, font, title_colour)
    below = QRect(left, room.bottom() + 2, room.width(), rect.bottom() - room.bottom() - 8)
    _write_wrapped(painter, below, offer.description, widget_font("regular", 12), quiet)


def _write(painter: QPainter, rect: QRect, words: str, font: QFont, colour: QColor) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, words)


def _write_wrapped(painter: QPainter, rect: QRect, words: str, font: QFont, colour: QColor) -> None:
    """As many whole lines as there is room for; what is left out ends in an ellipsis."""
    painter.setFont(font)
    painter.setPen(colour)
    metrics = painter.fontMetrics()
    flags = Qt.TextFlag.TextWordWrap
    while metrics.boundingRect(rect, flags, words).height() > rect.height() and " " in words:
        words = words.rstrip("…").rsplit(" ", 1)[0].rstrip(",;:. ") + "…"
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    painter.drawText(QRectF(rect), words, option)


def _muted(palette: QPalette) -> QColor:
    return palette.color(palette.ColorRole.PlaceholderText)
