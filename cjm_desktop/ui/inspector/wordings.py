"""The choices of fields in plain words: the value kept, and what the screen calls it."""

from typing import Any

from cjm_desktop.language import Text, text
from cjm_desktop.model.lanes import NOTE_KIND_TITLES

Choice = tuple[Any, Text]

EVIDENCE: tuple[Choice, ...] = (
    ("", text("Not said")),
    ("assumed", text("Assumed")),
    ("observed", text("Observed")),
    ("measured", text("Measured")),
)
STATUS: tuple[Choice, ...] = (
    ("", text("Not said")),
    ("works", text("Works")),
    ("fails", text("Fails")),
    ("missing", text("Missing")),
    ("planned", text("Planned")),
)
STATE: tuple[Choice, ...] = (("current", text("Current")), ("future", text("Future")))
TIME_UNIT: tuple[Choice, ...] = (
    ("minute", text("Minutes")),
    ("hour", text("Hours")),
    ("day", text("Days")),
    ("week", text("Weeks")),
    ("month", text("Months")),
    ("year", text("Years")),
)
PHASE: tuple[Choice, ...] = (
    ("", text("–")),
    ("before", text("Before")),
    ("during", text("During")),
    ("after", text("After")),
)
SIDE: tuple[Choice, ...] = (
    ("outside", text("Outside")),
    ("front", text("Front")),
    ("back", text("Back")),
    ("support", text("Support")),
)
NOTE_KIND: tuple[Choice, ...] = tuple(
    (kind, title if kind else text("Notes of the team's own"))
    for kind, title in NOTE_KIND_TITLES.items()
)
CURVE_SOURCE: tuple[Choice, ...] = (
    ("assumed", text("Assumed")),
    ("measured", text("Measured")),
    ("intended", text("Intended")),
)
LOOP: tuple[Choice, ...] = (("open", text("Open")), ("closed", text("Closed")))
METRIC_BETTER: tuple[Choice, ...] = (("higher", text("Higher")), ("lower", text("Lower")))
LINK_KIND: tuple[Choice, ...] = (
    ("loop", text("Loops back to")),
    ("depends_on", text("Depends on")),
    ("answers", text("Answers")),
    ("leaves_to", text("Leaves to")),
)
COLOUR: tuple[Choice, ...] = (
    ("blue", text("Blue")),
    ("teal", text("Teal")),
    ("purple", text("Purple")),
    ("amber", text("Amber")),
    ("slate", text("Slate")),
    ("green", text("Green")),
    ("red", text("Red")),
    ("pink", text("Pink")),
    ("indigo", text("Indigo")),
    ("olive", text("Olive")),
)
"""The names of the theme's palette; a test holds them to it."""
