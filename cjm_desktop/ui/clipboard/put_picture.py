"""Puts a pasted picture into the map: into an images lane, at the step selected."""

from cjm_desktop.model.figures import add_figure
from cjm_desktop.model.history import Edit
from cjm_desktop.model.lanes import add_lane, lanes_of_map
from cjm_desktop.model.pasting import PastePlace, put_steps
from cjm_desktop.model.records import Image, Lane, Step
from cjm_desktop.model.spans import steps_of_map


def put_picture(edit: Edit, image: Image, place: PastePlace) -> list[str]:
    """A figure with an image whose data is there; returns its id.

    Into the images lane selected, else the first, else a new one; without a step at the last one.
    """
    if edit.document.get(Image, image.id) is None:
        edit.put(image)
    return [add_figure(edit, _lane(edit, place).id, _step_id(edit, place), image.id).id]


def _lane(edit: Edit, place: PastePlace) -> Lane:
    lanes = [lane for lane in lanes_of_map(edit.document, place.map_id) if lane.kind == "images"]
    selected = next((lane for lane in lanes if lane.id == place.lane_id), None)
    if selected is not None:
        return selected
    return lanes[0] if lanes else add_lane(edit, place.map_id, "images")


def _step_id(edit: Edit, place: PastePlace) -> str:
    if place.first_step_id is not None:
        return place.first_step_id
    steps = steps_of_map(edit.document, place.map_id)
    blank = Step(map_id=place.map_id, position="", title="")
    return (steps or put_steps(edit, place, [blank]))[-1].id
