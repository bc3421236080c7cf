"""What things are drawn from, as values: they are drawn again when one of these changed."""

from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.records import Lens


def placing_of(arrangement: Arrangement, lens: Lens) -> tuple[object, ...]:
    """What everything drawn by run depends on."""
    return (*arrangement.placing(lens), arrangement.step_ids, arrangement.lanes)


def telling_of(arrangement: Arrangement, lens: Lens) -> tuple[object, ...]:
    """What everything said in the header depends on."""
    placing = placing_of(arrangement, lens)
    return (*placing, arrangement.checkpoints) if lens == "goal" else placing
