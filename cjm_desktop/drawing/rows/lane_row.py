"""What the row of a lane hands to the layout: its body, and what legend and sources need of it."""

from collections.abc import Iterable
from typing import NamedTuple

from cjm_desktop.drawing.columns import Columns
from cjm_desktop.drawing.geometry import CARD_INSET
from cjm_desktop.drawing.picture import Box, Group, Placed, RowBody
from cjm_desktop.model.records import Risk, Survey


class LaneRow(NamedTuple):
    """A row; the signs used in it, for the legend; the sources named in it."""

    body: RowBody
    signs: frozenset[str] = frozenset()
    sources: tuple[str, ...] = ()


def frame(columns: Columns, height: float) -> tuple[Placed, ...]:
    """The outline round the cells of a lane."""
    width = columns.width
    box = Box(0.5, 0.5, width - 1, height - 1, None, "lane.frame", 1.2, CARD_INSET)
    return (Placed(Group("", width, height, (box,)), 0, 0.0, 0.0, max(0, columns.count - 1)),)


def signs_and_sources(records: Iterable[object]) -> tuple[frozenset[str], tuple[str, ...]]:
    """The signs that records bear, and the sources they name, in order, each once."""
    signs: set[str] = set()
    sources: dict[str, None] = {}
    for record in records:
        evidence = getattr(record, "evidence", "")
        if evidence:
            signs.add(evidence)
        if getattr(record, "votes", 0):
            signs.add("vote")
        if isinstance(record, Survey | Risk):
            signs.add(record.table)
        source = getattr(record, "source", "")
        if source and (words := source.strip()):
            sources[words] = None
    return frozenset(signs), tuple(sources)
