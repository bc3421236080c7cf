"""What is said of a place found: what it is, which field holds the words, on which map."""

from cjm_desktop.language import Text, text, translate
from cjm_desktop.model.document import Document
from cjm_desktop.model.find import Found, excerpt
from cjm_desktop.model.records import Journey, Lens
from cjm_desktop.ui.lens_bar import LENS_NAMES

RECORD_NAMES: dict[str, Text] = {
    "persona": text("Persona"),
    "map": text("Map"),
    "step": text("Step"),
    "stage": text("Stage"),
    "lane": text("Lane"),
    "touchpoint": text("Card"),
    "note": text("Note"),
    "curve": text("Curve"),
    "feeling": text("Feeling"),
    "link": text("Link"),
    "agreement": text("Agreement"),
    "answer": text("Answer"),
    "checkpoint": text("Checklist"),
    "figure": text("Image"),
    "survey": text("Survey"),
    "risk": text("Risk trigger"),
}
"""What a record is called on screen, by its table."""

FIELD_NAMES: dict[str, Text] = {
    "name": text("name"),
    "role": text("role"),
    "goals": text("goals"),
    "goal": text("goal"),
    "quote": text("quote"),
    "scenario": text("scenario"),
    "expectations": text("expectations"),
    "time_zero": text("moment 0"),
    "detail": text("detail"),
    "owner": text("owner"),
    "source": text("source"),
    "channel": text("channel"),
    "message": text("message"),
    "due": text("due"),
    "reason": text("reason"),
    "metric_name": text("metric"),
    "metric_unit": text("unit"),
    "from_department": text("department that lets go"),
    "to_department": text("department that takes over"),
    "what": text("what is agreed"),
    "by_whom": text("by whom"),
    "agreed_on": text("agreed on"),
    "instrument": text("instrument"),
    "score": text("score"),
}
"""What a field is called on screen; those not named here are what the record shows itself by."""

_SHOWN_BY = ("title", "text", "caption", "name")


def count_in_words(number: int, count: int) -> str:
    """Which of how many places is looked at; `number` counts from 1."""
    if count == 0:
        return translate("Not found")
    return translate("{number} of {count}", number=number, count=count)


def where_in_words(found: Found, words: str, document: Document, map_id: str, lens: Lens) -> str:
    """What holds the words: its kind, the field if it is not plain to see, the map if another."""
    field = found.field(words)
    parts = [str(RECORD_NAMES.get(found.record.table, text("Text")))]
    if field in _SHOWN_BY:
        parts[0] += f" “{excerpt(found.text(words), words)}”"
    else:
        title = next((getattr(found.record, name, "") for name in _SHOWN_BY
                      if getattr(found.record, name, "")), "")  # fmt: skip
        parts[0] += f" “{excerpt(title, '', 30)}”" if title else ""
        parts.append(f"{FIELD_NAMES.get(field, field)}: “{excerpt(found.text(words), words)}”")
    elsewhere = _elsewhere(found, document, map_id, lens)
    return " · ".join([elsewhere, *parts] if elsewhere else parts)


def _elsewhere(found: Found, document: Document, map_id: str, lens: Lens) -> str:
    """Where it is shown, if that is not what is on screen."""
    if not found.map_id:
        return translate("On no map")
    journey = document.require(Journey, found.map_id)
    if found.map_id != map_id:
        return translate("On the map “{title}”", title=excerpt(journey.title, "", 40))
    if found.lens is not None and found.lens != lens:
        return translate("In the {lens} lens", lens=str(LENS_NAMES[found.lens]).lower())
    return ""
