"""A team's own templates: workshop files in a folder of their own, one map each.

What a template is called and good for stands in the file's table `view`; a workshop file that
somebody puts into the folder is a template too, called as its map.
"""

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from cjm_desktop.errors import WorkshopFileError
from cjm_desktop.language import text
from cjm_desktop.model.records import LENSES, Lens, Record
from cjm_desktop.storage.connections import READING_ERRORS, connect_reading
from cjm_desktop.storage.copies import BACKUP_MARK
from cjm_desktop.storage.images import ReadImage
from cjm_desktop.storage.troubles import cannot_write
from cjm_desktop.storage.workshop_file import OpenedWorkshop, create_workshop, open_workshop

ENDING = ".cjm"
_TITLE, _DESCRIPTION, _LENS = "template.title", "template.description", "lens"
_LONGEST_NAME = 60
_NO_NAME_OF_A_FILE = '<>:"/\\|?*'


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """A template in the folder, to be seen first in a lens; one that `is_broken` can only go."""

    path: Path
    title: str
    description: str = ""
    lens: Lens = "goal"
    is_broken: bool = False


class OwnTemplates:
    """The templates in a folder, which is made when first needed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "templates"

    def all(self) -> list[OwnTemplate]:
        """Every template, in the order of their titles; only what each is called is read."""
        try:
            paths = [path for path in self._folder.glob(f"*{ENDING}") if path.is_file()]
        except OSError:
            return []
        found = [_listed(path) for path in paths if BACKUP_MARK not in path.name]
        return sorted(found, key=lambda template: (template.title.casefold(), template.path.name))

    def titles(self, besides: OwnTemplate | None = None) -> frozenset[str]:
        """What the templates are called, but for the one, without regard to case."""
        return frozenset(
            template.title.casefold()
            for template in self.all()
            if besides is None or template.path != besides.path
        )

    def keep(
        self,
        title: str,
        description: str,
        records: Iterable[Record],
        read_image: ReadImage,
        lens: Lens,
    ) -> OwnTemplate:
        """Add a template, to be seen first in a lens; raises WorkshopFileError."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise cannot_write(self._folder, error) from error
        path = self._unused_path(title)
        view = {_TITLE: title, _DESCRIPTION: description, _LENS: lens}
        create_workshop(path, records, read_image=read_image, view=view)
        return OwnTemplate(path, title, description, lens)

    def read(self, template: OwnTemplate) -> OpenedWorkshop:
        """What is in a template, without keeping its file open; raises WorkshopFileError."""
        return open_workshop(template.path, read_only=True)

    def rename(self, template: OwnTemplate, title: str, description: str) -> OwnTemplate:
        """Call a template otherwise; raises WorkshopFileError."""
        opened = self.read(template)
        view = {**opened.view, _TITLE: title, _DESCRIPTION: description}
        create_workshop(
            template.path,
            opened.records,
            read_image=opened.images.read,
            view=view,
            overwrite=True,
        )
        return replace(template, title=title, description=description)

    def delete(self, template: OwnTemplate) -> None:
        """Delete a template for good; raises WorkshopFileError."""
        if template.path.parent != self._folder:
            raise WorkshopFileError(
                text("“{title}” is none of your own templates.", title=template.title)
            )
        try:
            template.path.unlink(missing_ok=True)
        except OSError as error:
            raise cannot_write(template.path, error) from error

    def _unused_path(self, title: str) -> Path:
        plain = "".join(
            " " if sign in _NO_NAME_OF_A_FILE or ord(sign) < 32 else sign for sign in title
        )
        stem = "template " + " ".join(plain.split())[:_LONGEST_NAME].strip(" .")
        names = (stem, *(f"{stem} ({number})" for number in range(2, 10_000)))
        return next(
            self._folder / (name + ENDING)
            for name in names
            if not (self._folder / (name + ENDING)).exists()
        )


def _listed(path: Path) -> OwnTemplate:
    map_title = 'SELECT "title" FROM "map" ORDER BY "position", "id" LIMIT 1'
    said = 'SELECT "key", "value" FROM "view" WHERE "key" IN (?, ?, ?)'
    try:
        with contextlib.closing(connect_reading(path)) as connection:
            row = connection.execute(map_title).fetchone()
            about = dict(connection.execute(said, (_TITLE, _DESCRIPTION, _LENS)).fetchall())
    except READING_ERRORS:
        return OwnTemplate(path, path.stem, is_broken=True)
    if row is None:
        return OwnTemplate(path, path.stem, is_broken=True)
    title = str(about.get(_TITLE) or row[0]).strip()
    lens: Lens = next((lens for lens in LENSES if lens == about.get(_LENS)), "goal")
    return OwnTemplate(path, title or path.stem, str(about.get(_DESCRIPTION) or ""), lens)
