"""What the inspector calls the parts of a thing, and what it says of each in one line."""

from typing import NamedTuple

from cjm_desktop.language import Text, text, translate
from cjm_desktop.model.records import Record, Risk, Step, Survey, Touchpoint


class PartWords(NamedTuple):
    """The parts of one type: their heading, and what adding and deleting one is called."""

    part_type: type[Survey] | type[Risk]
    heading: Text
    add: Text
    delete: Text
    untitled: Text


PARTS_SHOWN: dict[type[Record], PartWords] = {
    Touchpoint: PartWords(
        Survey, text("Surveys here"), text("Add survey"), text("Delete survey"),
        text("Untitled survey"),
    ),
    Step: PartWords(
        Risk, text("Risk triggers"), text("Add risk trigger"), text("Delete risk trigger"),
        text("Untitled risk trigger"),
    ),
}  # fmt: skip
"""Which parts are listed with which type of record."""


def part_summary(part: Record) -> str:
    """What there is to know of a part beside its title, on one line; it may be nothing."""
    if isinstance(part, Survey):
        return _survey_summary(part)
    return " ".join(part.detail.split()) if isinstance(part, Risk) else ""


def _survey_summary(survey: Survey) -> str:
    """Such as “n = 214 · 4.1 of 5 · loop to the customer open”."""
    said = [survey.instrument] if survey.instrument else []
    if survey.n is not None:
        said.append(translate("n = {number}", number=str(survey.n)))
    if survey.score:
        said.append(survey.score)
    loops = survey.loop_to_staff, survey.loop_to_customer
    if loops == ("open", "open"):
        said.append(translate("both loops open"))
    elif loops == ("closed", "closed"):
        said.append(translate("both loops closed"))
    elif survey.loop_to_staff == "open":
        said.append(translate("loop to the staff open"))
    else:
        said.append(translate("loop to the customer open"))
    return " · ".join(said)
