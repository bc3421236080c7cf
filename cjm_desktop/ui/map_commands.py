"""What can be done with the map on screen: the commands behind menus, buttons and keys."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.errors import CjmError
from cjm_desktop.language import text
from cjm_desktop.model.document import Document
from cjm_desktop.model.history import History
from cjm_desktop.model.placing import confirm_placements
from cjm_desktop.model.records import Lens
from cjm_desktop.ui.open_file import OpenFile

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
    ) -> None:
        self._canvas = canvas
        self._tell = tell
        self._now_open = now_open
        self.choose_lens = choose_lens
        self.quit = close_window

    def has_map(self) -> bool:
        """Whether a map is on screen."""
        return self._now_open() is not None

    @property
    def can_edit(self) -> bool:
        """Whether the map on screen can be changed."""
        opened = self._now_open()
        return opened is not None and opened.writable

    @property
    def can_edit_selected(self) -> bool:
        """Whether something is selected that can be changed."""
        return self.can_edit and bool(self._canvas.selection)

    @property
    def bare_keys_free(self) -> bool:
        """Whether single keys are commands: nothing is selected and nothing is typed."""
        return self.has_map() and not self._canvas.selection and not self._canvas.is_typing

    @property
    def lens(self) -> Lens | None:
        """The lens on screen."""
        return self._canvas.lens if self.has_map() else None

    @property
    def document(self) -> Document | None:
        """The document on screen."""
        opened = self._now_open()
        return opened.document if opened else None

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back, in the text being typed or in the map."""
        history = self._history()
        return _typing_in() is not None or (history is not None and history.can_undo)

    @property
    def can_redo(self) -> bool:
        """Whether there is something to do again."""
        history = self._history()
        return _typing_in() is not None or (history is not None and history.can_redo)

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
        if editor is not None:
            editor.undo()
        elif history is not None:
            history.undo()

    def redo(self) -> None:
        """Do again what was undone last."""
        editor, history = _typing_in(), self._history()
        if editor is not None:
            editor.redo()
        elif history is not None:
            history.redo()

    def rename(self) -> None:
        """Open the title of what is selected."""
        self._canvas.edit_selected()

    def delete(self) -> None:
        """Delete what is selected."""
        self._canvas.delete_selected()

    def add(self, element: str) -> None:
        """Add an element of the palette at the selection."""
        self._canvas.setFocus()
        self._canvas.add_element(element)

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
