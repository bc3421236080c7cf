"""One visit to the gallery: a new map, a map added to the open file, a template renamed or gone."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cjm_desktop.errors import CjmError
from cjm_desktop.exchange.further_maps import as_further_maps
from cjm_desktop.language import text, translate
from cjm_desktop.model.records import Image, Journey, Lens
from cjm_desktop.model.team_defaults import Defaults
from cjm_desktop.storage.own_templates import OwnTemplate, OwnTemplates
from cjm_desktop.storage.workshop_file import create_workshop
from cjm_desktop.ui.background_job import BackgroundJob
from cjm_desktop.ui.templates.about_dialog import AboutDialog
from cjm_desktop.ui.templates.gallery import Gallery
from cjm_desktop.ui.templates.offers import Content, Offer, TemplateShelf

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import MainWindow


class GalleryRun(QObject):
    """Shows the gallery and does what is asked there; until then nothing is written."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._own = OwnTemplates(window.surroundings.own_folder)
        self._shelf = TemplateShelf(self._own)
        self._gallery: Gallery | None = None
        self._about: AboutDialog | None = None

    def ask(self, defaults: Defaults) -> None:
        """Show the gallery; a blank map begins with these defaults."""
        if self._gallery is not None:
            return
        self._shelf = TemplateShelf(self._own, defaults)
        opened = self._window.open_file
        into = opened.name if opened is not None and opened.writable else ""
        date = self._window.surroundings.now().date()
        gallery = Gallery(self._window, self._shelf, self._window.look, date, into)
        gallery.wanted.connect(self._begin)
        gallery.addition_wanted.connect(self._add)
        gallery.rename_wanted.connect(self._ask_name)
        gallery.deletion_wanted.connect(self._delete)
        gallery.finished.connect(self._end)
        self._gallery = gallery
        gallery.open()

    def _end(self) -> None:
        if self._gallery is not None:
            self._gallery.deleteLater()
        self._gallery = None

    def _fetch(self, then: Callable[[Gallery, Content], None]) -> None:
        """Read the template chosen beside the window's thread, and go on with what is in it."""
        gallery, shelf = self._gallery, self._shelf
        offer = gallery.offer if gallery is not None else None
        if gallery is None or offer is None or offer.is_broken:
            return
        gallery.set_busy(True)
        spoken = gallery.language
        job = BackgroundJob(lambda _job: shelf.content(offer, spoken), self)
        job.done.connect(lambda content: self._go_on(gallery, content, then))
        job.failed.connect(lambda error: self._refuse(gallery, error))
        job.start()

    def _go_on(
        self, gallery: Gallery, content: Content, then: Callable[[Gallery, Content], None]
    ) -> None:
        if gallery is self._gallery:  # else it was closed meanwhile
            gallery.set_busy(False)
            then(gallery, content)

    def _refuse(self, gallery: Gallery, error: CjmError) -> None:
        if gallery is self._gallery:
            gallery.set_busy(False)
            gallery.show_problem(str(error))

    # --- a new map ------------------------------------------------------------------------------

    def _begin(self) -> None:
        self._fetch(self._write_draft)

    def _write_draft(self, gallery: Gallery, content: Content) -> None:
        target = self._window.files.new_draft()
        if target is None:
            gallery.reject()
            return
        view = {"lens": gallery.lens, "spelling": self._language_of(gallery)}
        gallery.set_busy(True)
        job = BackgroundJob(lambda _job: _write(content, target, view), self)
        job.done.connect(lambda path: self._open(gallery, path))
        job.failed.connect(lambda error: self._refuse(gallery, error))
        job.start()

    def _open(self, gallery: Gallery, path: Path) -> None:
        if gallery is self._gallery:
            gallery.accept()
            self._window.files.open_path(path)
        else:
            self._window.files.discard_draft(path)

    # --- one more map in the open file ----------------------------------------------------------

    def _add(self) -> None:
        self._fetch(self._add_to_file)

    def _add_to_file(self, gallery: Gallery, content: Content) -> None:
        opened = self._window.open_file
        if opened is None or not opened.writable:
            return
        lens: Lens = gallery.lens
        gallery.accept()
        self._window.finish_typing()
        records = as_further_maps(content.records, opened.document)
        for record in records:
            data = content.read_image(record.id) if isinstance(record, Image) else None
            if isinstance(record, Image) and data is not None:
                opened.add_image(record, data)
        with opened.history.edit(text("Add map from template")) as edit:
            edit.put(*records)
        added = next(record for record in records if isinstance(record, Journey))
        self._window.choose_map(added.id)
        self._window.choose_lens(lens)
        words = translate("The map “{title}” was added to this file.", title=added.title)
        self._window.notices.say(words, passing=True)

    # --- templates of one's own -----------------------------------------------------------------

    def _ask_name(self) -> None:
        gallery = self._gallery
        own = gallery.offer.own if gallery is not None and gallery.offer is not None else None
        if gallery is None or own is None:
            return
        about = AboutDialog(
            gallery,
            translate("Rename template"),
            translate("Rename"),
            self._own.titles(besides=own),
        )
        about.show_about(own.title, own.description)
        about.wanted.connect(lambda: self._rename(gallery, about, own))
        about.finished.connect(self._end_asking)
        self._about = about
        about.open()

    def _end_asking(self) -> None:
        if self._about is not None:
            self._about.deleteLater()
        self._about = None

    def _rename(self, gallery: Gallery, about: AboutDialog, own: OwnTemplate) -> None:
        title, description = about.title, about.description
        about.setEnabled(False)
        job = BackgroundJob(lambda _job: self._own.rename(own, title, description), self)
        job.done.connect(lambda _renamed: self._has_renamed(gallery, about, own))
        job.failed.connect(lambda error: self._refuse_name(about, error))
        job.start()

    def _has_renamed(self, gallery: Gallery, about: AboutDialog, own: OwnTemplate) -> None:
        if about is self._about:
            about.accept()
        if gallery is self._gallery:
            gallery.show_offers(str(own.path))

    def _refuse_name(self, about: AboutDialog, error: CjmError) -> None:
        if about is self._about:
            about.setEnabled(True)
            about.show_problem(str(error))

    def _language_of(self, gallery: Gallery) -> str:
        """The language in which the words of the map are spelled; empty where nobody said."""
        offer: Offer | None = gallery.offer
        return gallery.language if offer is not None and offer.own is None else ""

    def _delete(self) -> None:
        gallery = self._gallery
        offer: Offer | None = gallery.offer if gallery is not None else None
        if gallery is None or offer is None or offer.own is None:
            return
        try:
            self._own.delete(offer.own)
        except CjmError as error:
            gallery.show_problem(str(error))
            return
        gallery.show_offers()
        gallery.list.setFocus()


def _write(content: Content, target: Path, view: Mapping[str, str]) -> Path:
    """Make the new file; raises WorkshopFileError."""
    create_workshop(
        target, content.records, read_image=content.read_image, view=view, untouched=True
    )
    return target
