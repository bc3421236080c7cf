"""What is in a map, counted as the glossary counts it."""

from dataclasses import dataclass

from cjm_desktop.model.arrangement import Arrangement


@dataclass(frozen=True, slots=True)
class Counts:
    """Steps; cards in outside and front lanes; those in back and support lanes; gaps."""

    steps: int
    touchpoints: int
    activities: int
    gaps: int


def count(arrangement: Arrangement) -> Counts:
    """What is in a map; a card that spans several steps counts once."""
    touchpoints = activities = 0
    for lane in arrangement.lanes:
        if lane.kind == "department":
            if lane.side in ("outside", "front"):
                touchpoints += arrangement.card_count(lane.id)
            else:
                activities += arrangement.card_count(lane.id)
    gaps = sum(arrangement.is_gap(column) for column in range(len(arrangement.steps)))
    return Counts(len(arrangement.steps), touchpoints, activities, gaps)
