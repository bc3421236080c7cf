"""The colours of the window around the map, taken from the map's own theme."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtGui import QColor, QPalette

from cjm_desktop.drawing.theme import THEMES

WINDOW_ROLES: Mapping[str, str] = MappingProxyType(
    {
        "panel": "paper",
        "ground": "lane.heading",
        "text": "text",
        "muted": "text.muted",
        "line": "lane.frame",
        "outline": "card.outline",
        "segment": "badge",
        "card": "card",
        "accent": "selection",
        "on_accent": "text.on_colour",
        "notice": "note.blue",
        "notice_line": "note.blue.outline",
        "attention": "note.yellow",
        "attention_line": "note.yellow.outline",
        "asks": "proposed",
        "problem": "note.red",
        "problem_line": "note.red.outline",
        "problem_text": "quote.bad",
    }
)
"""What each part of the window takes from the theme of the map."""


def window_colours(theme_name: str) -> dict[str, str]:
    """The colours of the window's parts in a theme, each `#rrggbb`."""
    theme = THEMES[theme_name]
    return {part: theme.colour(role) for part, role in WINDOW_ROLES.items()}


def window_palette(colours: Mapping[str, str]) -> QPalette:
    """The same colours for what Qt draws by itself: dialogs, selections, disabled things."""
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, part in (
        (roles.Window, "panel"),
        (roles.WindowText, "text"),
        (roles.Base, "card"),
        (roles.AlternateBase, "ground"),
        (roles.Text, "text"),
        (roles.Button, "card"),
        (roles.ButtonText, "text"),
        (roles.PlaceholderText, "muted"),
        (roles.ToolTipBase, "card"),
        (roles.ToolTipText, "text"),
        (roles.Highlight, "accent"),
        (roles.HighlightedText, "on_accent"),
        (roles.Accent, "accent"),
        (roles.Link, "accent"),
        (roles.Mid, "line"),
    ):
        palette.setColor(role, QColor(colours[part]))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours["outline"]))
    return palette
