"""The small arrow that folds a lane or a stage, there while the pointer is over its title.

A folded lane has its own arrow, drawn with it; a bar of steps opens wherever it is clicked.
"""

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from cjm_desktop.canvas.hits import Hit, hit_at
from cjm_desktop.canvas.overlay import screen_rect
from cjm_desktop.canvas.session import MapSession
from cjm_desktop.drawing.folds import fold_key
from cjm_desktop.drawing.header import run_key
from cjm_desktop.drawing.theme import Theme
from cjm_desktop.language import translate, translate_plural
from cjm_desktop.model.records import Lane

if TYPE_CHECKING:
    from cjm_desktop.canvas.widget import MapCanvas

_SIDE_PX, _INSET_PX = 18.0, 3.0
_LEAST_WIDTH_PX, _LEAST_HEIGHT_PX = 48.0, 22.0
"""A title smaller on the screen has no room for an arrow."""
_MOST_TITLES = 12
_FOLDED_ARROW_END = 20.0
"""Where the arrow of a folded lane ends, from the left of its title, in points."""


class FoldArrows:
    """Shows the arrow of what the pointer is over, and says what a click there folds or opens."""

    def __init__(self, canvas: "MapCanvas") -> None:
        self._canvas = canvas
        self._key = ""
        self._words = ""

    def follow(self, pixel: QPointF) -> bool:
        """The pointer has moved; True if a click here folds something or opens it."""
        session = self._canvas.session
        hit = self._hit(pixel)
        key = hit.key if session is not None and hit is not None and _folds(session, hit) else ""
        if key != self._key:
            self._key = key
            self._canvas.update()
        words = _words(session, hit) if session is not None and hit is not None else ""
        if words != self._words:
            self._words = words
            self._canvas.setToolTip(_plain(words))
        return bool(self.at(pixel)) or (hit is not None and opens_at_click(session, hit))

    def leave(self) -> None:
        """The pointer is elsewhere."""
        if self._key:
            self._key = ""
            self._canvas.update()

    def at(self, pixel: QPointF) -> str:
        """The key of what the arrow under a pixel folds or opens; empty beside an arrow."""
        canvas, hit = self._canvas, self._hit(pixel)
        if canvas.session is None or hit is None:
            return ""
        rect = screen_rect(canvas.session, canvas.view, hit.key)
        if rect is None:
            return ""
        if hit.key in canvas.session.folds.lanes:
            end = rect.left() + _FOLDED_ARROW_END * canvas.zoom
            return hit.key if rect.left() <= pixel.x() < end else ""
        folds = _folds(canvas.session, hit) and _arrow_rect(rect).contains(pixel)
        return hit.key if folds else ""

    def paint(self, painter: QPainter, session: MapSession, theme: Theme) -> None:
        """Paint the arrow, if there is one."""
        rect = screen_rect(session, self._canvas.view, self._key) if self._key else None
        if rect is None or _is_small(rect):
            return
        arrow, across = _arrow_rect(rect), self._key.startswith(run_key(""))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.colour("card.outline")), 1))
        painter.setBrush(QColor(theme.colour("card")))
        painter.drawRoundedRect(arrow, 4, 4)
        painter.setPen(QPen(QColor(theme.colour("text")), 1.6))
        painter.drawPolyline(_chevron(arrow.center(), across))
        painter.restore()

    def _hit(self, pixel: QPointF) -> Hit | None:
        canvas = self._canvas
        return hit_at(canvas.session.shown, canvas.view, pixel) if canvas.session else None


def opens_at_click(session: MapSession | None, hit: Hit) -> bool:
    """Whether a click on a thing opens it: on a bar, and on the header of folded steps."""
    if session is None:
        return False
    if hit.key.startswith(fold_key("")):
        return True
    return hit.kind == "stages" and not _has_open_steps(session, hit)


def _has_open_steps(session: MapSession, hit: Hit) -> bool:
    run = session.run_at(hit.key)
    return run is None or session.picture.columns.shown(run.first, run.last) is not None


def _folds(session: MapSession, hit: Hit) -> bool:
    """Whether a thing has an arrow that folds it: an open lane's title, a header of open steps."""
    if hit.kind == "stages" and hit.key.startswith(run_key("")):
        return _has_open_steps(session, hit)
    is_lane = hit.place.on_title and session.document.get(Lane, hit.key) is not None
    return is_lane and hit.key not in session.folds.lanes


def _words(session: MapSession, hit: Hit) -> str:
    """What is folded here, to be read while the pointer rests on it."""
    lane = session.document.get(Lane, hit.key) if hit.key in session.folds.lanes else None
    if lane is not None:
        return lane.title or translate("Untitled")
    bar = session.picture.columns.bar_of(hit.place.column if hit.place.column is not None else -1)
    if bar is None or not opens_at_click(session, hit):
        return ""
    titles = [step.title or translate("Untitled")
              for step in session.arrangement.steps[bar.first : bar.last + 1]]  # fmt: skip
    count = translate_plural("{number} folded step", "{number} folded steps", len(titles))
    return "\n".join([f"{count}:", *titles[:_MOST_TITLES], *(["…"] * (len(titles) > _MOST_TITLES))])


def _plain(words: str) -> str:
    """Words as a tool tip that takes none of them for markup."""
    return f'<p style="white-space: pre">{html.escape(words)}</p>' if words else ""


def _is_small(rect: QRectF) -> bool:
    return rect.width() < _LEAST_WIDTH_PX or rect.height() < _LEAST_HEIGHT_PX


def _arrow_rect(rect: QRectF) -> QRectF:
    if _is_small(rect):
        return QRectF()
    left = rect.right() - _SIDE_PX - 2 * _INSET_PX
    return QRectF(left, rect.bottom() - _SIDE_PX - _INSET_PX, _SIDE_PX, _SIDE_PX)


def _chevron(middle: QPointF, across: bool) -> QPolygonF:
    """An arrow to the left for a stage, upwards for a lane: where it folds to."""
    points = [(2.0, -4.0), (-2.0, 0.0), (2.0, 4.0)] if across else [(-4, 2), (0, -2), (4, 2)]
    return QPolygonF([middle + QPointF(x, y) for x, y in points])
