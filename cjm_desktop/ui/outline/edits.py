"""What is done to the map from the outline: steps added, things carried and deleted."""

from collections.abc import Callable

from cjm_desktop.canvas.carrying import Direction, carry
from cjm_desktop.canvas.grid import stage_of_column
from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.drawing.header import run_key
from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import Text, text
from cjm_desktop.model.history import Edit
from cjm_desktop.model.records import Stage, Step
from cjm_desktop.model.stages import add_step_on_empty_stage
from cjm_desktop.model.steps import add_step, delete_steps

_ADD_STEP = text("Add step")


class OutlineEdits:
    """Edits of the map on a canvas, each one step of undo."""

    def __init__(self, canvas: MapCanvas) -> None:
        self._canvas = canvas
        self._new_step = ""

    def add_step(self) -> str:
        """Add a step at the end; its id, empty if it was refused."""
        session = self._canvas.session
        if session is None or not self._canvas.editable:
            return ""
        steps = session.arrangement.steps
        stage_id = stage_of_column(session, len(steps) - 1) if steps else None
        return self._make_step(
            lambda edit: add_step(edit, session.map_id, None, lens=session.lens,
                                  stage_id=stage_id, made_from=steps[-1] if steps else None)
        )  # fmt: skip

    def stage_without_steps(self, key: str) -> Stage | None:
        """The stage that a key stands for as long as it heads no step."""
        session = self._canvas.session
        return session.document.get(Stage, key) if session is not None else None

    def add_step_in(self, stage: Stage) -> str:
        """Add a step in a stage without steps; its id, empty if it was refused."""
        session = self._canvas.session
        if session is None or not self._canvas.editable:
            return ""
        arrangement = session.arrangement
        return self._make_step(lambda edit: add_step_on_empty_stage(edit, arrangement, stage))

    def _make_step(self, make: Callable[[Edit], Step]) -> str:
        made: list[str] = []
        self._edit(_ADD_STEP, lambda edit: made.append(make(edit).id))
        self._new_step = made[0] if made else ""
        return self._new_step

    def take_back_new_step(self, step_id: str) -> bool:
        """Take the step just added away if it is still without words; False if it is another."""
        session, new = self._canvas.session, self._new_step
        self._new_step = ""
        step = session.document.get(Step, step_id) if session is not None else None
        if session is None or step is None or step.id != new or step.title:
            return False
        if session.history.undo_label == _ADD_STEP:
            session.history.take_back()
            return True
        return self._edit(text("Delete step"), lambda edit: delete_steps(edit, [step_id]))

    def delete(self) -> None:
        """Delete what is selected."""
        self._canvas.delete_selected()

    def carry(self, dx: int, dy: int) -> None:
        """Move what is selected one place on; steps and stages, here one below the other, in time.

        Up is earlier then, and down later.
        """
        session, keys = self._canvas.session, self._canvas.selection
        if session is None or not keys or not self._canvas.editable:
            return
        is_in_time = keys[0].startswith(run_key("")) or session.document.get(Step, keys[0])
        way = Direction(dx or dy, 0) if is_in_time else Direction(dx, dy)
        self._edit(text("Move"), lambda edit: carry(session, edit, keys, way))
        self._canvas.show_selected()

    def _edit(self, label: Text, act: Callable[[Edit], object]) -> bool:
        session = self._canvas.session
        if session is None:
            return False
        try:
            with session.history.edit(label) as edit:
                act(edit)
        except EditRefusedError as refusal:
            self._canvas.refused.emit(str(refusal))
            return False
        return True
