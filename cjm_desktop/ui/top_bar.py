"""The bar at the top: the file and its state of saving, undo and redo, lenses, present, export."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cjm_desktop.language import translate
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.actions import WindowActions
from cjm_desktop.ui.eliding_label import ElidingLabel
from cjm_desktop.ui.lens_bar import LensBar
from cjm_desktop.ui.look import Look
from cjm_desktop.ui.map_chooser import MapChooser

HEIGHT = 52
_WIDEST_NAME = 190
_WORDS_FIRST = 100


class TopBar(QFrame):
    """The bar; the window fills it and hears what is chosen in its parts."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("part", "top")
        self.setFixedHeight(HEIGHT)
        self.name = ElidingLabel("name", "semibold", 13.5)
        self.state = ElidingLabel("muted", "regular", 11)
        self.lens_bar = LensBar(look)
        self._menu = _button(translate("Menu"))
        self._undo, self._redo = _button(translate("Undo")), _button(translate("Redo"))
        self._present = _button(translate("Present"))
        self._export = _button(translate("Export PDF"), main=True)
        self.maps = MapChooser()
        self._of_map = (self._undo, self._redo, self.lens_bar, self._present, self._export)
        self._lay_out()

    def use(self, menu: QMenu, actions: WindowActions) -> None:
        """Let the buttons do what the actions do, and be as enabled as they are."""
        self._menu.setMenu(menu)
        present = actions["view.present"]
        present.changed.connect(lambda: self._present.setText(_with_keys(present)))
        self._present.setText(_with_keys(present))
        for button, action in (
            (self._undo, actions["edit.undo"]),
            (self._redo, actions["edit.redo"]),
            (self._present, present),
            (self._export, actions["export.pdf"]),
        ):
            button.clicked.connect(action.trigger)
            action.changed.connect(lambda button=button, action=action: _follow(button, action))
            _follow(button, action)

    def open_menu(self) -> None:
        """Open the menu from the keyboard."""
        self._menu.showMenu()

    def show_map_tools(self, shown: bool) -> None:
        """Show what needs a map, or only the menu."""
        self.state.setVisible(shown)
        for widget in self._of_map:
            widget.setVisible(shown)

    def show_state(self, words: str, *, problem: bool = False) -> None:
        """Say where saving stands."""
        self.state.setText(words)
        part = "trouble" if problem else "muted"
        if self.state.property("part") != part:
            self.state.setProperty("part", part)
            self.state.style().polish(self.state)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 0, 14, 1)
        grid.setHorizontalSpacing(12)
        grid.addWidget(self._left(), 0, 0)
        grid.addWidget(self.lens_bar, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._right(), 0, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)

    def _left(self) -> QWidget:
        for label in (self.name, self.state):
            label.setMaximumWidth(_WIDEST_NAME)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch()
        words.addWidget(self.name)
        words.addWidget(self.state)
        words.addStretch()
        return _row(self._menu, words, self._undo, self._redo, None)

    def _right(self) -> QWidget:
        return _row(None, self.maps, self._present, self._export)


def _row(*parts: QWidget | QVBoxLayout | None) -> QWidget:
    """A row of parts; None stretches, and so does a column of words."""
    widget = QWidget()
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for part in parts:
        if part is None:
            row.addStretch(1)
        elif isinstance(part, QVBoxLayout):
            row.addLayout(part, _WORDS_FIRST)
        else:
            row.addWidget(part)
    return widget


def _button(words: str, *, main: bool = False) -> QPushButton:
    button = QPushButton(words)
    button.setFont(widget_font("semibold" if main else "medium", 12))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the hand leaves the keys to the map
    if main:
        button.setProperty("part", "main")
    return button


def _keys_of(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def _with_keys(action: QAction) -> str:
    return f"{action.text()} {_keys_of(action)}".rstrip()


def _follow(button: QPushButton, action: QAction) -> None:
    button.setEnabled(action.isEnabled())
    keys = _keys_of(action)
    words = action.text().rstrip("…")
    button.setToolTip(f"{words} ({keys})" if keys else words)
    button.setAccessibleName(words)
