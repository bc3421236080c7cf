"""The hands of a user on the map: on the canvas, or in what stands in its place."""

from collections.abc import Callable
from typing import Protocol

from cjm_desktop.canvas.cells import cell_of
from cjm_desktop.canvas.grid import columns_of, stage_of_column
from cjm_desktop.canvas.session import MapSession
from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.drawing.header import run_key
from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import Text, text
from cjm_desktop.model.history import Edit
from cjm_desktop.model.records import Step
from cjm_desktop.model.steps import add_step, delete_steps

CARD_LANES = ("department", "notes", "images")
"""The kinds of lane that hold cards."""


def is_at_step(session: MapSession, key: str) -> bool:
    """Whether a key stands for a step, a run of steps, or something at a step."""
    if cell_of(key) is not None or key.startswith(run_key("")):
        return True
    record = session.document.find(key)
    return isinstance(record, Step) or bool(getattr(record, "step_id", None))


class MapHands(Protocol):
    """What can be done at the selection, wherever that is shown."""

    def rename(self) -> None:
        """Open the title of what is selected."""

    def delete(self) -> None:
        """Delete what is selected."""

    def duplicate(self) -> None:
        """Copy what is selected beside itself."""

    def select_all(self) -> None:
        """Select all there is."""

    def add(self, element: str, title: str) -> None:
        """Add an element of the palette at the selection."""

    def add_step_before(self) -> None:
        """Add a step before the one that is selected."""

    def delete_steps(self) -> None:
        """Delete the steps in which something is selected."""


class CanvasHands:
    """The hands on the canvas."""

    def __init__(self, canvas: MapCanvas) -> None:
        self._canvas = canvas

    def rename(self) -> None:
        """Open the title of what is selected."""
        self._canvas.edit_selected()

    def delete(self) -> None:
        """Delete what is selected."""
        self._canvas.delete_selected()

    def duplicate(self) -> None:
        """Copy what is selected beside itself."""
        self._canvas.finish_typing()
        self._canvas.keyboard.duplicate()

    def select_all(self) -> None:
        """Select every step and every card."""
        self._canvas.finish_typing()
        self._canvas.setFocus()
        self._canvas.select(self._all_keys())

    def add(self, element: str, title: str) -> None:
        """Add an element of the palette at the selection."""
        self._canvas.setFocus()
        self._canvas.add_element(element, title)

    def add_step_before(self) -> None:
        """Add a step before the one that is selected, and open its title for typing."""
        session, columns = self._canvas.session, self._columns()
        if session is None or not columns:
            return
        steps, column = session.arrangement.steps, columns[0]
        made: list[str] = []

        def add(edit: Edit) -> None:
            stage_id = stage_of_column(session, column)
            made.append(add_step(edit, session.map_id, column, lens=session.lens,
                                 stage_id=stage_id, made_from=steps[column]).id)  # fmt: skip

        if self._edit(session, text("Add step"), add):
            self._canvas.edit(made[0], new=True)

    def delete_steps(self) -> None:
        """Delete the steps in which something is selected."""
        session, columns = self._canvas.session, self._columns()
        if session is None or not columns:
            return
        steps = [session.arrangement.steps[column].id for column in columns]
        label = text("Delete step") if len(steps) == 1 else text("Delete steps")
        self._edit(session, label, lambda edit: delete_steps(edit, steps))

    def _columns(self) -> list[int]:
        """The columns in which something is selected: of a run all of its own."""
        session = self._canvas.session
        return columns_of(session, self._canvas.selection) if session is not None else []

    def _edit(self, session: MapSession, label: Text, act: Callable[[Edit], object]) -> bool:
        self._canvas.finish_typing()
        try:
            with session.history.edit(label) as edit:
                act(edit)
        except EditRefusedError as refusal:
            self._canvas.refused.emit(str(refusal))
            return False
        return True

    def _all_keys(self) -> list[str]:
        session = self._canvas.session
        if session is None:
            return []
        arrangement = session.arrangement
        cells = [
            arrangement.cells(lane.id) for lane in arrangement.lanes if lane.kind in CARD_LANES
        ]
        cards = [card.id for cell in cells for column in sorted(cell) for card in cell[column]]
        found = [*(step.id for step in arrangement.steps), *cards]
        return [key for key in found if session.rect_of(key)] if session.folds else found
