"""The data of images: read from the file when wanted, held in memory while it is not yet saved.

Only SQLite opens the file; a reading takes its own short connection, from any thread.
"""

import sqlite3
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from cjm_desktop.storage.connections import LONGEST_IMAGE_BYTES, READING_ERRORS, connect_reading

ReadImage = Callable[[str], bytes | None]
"""Gives the data of an image by its id, or None where there is none."""

CACHED_BYTES = 64 * 1024 * 1024
MOST_HELD_BYTES = 1024 * 1024 * 1024


def image_id(data: bytes) -> str:
    """The id of an image: the SHA-256 of its data."""
    import hashlib  # noqa: PLC0415 (3 ms that most starts of the window can do without)

    return hashlib.sha256(data).hexdigest()


def no_image(_image_id: str) -> bytes | None:
    """For workshops without images."""
    return None


class Images:
    """The image data of one workshop: of the file at `path`, and what is `held` in memory."""

    def __init__(self, path: Path | None = None, held: Mapping[str, bytes] | None = None) -> None:
        self.path = path
        self._held: dict[str, bytes] = dict(held or {})
        self._cached: dict[str, bytes] = {}
        self._guard = threading.Lock()

    def read(self, image_id: str) -> bytes | None:
        """The data of an image; None if it is missing, damaged or out of reach."""
        with self._guard:
            data = self._held.get(image_id) or self._cached.get(image_id)
        if data is None and self.path is not None:
            data = _read_from(self.path, image_id)
            if data is not None:
                self._cache(image_id, data)
        return data

    def hold(self, image_id: str, data: bytes) -> None:
        """Keep data in memory until `release`: it is not in the file, or about to leave it."""
        with self._guard:
            self._held[image_id] = data

    def held(self, image_id: str) -> bytes | None:
        """The data that is held in memory, if any."""
        with self._guard:
            return self._held.get(image_id)

    def release(self, image_id: str) -> None:
        """The data is safely in the file; memory may let it go."""
        with self._guard:
            data = self._held.pop(image_id, None)
        if data is not None:
            self._cache(image_id, data)

    def _cache(self, image_id: str, data: bytes) -> None:
        with self._guard:
            self._cached[image_id] = data
            room = CACHED_BYTES - sum(map(len, self._cached.values()))
            for oldest in list(self._cached)[:-1]:
                if room >= 0:
                    break
                room += len(self._cached.pop(oldest))


def _read_from(path: Path, wanted_id: str) -> bytes | None:
    try:
        connection = connect_reading(path, LONGEST_IMAGE_BYTES)
    except READING_ERRORS:
        return None
    try:
        return sound_data(connection, wanted_id)
    except READING_ERRORS:
        return None
    finally:
        connection.close()


def sound_data(connection: sqlite3.Connection, wanted_id: str) -> bytes | None:
    """The data of an image if it is there and is what its id says; raises sqlite3.Error."""
    row = connection.execute("SELECT data FROM image WHERE id = ?", (wanted_id,)).fetchone()
    data = row[0] if row else None
    return data if isinstance(data, bytes) and image_id(data) == wanted_id else None


def readable_images(
    connection: sqlite3.Connection, wanted: list[str]
) -> tuple[dict[str, bytes], int]:
    """The data of the images wanted, as far as memory allows, and how many could not be read."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_IMAGE_BYTES)
    found: dict[str, bytes] = {}
    room = MOST_HELD_BYTES
    for wanted_id in wanted:
        try:
            data = sound_data(connection, wanted_id)
        except READING_ERRORS:
            data = None
        if data is not None and len(data) <= room:
            found[wanted_id] = data
            room -= len(data)
    return found, len(wanted) - len(found)
