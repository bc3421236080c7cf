"""Maps of any size for benchmarks and tests of scale: every cell of a lane may hold a card."""

from fractional_indexing import generate_n_keys_between

from cjm_desktop.model.document import Document
from cjm_desktop.model.records import (
    Curve,
    Feeling,
    Journey,
    Lane,
    Placement,
    Record,
    Stage,
    Step,
    Touchpoint,
)

_WORDS = ("Search", "Compare", "Room page", "Booking confirmation", "Check-in desk", "Invoice")
_CHANNELS = ("Web", "E-mail", "In person", "Chat")
_COLOURS = ("blue", "teal", "purple", "amber", "slate")


def big_map(steps: int, lanes: int, touchpoints: int | None = None) -> Document:
    """A document with one map of steps × department lanes, an emotion lane, and stages.

    `touchpoints` cards (by default one in each cell) are spread evenly over the cells.
    """
    document = Document()
    document.load(big_records(steps, lanes, touchpoints))
    return document


def big_records(steps: int, lanes: int, touchpoints: int | None = None) -> list[Record]:
    """The records of `big_map`."""
    journey = Journey(id="map", position="a0", title="A large map")
    step_keys = generate_n_keys_between(None, None, steps)
    made_steps = [
        Step(id=f"s{n}", map_id="map", position=key, title=f"{_WORDS[n % 6]} {n}", time_from=n)
        for n, key in enumerate(step_keys)
    ]
    lane_keys = generate_n_keys_between(None, None, lanes + 1)
    emotion = Lane(
        id="emotion", map_id="map", position=lane_keys[0], kind="emotion", title="Emotion"
    )
    made_lanes = [
        Lane(id=f"l{n}", map_id="map", position=key, kind="department", title=f"Department {n}",
             colour=_COLOURS[n % 5], side="front" if n < lanes * 0.7 else "back")
        for n, key in enumerate(lane_keys[1:])
    ]  # fmt: skip
    curve = Curve(id="curve", lane_id="emotion", position="a0", title="Customer")
    feelings = [
        Feeling(id=f"curve:{step.id}", curve_id="curve", step_id=step.id,
                value=((n * 37) % 41 - 20) / 10, quote="So it goes." if n % 9 == 0 else "")
        for n, step in enumerate(made_steps)
    ]  # fmt: skip
    return [
        journey, *made_steps, *_stages(made_steps), emotion, *made_lanes, curve, *feelings,
        *_cards(made_steps, made_lanes, touchpoints or steps * lanes),
    ]  # fmt: skip


def _stages(steps: list[Step]) -> list[Record]:
    stages: list[Record] = []
    placements: list[Record] = []
    for lens in ("outcome", "interactive", "activity", "goal"):
        keys = generate_n_keys_between(None, None, max(1, len(steps) // 5))
        made = [
            Stage(id=f"{lens}{n}", map_id="map", lens=lens, position=key, title=f"Stage {n}",
                  goal="To get on with it" if n % 2 else "")
            for n, key in enumerate(keys)
        ]  # fmt: skip
        stages += made
        placements += [
            Placement(id=f"{step.id}:{lens}", step_id=step.id, lens=lens,
                      stage_id=made[min(n // 5, len(made) - 1)].id)
            for n, step in enumerate(steps)
        ]  # fmt: skip
    return [*stages, *placements]


def _cards(steps: list[Step], lanes: list[Lane], count: int) -> list[Record]:
    cells = len(steps) * len(lanes)
    return [
        Touchpoint(id=f"t{n}", step_id=steps[(n * cells // count) % cells // len(lanes)].id,
                   lane_id=lanes[(n * cells // count) % len(lanes)].id,
                   position=f"a{n % 10}{'V' * (n // cells)}" if n >= cells else "a0",
                   title=f"{_WORDS[n % 6]} {n}", channel=_CHANNELS[n % 4],
                   evidence=("assumed", "observed", "measured")[n % 3])
        for n in range(count)
    ]  # fmt: skip
