"""Where a presentation stands: at a stop of the lens on screen, or before the whole map."""

from cjm_desktop.canvas.map_view import MapView
from cjm_desktop.ui.present.stops import Stop, stops_of


class Walk:
    """Goes from stop to stop; every way there leaves `stop` saying what is to be shown.

    `step_id` is the step it stands at, or stood at before the whole map: a change of lens keeps to
    it, and so do edits.
    """

    def __init__(self, view: MapView) -> None:
        self._view = view
        self.step_id = ""
        self.shows_whole_map = True

    def begin(self, step_id: str) -> None:
        """Begin at a step, or with the whole map."""
        self.step_id = step_id
        self.shows_whole_map = not step_id

    def stop(self) -> Stop | None:
        """What is shown; None for the whole map."""
        number = self._number()
        return None if self.shows_whole_map or number is None else self._stops()[number]

    def go(self, by: int) -> None:
        """To the next stop (1) or the one before (−1); from the whole map back to where it was."""
        stops, number = self._stops(), self._number()
        if not stops or (number is None and by < 0):
            return
        if number is None:
            self._go_to(stops[0])
        elif self.shows_whole_map and by < 0:
            self._go_to(stops[number])
        else:
            self._go_to(stops[max(0, min(len(stops) - 1, number + by))])

    def go_to_end(self, last: bool) -> None:
        """To the first stop, or to the last."""
        stops = self._stops()
        if stops:
            self._go_to(stops[-1 if last else 0])

    def go_to_run(self, key: str) -> None:
        """To the run whose header has a key."""
        session = self._view.session
        run = session.run_at(key) if session is not None else None
        for stop in self._stops():
            if run is not None and stop.first == run.first:
                self._go_to(stop)

    def show_whole_map(self) -> None:
        """Step back, for all of it."""
        self.shows_whole_map = True

    def follow(self) -> None:
        """After another map or lens came: what is gone is stood at no longer."""
        session = self._view.session
        if session is None or self.step_id not in session.shown_arrangement.column_of:
            self.begin("")

    def _go_to(self, stop: Stop) -> None:
        session = self._view.session
        if session is not None:
            self.begin(session.shown_arrangement.steps[stop.first].id)

    def _stops(self) -> list[Stop]:
        session = self._view.session
        return stops_of(session, self._view.view) if session is not None else []

    def _number(self) -> int | None:
        """The number of the stop that holds the step it stands at."""
        session = self._view.session
        column = session.shown_arrangement.column_of.get(self.step_id) if session else None
        for number, stop in enumerate(self._stops()):
            if column is not None and stop.first <= column <= stop.last:
                return number
        return None


def step_under(view: MapView, key: str) -> str:
    """The id of the step in whose column a thing stands; empty beside all columns."""
    session = view.session
    rect = session.rect_of(key) if session is not None else None
    if session is None or rect is None:
        return ""
    column = session.shown.column_at(rect.x + 1)
    steps = session.shown.steps
    return steps[column] if column is not None and column < len(steps) else ""
