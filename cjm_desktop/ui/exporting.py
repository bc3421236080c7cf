"""Writes maps as PDF or PNG from a snapshot of the document, beside the window's thread."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from cjm_desktop.drawing.header import LENS_TITLES
from cjm_desktop.drawing.layout import Layout
from cjm_desktop.drawing.pages import PageSetup, place
from cjm_desktop.drawing.picture import Picture
from cjm_desktop.drawing.theme import THEMES
from cjm_desktop.drawing.undrawable import undrawable_characters
from cjm_desktop.language import language, translate
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.document import Document
from cjm_desktop.model.records import Journey, Lens
from cjm_desktop.painting.whole_file import write_whole
from cjm_desktop.storage.images import ReadImage
from cjm_desktop.ui.background_job import BackgroundJob


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written, and what the fonts could not draw in it."""

    path: Path
    undrawable: dict[str, str]


@dataclass(frozen=True, slots=True)
class ExportSource:
    """What is exported: a document that nobody changes, its images, maps and lenses."""

    document: Document
    read_image: ReadImage
    map_ids: tuple[str, ...]
    lenses: tuple[Lens, ...]
    date: datetime.date

    @property
    def views(self) -> tuple[tuple[str, Lens], ...]:
        """The maps and lenses, one for each page, in order."""
        return tuple((map_id, lens) for map_id in self.map_ids for lens in self.lenses)


def export_pdf(
    source: ExportSource, setup: PageSetup, target: Path, job: BackgroundJob
) -> Exported:
    """Write a page for each map and lens; raises ExportError, or JobStoppedError when stopped."""
    # reportlab takes as long to load as the window: it is loaded here, when first needed.
    from cjm_desktop.painting.pdf import PdfProperties, PdfSheet, write_pdf  # noqa: PLC0415

    views = list(_views(source, job))
    sheets = []
    for title, picture in views:
        page = place(picture.width, picture.height, setup, title)
        sheets.append(PdfSheet(picture, page.width, page.height, page.x, page.y, page.scale, title))
    title = views[0][0] if len(source.map_ids) == 1 else target.stem
    written = BytesIO()
    properties = PdfProperties(title, language=language())
    write_pdf(sheets, written, THEMES["print"], properties, source.read_image)
    job.report(1, 1)
    write_whole(target, written.getvalue())
    return Exported(target, undrawable_characters(picture for _, picture in views))


def export_png(source: ExportSource, scale: float, target: Path, job: BackgroundJob) -> Exported:
    """Write the first map in the first lens, `scale` pixels a point; raises as `export_pdf`."""
    from cjm_desktop.painting.screen.png import write_png  # noqa: PLC0415  # when first needed

    _, picture = next(_views(source, job))
    write_png(picture, target, THEMES["light"], scale, source.read_image)
    return Exported(target, undrawable_characters([picture]))


def _views(source: ExportSource, job: BackgroundJob) -> Iterator[tuple[str, Picture]]:
    layout = Layout(source.date, for_screen=False)
    views = source.views
    for finished, (map_id, lens) in enumerate(views):
        job.report(finished, len(views) + 1)
        yield view_title(source, map_id, lens), layout.picture(_arranged(source, map_id), lens)


def view_title(source: ExportSource, map_id: str, lens: Lens) -> str:
    """What the page of a map in a lens is called in the outline of the PDF."""
    journey = source.document.require(Journey, map_id)
    title = " ".join(journey.title.split()) or translate("Untitled map")
    return f"{title} – {translate(LENS_TITLES[lens])}" if len(source.lenses) > 1 else title


def drawn_view(source: ExportSource, map_id: str, lens: Lens) -> Picture:
    """The picture of a map in a lens, as it goes on paper."""
    return Layout(source.date, for_screen=False).picture(_arranged(source, map_id), lens)


def _arranged(source: ExportSource, map_id: str) -> Arrangement:
    return Arrangement(source.document, map_id)
