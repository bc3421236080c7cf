"""Placing what is selected in a stage of the lens on screen, and confirming what was proposed.

In the functional lens both say why not: there the departments decide.
"""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cjm_desktop.canvas.grid import columns_of
from cjm_desktop.canvas.session import MapSession
from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import Text, text, translate
from cjm_desktop.model.history import Edit
from cjm_desktop.model.placement import is_ghost
from cjm_desktop.model.placing import confirm_steps, place_steps, refuse_by_hand
from cjm_desktop.model.records import Stage, Step
from cjm_desktop.model.stages import add_stage_for_steps
from cjm_desktop.ui.actions import Action
from cjm_desktop.ui.map_commands import MapCommands

if TYPE_CHECKING:
    from cjm_desktop.ui.placing.chooser import StageChooser
    from cjm_desktop.ui.placing.preview import ProposalPreview

LABEL = text("Place in stage")
_UNTITLED = text("Untitled")


class PlacingCommands:
    """What is done with the stages of steps; `say` tells a sentence in passing."""

    def __init__(
        self, canvas: MapCanvas, maps: MapCommands, body: QWidget, say: Callable[[str], object]
    ) -> None:
        self._canvas, self._maps, self._body, self._say = canvas, maps, body, say

    @cached_property
    def chooser(self) -> "StageChooser":
        """The list of stages, loaded and made when first asked for."""
        from cjm_desktop.ui.placing.chooser import StageChooser  # noqa: PLC0415

        return StageChooser(self._body, self.stage_actions, self.new_stage, self._canvas.setFocus)

    @cached_property
    def preview(self) -> "ProposalPreview":
        """The preview of proposals, loaded and made when first asked for."""
        from cjm_desktop.ui.placing.preview import ProposalPreview  # noqa: PLC0415

        return ProposalPreview(self._canvas, self._body, self._say)

    # --- what stands in the way -----------------------------------------------------------------

    def why_not_here(self) -> str:
        """Why steps cannot be placed by hand in the lens on screen; empty where they can."""
        session = self._canvas.session
        try:
            refuse_by_hand(session.lens if session is not None else "goal")
        except EditRefusedError as refusal:
            return str(refusal)
        return ""

    def nothing_proposed_here(self) -> Text | None:
        """What stands in the way of confirming stages of what is selected."""
        hindrance = self._maps.no_step_selected()
        session = self._canvas.session
        if hindrance is not None or session is None:
            return hindrance
        placements = session.arrangement.placements(session.lens).values()
        proposed = {placement.step_id for placement in placements if placement.proposed}
        if not proposed or not any(step.id in proposed for step in self._steps(session)):
            return text("The stage of these steps is not only proposed.")
        return None

    # --- commands -------------------------------------------------------------------------------

    def choose(self) -> None:
        """Let a stage be chosen by its name."""
        why_not = self.why_not_here()
        if why_not:
            self._say(why_not)
            return
        self._canvas.finish_typing()
        self.chooser.toggle()

    def place(self, stage: Stage | None) -> None:
        """Put the steps selected into a stage, or on purpose into none."""
        session = self._canvas.session
        if session is None:
            return
        steps = self._steps(session)
        self._edit(
            session, LABEL,
            lambda edit: place_steps(edit, [step.id for step in steps], stage, session.lens),
        )  # fmt: skip
        if stage is not None:
            self._say_if_unseen(session, steps)

    def new_stage(self, title: str = "") -> None:
        """Put the steps selected into a new stage; without a title that is typed at once."""
        session = self._canvas.session
        steps = self._steps(session) if session is not None else []
        if session is None or not steps:
            return
        ids = [step.id for step in steps]
        made: list[Stage] = []

        def add(edit: Edit) -> None:
            made.append(add_stage_for_steps(edit, session.arrangement, session.lens, ids, title))

        if self._edit(session, text("Add stage"), add) and not title:
            self._canvas.edit(session.key_for(made[0].id), new=True)
        self._say_if_unseen(session, steps)

    def confirm(self) -> None:
        """Confirm what was proposed for the steps selected in the lens on screen."""
        session = self._canvas.session
        if session is not None:
            ids = [step.id for step in self._steps(session)]
            self._edit(session, text("Confirm stage"),
                       lambda edit: confirm_steps(edit, ids, session.lens))  # fmt: skip

    def propose(self) -> None:
        """Show what would be proposed in the lens on screen."""
        why_not = self.why_not_here()
        if why_not:
            self._say(why_not)
            return
        self._maps.show_map()
        self.preview.begin(in_all_lenses=False)

    def propose_in_all(self) -> None:
        """Show what would be proposed in every lens in which steps are placed by hand."""
        self._maps.show_map()
        self.preview.begin(in_all_lenses=True)

    # --- as actions -----------------------------------------------------------------------------

    def stage_actions(self) -> list[Action]:
        """One action for each stage of the lens on screen, one for none, one for a new one."""
        session = self._canvas.session
        if session is None:
            return []
        stages: list[Stage | None] = [*session.arrangement.stages(session.lens), None]
        return [
            *(Action("place", _name_of(stage), lambda stage=stage: self.place(stage),  # type: ignore[misc]
                     checked=lambda stage=stage: self._all_are_in(session, stage))  # type: ignore[misc]
              for stage in stages),
            Action("place-new", text("New stage…"), self.new_stage),
        ]  # fmt: skip

    def actions(self) -> list[Action]:
        """What places and confirms steps."""
        maps = self._maps
        return [
            Action("edit.place-in-stage", text("Place in stage…"), self.choose, ("Ctrl+G",),
                   hindrance=lambda: maps.not_editable() or maps.no_step_selected()),
            Action("edit.confirm-stage", text("Confirm the proposed stage"), self.confirm,
                   ("Ctrl+Shift+G",), hindrance=self.nothing_proposed_here),
            Action("edit.propose-stages", text("Propose stages for unplaced steps…"), self.propose,
                   hindrance=maps.not_editable),
            Action("edit.propose-stages-in-all",
                   text("Propose stages for unplaced steps in all lenses…"), self.propose_in_all,
                   hindrance=maps.not_editable),
        ]  # fmt: skip

    def _steps(self, session: MapSession) -> list[Step]:
        columns = columns_of(session, self._canvas.selection)
        return [session.arrangement.steps[column] for column in columns]

    def _all_are_in(self, session: MapSession, stage: Stage | None) -> bool:
        """Whether all steps selected were placed there; never placed is nowhere."""
        placements = session.arrangement.placements(session.lens)
        found = [placements.get(step.id) for step in self._steps(session)]
        wanted = stage.id if stage is not None else None
        return bool(found) and all(each is not None and each.stage_id == wanted for each in found)

    def _edit(self, session: MapSession, label: Text, act: Callable[[Edit], object]) -> bool:
        self._canvas.finish_typing()
        try:
            with session.history.edit(label) as edit:
                act(edit)
        except EditRefusedError as refusal:
            self._say(str(refusal))
            return False
        return True

    def _say_if_unseen(self, session: MapSession, steps: list[Step]) -> None:
        """Say of steps that the lens does not see that they are placed all the same."""
        arrangement, columns = session.arrangement, session.arrangement.column_of
        if all(is_ghost(arrangement, session.lens, columns[step.id]) for step in steps):
            self._say(translate(
                "The stage is kept, and shown here as soon as somebody meets the customer."
            ))  # fmt: skip


def _name_of(stage: Stage | None) -> Callable[[], str]:
    if stage is None:
        return lambda: translate("In no stage")
    return lambda: " ".join(stage.title.split()) or str(_UNTITLED)
