"""How long a frame may make new things, such as pixmaps; painting what is ready does not count.

So every frame makes something, however much there is to paint, and the view becomes crisp.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter


class MakingTime:
    """The time for making that is left in a frame."""

    def __init__(self) -> None:
        self._left_s = 0.0

    def begin_frame(self, budget_ms: float) -> None:
        """A new frame begins, with so much time for making."""
        self._left_s = budget_ms / 1000

    def is_up(self) -> bool:
        """Whether nothing more should be made in this frame."""
        return self._left_s <= 0

    @contextmanager
    def spent(self) -> Iterator[None]:
        """What is done inside is making."""
        started = perf_counter()
        try:
            yield
        finally:
            self._left_s -= perf_counter() - started
