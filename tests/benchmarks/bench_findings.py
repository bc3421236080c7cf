"""Facts and findings of large maps: a lens anew after an edit, and how the cost grows."""

from collections.abc import Iterator
from dataclasses import replace

from cjm_desktop.lenses.findings import Findings
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.document import Document
from cjm_desktop.model.records import LENSES, Lane, Lens, Note, Record, Step, Touchpoint
from tests.benchmarks.big_maps import big_records
from tests.benchmarks.measuring import (
    Result,
    at_most,
    median_ms,
    noted,
    settled_memory,
    show,
)

_LANES = 10
_COUNTED = {20: 25, 200: 15, 2_000: 7, 20_000: 3}


def run() -> Iterator[Result]:
    """Each lens at 2,000 touchpoints; then all five, each size against 2,000."""
    arrangements = {count: Arrangement(_troubled_map(count), "map") for count in _COUNTED}
    with settled_memory():
        for lens in LENSES:
            value = _anew_ms(arrangements[2_000], (lens,), _COUNTED[2_000])
            yield at_most(f"findings, 2,000 touchpoints, {lens} lens", value, 50, "ms")
        each = {count: _anew_ms(arrangements[count], LENSES, _COUNTED[count]) for count in _COUNTED}
    for count, value in each.items():
        name = f"findings of all lenses, {count:,} touchpoints"
        if count == 20_000:
            note = f"({value:.0f} ms)"
            ratio = value / count / (each[2_000] / 2_000)
            yield at_most(f"{name}, a touchpoint ÷ of 2,000", ratio, 1.5, "×", note)
        else:
            yield noted(name, f"{value:.1f} ms")


def _anew_ms(arrangement: Arrangement, lenses: tuple[Lens, ...], times: int) -> float:
    def find() -> None:
        findings = Findings(arrangement)
        for lens in lenses:
            findings.open(lens)
            findings.facts(lens)

    return median_ms(find, times)


def _troubled_map(touchpoints: int) -> Document:
    """A map where much is found: cards that fail, moments of truth, a pain at every other step."""
    document = Document()
    records = [
        _troubled(number, record)
        for number, record in enumerate(big_records(touchpoints // _LANES, _LANES))
    ]
    pains = Lane(id="pains", map_id="map", position="z", kind="notes", title="Pains",
                 note_kind="pain")  # fmt: skip
    steps = [record for record in records if isinstance(record, Step)]
    notes = [
        Note(id=f"n{step.id}", map_id="map", lane_id="pains", step_id=step.id, position="a0",
             text="It hurts", votes=2)
        for step in steps[::2]
    ]  # fmt: skip
    document.load([*records, pains, *notes])
    return document


def _troubled(number: int, record: Record) -> Record:
    if isinstance(record, Step):
        return replace(record, moment_of_truth=True, can_leave=True)
    if isinstance(record, Touchpoint):
        return replace(record, status="fails" if number % 2 else "missing")
    return record


if __name__ == "__main__":
    show(run())
