"""Chooses maps and lenses of a workshop as the options say, and has each drawn."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from cjm_desktop.cli.output import in_one_line
from cjm_desktop.drawing.header import LENS_TITLES
from cjm_desktop.drawing.layout import Layout
from cjm_desktop.drawing.picture import Picture
from cjm_desktop.errors import ExportError
from cjm_desktop.language import text, translate
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.document import Document
from cjm_desktop.model.positions import in_order
from cjm_desktop.model.records import LENSES, Journey, Lens
from cjm_desktop.storage.opened_workshop import OpenedWorkshop

_DEFAULT_LENS: Lens = "goal"


@dataclass(frozen=True, slots=True, eq=False)
class ChosenView:
    """A map seen through a lens: the map's title, the name of both together, the picture."""

    title: str
    name: str
    picture: Picture


def chosen_views(
    opened: OpenedWorkshop, title: str | None, lens: str | None, date: datetime.date
) -> list[ChosenView]:
    """The maps in their order, each in the lens or lenses asked for; raises ExportError."""
    layout = Layout(date, for_screen=False)
    lenses = _lenses(lens, opened.view)
    return [
        _view(layout, arrangement, chosen, len(lenses) > 1)
        for journey in _journeys(opened.document, title)
        for arrangement in (Arrangement(opened.document, journey.id),)
        for chosen in lenses
    ]


def _view(layout: Layout, arrangement: Arrangement, lens: Lens, among_others: bool) -> ChosenView:
    title = in_one_line(arrangement.journey.title) or translate("Untitled map")
    name = f"{title} – {translate(LENS_TITLES[lens])}" if among_others else title
    return ChosenView(title, name, layout.picture(arrangement, lens))


def _lenses(asked: str | None, view: dict[str, str]) -> Sequence[Lens]:
    if asked == "all":
        return LENSES
    chosen = asked or view.get("lens")
    return [lens for lens in LENSES if lens == chosen] or [_DEFAULT_LENS]


def _journeys(document: Document, asked: str | None) -> list[Journey]:
    journeys = in_order(document.all(Journey))
    if not journeys:
        raise ExportError(text("There is no map in the file, so there is nothing to export."))
    if asked is None:
        return journeys
    found = [journey for journey in journeys if _is_called(journey, asked)]
    if not found:
        titles = ", ".join(f"“{in_one_line(journey.title)}”" for journey in journeys)
        raise ExportError(
            text("There is no map called “{title}” in the file.", title=asked),
            text("Its maps are: {titles}.", titles=titles),
        )
    if len(found) > 1:
        raise ExportError(
            text("{number} maps are called “{title}”.", number=len(found), title=asked),
            text("Say which by its id: {ids}.", ids=", ".join(journey.id for journey in found)),
        )
    return found


def _is_called(journey: Journey, asked: str) -> bool:
    return asked == journey.id or in_one_line(journey.title) == in_one_line(asked)
