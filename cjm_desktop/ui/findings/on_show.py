"""The one question that is on show, if any: stepped through before the room, lit on the map.

Whoever shows it (the panel, a presentation, the room view) follows `changed`.
"""

from PySide6.QtCore import QObject, Signal

from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.model.finding import Finding
from cjm_desktop.ui.findings.questions import Questions


class OnShow(QObject):
    """Steps through the open questions of the lens on screen, from the most severe on."""

    changed = Signal()

    def __init__(self, questions: Questions, canvas: MapCanvas) -> None:
        super().__init__(questions)
        self._questions = questions
        self._at = -1
        self.finding: Finding | None = None
        questions.changed.connect(self._follow)
        canvas.map_shown.connect(self.start_again)

    @property
    def number(self) -> int:
        """Which question it is, counted from 1."""
        return self._at + 1

    @property
    def count(self) -> int:
        """How many questions there are."""
        return len(self._questions.open)

    def show(self, finding: Finding | None) -> None:
        """Show a question, or none."""
        self._at = self._place_of(finding)
        self._put(self._questions.open[self._at] if self._at >= 0 else None)

    def go(self, by: int) -> bool:
        """To the next question (1) or the one before (−1); False where there is none."""
        self._questions.renew()
        number = self._at + by if self.finding is not None else max(0, self._at)
        if not 0 <= number < self.count:
            return False
        self._at = number
        self._put(self._questions.open[number])
        return True

    def hide(self) -> None:
        """Show none; the next one shown is the one after this."""
        if self.finding is not None:
            self._at += 1
            self._put(None)

    def start_again(self) -> None:
        """Show none; the next one shown is the first."""
        self._at = -1
        self._put(None)

    def _put(self, finding: Finding | None) -> None:
        if finding != self.finding:
            self.finding = finding
            self.changed.emit()

    def _follow(self) -> None:
        """An answered question makes way for the next one; what is asked may have moved."""
        if self.finding is None:
            return
        found = self._place_of(self.finding)
        if found < 0 and self.count:
            found = min(self._at, self.count - 1)
        before, self._at = self._at, found
        showing = self._questions.open[found] if found >= 0 else None
        if showing != self.finding or before != found:
            self.finding = showing
            self.changed.emit()

    def _place_of(self, finding: Finding | None) -> int:
        keys = [one.key for one in self._questions.open]
        return keys.index(finding.key) if finding is not None and finding.key in keys else -1
