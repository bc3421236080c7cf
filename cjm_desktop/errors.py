"""The errors a user may meet, each a full sentence that says what to do next.

`CjmError` and its children are known trouble. Anything else that escapes is a bug of ours.
A message is kept with its arguments and put into words when shown, so the language of the
program may change in between.
"""

from cjm_desktop.language import Text


class CjmError(Exception):
    """Known trouble: what happened, what is not lost, and (in `hint`) what to do next."""

    def __init__(self, message: Text | str, hint: Text | str = "") -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return " ".join(part for part in (str(self.message), str(self.hint)) if part)


class WorkshopFileError(CjmError):
    """A workshop file cannot be opened, read or written."""


class ImportFileError(CjmError):
    """A file from outside cannot be read; `line` counts from 1, 0 where no line is to blame."""

    def __init__(self, message: Text | str, hint: Text | str = "", line: int = 0) -> None:
        super().__init__(message, hint)
        self.line = line


class ExportError(CjmError):
    """A map cannot be written in the form asked for."""


class EditRefusedError(CjmError):
    """An edit makes no sense here; the document is as it was before."""
