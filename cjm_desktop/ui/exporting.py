"""Writes maps as PDF or PNG from a snapshot of the document, beside the window's thread."""

import datetime
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from cjm_desktop.drawing.header import LENS_TITLES
from cjm_desktop.drawing.layout import Layout
from cjm_desktop.drawing.pages import PageSetup, place
from cjm_desktop.drawing.picture import Picture
from cjm_desktop.drawing.story.pages import story_pages
from cjm_desktop.drawing.theme import THEMES
from cjm_desktop.drawing.undrawable import undrawable_characters
from cjm_desktop.language import language, translate
from cjm_desktop.lenses.findings import Findings
from cjm_desktop.lenses.lens_story import lens_story
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.document import Document
from cjm_desktop.model.records import Journey, Lens
from cjm_desktop.painting.whole_file import write_whole
from cjm_desktop.storage.images import ReadImage
from cjm_desktop.ui.background_job import BackgroundJob

View = tuple[str, Lens]
"""A map by its id, seen through a lens."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written, and what the fonts could not draw in it."""

    path: Path
    undrawable: dict[str, str]


@dataclass(frozen=True, slots=True)
class ExportSource:
    """What is exported: a document that nobody changes, its images, maps and lenses.

    `compared` is the lens whose stages stand above those of the others. With `findings` each map
    is told: what its lens asks and finds stands below it.
    """

    document: Document
    read_image: ReadImage
    map_ids: tuple[str, ...]
    lenses: tuple[Lens, ...]
    date: datetime.date
    compared: Lens | None = None
    findings: bool = False

    @property
    def views(self) -> tuple[View, ...]:
        """The maps and lenses in order: a page for each, and further ones where text needs them."""
        return tuple((map_id, lens) for map_id in self.map_ids for lens in self.lenses)


def export_pdf(
    source: ExportSource, setup: PageSetup, target: Path, job: BackgroundJob
) -> Exported:
    """Write the pages of each map and lens; raises ExportError, or JobStoppedError when stopped."""
    # reportlab takes as long to load as the window: it is loaded here, when first needed.
    from cjm_desktop.painting.pdf import PdfProperties, PdfSheet, write_pdf  # noqa: PLC0415

    drawer = Drawer(source)
    sheets = []
    for finished, view in enumerate(source.views):
        job.report(finished, len(source.views) + 1)
        for part, picture in enumerate(drawer.pages(view, setup)):
            title = page_title(source, view, part)
            page = place(picture.width, picture.height, setup, title)
            sheets.append(
                PdfSheet(picture, page.width, page.height, page.x, page.y, page.scale, title)
            )
    title = sheets[0].title if len(source.map_ids) == 1 else target.stem
    written = BytesIO()
    properties = PdfProperties(title, language=language())
    write_pdf(sheets, written, THEMES["print"], properties, source.read_image)
    job.report(1, 1)
    write_whole(target, written.getvalue())
    return Exported(target, undrawable_characters(sheet.picture for sheet in sheets))


def export_png(source: ExportSource, scale: float, target: Path, job: BackgroundJob) -> Exported:
    """Write the first map in the first lens, `scale` pixels a point; raises as `export_pdf`."""
    from cjm_desktop.painting.screen.png import write_png  # noqa: PLC0415  # when first needed

    job.report(0, 2)
    picture = Drawer(source).picture(source.views[0])
    write_png(picture, target, THEMES["light"], scale, source.read_image)
    return Exported(target, undrawable_characters([picture]))


def page_title(source: ExportSource, view: View, part: int = 0) -> str:
    """What a page is called in the outline of the PDF; `part` counts those of one map and lens."""
    map_id, lens = view
    journey = source.document.require(Journey, map_id)
    title = _map_title(journey)
    if len(source.lenses) > 1:
        title = f"{title} – {translate(LENS_TITLES[lens])}"
    return translate("{page}, continued", page=title) if part else title


class Drawer:
    """Draws the maps of a source as they go on paper."""

    def __init__(self, source: ExportSource) -> None:
        self._source = source
        self._layout = Layout(source.date, for_screen=False)
        self._found: Findings | None = None
        self._arrangement: Arrangement | None = None

    def picture(self, view: View) -> Picture:
        """The picture of a map in a lens."""
        map_id, lens = view
        arrangement = self._arranged(map_id)
        return self._layout.picture(arrangement, lens, compared=self._source.compared)

    def pages(self, view: View, setup: PageSetup) -> tuple[Picture, ...]:
        """The pages of a map in a lens: one, with findings as many as they take."""
        picture = self.picture(view)
        if not self._source.findings:
            return (picture,)
        map_id, lens = view
        arrangement = self._arranged(map_id)
        found = self._found = self._found or Findings(arrangement)
        story = lens_story(arrangement, found, lens)
        return tuple(story_pages(picture, story, setup, _map_title(arrangement.journey)))

    def _arranged(self, map_id: str) -> Arrangement:
        """The arrangement of a map; the lenses of one map come after one another."""
        if self._arrangement is None or self._arrangement.map_id != map_id:
            self._arrangement, self._found = Arrangement(self._source.document, map_id), None
        return self._arrangement


def _map_title(journey: Journey) -> str:
    return " ".join(journey.title.split()) or translate("Untitled map")
