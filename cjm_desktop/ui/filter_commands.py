"""The filter of the map on screen: what does not match is dimmed, and stays where it is.

What is asked for belongs to the view of the file. The bar is there as long as something is.
"""

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QWidget

from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.language import text, translate, translate_plural
from cjm_desktop.model.filtering import (
    NO_FILTER,
    CardFilter,
    Filter,
    departments_of,
    owners_of,
)
from cjm_desktop.ui.actions import Action
from cjm_desktop.ui.map_commands import MapCommands
from cjm_desktop.ui.view_state import OnScreen

if TYPE_CHECKING:
    from cjm_desktop.ui.filter_bar import FilterBar


class FilterCommands:
    """Opens the bar over the pages of a window, and dims on the canvas what does not match."""

    def __init__(
        self, canvas: MapCanvas, maps: MapCommands, on_screen: OnScreen, body: QWidget
    ) -> None:
        self._canvas, self._maps, self._on_screen, self._body = canvas, maps, on_screen, body
        self._is_open = False
        self._cards = CardFilter()

    @cached_property
    def bar(self) -> "FilterBar":
        """The bar, loaded and made when first opened; below the banner, above all else."""
        from cjm_desktop.ui.filter_bar import FilterBar  # noqa: PLC0415

        bar = FilterBar()
        column = self._body.layout()
        assert isinstance(column, QBoxLayout)
        column.insertWidget(1, bar)
        bar.changed.connect(self._ask)
        bar.closed.connect(self.close)
        return bar

    def open(self) -> None:
        """Show the bar, and be ready for words."""
        if self._canvas.session is not None:
            self._canvas.finish_typing()
            self._is_open = True
            self._match()
            self.bar.show()
            self.bar.begin()

    def close(self) -> None:
        """Show everything as it is, and go back to the map."""
        self._keep(NO_FILTER)
        self.show(NO_FILTER)
        self._canvas.setFocus()

    def show(self, wanted: Filter) -> None:
        """Show what is asked for, as the file remembers it; without a filter there is no bar."""
        was_open, self._is_open = self._is_open, bool(wanted)
        self._match()
        if was_open or wanted:
            self.bar.setVisible(bool(wanted))

    def follow(self) -> None:
        """Match again: something on the map, or the map itself, is another."""
        if self._is_open:
            self._match()

    def actions(self) -> list[Action]:
        """What filters the map."""
        return [
            Action("view.filter", text("Filter…"), self.open, ("Ctrl+Shift+F",),
                   hindrance=self._maps.no_map, full_text=text("Filter the cards…")),
            Action("view.show-all", text("Show all cards"), self.close,
                   hindrance=lambda: None if self._is_open else (
                       self._maps.no_map() or text("No filter is on."))),
        ]  # fmt: skip

    def _ask(self) -> None:
        self._is_open = True
        self._keep(self.bar.wanted)
        self._match()

    def _keep(self, wanted: Filter) -> None:
        self._on_screen.change_view(replace(self._on_screen.view, filter=wanted))

    def _match(self) -> None:
        session = self._canvas.session
        if session is None or not self._is_open:
            self._canvas.set_dimmed((), "filter")
            return
        from cjm_desktop.ui.filter_bar import Offered  # noqa: PLC0415

        arrangement, wanted = session.arrangement, self._on_screen.view.filter
        departments = [(title, title or translate("Untitled"))
                       for title in departments_of(arrangement)]  # fmt: skip
        owners = [(owner, owner) for owner in owners_of(arrangement)]
        self.bar.show_wanted(wanted, Offered(departments, owners))
        matches = self._cards.matches(arrangement, wanted)
        self._canvas.set_dimmed(matches.dimmed, "filter")
        if wanted:
            words = translate_plural(
                "{matching} of {number} card matches", "{matching} of {number} cards match",
                matches.cards, matching=matches.matching,
            )  # fmt: skip
        else:
            words = translate_plural("{number} card", "{number} cards", matches.cards)
        self.bar.show_count(words)
