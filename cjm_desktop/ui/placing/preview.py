"""Proposals for unplaced steps, shown on the map before they are made: Enter applies, Esc drops.

The map shows them as a trial patch, as it does a gesture's; whatever else is done to the map ends
the preview. Of several lenses it goes on in the next one that is looked through.
"""

from collections import Counter
from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from cjm_desktop.canvas.session import MapSession
from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.language import text, translate, translate_plural
from cjm_desktop.model.edits import Patch
from cjm_desktop.model.history import Edit
from cjm_desktop.model.proposing import PLACED_LENSES, never_placed, proposals, propose_stages
from cjm_desktop.model.records import Lens, Stage
from cjm_desktop.ui.lens_bar import LENS_NAMES
from cjm_desktop.ui.placing.bar import ProposalBar

LABEL = text("Propose stages")
_ABOVE_THE_PAGES = 1

Proposed = Mapping[Lens, dict[str, Stage]]


class ProposalPreview(QObject):
    """Shows on a canvas what would be proposed; `say` tells why there is nothing to propose."""

    def __init__(self, canvas: MapCanvas, body: QWidget, say: Callable[[str], object]) -> None:
        super().__init__(canvas)
        self._canvas, self._say = canvas, say
        self._session: MapSession | None = None
        self._patch: Patch | None = None
        self._proposed: Proposed = {}
        self._lens: Lens = "goal"
        self._in_all_lenses = False
        self._selected_before: tuple[str, ...] = ()
        self.bar = ProposalBar()
        column = body.layout()
        assert isinstance(column, QBoxLayout)
        column.insertWidget(_ABOVE_THE_PAGES, self.bar)
        self.bar.applied.connect(self.apply)
        self.bar.cancelled.connect(self.cancel)
        canvas.view_moved.connect(self._follow)
        canvas.map_shown.connect(self._go_on_in_lens)

    @property
    def is_on(self) -> bool:
        """Whether proposals are shown that wait for an answer."""
        return self._session is not None

    def begin(self, *, in_all_lenses: bool) -> None:
        """Show what would be proposed in the lens on screen, or in all, and ask."""
        self.cancel()
        session = self._canvas.session
        if session is None:
            return
        lenses = PLACED_LENSES if in_all_lenses else (session.lens,)
        arrangement = session.arrangement
        found = {lens: proposals(arrangement, lens, session.lens) for lens in lenses}
        left = sum(len(never_placed(arrangement, lens)) - len(found[lens]) for lens in lenses)
        self._proposed = {lens: proposed for lens, proposed in found.items() if proposed}
        if not self._proposed:
            self._say(_why_nothing(left))
            return
        self._in_all_lenses = in_all_lenses
        self._canvas.cancel_gesture()
        self._selected_before = self._canvas.selection
        self._try(session)
        self._canvas.installEventFilter(self)
        words = _words_for_lenses if in_all_lenses else _words_for_stages
        self.bar.show_words(*words(self._proposed), _left_over(left) if left else "")

    def apply(self) -> None:
        """Make the proposals, as one step of undo."""
        session = self._session
        if session is not None and session.trial_patch is self._patch:
            self._end()
            session.commit_trial()
            self._canvas.setFocus()

    def cancel(self) -> None:
        """Leave everything as it was."""
        session, selected = self._session, self._selected_before
        if session is None:
            return
        self._end()
        session.drop_trial()
        if session is self._canvas.session:
            self._canvas.select(selected)
            self._canvas.setFocus()

    def _try(self, session: MapSession) -> None:
        def act(edit: Edit) -> None:
            for lens, proposed in self._proposed.items():
                propose_stages(edit, lens, proposed)

        session.try_edit(LABEL, act)
        self._session, self._patch, self._lens = session, session.trial_patch, session.lens
        self._canvas.select(self._proposed.get(session.lens, ()))
        self._canvas.show_selected()

    def _end(self) -> None:
        self._session = self._patch = None
        self._canvas.removeEventFilter(self)
        self.bar.put_away()

    def _follow(self) -> None:
        """End when the map no longer shows the proposals; another lens goes on to show them."""
        session = self._session
        if session is None:
            return
        is_shown = session is self._canvas.session
        if is_shown and session.trial_patch is self._patch:
            return
        if not (is_shown and session.lens != self._lens and self._in_all_lenses):
            self._end()

    def _go_on_in_lens(self) -> None:
        session = self._session
        if session is not None and session is self._canvas.session:
            self._try(session)

    # --- Qt -------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While the map has the focus Enter and Escape answer too."""
        free = self._canvas.gesture is None
        if free and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.apply()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.cancel()
                return True
        return super().eventFilter(watched, event)


def _words_for_stages(proposed: Proposed) -> tuple[str, str]:
    """How many steps would be placed, and how many in each stage."""
    ((_, stages),) = proposed.items()
    titles = Counter(stage.title or translate("Untitled") for stage in stages.values())
    words = translate_plural(
        "{number} step will be placed:", "{number} steps will be placed:", len(stages)
    )
    return words, " · ".join(f"{title} {count}" for title, count in titles.items())


def _words_for_lenses(proposed: Proposed) -> tuple[str, str]:
    """How many stages would be proposed, and how many in each lens."""
    words = translate_plural(
        "{number} stage will be proposed:", "{number} stages will be proposed:",
        sum(map(len, proposed.values())),
    )  # fmt: skip
    lenses = (f"{LENS_NAMES[lens]} {len(stages)}" for lens, stages in proposed.items())
    return words, " · ".join(lenses)


def _left_over(left: int) -> str:
    return translate_plural(
        "{number} stays in no stage: nothing says where it belongs",
        "{number} stay in no stage: nothing says where they belong",
        left,
    )


def _why_nothing(left: int) -> str:
    if not left:
        return translate("No step waits for a stage here.")
    return translate(
        "Nothing around these steps says where they belong. Select them and choose a stage."
    )
