"""What is known of the stages of a lens that their headers tell, apart from their own fields."""

from collections.abc import Mapping
from typing import NamedTuple

from cjm_desktop.lenses.targets import Entry, funnel_of
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.records import Checkpoint, Lens


class StageFacts(NamedTuple):
    """The customers who enter a stage, and its checklist; of use in one lens each."""

    entry: Entry | None = None
    checklist: tuple[Checkpoint, ...] = ()


NO_FACTS = StageFacts()


def facts_of(arrangement: Arrangement, lens: Lens) -> Mapping[str, StageFacts]:
    """The facts of the stages of a lens by their ids; those without any are left out."""
    if lens == "outcome":
        funnel = funnel_of(arrangement.stages(lens))
        return {stage_id: StageFacts(entry=entry) for stage_id, entry in funnel.items()}
    if lens == "goal":
        checklists = arrangement.checkpoints.items()
        return {stage_id: StageFacts(checklist=tuple(lines)) for stage_id, lines in checklists}
    return {}
