"""What kind of lane a column is, in the words below its heading."""

from cjm_desktop.language import Text, text
from cjm_desktop.model.records import Lane, Side

_SIDES: dict[Side, Text] = {
    "outside": text("Outside"),
    "front": text("Front stage"),
    "back": text("Back stage"),
    "support": text("Support"),
}
_KINDS: dict[str, Text] = {
    "notes": text("Notes"),
    "images": text("Images"),
    "emotion": text("−2 … +2"),
    "metric": text("Number"),
}


def below_heading(lane: Lane) -> str:
    """The side of a department, the kind of another lane."""
    return str(_SIDES[lane.side] if lane.kind == "department" else _KINDS[lane.kind])
