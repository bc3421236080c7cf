"""The colours of a drawn map: what a shape's colour role looks like in each theme.

One table per theme. A tint is the very light ground behind the columns of a stage, mixed from
its colour and the paper. The tests hold the contrasts that the design asks for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

PALETTE = (
    "blue", "teal", "purple", "amber", "slate", "green", "red", "pink", "indigo", "olive",
)  # fmt: skip
"""The names a record's `colour` may hold."""

DEPARTMENT_COLOURS = PALETTE
"""In the order in which new departments take them."""

NOTE_COLOURS = ("blue", "red", "green", "yellow", "purple", "grey")
ACCENTS = ("outcome", "interactive", "activity", "goal")


@dataclass(frozen=True, slots=True)
class Theme:
    """A table of colours by role, each `#rrggbb`."""

    name: str
    colours: Mapping[str, str]

    def colour(self, role: str) -> str:
        """The colour of a role; raises KeyError for a role that no theme knows."""
        return self.colours[role]


_LIGHT = {
    "paper": "#ffffff",
    "text": "#1d2433",
    "text.muted": "#566074",
    "text.on_colour": "#ffffff",
    "card": "#ffffff",
    "card.outline": "#838da0",
    "lane.frame": "#d7dce6",
    "lane.heading": "#f1f4f8",
    "grid": "#eaedf2",
    "fold": "#e6eaf1",
    "neutral_line": "#b4bac6",
    "ghost.outline": "#7b8292",
    "ghost.text": "#566074",
    "boundary": "#7b8292",
    "time_break": "#7b8292",
    "link": "#4a5c86",
    "hand_over.warm": "#1a7a3c",
    "hand_over.cold": "#9a6412",
    "hand_over.through_gap": "#b3261e",
    "hand_over.agreed": "#1a7a3c",
    "gap": "#7a5208",
    "gap.outline": "#9a6412",
    "moment": "#d9a400",
    "moment.outline": "#7a5c00",
    "evidence": "#1d2433",
    "vote": "#1f8a4c",
    "badge": "#e9edf4",
    "badge.text": "#1d2433",
    "curve": "#1d2433",
    "curve.above": "#d9ebe1",
    "curve.below": "#f3dddc",
    "curve.point": "#ffffff",
    "quote.good": "#17683a",
    "quote.bad": "#8e2a24",
    "face.good": "#1f8a4c",
    "face.neutral": "#b88a00",
    "face.bad": "#b8342d",
    "face.feature": "#ffffff",
    "band.none": "#ffffff",
    "proposed": "#7a5208",
    "department.blue": "#2f5597",
    "department.teal": "#1f7a80",
    "department.purple": "#7d4b93",
    "department.amber": "#9a6412",
    "department.slate": "#5b6472",
    "department.green": "#1a7a3c",
    "department.red": "#b3261e",
    "department.pink": "#b83d7c",
    "department.indigo": "#3a2f9e",
    "department.olive": "#565a0a",
    "accent.outcome": "#47691f",
    "accent.interactive": "#5a4a9e",
    "accent.activity": "#0f6a86",
    "accent.goal": "#8c3b4a",
    "note.blue": "#e8eef8",
    "note.blue.outline": "#c9d6ea",
    "note.red": "#fbdfda",
    "note.red.outline": "#ebbfb8",
    "note.green": "#d8efdf",
    "note.green.outline": "#b3d6bf",
    "note.yellow": "#fdf3cf",
    "note.yellow.outline": "#e3d08a",
    "note.purple": "#efe6f7",
    "note.purple.outline": "#d3c0e4",
    "note.grey": "#eceef2",
    "note.grey.outline": "#cdd2db",
    "selection": "#2f6fdb",
    "insertion": "#2f6fdb",
    "refused": "#b8342d",
    "veil": "#12161f",
}

_DARK = {
    "paper": "#14181f",
    "text": "#e8ecf3",
    "text.muted": "#aab4c4",
    "text.on_colour": "#10141a",
    "card": "#1e242e",
    "card.outline": "#7a8599",
    "lane.frame": "#2f3744",
    "lane.heading": "#1c222b",
    "grid": "#232a34",
    "fold": "#28303c",
    "neutral_line": "#4d5766",
    "ghost.outline": "#8893a6",
    "ghost.text": "#aab4c4",
    "boundary": "#8893a6",
    "time_break": "#8893a6",
    "link": "#9db4e0",
    "hand_over.warm": "#54c785",
    "hand_over.cold": "#dfa24a",
    "hand_over.through_gap": "#f07d74",
    "hand_over.agreed": "#54c785",
    "gap": "#e5b765",
    "gap.outline": "#dfa24a",
    "moment": "#e8b923",
    "moment.outline": "#f5d76e",
    "evidence": "#e8ecf3",
    "vote": "#54c785",
    "badge": "#2b3340",
    "badge.text": "#e8ecf3",
    "curve": "#e8ecf3",
    "curve.above": "#1c3428",
    "curve.below": "#3d2325",
    "curve.point": "#14181f",
    "quote.good": "#7fd9a3",
    "quote.bad": "#ff9c93",
    "face.good": "#54c785",
    "face.neutral": "#e0b53a",
    "face.bad": "#f07d74",
    "face.feature": "#10141a",
    "band.none": "#14181f",
    "proposed": "#e5b765",
    "department.blue": "#86aef0",
    "department.teal": "#4fc3c4",
    "department.purple": "#cb96e6",
    "department.amber": "#dfa24a",
    "department.slate": "#bac1cc",
    "department.green": "#8fe07c",
    "department.red": "#e0605a",
    "department.pink": "#f57fbe",
    "department.indigo": "#8f8cf5",
    "department.olive": "#d8d860",
    "accent.outcome": "#a5c876",
    "accent.interactive": "#b3a5f2",
    "accent.activity": "#62bfdc",
    "accent.goal": "#ec9aa8",
    "note.blue": "#22304a",
    "note.blue.outline": "#3b5072",
    "note.red": "#45282a",
    "note.red.outline": "#6d4344",
    "note.green": "#1f3a2b",
    "note.green.outline": "#3a5f49",
    "note.yellow": "#3d361b",
    "note.yellow.outline": "#665a2e",
    "note.purple": "#352845",
    "note.purple.outline": "#57456d",
    "note.grey": "#2a303a",
    "note.grey.outline": "#474f5c",
    "selection": "#6ea2ff",
    "insertion": "#6ea2ff",
    "refused": "#f07d74",
    "veil": "#000000",
}

_PRINT = _LIGHT | {
    "text": "#141a26",
    "text.muted": "#4a5366",
    "card.outline": "#737d90",
    "lane.frame": "#c3cad6",
    "grid": "#dfe3ea",
    "neutral_line": "#98a0ae",
    "ghost.outline": "#6b7283",
    "ghost.text": "#4a5366",
    "boundary": "#6b7283",
    "time_break": "#6b7283",
}


def _theme(name: str, colours: Mapping[str, str], tint: float) -> Theme:
    """A theme with the tint of each department and accent, `tint` being the colour's share."""
    paper = colours["paper"]
    tints = {
        f"{role}.tint": _mixed(paper, colour, tint)
        for role, colour in colours.items()
        if role.startswith(("department.", "accent."))
    }
    return Theme(name, MappingProxyType({**colours, **tints}))


def _mixed(paper: str, colour: str, share: float) -> str:
    pairs = zip(bytes.fromhex(paper[1:]), bytes.fromhex(colour[1:]), strict=True)
    return "#" + bytes(round(a + (b - a) * share) for a, b in pairs).hex()


THEMES: Mapping[str, Theme] = MappingProxyType(
    {
        "light": _theme("light", _LIGHT, 0.05),
        "dark": _theme("dark", _DARK, 0.09),
        "print": _theme("print", _PRINT, 0.06),
    }
)
