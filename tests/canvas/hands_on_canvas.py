"""A hand on the canvas: presses, drags, drops and keys at pixels, and what the document then says.

Everything goes through Qt events, as it does for a user; outcomes are read back from the document
or from the picture on screen.
"""

import json
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from cjm_desktop.canvas.drops import MIME_TYPE
from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.drawing.header import run_key
from cjm_desktop.drawing.picture import Picture, Rect
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.document import Document
from cjm_desktop.model.history import History, Patched
from cjm_desktop.model.invariants import violations
from cjm_desktop.model.records import (
    Curve,
    Feeling,
    Figure,
    Journey,
    Lane,
    Lens,
    Note,
    Stage,
    Step,
    Touchpoint,
)
from cjm_desktop.model.runs import Run, runs_of

LEFT = Qt.MouseButton.LeftButton
MIDDLE = Qt.MouseButton.MiddleButton
RIGHT = Qt.MouseButton.RightButton
NO_BUTTON = Qt.MouseButton.NoButton
PLAIN = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier


class HandsOnCanvas:
    """A canvas with the one map of a document on it, and the hand that works there."""

    def __init__(self, canvas: MapCanvas, document: Document, lens: Lens = "goal") -> None:
        self.canvas = canvas
        self.document = document
        self.now = 0.0
        self.history = History(document, clock=lambda: self.now)
        (journey,) = document.all(Journey)
        self.map_id = journey.id
        self.refusals: list[str] = []
        self.hints: list[str] = []
        self.images_wanted: list[str] = []
        self.undo_steps: set[int] = set()
        self._data = QMimeData()
        self._taken = False
        canvas.refused.connect(self.refusals.append)
        canvas.hinted.connect(self.hints.append)
        canvas.image_wanted.connect(self.images_wanted.append)
        self.history.on_patched(self._patched)
        canvas.show_map(self.history, journey.id, lens)

    # --- what the document says -----------------------------------------------------------------

    @property
    def arrangement(self) -> Arrangement:
        """What stands where, read anew."""
        return Arrangement(self.document, self.map_id)

    @property
    def step_titles(self) -> list[str]:
        return [step.title for step in self.arrangement.steps]

    @property
    def lane_titles(self) -> list[str]:
        return [lane.title for lane in self.arrangement.lanes]

    def step(self, title: str) -> Step:
        return self._only(Step, title)

    def lane(self, title: str) -> Lane:
        return self._only(Lane, title)

    def card(self, title: str) -> Touchpoint:
        return self._only(Touchpoint, title)

    def note(self, words: str) -> Note:
        (found,) = [note for note in self.document.all(Note) if note.text == words]
        return found

    def stage(self, title: str) -> Stage:
        stages = self.document.all(Stage)
        (found,) = [s for s in stages if s.title == title and s.lens == self.canvas.lens]
        return found

    def curve(self) -> Curve:
        (curve,) = self.document.all(Curve)
        return curve

    def feeling(self, step_title: str, curve: Curve | None = None) -> float | None:
        """What the curve says at a step."""
        curve_id = (curve or self.curve()).id
        feeling = self.document.get(Feeling, Feeling.id_for(curve_id, self.step(step_title).id))
        return feeling.value if feeling is not None else None

    def runs(self, lens: Lens | None = None) -> list[tuple[str | None, int]]:
        """The runs of a lens: their titles and how many steps each has."""
        shown = lens or self.canvas.lens
        assert shown is not None
        return [(run.title, run.step_count) for run in runs_of(self.arrangement, shown)]

    def run_of(self, step_title: str) -> Run:
        column = self.arrangement.column_of[self.step(step_title).id]
        assert self.canvas.lens is not None
        runs = runs_of(self.arrangement, self.canvas.lens)
        return next(run for run in runs if run.first <= column <= run.last)

    def stage_title_at(self, step_title: str) -> str | None:
        """The title of the stage a step shows in."""
        return self.run_of(step_title).title

    def run_key_of(self, step_title: str) -> str:
        return run_key(self.arrangement.steps[self.run_of(step_title).first].id)

    def in_cell(self, lane_title: str, step_title: str) -> list[str]:
        """What the cards of a cell say, from the top."""
        column = self.arrangement.column_of[self.step(step_title).id]
        cards = self.arrangement.cells(self.lane(lane_title).id).get(column, [])
        return [words_of(card) for card in cards]

    def assert_sound(self) -> None:
        assert violations(self.document) == []

    # --- places ---------------------------------------------------------------------------------

    def at(self, key: str) -> QPoint:
        """The middle of what is drawn for a record or a run."""
        rect = self.canvas.rect_of(key)
        assert not rect.isEmpty(), key
        return rect.center()

    def cell(self, lane_title: str, step_title: str) -> QPoint:
        lane, step = self.lane(lane_title), self.step(step_title)
        return self.canvas.cell_rect(lane.id, step.id).center()

    def run(self, step_title: str) -> QPoint:
        """The middle of the header of the run that a step lies in."""
        return self.canvas.run_rect(self.step(step_title).id).center()

    def border(self, column: int) -> float:
        """The x at which a column begins."""
        return self.canvas.view.to_pixels(self.picture.x_of(column), 0).x()

    def before(self, column: int, like: QPoint) -> QPoint:
        """The left end of a column, at the height of another place."""
        return QPoint(round(self.border(column)), like.y())

    def points(self, dx: float, dy: float) -> QPoint:
        """A way in points of the map, in pixels."""
        return QPoint(round(dx * self.canvas.zoom), round(dy * self.canvas.zoom))

    def below_all(self) -> QPoint:
        """Below the last lane, in the first column."""
        row = self.picture.row_of(self.arrangement.lanes[-1].id)
        assert row is not None
        place = self.canvas.view.to_pixels(self.picture.x_of(0) + 40, row.y + row.body.height + 40)
        return place.toPoint()

    def empty_stage(self, title: str) -> QPoint:
        """In the empty column under the header of a stage without steps."""
        header = self.canvas.rect_of(self.stage(title).id)
        assert not header.isEmpty()
        return header.center() + QPoint(0, round(250 * self.canvas.zoom))

    @property
    def picture(self) -> Picture:
        assert self.canvas.picture is not None
        return self.canvas.picture

    def shown(self) -> tuple[object, ...]:
        """All that is painted, to compare before and after."""
        return tuple(self.picture.flat()), self.picture.bands, self.picture.empty_stages

    # --- the mouse ------------------------------------------------------------------------------

    def press(self, place: QPoint, button: Any = LEFT, keys: Any = PLAIN) -> None:
        self._mouse(QEvent.Type.MouseButtonPress, place, button, button, keys)

    def move(self, place: QPoint, keys: Any = PLAIN, buttons: Any = LEFT) -> None:
        self._mouse(QEvent.Type.MouseMove, place, NO_BUTTON, buttons, keys)

    def release(self, place: QPoint, button: Any = LEFT, keys: Any = PLAIN) -> None:
        self._mouse(QEvent.Type.MouseButtonRelease, place, button, NO_BUTTON, keys)

    def click(self, place: QPoint, keys: Any = PLAIN) -> None:
        self.press(place, keys=keys)
        self.release(place, keys=keys)

    def double_click(self, place: QPoint) -> None:
        self.click(place)
        self._mouse(QEvent.Type.MouseButtonDblClick, place, LEFT, LEFT, PLAIN)
        self.release(place)

    def carry(self, start: QPoint, end: QPoint, keys: Any = PLAIN, button: Any = LEFT) -> None:
        """Press, and move on the way there; the button stays down."""
        self.press(start, button, keys)
        for part in range(1, 6):
            self.move(start + (end - start) * part / 5, keys, button)

    def drag(self, start: QPoint, end: QPoint, keys: Any = PLAIN, button: Any = LEFT) -> None:
        self.carry(start, end, keys, button)
        self.release(end, button, keys)

    def wheel(self, place: QPoint, notches: float = -1, keys: Any = PLAIN) -> None:
        angle = QPoint(0, round(120 * notches))
        event = QWheelEvent(
            QPointF(place), QPointF(place), QPoint(), angle, NO_BUTTON, keys,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(self.canvas, event)

    def _mouse(self, kind: QEvent.Type, place: QPoint, button: Any, held: Any, keys: Any) -> None:
        local = QPointF(place)
        everywhere = QPointF(self.canvas.mapToGlobal(place))
        event = QMouseEvent(kind, local, everywhere, button, held, keys)
        QApplication.sendEvent(self.canvas, event)

    # --- keys -----------------------------------------------------------------------------------

    def key(self, key: Qt.Key, keys: Any = PLAIN, words: str = "") -> None:
        """Press and release a key where the focus is."""
        self.key_down(key, keys, words)
        self.key_up(key, keys)

    def key_down(self, key: Qt.Key, keys: Any = PLAIN, words: str = "") -> None:
        target = self._typed_into()
        QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, key, keys, words))

    def key_up(self, key: Qt.Key, keys: Any = PLAIN) -> None:
        target = self._typed_into()
        QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyRelease, key, keys))

    def type(self, words: str) -> None:
        for letter in words:
            self.key(Qt.Key.Key_unknown, words=letter)

    def _typed_into(self) -> Any:
        editor = self.editor
        return editor if editor.isVisible() else self.canvas

    @property
    def editor(self) -> QPlainTextEdit:
        """The field over a title that is being typed into."""
        editor = self.canvas.findChild(QPlainTextEdit, "in-place-editor")
        assert isinstance(editor, QPlainTextEdit)
        return editor

    # --- drags from the palette -----------------------------------------------------------------

    def bring(self, element: str, place: QPoint, title: str | None = None) -> None:
        """Drag an element over the map, without letting go."""
        data = element_data(element, title)
        self.bring_data(data, place)

    def bring_data(self, data: QMimeData, place: QPoint) -> bool:
        """Drag anything over the map; whether the canvas would take it."""
        self._data = data
        copy = Qt.DropAction.CopyAction
        enter = QDragEnterEvent(place + QPoint(3, 3), copy, data, LEFT, PLAIN)
        QApplication.sendEvent(self.canvas, enter)
        self._taken = enter.isAccepted()
        if self._taken:
            self.bring_on(place)
        return self._taken

    def bring_on(self, place: QPoint) -> None:
        """Go on with what was brought."""
        move = QDragMoveEvent(place, Qt.DropAction.CopyAction, self._data, LEFT, PLAIN)
        QApplication.sendEvent(self.canvas, move)

    def let_go(self, place: QPoint) -> None:
        """Drop what was brought, if the canvas takes it at all; Qt does not ask again."""
        if not self._taken:
            return
        event = QDropEvent(QPointF(place), Qt.DropAction.CopyAction, self._data, LEFT, PLAIN)
        QApplication.sendEvent(self.canvas, event)
        self._taken = False

    def take_away(self) -> None:
        """Leave the canvas with what was brought, or with nothing."""
        self._taken = False
        QApplication.sendEvent(self.canvas, QDragLeaveEvent())

    def drop(self, element: str, place: QPoint, title: str | None = None) -> None:
        self.bring(element, place, title)
        self.let_go(place)

    # --- undo -----------------------------------------------------------------------------------

    def undo_all(self) -> None:
        while self.history.can_undo:
            self.history.undo()

    def _patched(self, event: Patched) -> None:
        if event.direction == "do":
            self.undo_steps.add(event.step)

    def _only(self, record_type: Any, title: str) -> Any:
        (found,) = [record for record in self.document.all(record_type) if record.title == title]
        return found


def words_of(card: Touchpoint | Note | Figure) -> str:
    """What a card of any kind says."""
    match card:
        case Touchpoint():
            return card.title
        case Note():
            return card.text
    return card.caption


def fold_steps(hands: HandsOnCanvas, *step_ids: str) -> None:
    """Fold steps together, as the command does."""
    session = hands.canvas.session
    assert session is not None
    if step_ids:
        hands.canvas.folding.show(session.folds.with_steps(step_ids))


def element_data(element: str, title: str | None = None) -> QMimeData:
    """What a drag from the palette carries."""
    described = {"element": element} | ({"title": title} if title is not None else {})
    return mime_data(json.dumps(described).encode())


def mime_data(described: bytes) -> QMimeData:
    data = QMimeData()
    data.setData(MIME_TYPE, described)
    return data


def all_rects(hands: HandsOnCanvas, records: Iterable[Any]) -> dict[str, Rect | None]:
    """Where records are drawn in the picture, by id."""
    return {record.id: hands.picture.rect_of(record.id) for record in records}
