"""Opens a workshop file of any origin and makes new ones."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from cjm_desktop.errors import WorkshopFileError
from cjm_desktop.language import text
from cjm_desktop.model.records import RECORD_TYPES, Record, RecordTypes
from cjm_desktop.storage.copies import refuse_if_open, write_fresh
from cjm_desktop.storage.images import ReadImage, no_image
from cjm_desktop.storage.inspection import existing_file
from cjm_desktop.storage.migrations import FORMATS, Formats
from cjm_desktop.storage.opened_workshop import OpenedWorkshop
from cjm_desktop.storage.opening import Opening
from cjm_desktop.storage.troubles import cannot_write

__all__ = ["OpenedWorkshop", "create_workshop", "open_workshop"]


def open_workshop(
    path: Path,
    *,
    read_only: bool = False,
    thorough: bool = False,
    record_types: RecordTypes = RECORD_TYPES,
    formats: Formats = FORMATS,
) -> OpenedWorkshop:
    """Open a workshop file, to write if nothing forbids it; raises WorkshopFileError.

    `read_only` takes no lock, writes nothing and creates nothing beside the file. `thorough` also
    checks the indexes and every image.
    """
    opening = Opening(existing_file(path), record_types, formats, thorough=thorough)
    try:
        if not read_only:
            opening.take_lock()
        return opening.open()
    except BaseException:
        opening.give_up_lock()
        raise


def create_workshop(
    path: Path,
    records: Iterable[Record],
    *,
    read_image: ReadImage | None = None,
    view: Mapping[str, str] | None = None,
    overwrite: bool = False,
    untouched: bool = False,
    formats: Formats = FORMATS,
) -> None:
    """Write a new workshop file, the whole of it or nothing; raises WorkshopFileError.

    An existing file is refused unless `overwrite` is said; one that is open elsewhere always is.
    `untouched` marks a new draft in which nobody has done anything yet.
    """
    try:
        target = path.resolve()
        exists = target.exists()
    except (OSError, RuntimeError, ValueError) as error:
        raise cannot_write(path, error) from error
    if exists and not overwrite:
        raise WorkshopFileError(
            text('"{name}" exists already and is left as it is.', name=path.name),
            text("Choose another name."),
        )
    refuse_if_open(target)
    write_fresh(target, records, read_image or no_image, view or {}, formats, untouched=untouched)
