"""Catches what nobody else did: a mistake of ours becomes a notice, never a traceback.

With CJM_DEBUG=1 in the environment the traceback is printed too.
"""

import os
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

from cjm_desktop.errors import CjmError
from cjm_desktop.language import translate
from cjm_desktop.ui.notices import Notices


class LastResort(QObject):
    """Tells in a window's notices what went wrong, from whatever thread."""

    _happened = Signal(str)

    def __init__(self, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notices = notices
        self._happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def tell_in(self, notices: Notices) -> None:
        """Tell in the notices of another window from now on."""
        self._notices = notices

    def install(self) -> None:
        """Catch from now on what escapes in this process."""
        sys.excepthook = self.catch
        threading.excepthook = lambda happened: self.catch(
            happened.exc_type, happened.exc_value, happened.exc_traceback
        )

    def catch(
        self,
        error_type: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take in an exception that escaped."""
        if issubclass(error_type, KeyboardInterrupt):
            sys.__excepthook__(error_type, error or error_type(), trace)
            return
        if os.environ.get("CJM_DEBUG") == "1":
            traceback.print_exception(error_type, error, trace)
        self._happened.emit(_in_words(error_type, error))

    def _tell(self, words: str) -> None:
        self._notices.say(words, "problem")


def _in_words(error_type: type[BaseException], error: BaseException | None) -> str:
    if isinstance(error, CjmError):
        return str(error)
    return translate(
        "Something went wrong in the program itself ({reason}). What you did before is kept; "
        "go on, or undo the last step.",
        reason=f"{error_type.__name__}: {error}",
    )
