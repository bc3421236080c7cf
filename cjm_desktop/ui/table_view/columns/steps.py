"""The columns that every table has: the step itself, its stage, its time."""

from typing import TYPE_CHECKING, ClassVar

from cjm_desktop.drawing.header import run_key
from cjm_desktop.drawing.numbers import time_text
from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import text, translate
from cjm_desktop.model.editing import change, require
from cjm_desktop.model.history import Edit
from cjm_desktop.model.placement import is_ghost, placement_of
from cjm_desktop.model.placing import place_steps, refuse_by_hand, stored_stage
from cjm_desktop.model.positions import in_order
from cjm_desktop.model.records import Stage, Step
from cjm_desktop.model.spans import steps_of_map
from cjm_desktop.model.stages import add_stage
from cjm_desktop.model.steps import set_time
from cjm_desktop.ui.inspector.typed_numbers import number_to_type
from cjm_desktop.ui.lens_bar import LENS_NAMES
from cjm_desktop.ui.table_view.columns.column import Column, Tone
from cjm_desktop.ui.table_view.typed_times import times_typed
from cjm_desktop.ui.table_view.words import in_one_line, with_breaks

if TYPE_CHECKING:
    from cjm_desktop.ui.table_view.sheet import Sheet


class StepColumn(Column):
    """What the customer does."""

    width: ClassVar[int] = 208
    wraps: ClassVar[bool] = True
    labels = (text("Rename step"),) * 3

    def words(self, row: int) -> str:
        return in_one_line(self.sheet.steps[row].title)

    def spoken(self, row: int) -> str:
        step = self.sheet.steps[row]
        said = [in_one_line(step.title) or translate("Untitled")]
        if self.sheet.arrangement.is_gap(row):
            said.append(translate("without us"))
        if step.moment_of_truth:
            said.append(translate("moment of truth"))
        if step.can_leave:
            said.append(translate("the customer can still leave"))
        return ", ".join(said)

    def keys(self, row: int) -> tuple[str, ...]:
        return (self.sheet.steps[row].id,)

    def write(self, edit: Edit, step_id: str, words: str) -> None:
        change(edit, require(edit, Step, step_id), title=with_breaks(words.replace("\n", " ")))


class TimeColumn(Column):
    """When the step is taken, in the unit of the map."""

    width: ClassVar[int] = 92
    labels = (text("Change time"),) * 3

    def words(self, row: int) -> str:
        return time_text(self.sheet.steps[row], self.sheet.arrangement.journey.time_unit)

    def typed(self, row: int) -> str:
        step = self.sheet.steps[row]
        start, end = (number_to_type(value) for value in (step.time_from, step.time_to))
        return f"{start} … {end}" if start and end else start or end

    def keys(self, row: int) -> tuple[str, ...]:
        return (self.sheet.steps[row].id,)

    def write(self, edit: Edit, step_id: str, words: str) -> None:
        start, end = times_typed(words, self.sheet.arrangement.journey.time_unit)
        set_time(edit, require(edit, Step, step_id), start, end)


class StageColumn(Column):
    """The stage in the lens on screen; in the functional lens the departments decide."""

    width: ClassVar[int] = 140
    labels = (text("Choose stage"), text("Choose stage"), text("Take steps out of the stage"))

    def __init__(self, sheet: "Sheet") -> None:
        super().__init__(sheet, "stage", translate("Stage"), str(LENS_NAMES[sheet.lens]))

    @property
    def spoken_heading(self) -> str:
        lens = str(LENS_NAMES[self.sheet.lens])
        return translate("Stage in the lens: {lens}", lens=lens)

    def words(self, row: int) -> str:
        if is_ghost(self.sheet.arrangement, self.sheet.lens, row):
            return translate("Without us")
        return self.sheet.stage_titles[row] or translate("In no stage")

    def typed(self, row: int) -> str:
        return self.sheet.stage_titles[row]

    def spoken(self, row: int) -> str:
        said = self.words(row)
        return translate("{stage}, proposed", stage=said) if self._is_proposed(row) else said

    def tone(self, row: int) -> Tone:
        if not self.sheet.stage_titles[row]:
            return "muted"
        return "proposed" if self._is_proposed(row) else "plain"

    def keys(self, row: int) -> tuple[str, ...]:
        return (run_key(self.sheet.steps[self.sheet.run_first[row]].id),)

    def is_computed(self, row: int) -> bool:
        ghost = is_ghost(self.sheet.arrangement, self.sheet.lens, row)
        return ghost or self.sheet.lens == "functional"

    def completions(self) -> list[str]:
        if self.sheet.lens == "functional":
            return []
        stages = self.sheet.arrangement.stages(self.sheet.lens)
        return list(dict.fromkeys(in_one_line(stage.title) for stage in stages if stage.title))

    def write(self, edit: Edit, step_id: str, words: str) -> None:
        lens = self.sheet.lens
        refuse_by_hand(lens)
        row = self.sheet.row_of(step_id)
        if row is not None and is_ghost(self.sheet.arrangement, lens, row):
            raise EditRefusedError(
                text("Nobody meets the customer at this step, so this lens does not see it."),
                text("Add a touchpoint first, or place the step in the activity or goal lens."),
            )
        title = with_breaks(words.replace("\n", " "))
        stage = self._stage_called(edit, step_id, title) if title else None
        place_steps(edit, [step_id], stage, lens)

    def _is_proposed(self, row: int) -> bool:
        sheet = self.sheet
        if sheet.lens == "functional" or not sheet.stage_titles[row]:
            return False
        placement = placement_of(sheet.arrangement, sheet.steps[row].id, sheet.lens)
        return placement is not None and placement.proposed

    def _stage_called(self, edit: Edit, step_id: str, title: str) -> Stage:
        """The stage of that title, the left neighbour's first; else a new one next to that."""
        lens, map_id = self.sheet.lens, self.sheet.arrangement.map_id
        all_stages = edit.document.referring(Stage, "map_id", map_id)
        stages = in_order(stage for stage in all_stages if stage.lens == lens)
        steps = [step.id for step in steps_of_map(edit.document, map_id)]
        left = [
            stage
            for other in reversed(steps[: steps.index(step_id)])
            if (stage := stored_stage(edit.document, other, lens)) is not None
        ][:1]
        for stage in (*left, *stages):
            if in_one_line(stage.title).casefold() == in_one_line(title).casefold():
                return stage
        index = stages.index(left[0]) + 1 if left else 0
        return add_stage(edit, map_id, lens, title, index=index)
