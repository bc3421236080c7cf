"""The look of the window's parts, as one style sheet filled with the colours of a theme.

Parts are named by the property `part`; what only says where things stand is left to layouts.
"""

from collections.abc import Mapping
from string import Template

_SHEET = Template("""
QMainWindow, QDialog, QWidget[part="panel"], QScrollArea[part="panel"] { background: $panel; }
QWidget[part="ground"] { background: $ground; }
QFrame[part="top"] { background: $panel; border: none; border-bottom: 1px solid $line; }
QFrame[part="side"] { background: $panel; border: none; border-right: 1px solid $line; }
QFrame[part="bottom"] QToolButton { padding: 2px 8px; }
QFrame[part="bottom"] { background: $panel; border: none; border-top: 1px solid $line; }
QLabel[part="muted"] { color: $muted; }
QLabel[part="heading"] { color: $muted; font-weight: 600; }
QLabel[part="name"] { font-weight: 600; }
QLabel[part="trouble"] { color: $problem_text; }

QPushButton, QToolButton {
    background: $card; border: 1px solid $line; border-radius: 6px; padding: 5px 12px;
}
QPushButton:hover, QToolButton:hover { border-color: $outline; }
QPushButton:pressed, QToolButton:pressed, QPushButton:open, QToolButton:open {
    background: $segment;
}
QPushButton:focus, QToolButton:focus { border: 1px solid $accent; }
QPushButton:disabled, QToolButton:disabled { color: $outline; background: $panel; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; width: 0; }
QPushButton[part="main"] {
    background: $accent; color: $on_accent; border-color: $accent; font-weight: 600;
}
QPushButton[part="main"]:focus { border: 2px solid $text; padding: 4px 11px; }
QPushButton[part="main"]:disabled { background: $segment; color: $outline; border-color: $line; }
QPushButton[part="flat"], QToolButton[part="flat"] {
    background: transparent; border-color: transparent; padding: 5px 8px;
}
QPushButton[part="flat"]:hover, QToolButton[part="flat"]:hover { background: $segment; }
QPushButton[part="flat"]:focus, QToolButton[part="flat"]:focus { border-color: $accent; }
QToolButton[part="chosen"] { border-color: $accent; color: $accent; }
QToolButton[part="chosen"]:focus { border: 2px solid $accent; padding: 4px 11px; }
QPushButton[part="choice"] { text-align: left; padding: 12px 16px; }

QToolButton[part="flat"]:checked { background: $segment; border-color: $line; }

QFrame[part="segments"] { background: $segment; border: none; border-radius: 8px; }

QFrame[part="notice"], QFrame[part="attention"], QFrame[part="problem"] {
    border-radius: 6px; padding: 0;
}
QFrame[part="notice"] { background: $notice; border: 1px solid $notice_line; }
QFrame[part="attention"] { background: $attention; border: 1px solid $attention_line; }
QFrame[part="problem"] { background: $problem; border: 1px solid $problem_line; }

QLabel[part="problem"] { padding: 8px; }

QFrame[part="ground"] { background: $ground; border: none; }
QFrame[part="findings"] { background: $panel; border: 1px solid $line; border-radius: 10px; }
QListView[part="cards"] { background: transparent; border: none; }
QListView[part="cards"] QScrollBar:horizontal { height: 8px; margin: 2px 0 0 0; }
QPushButton[part="link"] {
    background: transparent; border-color: transparent; padding: 3px 6px; color: $accent;
}
QPushButton[part="link"]:hover { background: $segment; }
QPushButton[part="link"]:focus { border-color: $accent; }
QPushButton[part="link"]:disabled { color: $outline; }
QLabel[part="asks"] { color: $asks; }
QLineEdit[part="reason"] {
    background: $card; color: $text; border: 1px solid $accent; border-radius: 5px;
    padding: 1px 6px; selection-background-color: $accent; selection-color: $on_accent;
    placeholder-text-color: $muted;
}

QFrame[part="inspector"] { background: $panel; border: none; border-left: 1px solid $line; }
QFrame[part="inspector"] QLineEdit, QFrame[part="inspector"] QPlainTextEdit,
QFrame[part="inspector"] QComboBox {
    background: $card; color: $text; border: 1px solid $line; border-radius: 6px;
    padding: 4px 8px; selection-background-color: $accent; selection-color: $on_accent;
    placeholder-text-color: $muted;
}
QFrame[part="inspector"] QLineEdit { padding: 4px 6px; }
QFrame[part="inspector"] QComboBox { min-height: 18px; }
QFrame[part="inspector"] QComboBox::drop-down { border: none; width: 22px; }
QFrame[part="inspector"] QLineEdit:hover, QFrame[part="inspector"] QPlainTextEdit:hover,
QFrame[part="inspector"] QComboBox:hover { border-color: $outline; }
QFrame[part="inspector"] QLineEdit:focus, QFrame[part="inspector"] QPlainTextEdit:focus,
QFrame[part="inspector"] QComboBox:focus { border-color: $accent; }
QFrame[part="inspector"] QLineEdit:read-only, QFrame[part="inspector"] QPlainTextEdit:read-only,
QFrame[part="inspector"] QComboBox:disabled {
    background: $panel; color: $text;
}
QPushButton[part="segment"] {
    background: transparent; border-color: transparent; padding: 3px 4px; color: $muted;
}
QPushButton[part="segment"]:hover { border-color: $line; }
QPushButton[part="segment"]:checked {
    background: $card; border-color: $line; color: $text;
}
QPushButton[part="segment"]:focus { border-color: $accent; }
QToolButton[part="step"] { padding: 3px 8px; min-width: 12px; }
QPushButton[part="small"] { padding: 3px 8px; }

QDialog QComboBox {
    background: $card; color: $text; border: 1px solid $line; border-radius: 6px;
    padding: 4px 8px; min-height: 18px;
}
QDialog QComboBox::drop-down { border: none; width: 22px; }
QDialog QComboBox:hover { border-color: $outline; }
QDialog QComboBox:focus { border-color: $accent; }
QDialog QComboBox:disabled { background: $panel; color: $muted; }
QTableView, QListWidget {
    background: $card; alternate-background-color: $ground; border: 1px solid $line;
    border-radius: 6px; selection-background-color: $accent; selection-color: $on_accent;
}
QTableView:focus, QListWidget:focus { border-color: $accent; }
QListView[part="offers"] { background: $card; border: 1px solid $line; border-radius: 6px; }
QListView[part="offers"]:focus { border-color: $accent; }
QTableView::item, QListWidget::item { padding: 4px 8px; }
QTableView[part="table"], QTableView[part="table"]:focus { border: none; border-radius: 0; }
QTableView[part="table"] QHeaderView::section {
    background: $ground; border-right: 1px solid $line;
}
QTableView[part="table"] QTableCornerButton::section {
    background: $ground; border: none; border-right: 1px solid $line;
    border-bottom: 1px solid $line;
}
QHeaderView { background: $card; border: none; }
QHeaderView::section {
    background: $card; color: $muted; border: none; border-bottom: 1px solid $line;
    padding: 5px 8px;
}
QSplitter::handle { background: transparent; }

QFrame[part="floating"] {
    background: $panel; border: 1px solid $outline; border-radius: 10px;
}
QFrame[part="floating"] QLineEdit, QLineEdit[part="search"] {
    background: $card; color: $text; border: 1px solid $line; border-radius: 6px;
    padding: 5px 8px; selection-background-color: $accent; selection-color: $on_accent;
    placeholder-text-color: $muted;
}
QFrame[part="floating"] QLineEdit:focus, QLineEdit[part="search"]:focus { border-color: $accent; }
QFrame[part="floating"] QListView { background: $panel; border: none; }
QTreeView {
    background: $card; border: 1px solid $line; border-radius: 6px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QTreeView:focus { border-color: $accent; }
QTreeView::item { padding: 4px 6px; }
QTreeView[part="outline"], QTreeView[part="outline"]:focus {
    background: $panel; border: none; border-radius: 0; padding: 6px 0 0 6px;
    selection-background-color: transparent;
}
QTreeView[part="outline"]::item { padding: 0; }
QTreeView[part="outline"] QLineEdit {
    background: $card; color: $text; border: 2px solid $accent; border-radius: 4px; padding: 0 4px;
    selection-background-color: $accent; selection-color: $on_accent;
}

QMenu { background: $card; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 22px 5px 22px; border-radius: 4px; }
QMenu::item:selected { background: $segment; }
QMenu::item:disabled { color: $outline; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QProgressBar { background: $segment; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QToolTip { background: $card; color: $text; border: 1px solid $line; padding: 3px; }
QScrollArea { border: none; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 11px; margin: 2px; }
QScrollBar:horizontal { height: 11px; margin: 2px; }
QScrollBar::handle { background: $outline; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def style_sheet(colours: Mapping[str, str]) -> str:
    """The style sheet of the window in the colours given by part."""
    return _SHEET.substitute(colours)
