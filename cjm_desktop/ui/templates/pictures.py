"""Draws templates beside the window's thread: what is looked at first, then the small pictures."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from cjm_desktop.drawing.layout import Layout
from cjm_desktop.drawing.picture import Picture
from cjm_desktop.drawing.theme import THEMES
from cjm_desktop.errors import CjmError
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.document import Document
from cjm_desktop.model.records import Lens
from cjm_desktop.storage.images import ReadImage
from cjm_desktop.ui.background_job import BackgroundJob
from cjm_desktop.ui.map_image import map_image, prepare_map_images
from cjm_desktop.ui.templates.offers import Offer, TemplateShelf

_MOST_DRAWN = 120
_LARGE_PX, _MOST_LARGE = 500, 4


@dataclass(frozen=True, slots=True)
class Wanted:
    """A template as it is to be seen: fitted into so many pixels.

    One of the team's own is in whatever language it is in: there `language` is empty.
    """

    offer: Offer
    language: str
    lens: Lens
    theme: str
    width_px: int
    height_px: int

    @property
    def view(self) -> tuple[Offer, str, Lens]:
        """What of it is drawn, of whatever size and colours."""
        return (self.offer, self.language, self.lens)


@dataclass(frozen=True, slots=True, eq=False)
class _Drawn:
    picture: Picture
    read_image: ReadImage


class TemplatePictures(QObject):
    """Keeps what was drawn; `drawn` and `failed` tell of what was wanted, one by one."""

    drawn = Signal(object)
    failed = Signal(object, str)

    def __init__(self, shelf: TemplateShelf, date: datetime.date, parent: QObject) -> None:
        super().__init__(parent)
        prepare_map_images()
        self._shelf = shelf
        self._date = date
        self._queue: list[Wanted] = []
        self._job: BackgroundJob | None = None
        self._views: dict[tuple[Offer, str, Lens], _Drawn] = {}
        self._images: dict[Wanted, QImage] = {}
        self._troubles: dict[Wanted, str] = {}

    def image(self, wanted: Wanted) -> QImage | None:
        """The image, if it is drawn."""
        return self._images.get(wanted)

    def trouble(self, wanted: Wanted) -> str:
        """Why it cannot be drawn, if it cannot."""
        return self._troubles.get(wanted, "")

    def want(self, wanted: Sequence[Wanted]) -> None:
        """Draw these in their order, and no longer what was wanted before."""
        known = {**self._images, **self._troubles}
        self._queue = [one for one in wanted if one not in known]
        self._go_on()

    def stop(self) -> None:
        """Draw no more."""
        self._queue = []
        if self._job is not None:
            self._job.stop()

    def _go_on(self) -> None:
        if self._job is not None or not self._queue:
            return
        wanted = self._queue.pop(0)
        known = self._views.get(wanted.view)
        job = BackgroundJob(lambda job: self._draw(wanted, known, job), self)
        job.done.connect(lambda found: self._take(wanted, *found))
        job.failed.connect(lambda error: self._give_up(wanted, error))
        job.ended.connect(self._end)
        self._job = job
        job.start()

    def _draw(
        self, wanted: Wanted, known: _Drawn | None, job: BackgroundJob
    ) -> tuple[_Drawn, QImage]:
        job.report(0, 2)
        drawn = known or self._drawn(wanted)
        job.report(1, 2)
        picture = drawn.picture
        width = min(wanted.width_px, wanted.height_px * picture.width / picture.height)
        return drawn, map_image(picture, width, drawn.read_image, THEMES[wanted.theme])

    def _drawn(self, wanted: Wanted) -> _Drawn:
        content = self._shelf.content(wanted.offer, wanted.language)
        document = Document()
        document.load(content.records)
        arrangement = Arrangement(document, content.journey.id)
        # Only on screen a map without steps shows its stages.
        layout = Layout(self._date, for_screen=not arrangement.steps)
        return _Drawn(layout.picture(arrangement, wanted.lens), content.read_image)

    def _take(self, wanted: Wanted, drawn: _Drawn, image: QImage) -> None:
        self._views[wanted.view] = drawn
        self._images[wanted] = image
        self._forget_some()
        self.drawn.emit(wanted)

    def _forget_some(self) -> None:
        for view in list(self._views)[:-_MOST_DRAWN]:
            del self._views[view]
        large = [wanted for wanted in self._images if wanted.width_px > _LARGE_PX]
        for wanted in large[:-_MOST_LARGE]:
            del self._images[wanted]

    def _give_up(self, wanted: Wanted, error: CjmError) -> None:
        self._troubles[wanted] = str(error)
        self.failed.emit(wanted, str(error))

    def _end(self) -> None:
        self._job = None
        self._go_on()
