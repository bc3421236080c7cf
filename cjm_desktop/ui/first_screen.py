"""What the window shows without a file: ways to begin, drafts that wait, files opened last."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from cjm_desktop.language import translate
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.storage.drafts import Draft
from cjm_desktop.ui.background_job import BackgroundJob
from cjm_desktop.ui.file_rows import (
    ChoiceButton,
    FileRow,
    remove_button,
    sure_button,
    time_in_words,
)
from cjm_desktop.ui.recent_files import RecentFile

_WIDTH = 640
_NAMES = ("new", "template", "example", "open", "import")


@dataclass(frozen=True, slots=True)
class Beginnings:
    """What can be begun from here."""

    new_map: Callable[[], object]
    new_from_template: Callable[[], object]
    new_example: Callable[[], object]
    ask_open: Callable[[], object]
    ask_import: Callable[[], object]
    open_path: Callable[[Path], object]
    forget_recent: Callable[[Path], object]
    discard_draft: Callable[[Path], object]


class FirstScreen(QScrollArea):
    """The ways to begin; `show_files` fills the lists anew."""

    def __init__(self, beginnings: Beginnings, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.setObjectName("first-screen")
        self.setProperty("part", "panel")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._beginnings = beginnings
        self._now = now
        self._recent_row_of: dict[Path, FileRow] = {}
        self.draft_rows: list[FileRow] = []
        self._choices = self._new_choices()
        self._lists = QVBoxLayout()
        self._lists.setSpacing(6)
        self.setWidget(self._column())

    @property
    def recent_rows(self) -> list[FileRow]:
        """The rows of the files opened last."""
        return list(self._recent_row_of.values())

    def show_files(self, drafts: list[Draft], recent: list[RecentFile]) -> None:
        """Show the drafts that wait and the files opened last."""
        self._clear()
        self.draft_rows = [self._draft_row(draft) for draft in drafts]
        self._recent_row_of = {found.path: self._recent_row(found) for found in recent}
        self._show_list(translate("Maps without a name yet"), self.draft_rows)
        self._show_list(translate("Opened last"), self.recent_rows)
        self._look_for_missing_files()

    def grey_out(self, missing: set[Path]) -> None:
        """Show which of the files opened last are not there any more."""
        for path, row in self._recent_row_of.items():
            if path in missing:
                words = translate("Not there any more: {folder}", folder=path.parent)
                row.opens.grey_out(words)

    def begin_focus(self) -> None:
        """Let the keyboard begin at the first choice."""
        self._choices[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _new_choices(self) -> list[ChoiceButton]:
        begin = self._beginnings
        choices = [
            ChoiceButton(
                translate("New map"), translate("Starts blank, saved from its first second"),
                begin.new_map,
            ),
            ChoiceButton(
                translate("New from template…"),
                translate("Ready journeys, and templates of your own"),
                begin.new_from_template,
            ),
            ChoiceButton(
                translate("Worked example"), translate("A hotel stay to look at and play with"),
                begin.new_example,
            ),
            ChoiceButton(
                translate("Open…"), translate("A workshop file of yours (.cjm)"), begin.ask_open
            ),
            ChoiceButton(
                translate("Import…"), translate("Mermaid or JSON becomes a map"),
                begin.ask_import,
            ),
        ]  # fmt: skip
        for choice, name in zip(choices, _NAMES, strict=True):
            choice.setObjectName(f"begin.{name}")
        return choices

    def _column(self) -> QWidget:
        inside = QWidget()
        inside.setProperty("part", "panel")
        inside.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 40, 24, 32)
        column.setSpacing(20)
        column.addWidget(_heading(translate("Which journey do you want to map?"), 22))
        grid = QGridLayout()
        grid.setSpacing(10)
        grid.addWidget(self._choices[0], 0, 0, 1, 2)
        for at, choice in enumerate(self._choices[1:], start=2):
            grid.addWidget(choice, at // 2, at % 2)
        column.addLayout(grid)
        column.addLayout(self._lists)
        column.addStretch()
        outside = QWidget()
        outside.setProperty("part", "panel")
        middle = QVBoxLayout(outside)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(inside, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.setMinimumWidth(_WIDTH)
        return outside

    def _clear(self) -> None:
        while (item := self._lists.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _show_list(self, title: str, rows: list[FileRow]) -> None:
        if not rows:
            return
        heading = _heading(title, 13)
        heading.setProperty("part", "heading")
        heading.setContentsMargins(0, 10, 0, 2)
        self._lists.addWidget(heading)
        for row in rows:
            self._lists.addWidget(row)

    def _draft_row(self, draft: Draft) -> FileRow:
        title = draft.title or translate("Untitled map")
        changed = translate(
            "Last changed {when}", when=time_in_words(draft.changed_at, self._now())
        )
        opens = ChoiceButton(title, changed, lambda: self._beginnings.open_path(draft.path))
        remove = sure_button(
            translate("Delete"),
            translate("Really delete?"),
            translate("Delete {title}", title=title),
            lambda: self._beginnings.discard_draft(draft.path),
        )
        return FileRow(opens, remove)

    def _look_for_missing_files(self) -> None:
        """Beside the window's thread: a drive that is out of reach can take its time."""
        paths = list(self._recent_row_of)
        job = BackgroundJob(lambda _job: {path for path in paths if not path.is_file()}, self)
        job.done.connect(self.grey_out)
        job.start()

    def _recent_row(self, recent: RecentFile) -> FileRow:
        path = recent.path
        when = time_in_words(recent.opened_at, self._now())
        detail = f"{path.parent} · {when}"
        opens = ChoiceButton(path.name, detail, lambda: self._beginnings.open_path(path))
        opens.setToolTip(str(path))
        remove = remove_button(
            translate("Remove"),
            translate("Remove {name} from the list", name=path.name),
            lambda: self._beginnings.forget_recent(path),
        )
        return FileRow(opens, remove)


def _heading(words: str, pixels: float) -> QLabel:
    label = QLabel(words)
    label.setFont(widget_font("semibold", pixels))
    return label
