"""Runs the benchmarks and prints one table: `python -m tests.benchmarks [start layout ...]`."""

import importlib
import sys
from collections.abc import Iterator, Sequence

from tests.benchmarks.measuring import Result, show

NAMES = (
    "start", "findings", "layout", "repaint", "gestures", "window", "commit", "memory", "pdf",
)  # fmt: skip


def results(names: Sequence[str]) -> Iterator[Result]:
    """The results of the benchmarks named, or of all."""
    for name in names or NAMES:
        yield from importlib.import_module(f"tests.benchmarks.bench_{name}").run()


if __name__ == "__main__":
    if unknown := set(sys.argv[1:]) - set(NAMES):
        sys.exit(
            f"There is no benchmark {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}."
        )
    show(results(sys.argv[1:]))
