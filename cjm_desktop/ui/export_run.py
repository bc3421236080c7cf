"""One export of the map on screen: asks how and where, has it written, says where it is."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from cjm_desktop.errors import CjmError
from cjm_desktop.language import translate
from cjm_desktop.ui.background_job import BackgroundJob
from cjm_desktop.ui.export_choices import (
    NO_LENS,
    YES,
    ExportChoices,
    remember_choices,
    remembered_choices,
)
from cjm_desktop.ui.export_dialog import ExportDialog, ExportKind
from cjm_desktop.ui.exporting import Exported, ExportSource, export_pdf, export_png
from cjm_desktop.ui.file_dialogs import with_ending
from cjm_desktop.ui.notices import Notices
from cjm_desktop.ui.open_file import OpenFile
from cjm_desktop.ui.surroundings import Surroundings
from cjm_desktop.ui.view_state import ViewState, maps_in_order


class ExportRun(QObject):
    """An export from its dialog to its notice; `job` is what writes, once it was begun."""

    def __init__(self, window: QWidget, notices: Notices, surroundings: Surroundings) -> None:
        super().__init__(window)
        self._window = window
        self._notices = notices
        self._surroundings = surroundings
        self.job: BackgroundJob | None = None

    def ask(
        self, kind: ExportKind, opened: OpenFile, view: ViewState, *, story: bool = False
    ) -> None:
        """Ask for the choices, and write when they are made; a story is told in all lenses."""
        choices = remembered_choices(self._surroundings.settings)
        choices = replace(choices, compared=view.compared or NO_LENS)
        if story:
            choices = replace(choices, lenses="all", findings=YES, compared=NO_LENS)
        whole = self._whole(opened, view)
        dialog = ExportDialog(
            self._window, kind, choices, whole, lambda chosen: _part(whole, kind, chosen, view)
        )
        dialog.wanted.connect(lambda: self._go_on(dialog, kind, opened, story))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _go_on(self, dialog: ExportDialog, kind: ExportKind, opened: OpenFile, story: bool) -> None:
        choices = dialog.choices
        target = self._ask_target(kind, opened, story)
        if target is None:
            return
        self._remember(choices, story)
        try:
            work = _work(kind, choices, dialog.source, target)
        except CjmError as error:
            dialog.show_problem(str(error))
            return
        job = BackgroundJob(work, self)
        job.done.connect(self._announce)
        dialog.follow(job)
        self.job = job
        job.start()

    def _remember(self, choices: ExportChoices, story: bool) -> None:
        """Keep the choices; what makes a story of an export is none of the next one's."""
        settings = self._surroundings.settings
        if story:
            before = remembered_choices(settings)
            choices = replace(choices, lenses=before.lenses, findings=before.findings)
        remember_choices(settings, choices)

    def _ask_target(self, kind: ExportKind, opened: OpenFile, story: bool) -> Path | None:
        filters = translate("PDF (*.pdf)") if kind == "pdf" else translate("PNG images (*.png)")
        folder = Path.home() if opened.is_draft else opened.path.parent
        stem = Path(opened.name).stem
        if story:
            stem = translate("{name}, lens story", name=stem)
        suggested = folder / f"{stem}.{kind}"
        title = translate("Export PDF") if kind == "pdf" else translate("Export PNG")
        path = self._surroundings.dialogs.to_save(self._window, title, filters, suggested)
        return with_ending(path, f".{kind}") if path is not None else None

    def _whole(self, opened: OpenFile, view: ViewState) -> ExportSource:
        """All maps of the file as they are now."""
        return ExportSource(
            document=opened.document.snapshot(),
            read_image=opened.images.read,
            map_ids=tuple(journey.id for journey in maps_in_order(opened.document)),
            lenses=(view.lens,),
            date=self._surroundings.now().date(),
        )

    def _announce(self, exported: Exported) -> None:
        folder = exported.path.absolute().parent
        show_folder = (
            translate("Open folder"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))),
        )
        self._notices.say(
            translate("Exported as “{path}”.", path=exported.path),
            "attention" if exported.undrawable else "notice",
            [show_folder],
            "\n".join(
                translate(
                    "“{character}” cannot be drawn and shows as an empty square, first in "
                    "“{words}”.",
                    character=character,
                    words=words,
                )
                for character, words in exported.undrawable.items()
            ),
        )


def _part(
    whole: ExportSource, kind: ExportKind, choices: ExportChoices, view: ViewState
) -> ExportSource:
    """What is chosen of all maps and lenses."""
    whole = replace(whole, compared=choices.compared_lens)
    if kind == "png":
        return replace(whole, map_ids=(view.map_id,))
    map_ids = whole.map_ids if choices.maps == "all" else (view.map_id,)
    lenses = choices.chosen_lenses(view.lens)
    return replace(whole, map_ids=map_ids, lenses=lenses, findings=choices.findings == YES)


def _work(
    kind: ExportKind, choices: ExportChoices, source: ExportSource, target: Path
) -> Callable[[BackgroundJob], Exported]:
    """What the job will do; raises ExportError for choices that make no sense."""
    if kind == "pdf":
        setup = choices.page_setup()
        return lambda job: export_pdf(source, setup, target, job)
    scale = float(choices.png_scale)
    return lambda job: export_png(source, scale, target, job)
