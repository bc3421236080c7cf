"""What a team does with a question, as edits: a note of it, fine as it is, ask again."""

from collections.abc import Callable

from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import Text, text
from cjm_desktop.model.answers import answer_finding, forget_answer, note_from_finding
from cjm_desktop.model.finding import Finding
from cjm_desktop.model.history import Edit
from cjm_desktop.model.records import Note


class Answering:
    """Edits the map on a canvas; each act is one step of undo."""

    def __init__(self, canvas: MapCanvas) -> None:
        self._canvas = canvas

    def make_note(self, finding: Finding) -> Note | None:
        """Write a question down as a note; None if that was refused."""
        made: list[Note] = []
        self._edit(
            text("Make a note of a question"),
            lambda edit, map_id: made.append(note_from_finding(edit, map_id, finding)),
        )
        return made[0] if made else None

    def call_fine(self, finding: Finding, reason: str) -> bool:
        """Call a question fine as it is, for a reason."""
        return self._edit(
            text("Fine as it is"),
            lambda edit, map_id: answer_finding(edit, map_id, finding, reason.strip()),
        )

    def ask_again(self, finding: Finding) -> bool:
        """Let a question that was answered be asked again."""
        return self._edit(
            text("Ask again"), lambda edit, map_id: forget_answer(edit, map_id, finding)
        )

    def _edit(self, label: Text, act: Callable[[Edit, str], object]) -> bool:
        """Carry out an edit; False if it was refused, for reasons that are then said."""
        session = self._canvas.session
        if session is None or not self._canvas.editable:
            return False
        self._canvas.finish_typing()
        try:
            with session.history.edit(label) as edit:
                act(edit, session.map_id)
        except EditRefusedError as refusal:
            self._canvas.refused.emit(str(refusal))
            return False
        return True
