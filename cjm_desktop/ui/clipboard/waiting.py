"""One piece of work at a time beside the window's thread, with a way to stop it once it lasts."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from cjm_desktop.errors import CjmError
from cjm_desktop.language import translate
from cjm_desktop.ui.background_job import BackgroundJob
from cjm_desktop.ui.import_dialog.waiting import WaitDialog

WAIT_MS = 400
"""What is done sooner shows no waiting."""


class Waiting(QObject):
    """Does work in the background; what is begun later, or cancelled, puts an end to it."""

    def __init__(self, window: QWidget, tell: Callable[[CjmError], None]) -> None:
        super().__init__(window)
        self._window = window
        self._tell = tell
        self._job: BackgroundJob | None = None
        self._dialog: WaitDialog | None = None
        self._words = ""
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self._show)

    @property
    def is_busy(self) -> bool:
        """Whether work is going on."""
        return self._job is not None

    def begin(
        self,
        words: str,
        work: Callable[[BackgroundJob], Any],
        then: Callable[[Any], object],
        *,
        at_once: bool = False,
    ) -> None:
        """Do work, then go on with what came of it in the window's thread; trouble is told.

        `at_once`: nothing else can be done in the meantime.
        """
        self.give_up()
        job = BackgroundJob(work, self)
        job.done.connect(lambda result: self._finish(job, lambda: then(result)))
        job.failed.connect(lambda error: self._finish(job, lambda: self._tell(error)))
        self._job, self._words = job, words
        if at_once:
            self._show()
        else:
            self._timer.start()
        job.start()

    def give_up(self) -> None:
        """Stop the work, if there is any; nothing comes of it."""
        job, self._job = self._job, None
        if job is not None:
            job.stop()
        self._end()

    def _finish(self, job: BackgroundJob, then: Callable[[], object]) -> None:
        if job is self._job:
            self._job = None
            self._end()
            then()

    def _show(self) -> None:
        self._dialog = WaitDialog(self._window, self._words)
        self._dialog.setWindowTitle(translate("Paste"))
        self._dialog.rejected.connect(self.give_up)
        self._dialog.open()

    def _end(self) -> None:
        self._timer.stop()
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.rejected.disconnect(self.give_up)
            dialog.close()
            dialog.deleteLater()
