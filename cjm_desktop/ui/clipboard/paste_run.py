"""Pasting: tells what lies on the clipboard, and puts it into the map as one step of undo.

What takes long is read, and tried on a copy of the document, beside the window's thread.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.errors import CjmError, ImportFileError
from cjm_desktop.exchange.pasted import PastedLines, kind_of, lines_of, mermaid_source
from cjm_desktop.exchange.source_text import read_source
from cjm_desktop.exchange.tables.reader import Table, read_table, refuse_over_10_mb
from cjm_desktop.language import text, translate
from cjm_desktop.model.pasting import paste, paste_lines
from cjm_desktop.model.records import Image
from cjm_desktop.ui.clipboard.applying import Applying, Target
from cjm_desktop.ui.clipboard.form import CLIPPING_FORMAT, ReadClipping, fitted, read_clipping
from cjm_desktop.ui.clipboard.pictures import (
    Picture,
    bytes_of,
    picture_of_pixels,
    whole_picture_of,
)
from cjm_desktop.ui.clipboard.put_picture import put_picture
from cjm_desktop.ui.clipboard.waiting import Waiting
from cjm_desktop.ui.file_commands import ENDING, FileCommands, Screen
from cjm_desktop.ui.notices import Notices
from cjm_desktop.ui.paste_dialog.dialog import PasteTableDialog
from cjm_desktop.ui.surroundings import Surroundings

IMAGE_ENDINGS = (".png", ".jpg", ".jpeg")
TEXT_ENDINGS = (".csv", ".tsv", ".tab", ".txt")
_READ_AT_ONCE = 65_536
_PIXEL_FORMATS = ("image/png", "image/jpeg")

_Read = PastedLines | Table | str


class PasteRun(QObject):
    """Pastes into the map on screen."""

    def __init__(
        self,
        window: QWidget,
        screen: Screen,
        canvas: MapCanvas,
        files: FileCommands,
        notices: Notices,
        surroundings: Surroundings,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._screen = screen
        self._files = files
        self._notices = notices
        self._surroundings = surroundings
        self._waiting = Waiting(window, files.tell)
        self._applying = Applying(screen, canvas, self._waiting, files.tell)
        self._dialog: PasteTableDialog | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is being read or asked."""
        return self._waiting.is_busy or self._dialog is not None

    def paste(self, data: QMimeData) -> None:
        """Paste what lies on the clipboard; what comes first here counts before the rest."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        words = data.text()
        if data.hasFormat(CLIPPING_FORMAT):
            self._paste_form(bytes(data.data(CLIPPING_FORMAT).data()))
        elif len(paths) == 1:
            self.paste_file(paths[0])
        elif paths:
            said = translate("Several files were copied; please paste one at a time.")
            self._notices.say(said, "attention", passing=True)
        elif words.strip():
            self.paste_text(words)
        elif data.hasImage() or any(map(data.hasFormat, _PIXEL_FORMATS)):
            self._paste_pixels(data)
        else:
            said = translate("Nothing that can be pasted lies on the clipboard: text, a table, "
                             "an image or a file can.")  # fmt: skip
            self._notices.say(said, passing=True)

    def paste_file(self, path: Path) -> None:
        """Open a workshop file, put an image into the map, read a table or lines, import others.

        Without a map to put it into, every file is imported, or refused there.
        """
        ending = path.suffix.lower()
        if ending == ENDING:
            self._files.open_path(path)
        elif self._applying.target() is None:
            self._files.import_path(path)
        elif ending in IMAGE_ENDINGS:
            self._read_picture(path.name, lambda: whole_picture_of(path.name, bytes_of(path)))
        elif ending in TEXT_ENDINGS:
            self._read(lambda: _looked_at(read_source(path).words), path.name)
        else:
            self._files.import_path(path)

    def paste_text(self, words: str) -> None:
        """Lines become steps or cards, a table and a journey are shown before they come in."""
        target = self._applying.target()
        if len(words) > _READ_AT_ONCE or target is None:
            self._read(lambda: _looked_at(words), translate("Clipboard"))
            return
        try:
            read = _looked_at(words)
        except CjmError as error:
            self._files.tell(error)
            return
        self._take(target, read)

    def _read(self, read: Callable[[], _Read], name: str) -> None:
        target = self._applying.target()
        if target is not None:
            said = translate("Reading “{name}”…", name=name)
            self._waiting.begin(said, lambda _job: read(), lambda found: self._take(target, found))

    def _take(self, target: Target, read: _Read) -> None:
        if isinstance(read, str):
            self._files.imports.begin_pasted(read)
        elif isinstance(read, Table):
            self._ask(target, read)
        else:
            self._put_lines(target, read)

    def _put_lines(self, target: Target, lines: PastedLines) -> None:
        place = target.place
        label = text("Paste steps") if place.lane_id is None else text("Paste cards")
        self._applying.put(
            target, label, lambda edit: paste_lines(edit, lines.titles, place), len(lines.titles)
        )

    def _paste_form(self, data: bytes) -> None:
        target = self._applying.target()
        if target is None:
            return
        if len(data) > _READ_AT_ONCE:
            said = translate("Reading “{name}”…", name=translate("Clipboard"))
            self._waiting.begin(
                said,
                lambda _job: read_clipping(data),
                lambda read: self._put_clipping(target, read),
            )
            return
        try:
            self._put_clipping(target, read_clipping(data))
        except CjmError as error:
            self._files.tell(error)

    def _put_clipping(self, target: Target, read: ReadClipping) -> None:
        clipping = fitted(read, target.opened.document)
        for image in clipping.of(Image):
            if image.id in read.images:
                target.opened.add_image(image, read.images[image.id])
        labels = {"steps": text("Paste steps"), "lanes": text("Paste lanes")}
        label = labels.get(clipping.kind, text("Paste cards"))
        place = target.place
        self._applying.put(
            target, label, lambda edit: paste(edit, clipping, place), len(clipping.records)
        )

    def _paste_pixels(self, data: QMimeData) -> None:
        name = translate("Clipboard")
        encoded = next((data.data(one) for one in _PIXEL_FORMATS if data.hasFormat(one)), None)
        if encoded is not None:
            self._read_picture(name, lambda: whole_picture_of(name, bytes(encoded.data())))
            return
        pixels = data.imageData()
        if isinstance(pixels, QImage) and not pixels.isNull():
            self._read_picture(name, lambda: picture_of_pixels(name, pixels))
            return
        self._files.tell(
            ImportFileError(
                text("The image on the clipboard is broken, or too large to be taken over."),
                text("The map is as it was; save the image as a file and paste that."),
            )
        )

    def _read_picture(self, name: str, read: Callable[[], Picture]) -> None:
        target = self._applying.target()
        if target is not None:
            said = translate("Reading “{name}”…", name=name)
            self._waiting.begin(
                said, lambda _job: read(), lambda picture: self._put_picture(target, picture)
            )

    def _put_picture(self, target: Target, picture: Picture) -> None:
        target.opened.add_image(picture.image, picture.data)
        image, place = picture.image, target.place
        self._applying.put(
            target, text("Paste image"), lambda edit: put_picture(edit, image, place), 1
        )

    def _ask(self, target: Target, table: Table) -> None:
        dialog = self._dialog = PasteTableDialog(
            self._window,
            target.opened,
            target.place,
            table,
            self._screen.map_theme,
            self._surroundings.now().date(),
        )
        dialog.accepted.connect(lambda: self._put_table(target, dialog))
        dialog.finished.connect(self._end_asking)
        dialog.open()

    def _put_table(self, target: Target, dialog: PasteTableDialog) -> None:
        trial = dialog.trial
        if trial is None or trial.patch is None:
            return
        self._applying.commit(target, trial.patch, trial.step_ids)
        changed = sum(line.is_warning for line in trial.report)
        if changed:
            said = translate("The table was pasted; things changed or left out: {number}.",
                             number=changed)  # fmt: skip
            self._notices.say(said, passing=True)

    def _end_asking(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None


def _looked_at(words: str) -> _Read:
    """What a text is: lines, a table, or the source of a journey; raises `ImportFileError`."""
    refuse_over_10_mb(words)
    match kind_of(words):
        case "mermaid":
            return mermaid_source(words)
        case "table":
            return read_table(words)
    return lines_of(words)
