"""Makes a workshop file of a Mermaid journey; runs beside the window's thread."""

from dataclasses import dataclass
from pathlib import Path

from cjm_desktop.exchange.mermaid.reader import read_journey
from cjm_desktop.exchange.mermaid.to_map import map_records
from cjm_desktop.exchange.report import Report
from cjm_desktop.exchange.source_text import read_source_text
from cjm_desktop.language import translate, translate_plural
from cjm_desktop.model.records import Lens
from cjm_desktop.storage.workshop_file import create_workshop

IMPORTED_LENS: Lens = "activity"
_MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class Imported:
    """A map that was imported: its new file, and what there is to know about it."""

    source: Path
    path: Path
    report: Report

    def in_words(self) -> tuple[str, str]:
        """A sentence about the import, and the lines below it: what was changed or skipped."""
        changed = [line for line in self.report if line.severity != "taken"]
        name = self.source.name
        if not changed:
            return translate("“{name}” was imported as it is.", name=name), ""
        sentence = translate_plural(
            "“{name}” was imported; {number} thing was changed or left out.",
            "“{name}” was imported; {number} things were changed or left out.",
            len(changed),
            name=name,
        )
        lines = [str(line) for line in changed[:_MOST_LINES]]
        if len(changed) > _MOST_LINES:
            lines.append(translate("… and {number} more.", number=len(changed) - _MOST_LINES))
        return sentence, "\n".join(lines)


def import_journey(source: Path, target: Path) -> Imported:
    """Import a journey into a new file; raises ImportFileError or WorkshopFileError.

    The sections are stages of the activity lens, in which the file then opens.
    """
    journey = read_journey(read_source_text(source))
    records, report = map_records(journey, lens=IMPORTED_LENS, fallback_title=source.stem)
    create_workshop(target, records, view={"lens": IMPORTED_LENS})
    return Imported(source, target, report)
