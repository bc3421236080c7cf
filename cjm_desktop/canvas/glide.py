"""Things on their way to new places: from where they were seen, or let go, to where they are.

A glide is only painted; the picture with the new places holds from the first moment, for whatever
is pressed or typed meanwhile. What moves the same way is one layer, so that a glide costs little
more than a plain repaint, however many cards make room for a new step.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from cjm_desktop.canvas.layers import STILL, Layer, LayersOfRows, Offset, Together
from cjm_desktop.drawing.picture import Group, Mark, Picture, Placed, Row

MOST_LAYERS = 200
"""More ways at once nobody can follow, nor paint in time: then nothing glides."""

Key = Hashable


class Filling(NamedTuple):
    """A step between a ghost and a full one: how full it was and will be, from 0 to 1."""

    ghost: Group
    full: Group
    was: float
    will_be: float


@dataclass(slots=True)
class Glide:
    """How far things were from their places when it began: rows by key, things by key.

    Things that are not named go with their row. `appearing` holds the opacity of the rows and
    things that fade in and of lines and marks above them, `filling` the steps that become ghosts or
    full again, `gone` the rows and `gone_marks` the marks that fade out, `held` what a hand let go.
    """

    rows: dict[str, Offset] = field(default_factory=dict)
    things: dict[Key, Offset] = field(default_factory=dict)
    appearing: dict[Key, float] = field(default_factory=dict)
    filling: dict[Key, Filling] = field(default_factory=dict)
    gone: list[Row] = field(default_factory=list)
    gone_marks: list[Mark] = field(default_factory=list)
    held: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        fading = self.appearing or self.filling or self.gone or self.gone_marks
        return bool(self.rows or self.things or fading)

    def way_of_row(self, row: Row) -> Offset:
        """How far from its place a row was."""
        return self.rows.get(row.body.key, STILL)

    def way_of(self, row: Row, key: Key) -> Offset:
        """How far from its place a thing in a row was."""
        return self.things.get(key) or self.way_of_row(row)

    def layers(self, picture: Picture) -> tuple[Layer, ...]:
        """The picture in layers, what stands still first; none if they are too many."""
        layers = LayersOfRows(picture)
        for row in picture.rows:
            way, opacity = self.way_of_row(row), self.appearing.get(row.body.key, 1.0)
            if opacity < 1.0 or self._is_whole(picture, row):
                layers.add_row(row, Together(way, opacity))
            else:
                self._split(picture, row, way, layers)
        for above in picture.over_rows:
            opacity = self.appearing.get((above.group, above.x, above.y), 1.0)
            layers.add_above(above, Together(STILL, opacity))
        gone = [Layer((row,), (), self.way_of_row(row), 1.0, 0.0) for row in self.gone]
        if self.gone_marks:
            gone.append(Layer((), tuple(self.gone_marks), STILL, 1.0, 0.0))
        on_top = {self.things[key] for key in self.held if key in self.things}
        made = (*gone, *layers.made(on_top))
        return made if len(made) <= MOST_LAYERS else ()

    def _is_whole(self, picture: Picture, row: Row) -> bool:
        """Whether nothing in a row goes or fades apart from it."""
        apart: tuple[Mapping[Key, object], ...] = (self.things, self.appearing, self.filling)
        if not any(apart):
            return True
        keys = (key_of(picture, row, item) for item in (*row.body.heading, *row.body.items))
        return not any(key in each for key in keys for each in apart)

    def _split(self, picture: Picture, row: Row, way: Offset, layers: LayersOfRows) -> None:
        for item in row.body.backdrop:
            layers.add(row, "backdrop", item, Together(way))
        for item in row.body.heading:
            layers.add(row, "heading", item, Together(self.things.get(item.group.key, way)))
        for item in row.body.items:
            key = key_of(picture, row, item)
            own_way = self.things.get(key, way)
            filling = self.filling.get(key)
            if filling is not None:
                full = item._replace(group=filling.full)
                layers.add(row, "items", item._replace(group=filling.ghost), Together(own_way))
                layers.add(row, "items", full, Together(own_way, filling.was, filling.will_be))
            else:
                opacity = self.appearing.get(key, 1.0)
                layers.add(row, "items", item, Together(own_way, opacity))


def key_of(picture: Picture, row: Row, item: Placed) -> Key:
    """By what a thing is known again in another picture: what has no name by its step."""
    if item.group.key:
        return item.group.key
    step_id = picture.steps[item.column] if item.column < len(picture.steps) else ""
    return row.body.kind, step_id, item.dx
