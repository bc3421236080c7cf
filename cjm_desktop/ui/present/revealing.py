"""Questions before an audience: hidden until revealed, one at a time, with a banner over the map.

What it is about stands in the light; the view goes where `walk` says.
"""

from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.ui.findings.about import first_step, is_wide
from cjm_desktop.ui.findings.panel import Panel
from cjm_desktop.ui.present.question_banner import QuestionBanner
from cjm_desktop.ui.present.walk import Walk


class Revealing:
    """Reveals the questions of the panel while a canvas is presented."""

    def __init__(self, canvas: MapCanvas, panel: Panel, walk: Walk) -> None:
        self._canvas, self._panel, self._walk = canvas, panel, walk
        self._on_show = panel.on_show
        self._banner = QuestionBanner(canvas)
        self._on_show.changed.connect(self._follow)

    @property
    def is_on(self) -> bool:
        """Whether a question is revealed."""
        return self._panel.is_presented and self._on_show.finding is not None

    def begin(self) -> None:
        """Hide all questions, until the first is revealed."""
        self._on_show.start_again()
        self._panel.is_presented = True

    def end(self) -> None:
        """Give the questions back to the panel."""
        self._on_show.start_again()
        self._panel.is_presented = False
        self._panel.refresh()

    def go(self, by: int) -> bool:
        """Reveal the next question (1) or the one before (−1); False if there is none."""
        if not self._on_show.go(by):
            return False
        session, finding = self._canvas.session, self._on_show.finding
        if session is not None and finding is not None:
            if is_wide(session, finding):
                self._walk.show_whole_map()
            else:
                self._walk.begin(first_step(session, finding))
        return True

    def hide(self) -> bool:
        """Hide the question; False if none is revealed. The next one is then the one after."""
        was_on = self.is_on
        if was_on:
            self._on_show.hide()
        return was_on

    def _follow(self) -> None:
        on_show = self._on_show
        if self._panel.is_presented or self._banner.isVisible():
            shown = on_show.finding if self._panel.is_presented else None
            self._banner.show_question(shown, on_show.number, on_show.count)
