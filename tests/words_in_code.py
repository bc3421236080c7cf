"""Finds words in the code that people would read in English whatever language they chose."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

LANGUAGE_CALLS = {
    "translate",
    "translate_plural",
    "text",
    "text_plural",
    "marked",
    "marked_plural",
}
SHOWING_CALLS = {
    "setText",
    "setToolTip",
    "setStatusTip",
    "setWhatsThis",
    "setPlaceholderText",
    "setWindowTitle",
    "setAccessibleName",
    "setAccessibleDescription",
    "setTitle",
    "setLabelText",
    "setTabText",
    "setItemText",
    "setPrefix",
    "setSuffix",
    "setSpecialValueText",
    "setInformativeText",
    "setDetailedText",
    "setHeaderLabels",
    "setHorizontalHeaderLabels",
    "setVerticalHeaderLabels",
    "addItem",
    "addItems",
    "insertItem",
    "addTab",
    "insertTab",
    "addAction",
    "addMenu",
    "addButton",
    "addRow",
    "showMessage",
    "drawText",
    "say",
    "edit",
    "Action",
    "QLabel",
    "QPushButton",
    "QToolButton",
    "QCheckBox",
    "QRadioButton",
    "QGroupBox",
    "QMenu",
    "QAction",
    "QMessageBox",
    "QListWidgetItem",
    "QTableWidgetItem",
    "QTreeWidgetItem",
    "QStandardItem",
    "CjmError",
    "WorkshopFileError",
    "ImportFileError",
    "ExportError",
    "EditRefusedError",
    "LockedError",
}
SHOWN_KEYWORDS = {"help", "description", "epilog", "placeholderText", "toolTip", "text", "hint"}
SHOWN_ARGUMENTS = {"Action": slice(1, 2), "say": slice(1), "edit": slice(1)}
"""Where the words stand in a call that takes names for programs too; else they may be anywhere."""
SENTENCE = re.compile(r"[A-Z][a-z’']* [\w“{(]")
LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Leak:
    """A literal that would be shown untranslated, and the line where it stands."""

    line: int
    words: str


def untranslated(code: str) -> list[Leak]:
    """Every literal that is shown, or reads as a sentence, and asks for no translation."""
    finder = _Finder()
    finder.visit(ast.parse(code))
    return sorted(finder.leaks, key=lambda leak: leak.line)


class _Finder(ast.NodeVisitor):
    """Walks over the code of a module, past docstrings, translated words and our own bugs."""

    def __init__(self) -> None:
        self.leaks: set[Leak] = set()

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):  # else it is a docstring
            self.generic_visit(node)

    def visit_Raise(self, node: ast.Raise) -> None:
        """What no user meets: an error that is none of the known troubles is a bug of ours."""
        if isinstance(node.exc, ast.Call) and _name(node.exc.func) in SHOWING_CALLS:
            self.generic_visit(node)

    def visit_Assert(self, node: ast.Assert) -> None:
        self.visit(node.test)

    def visit_Call(self, node: ast.Call) -> None:
        name = _name(node.func)
        if name in LANGUAGE_CALLS:
            for keyword in node.keywords:
                self.visit(keyword.value)
            return
        if name in SHOWING_CALLS:
            for argument in node.args[SHOWN_ARGUMENTS.get(name, slice(None))]:
                self.leaks.update(_literals(argument))
        for keyword in node.keywords:
            if keyword.arg in SHOWN_KEYWORDS:
                self.leaks.update(_literals(keyword.value))
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str) and SENTENCE.match(node.value):
            self.leaks.add(Leak(node.lineno, node.value))


def _literals(node: ast.expr) -> Iterator[Leak]:
    """The words that an expression puts together itself; not what it asks others for."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str) and LETTER.search(node.value):
            yield Leak(node.lineno, node.value)
    elif not isinstance(node, ast.Call | ast.Subscript | ast.Lambda | ast.Compare):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                yield from _literals(child)


def _name(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""
