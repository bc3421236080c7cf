"""Keeps the map on screen as a template of the team's own: asks, then writes."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cjm_desktop.errors import CjmError
from cjm_desktop.language import translate
from cjm_desktop.model.map_records import frame_of, records_of_map
from cjm_desktop.model.records import Journey
from cjm_desktop.storage.own_templates import OwnTemplates
from cjm_desktop.ui.background_job import BackgroundJob
from cjm_desktop.ui.open_file import OpenFile
from cjm_desktop.ui.templates.about_dialog import AboutDialog
from cjm_desktop.ui.view_state import ViewState

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import MainWindow


class KeepingRun(QObject):
    """One template at a time; the map that is kept is the one on screen when it was asked."""

    def __init__(self, window: "MainWindow", show_gallery: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._own = OwnTemplates(window.surroundings.own_folder)
        self._show_gallery = show_gallery
        self._dialog: AboutDialog | None = None

    def ask(self, opened: OpenFile, view: ViewState) -> None:
        """Ask what it is called and what of it is kept."""
        if self._dialog is not None:
            return
        dialog = AboutDialog(
            self._window,
            translate("Save as template"),
            translate("Save template"),
            self._own.titles(),
        )
        dialog.ask_what_to_keep()
        journey = opened.document.require(Journey, view.map_id)
        dialog.show_about(" ".join(journey.title.split()), journey.scenario)
        dialog.wanted.connect(lambda: self._keep(dialog, opened, view))
        dialog.finished.connect(self._end)
        self._dialog = dialog
        dialog.open()

    def _end(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None

    def _keep(self, dialog: AboutDialog, opened: OpenFile, view: ViewState) -> None:
        records = records_of_map(opened.document, view.map_id)
        kept = frame_of(records) if dialog.frame_only else records
        title, description, read_image = dialog.title, dialog.description, opened.images.read
        dialog.setEnabled(False)
        job = BackgroundJob(
            lambda _job: self._own.keep(title, description, kept, read_image, view.lens), self
        )
        job.done.connect(lambda _template: self._has_kept(dialog, title))
        job.failed.connect(lambda error: self._refuse(dialog, error))
        job.start()

    def _has_kept(self, dialog: AboutDialog, title: str) -> None:
        if dialog is self._dialog:
            dialog.accept()
        words = translate("Kept as the template “{title}”.", title=title)
        show = (translate("Show the templates"), self._show_gallery)
        self._window.notices.say(words, next_steps=[show], passing=True)

    def _refuse(self, dialog: AboutDialog, error: CjmError) -> None:
        if dialog is self._dialog:
            dialog.setEnabled(True)
            dialog.show_problem(str(error))
