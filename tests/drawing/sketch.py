"""Small maps for tests, and the questions tests ask of their pictures."""

import datetime
import string
from typing import Any

from cjm_desktop.drawing.folds import NO_FOLDS, Folds
from cjm_desktop.drawing.layout import Layout
from cjm_desktop.drawing.picture import Group, Picture, Rect, Row, RowBody, Shape, TextLine
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.document import Document
from cjm_desktop.model.invariants import violations
from cjm_desktop.model.records import Journey, Lane, Lens, Placement, Record, Stage, Step

DATE = datetime.date(2026, 11, 14)
_DIGITS = string.digits + string.ascii_uppercase


def sketch(*records: Record, steps: int = 4, journey: Journey | None = None) -> Document:
    """A document with one map, `map`, of the steps `s0`, `s1` … unless steps are given."""
    document = Document()
    found = [record for record in records if isinstance(record, Step)]
    made = [] if found else [step(number) for number in range(steps)]
    head = journey or Journey(id="map", position="a0", title="A map")
    document.load([head, *made, *records])
    assert violations(document) == []
    return document


def step(number: int, title: str = "", **fields: Any) -> Step:
    """A step of the map by its number, from 0."""
    return Step(
        id=f"s{number}", map_id="map", position=f"a{_DIGITS[number]}",
        title=title or f"Step {number}",
        **fields,
    )  # fmt: skip


def lane(lane_id: str, kind: Any = "department", **fields: Any) -> Lane:
    """A lane of the map; the first letter of its id orders it."""
    fields = {"title": f"Lane {lane_id}", **fields}
    return Lane(id=lane_id, map_id="map", position=f"a{lane_id[0]}", kind=kind, **fields)


def stage(lens: Lens, number: int, title: str, *steps: int, **fields: Any) -> list[Record]:
    """A stage of a lens with its steps placed in it; `proposed` holds for these placements."""
    proposed = fields.pop("proposed", False)
    stage_id = f"{lens}{number}"
    return [
        Stage(id=stage_id, map_id="map", lens=lens, position=f"a{number}", title=title, **fields),
        *(
            Placement(id=f"s{n}:{lens}", step_id=f"s{n}", lens=lens, stage_id=stage_id,
                      proposed=proposed)
            for n in steps
        ),
    ]  # fmt: skip


def drawn(
    document: Document, lens: Lens = "goal", for_screen: bool = False, folds: Folds = NO_FOLDS
) -> Picture:
    """The picture of the map."""
    return Layout(DATE, for_screen).picture(Arrangement(document, "map"), lens, folds)


def row(picture: Picture, key: str) -> Row:
    """The row with a key, which must be there."""
    found = picture.row_of(key)
    assert found is not None, key
    return found


def rect(picture: Picture, key: str) -> Rect:
    """Where the group with a key stands, which must be drawn."""
    found = picture.rect_of(key)
    assert found is not None, key
    return found


def group(picture: Picture, key: str) -> Group:
    """The group with a key, which must be drawn."""
    return next(found for found, _, _ in picture.groups() if found.key == key)


def words(*shapes: Shape) -> str:
    """The texts among shapes, lines joined by spaces."""
    return " ".join(shape.text for shape in shapes if isinstance(shape, TextLine))


def words_in(body: RowBody) -> list[str]:
    """The texts of each group of a row that says something."""
    groups = [item.group for item in (*body.backdrop, *body.heading, *body.items)]
    return [words(*found.shapes) for found in groups if words(*found.shapes)]
