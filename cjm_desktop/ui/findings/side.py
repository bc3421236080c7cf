"""The place of the questions below the map: folded to a line or open, and as high as was wished.

What is in it is loaded and made after the window was first painted, piece by piece, so that a key
pressed meanwhile is heard at once.
"""

from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from cjm_desktop.language import translate
from cjm_desktop.ui.findings.grip import Grip

if TYPE_CHECKING:
    from cjm_desktop.ui.findings.panel import Form, Panel
    from cjm_desktop.ui.main_window import MainWindow

LEAST_WINDOW_HEIGHT = 760
"""In a lower window the map needs the room: the questions are open there only when asked for."""
FOLDED = 40
_DELETES = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_MOST_OF_WINDOW = 0.4
_HEIGHTS: dict[str, int] = {"cards": 136, "one": 168, "tool": 280}
_LEAST = 112
_AFTER_FIRST_PAINT_MS = 30
_KEY = "findings"
_LOADED_AHEAD = (
    "cjm_desktop.lenses.reading",
    "cjm_desktop.lenses.feelings",
    "cjm_desktop.lenses.goal",
    "cjm_desktop.lenses.findings",
    "cjm_desktop.ui.findings.lighting",
    "cjm_desktop.ui.findings.reason_field",
    "cjm_desktop.ui.findings.card_painter",
    "cjm_desktop.ui.findings.body",
    "cjm_desktop.ui.findings.panel",
)
"""What the panel is made of, in pieces that take about as long as a frame to load."""


class FindingsSide(QFrame):
    """Shows the panel below the map; whether it is open, and how high, is remembered."""

    shown_changed = Signal()

    def __init__(self, window: "MainWindow", settings: QSettings) -> None:
        super().__init__()
        self._window, self._settings = window, settings
        self._canvas, self._look = window.canvas, window.look
        self._asked_for_although_low = self._is_ready = False
        self.setObjectName("findings")
        self.setProperty("part", "ground")
        self.setAccessibleName(translate("Questions for the room"))
        self._inside = QFrame()
        self._inside.setProperty("part", "findings")
        self._inside_column = QVBoxLayout(self._inside)
        self._inside_column.setContentsMargins(1, 1, 1, 1)
        self._grip = Grip(self._look)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self._grip)
        self._column.addWidget(self._inside, 1)
        self._grip.moved_up.connect(self._grow)
        self._grip.let_go.connect(self._keep_height)
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_FIRST_PAINT_MS)
        self._soon.timeout.connect(self._load_or_make)
        self._still_to_load = list(_LOADED_AHEAD)
        window.installEventFilter(self)
        window.notices.stay_above(self)
        self._settle()
        self.with_map = _column(window.tables.place, self)
        """The map, and below it the questions."""

    @cached_property
    def panel(self) -> "Panel":
        """The panel itself, loaded and made when first asked for."""
        from cjm_desktop.ui.findings.panel import Panel  # noqa: PLC0415

        window = self._window
        panel = Panel(
            self._canvas,
            self._look,
            window.tables,
            window.notices,
            window.maps.not_editable,
            lambda: window.surroundings.now().date(),
        )
        self._inside_column.addWidget(panel)
        panel.show_open(self.is_open)
        panel.form_changed.connect(self._settle)
        panel.fold_wanted.connect(self.toggle)
        panel.header.one_by_one.connect(self.step_through)
        panel.cards.row.one_by_one.connect(self.step_through)
        panel.one_by_one.ended.connect(self.end_stepping)
        panel.refreshed.connect(self.shown_changed)
        self._is_ready = True
        return panel

    @property
    def ready(self) -> "Panel | None":
        """The panel if it was made; asked often, this loads nothing."""
        return self.panel if self._is_ready else None

    def make_ready(self) -> None:
        """Make the panel; comes by itself a moment after the first paint."""
        if not self._is_ready:
            self.panel.refresh()
            self.panel.questions.renew()

    def _load_or_make(self) -> None:
        if self._is_ready or not self._still_to_load:
            self.make_ready()
        else:
            import_module(self._still_to_load.pop(0))
            self._soon.start(0)

    # --- open or folded -------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Whether more than a line is shown."""
        wanted = bool(self._settings.value(f"{_KEY}/open", True, bool))
        has_room = not self._is_low or self._asked_for_although_low
        return (wanted and has_room) or self._form() == "one"

    def toggle(self) -> None:
        """Fold it to a line, or unfold it."""
        is_open = self.is_open
        if self._is_ready:
            self.panel.end_stepping()
        self._want(not is_open)

    def unfold(self) -> None:
        """Open it, whatever the height of the window."""
        if not self.is_open:
            self._want(True)

    @property
    def has_focus(self) -> bool:
        """Whether the focus is somewhere in it."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def take_focus(self) -> None:
        """Put the focus on the questions, or on the line that they are folded to."""
        self.make_ready()
        if self.is_open:
            self.panel.take_focus()
        else:
            self.panel.header.count.setFocus()

    def step_through(self) -> None:
        """Show the questions one by one."""
        self.make_ready()
        self.panel.step_through()
        if self._form() == "one":
            self.panel.take_focus()

    def end_stepping(self) -> None:
        """Back to the cards, or to the line that it was."""
        had_focus = self.has_focus
        self.panel.end_stepping()
        if had_focus and self.is_open:
            self.panel.take_focus()
        elif had_focus:
            self._canvas.setFocus()

    def finish_typing(self) -> None:
        """Take over what is being typed in a tool of the lens."""
        if self._is_ready:
            self.panel.finish_typing()

    def _want(self, wanted: bool) -> None:
        self._settings.setValue(f"{_KEY}/open", wanted)
        self._asked_for_although_low = wanted and self._is_low
        self._settle()

    @property
    def _is_low(self) -> bool:
        return self._window.height() < LEAST_WINDOW_HEIGHT

    # --- height ---------------------------------------------------------------------------------

    def _form(self) -> "Form":
        return self.panel.form if self._is_ready else "cards"

    def _height(self) -> int:
        form = self._form()
        kept = str(self._settings.value(f"{_KEY}/{form}-height", ""))
        wanted = int(kept) if kept.isdecimal() else _HEIGHTS[form]
        return max(_LEAST, min(wanted, self._most()))

    def _most(self) -> int:
        return round(self._window.height() * _MOST_OF_WINDOW)

    def _grow(self, by: int) -> None:
        self.setFixedHeight(max(_LEAST, min(self.height() + by, self._most())))

    def _keep_height(self) -> None:
        self._settings.setValue(f"{_KEY}/{self._form()}-height", self.height())

    def _settle(self) -> None:
        """Be open or folded, and as high as what is shown."""
        is_open = self.is_open
        self._grip.setVisible(is_open)
        self._column.setContentsMargins(10, 0 if is_open else 2, 10, 6 if is_open else 4)
        self.setFixedHeight(self._height() if is_open else FOLDED)
        if self._is_ready and self.panel.is_open != is_open:
            if not is_open and self.has_focus:
                self._canvas.setFocus()
            self.panel.show_open(is_open)

    def event(self, event: QEvent) -> bool:
        """Here Del is never meant for what is selected on the map."""
        is_delete = isinstance(event, QKeyEvent) and event.key() in _DELETES
        if is_delete and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, where nothing in here wanted it, leads back to the map."""
        if event.key() == Qt.Key.Key_Escape:
            self._canvas.setFocus()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_ready and not self._soon.isActive():
            self._soon.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._asked_for_although_low = self._asked_for_although_low and self._is_low
            self._settle()
        return False


def _column(map_place: QWidget, below: QWidget) -> QWidget:
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(map_place, 1)
    column.addWidget(below)
    return both
