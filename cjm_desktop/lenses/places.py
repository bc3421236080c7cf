"""Where on the map a finding stands: what puts findings into an order."""

from typing import NamedTuple

from cjm_desktop.lenses.reading import Reading
from cjm_desktop.model.finding import Finding
from cjm_desktop.model.records import Lens, Link, Note, Touchpoint

_ABOVE_ALL_LANES = -1


class Place(NamedTuple):
    """From left to right, then from above."""

    column: int
    row: int


class Places:
    """The places of what a lens shows of a map."""

    def __init__(self, reading: Reading, lens: Lens) -> None:
        self._reading = reading
        self._columns = reading.arrangement.column_of
        self._last = len(reading.steps)
        self._rows = {lane.id: row for row, lane in enumerate(reading.arrangement.lanes)}
        self._stages = {
            stage.id: self._last + at for at, stage in enumerate(reading.arrangement.stages(lens))
        }
        for stage_id, columns in reading.columns_of_stages(lens).items():
            self._stages[stage_id] = columns[0]

    def place_of(self, finding: Finding) -> Place:
        """Where the first thing stands that a finding is about."""
        return self._place(finding.about[0])

    def _place(self, record_id: str) -> Place:
        if record_id in self._columns:
            return Place(self._columns[record_id], _ABOVE_ALL_LANES)
        if record_id in self._stages:
            return Place(self._stages[record_id], _ABOVE_ALL_LANES)
        if record_id in self._rows:
            return Place(self._last, self._rows[record_id])
        document = self._reading.document
        link = document.get(Link, record_id)
        if link is not None:
            return self._place(link.source_id)
        card = document.get(Touchpoint, record_id) or document.get(Note, record_id)
        if card is None or card.step_id is None or card.lane_id is None:
            return Place(self._last, len(self._rows))
        return Place(self._columns[card.step_id], self._rows[card.lane_id])
