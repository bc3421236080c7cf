"""Keys as people read them."""

from collections.abc import Iterable

from PySide6.QtGui import QKeySequence


def keys_in_words(keys: Iterable[str]) -> str:
    """Keys as the system writes them, such as “Ctrl+Y or Ctrl+Shift+Z”, parted by commas."""
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(key).toString(native) for key in keys)
