"""What the drop of a survey or a risk trigger does: it is attached to what lies under it.

What lands is the thing it is attached to, which is then selected, and after it the new part.
"""

from collections.abc import Callable, Sequence

from cjm_desktop.canvas.grid import columns_of
from cjm_desktop.canvas.hits import Place
from cjm_desktop.canvas.session import MapSession
from cjm_desktop.canvas.targets import FOLDED, FOLDED_HINT, Target
from cjm_desktop.drawing.picture import Rect
from cjm_desktop.errors import EditRefusedError
from cjm_desktop.exchange.libraries import phase_of_survey
from cjm_desktop.language import Text, text
from cjm_desktop.model.attaching import attach_risk, attach_survey
from cjm_desktop.model.history import Edit
from cjm_desktop.model.records import Step, Touchpoint

PART_ELEMENTS = ("survey", "risk")
"""The elements that are attached to something, by the tables of their records."""

_AWAY_FROM_STEPS = ("title", "stages", "legend", "parking")


def survey_target(session: MapSession, title: str, place: Place) -> Target:
    """A survey onto the touchpoint at a place."""
    card = _card_at(session, place)
    hint = text("Attach survey to “{card}”", card=card.title)
    return Target(("survey", card.id), hint, _attach_survey((card.id,), title))


def risk_target(session: MapSession, title: str, place: Place) -> Target:
    """A risk trigger onto the step in whose column a place lies."""
    step = _step_at(session, place)
    hint = text("Attach risk trigger to “{step}”", step=step.title)
    return Target(("risk", step.id), hint, _attach_risk((step.id,), title))


def selected_target(session: MapSession, element: str, title: str, keys: Sequence[str]) -> Target:
    """A part onto all touchpoints, or all steps, for which the selection stands.

    Without a title it is still to be typed, so then onto the first of them only.
    """
    most = None if title else 1
    if element == "survey":
        cards = [key for key in keys if session.document.get(Touchpoint, key) is not None]
        if not cards:
            raise EditRefusedError(
                text("A survey belongs on a touchpoint."), text("Select a touchpoint first.")
            )
        return Target(("survey", *cards), _LABELS["survey"], _attach_survey(cards[:most], title))
    steps = _steps_of(session, keys)
    if not steps:
        raise EditRefusedError(
            text("A risk trigger belongs to a step."),
            text("Select a step first, or something at a step."),
        )
    return Target(("risk", *steps), _LABELS["risk"], _attach_risk(steps[:most], title))


_LABELS: dict[str, Text] = {
    "survey": text("Add survey"),
    "risk": text("Add risk trigger"),
}


def _attach_survey(card_ids: Sequence[str], title: str) -> Callable[[Edit], list[str]]:
    def act(edit: Edit) -> list[str]:
        phase = phase_of_survey(title) if title else ""
        made = [attach_survey(edit, card_id, title, phase=phase) for card_id in card_ids]
        return [card_ids[0], made[0].id]

    return act


def _attach_risk(step_ids: Sequence[str], title: str) -> Callable[[Edit], list[str]]:
    def act(edit: Edit) -> list[str]:
        made = [attach_risk(edit, step_id, title) for step_id in step_ids]
        return [step_ids[0], made[0].id]

    return act


def _card_at(session: MapSession, place: Place) -> Touchpoint:
    """The touchpoint under a place; beside the cards of a cell the nearest one in it."""
    picture = session.picture
    row, column = place.row, place.column
    found: list[tuple[float, Touchpoint]] = []
    if row is not None and row.body.kind == "department" and column is not None:
        for item in row.body.in_column(column):
            card = session.document.get(Touchpoint, item.group.key)
            if card is not None:
                rect = picture.place_of(row, item)
                found.append((_above_or_below(rect, place.y), card))
    if found:
        return min(found, key=lambda pair: pair[0])[1]
    _refuse_if_folded(session, place)
    raise EditRefusedError(
        text("A survey belongs on a touchpoint, and there is none here."),
        text("Drop it on a card in the lane of a department."),
    )


def _above_or_below(rect: Rect, y: float) -> float:
    """How far a height is from a card."""
    return max(rect.y - y, 0.0, y - rect.y - rect.height)


def _step_at(session: MapSession, place: Place) -> Step:
    """The step in whose column a place lies, from its header card down to the last lane."""
    picture, steps = session.picture, session.arrangement.steps
    row = place.row
    beside = place.on_title or (row is not None and row.body.kind in _AWAY_FROM_STEPS)
    first = next((each for each in picture.rows if each.body.kind == "steps"), None)
    in_height = first is not None and first.y <= place.y <= picture.band_bottom
    if beside or not in_height or place.column is None or place.column >= len(steps):
        raise EditRefusedError(
            text("A risk trigger belongs to a step."),
            text("Drop it on a step, or on anything in the column below it."),
        )
    _refuse_if_folded(session, place)
    return steps[place.column]


def _refuse_if_folded(session: MapSession, place: Place) -> None:
    """Refuse what is folded away; held still, it unfolds."""
    if place.column is not None and session.picture.columns.bar_of(place.column) is not None:
        raise EditRefusedError(FOLDED, FOLDED_HINT)
    if place.row is not None and place.row.body.kind == "folded":
        raise EditRefusedError(
            text("This lane is folded."), text("Hold still for a moment, and it unfolds.")
        )


def _steps_of(session: MapSession, keys: Sequence[str]) -> list[str]:
    """The steps at which the things selected stand, in order; of a run or a bar all of its own."""
    return [session.arrangement.steps[column].id for column in columns_of(session, keys)]
