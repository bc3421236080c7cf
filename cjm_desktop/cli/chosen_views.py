"""Has the maps and lenses of a workshop drawn that the options choose."""

import datetime
from dataclasses import dataclass

from cjm_desktop.cli.chosen_maps import chosen_lenses, chosen_maps, title_of
from cjm_desktop.drawing.header import LENS_TITLES
from cjm_desktop.drawing.layout import Layout
from cjm_desktop.drawing.picture import Picture
from cjm_desktop.language import translate
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.records import Lens
from cjm_desktop.storage.opened_workshop import OpenedWorkshop


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
    lenses = chosen_lenses(lens, opened.view)
    return [
        _view(layout, arrangement, chosen, len(lenses) > 1)
        for journey in chosen_maps(opened.document, title)
        for arrangement in (Arrangement(opened.document, journey.id),)
        for chosen in lenses
    ]


def _view(layout: Layout, arrangement: Arrangement, lens: Lens, among_others: bool) -> ChosenView:
    title = title_of(arrangement.journey)
    name = f"{title} – {translate(LENS_TITLES[lens])}" if among_others else title
    return ChosenView(title, name, layout.picture(arrangement, lens))
