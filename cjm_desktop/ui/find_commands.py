"""Finding words: every key lights the places that hold them, Enter goes on to the next.

The index of the file is made when the bar opens and follows the document until it closes.
"""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.model.find import Found, TextIndex
from cjm_desktop.model.history import Patched
from cjm_desktop.model.records import Lens
from cjm_desktop.ui.open_file import OpenFile
from cjm_desktop.ui.table_view.commands import TableCommands

if TYPE_CHECKING:
    from cjm_desktop.ui.find_bar import FindBar


class FindCommands:
    """Opens the bar, looks for what is typed there, and goes from place to place."""

    def __init__(
        self,
        canvas: MapCanvas,
        now_open: Callable[[], OpenFile | None],
        choose_map: Callable[[str], None],
        choose_lens: Callable[[Lens], None],
        tables: TableCommands,
    ) -> None:
        self._canvas, self._tables = canvas, tables
        self._now_open = now_open
        self._choose_map, self._choose_lens = choose_map, choose_lens
        self._opened: OpenFile | None = None
        self._index: TextIndex | None = None
        self._found: list[Found] = []
        self._keys: frozenset[str] = frozenset()
        self._at = 0
        self._soon = QTimer(canvas, singleShot=True, interval=0)
        self._soon.timeout.connect(self._look_again)

    @cached_property
    def bar(self) -> "FindBar":
        """The bar, loaded and made when first opened."""
        from cjm_desktop.ui.find_bar import FindBar  # noqa: PLC0415

        bar = FindBar(self._tables.place)
        bar.typed.connect(self._look)
        bar.went_on.connect(self.go_on)
        bar.went_back.connect(self.go_back)
        bar.closed.connect(self.close)
        return bar

    @property
    def is_open(self) -> bool:
        """Whether the bar is there."""
        return self._index is not None

    def open(self) -> None:
        """Show the bar; words typed into it last are looked for again."""
        opened = self._now_open()
        if opened is None:
            return
        self._canvas.finish_typing()
        if self._index is None:
            self._opened, self._index = opened, TextIndex(opened.document)
            opened.history.on_patched(self._follow)
            QTimer.singleShot(0, self._canvas, self._index.prepare)
        self.bar.open()
        self._look(self.bar.field.text())

    def close(self) -> None:
        """Back to the map, what is looked at selected."""
        if self._opened is None:
            return
        self._opened.history.forget_listener(self._follow)
        key = self._key_of(self._found[self._at]) if self._found else ""
        self._opened, self._index, self._found = None, None, []
        self._canvas.show_hits(())
        self.bar.hide()
        if key:
            self._canvas.select((key,))
        self._canvas.setFocus()

    def go_on(self) -> None:
        """Go to the next place."""
        self._go(1)

    def go_back(self) -> None:
        """Go to the place before."""
        self._go(-1)

    def _go(self, by: int) -> None:
        if not self.is_open:
            self.open()
        if not self._found:
            return
        if self._is_on_screen(self._found[self._at]):
            self._at = (self._at + by) % len(self._found)
        self._put_on_screen(self._found[self._at])
        self._show()

    def _look(self, words: str) -> None:
        """Look for words; of several places the one selected is looked at, else the first."""
        if self._index is None:
            return
        looked_at = self._found[self._at].record.id if self._found else ""
        wanted = {looked_at, *self._canvas.selection} - {""}
        self._found = self._index.search(words, self._canvas.map_id or "")
        self._at = next((at for at, found in enumerate(self._found)
                         if wanted & {found.record.id, found.drawn_id}), 0)  # fmt: skip
        self._show()

    def _look_again(self) -> None:
        self._look(self.bar.field.text())

    def _follow(self, event: Patched) -> None:
        if self._index is not None:
            self._index.follow(event.patch)
            self._soon.start()

    def _show(self) -> None:
        """Light all places on the map on screen, and say where the one looked at is."""
        from cjm_desktop.ui.find_words import count_in_words, where_in_words  # noqa: PLC0415

        words, canvas = self.bar.field.text(), self._canvas
        looked_at = self._found[self._at] if self._found else None
        key = self._key_of(looked_at) if looked_at is not None else ""
        canvas.show_hits(self._keys_here(), key)
        self._tables.look_at(key)
        where = ""
        if looked_at is not None and self._opened is not None and canvas.lens is not None:
            document, map_id = self._opened.document, canvas.map_id or ""
            where = where_in_words(looked_at, words, document, map_id, canvas.lens)
        count = count_in_words(self._at + 1, len(self._found)) if words.strip() else ""
        self.bar.show_found(count, where)

    def _key_of(self, found: Found) -> str:
        """The key under which a place is drawn on the canvas; empty if it is not drawn there."""
        session = self._canvas.session
        if session is None or found.map_id != session.map_id:
            return ""
        key = session.key_for(found.drawn_id)
        is_there = session.rect_of(key) is not None or self._canvas.folding.hides(key)
        return key if is_there else ""

    def _keys_here(self) -> list[str]:
        """The keys of all that is found on the map and in the lens on screen."""
        session = self._canvas.session
        if session is None:
            return []
        return [
            found.drawn_id if found.lens is None else session.key_for(found.drawn_id)
            for found in self._found
            if found.map_id == session.map_id and found.lens in (None, session.lens)
        ]

    def _is_on_screen(self, found: Found) -> bool:
        canvas = self._canvas
        return found.map_id in ("", canvas.map_id) and found.lens in (None, canvas.lens)

    def _put_on_screen(self, found: Found) -> None:
        if found.map_id and found.map_id != self._canvas.map_id:
            self._choose_map(found.map_id)
        if found.lens is not None and found.lens != self._canvas.lens:
            self._choose_lens(found.lens)
