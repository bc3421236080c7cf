"""Spell checking in one field: wrong words are underlined, a right click offers others.

The word at the cursor is left in peace while it is being typed.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QPlainTextEdit

from cjm_desktop.language import translate
from cjm_desktop.ui.spelling.speller import Speller

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_GLUE = re.compile(r"\S+")
_NO_PROSE = re.compile(r"[\d_@/\\]|\w\.\w")
"""What tells addresses, file names and codes from words."""


class Word(NamedTuple):
    """A word of a line, and where it begins."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


def words_to_check(line: str) -> Iterator[Word]:
    """The words of a line that a dictionary may know: no codes, addresses, initials."""
    for glued in _GLUE.finditer(line):
        if _NO_PROSE.search(glued[0]):
            continue
        for found in _WORD.finditer(glued[0]):
            word = found[0]
            if len(word) > 1 and not word.isupper():
                yield Word(glued.start() + found.start(), word)


class CheckedField(QSyntaxHighlighter):
    """Checks a field as one types; lives as long as the field's text."""

    def __init__(self, field: QPlainTextEdit, speller: Speller) -> None:
        super().__init__(field.document())
        self._field, self._speller = field, speller
        self._wrong = QTextCharFormat()
        self._wrong.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        self._wrong.setUnderlineColor(Qt.GlobalColor.red)
        self._block = -1
        speller.changed.connect(self.rehighlight)
        field.cursorPositionChanged.connect(self._follow_cursor)
        field.viewport().installEventFilter(self)
        field.installEventFilter(self)

    def wrong_words(self) -> list[str]:
        """The words underlined now."""
        document = self._field.document()
        lines = (document.findBlockByNumber(at) for at in range(document.blockCount()))
        return [
            line.text()[piece.start : piece.start + piece.length]
            for line in lines
            for piece in line.layout().formats()
            if piece.format.underlineStyle() == self._wrong.underlineStyle()
        ]

    def menu_at(self, cursor: QTextCursor) -> QMenu:
        """The field's own menu, above it what may have been meant by the word there."""
        menu = self._field.createStandardContextMenu()
        word = self._word_at(cursor)
        if word is None or not self._speller.is_wrong(word.text) or self._field.isReadOnly():
            return menu
        offered = [
            (suggestion, partial(self._replace, cursor.block(), word, suggestion))
            for suggestion in self._speller.suggestions(word.text)
        ]
        teach = translate("Add “{word}” to the dictionary", word=word.text)
        _put_first(menu, [*offered, (teach, partial(self._speller.learn, word.text))])
        return menu

    def _replace(self, block: QTextBlock, word: Word, other: str) -> None:
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + word.start)
        cursor.setPosition(block.position() + word.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(other)

    def _word_at(self, cursor: QTextCursor) -> Word | None:
        place = cursor.positionInBlock()
        found = words_to_check(cursor.block().text())
        return next((word for word in found if word.start <= place <= word.end), None)

    def _follow_cursor(self) -> None:
        """The word that the cursor left may be wrong; the one it came to is in peace."""
        document, before = self._field.document(), self._block
        self._block = self._field.textCursor().blockNumber()
        for number in {before, self._block}:
            block = document.findBlockByNumber(number)
            if block.isValid():
                self.rehighlightBlock(block)

    def highlightBlock(self, text: str) -> None:  # noqa: N802  # Qt's name
        cursor = self._field.textCursor()
        here = cursor.blockNumber() == self.currentBlock().blockNumber()
        typed_at = cursor.positionInBlock() if here and self._field.hasFocus() else -1
        for word in words_to_check(text):
            if word.end != typed_at and self._speller.is_wrong(word.text):
                self.setFormat(word.start, len(word.text), self._wrong)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QContextMenuEvent):
            self._open_menu(event)
            return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._follow_cursor()
        return super().eventFilter(watched, event)

    def _open_menu(self, event: QContextMenuEvent) -> None:
        field = self._field
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        cursor = field.cursorForPosition(event.pos()) if by_mouse else field.textCursor()
        below = field.viewport().mapToGlobal(field.cursorRect(cursor).bottomLeft() + QPoint(0, 4))
        menu = self.menu_at(cursor)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos() if by_mouse else below)


def _put_first(menu: QMenu, entries: Sequence[tuple[str, Callable[[], object]]]) -> None:
    """Put entries above those of a menu, the last one apart from the others."""
    below = menu.actions()[0]
    for words, act in entries:
        action = QAction(words.replace("&", "&&"), menu)
        action.triggered.connect(lambda _=False, act=act: act())
        menu.insertAction(below, action)
    menu.insertSeparator(below)
