"""What the drop of an element from the palette does, element by element (§6 of the design)."""

from collections.abc import Callable

from cjm_desktop.canvas.hits import Place
from cjm_desktop.canvas.parking import new_parked_target
from cjm_desktop.canvas.part_targets import PART_ELEMENTS, risk_target, survey_target
from cjm_desktop.canvas.session import MapSession
from cjm_desktop.canvas.targets import (
    Target,
    column_border,
    empty_function_at,
    empty_stage_at,
    index_in_cell,
    is_parking,
    lane_border,
    lane_for_card,
    made_lane,
    made_step,
    stage_choice,
    step_for_card,
)
from cjm_desktop.language import text
from cjm_desktop.model.curves import add_curve
from cjm_desktop.model.figures import add_figure
from cjm_desktop.model.history import Edit
from cjm_desktop.model.lanes import add_lane
from cjm_desktop.model.notes import add_note
from cjm_desktop.model.records import LaneKind
from cjm_desktop.model.stages import add_stage_in_run, add_step_on_empty_stage, takes_steps
from cjm_desktop.model.steps import add_step
from cjm_desktop.model.touchpoints import add_touchpoint

ELEMENTS = (
    "stage", "step", "touchpoint", "swimlane", "emotion-curve", "note", "image", *PART_ELEMENTS,
)  # fmt: skip
CARD_ELEMENTS = ("touchpoint", "note", "image")


def element_target(session: MapSession, element: str, title: str, place: Place) -> Target:
    """The target of an element at a place; raises EditRefusedError where it makes no sense."""
    return _TARGETS[element](session, title, place)


def _stage(session: MapSession, title: str, place: Place) -> Target:
    border = column_border(session, place.x)
    steps = session.arrangement.steps
    step = steps[border] if border < len(steps) else None
    taken = step is not None and takes_steps(session.arrangement, session.lens, step)

    def act(edit: Edit) -> list[str]:
        stage = add_stage_in_run(edit, session.arrangement, session.lens, step, title)
        return [stage.id]

    if taken:
        return Target(("stage", border), text("New stage from here"), act, ("column", border))
    return Target(("stage", border), text("New stage, without steps for now"), act)


def _step(session: MapSession, title: str, place: Place) -> Target:
    stage = empty_stage_at(session, place)
    if stage is not None:
        return Target(
            ("step", stage.id),
            text("New step in “{stage}”", stage=stage.title),
            lambda edit: [add_step_on_empty_stage(edit, session.arrangement, stage, title).id],
        )
    border = column_border(session, place.x)
    choice = stage_choice(session, place.x)

    def act(edit: Edit) -> list[str]:
        step = add_step(edit, session.map_id, border, title, lens=session.lens, stage_id=choice)
        return [step.id]

    return Target(("step", border, choice), text("New step here"), act, ("column", border))


def _touchpoint(session: MapSession, title: str, place: Place) -> Target:
    def add(edit: Edit, lane_id: str, step_id: str, index: int | None) -> str:
        return add_touchpoint(edit, lane_id, step_id, title, index=index).id

    return _card(session, place, "department", add, between=True)


def _note(session: MapSession, title: str, place: Place) -> Target:
    if is_parking(place):
        return new_parked_target(session, title, place)

    def add(edit: Edit, lane_id: str, step_id: str, index: int | None) -> str:
        return add_note(edit, lane_id, step_id, title, index=index).id

    return _card(session, place, "notes", add, between=False)


def _image(session: MapSession, title: str, place: Place) -> Target:
    def add(edit: Edit, lane_id: str, step_id: str, index: int | None) -> str:
        return add_figure(edit, lane_id, step_id, None, title, index=index).id

    return _card(session, place, "images", add, between=False)


def _card(
    session: MapSession,
    place: Place,
    kind: LaneKind,
    add: Callable[[Edit, str, str, int | None], str],
    between: bool,
) -> Target:
    lane_id = lane_for_card(session, place, kind)
    wanted = step_for_card(session, place, between)
    index: int | None = None
    if lane_id is not None and wanted[0] == "step" and place.column is not None:
        index = index_in_cell(session, lane_id, place.column, place.y)

    def act(edit: Edit) -> list[str]:
        step_id = made_step(session, edit, wanted, place.x)
        made = made_lane(session, edit, lane_id, kind)
        return [add(edit, made, step_id, index)]

    if lane_id is None:
        hint = text("New lane with this card")
    elif wanted[0] == "step":
        hint = text("Card in this cell")
    else:
        hint = text("New step with this card")
    return Target((kind, lane_id, wanted, index), hint, act)


def _swimlane(session: MapSession, title: str, place: Place) -> Target:
    function = empty_function_at(session, place)
    if function is not None:

        def act_for_function(edit: Edit) -> list[str]:
            made = add_lane(edit, session.map_id, "department", title or None, function=function)
            return [made.id]

        hint = text("New swimlane that works for “{function}”", function=function.title)
        return Target(("function", function.id), hint, act_for_function)
    border = lane_border(session, place.y)

    def act(edit: Edit) -> list[str]:
        return [add_lane(edit, session.map_id, "department", title or None, border).id]

    return Target(("lane", border), text("New swimlane here"), act, ("lane", border))


def _curve(session: MapSession, title: str, place: Place) -> Target:
    lane_id = lane_for_card(session, place, "emotion")

    def act(edit: Edit) -> list[str]:
        lane = made_lane(session, edit, lane_id, "emotion")
        curve = add_curve(edit, session.map_id, title, lane_id=lane)
        return [curve.id if lane_id is not None else lane]

    hint = text("New lane with an emotion curve") if lane_id is None else text("New curve here")
    return Target(("curve", lane_id), hint, act)


_TARGETS: dict[str, Callable[[MapSession, str, Place], Target]] = {
    "stage": _stage,
    "step": _step,
    "touchpoint": _touchpoint,
    "swimlane": _swimlane,
    "emotion-curve": _curve,
    "note": _note,
    "image": _image,
    "survey": survey_target,
    "risk": risk_target,
}
