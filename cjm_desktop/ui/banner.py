"""What stands above the map as long as its cause does: saving fails, or the file is read-only."""

from collections.abc import Callable

from cjm_desktop.language import translate, translate_plural
from cjm_desktop.ui.file_commands import FileCommands
from cjm_desktop.ui.notices import NextStep, NoticeKind, Notices
from cjm_desktop.ui.open_file import OpenFile


def show_banner(
    notices: Notices,
    opened: OpenFile | None,
    files: FileCommands,
    leave_anyway: Callable[[], object] | None = None,
) -> None:
    """Show the banner that the file calls for; `leave_anyway` is offered to who wants to leave."""
    if opened is not None and opened.saving.kind == "failed":
        notices.show_banner(*_not_saved(opened, files, leave_anyway))
    elif opened is not None and opened.read_only_because is not None:
        save_copy = (translate("Save a copy…"), files.ask_save_copy)
        notices.show_banner(str(opened.read_only_because), "attention", [save_copy])
    else:
        notices.show_banner("")


def saving_in_words(opened: OpenFile) -> str:
    """Where saving stands, in a few words."""
    state = opened.saving
    if not opened.writable:
        return translate("Read-only")
    if state.kind == "failed":
        return _unsaved_in_words(state.unsaved)
    if state.kind == "saving":
        return translate("Saving…")
    return translate("Kept as a draft") if opened.is_draft else translate("All changes saved")


def _unsaved_in_words(number: int) -> str:
    if not number:
        return translate("Not saved")
    return translate_plural("{number} change not saved", "{number} changes not saved", number)


def _not_saved(
    opened: OpenFile, files: FileCommands, leave_anyway: Callable[[], object] | None
) -> tuple[str, NoticeKind, list[NextStep]]:
    steps: list[NextStep] = [
        (translate("Retry"), opened.retry),
        (translate("Save a copy elsewhere…"), files.ask_save_elsewhere),
    ]
    words = str(opened.saving.problem or translate("Not everything is saved yet."))
    if leave_anyway is not None:
        steps.append((translate("Close without saving"), leave_anyway))
        words = translate("{problem} Closing now would lose these changes.", problem=words)
    return words, "problem", steps
