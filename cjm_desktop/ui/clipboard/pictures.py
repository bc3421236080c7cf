"""Pictures from outside, as files or pixels, made fit for the workshop file or refused."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QImageReader

from cjm_desktop.errors import ImportFileError
from cjm_desktop.language import text
from cjm_desktop.model.records import Image
from cjm_desktop.storage.images import image_id

LARGEST_IMAGE_BYTES = 32 * 1024 * 1024
MOST_MEGAPIXELS = 50
_MEDIA_TYPES = {b"png": "image/png", b"jpeg": "image/jpeg"}
_CHOOSE_ANOTHER = text("The map is as it was; choose another image.")
_CHOOSE_SMALLER = text("The map is as it was; choose a smaller one.")


@dataclass(frozen=True, slots=True)
class Picture:
    """The record of an image and its data."""

    image: Image
    data: bytes


def bytes_of(source: Path) -> bytes:
    """The bytes of an image file; raises `ImportFileError`."""
    try:
        with source.open("rb") as file:
            data = file.read(LARGEST_IMAGE_BYTES + 1)
    except OSError as error:
        raise ImportFileError(
            text("The image “{name}” cannot be read.", name=source.name), _CHOOSE_ANOTHER
        ) from error
    _refuse_too_many_bytes(source.name, data)
    return data


def picture_of(name: str, data: bytes) -> Picture:
    """The picture in some bytes, as far as its beginning tells; raises `ImportFileError`."""
    _refuse_too_many_bytes(name, data)
    reader, _buffer = _reader_of(data)
    media_type = _MEDIA_TYPES.get(bytes(reader.format().data()))
    if media_type is None or not reader.canRead() or reader.size().isEmpty():
        raise ImportFileError(text("“{name}” is no PNG or JPEG image.", name=name), _CHOOSE_ANOTHER)
    size = reader.size()
    refuse_too_many_pixels(name, size)
    image = Image(
        id=image_id(data), media_type=media_type, width=size.width(), height=size.height()
    )
    return Picture(image, data)


def whole_picture_of(name: str, data: bytes) -> Picture:
    """As `picture_of`, read to its end, which takes a while; raises `ImportFileError`."""
    picture = picture_of(name, data)
    reader, _buffer = _reader_of(data)
    if reader.read().isNull():
        raise ImportFileError(
            text("“{name}” is broken: it begins as an image but cannot be shown.", name=name),
            _CHOOSE_ANOTHER,
        )
    return picture


def picture_of_pixels(name: str, pixels: QImage) -> Picture:
    """The picture of bare pixels, as PNG, which takes a while; raises `ImportFileError`."""
    refuse_too_many_pixels(name, pixels.size())
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not pixels.save(buffer, "PNG"):  # type: ignore[call-overload]  # bytes in the stubs
        raise ImportFileError(
            text("“{name}” is broken and cannot be shown.", name=name), _CHOOSE_ANOTHER
        )
    buffer.close()
    return picture_of(name, bytes(data.data()))


def refuse_too_many_pixels(name: str, size: QSize) -> None:
    """Raise `ImportFileError` for a picture that would take too much memory to show."""
    pixels = size.width() * size.height()
    if pixels > MOST_MEGAPIXELS * 1_000_000:
        raise ImportFileError(
            text(
                "“{name}” has {number} megapixels; more than {most} would take so much memory "
                "that the map could no longer be shown.",
                name=name,
                number=round(pixels / 1_000_000),
                most=MOST_MEGAPIXELS,
            ),
            _CHOOSE_SMALLER,
        )


def _reader_of(data: bytes) -> tuple[QImageReader, QBuffer]:
    """A reader, and the buffer that must live as long."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return QImageReader(buffer), buffer


def _refuse_too_many_bytes(name: str, data: bytes) -> None:
    if len(data) > LARGEST_IMAGE_BYTES:
        raise ImportFileError(
            text("The image “{name}” is larger than 32 MB.", name=name), _CHOOSE_SMALLER
        )
