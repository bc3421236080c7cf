"""Puts what is pasted into the map, as one step of undo; much of it is tried on a copy first.

So the window answers while thousands of records are made, and it can be cancelled.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.errors import CjmError, ImportFileError
from cjm_desktop.language import Text, text, translate
from cjm_desktop.model.document import Document
from cjm_desktop.model.edits import Patch
from cjm_desktop.model.history import Edit, History
from cjm_desktop.model.pasting import PastePlace
from cjm_desktop.ui.background_job import BackgroundJob
from cjm_desktop.ui.clipboard.places import paste_place
from cjm_desktop.ui.clipboard.waiting import Waiting
from cjm_desktop.ui.file_commands import Screen
from cjm_desktop.ui.open_file import OpenFile

MOST_AT_ONCE = 200
"""What makes no more records than this is put in at once, without a thread."""
MOST_PASTED = 10_000

Act = Callable[[Edit], list[str]]
"""An edit; it returns the ids of what is then to be selected."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where something is pasted, remembered while it is read."""

    opened: OpenFile
    place: PastePlace


class Applying:
    """Carries out what is pasted in the map on screen."""

    def __init__(
        self,
        screen: Screen,
        canvas: MapCanvas,
        waiting: Waiting,
        tell: Callable[[CjmError], None],
    ) -> None:
        self._screen = screen
        self._canvas = canvas
        self._waiting = waiting
        self._tell = tell

    def target(self) -> Target | None:
        """What is selected now; what is typed is finished first. None without a map to change."""
        self._screen.finish_typing()
        opened, session = self._screen.open_file, self._canvas.session
        if opened is None or session is None or not opened.writable:
            return None
        return Target(opened, paste_place(session, self._canvas.selection))

    def put(self, target: Target, label: Text, act: Act, size: int) -> None:
        """Carry out an edit of about `size` records; a refusal is told."""
        if not self._is_open(target):
            return
        try:
            refuse_too_much(size)
            if size > MOST_AT_ONCE:
                self._put_later(target, label, act)
                return
            with target.opened.history.edit(label) as edit:
                made = act(edit)
        except CjmError as error:
            self._tell(error)
            return
        self._select(made)

    def commit(self, target: Target, patch: Patch, ids: Sequence[str]) -> None:
        """Carry out what was tried on a copy of the document, which is as it was."""
        if self._is_open(target):
            target.opened.history.commit(patch)
            self._select(ids)

    def _put_later(self, target: Target, label: Text, act: Act) -> None:
        snapshot = target.opened.document.snapshot()
        self._waiting.begin(
            translate("Pasting…"),
            lambda job: tried_on(snapshot, label, act, job),
            lambda tried: self.commit(target, *tried),
            at_once=True,
        )

    def _select(self, ids: Sequence[str]) -> None:
        self._canvas.setFocus()
        self._canvas.folding.select_landed(ids)
        self._canvas.show_selected()

    def _is_open(self, target: Target) -> bool:
        return self._screen.open_file is target.opened and target.opened.writable


def tried_on(
    snapshot: Document, label: Text, act: Act, job: BackgroundJob
) -> tuple[Patch, list[str]]:
    """The patch that an edit makes of a copy of the document, and what it returned."""
    job.report(0, 0)
    with History(snapshot).trial(label) as trial:
        made = act(trial.edit)
        job.report(0, 0)
    assert trial.patch is not None, "the trial is over"
    return trial.patch, made


def refuse_too_much(size: int) -> None:
    """Raise `ImportFileError` for more records than can be pasted at once."""
    if size > MOST_PASTED:
        raise ImportFileError(
            text(
                "That is {number} things with all they hold, more than the {most} that can be "
                "pasted at once: the window would not answer for long.",
                number=size,
                most=MOST_PASTED,
            ),
            text("Copy fewer steps or lanes at a time; nothing was changed."),
        )
