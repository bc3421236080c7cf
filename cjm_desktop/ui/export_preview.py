"""The pages of an export before it is made: one is shown, the others can be paged through.

Maps are laid out and painted beside the window's thread; a change of the paper only places anew
what is painted already.
"""

from dataclasses import dataclass, replace

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
from cjm_desktop.ui.exporting import ExportSource, drawn_view, view_title
from cjm_desktop.ui.map_image import map_image
from cjm_desktop.ui.paper_view import PaperView

_View = tuple[str, Lens]
_SETTLE_MS = 60
_FIRST_WIDTH_PX = 900.0


@dataclass(frozen=True, slots=True, eq=False)
class _Painted:
    """A map in a lens, painted about as many pixels wide as was wanted."""

    view: _View
    picture: Picture
    image: QImage
    wanted_px: float


class ExportPreview(QWidget):
    """Shows a page; `placed` says whether the map goes on it at all, once that is known."""

    placed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._source: ExportSource | None = None
        self._setup = PageSetup()
        self._painted: dict[_View, _Painted] = {}
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
        """The map on the page that is shown."""
        painted = self._painted.get(self._view) if self._source else None
        return painted.picture if painted else None

    @property
    def page_count(self) -> int:
        """How many pages there will be."""
        return len(self._source.views) if self._source else 0

    def show_export(self, source: ExportSource, setup: PageSetup) -> None:
        """Show how a source will lie on its pages."""
        self._source, self._setup = source, setup
        self.go_to(self._number)

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
    def _view(self) -> _View:
        assert self._source is not None
        return self._source.views[self._number]

    def _show(self) -> None:
        painted = self._painted.get(self._view)
        self._show_number()
        if painted is None:
            self.paper.show_page(None, self._setup, (0.0, 0.0))
            self.scale_words.setText(translate("Drawing the page…"))
            return
        picture, setup = painted.picture, self._setup
        try:
            page = place(picture.width, picture.height, setup, self._title())
            self._say(scale_in_words(picture, page, setup), "muted")
            fits = True
        except ExportError as error:
            page = _too_small_page(picture, setup)
            self._say(str(error), "trouble")
            fits = False
        self._show_placed(painted, page)
        self.placed.emit(fits)

    def _show_placed(self, painted: _Painted, page: Page) -> None:
        picture, setup = painted.picture, self._setup
        self.paper.show_page(page, setup, (picture.width, picture.height))
        self.paper.show_image(painted.image)
        self.page_words.setText(f"{self._counted()} · {paper_in_words(page, setup)}")
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
        return view_title(self._source, *self._view)

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
        """Paint what is shown if it is not there, or not as sharp as the screen; one at a time."""
        if self._source is None or self._job is not None:
            return
        painted, wanted = self._painted.get(self._view), self._wanted_px()
        if painted is not None and (self.page is None or painted.wanted_px == wanted):
            return
        source, view = self._source, self._view
        known = painted.picture if painted else None
        job = BackgroundJob(lambda job: _paint(source, view, known, wanted, job), self)
        job.done.connect(self._take)
        job.failed.connect(self._fail)
        self._job = job
        job.start()

    def _take(self, painted: _Painted) -> None:
        self._job = None
        self._painted[painted.view] = painted
        if self._view == painted.view:
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


def _paint(
    source: ExportSource,
    view: _View,
    known: Picture | None,
    wanted_px: float,
    job: BackgroundJob,
) -> _Painted:
    job.report(0, 2)
    picture = known or drawn_view(source, *view)
    job.report(1, 2)
    return _Painted(view, picture, map_image(picture, wanted_px, source.read_image), wanted_px)
