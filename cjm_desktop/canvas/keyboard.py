"""The keyboard on the canvas: typing is enough to make a whole journey (§6 of the design).

Printable keys type into what is selected, an empty cell included; Enter goes to the next step,
making one at the end; Tab to the next lane; arrows move, Alt+arrows carry, Shift+arrows extend.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from cjm_desktop.canvas.carrying import FEELING_STEP, Direction, carry, duplicate
from cjm_desktop.canvas.cells import cell_of
from cjm_desktop.canvas.fields import delete_things, deletion_label, text_field
from cjm_desktop.canvas.grid import (
    PARKING,
    STAGES,
    STEPS,
    GridPlace,
    at_column,
    beside,
    in_row_beside,
    key_at,
    place_of,
    stage_of_column,
)
from cjm_desktop.canvas.session import MapSession
from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import Text, text
from cjm_desktop.model.curves import add_curve, set_feeling
from cjm_desktop.model.history import Edit
from cjm_desktop.model.notes import add_note, add_parked_note, park_note
from cjm_desktop.model.records import Feeling, Lane, Note, Step, Touchpoint
from cjm_desktop.model.steps import add_step
from cjm_desktop.model.touchpoints import add_touchpoint

if TYPE_CHECKING:
    from cjm_desktop.canvas.widget import MapCanvas

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FEELING_OF_DIGIT = {"1": -2.0, "2": -1.0, "3": 0.0, "4": 1.0, "5": 2.0}
_FEELING_KEYS = text(
    "In an emotion lane the keys 1 to 5 set the feeling; + and − adjust it. Tab goes on down."
)
_NO_COMMAND = ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)


class Keyboard:
    """Turns key presses on the canvas into selections and edits."""

    def __init__(self, canvas: "MapCanvas") -> None:
        self._canvas = canvas
        self._fresh = ""

    def press(self, event: QKeyEvent) -> bool:
        """Handle a key press; False if it means nothing here."""
        session = self._canvas.session
        if session is None:
            return False
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if key in _ARROWS:
            return self._arrow(session, _ARROWS[key], modifiers)
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return self._select(self._at_end(session, 0 if key == Qt.Key.Key_Home else -1))
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.go_lane(-1 if key == Qt.Key.Key_Backtab else 1)
            return bool(self._canvas.selection)
        if key in _ENTER:
            return self._enter(modifiers)
        if event.text().isprintable() and event.text() and not modifiers & _NO_COMMAND:
            return self._type(session, event.text())
        return False

    def go(self, way_on: str) -> None:
        """Go where the key led that ended the typing in a title."""
        match way_on:
            case "next step":
                self.go_on()
            case "next lane":
                self.go_lane(1)
            case "previous lane":
                self.go_lane(-1)
            case "one more":
                self.add_one_more()

    def begin_card(self, key: str, words: str = "") -> bool:
        """A new card in the empty cell with a key, open for typing."""
        session = self._canvas.session
        place = place_of(session, key) if session is not None else None
        if session is None or place is None or not self._canvas.editable:
            return False
        return self._new_card(session, place, words)

    def begin_card_in_cell(self) -> bool:
        """A new card in the empty cell selected; False if none is."""
        selection = self._canvas.selection
        is_cell = bool(selection) and cell_of(selection[0]) is not None
        return is_cell and self.begin_card(selection[0])

    def go_on(self) -> bool:
        """Enter: to the next step, making one at the end; in a lane, to its cell there."""
        canvas, session = self._canvas, self._canvas.session
        if session is None or not canvas.selection:
            return False
        key = canvas.selection[0]
        if canvas.folding.open(key):
            return True
        field = text_field(session, key)
        if key == self._fresh and field is not None and not field.words:
            return self._forget_fresh(session)
        self._fresh = ""
        if session.document.get(Lane, key) is not None:
            return self._select(key_at(session, GridPlace(key, 0)))
        place = place_of(session, key)
        if place is None or place.row == STAGES:
            return False
        following = beside(session, key, 1, 0)
        if following is None and place.row == PARKING:
            return self.new_parked()
        if following is None and place.row == STEPS and canvas.editable:
            return self._new_step(session)
        return self._select(following)

    def go_lane(self, dy: int) -> bool:
        """Tab: to the same step in the next lane, or with −1 in the one before."""
        canvas, session = self._canvas, self._canvas.session
        if session is None or not canvas.selection:
            return False
        key = canvas.selection[0]
        if session.document.get(Lane, key) is not None:
            return self._select(self._towards(session, key, (0, dy)))
        return self._select(in_row_beside(session, key, dy))

    def add_one_more(self) -> bool:
        """Ctrl+Enter: one more card in the same cell, open for typing."""
        session = self._canvas.session
        place = self._place()
        if session is None or place is None or not self._canvas.editable:
            return False
        if place.row == PARKING:
            return self.new_parked()
        return self._new_card(session, place, "")

    def park(self) -> None:
        """Lay the notes selected into the parking lot; without any, begin a new one there."""
        canvas, session = self._canvas, self._canvas.session
        if session is None or not canvas.editable:
            return
        found = [session.document.get(Note, key) for key in canvas.selection]
        notes = [note for note in found if note is not None and note.lane_id is not None]
        if not notes:
            self.new_parked()
        elif self._edit(text("Park"), lambda edit: [park_note(edit, note) for note in notes]):
            canvas.show_selected()

    def new_parked(self) -> bool:
        """A new note at the end of the parking lot, open for typing."""
        canvas, session = self._canvas, self._canvas.session
        if session is None or not canvas.editable:
            return False
        made: list[Note] = []
        add = text("Add note")
        if self._edit(add, lambda edit: made.append(add_parked_note(edit, session.map_id))):
            self._fresh = made[0].id
            canvas.edit(made[0].id, new=True)
        return True

    def duplicate(self) -> None:
        """Copy what is selected beside itself."""
        session = self._canvas.session
        if session is None or not self._canvas.selection or not self._canvas.editable:
            return
        made: list[str] = []
        keys = self._canvas.selection
        if self._edit(text("Duplicate"), lambda edit: made.extend(duplicate(session, edit, keys))):
            self._canvas.folding.select_landed(made)
            self._canvas.show_selected()

    def _enter(self, modifiers: Qt.KeyboardModifier) -> bool:
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            return self.add_one_more()
        if not self.go_on():
            self._canvas.edit_selected()
        return True

    def _arrow(
        self, session: MapSession, direction: tuple[int, int], modifiers: Qt.KeyboardModifier
    ) -> bool:
        canvas = self._canvas
        if modifiers & Qt.KeyboardModifier.AltModifier:
            keys = canvas.selection
            if keys and canvas.editable:
                to = Direction(*direction)
                self._edit(text("Move"), lambda edit: carry(session, edit, keys, to))
                canvas.show_selected()
            return bool(keys)
        last = canvas.selection[-1] if canvas.selection else ""
        key = self._towards(session, last, direction)
        if key is None:
            return bool(last)
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            canvas.select((*(other for other in canvas.selection if other != key), key))
            return True
        return self._select(key)

    def _towards(self, session: MapSession, last: str, direction: tuple[int, int]) -> str | None:
        """The key of what lies in a direction; a lane's title stands left of its first cell."""
        if not last:
            return key_at(session, GridPlace(STEPS, 0))
        if session.document.get(Lane, last) is not None:
            lanes = [lane.id for lane in session.arrangement.lanes]
            number = lanes.index(last) + direction[1]
            if direction[0]:
                into = direction[0] > 0 and last not in session.folds.lanes
                return key_at(session, GridPlace(last, 0)) if into else None
            return lanes[number] if 0 <= number < len(lanes) else None
        found, place = beside(session, last, *direction), place_of(session, last)
        if found is None and direction[0] < 0 and place is not None:
            return place.row if place.row not in (STAGES, STEPS) else None
        return found

    def _at_end(self, session: MapSession, column: int) -> str | None:
        if not self._canvas.selection:
            return key_at(session, GridPlace(STEPS, 0))
        return at_column(session, self._canvas.selection[0], column)

    def _place(self) -> GridPlace | None:
        canvas = self._canvas
        if canvas.session is None or not canvas.selection:
            return None
        return place_of(canvas.session, canvas.selection[0])

    def _select(self, key: str | None) -> bool:
        if key is not None:
            self._canvas.select((key,))
            self._canvas.show_selected()
        return key is not None

    def _type(self, session: MapSession, words: str) -> bool:
        canvas = self._canvas
        if not canvas.selection or not canvas.editable:
            return False
        key = canvas.selection[0]
        place = place_of(session, key)
        lane = session.document.get(Lane, place.row) if place is not None else None
        if lane is not None and lane.kind == "emotion" and place is not None:
            return self._feel(session, lane, place, words)
        if cell_of(key) is not None:
            return self.begin_card(key, words)
        if text_field(session, key) is not None:
            canvas.edit(key, words)
            return True
        return False

    def _new_step(self, session: MapSession) -> bool:
        steps = session.arrangement.steps
        made: list[Step] = []
        stage_id = stage_of_column(session, len(steps) - 1) if steps else None

        def add(edit: Edit) -> None:
            made.append(add_step(edit, session.map_id, None, lens=session.lens, stage_id=stage_id,
                                 made_from=steps[-1] if steps else None))  # fmt: skip

        if self._edit(text("Add step"), add):
            self._fresh = made[0].id
            self._canvas.edit(made[0].id, new=True)
        return True

    def _forget_fresh(self, session: MapSession) -> bool:
        """Enter on an empty new step, or note in the parking lot, removes it and ends typing."""
        key, self._fresh = self._fresh, ""
        before = beside(session, key, -1, 0)
        session.history.take_back()
        if session.document.find(key) is not None:  # It was typed into meanwhile.
            self._edit(deletion_label(session, (key,)),
                       lambda edit: delete_things(session, edit, [key]))  # fmt: skip
        return self._select(before) or True

    def _new_card(self, session: MapSession, place: GridPlace, words: str) -> bool:
        lane = session.document.get(Lane, place.row)
        if lane is None or lane.kind not in ("department", "notes"):
            return False
        step_id = session.arrangement.steps[place.column].id
        made: list[Touchpoint | Note] = []

        def add(edit: Edit) -> None:
            make = add_touchpoint if lane.kind == "department" else add_note
            made.append(make(edit, lane.id, step_id))

        label = text("Add touchpoint") if lane.kind == "department" else text("Add note")
        if self._edit(label, add):
            self._canvas.edit(made[0].id, words, new=True)
        return True

    def _feel(self, session: MapSession, lane: Lane, place: GridPlace, words: str) -> bool:
        step_id = session.arrangement.steps[place.column].id
        feeling = session.document.get(Feeling, self._canvas.selection[0])
        value = _FEELING_OF_DIGIT.get(words)
        if value is None and words in "+-" and feeling is not None:
            value = feeling.value + (FEELING_STEP if words == "+" else -FEELING_STEP)
        if value is None:
            self._canvas.refused.emit(str(_FEELING_KEYS))
            return True

        def feel(edit: Edit) -> None:
            curves = session.arrangement.curves(lane.id)
            curve_id = feeling.curve_id if feeling is not None else (
                curves[0].id if curves else add_curve(edit, session.map_id, lane_id=lane.id).id
            )  # fmt: skip
            set_feeling(edit, curve_id, step_id, value)

        if self._edit(text("Set feeling"), feel):
            column = place.column + (words in _FEELING_OF_DIGIT)
            following = key_at(session, GridPlace(lane.id, column, place.index))
            self._select(following or key_at(session, place))
        return True

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
