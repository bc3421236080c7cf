"""What can be done with the map on screen: the commands behind menus, buttons and keys."""

from collections.abc import Callable

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from cjm_desktop.canvas.cells import cell_of
from cjm_desktop.canvas.revealing import reveal_change
from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.errors import CjmError
from cjm_desktop.language import Text, text
from cjm_desktop.model.edits import Patch
from cjm_desktop.model.history import History
from cjm_desktop.model.links import LINKED, add_link, likely_kind
from cjm_desktop.model.placing import confirm_placements
from cjm_desktop.model.records import Lens, Placement
from cjm_desktop.ui.map_hands import is_at_step
from cjm_desktop.ui.open_file import OpenFile
from cjm_desktop.ui.table_view.commands import TableCommands

_Typing = QLineEdit | QTextEdit | QPlainTextEdit


class MapCommands:
    """Commands on the map; questions say whether they make sense right now."""

    def __init__(
        self,
        canvas: MapCanvas,
        tell: Callable[[CjmError], None],
        now_open: Callable[[], OpenFile | None],
        choose_lens: Callable[[Lens], None],
        close_window: Callable[[], object],
        tables: TableCommands,
    ) -> None:
        self._canvas = canvas
        self._tables = tables
        self._tell = tell
        self._now_open = now_open
        self.choose_lens = choose_lens
        self.quit = close_window

    def has_map(self) -> bool:
        """Whether a map is on screen."""
        return self._now_open() is not None

    # --- what stands in the way -----------------------------------------------------------------

    def no_map(self) -> Text | None:
        """What is missing to do something with a map."""
        return None if self.has_map() else text("Open a map first.")

    def not_editable(self) -> Text | None:
        """What stands in the way of changing the map."""
        opened = self._now_open()
        if opened is not None and not opened.writable:
            return text("This map can only be looked at.")
        return self.no_map()

    def nothing_selected(self) -> Text | None:
        """What stands in the way of changing what is selected."""
        hindrance = self.not_editable()
        if hindrance is None and not any(cell_of(key) is None for key in self._canvas.selection):
            return text("Select something on the map first.")
        return hindrance

    def no_step_selected(self) -> Text | None:
        """What stands in the way of doing something with the steps of what is selected."""
        session, keys = self._canvas.session, self._canvas.selection
        if session is not None and not any(is_at_step(session, key) for key in keys):
            return text("Select a step first, or something at a step.")
        return self.not_editable()

    def nothing_there(self) -> Text | None:
        """What stands in the way of selecting all."""
        session = self._canvas.session
        if self.has_map() and session is not None and not session.arrangement.steps:
            return text("There are no steps on the map yet.")
        return self.no_map()

    def nothing_to_undo(self) -> Text | None:
        """What stands in the way of undo, in the text being typed or in the map."""
        history = self._history()
        if _typing_in() is not None or (history is not None and history.can_undo):
            return None
        return self.not_editable() or text("Nothing was done yet.")

    def nothing_to_redo(self) -> Text | None:
        """What stands in the way of redo."""
        history = self._history()
        if _typing_in() is not None or (history is not None and history.can_redo):
            return None
        return self.not_editable() or text("Nothing was undone.")

    def nothing_proposed(self) -> Text | None:
        """What stands in the way of confirming proposed stages."""
        opened = self._now_open()
        placements = opened.document.all(Placement) if opened is not None else []
        if opened is not None and not any(placement.proposed for placement in placements):
            return text("No stage is only proposed.")
        return self.not_editable()

    # --- what is on screen ----------------------------------------------------------------------

    @property
    def bare_keys_free(self) -> bool:
        """Whether single keys are commands: nothing is selected and nothing is typed."""
        return self.has_map() and not self._canvas.selection and not self._canvas.is_typing

    @property
    def lens(self) -> Lens | None:
        """The lens on screen."""
        return self._canvas.lens if self.has_map() else None

    # --- commands -------------------------------------------------------------------------------

    @property
    def undo_label(self) -> str:
        """What undo takes back."""
        history = self._history()
        return str(history.undo_label) if history else ""

    @property
    def redo_label(self) -> str:
        """What redo does again."""
        history = self._history()
        return str(history.redo_label) if history else ""

    def undo(self) -> None:
        """Take back the last step; while typing, what was typed last."""
        editor, history = _typing_in(), self._history()
        title = self._title_typed(editor)
        if editor is not None and (title is None or title.isUndoAvailable()):
            editor.undo()
        elif history is not None:
            self._show(history.undo())

    def redo(self) -> None:
        """Do again what was undone last."""
        editor, history = _typing_in(), self._history()
        title = self._title_typed(editor)
        if editor is not None and (title is None or title.isRedoAvailable()):
            editor.redo()
        elif history is not None:
            self._show(history.redo())

    def _title_typed(self, editor: _Typing | None) -> QTextDocument | None:
        """The words of a title open on the map: where none were typed, undo means the map."""
        if isinstance(editor, QPlainTextEdit) and self._canvas.isAncestorOf(editor):
            return editor.document()
        return None

    def _show(self, patch: Patch | None) -> None:
        if patch is not None:
            reveal_change(self._canvas, patch)

    def rename(self) -> None:
        """Open the title of what is selected."""
        self._tables.hands.rename()

    def delete(self) -> None:
        """Delete what is selected."""
        self._tables.hands.delete()

    def duplicate(self) -> None:
        """Copy what is selected beside itself."""
        self._tables.hands.duplicate()

    def park(self) -> None:
        """Lay the notes selected into the parking lot, or begin a new one there."""
        self._tables.show_canvas()
        self._canvas.finish_typing()
        self._canvas.setFocus()
        self._canvas.keyboard.park()

    @property
    def pen_in_hand(self) -> bool:
        """Whether the pen for drawing curves is in hand."""
        return self._canvas.pen

    def switch_pen(self) -> None:
        """Take the pen for drawing curves, or put it away."""
        self._tables.show_canvas()
        self._canvas.setFocus()
        self._canvas.take_pen(not self._canvas.pen)

    def show_map(self) -> None:
        """Show the map itself, whatever stands in its place."""
        self._tables.show_canvas()
        self._canvas.finish_typing()
        self._canvas.setFocus()

    def select_all(self) -> None:
        """Select every step and every card."""
        self._tables.hands.select_all()

    def not_two_to_link(self) -> Text | None:
        """What stands in the way of linking what is selected."""
        hindrance = self.not_editable()
        if hindrance is None and len(self._linked_by_selection()) != 2:
            return text("Select two steps, touchpoints or notes first.")
        return hindrance

    def link_selected(self) -> None:
        """Link the two things selected, from the first to the second; its words can be typed."""
        history, ends = self._history(), self._linked_by_selection()
        if history is None or len(ends) != 2:
            return
        try:
            with history.edit(text("Link")) as edit:
                source, target = ends
                link = add_link(edit, source, target, likely_kind(edit.document, source, target))
        except CjmError as error:
            self._tell(error)
            return
        self._canvas.setFocus()
        self._canvas.select((link.id,))

    def _linked_by_selection(self) -> list[str]:
        session = self._canvas.session
        if session is None or len(self._canvas.selection) != 2:
            return []
        keys = self._canvas.selection
        return [key for key in keys if isinstance(session.document.find(key), LINKED)]

    def add(self, element: str, title: str = "") -> None:
        """Add an element of the palette at the selection."""
        self._tables.hands.add(element, title)

    def add_step_before(self) -> None:
        """Add a step before the one in which something is selected."""
        self._tables.hands.add_step_before()

    def delete_steps(self) -> None:
        """Delete the steps in which something is selected."""
        self._tables.hands.delete_steps()

    def confirm_stages(self) -> None:
        """Confirm every stage that was only proposed."""
        history, map_id = self._history(), self._canvas.map_id
        if history is None or map_id is None:
            return
        try:
            with history.edit(text("Confirm proposed stages")) as edit:
                confirm_placements(edit, map_id)
        except CjmError as error:
            self._tell(error)

    def fit(self) -> None:
        """Show the whole map."""
        self._canvas.fit()

    def zoom_in(self) -> None:
        """Show the map larger."""
        self._canvas.zoom_in()

    def zoom_out(self) -> None:
        """Show the map smaller."""
        self._canvas.zoom_out()

    def actual_size(self) -> None:
        """Show a point as a pixel."""
        self._canvas.zoom_to(1.0)

    def _history(self) -> History | None:
        opened = self._now_open()
        return opened.history if opened is not None and opened.writable else None


def _typing_in() -> _Typing | None:
    """The text editor that has the focus, if any."""
    focused: QWidget | None = QApplication.focusWidget()
    return focused if isinstance(focused, _Typing) and not focused.isReadOnly() else None
