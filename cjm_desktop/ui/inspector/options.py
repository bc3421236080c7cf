"""What can be chosen where the choices are records: lanes, steps, functions, personas, stages."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from cjm_desktop.canvas.session import MapSession
from cjm_desktop.language import translate
from cjm_desktop.model.records import Lane, Lens, Persona, Stage, Step

NEW = "new"
"""Chosen to make a persona; no record has such an id."""


class Option(NamedTuple):
    """One thing to choose: the value it stands for and its words."""

    value: Any
    words: str


def lanes_to_choose(session: MapSession, cards: Sequence[Any]) -> list[Option]:
    """The lanes of the kind in which the cards lie."""
    kinds = {lane.kind for card in cards if (lane := session.document.get(Lane, card.lane_id))}
    return [
        Option(lane.id, title_of(lane)) for lane in session.arrangement.lanes if lane.kind in kinds
    ]


def last_steps_to_choose(session: MapSession, cards: Sequence[Any]) -> list[Option]:
    """The steps up to which all of the cards can reach; None: each stands on its own step."""
    columns = [session.arrangement.column_of.get(card.step_id, -1) for card in cards]
    later = session.arrangement.steps[max(columns, default=-1) + 1 :]
    return [
        Option(None, translate("Its own step only")),
        *(Option(step.id, translate("to {step}", step=title_of(step))) for step in later),
    ]


def functions_to_choose(session: MapSession, _lanes: Sequence[Any]) -> list[Option]:
    """The functions a department may work for; None: it is its own."""
    return [
        Option(None, translate("Its own")),
        *(Option(stage.id, title_of(stage)) for stage in session.arrangement.stages("functional")),
    ]


def personas_of_map(session: MapSession, _maps: Sequence[Any]) -> list[Option]:
    """Whose journey a map can be, a persona still to be made among them."""
    return [
        Option(None, translate("Nobody yet")),
        *_personas(session),
        Option(NEW, translate("New persona…")),
    ]


def personas_of_curve(session: MapSession, _curves: Sequence[Any]) -> list[Option]:
    """Whose feelings a curve can show."""
    return [Option(None, translate("The persona of the map")), *_personas(session)]


def stages_to_choose(session: MapSession, lens: Lens) -> list[Option]:
    """The stages of a lens in which a step can lie; None: in none of them."""
    return [
        Option(None, translate("In no stage")),
        *(Option(stage.id, title_of(stage)) for stage in session.arrangement.stages(lens)),
    ]


def title_of(record: Lane | Step | Stage) -> str:
    """What to call a record in a list."""
    return " ".join(record.title.split()) or translate("Untitled")


def _personas(session: MapSession) -> list[Option]:
    personas = sorted(session.document.all(Persona), key=lambda each: (each.name, each.id))
    return [Option(each.id, each.name.strip() or translate("Unnamed")) for each in personas]
