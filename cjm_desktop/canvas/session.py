"""A map on the canvas: the document with its picture, and the trial patch of a gesture.

The picture shown is that of the document with the trial patch; release commits that very patch,
Escape drops it. So the preview is the result.
"""

import datetime
from collections.abc import Callable

from cjm_desktop.canvas.cells import cell_of, cell_rect
from cjm_desktop.drawing.columns import Bar
from cjm_desktop.drawing.folds import NO_FOLDS, Folds, fold_key
from cjm_desktop.drawing.header import run_key
from cjm_desktop.drawing.layout import Layout
from cjm_desktop.drawing.picture import Picture, Rect
from cjm_desktop.language import Text
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.document import Document
from cjm_desktop.model.edits import Patch
from cjm_desktop.model.history import Edit, History, Patched
from cjm_desktop.model.records import Journey, Lens, Stage
from cjm_desktop.model.runs import Run, runs_of


class MapSession:
    """One map in one lens, followed through every patch; `changed` is called when it must repaint.

    `picture` and `arrangement` are those of the document; `shown` is what to paint. While
    `changed` is called for a patch, `followed` is that patch.
    """

    def __init__(
        self,
        history: History,
        map_id: str,
        lens: Lens,
        date: datetime.date,
        changed: Callable[[], None],
        folds: Folds = NO_FOLDS,
        compared: Lens | None = None,
    ) -> None:
        self.history = history
        self.map_id = map_id
        self.lens = lens
        self.folds = folds
        self.compared = compared
        self.arrangement = Arrangement(history.document, map_id)
        self.trial_patch: Patch | None = None
        self.followed: Patch | None = None
        self._layout = Layout(date, for_screen=True)
        self._changed = changed
        self.picture: Picture = self._picture_of(self.arrangement)
        self.shown = self.picture
        self.shown_arrangement = self.arrangement
        history.on_patched(self._follow)

    @property
    def document(self) -> Document:
        """The document, without the trial patch."""
        return self.history.document

    def close(self) -> None:
        """Stop following the document."""
        self.history.forget_listener(self._follow)

    def set_lens(self, lens: Lens) -> None:
        """Look through another lens; the one it is compared with changes places with it."""
        if lens == self.compared:
            self.compared = self.lens
        self.lens = lens
        self.drop_trial()
        self._draw()

    def set_compared(self, lens: Lens | None) -> None:
        """Show the header of another lens above that of the one looked through, or none."""
        self.compared = lens if lens != self.lens else None
        self.drop_trial()
        self._draw()

    def set_folds(self, folds: Folds) -> None:
        """Fold what is to be folded, and open the rest; a trial patch stays on trial."""
        self.folds = folds
        shown, trial = self.shown_arrangement, self.trial_patch is not None
        self.picture = self.shown = self._picture_of(self.arrangement)
        if trial:
            self.shown = self._picture_of(shown)
        self._changed()

    def redraw(self) -> None:
        """Draw again, e.g. after the language changed."""
        self._draw()

    def key_for(self, record_id: str) -> str:
        """The key under which a record is drawn: a stage with steps by its first run."""
        if self.shown_arrangement.document.get(Stage, record_id) is not None:
            for run in runs_of(self.shown_arrangement, self.lens):
                if any(stage.id == record_id for stage in run.stages):
                    return run_key(self.shown_arrangement.steps[run.first].id)
        return record_id

    def rect_of(self, key: str) -> Rect | None:
        """Where the group with a key, or a record, lies in what is shown."""
        if cell_of(key) is not None:
            return cell_rect(self.shown, key)
        return self.shown.rect_of(key) or self.shown.rect_of(self.key_for(key))

    def run_at(self, key: str) -> Run | None:
        """The run of the document whose group has a key."""
        for run in runs_of(self.arrangement, self.lens):
            if run_key(self.arrangement.steps[run.first].id) == key:
                return run
        return None

    def bar_at(self, key: str) -> Bar | None:
        """The bar of folded steps whose group has a key."""
        bars = self.picture.columns.bars if key.startswith(fold_key("")) else ()
        return next((bar for bar in bars if fold_key(self.picture.steps[bar.first]) == key), None)

    def steps_of_bar(self, key: str) -> tuple[str, ...]:
        """The ids of the steps in the bar whose group has a key; none for another key."""
        bar = self.bar_at(key)
        return self.picture.steps[bar.first : bar.last + 1] if bar is not None else ()

    def try_edit(self, label: Text | str, act: Callable[[Edit], None]) -> None:
        """Show what an edit would do; raises EditRefusedError, after which nothing is shown."""
        self.drop_trial()
        with self.history.trial(label) as trial:
            act(trial.edit)
        if trial.patch:
            self._show_trial(trial.patch)

    def drop_trial(self) -> None:
        """Show the document as it is."""
        if self.trial_patch is not None:
            self.trial_patch = None
            self.shown, self.shown_arrangement = self.picture, self.arrangement
            self._changed()

    def commit_trial(self) -> bool:
        """Carry out what is shown; False if there is nothing to do."""
        patch = self.trial_patch
        self.trial_patch = None
        if patch is None:
            return False
        self.history.commit(patch)
        return True

    def _show_trial(self, patch: Patch) -> None:
        document = self.document.with_patch(patch)
        arrangement = self.arrangement.copy_for(document)
        arrangement.follow(patch)
        self.trial_patch = patch
        self.shown_arrangement = arrangement
        self.shown = self._picture_of(arrangement)
        self._changed()

    def _follow(self, event: Patched) -> None:
        self.trial_patch = None
        self.arrangement.follow(event.patch)
        self.followed = event.patch
        self._draw()
        self.followed = None

    def _draw(self) -> None:
        if self.document.get(Journey, self.map_id) is None:
            return
        self.picture = self._picture_of(self.arrangement)
        self.shown, self.shown_arrangement = self.picture, self.arrangement
        self._changed()

    def _picture_of(self, arrangement: Arrangement) -> Picture:
        return self._layout.picture(arrangement, self.lens, self.folds, self.compared)
