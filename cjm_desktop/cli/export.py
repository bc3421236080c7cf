"""`export FILE OUT`: writes maps as PDF or PNG, by the ending of OUT; needs no screen."""

import argparse
import datetime
from collections.abc import Sequence
from pathlib import Path

from cjm_desktop.cli.arguments import Parser, one_of
from cjm_desktop.cli.chosen_views import ChosenView, chosen_views
from cjm_desktop.cli.opened import WITH_WARNINGS, opened_to_read
from cjm_desktop.cli.output import in_one_line, say, title_from, warn
from cjm_desktop.drawing.pages import PageSetup, Paper, paper_of, place, scale_of
from cjm_desktop.drawing.theme import THEMES
from cjm_desktop.drawing.undrawable import undrawable_characters
from cjm_desktop.errors import ExportError
from cjm_desktop.language import language, text, translate, translate_plural
from cjm_desktop.model.records import LENSES
from cjm_desktop.painting.pdf import PdfProperties, PdfSheet, write_pdf
from cjm_desktop.storage.images import ReadImage

_PDF, _PNG = ".pdf", ".png"
_DEFAULT_PAPER = "A3"
_PIXELS_PER_POINT = 2.0
_MOST_CHARACTERS_TOLD = 30


def add_arguments(parser: Parser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "file", metavar="FILE", type=Path, help=translate("the workshop file; it is only read")
    )
    parser.add_argument(
        "out", metavar="OUT", type=Path, help=translate("what to write, ending in .pdf or .png")
    )
    parser.add_argument(
        "--map",
        metavar="TITLE",
        help=translate("only the map of this title; else a PDF holds all maps, a page each"),
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
    _add_page_arguments(parser)
    parser.example(
        "cjm-desktop export stay.cjm stay.pdf --lens all --paper A1",
        "cjm-desktop export stay.cjm stay.png --lens goal --scale 300%",
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
    _refuse_settings_of_paper(arguments, ending)
    with opened_to_read(arguments.file) as (opened, status_of_file):
        _refuse_source(arguments.file, out)
        views = chosen_views(opened, arguments.map, arguments.lens, datetime.date.today())
        all_drawable = _tell_undrawable(views)
        if ending == _PDF:
            _write_pdf(views, out, setup, opened.images.read)
        else:
            scale = _PIXELS_PER_POINT if setup.scale is None else setup.scale
            _write_png(views, out, scale, opened.images.read)
    say(translate("“{name}” was written.", name=out.name))
    return status_of_file if all_drawable else WITH_WARNINGS


def _ending(out: Path) -> str:
    ending = out.suffix.lower()
    if ending not in (_PDF, _PNG):
        raise ExportError(
            text("“{name}” cannot be written: its ending is neither .pdf nor .png.", name=out.name),
            text("These two can be written; nothing was."),
        )
    return ending


def _page_setup(arguments: argparse.Namespace) -> PageSetup:
    paper: Paper = paper_of(arguments.paper or _DEFAULT_PAPER)
    scale = scale_of(arguments.scale or "fit")
    return PageSetup(paper, arguments.orientation or "auto", scale)


def _refuse_settings_of_paper(arguments: argparse.Namespace, ending: str) -> None:
    on_paper = arguments.paper or arguments.orientation or arguments.scale == "fit"
    if ending == _PNG and on_paper:
        raise ExportError(
            text("A PNG has no paper: --paper, --orientation and --scale fit are for PDF."),
            text("Say how large it is with a percentage, such as --scale 300%."),
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


def _write_pdf(views: Sequence[ChosenView], out: Path, setup: PageSetup, images: ReadImage) -> None:
    sheets = []
    for view in views:
        page = place(view.picture.width, view.picture.height, setup, view.title)
        sheets.append(
            PdfSheet(view.picture, page.width, page.height, page.x, page.y, page.scale, view.name)
        )
    titles = {view.title for view in views}
    title = titles.pop() if len(titles) == 1 else title_from(out)
    write_pdf(sheets, out, THEMES["print"], PdfProperties(title, language=language()), images)


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
