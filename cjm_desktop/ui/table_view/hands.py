"""The hands of a user in the table: what the commands of the map do while it is on screen."""

from cjm_desktop.canvas.adding import add_at
from cjm_desktop.canvas.part_targets import PART_ELEMENTS
from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import text
from cjm_desktop.model.notes import add_note
from cjm_desktop.model.records import Lane
from cjm_desktop.model.touchpoints import add_touchpoint
from cjm_desktop.ui.table_view.choosing import Choosing
from cjm_desktop.ui.table_view.edits import TableEdits
from cjm_desktop.ui.table_view.model import TableModel
from cjm_desktop.ui.table_view.view import TableView

_STEP, _STAGE = 0, 1
_LANE_OF_ELEMENT = {"touchpoint": "department", "note": "notes"}


class TableHands:
    """Does what the commands of the map say at the cells selected."""

    def __init__(
        self, view: TableView, model: TableModel, edits: TableEdits, choosing: Choosing,
        canvas: MapCanvas,
    ) -> None:  # fmt: skip
        self._view, self._model, self._edits = view, model, edits
        self._choosing, self._canvas = choosing, canvas

    def rename(self) -> None:
        """Open the cell with the cursor for typing; of a whole column its heading."""
        if self._choosing.whole_column is not None:
            self._view.headings.rename(self._choosing.whole_column)
        else:
            self._view.type_here()

    def delete(self) -> None:
        """Empty what is selected; of whole rows delete the steps."""
        self._view.finish_typing()
        if self._choosing.whole_rows:
            self.delete_steps()
        else:
            self._edits.clear(self._choosing.cells)

    def delete_steps(self) -> None:
        """Delete the steps of the rows in which something is selected."""
        self._view.finish_typing()
        self._edits.delete_steps(self._choosing.rows)

    def move(self, by: int) -> None:
        """Move the steps of the rows in which something is selected up (−1) or down (1)."""
        self._edits.move_steps(self._choosing.rows, by)
        self._view.scrollTo(self._view.currentIndex())

    def duplicate(self) -> None:
        """Copy the steps or cards that are selected beside themselves."""
        self._view.finish_typing()
        self._choosing.tell()
        self._canvas.keyboard.duplicate()

    def select_all(self) -> None:
        """Select every cell."""
        self._view.finish_typing()
        self._view.setFocus()
        self._view.selectAll()

    def add_step_before(self) -> None:
        """Add a step above the cell with the cursor, open for typing."""
        self._add_step(self._view.place[0])

    def add(self, element: str, title: str) -> None:
        """Add an element of the palette at the cell with the cursor, open for typing."""
        self._view.finish_typing()
        row, at = self._view.place
        sheet_row = self._model.sheet_row(row)
        lane = self._model.column(at).lane if sheet_row is not None else None
        if element == "step":
            self._add_step(row + 1, title)
        elif element == "stage" and sheet_row is not None and not self._is_computed(sheet_row):
            self._view.type_into(row, _STAGE)
        elif lane is not None and lane.kind == _LANE_OF_ELEMENT.get(element):
            self._add_card(lane, row, at, title)
        else:
            self._add_on_map(element, title)

    def _is_computed(self, sheet_row: int) -> bool:
        return self._model.column(_STAGE).is_computed(sheet_row)

    def _add_step(self, row: int, title: str = "") -> None:
        self._view.finish_typing()
        made = self._edits.add_step(row, title)
        if made is None:
            return
        if title:
            self._view.go_to(made, _STEP)
        else:
            self._view.type_into(made, _STEP)

    def _add_card(self, lane: Lane, row: int, at: int, title: str) -> None:
        """One more card in the cell: with its title at once, else typed as a line of its own."""
        step_id = self._model.step_id(row)
        if not title or step_id is None:
            self._view.type_one_more(row, at)
            return
        add = add_touchpoint if lane.kind == "department" else add_note
        label = text("Add touchpoint") if lane.kind == "department" else text("Add note")
        self._model.edit(label, lambda edit: add(edit, lane.id, step_id, title))

    def _add_on_map(self, element: str, title: str) -> None:
        """Add where the canvas would, e.g. a swimlane; then go to where it stands in the table."""
        session = self._canvas.session
        if session is None or not self._model.editable:
            return
        try:
            landing = add_at(session, element, title, self._canvas.selection)
        except EditRefusedError as refusal:
            self._canvas.refused.emit(str(refusal))
            return
        if landing and element in PART_ELEMENTS:
            self._canvas.attached.emit(landing[1])
        elif landing:
            self._canvas.select((session.key_for(landing[0]),))
            if element == "image":
                self._canvas.image_wanted.emit(landing[0])
            elif not title:
                self._type_name(landing[0])

    def _type_name(self, record_id: str) -> None:
        """Open what is new for typing: a lane is named in its heading."""
        is_lane = self._canvas.session and self._canvas.session.document.get(Lane, record_id)
        if is_lane:
            self._view.headings.rename(self._view.place[1])
        else:
            self._view.type_here()
