"""Folding lanes and stages, as commands: what the keys and menus fold, and what they are called."""

from cjm_desktop.canvas.folding import can_be_folded, opened
from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.drawing.folds import NO_FOLDS
from cjm_desktop.drawing.header import run_key
from cjm_desktop.language import Text, text
from cjm_desktop.model.records import Step
from cjm_desktop.ui.actions import Action
from cjm_desktop.ui.map_commands import MapCommands
from cjm_desktop.ui.view_state import OnScreen

_FOLD, _UNFOLD = text("Fold"), text("Unfold")
_FOLD_LANE, _FOLD_STAGE = text("Fold the lane"), text("Fold the stage")
_FOLD_STEPS = text("Fold these steps")


class FoldCommands:
    """Folds what is selected on a canvas, or opens it."""

    def __init__(self, canvas: MapCanvas, maps: MapCommands, on_screen: OnScreen) -> None:
        self._canvas = canvas
        self._maps = maps
        self._on_screen = on_screen
        canvas.folds_changed.connect(self._keep)

    def toggle(self) -> None:
        """Fold what is selected, or open it."""
        self._canvas.folding.toggle(self._canvas.selection)

    def open_all(self) -> None:
        """Open everything that is folded."""
        self._canvas.folding.show(NO_FOLDS)

    def nothing_to_fold(self) -> Text | None:
        """What stands in the way of folding."""
        session = self._canvas.session
        if session is not None and any(can_be_folded(session, k) for k in self._canvas.selection):
            return None
        return self._maps.no_map() or text("Select a lane, a stage or a step first.")

    def nothing_folded(self) -> Text | None:
        """What stands in the way of opening everything."""
        session = self._canvas.session
        if session is not None and session.folds:
            return None
        return self._maps.no_map() or text("Nothing is folded.")

    def words(self) -> str:
        """What folding does to what is selected."""
        session, keys = self._canvas.session, self._canvas.selection
        if session is None or not keys:
            return str(_FOLD)
        if any(opened(session, key) is not None for key in keys):
            return str(_UNFOLD)
        steps = [key for key in keys if session.document.get(Step, key) is not None]
        if len(steps) > 1:
            return str(_FOLD_STEPS)
        return str(_FOLD_STAGE if steps or keys[0].startswith(run_key("")) else _FOLD_LANE)

    def _keep(self) -> None:
        session = self._canvas.session
        if session is not None:
            self._on_screen.change_view(self._on_screen.view.folded(session.folds))

    def actions(self) -> list[Action]:
        """What folds and opens."""
        return [
            Action("view.fold", self.words, self.toggle, ("Ctrl+.",),
                   hindrance=self.nothing_to_fold,
                   full_text=text("Fold or unfold what is selected")),
            Action("view.unfold-all", text("Unfold all"), self.open_all, ("Ctrl+Alt+.",),
                   hindrance=self.nothing_folded),
        ]  # fmt: skip
