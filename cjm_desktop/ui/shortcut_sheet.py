"""The sheet of shortcuts: every action with its keys, by group, and the map's own keys.

Words typed narrow it. Keys of actions can be changed here; those of the map are only told.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cjm_desktop.language import Text, text, translate
from cjm_desktop.model.find import folded
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui import canvas_keys
from cjm_desktop.ui.actions import Action, WindowActions
from cjm_desktop.ui.key_words import keys_in_words
from cjm_desktop.ui.shortcut_change import ShortcutChange

GROUP_NAMES: dict[str, Text] = {
    "edit": text("Edit"),
    "add": text("Add"),
    "lens": text("Lenses"),
    "view": text("View"),
    "findings": text("Questions for the room"),
    "find": text("Find"),
    "file": text("File"),
    "templates": text("Templates and defaults"),
    "export": text("Export"),
    "look": text("Look"),
    "language": text("Language"),
    "spelling": text("Spelling"),
    "help": text("Help"),
    "window": text("Window"),
}
"""The groups of actions by the first part of their ids, in the order of the sheet."""

_ACTION_ID = Qt.ItemDataRole.UserRole
_COMMAND, _KEYS = 0, 1


class ShortcutSheet(QDialog):
    """All keys at a glance."""

    def __init__(self, window: QWidget, actions: WindowActions) -> None:
        super().__init__(window)
        self.setObjectName("shortcuts")
        self.setWindowTitle(translate("Keyboard shortcuts"))
        self._actions = actions
        self.search = QLineEdit()
        self.tree = QTreeWidget()
        self.change = ShortcutChange(actions)
        self._change = _button(translate("Change keys…"))
        self._reset = _button(translate("Reset"))
        self._reset_all = _button(translate("Reset all"))
        self._close = _button(translate("Close"))
        self._lay_out()
        self._connect()
        self.resize(680, 640)

    def open_fresh(self) -> None:
        """Show the sheet with all groups, as things are now."""
        self.search.clear()
        self.change.hide()
        self._fill()
        self.tree.scrollToTop()
        self.open()
        self.search.setFocus()

    @property
    def chosen(self) -> str:
        """The id of the action chosen; empty for a group or the map's own keys."""
        item = self.tree.currentItem()
        return str(item.data(_COMMAND, _ACTION_ID) or "") if item is not None else ""

    def choose(self, action_id: str) -> None:
        """Choose the row of an action."""
        for item in self._rows():
            if item.data(_COMMAND, _ACTION_ID) == action_id:
                self.tree.setCurrentItem(item)

    def change_keys(self) -> None:
        """Ask for other keys for the action chosen."""
        item = self.tree.currentItem()
        if item is not None and self.chosen:
            self.change.begin(self.chosen, item.text(_COMMAND))

    def reset_keys(self) -> None:
        """Give the action chosen the keys it came with."""
        if self.chosen:
            self._actions.reset_keys(self.chosen)
            self._fill()

    def reset_all_keys(self) -> None:
        """Give all actions the keys they came with."""
        self._actions.reset_all_keys()
        self._fill()

    def _fill(self) -> None:
        chosen = self.chosen
        self.tree.clear()
        for group, name in GROUP_NAMES.items():
            actions = [action for action in self._actions.all() if action.group == group]
            self._add_group(str(name), [self._row(action) for action in actions])
        for name, entries in canvas_keys.GROUPS:
            rows = [QTreeWidgetItem([str(e.does), ", ".join(map(str, e.keys))]) for e in entries]
            self._add_group(str(name), rows)
        self._narrow(self.search.text())
        self.choose(chosen)
        self._follow_choice()

    def _add_group(self, name: str, rows: list[QTreeWidgetItem]) -> None:
        group = QTreeWidgetItem([name])
        group.setFont(_COMMAND, widget_font("semibold", 13))
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.tree.addTopLevelItem(group)
        group.addChildren(rows)
        group.setExpanded(True)
        group.setFirstColumnSpanned(True)

    def _row(self, action: Action) -> QTreeWidgetItem:
        keys = keys_in_words((*self._actions.keys_of(action.id), *action.bare_keys))
        row = QTreeWidgetItem([action.full_words(), keys])
        row.setData(_COMMAND, _ACTION_ID, action.id)
        if self._actions.has_own_keys(action.id):
            row.setFont(_KEYS, widget_font("semibold", 13))
            own = translate("your own keys")
            row.setToolTip(_KEYS, own)
            row.setData(_KEYS, Qt.ItemDataRole.AccessibleTextRole, f"{keys}, {own}")
        return row

    def _groups(self) -> list[QTreeWidgetItem]:
        groups = (self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount()))
        return [group for group in groups if group is not None]

    def _rows(self) -> Iterator[QTreeWidgetItem]:
        for group in self._groups():
            yield from _children(group)

    def _narrow(self, words: str) -> None:
        """Show the rows that hold the words, in name or keys."""
        wanted = folded(words)
        for group in self._groups():
            rows = _children(group)
            for row in rows:
                row.setHidden(wanted not in folded(f"{row.text(_COMMAND)} {row.text(_KEYS)}"))
            group.setHidden(all(row.isHidden() for row in rows))

    def _follow_choice(self) -> None:
        self._change.setEnabled(bool(self.chosen))
        self._reset.setEnabled(bool(self.chosen) and self._actions.has_own_keys(self.chosen))
        own = any(self._actions.has_own_keys(action.id) for action in self._actions.all())
        self._reset_all.setEnabled(own)

    def _changed(self) -> None:
        self._fill()
        self.tree.setFocus()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._narrow)
        self.tree.currentItemChanged.connect(lambda _now, _before: self._follow_choice())
        self.tree.itemActivated.connect(lambda _item, _column: self.change_keys())
        self._change.clicked.connect(self.change_keys)
        self._reset.clicked.connect(self.reset_keys)
        self._reset_all.clicked.connect(self.reset_all_keys)
        self._close.clicked.connect(self.reject)
        self.change.done.connect(self._changed)

    def _lay_out(self) -> None:
        self.search.setProperty("part", "search")
        self.search.setPlaceholderText(translate("Search by name or keys"))
        self.search.setAccessibleName(translate("Search shortcuts"))
        self.search.setClearButtonEnabled(True)
        tree = self.tree
        tree.setAccessibleName(self.windowTitle())
        tree.setHeaderLabels([translate("Command"), translate("Keys")])
        tree.setRootIsDecorated(False)
        tree.setItemsExpandable(False)
        tree.setIndentation(10)
        tree.setUniformRowHeights(True)
        tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        tree.header().setSectionResizeMode(_COMMAND, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(_KEYS, QHeaderView.ResizeMode.ResizeToContents)
        tree.header().setStretchLastSection(False)
        tree.header().setSectionsClickable(False)
        buttons = QHBoxLayout()
        for button in (self._change, self._reset, self._reset_all):
            buttons.addWidget(button)
        buttons.addStretch()
        buttons.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.search)
        column.addWidget(tree, 1)
        column.addWidget(self.change)
        column.addLayout(buttons)

    # --- Qt -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.tree.setFocus()
            shown = [row for row in self._rows() if not row.isHidden()]
            if self.tree.currentItem() not in shown and shown:
                self.tree.setCurrentItem(shown[0])
        else:
            super().keyPressEvent(event)


def _children(group: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    rows = (group.child(at) for at in range(group.childCount()))
    return [row for row in rows if row is not None]


def _button(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    return button
