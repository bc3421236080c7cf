"""Comparing two lenses: the header of another one above that of the lens on screen."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.language import Text, text, translate
from cjm_desktop.model.records import LENSES, Lens
from cjm_desktop.ui.actions import Action
from cjm_desktop.ui.lens_bar import LENS_NAMES, LensBar
from cjm_desktop.ui.map_commands import MapCommands
from cjm_desktop.ui.view_state import OnScreen

_FULL_NAMES: Mapping[Lens, Text] = {
    "functional": text("Compare with the functional lens"),
    "outcome": text("Compare with the outcome lens"),
    "interactive": text("Compare with the interactive lens"),
    "activity": text("Compare with the activity-based lens"),
    "goal": text("Compare with the goal-based lens"),
}


class CompareCommands:
    """Chooses the lens that is compared on a canvas, or none; the file remembers it."""

    def __init__(self, canvas: MapCanvas, maps: MapCommands, on_screen: OnScreen) -> None:
        self._canvas, self._maps, self._on_screen = canvas, maps, on_screen
        canvas.compared_changed.connect(self._keep)

    @property
    def compared(self) -> Lens | None:
        """The lens that is compared with the one on screen."""
        session = self._canvas.session
        return session.compared if session is not None else None

    def follow(self, bar: LensBar) -> None:
        """Let a bar of lenses choose and show what is compared."""

        def show() -> None:
            bar.show_compared(self.compared)

        bar.compared.connect(self.toggle)
        self._canvas.compared_changed.connect(show)
        self._canvas.map_shown.connect(show)

    def toggle(self, lens: Lens) -> None:
        """Compare a lens with the one on screen; one that is compared already no more."""
        if lens != self._canvas.lens:
            self._canvas.set_compared(None if lens == self.compared else lens)

    def stop(self) -> None:
        """Show one header only."""
        self._canvas.set_compared(None)

    def actions(self) -> Iterator[Action]:
        """What compares lenses."""
        yield from map(self._action, LENSES)
        yield Action("view.no-comparison", text("No comparison"), self.stop,
                     hindrance=self._nothing_compared,
                     checked=lambda: self.compared is None,
                     full_text=text("Compare with no other lens"))  # fmt: skip

    def _action(self, lens: Lens) -> Action:
        return Action(
            f"view.compare-{lens}",
            lambda: translate("{lens} lens", lens=str(LENS_NAMES[lens])),
            lambda: self.toggle(lens),
            hindrance=lambda: self._is_on_screen(lens),
            checked=lambda: self.compared == lens,
            full_text=_FULL_NAMES[lens],
        )

    def _is_on_screen(self, lens: Lens) -> Text | None:
        if lens == self._canvas.lens:
            return text("The map is seen through this lens already; choose another to compare.")
        return self._maps.no_map()

    def _nothing_compared(self) -> Text | None:
        if self.compared is not None:
            return None
        return self._maps.no_map() or text("No other lens is being compared.")

    def _keep(self) -> None:
        on_screen = self._on_screen
        on_screen.change_view(replace(on_screen.view, compared=self.compared))
