"""The commands that write the map on screen for others to see; how, stands in `export_run`."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cjm_desktop.ui.background_job import BackgroundJob
from cjm_desktop.ui.notices import Notices
from cjm_desktop.ui.open_file import OpenFile
from cjm_desktop.ui.surroundings import Surroundings
from cjm_desktop.ui.view_state import ViewState

if TYPE_CHECKING:
    from cjm_desktop.ui.export_dialog import ExportKind
    from cjm_desktop.ui.export_run import ExportRun

OnScreen = Callable[[], tuple[OpenFile, ViewState] | None]
"""The file and the view on screen, every edit in progress committed."""


class ExportCommands:
    """Begins exports of what is on the screen."""

    def __init__(
        self, window: QWidget, on_screen: OnScreen, notices: Notices, surroundings: Surroundings
    ) -> None:
        self._window = window
        self._on_screen = on_screen
        self._notices = notices
        self._surroundings = surroundings
        self._run: ExportRun | None = None

    @property
    def running(self) -> BackgroundJob | None:
        """What writes, or wrote last."""
        return self._run.job if self._run is not None else None

    def ask_pdf(self) -> None:
        """Ask for paper and place, and write a PDF."""
        self._ask("pdf")

    def ask_story(self) -> None:
        """Ask for paper and place, and write a PDF of all lenses with what each finds."""
        self._ask("pdf", story=True)

    def ask_png(self) -> None:
        """Ask for size and place, and write a PNG."""
        self._ask("png")

    def _ask(self, kind: "ExportKind", *, story: bool = False) -> None:
        shown = self._on_screen()
        if shown is None:
            return
        from cjm_desktop.ui.export_run import ExportRun  # noqa: PLC0415 (10 ms of every start)

        if self._run is None:
            self._run = ExportRun(self._window, self._notices, self._surroundings)
        self._run.ask(kind, *shown, story=story)
