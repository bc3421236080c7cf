"""Giving an action other keys: press them; what has them already is named before it loses them."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout

from cjm_desktop.language import Text, text, translate
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.actions import WindowActions
from cjm_desktop.ui.announcing import announce
from cjm_desktop.ui.canvas_keys import KEYS_OF_THE_MAP
from cjm_desktop.ui.key_words import keys_in_words

_MODIFIERS = (
    Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr,
)  # fmt: skip
_ENOUGH = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class ShortcutChange(QFrame):
    """A strip that takes the next keys pressed; `done` tells that it is over."""

    done = Signal()

    def __init__(self, actions: WindowActions) -> None:
        super().__init__()
        self.setProperty("part", "notice")
        self._actions = actions
        self._action_id = self._keys = ""
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.catcher = KeyCatcher()
        self.use = QPushButton(translate("Use them here"))
        self.use.setAutoDefault(False)
        leave = QPushButton(translate("Leave as it is"))
        leave.setAutoDefault(False)
        leave.setProperty("part", "flat")
        row = QHBoxLayout()
        row.addWidget(self.catcher, 1)
        row.addWidget(self.use)
        row.addWidget(leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.addWidget(self.words)
        column.addLayout(row)
        self.catcher.pressed.connect(self._take)
        self.catcher.left.connect(self._end)
        self.use.clicked.connect(self._give)
        leave.clicked.connect(self._end)
        self.hide()

    def begin(self, action_id: str, name: str) -> None:
        """Ask for the new keys of an action."""
        self._action_id, self._keys, self._name = action_id, "", name
        self.catcher.clear()
        self.use.hide()
        self._say(text("Press the new keys for “{name}”. Backspace takes its keys away; Esc leaves "
                       "all as it is.", name=name))  # fmt: skip
        self.show()
        self.catcher.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, keys: str, fits: bool) -> None:
        """Give the keys at once if they are free, else say who has them, or why they cannot be."""
        shown = keys_in_words([keys])
        self.catcher.setText(shown)
        self.use.hide()
        if keys in KEYS_OF_THE_MAP:
            self._say(text("{keys} works on the map itself. Press other keys.", keys=shown))
            return
        if not fits:
            self._say(text("{keys} alone types into what is selected. Add Ctrl or Alt to it.",
                           keys=shown))  # fmt: skip
            return
        self._keys = keys
        holder = self._actions.action_with(keys) if keys else None
        if holder is None or holder.id == self._action_id:
            self._give()
            return
        self._say(text("{keys} is “{other}” now, which would go without.", keys=shown,
                       other=holder.full_words()))  # fmt: skip
        self.use.show()

    def _give(self) -> None:
        self._actions.give_keys(self._action_id, self._keys)
        self._end()

    def _end(self) -> None:
        self.hide()
        self.done.emit()

    def _say(self, words: Text) -> None:
        self.words.setText(str(words))
        self.catcher.setAccessibleDescription(str(words))
        self.setAccessibleName(str(words))
        if self.isVisible():
            announce(self)


class KeyCatcher(QLineEdit):
    """Takes keys instead of text: `pressed` gives them, and whether an action may have them."""

    pressed = Signal(str, bool)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "search")
        self.setReadOnly(True)
        self.setFont(widget_font("medium", 13))
        self.setPlaceholderText(translate("Press keys"))
        self.setAccessibleName(translate("New keys"))

    # --- Qt -------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        modifiers &= ~Qt.KeyboardModifier.KeypadModifier
        bare = modifiers == Qt.KeyboardModifier.NoModifier
        if key in (*_MODIFIERS, Qt.Key.Key_unknown):
            return
        if key == Qt.Key.Key_Escape and bare:
            self.left.emit()
        elif key == Qt.Key.Key_Backspace and bare:
            self.pressed.emit("", True)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            super().keyPressEvent(event)
        else:
            keys = QKeySequence(event.keyCombination()).toString()
            types = bool(event.text()) and event.text().isprintable()
            self.pressed.emit(keys, bool(modifiers & _ENOUGH) or not types)
