"""Tells those who hear the program, rather than see it, what has just appeared."""

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget) -> None:
    """Have a screen reader say the accessible name of a widget that appeared."""
    # Loading QAccessible makes its enums, which takes longer than the window can spare at start.
    from PySide6.QtGui import QAccessible, QAccessibleEvent  # noqa: PLC0415

    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))
