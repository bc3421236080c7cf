"""Typing the title of a lane in its heading: Enter or leaving keeps it, Escape does not."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QTableView, QWidget

from cjm_desktop.language import text, translate
from cjm_desktop.model.editing import change
from cjm_desktop.model.records import Lane
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.look import Look
from cjm_desktop.ui.table_view.model import TableModel


class HeadingEditor(QLineEdit):
    """A line over a heading; it goes when it is left."""

    def __init__(
        self, parent: QWidget, model: TableModel, lane: Lane, rect: QRect, look: Look
    ) -> None:
        super().__init__(lane.title, parent)
        self.setObjectName("table.heading")
        self.setAccessibleName(translate("Title of the lane"))
        self.setFont(widget_font("semibold", 12.5))
        colours = look.colours
        self.setStyleSheet(
            f"QLineEdit {{ background: {colours['card']}; color: {colours['text']};"
            f" border: 2px solid {colours['accent']}; border-radius: 0; padding: 0 4px;"
            f" selection-background-color: {colours['accent']};"
            f" selection-color: {colours['on_accent']}; }}"
        )
        self._model, self._lane, self._open = model, lane, True
        self.setGeometry(rect)
        self.show()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_keeping(self, *, keep: bool = True) -> None:
        """Close; what was typed stays or is dropped."""
        if not self._open:
            return
        self._open = False
        words, lane = self.text().strip(), self._lane
        had_focus = self.hasFocus()
        self.hide()
        self.deleteLater()
        if keep and words != lane.title:
            self._model.edit(text("Rename lane"), lambda edit: change(edit, lane, title=words))
        table = self.parentWidget()
        while table is not None and not isinstance(table, QTableView):
            table = table.parentWidget()
        if had_focus and table is not None:
            table.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- Qt -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close_keeping()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_keeping(keep=False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.close_keeping()
