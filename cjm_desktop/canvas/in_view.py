"""Which things are seen in a view: not what lies beside it, nor under what stays in place there.

The frozen rows lie above what scrolls under them, and so do lane titles and the parking lot.
"""

from collections.abc import Collection, Iterable, Iterator

from PySide6.QtCore import QRectF

from cjm_desktop.canvas.viewport import Viewport
from cjm_desktop.drawing.picture import FROZEN_KINDS, Picture, Placed

_MANY = 100


def room_of(picture: Picture, view: Viewport, kind: str = "", is_title: bool = False) -> QRectF:
    """The part of the view in which the things of a row of some kind are seen, in pixels."""
    left = 0.0 if is_title else view.frozen_width(picture) * view.zoom
    top = 0.0 if kind in FROZEN_KINDS else view.frozen_height(picture) * view.zoom
    parking = 0.0 if kind == "parking" else view.parking_height(picture) * view.zoom
    return QRectF(left, top, max(0.0, view.width - left), max(0.0, view.height - parking - top))


def few_of(picture: Picture, view: Viewport, keys: Collection[str]) -> Collection[str]:
    """These keys; of very many only those of things that are seen: the rest shall cost nothing."""
    if len(keys) <= _MANY:
        return keys
    return [item.group.key for item, _ in _in_view(picture, view, frozenset(keys))]


def rects_in_view(picture: Picture, view: Viewport, keys: Collection[str]) -> Iterator[QRectF]:
    """Where the things with these keys lie in the view, as far as they are seen."""
    for _, rect in _in_view(picture, view, keys):
        yield rect


def _in_view(
    picture: Picture, view: Viewport, keys: Collection[str]
) -> Iterator[tuple[Placed, QRectF]]:
    title_shift = view.title_shift(picture)
    for row in picture.rows:
        kind = row.body.kind
        y = row.y - view.y + view.shift_of(picture, row)
        if (y + row.body.height) * view.zoom < 0 or y * view.zoom > view.height:
            continue
        room = room_of(picture, view, kind, is_title=True)
        yield from _in_row(picture, view, keys, row.body.heading, title_shift, y, room)
        room = room_of(picture, view, kind)
        dx = view.parking_dx(picture) if kind == "parking" else 0.0
        yield from _in_row(picture, view, keys, row.body.items, dx, y, room)


def _in_row(
    picture: Picture,
    view: Viewport,
    keys: Collection[str],
    items: Iterable[Placed],
    dx: float,
    y: float,
    room: QRectF,
) -> Iterator[tuple[Placed, QRectF]]:
    """Like `Viewport.rect_to_pixels`, with nothing made on the way: there may be thousands."""
    zoom, left, lefts = view.zoom, picture.left + dx - view.x, picture.columns.lefts
    least_x, least_y, most_x, most_y = room.left(), room.top(), room.right(), room.bottom()
    for item in items:
        group, column, item_dx, item_dy, _last = item
        if group.key not in keys:
            continue
        x, top = (left + lefts[column] + item_dx) * zoom, (y + item_dy) * zoom
        right, bottom = x + group.width * zoom, top + group.height * zoom
        x, top = max(x, least_x), max(top, least_y)
        bottom = min(bottom, most_y)
        if x < min(right, most_x) and top < bottom:
            yield item, QRectF(x, top, right - x, bottom - top)
