"""Chooses maps and lenses of a workshop as the options say."""

from collections.abc import Mapping, Sequence

from cjm_desktop.cli.output import in_one_line
from cjm_desktop.errors import ExportError
from cjm_desktop.language import text, translate
from cjm_desktop.model.document import Document
from cjm_desktop.model.positions import in_order
from cjm_desktop.model.records import LENSES, Journey, Lens

_DEFAULT_LENS: Lens = "goal"


def chosen_lenses(asked: str | None, view: Mapping[str, str]) -> Sequence[Lens]:
    """The lens or lenses asked for, else that in which the file was last seen."""
    if asked == "all":
        return LENSES
    chosen = asked or view.get("lens")
    return [lens for lens in LENSES if lens == chosen] or [_DEFAULT_LENS]


def chosen_maps(document: Document, asked: str | None) -> list[Journey]:
    """The maps in their order, or the one asked for; raises ExportError."""
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


def title_of(journey: Journey) -> str:
    """What a map is called on screen and paper."""
    return in_one_line(journey.title) or translate("Untitled map")


def _is_called(journey: Journey, asked: str) -> bool:
    return asked == journey.id or in_one_line(journey.title) == in_one_line(asked)
