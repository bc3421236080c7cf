"""The pen: a freehand stroke across an emotion lane sets the feelings of all steps it passes."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt

from cjm_desktop.canvas.hits import Place
from cjm_desktop.canvas.session import MapSession
from cjm_desktop.drawing.rows.emotion import feeling_at
from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import text
from cjm_desktop.model.curves import add_curve, kept_feeling, set_feeling
from cjm_desktop.model.history import Edit

LABEL = text("Draw the curve")
_NEAR = 0.3
"""How far beside the middle of a column a stroke may begin or end, in widths of the column."""


def curve_to_draw(session: MapSession, lane_id: str, selection: Sequence[str]) -> str | None:
    """The curve of a lane that the pen draws: the one selected, else the first; None: a new one."""
    curves = [curve.id for curve in session.arrangement.curves(lane_id)]
    return next((curve_id for curve_id in curves if curve_id in selection), None) or (
        curves[0] if curves else None
    )


def emotion_lane_at(session: MapSession, place: Place) -> str | None:
    """The id of the emotion lane at a place, where steps are."""
    row = place.row
    if row is None or row.body.kind != "emotion" or place.on_title:
        return None
    if place.column is None or place.column >= len(session.arrangement.steps):
        return None
    return row.body.key


class Stroke:
    """A stroke in an emotion lane, begun at a place; the curve follows it as it is drawn.

    Where it passes the middle of a step's column, its height there is the feeling; where it goes
    back, what was drawn last counts. It may begin and end a little beside a middle; one that comes
    near none sets the step it began at.
    """

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, session: MapSession, lane_id: str, curve_id: str | None, at: Place) -> None:
        self._session = session
        self._lane_id = lane_id
        self._curve_id = curve_id
        self._row = session.picture.row_of(lane_id)
        self._first = at.column or 0
        self.line: list[QPointF] = [QPointF(at.x, at.y)]
        """What was drawn, in the picture's points."""
        self._values = self._near(at)
        self._end: dict[int, float] = {}

    def move(self, place: Place, _pixel: QPointF, _copy: bool) -> None:
        """Draw on to a place."""
        before, now = self.line[-1], QPointF(place.x, place.y)
        self.line.append(now)
        shown = self._values | self._end
        self._values.update(self._passed(before, now))
        self._end = {} if self._near(place).keys() <= self._values.keys() else self._near(place)
        if self._values | self._end != shown:
            self._show()

    def finish(self) -> list[str]:
        """Set the feelings that are shown."""
        self._values |= self._end
        if not self._values:
            self._values = {self._first: self._felt(self.line[0].y())}
        self._show()
        self._session.commit_trial()
        return []

    def cancel(self) -> None:
        """The curve is as it was."""
        self._session.drop_trial()

    def _near(self, place: Place) -> dict[int, float]:
        """The feeling at a place that is near the middle of a step's column."""
        columns, left = self._session.picture.columns, self._session.picture.left
        column = place.column
        if column is None or column >= len(self._session.arrangement.steps):
            return {}
        beside = abs(place.x - left - columns.middle_of(column))
        near = beside <= columns.width_of(column) * _NEAR and columns.bar_of(column) is None
        return {column: self._felt(place.y)} if near else {}

    def _passed(self, before: QPointF, now: QPointF) -> dict[int, float]:
        """The feelings where a piece of the stroke passes the middles of columns."""
        columns, left = self._session.picture.columns, self._session.picture.left
        low, high = sorted((before.x(), now.x()))
        first, last = columns.at(low - left), columns.at(high - left)
        passed = {}
        for column in range(max(0, first), min(len(self._session.arrangement.steps) - 1, last) + 1):
            middle = left + columns.middle_of(column)
            if low <= middle <= high and low < high and columns.bar_of(column) is None:
                share = (middle - before.x()) / (now.x() - before.x())
                passed[column] = self._felt(before.y() + share * (now.y() - before.y()))
        return passed

    def _felt(self, y: float) -> float:
        return kept_feeling(feeling_at(self._row, y)) if self._row is not None else 0.0

    def _show(self) -> None:
        steps = self._session.arrangement.steps

        def act(edit: Edit) -> None:
            curve_id = self._curve_id
            if curve_id is None:
                curve_id = add_curve(edit, self._session.map_id, lane_id=self._lane_id).id
            for column, value in (self._values | self._end).items():
                set_feeling(edit, curve_id, steps[column].id, value)

        self._session.try_edit(LABEL, act)


def refuse_to_draw() -> EditRefusedError:
    """Why a stroke that begins beside the emotion lanes draws nothing."""
    return EditRefusedError(
        text("The pen draws in an emotion lane."),
        text("Begin the stroke there, or press Esc to put the pen away."),
    )
