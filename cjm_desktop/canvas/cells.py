"""Keys of empty cells, so that a cell can be selected and typed into before it holds a card."""

from cjm_desktop.drawing.picture import Picture, Rect

_PREFIX = "cell:"


def cell_key(lane_id: str, step_id: str) -> str:
    """The key of the cell of a lane and a step."""
    return f"{_PREFIX}{lane_id}:{step_id}"


def cell_of(key: str) -> tuple[str, str] | None:
    """The ids of the lane and the step that a cell's key names, or None for another key."""
    if not key.startswith(_PREFIX):
        return None
    lane_id, _, step_id = key[len(_PREFIX) :].partition(":")
    return lane_id, step_id


def cell_rect(picture: Picture, key: str) -> Rect | None:
    """Where a cell lies in a picture; None if the key names none of it, or one folded away."""
    names = cell_of(key)
    row = picture.row_of(names[0]) if names else None
    if names is None or row is None or row.body.kind == "folded" or names[1] not in picture.steps:
        return None
    column = picture.steps.index(names[1])
    if picture.columns.bar_of(column) is not None:
        return None
    width = picture.width_of(column) - 6
    return Rect(picture.x_of(column) + 3, row.y + 3, width, row.body.height - 6)
