"""Figures: images in the lanes of a storyboard."""

from cjm_desktop.model.cards import put_in_cell
from cjm_desktop.model.history import Edit
from cjm_desktop.model.records import Figure


def add_figure(
    edit: Edit,
    lane_id: str,
    step_id: str,
    image_id: str | None,
    caption: str = "",
    *,
    index: int | None = None,
) -> Figure:
    """Add an image to a cell before the one now at `index`."""
    figure = Figure(
        lane_id=lane_id, step_id=step_id, position="", image_id=image_id, caption=caption
    )
    return put_in_cell(edit, figure, index)
