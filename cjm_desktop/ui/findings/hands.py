"""The hands on a question: go there, make a note of it, call it fine, ask it again."""

from collections.abc import Callable

from cjm_desktop.canvas.session import MapSession
from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.language import Text, translate
from cjm_desktop.model.finding import Finding
from cjm_desktop.ui.findings.about import keys_to_select
from cjm_desktop.ui.findings.answering import Answering
from cjm_desktop.ui.notices import Notices
from cjm_desktop.ui.table_view.commands import TableCommands


class QuestionHands:
    """`hindrance` says what stands in the way of editing, which is then told."""

    def __init__(
        self,
        canvas: MapCanvas,
        tables: TableCommands,
        notices: Notices,
        hindrance: Callable[[], Text | None],
    ) -> None:
        self._canvas, self._tables, self._notices = canvas, tables, notices
        self._hindrance = hindrance
        self._answering = Answering(canvas)

    def go_to(self, finding: Finding, into_map: bool = False) -> None:
        """Select what a question is about and scroll there; what hides it is unfolded."""
        canvas, session = self._canvas, self._canvas.session
        if session is None:
            return
        canvas.finish_typing()
        self._select(session, keys_to_select(session, finding))
        if into_map:
            canvas.setFocus()

    @property
    def may_edit(self) -> bool:
        """Whether the map can be edited; if not, why not is told."""
        why = self._hindrance()
        if why is not None:
            self._canvas.refused.emit(str(why))
        return why is None

    def make_note(self, finding: Finding) -> None:
        """Write a question down as a note, and tell where that lies."""
        note = self._answering.make_note(finding) if self.may_edit else None
        if note is not None:
            where = (
                translate("The note lies in the parking lot.")
                if note.lane_id is None
                else translate("The note lies among the questions on the map.")
            )
            show_it = (translate("Show it"), lambda: self._show(note.id))
            self._notices.say(where, next_steps=[show_it], passing=True)

    def call_fine(self, finding: Finding, reason: str) -> None:
        """Call a question fine as it is."""
        if self.may_edit:
            self._answering.call_fine(finding, reason)

    def ask_again(self, finding: Finding) -> None:
        """Let an answered question be asked again."""
        if self.may_edit:
            self._answering.ask_again(finding)

    def _show(self, key: str) -> None:
        session = self._canvas.session
        if session is not None:
            self._select(session, [key])
            self._canvas.setFocus()

    def _select(self, session: MapSession, keys: list[str]) -> None:
        canvas = self._canvas
        canvas.folding.reveal(keys)
        canvas.select(key for key in keys if session.rect_of(key) is not None)
        canvas.show_selected()
        if canvas.selection:
            self._tables.look_at(canvas.selection[0])
