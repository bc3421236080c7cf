"""The inspector's place at the right of the map: there if it is wanted and there is room for it.

What is in it is loaded and made after the window was first painted.
"""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QSettings, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from cjm_desktop.canvas.fields import record_at
from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.language import Text, text, translate
from cjm_desktop.model.records import Stage
from cjm_desktop.ui.actions import NOT_NOW
from cjm_desktop.ui.look import Look
from cjm_desktop.ui.own_entries import OwnEntries

if TYPE_CHECKING:
    from cjm_desktop.ui.inspector.inspector import Inspector

WIDTH = 284
LEAST_WINDOW_WIDTH = 1200
_AFTER_FIRST_PAINT_MS = 20
_KEY = "inspector"
_NO_GOAL_STAGE = text("Select a stage of the goal-based lens first.")


class InspectorSide(QFrame):
    """Shows the inspector beside the map; whether the user wants it is remembered.

    In a window too narrow for both it is only shown when asked for.
    """

    shown_changed = Signal()

    def __init__(
        self,
        window: QWidget,
        canvas: MapCanvas,
        look: Look,
        settings: QSettings,
        own_entries: OwnEntries,
    ) -> None:
        super().__init__(window)
        self._own_entries = own_entries
        self._window, self._canvas, self._look = window, canvas, look
        self._settings = settings
        self._is_ready = self._asked_for_although_narrow = self._is_aside = False
        self.setObjectName("inspector")
        self.setProperty("part", "inspector")
        self.setAccessibleName(translate("Inspector"))
        self.setFixedWidth(WIDTH)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 0, 0, 0)
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_FIRST_PAINT_MS)
        self._soon.timeout.connect(self.make_ready)
        canvas.selection_changed.connect(self.refresh)
        canvas.attached.connect(self._show_attached)
        window.installEventFilter(self)
        self._settle()

    @cached_property
    def content(self) -> "Inspector":
        """The panel itself, loaded and made when first asked for."""
        from cjm_desktop.ui.inspector.inspector import Inspector  # noqa: PLC0415

        content = Inspector(self._look)
        content.left.connect(self._canvas.setFocus)
        content.refused.connect(self._canvas.refused)
        content.library_wanted.connect(self._own_entries.add_part)
        self._column.addWidget(content)
        self._is_ready = True
        return content

    def refresh(self) -> None:
        """Show what is selected now, as it is now."""
        canvas = self._canvas
        if self._is_ready and not self.isHidden():
            self.content.show_selected(canvas.session, canvas.selection, editable=canvas.editable)

    @property
    def is_shown(self) -> bool:
        """Whether the inspector is there beside the map."""
        return not self.isHidden()

    def toggle(self) -> None:
        """Hide it if it is there, else show it whatever the width of the window."""
        if self.is_shown:
            self._want(False)
        else:
            self.show_all_the_same()

    def set_aside(self, aside: bool) -> None:
        """Take it away for a while, whatever is wanted, or give it back as it was."""
        self._is_aside = aside
        self._settle()

    def show_all_the_same(self) -> None:
        """Show it, whatever the width of the window."""
        self._asked_for_although_narrow = self._is_narrow
        self._want(True)

    def switch_focus(self) -> None:
        """From the map into the first field, and from anywhere here back to the map."""
        if self.has_focus:
            self._canvas.setFocus()
        else:
            self.take_focus()

    @property
    def has_focus(self) -> bool:
        """Whether the focus is in one of its fields."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def take_focus(self) -> None:
        """Put the focus into the first field, of an inspector that is hidden too."""
        self.show_all_the_same()
        self.make_ready()
        self.content.take_focus()

    def write_checklist(self) -> None:
        """Put the focus into the next line of the checklist of the stage selected."""
        self.show_all_the_same()
        self.make_ready()
        self.refresh()
        self.content.begin_checklist()

    def no_checklist(self) -> Text | None:
        """What stands in the way of writing a checklist: no stage of the goal lens is selected."""
        session, selection = self._canvas.session, self._canvas.selection
        if session is None or session.lens != "goal" or len(selection) != 1:
            return _NO_GOAL_STAGE
        if not isinstance(record_at(session, selection[0]), Stage):
            return _NO_GOAL_STAGE
        return None if self._canvas.editable else NOT_NOW

    def make_ready(self) -> None:
        """Begin to show things; comes by itself a moment after the first paint."""
        if not self._is_ready:
            self.content.make_pages_ahead()
            self.refresh()

    def _show_attached(self, part_id: str) -> None:
        """A survey or risk trigger was attached; without a title, that is typed here."""
        session = self._canvas.session
        part: Any = session.document.find(part_id) if session is not None else None
        if part is None:
            return
        if part.title:
            self.refresh()
            if self._is_ready and self.is_shown:
                self.content.show_part(part_id)
            return
        self.show_all_the_same()
        self.make_ready()
        self.refresh()
        self.content.type_new_part(part_id)

    @property
    def _is_narrow(self) -> bool:
        return self._window.width() < LEAST_WINDOW_WIDTH

    def _want(self, wanted: bool) -> None:
        self._settings.setValue(_KEY, wanted)
        self._settle()

    def _settle(self) -> None:
        wanted = bool(self._settings.value(_KEY, True, bool))
        has_room = not self._is_narrow or self._asked_for_although_narrow
        shown = wanted and has_room and not self._is_aside
        if shown != self.is_shown:
            if not shown and self.isAncestorOf(QApplication.focusWidget() or self._window):
                self._canvas.setFocus()
            self.setVisible(shown)
            self.shown_changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_ready and not self._soon.isActive():
            self._soon.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self._is_aside:
            self._asked_for_although_narrow = self._asked_for_although_narrow and self._is_narrow
            self._settle()
        return False
