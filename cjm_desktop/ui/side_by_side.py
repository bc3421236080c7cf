"""Lays the parts of a window out side by side, or one below the other, without a gap."""

from PySide6.QtWidgets import QBoxLayout, QWidget


def side_by_side(layout: QBoxLayout, *parts: QWidget) -> None:
    """Put parts into a layout, one after the other."""
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for part in parts:
        layout.addWidget(part)
