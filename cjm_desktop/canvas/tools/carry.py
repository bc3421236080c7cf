"""Carrying something to a target: the map is painted as the drop would leave it."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt

from cjm_desktop.canvas.hits import Place
from cjm_desktop.canvas.session import MapSession
from cjm_desktop.canvas.targets import PARKING, Target
from cjm_desktop.drawing.picture import Group
from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import Text
from cjm_desktop.model.history import Edit

TargetAt = Callable[[Place, bool], Target]


class Carry:
    """Carries a thing over the map; `target_at` finds the target of a place.

    `floating` is painted at the pointer, `grip` pixels up and left of it. What is drawn as a line
    from a thing is `tied_to` that. Only what `may_park` is dropped into the parking lot where that
    lies above the map.
    """

    def __init__(
        self,
        session: MapSession,
        label: Text,
        target_at: TargetAt,
        floating: Group | None = None,
        grip: QPointF | None = None,
        cursor: Qt.CursorShape = Qt.CursorShape.ClosedHandCursor,
        tied_to: str = "",
        may_park: bool = False,
    ) -> None:
        self.cursor = cursor
        self.target: Target | None = None
        self.refusal: EditRefusedError | None = None
        self.landing: list[str] = []
        self.floating = floating
        self.grip = grip or QPointF()
        self.pixel = QPointF()
        self.tied_to = tied_to
        self.may_park = may_park
        self._session = session
        self._label = label
        self._target_at = target_at

    @property
    def hint(self) -> str:
        """What a drop would do, or why it is refused."""
        if self.refusal is not None:
            return str(self.refusal)
        return str(self.target.hint) if self.target is not None else ""

    @property
    def is_parking(self) -> bool:
        """Whether a drop now goes into the parking lot."""
        return self.target is not None and self.target.key[0] == PARKING

    @property
    def in_hand(self) -> str:
        """The key of what is at the pointer: once let go, of what it has become."""
        if self.floating is None:
            return ""
        key = self.floating.key
        if not self.landing or key in self.landing or self._session.run_at(key) is not None:
            return key
        return self.landing[0]

    def move(self, place: Place, pixel: QPointF, copy: bool) -> None:
        """Show what a drop at this place would do."""
        self.pixel = pixel
        try:
            target = self._target_at(place, copy)
        except EditRefusedError as refusal:
            self._refuse(refusal)
            return
        if self.target is None or target.key != self.target.key:
            self._try(target)

    def finish(self) -> list[str]:
        """Drop: commit what is shown."""
        if self.refusal is not None:
            raise self.refusal
        self._session.commit_trial()
        return self.landing

    def cancel(self) -> None:
        """Drop nothing; the map is as it was."""
        self._session.drop_trial()

    def _try(self, target: Target) -> None:
        self.target, self.refusal = target, None

        def act(edit: Edit) -> None:
            self.landing = target.act(edit)

        try:
            self._session.try_edit(self._label, act)
        except EditRefusedError as refusal:
            self._refuse(refusal)

    def _refuse(self, refusal: EditRefusedError) -> None:
        self._session.drop_trial()
        self.target, self.refusal, self.landing = None, refusal, []
