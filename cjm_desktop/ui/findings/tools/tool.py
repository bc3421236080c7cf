"""What every table of a lens has in common: it follows a map, writes to it, and points into it."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QStackedLayout, QVBoxLayout, QWidget

from cjm_desktop.canvas.session import MapSession
from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import Text
from cjm_desktop.model.history import Edit, Patched
from cjm_desktop.model.records import Journey, Record
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.findings.tools.legend import Legend
from cjm_desktop.ui.findings.tools.table import ToolTable

_LEAST_HEIGHT_WITH_LEGEND = 150


class LensTool(QWidget):
    """A table of a lens under its `title`, for the map given by `show_session`.

    While it is seen it follows the patches to that map by itself; one that is shown again, or for
    another map or lens, needs `show_session`. `pointed` tells the keys of what the pointer is
    over, none when it leaves.
    """

    title: Text
    nothing_yet: Text
    """What is said in place of a table without cells."""
    concerns: ClassVar[tuple[type[Record], ...]]
    """The records the table is made from: other patches leave it as it is."""
    pointed = Signal(tuple)

    def __init__(self, canvas: MapCanvas, tell: Callable[[str], object]) -> None:
        super().__init__()
        self._canvas, self._tell = canvas, tell
        self._session: MapSession | None = None
        self._is_outdated = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._catch_up)
        self.editable = False

    # --- what is shown --------------------------------------------------------------------------

    def show_session(self, session: MapSession | None) -> None:
        """Show what a map says now; None shows nothing. Costs nothing where nothing changed."""
        if session is not None and session.document.get(Journey, session.map_id) is None:
            session = None
        if session is not self._session:
            self._follow(session)
        if self.editable != self._canvas.editable:
            self.editable, self._is_outdated = self._canvas.editable, True
        if self._is_outdated:
            self._is_outdated = False
            self.refresh(session)

    def refresh(self, session: MapSession | None) -> None:
        """Compute the table anew."""
        raise NotImplementedError

    def finish_typing(self) -> None:
        """Take over what is being typed in the table."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Put the focus into the table."""
        raise NotImplementedError

    # --- what is done ---------------------------------------------------------------------------

    def edit(self, label: Text, act: Callable[[Edit], object]) -> bool:
        """Edit the map as one step of undo; False and a sentence where it makes no sense."""
        session = self._session
        if session is None or not self.editable:
            return False
        try:
            with session.history.edit(label) as edit:
                act(edit)
        except EditRefusedError as refusal:
            self._tell(str(refusal))
            return False
        self._catch_up()
        return True

    def go_to(self, keys: Iterable[str]) -> None:
        """Select things on the map and bring the first of them into view."""
        if self._is_on_screen:
            self._canvas.select(keys)
            self._canvas.show_selected()

    # --- parts ----------------------------------------------------------------------------------

    def _lay_out(self, table: ToolTable, legend: Legend) -> None:
        self._legend = legend
        self.setFocusProxy(table)
        with_legend = QWidget()
        column = QVBoxLayout(with_legend)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(table, 1)
        column.addWidget(legend)
        self._words = QLabel(str(self.nothing_yet))
        self._words.setProperty("part", "muted")
        self._words.setFont(widget_font("regular", 13))
        self._words.setWordWrap(True)
        self._words.setMargin(12)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(with_legend)
        self._stack.addWidget(self._words)

    def _show_table(self, there: bool) -> None:
        self._stack.setCurrentIndex(0 if there else 1)

    def _follow(self, session: MapSession | None) -> None:
        """Follow another map; what is being typed for one of the same file is taken over."""
        if self._session is not None:
            if session is not None and session.history is self._session.history:
                self.finish_typing()
            self._session.history.forget_listener(self._hear)
        self._session, self._is_outdated = session, True
        if session is not None:
            session.history.on_patched(self._hear)

    @property
    def _is_on_screen(self) -> bool:
        """Whether the canvas still shows the same map: one that it let go is followed no more."""
        return self._session is self._canvas.session

    def _catch_up(self) -> None:
        if self._is_on_screen:
            self.show_session(self._session)

    def _hear(self, event: Patched) -> None:
        if any(isinstance(change.record, self.concerns) for change in event.patch):
            self._is_outdated = True
            if self.isVisible():
                self._soon.start()

    # --- Qt -------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._legend.setVisible(self.height() >= _LEAST_HEIGHT_WITH_LEGEND)
