"""Writes maps as text for other programs: all of a workshop as JSON, one map as Mermaid."""

from pathlib import Path

from cjm_desktop.cli.chosen_maps import chosen_lenses, chosen_maps, title_of
from cjm_desktop.cli.opened import DONE, WITH_WARNINGS
from cjm_desktop.cli.output import in_one_line, warn
from cjm_desktop.errors import ExportError
from cjm_desktop.exchange.json_form.source import too_large_to_import
from cjm_desktop.exchange.json_form.writer import json_bytes
from cjm_desktop.exchange.mermaid.to_text import mermaid_text
from cjm_desktop.language import text, translate, translate_plural
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.records import Image
from cjm_desktop.painting.whole_file import write_whole
from cjm_desktop.storage.opened_workshop import OpenedWorkshop


def write_json(opened: OpenedWorkshop, out: Path) -> int:
    """Write all maps with their images; returns the exit status, raises ExportError."""
    chosen_maps(opened.document, None)
    data = json_bytes(opened.records, opened.images.read)
    write_whole(out, data)
    return max(_tell_missing_images(opened), _tell_too_large(out, opened, data))


def write_mermaid(opened: OpenedWorkshop, out: Path, title: str | None, lens: str | None) -> int:
    """Write one map in one lens, what is left out told; returns the exit status."""
    if lens == "all":
        raise ExportError(
            text("A Mermaid journey shows one lens, so --lens all cannot be written."),
            text("Nothing was written; choose one lens, such as --lens goal."),
        )
    maps = chosen_maps(opened.document, title)
    if len(maps) > 1:
        raise ExportError(
            text("A Mermaid journey holds one map, and the file has {number}.", number=len(maps)),
            text("Choose one of them with --map: {titles}.",
                 titles=", ".join(f"“{title_of(journey)}”" for journey in maps)),
        )  # fmt: skip
    chosen = chosen_lenses(lens, opened.view)[0]
    source, report = mermaid_text(Arrangement(opened.document, maps[0].id), chosen)
    write_whole(out, source.encode("utf-8", "replace"))
    warn(*(in_one_line(str(line)) for line in report))
    return WITH_WARNINGS if report else DONE


def _tell_missing_images(opened: OpenedWorkshop) -> int:
    missing = sum(opened.images.read(image.id) is None for image in opened.document.all(Image))
    if missing:
        warn(
            translate_plural(
                "{number} picture is missing or damaged in the workshop file and was left out.",
                "{number} pictures are missing or damaged in the workshop file and were left out.",
                missing,
            )
        )
    return WITH_WARNINGS if missing else DONE


def _tell_too_large(out: Path, opened: OpenedWorkshop, data: bytes) -> int:
    if not too_large_to_import(data, opened.records):
        return DONE
    warn(
        translate(
            "“{name}” is larger than what import takes, so it cannot be brought back whole. "
            "The workshop file itself holds all of it.",
            name=out.name,
        )
    )
    return WITH_WARNINGS
