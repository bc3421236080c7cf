"""Copy, cut and paste in one window; while something is typed they belong to the field.

What pasting makes of the clipboard stands in `paste_run`, which is loaded when first used.
"""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import Text, text
from cjm_desktop.ui.clipboard.places import anything_to_copy, ids_selected
from cjm_desktop.ui.file_commands import FileCommands, Screen
from cjm_desktop.ui.notices import Notices
from cjm_desktop.ui.surroundings import Surroundings
from cjm_desktop.ui.table_view.commands import TableCommands

if TYPE_CHECKING:
    from cjm_desktop.model.clippings import Clipping
    from cjm_desktop.ui.clipboard.paste_run import PasteRun

_Editor = QLineEdit | QTextEdit | QPlainTextEdit


class ClipboardCommands(QObject):
    """The commands of the clipboard."""

    def __init__(
        self,
        window: QWidget,
        screen: Screen,
        canvas: MapCanvas,
        files: FileCommands,
        notices: Notices,
        surroundings: Surroundings,
        tables: TableCommands,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._screen = screen
        self._canvas = canvas
        self._files = files
        self._notices = notices
        self._surroundings = surroundings
        self._tables = tables
        self._clipboard = QGuiApplication.clipboard()

    @cached_property
    def pasting(self) -> "PasteRun":
        """The pasting, loaded when first used: the window opens sooner without it."""
        from cjm_desktop.ui.clipboard.paste_run import PasteRun  # noqa: PLC0415

        return PasteRun(
            self._window,
            self._screen,
            self._canvas,
            self._files,
            self._notices,
            self._surroundings,
        )

    def nothing_to_copy(self) -> Text | None:
        """What stands in the way of copying."""
        if _editor_in_use() is not None:
            return None
        session = self._canvas.session
        if self._screen.open_file is None or session is None:
            return text("Open a map first.")
        if self._tables.is_shown:
            return None
        if not anything_to_copy(session, self._canvas.selection):
            return text("Select a step, a card or a lane first.")
        return None

    def nothing_to_cut(self) -> Text | None:
        """What stands in the way of cutting."""
        if _editor_in_use() is not None:
            return None
        return self._not_editable() or self.nothing_to_copy()

    def nothing_to_paste(self) -> Text | None:
        """What stands in the way of pasting.

        Whether there is anything to paste is found out when it is: asking takes as long as the
        program takes that it was copied in.
        """
        if _editor_in_use() is not None:
            return None
        return self._not_editable()

    def copy(self) -> None:
        """Copy what is selected."""
        editor = _editor_in_use()
        if editor is not None:
            editor.copy()
        else:
            self._copied()

    def cut(self) -> None:
        """Copy what is selected, and delete it in one step of undo."""
        from cjm_desktop.model.clippings import cut  # noqa: PLC0415

        editor = _editor_in_use()
        if editor is not None:
            editor.cut()
            return
        opened = self._screen.open_file
        if opened is None or not opened.writable:
            return
        clipping = self._copied()
        if self._tables.cut() or clipping is None:
            return
        with opened.history.edit(text("Cut")) as edit:
            cut(edit, clipping)

    def paste(self) -> None:
        """Paste what lies on the clipboard at what is selected."""
        editor = _editor_in_use()
        if editor is not None:
            editor.paste()
            return
        data = self._clipboard.mimeData() or QMimeData()
        if not self._tables.paste(data):
            self.pasting.paste(data)

    def take_file(self, path: Path) -> None:
        """Take a file as if it was copied in the file manager and pasted."""
        self.pasting.paste_file(path)

    def _copied(self) -> "Clipping | None":
        """What is selected, now on the clipboard; None, which is told, if it cannot be copied.

        From the table its cells are copied too, even where they are no clipping of the map.
        """
        data = QMimeData()
        try:
            clipping = self._put_clipping_on(data)
        except EditRefusedError as refusal:
            clipping = None
            if not self._tables.is_shown:
                self._notices.say(str(refusal), passing=True)
        if self._tables.copy_to(data) or clipping is not None:
            self._clipboard.setMimeData(data)
        return clipping

    def _put_clipping_on(self, data: QMimeData) -> "Clipping | None":
        """Add what is selected to what goes to the clipboard; raises EditRefusedError."""
        from cjm_desktop.model.clippings import clipping_of  # noqa: PLC0415
        from cjm_desktop.ui.clipboard.as_text import html_of, rows_of, text_of  # noqa: PLC0415
        from cjm_desktop.ui.clipboard.form import CLIPPING_FORMAT, clipping_form  # noqa: PLC0415

        opened, session = self._screen.open_file, self._canvas.session
        if opened is None or session is None or not self._tables.copies_things:
            return None
        ids = ids_selected(session, self._canvas.selection)
        clipping = clipping_of(opened.document, session.map_id, ids)
        rows = rows_of(clipping)
        data.setData(CLIPPING_FORMAT, clipping_form(clipping, opened.images.read))
        data.setText(text_of(rows))
        data.setHtml(html_of(rows))
        return clipping

    def _not_editable(self) -> Text | None:
        opened = self._screen.open_file
        if opened is None:
            return text("Open a map first.")
        return None if opened.writable else text("This map can only be looked at.")


def _editor_in_use() -> _Editor | None:
    """The text editor that has the focus, if any."""
    focused = QApplication.focusWidget()
    return focused if isinstance(focused, _Editor) and not focused.isReadOnly() else None
