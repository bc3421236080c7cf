"""The pages of an export before it is made: one is shown, the others can be paged through.

Maps are laid out and painted beside the window's thread; a change of the paper only places anew
what is painted already. Text that is set for the paper is set anew; how many further pages it
takes is known when all is drawn, in a moment.
"""

from dataclasses import dataclass, replace
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cjm_desktop.drawing.pages import Page, PageSetup, place
from cjm_desktop.drawing.picture import Picture
from cjm_desktop.errors import CjmError, ExportError
from cjm_desktop.language import translate
from cjm_desktop.model.records import Lens
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.background_job import BackgroundJob
from cjm_desktop.ui.export_words import paper_in_words, scale_in_words
from cjm_desktop.ui.exporting import Drawer, ExportSource, View, page_title
from cjm_desktop.ui.map_image import map_image, prepare_map_images
from cjm_desktop.ui.paper_view import PaperView

_SETTLE_MS = 60
_FIRST_WIDTH_PX = 900.0


class _Look(NamedTuple):
    """What the pages of a map in a lens are drawn from; `setup` where text is set for the paper."""

    view: View
    compared: Lens | None
    setup: PageSetup | None


class _Page(NamedTuple):
    """A page: of the pages of a map in a lens the one with the number `part`."""

    look: _Look
    part: int


class _Image(NamedTuple):
    """A page, painted about as many pixels wide as was wanted."""

    image: QImage
    wanted_px: float


@dataclass(frozen=True, slots=True, eq=False)
class _Drawn:
    """The pages of a look, and the image of one of them if it was wanted."""

    page: _Page
    pictures: tuple[Picture, ...]
    image: _Image | None


class ExportPreview(QWidget):
    """Shows a page; `placed` says whether the map goes on it at all, once that is known."""

    placed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        prepare_map_images()
        self._source: ExportSource | None = None
        self._setup = PageSetup()
        self._pictures: dict[_Look, tuple[Picture, ...]] = {}
        self._images: dict[_Page, _Image] = {}
        self._job: BackgroundJob | None = None
        self._number = 0
        self.paper = PaperView()
        self.page_words, self.scale_words = QLabel(), QLabel()
        self._back, self._on = QPushButton("‹"), QPushButton("›")
        self._settling = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settling.timeout.connect(self._paint_if_needed)
        self.paper.turned.connect(lambda by: self.go_to(self._number + by))
        self.paper.resized.connect(self._settling.start)
        self._back.clicked.connect(lambda: self.go_to(self._number - 1))
        self._on.clicked.connect(lambda: self.go_to(self._number + 1))
        self._lay_out()

    @property
    def page(self) -> Page | None:
        """The page that is shown, in points; None while its map is not yet drawn."""
        return self.paper.page

    @property
    def picture(self) -> Picture | None:
        """The picture on the page that is shown."""
        pictures = self._pictures.get(self._page.look) if self._source else None
        return pictures[self._page.part] if pictures else None

    @property
    def page_count(self) -> int:
        """How many pages there will be, as far as they are drawn."""
        return len(self._pages)

    def show_export(self, source: ExportSource, setup: PageSetup) -> None:
        """Show how a source will lie on its pages."""
        same_views = self._source is not None and self._source.views == source.views
        before = self._page if same_views else None
        self._source, self._setup = source, setup
        for look in [look for look in self._pictures if look.setup not in (None, setup)]:
            del self._pictures[look]
        self._images = {
            page: image for page, image in self._images.items() if page.look in self._pictures
        }
        self.go_to(self._number_like(before))

    def go_to(self, number: int) -> None:
        """Show another page, from 0 on; beyond the last one there is none."""
        self._number = max(0, min(number, self.page_count - 1))
        self._show()
        self._paint_if_needed()

    def stop(self) -> None:
        """Give up what is being painted."""
        self._settling.stop()
        if self._job is not None:
            self._job.stop()
        self._job = None

    @property
    def _pages(self) -> list[_Page]:
        """The pages in order; of a map in a lens that is not drawn yet the first."""
        looks = [self._look_of(view) for view in self._source.views] if self._source else []
        return [_Page(look, part) for look in looks for part in range(self._part_count(look))]

    def _number_like(self, before: _Page | None) -> int:
        """The number of a page, else of the first of its map and lens; else the one shown now."""
        pages = self._pages
        if before is None:
            return self._number
        if before in pages:
            return pages.index(before)
        return [page.look.view for page in pages].index(before.look.view)

    def _part_count(self, look: _Look) -> int:
        return len(self._pictures[look]) if look in self._pictures else 1

    @property
    def _page(self) -> _Page:
        return self._pages[self._number]

    def _look_of(self, view: View) -> _Look:
        assert self._source is not None
        setup = self._setup if self._source.findings else None
        return _Look(view, self._source.compared, setup)

    def _show(self) -> None:
        picture = self.picture
        self._show_number()
        if picture is None:
            self.paper.show_page(None, self._setup, (0.0, 0.0))
            self.scale_words.setText(translate("Drawing the page…"))
            return
        try:
            page = place(picture.width, picture.height, self._setup, self._title())
            self._say(self._words_of(picture, page), "muted")
            fits = True
        except ExportError as error:
            page = _too_small_page(picture, self._setup)
            self._say(str(error), "trouble")
            fits = False
        self._show_placed(picture, page)
        self.placed.emit(fits)

    def _words_of(self, picture: Picture, page: Page) -> str:
        if self._page.part:
            return translate("What has no room below the map goes on here.")
        return scale_in_words(picture, page, self._setup)

    def _show_placed(self, picture: Picture, page: Page) -> None:
        painted = self._images.get(self._page)
        self.paper.show_page(page, self._setup, (picture.width, picture.height))
        self.paper.show_image(painted.image if painted else None)
        self.page_words.setText(f"{self._counted()} · {paper_in_words(page, self._setup)}")
        self.paper.setAccessibleDescription(f"{self.page_words.text()}. {self.scale_words.text()}")

    def _show_number(self) -> None:
        several = self.page_count > 1
        for button, can_go in (
            (self._back, self._number > 0),
            (self._on, self._number < self.page_count - 1),
        ):
            button.setVisible(several)
            button.setEnabled(can_go)
        self.page_words.setText(self._counted())
        self.paper.setAccessibleName(
            translate("Preview of the page “{title}”", title=self._title())
        )

    def _counted(self) -> str:
        if self.page_count == 1:
            return translate("1 page")
        return translate(
            "Page {number} of {count}: {title}",
            number=self._number + 1,
            count=self.page_count,
            title=self._title(),
        )

    def _title(self) -> str:
        assert self._source is not None
        return page_title(self._source, self._page.look.view, self._page.part)

    def _say(self, words: str, part: str) -> None:
        self.scale_words.setText(words)
        if self.scale_words.property("part") != part:
            self.scale_words.setProperty("part", part)
            self.scale_words.style().polish(self.scale_words)

    def _wanted_px(self) -> float:
        if self.page is None:
            return _FIRST_WIDTH_PX
        return round(self.paper.map_rect.width() * self.devicePixelRatioF())

    def _paint_if_needed(self) -> None:
        """Paint what is shown if it is not there, or not as sharp as the screen; one at a time.

        Then draw what is not drawn yet of what takes an unknown number of pages.
        """
        if self._source is None or self._job is not None:
            return
        painted, wanted = self._images.get(self._page), self._wanted_px()
        if painted is None or (self.page is not None and painted.wanted_px != wanted):
            self._begin(self._page, wanted)
        elif self._source.findings:
            looks = (self._look_of(view) for view in self._source.views)
            undrawn = next((look for look in looks if look not in self._pictures), None)
            if undrawn is not None:
                self._begin(_Page(undrawn, 0), None)

    def _begin(self, page: _Page, wanted_px: float | None) -> None:
        source, setup = self._source, self._setup
        assert source is not None
        known = self._pictures.get(page.look)
        job = BackgroundJob(lambda job: _draw(source, setup, page, known, wanted_px, job), self)
        job.done.connect(self._take)
        job.failed.connect(self._fail)
        self._job = job
        job.start()

    def _take(self, drawn: _Drawn) -> None:
        self._job = None
        look = drawn.page.look
        if look.setup in (None, self._setup):
            shown = self._page
            self._pictures[look] = drawn.pictures
            if drawn.image is not None:
                self._images[drawn.page] = drawn.image
            self._number = self._pages.index(shown)
            self._show()
        self._paint_if_needed()

    def _fail(self, error: CjmError) -> None:
        self._job = None
        self._say(str(error), "trouble")

    def _lay_out(self) -> None:
        self.page_words.setFont(widget_font("semibold", 13))
        for label in (self.page_words, self.scale_words):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.scale_words.setMinimumHeight(2 * self.scale_words.fontMetrics().lineSpacing())
        self.scale_words.setAlignment(Qt.AlignmentFlag.AlignTop)
        for button, name in (
            (self._back, translate("Page before")), (self._on, translate("Next page")),
        ):  # fmt: skip
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.setAutoDefault(False)
        pages = QHBoxLayout()
        pages.addWidget(self.page_words, 1)
        pages.addWidget(self._back)
        pages.addWidget(self._on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.paper, 1)
        column.addLayout(pages)
        column.addWidget(self.scale_words)


def _too_small_page(picture: Picture, setup: PageSetup) -> Page:
    """The paper with a map in its middle that runs over the edges at the scale asked for."""
    paper = place(picture.width, picture.height, replace(setup, scale=None), "")
    scale = setup.scale or paper.scale
    x = (paper.width - picture.width * scale) / 2
    y = (paper.height - picture.height * scale) / 2
    return Page(paper.width, paper.height, x, y, scale)


def _draw(
    source: ExportSource,
    setup: PageSetup,
    page: _Page,
    known: tuple[Picture, ...] | None,
    wanted_px: float | None,
    job: BackgroundJob,
) -> _Drawn:
    job.report(0, 2)
    pictures = known or Drawer(source).pages(page.look.view, setup)
    job.report(1, 2)
    if wanted_px is None:
        return _Drawn(page, pictures, None)
    image = map_image(pictures[page.part], wanted_px, source.read_image)
    return _Drawn(page, pictures, _Image(image, wanted_px))
