"""Brings an image file into the map, where an Image element was dropped."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImageReader

from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.errors import CjmError, ImportFileError
from cjm_desktop.language import text, translate
from cjm_desktop.model.editing import require
from cjm_desktop.model.edits import Patch
from cjm_desktop.model.records import Figure, Image
from cjm_desktop.storage.images import image_id
from cjm_desktop.ui.file_dialogs import AskForFile, image_filter
from cjm_desktop.ui.open_file import OpenFile

LARGEST_IMAGE_BYTES = 32 * 1024 * 1024
_MEDIA_TYPES = {b"png": "image/png", b"jpeg": "image/jpeg"}


class FigureCommands:
    """Asks for the image of a figure that was just dropped."""

    def __init__(
        self,
        canvas: MapCanvas,
        now_open: Callable[[], OpenFile | None],
        ask: AskForFile,
        tell: Callable[[CjmError], None],
    ) -> None:
        self._canvas = canvas
        self._now_open = now_open
        self._ask = ask
        self._tell = tell

    def ask_image(self, figure_id: str) -> None:
        """Ask for an image; who has none, or no good one, has no empty frame either."""
        opened = self._now_open()
        if opened is None:
            return
        window = self._canvas.window()
        source = self._ask(window, translate("Choose an image"), image_filter(), None)
        dropped = opened.history.undo()
        if source is None or dropped is None:
            return
        try:
            put_figure(opened, dropped.inverse(), figure_id, source)
            self._canvas.select([figure_id])
        except CjmError as error:
            self._tell(error)


def put_figure(opened: OpenFile, dropped: Patch, figure_id: str, source: Path) -> None:
    """Do what was dropped, the figure now with its image, as one step of undo.

    Raises ImportFileError and leaves the map as it is.
    """
    data = _bytes_of(source)
    media_type, size = _described(source, data)
    image = Image(
        id=image_id(data), media_type=media_type, width=size.width(), height=size.height()
    )
    opened.add_image(image, data)
    with opened.history.edit(text("Add image")) as edit:
        if edit.document.get(Image, image.id) is None:
            edit.put(image)
        for change in dropped:
            if change.after is not None:
                edit.put(change.after)
        edit.put(replace(require(edit, Figure, figure_id), image_id=image.id))


def _bytes_of(source: Path) -> bytes:
    try:
        with source.open("rb") as file:
            data = file.read(LARGEST_IMAGE_BYTES + 1)
    except OSError as error:
        raise ImportFileError(
            text("The image “{name}” cannot be read.", name=source.name),
            text("The map is as it was; choose another image."),
        ) from error
    if len(data) > LARGEST_IMAGE_BYTES:
        raise ImportFileError(
            text("The image “{name}” is larger than 32 MB.", name=source.name),
            text("The map is as it was; choose a smaller one."),
        )
    return data


def _described(source: Path, data: bytes) -> tuple[str, QSize]:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    media_type = _MEDIA_TYPES.get(bytes(reader.format().data()))
    if media_type is None or not reader.canRead() or reader.size().isEmpty():
        raise ImportFileError(
            text("“{name}” is no PNG or JPEG image.", name=source.name),
            text("The map is as it was; choose another image."),
        )
    return media_type, reader.size()
