"""Has the maps and lenses of a workshop drawn that the options choose, page by page."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cjm_desktop.cli.chosen_maps import chosen_lenses, chosen_maps, title_of
from cjm_desktop.drawing.header import LENS_TITLES
from cjm_desktop.drawing.layout import Layout
from cjm_desktop.drawing.pages import PageSetup
from cjm_desktop.drawing.picture import Picture
from cjm_desktop.drawing.story.pages import story_pages
from cjm_desktop.errors import ExportError
from cjm_desktop.language import text, translate
from cjm_desktop.lenses.findings import Findings
from cjm_desktop.lenses.lens_story import lens_story
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.records import Lens
from cjm_desktop.storage.opened_workshop import OpenedWorkshop


@dataclass(frozen=True, slots=True, eq=False)
class ChosenView:
    """A page: the title of its map, the name in an outline, the picture."""

    title: str
    name: str
    picture: Picture


@dataclass(frozen=True, slots=True)
class Choice:
    """What the options choose: a map by its title, a lens, one to compare it with.

    With `told`, the page that text is set for, each map is followed by what its lens finds.
    """

    map_title: str | None
    lens: str | None
    compared: Lens | None = None
    told: PageSetup | None = None


def chosen_views(opened: OpenedWorkshop, choice: Choice, date: datetime.date) -> list[ChosenView]:
    """The maps in their order, each in the lens or lenses asked for; raises ExportError."""
    lenses = chosen_lenses(choice.lens, opened.view)
    if list(lenses) == [choice.compared]:
        raise ExportError(
            text("The map is drawn in the lens that --compare names, so there is nothing to "
                 "compare."),
            text("Nothing was written; name another lens with --lens or --compare."),
        )  # fmt: skip
    layout = Layout(date, for_screen=False)
    return [
        view
        for journey in chosen_maps(opened.document, choice.map_title)
        for view in _views_of_map(layout, Arrangement(opened.document, journey.id), lenses, choice)
    ]


def _views_of_map(
    layout: Layout, arrangement: Arrangement, lenses: Sequence[Lens], choice: Choice
) -> Iterator[ChosenView]:
    title = title_of(arrangement.journey)
    found = Findings(arrangement)
    for lens in lenses:
        name = f"{title} – {translate(LENS_TITLES[lens])}" if len(lenses) > 1 else title
        picture = layout.picture(arrangement, lens, compared=choice.compared)
        pages = [picture]
        if choice.told is not None:
            pages = story_pages(picture, lens_story(arrangement, found, lens), choice.told, title)
        yield ChosenView(title, name, pages[0])
        for page in pages[1:]:
            yield ChosenView(title, translate("{page}, continued", page=name), page)
