"""What moves when one picture takes the place of another, and from where it was seen."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cjm_desktop.canvas.glide import Filling, Glide, Key, key_of
from cjm_desktop.canvas.layers import Offset
from cjm_desktop.drawing.picture import (
    Box,
    Group,
    Picture,
    Placed,
    Rect,
    Row,
    RowBody,
)
from cjm_desktop.model.edits import Patch

_LEAST_WAY = 0.5
"""Nearer than this, in points, a thing is in its place."""
_AS_A_WHOLE = frozenset({"emotion", "title", "compared", "stages", "legend", "parking"})
"""Rows that are no rows of separate cards; the header regroups by itself."""
_PLACES = ("position", "step_id", "last_step_id", "lane_id", "stage_id", "side")


class Change(NamedTuple):
    """A picture that takes the place of one seen; `visible` is what is in view of either.

    `let_go` says where the corners of things were let go by a hand. Rows of the kinds `pinned`
    to the edges of the view stand still, whatever happens between them.
    """

    seen: Picture
    now: Picture
    visible: Rect
    pinned: frozenset[str]
    let_go: Mapping[str, tuple[float, float]]


def moves_things(patch: Patch) -> bool:
    """Whether a patch adds, takes away or moves; words only let things grow, as one types them."""
    return any(
        change.before is None
        or change.after is None
        or any(
            getattr(change.before, name, None) != getattr(change.after, name, None)
            for name in _PLACES
        )
        for change in patch
    )


def glide_of(change: Change, before: Glide, left: float) -> Glide:
    """The glide that a change begins, in the midst of another of which a part is left.

    It is not true if nothing in view has to move.
    """
    return _Following(change, before, left).glide


def is_ghost(step: Group) -> bool:
    """Whether a step is drawn as a ghost: an outline without a fill."""
    ground = step.shapes[0] if step.shapes else None
    return isinstance(ground, Box) and ground.fill is None


class _Following:
    """Follows things from one picture to the next."""

    def __init__(self, change: Change, before: Glide, left: float) -> None:
        self.glide = Glide(held=frozenset(change.let_go))
        self._change = change
        self._before = before
        self._left = left
        self._corners: dict[str, dict[Key, tuple[float, float]]] = {}
        self._appearing = {key: 1 - (1 - from_) * left for key, from_ in before.appearing.items()}
        unsettled = bool(before.things or before.appearing or before.filling)
        self._rows_seen = {row.body.key: row for row in change.seen.rows}
        for row in change.now.rows:
            seen = self._rows_seen.get(row.body.key)
            if seen is None:
                self._appears(row)
                continue
            self._follow_row(row, seen)
            if (seen.body is not row.body or unsettled) and self._row_in_view(row, seen):
                self._follow_things(row, seen)
        self._follow_lines_and_marks()
        for key, (x, y) in change.let_go.items():
            found = change.now.find(key)
            if found is not None and found[0].body.kind not in _AS_A_WHOLE:
                place = change.now.place_of(*found)
                self.glide.things[key] = Offset(x - place.x, y - place.y)
                self.glide.appearing.pop(key, None)

    def _appears(self, row: Row) -> None:
        if self._row_in_view(row, row):
            self.glide.appearing[row.body.key] = 0.0

    def _follow_row(self, row: Row, seen: Row) -> None:
        dy = seen.y + self._before.way_of_row(seen).dy * self._left - row.y
        if abs(dy) >= _LEAST_WAY and not self._stands_still(row):
            self.glide.rows[row.body.key] = Offset(0.0, round(dy, 2))
        if row.body.key in self._appearing:
            self.glide.appearing[row.body.key] = self._appearing[row.body.key]

    def _follow_things(self, row: Row, seen: Row) -> None:
        change = self._change
        if row.body.kind not in _AS_A_WHOLE:
            for item in row.body.items:
                self._follow_thing(row, item)
        elif row.body.kind == "emotion" and self._columns_differ():
            for item in row.body.items:
                self.glide.appearing[key_of(change.now, row, item)] = 0.0
            self.glide.gone.append(self._gone(row, seen.body))

    def _columns_differ(self) -> bool:
        seen, now = self._change.seen, self._change.now
        return seen.steps != now.steps or seen.columns is not now.columns

    def _gone(self, row: Row, body: RowBody) -> Row:
        """What was seen in a row, where it was seen: its columns may be no more."""
        seen, now = self._change.seen, self._change.now
        items = tuple(
            Placed(item.group, 0, seen.x_of(item.column) + item.dx - now.left, item.dy,
                   max(0, now.column_count - 1))
            for item in body.items
        )  # fmt: skip
        return Row(row.y, RowBody(body.key, body.kind, body.height, (), items))

    def _follow_thing(self, row: Row, item: Placed) -> None:
        key = key_of(self._change.now, row, item)
        place = self._change.now.place_of(row, item)
        corner = self._corner_seen(key, row)
        if not self._thing_in_view(row, place, corner):
            return
        if corner is None:
            self.glide.appearing[key] = 0.0
            return
        with_row = self.glide.way_of_row(row)
        dy = 0.0 if self._stands_still(row) else corner[1] - place.y
        way = Offset(round(corner[0] - place.x, 2), round(dy, 2))
        if max(abs(way.dx - with_row.dx), abs(way.dy - with_row.dy)) >= _LEAST_WAY:
            self.glide.things[key] = way
        if key in self._appearing:
            self.glide.appearing[key] = self._appearing[key]
        if row.body.kind == "steps":
            self._follow_step(key, item.group)

    def _follow_step(self, key: Key, now: Group) -> None:
        """A step that becomes a ghost, or full, does so by and by."""
        found, left = self._change.seen.find(str(key)), self._left
        seen = found[1].group if found is not None else now
        before = self._before.filling.get(key)
        will_be = 0.0 if is_ghost(now) else 1.0
        was = 0.0 if is_ghost(seen) else 1.0
        other = seen
        if before is not None:
            was = before.will_be + (before.was - before.will_be) * left
            other = before.full if is_ghost(now) else before.ghost
        if was != will_be and is_ghost(other) != is_ghost(now):
            ghost, full = (now, other) if is_ghost(now) else (other, now)
            self.glide.filling[key] = Filling(ghost, full, was, will_be)

    def _follow_lines_and_marks(self) -> None:
        """Lines and marks that are new or go another way fade in; marks that are gone fade out."""
        before, now = self._change.seen, self._change.now
        seen = {(above.group, above.x, above.y) for above in before.over_rows}
        for above in now.over_rows:
            key = above.group, above.x, above.y
            if key not in seen:
                self.glide.appearing[key] = 0.0
            elif key in self._appearing:
                self.glide.appearing[key] = self._appearing[key]
        if before.marks is not now.marks:
            kept = {(mark.group, mark.x, mark.y) for mark in now.marks}
            self.glide.gone_marks += [
                mark for mark in before.marks if (mark.group, mark.x, mark.y) not in kept
            ]

    def _stands_still(self, row: Row) -> bool:
        return row.body.kind in self._change.pinned

    def _row_in_view(self, row: Row, seen: Row) -> bool:
        view = self._change.visible
        top = min(row.y, seen.y)
        bottom = max(row.y + row.body.height, seen.y + seen.body.height)
        return self._stands_still(row) or (top < view.y + view.height and bottom > view.y)

    def _thing_in_view(self, row: Row, place: Rect, corner: tuple[float, float] | None) -> bool:
        view = self._change.visible
        for x, y in ((place.x, place.y), corner or (place.x, place.y)):
            across = x < view.x + view.width and x + place.width > view.x
            down = y < view.y + view.height and y + place.height > view.y
            if across and (down or self._stands_still(row)):
                return True
        return False

    def _corner_seen(self, key: Key, row: Row) -> tuple[float, float] | None:
        """The corner of a thing as it was seen, or None if it was not there.

        Most things were in the row that they are in: only for others all rows are read.
        """
        own = self._rows_seen.get(row.body.key)
        found = self._corners_in(own).get(key) if own is not None else None
        if found is not None:
            return found
        others = (self._corners_in(seen).get(key) for seen in self._rows_seen.values())
        return next((corner for corner in others if corner is not None), None)

    def _corners_in(self, seen: Row) -> dict[Key, tuple[float, float]]:
        if seen.body.key not in self._corners:
            self._corners[seen.body.key] = dict(self._read_corners(seen))
        return self._corners[seen.body.key]

    def _read_corners(self, row: Row) -> Iterator[tuple[Key, tuple[float, float]]]:
        seen, left, before = self._change.seen, self._left, self._before
        if row.body.kind in _AS_A_WHOLE:
            return
        for item in row.body.items:
            key = key_of(seen, row, item)
            x, y = seen.x_of(item.column) + item.dx, row.y + item.dy
            if before:
                way = before.way_of(row, key)
                x, y = x + way.dx * left, y + way.dy * left
            yield key, (x, y)
