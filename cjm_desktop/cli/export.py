"""`export FILE OUT`: writes maps in the form that OUT's ending names; needs no screen."""

import argparse
import datetime
from collections.abc import Sequence
from pathlib import Path

from cjm_desktop.cli.arguments import Parser, one_of
from cjm_desktop.cli.chosen_views import Choice, ChosenView, chosen_views
from cjm_desktop.cli.export_text import write_json, write_mermaid
from cjm_desktop.cli.opened import DONE, WITH_WARNINGS, opened_to_read
from cjm_desktop.cli.output import in_one_line, say, warn
from cjm_desktop.drawing.pages import PageSetup, Paper, paper_of, place, scale_of
from cjm_desktop.drawing.theme import THEMES
from cjm_desktop.drawing.undrawable import undrawable_characters
from cjm_desktop.errors import ExportError
from cjm_desktop.exchange.titles import title_from
from cjm_desktop.language import (
    LANGUAGES,
    language,
    speaking,
    text,
    translate,
    translate_plural,
)
from cjm_desktop.model.records import LENSES
from cjm_desktop.painting.pdf import PdfProperties, PdfSheet, write_pdf
from cjm_desktop.storage.images import ReadImage
from cjm_desktop.storage.opened_workshop import OpenedWorkshop

_PDF, _PNG, _MERMAID, _JSON = ".pdf", ".png", ".mmd", ".json"
_ENDINGS = (_PDF, _PNG, _MERMAID, _JSON)
_DEFAULT_PAPER = "A3"
_PIXELS_PER_POINT = 2.0
_MOST_CHARACTERS_TOLD = 30


def add_arguments(parser: Parser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "file", metavar="FILE", type=Path, help=translate("the workshop file; it is only read")
    )
    parser.add_argument(
        "out",
        metavar="OUT",
        type=Path,
        help=translate("what to write, ending in {endings}", endings=", ".join(_ENDINGS)),
    )
    parser.add_argument(
        "--map",
        metavar="TITLE",
        help=translate(
            "only the map of this title; else a PDF holds all maps, a page each, and JSON all "
            "that is in the file"
        ),
    )
    parser.add_argument(
        "--lens",
        metavar="NAME",
        type=one_of("--lens", (*LENSES, "all")),
        help=translate(
            "{names}, or all for a page each; else the lens in which the file was last seen",
            names=", ".join(LENSES),
        ),
    )
    parser.add_argument(
        "--compare",
        metavar="LENS",
        type=one_of("--compare", LENSES),
        help=translate("of a PDF or PNG: the stages of this lens too, above those of the other"),
    )
    parser.add_argument(
        "--findings",
        action="store_true",
        help=translate("of a PDF: below each map what its lens asks the room, and its facts"),
    )
    parser.add_argument(
        "--language",
        metavar="CODE",
        type=one_of("--language", LANGUAGES),
        help=translate(
            "the language of the words around the map's own: {codes}; else that of the program",
            codes=", ".join(LANGUAGES),
        ),
    )
    _add_page_arguments(parser)
    parser.example(
        "cjm-desktop export stay.cjm stay.pdf --lens all --paper A1",
        "cjm-desktop export stay.cjm story.pdf --lens all --findings",
        "cjm-desktop export stay.cjm stay.png --lens goal --compare functional --scale 300%",
        "cjm-desktop export stay.cjm stay.mmd --lens activity",
        "cjm-desktop export stay.cjm stay.json",
    )


def _add_page_arguments(parser: Parser) -> None:
    parser.add_argument(
        "--paper",
        metavar="SIZE",
        help=translate(
            "of a PDF: A4, A3, A2, A1, A0, or width and height as in 1200x600mm; else {default}",
            default=_DEFAULT_PAPER,
        ),
    )
    parser.add_argument(
        "--orientation",
        metavar="WAY",
        type=one_of("--orientation", ("auto", "portrait", "landscape")),
        help=translate("of a PDF: portrait, landscape, or auto for where the map gets larger"),
    )
    parser.add_argument(
        "--scale",
        metavar="fit|N%",
        help=translate(
            "fit for as large as the page allows (what a PDF is without this), or a percentage; "
            "a PNG has 200%%, which is two pixels for a point, without this"
        ),
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the maps; an OUT that exists is replaced as a whole, or not at all."""
    out: Path = arguments.out
    ending = _ending(out)
    setup = _page_setup(arguments)
    _refuse_settings_of_others(arguments, ending)
    with opened_to_read(arguments.file) as (opened, status_of_file):
        _refuse_source(arguments.file, out)
        if ending == _JSON:
            status = write_json(opened, out)
        elif ending == _MERMAID:
            with speaking(_language(arguments)):
                status = write_mermaid(opened, out, arguments.map, arguments.lens)
        else:
            status = _write_pictures(arguments, opened, setup, ending)
    say(translate("“{name}” was written.", name=out.name))
    return max(status_of_file, status)


def _write_pictures(
    arguments: argparse.Namespace, opened: OpenedWorkshop, setup: PageSetup, ending: str
) -> int:
    told = setup if arguments.findings else None
    choice = Choice(arguments.map, arguments.lens, arguments.compare, told)
    with speaking(_language(arguments)):
        views = chosen_views(opened, choice, datetime.date.today())
    all_drawable = _tell_undrawable(views)
    if ending == _PDF:
        properties = PdfProperties(_title(views, arguments.out), language=_language(arguments))
        _write_pdf(views, arguments.out, setup, properties, opened.images.read)
    else:
        scale = _PIXELS_PER_POINT if setup.scale is None else setup.scale
        _write_png(views, arguments.out, scale, opened.images.read)
    return DONE if all_drawable else WITH_WARNINGS


def _ending(out: Path) -> str:
    ending = out.suffix.lower()
    if ending not in _ENDINGS:
        raise ExportError(
            text("“{name}” cannot be written: its ending is none of {endings}.",
                 name=out.name, endings=", ".join(_ENDINGS)),
            text("These can be written; nothing was."),
        )  # fmt: skip
    return ending


def _page_setup(arguments: argparse.Namespace) -> PageSetup:
    paper: Paper = paper_of(arguments.paper or _DEFAULT_PAPER)
    scale = scale_of(arguments.scale or "fit")
    return PageSetup(paper, arguments.orientation or "auto", scale)


def _refuse_settings_of_others(arguments: argparse.Namespace, ending: str) -> None:
    """An option that would do nothing is a misunderstanding, better told than passed over."""
    on_paper = arguments.paper or arguments.orientation or arguments.scale == "fit"
    if ending == _PNG and on_paper:
        raise ExportError(
            text("A PNG has no paper: --paper, --orientation and --scale fit are for PDF."),
            text("Say how large it is with a percentage, such as --scale 300%."),
        )
    if ending in (_MERMAID, _JSON) and (on_paper or arguments.scale):
        raise ExportError(
            text("A file ending in {ending} has no paper and no size: --paper, --orientation and "
                 "--scale are for PDF and PNG.", ending=ending),
            text("Nothing was written; leave them out."),
        )  # fmt: skip
    if ending != _PDF and arguments.findings:
        raise ExportError(
            text("A file ending in {ending} has no pages of text: --findings is for PDF.",
                 ending=ending),
            text("Nothing was written; leave it out."),
        )  # fmt: skip
    if ending in (_MERMAID, _JSON) and arguments.compare:
        raise ExportError(
            text("A file ending in {ending} shows no second lens: --compare is for PDF and PNG.",
                 ending=ending),
            text("Nothing was written; leave it out."),
        )  # fmt: skip
    if ending == _JSON and arguments.language:
        raise ExportError(
            text("A JSON file holds the map's own words only, so --language has no place."),
            text("Nothing was written; leave it out."),
        )
    if ending == _JSON and (arguments.map or arguments.lens):
        raise ExportError(
            text("A JSON file holds all maps in every lens, so --map and --lens have no place."),
            text("Nothing was written; leave them out."),
        )


def _refuse_source(file: Path, out: Path) -> None:
    if out.exists() and out.samefile(file):
        raise ExportError(
            text("“{name}” is the workshop file itself.", name=out.name),
            text("Nothing was written; choose another name for the export."),
        )


def _tell_undrawable(views: Sequence[ChosenView]) -> bool:
    """Whether the fonts can draw every character; those that they cannot are told."""
    found = undrawable_characters([view.picture for view in views])
    if found:
        shown = [f"“{character}”" for character in found][:_MOST_CHARACTERS_TOLD]
        warn(
            translate_plural(
                "{number} character cannot be drawn and shows as an empty square: {characters}, "
                "first in “{words}”.",
                "{number} characters cannot be drawn and show as empty squares: {characters}, "
                "first in “{words}”.",
                len(found),
                characters=", ".join(shown) + ("…" if len(shown) < len(found) else ""),
                words=in_one_line(next(iter(found.values()))),
            )
        )
    return not found


def _language(arguments: argparse.Namespace) -> str:
    return arguments.language or language()


def _title(views: Sequence[ChosenView], out: Path) -> str:
    titles = {view.title for view in views}
    return titles.pop() if len(titles) == 1 else title_from(out)


def _write_pdf(
    views: Sequence[ChosenView],
    out: Path,
    setup: PageSetup,
    properties: PdfProperties,
    images: ReadImage,
) -> None:
    sheets = []
    for view in views:
        page = place(view.picture.width, view.picture.height, setup, view.title)
        sheets.append(
            PdfSheet(view.picture, page.width, page.height, page.x, page.y, page.scale, view.name)
        )
    write_pdf(sheets, out, THEMES["print"], properties, images)


def _write_png(views: Sequence[ChosenView], out: Path, scale: float, images: ReadImage) -> None:
    if len(views) > 1:
        raise ExportError(
            text("A PNG holds one picture, and this would take {number}.", number=len(views)),
            text("Choose one of the maps with --map and one lens with --lens: {titles}.",
                 titles=", ".join(dict.fromkeys(f"“{view.title}”" for view in views))),
        )  # fmt: skip
    try:
        from cjm_desktop.painting.screen.png import write_png  # noqa: PLC0415 (loads Qt)
    except ImportError as error:
        raise ExportError(
            text("A PNG cannot be drawn: a library of Qt is missing ({reason}).", reason=error),
            text("Nothing was written; export it as PDF instead, which needs none."),
        ) from error
    write_png(views[0].picture, out, THEMES["light"], scale, images)
