"""What the map on a canvas asks in the lens on screen, kept in step with the document.

Nothing is searched while hands are busy: a patch only says that what is known is old, and the
first moment of rest brings the search.
"""

from PySide6.QtCore import QObject, QTimer, Signal

from cjm_desktop.canvas.session import MapSession
from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.lenses.findings import Findings
from cjm_desktop.model.answers import answers_of
from cjm_desktop.model.finding import Finding
from cjm_desktop.model.history import History, Patched
from cjm_desktop.model.records import Journey

REST_MS = 250
"""How long nothing must have been edited before the map is searched again."""


class Questions(QObject):
    """The findings that are open, those answered, and the facts; `changed` after each search."""

    changed = Signal()

    def __init__(self, canvas: MapCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._session: MapSession | None = None
        self._history: History | None = None
        self._findings: Findings | None = None
        self.open: tuple[Finding, ...] = ()
        self.answered: tuple[Finding, ...] = ()
        self.facts: tuple[Finding, ...] = ()
        self.searches = 0
        """How often the map was searched."""
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._search)
        canvas.map_shown.connect(self._follow_map)
        self._follow_map()

    @property
    def is_map_empty(self) -> bool:
        """Whether there is nothing yet that could be asked about."""
        session = self._session
        return session is None or not session.arrangement.steps

    def reason_of(self, finding: Finding) -> str:
        """Why the team calls a finding fine as it is; empty if it gave no reason."""
        session = self._session
        if session is None:
            return ""
        answer = answers_of(session.document, session.map_id).get(finding.key)
        return answer.reason if answer is not None else ""

    def renew(self) -> None:
        """Search now, if anything has changed since the last search."""
        if self._rest.isActive():
            self._rest.stop()
            self._search()

    def _follow_map(self) -> None:
        """Another map, or the same in another lens; what is kept of the map is kept."""
        session = self._canvas.session
        if session is not self._session:
            self._session = session
            self._findings = Findings(session.arrangement) if session is not None else None
            self._listen_to(session.history if session is not None else None)
        self._rest.start(0)

    def _listen_to(self, history: History | None) -> None:
        if self._history is not None:
            self._history.forget_listener(self._follow)
        self._history = history
        if history is not None:
            history.on_patched(self._follow)

    def _follow(self, event: Patched) -> None:
        if self._findings is not None and self._findings.follow(event.patch):
            self._rest.start(REST_MS)

    def _search(self) -> None:
        session, findings = self._session, self._findings
        self.open = self.answered = self.facts = ()
        if (
            session is not None
            and findings is not None
            and session.document.get(Journey, session.map_id) is not None
        ):
            self.searches += 1
            lens = session.lens
            self.open, self.answered = findings.open(lens), findings.answered(lens)
            self.facts = findings.facts(lens)
        self.changed.emit()
