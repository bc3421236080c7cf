"""Layout and picture of large maps: from nothing, and after an edit of one card."""

import statistics
from collections.abc import Iterator
from dataclasses import replace

from cjm_desktop.drawing.layout import Layout
from cjm_desktop.drawing.text import placed_runs, wrap
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.document import Document
from cjm_desktop.model.history import History
from cjm_desktop.model.records import Touchpoint
from tests.benchmarks.big_maps import big_map
from tests.benchmarks.measuring import (
    Result,
    at_most,
    median_ms,
    noted,
    settled_memory,
    show,
    times_ms,
)

_LANES = 10
_COUNTED = {20: 25, 200: 15, 2_000: 7, 20_000: 3}


def run() -> Iterator[Result]:
    """Each size from nothing, its cost per card against that of 200, and one-card edits."""
    documents = {count: big_map(count // _LANES, _LANES) for count in _COUNTED}
    with settled_memory():
        per_card = {count: _from_nothing_us(documents[count], count) for count in _COUNTED}
    for count, cost_us in per_card.items():
        name = f"layout and picture, {count:,} touchpoints, a touchpoint ÷ of 200"
        note = f"({cost_us * count / 1000:.1f} ms, {cost_us:.0f} µs each)"
        if count in (20, 200):
            yield noted(name, f"{cost_us / per_card[200]:.2f} ×  {note}")
        else:
            yield at_most(name, cost_us / per_card[200], 1.25, "×", note)
    for count, document in documents.items():
        edited = _OneCard(document)
        with settled_memory():
            value = statistics.median(edited.times_ms(count))
        name = f"picture after an edit of one card, {count:,} touchpoints"
        yield at_most(name, value, 1, "ms") if count == 2_000 else noted(name, f"{value:.2f} ms")


def _from_nothing_us(document: Document, count: int) -> float:
    def draw() -> None:
        wrap.cache_clear()
        placed_runs.cache_clear()
        Layout(None, for_screen=True).picture(Arrangement(document, "map"), "goal")

    return median_ms(draw, _COUNTED[count]) / count * 1000


class _OneCard:
    """Edits one card after the other; the picture after each is what is measured."""

    def __init__(self, document: Document) -> None:
        self._history = History(document)
        self._arrangement = Arrangement(document, "map")
        self._layout = Layout(None, for_screen=True)
        self._history.on_patched(lambda event: self._arrangement.follow(event.patch))
        self._draw()

    def times_ms(self, count: int) -> Iterator[float]:
        """The time of each picture in turn."""
        for number in range(40):
            self._edit(f"t{number * 7919 % count}", number)
            yield times_ms(self._draw, 1, warm_up=0)[0]

    def _edit(self, card_id: str, number: int) -> None:
        card = self._history.document.require(Touchpoint, card_id)
        with self._history.edit("Edit") as edit:
            edit.put(replace(card, title=f"Something new {number}"))

    def _draw(self) -> None:
        self._layout.picture(self._arrangement, "goal")


if __name__ == "__main__":
    show(run())
