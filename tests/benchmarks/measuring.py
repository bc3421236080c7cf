"""How benchmarks measure, and what they print: a table of values, aims, and whether they are met.

Work of one thread is measured in its processor time, so that a busy machine hardly shows; disks
and processes in time by the clock, always against a floor measured in turns with it.
"""

import gc
import os
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

MEDIAN_FRAME_MS = 16.0
LONGEST_FRAME_MS = 50.0
_FINEST_S = 1e-4


class Result(NamedTuple):
    """A line of the table; `met` is None where there is no aim."""

    name: str
    value: str
    aim: str = ""
    met: bool | None = None


def at_most(name: str, value: float, aim: float, unit: str, note: str = "") -> Result:
    """A value that should not be above its aim; `unit` is `ms` or `×` (of a floor)."""
    shown = f"{value:.2f} {unit}"
    return Result(name, f"{shown}  {note}".rstrip(), f"≤ {aim:g} {unit}", value <= aim)


def frames(name: str, times: Sequence[float], floor_ms: float) -> Result:
    """Frames in ms, that should take 16 in the middle and none above 50; a repaint is the floor."""
    met = statistics.median(times) <= MEDIAN_FRAME_MS and max(times) <= LONGEST_FRAME_MS
    aim = f"≤ {MEDIAN_FRAME_MS:g}, {LONGEST_FRAME_MS:g} ms"
    return Result(name, _frames_in_words(times, floor_ms), aim, met)


def frames_noted(name: str, times: Sequence[float], floor_ms: float) -> Result:
    """Frames without an aim."""
    return Result(name, _frames_in_words(times, floor_ms))


def _frames_in_words(times: Sequence[float], floor_ms: float) -> str:
    middle = statistics.median(times)
    late = statistics.quantiles(times, n=20)[-1]
    return f"{middle:.1f}, 95 % {late:.1f}, {max(times):.1f} ms  ({middle / floor_ms:.1f} ×)"


def noted(name: str, value: str) -> Result:
    """A value without an aim."""
    return Result(name, value)


def times_ms(act: Callable[[], object], times: int, warm_up: int = 1) -> list[float]:
    """The processor time of each call, in ms, after some that are not counted."""
    for _ in range(warm_up):
        act()
    return [_timed_ms(act, clock()) for _ in range(times)]


def median_ms(act: Callable[[], object], times: int, warm_up: int = 1) -> float:
    """The median processor time of a call, in ms."""
    return statistics.median(times_ms(act, times, warm_up))


class Turns(NamedTuple):
    """Medians of two things measured in turns, in ms, and the median of their ratios."""

    ratio: float
    ours_ms: float
    floor_ms: float


def in_turns(
    ours: Callable[[], float], floor: Callable[[], float], times: int, warm_up: int = 1
) -> Turns:
    """Measure two things A B A B; each gives its own time in ms."""
    for _ in range(warm_up):
        floor()
        ours()
    pairs = [(floor(), ours()) for _ in range(times)]
    return Turns(
        statistics.median(own / low for low, own in pairs),
        statistics.median(own for _, own in pairs),
        statistics.median(low for low, _ in pairs),
    )


def by_the_clock(act: Callable[[], object]) -> Callable[[], float]:
    """Measures a call by the clock, in ms."""
    return lambda: _timed_ms(act, time.perf_counter)


def by_the_processor(act: Callable[[], object]) -> Callable[[], float]:
    """Measures a call by the processor time of its thread, in ms."""
    return lambda: _timed_ms(act, clock())


def clock() -> Callable[[], float]:
    """The processor time of this thread; where a system counts it coarsely, the clock."""
    fine = time.get_clock_info("thread_time").resolution < _FINEST_S
    return time.thread_time if fine else time.perf_counter


@contextmanager
def settled_memory() -> Iterator[None]:
    """What is there already is left out of garbage collection, as the program does it."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def show(results: Iterable[Result]) -> None:
    """Print the machine, then each result as soon as it is there."""
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    print(f"{os.cpu_count()} processors, load {load} at the start")
    print(f"{'what':66}{'measured':42}{'aim':12}met")
    for result in results:
        met = {True: "yes", False: "NO", None: ""}[result.met]
        print(f"{result.name:66}{result.value:42}{result.aim:12}{met}", flush=True)


def _timed_ms(act: Callable[[], object], now: Callable[[], float]) -> float:
    started = now()
    act()
    return (now() - started) * 1000
