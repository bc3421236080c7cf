"""What was found in a file, in words."""

from cjm_desktop.exchange.any_source import MermaidSource
from cjm_desktop.language import translate, translate_plural
from cjm_desktop.model.document import Document
from cjm_desktop.model.records import Journey, Step
from cjm_desktop.ui.import_dialog.reading import Reading


def found_in_words(reading: Reading) -> str:
    """What kind of thing the file is, and how many maps are in it."""
    name, number = reading.source.name, len(reading.maps)
    if isinstance(reading.source, MermaidSource):
        return translate_plural(
            "{number} journey in “{name}”", "{number} journeys in “{name}”", number, name=name
        )
    return translate_plural(
        "A workshop in JSON with {number} map: “{name}”",
        "A workshop in JSON with {number} maps: “{name}”",
        number,
        name=name,
    )


def map_in_words(document: Document, journey: Journey) -> str:
    """A map in one line: its title and how many steps it has."""
    steps = len(document.referring(Step, "map_id", journey.id))
    counted = translate_plural("{number} step", "{number} steps", steps)
    return f"{title_of(journey)} · {counted}"


def title_of(journey: Journey) -> str:
    """The title of a map in one line."""
    return " ".join(journey.title.split()) or translate("Untitled map")


def imported_in_words(reading: Reading) -> str:
    """What has come of an import."""
    name = reading.source.name
    changed = sum(line.is_warning for line in reading.imported.report)
    if not changed:
        return translate("“{name}” was imported as it is.", name=name)
    return translate_plural(
        "“{name}” was imported; {number} thing was changed or left out.",
        "“{name}” was imported; {number} things were changed or left out.",
        changed,
        name=name,
    )
