"""The window: puts its parts together and keeps what they show in step with the open file.

What the parts do is theirs; what can be done is in the commands and actions.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.drawing.theme import Theme
from cjm_desktop.model.filtering import NO_FILTER
from cjm_desktop.model.records import Journey, Lens
from cjm_desktop.storage.drafts import waiting_drafts
from cjm_desktop.ui.actions import WindowActions
from cjm_desktop.ui.all_actions import all_actions
from cjm_desktop.ui.banner import Banner
from cjm_desktop.ui.clipboard.commands import ClipboardCommands
from cjm_desktop.ui.compare_commands import CompareCommands
from cjm_desktop.ui.context_menu import ContextMenus
from cjm_desktop.ui.figures import FigureCommands
from cjm_desktop.ui.file_commands import FileCommands
from cjm_desktop.ui.file_drops import FileDrops
from cjm_desktop.ui.filter_commands import FilterCommands
from cjm_desktop.ui.find_commands import FindCommands
from cjm_desktop.ui.findings.side import FindingsSide
from cjm_desktop.ui.fold_commands import FoldCommands
from cjm_desktop.ui.help_commands import HelpCommands
from cjm_desktop.ui.inspector.side import InspectorSide
from cjm_desktop.ui.journey_commands import JourneyCommands
from cjm_desktop.ui.language_commands import LanguageCommands
from cjm_desktop.ui.left_side import LeftSide
from cjm_desktop.ui.look import Look
from cjm_desktop.ui.map_commands import MapCommands
from cjm_desktop.ui.notices import Notices
from cjm_desktop.ui.open_file import OpenFile, settle_down
from cjm_desktop.ui.own_entries import OwnEntries
from cjm_desktop.ui.palette import Palette
from cjm_desktop.ui.placing.commands import PlacingCommands
from cjm_desktop.ui.present.showing import Showing
from cjm_desktop.ui.recent_files import RecentFiles
from cjm_desktop.ui.save_commands import SaveCommands
from cjm_desktop.ui.saving_display import SavingDisplay
from cjm_desktop.ui.shortcut_settings import ShortcutSettings
from cjm_desktop.ui.side_by_side import side_by_side
from cjm_desktop.ui.spelling.commands import SpellingCommands
from cjm_desktop.ui.status_bar import StatusBar
from cjm_desktop.ui.surroundings import Surroundings
from cjm_desktop.ui.table_view.commands import TableCommands
from cjm_desktop.ui.templates.commands import TemplateCommands
from cjm_desktop.ui.top_bar import TopBar
from cjm_desktop.ui.view_state import ViewState, maps_in_order, view_from, view_values
from cjm_desktop.ui.window_menus import fill_menu, fill_recent_menu

if TYPE_CHECKING:
    from cjm_desktop.ui.export_commands import ExportCommands
    from cjm_desktop.ui.first_screen import FirstScreen

PROGRAM = "cjm-desktop"
_KEEP_VIEW_AFTER_MS = 1000
_SETTLE_AFTER_MS = 250


class MainWindow(QMainWindow):
    """One window with at most one file; without a file it shows the first screen."""

    def __init__(self, surroundings: Surroundings, look: Look) -> None:
        super().__init__()
        self.open_file: OpenFile | None = None
        self.view = ViewState("")
        self.surroundings = surroundings
        self.look = look
        self.canvas = MapCanvas(look.theme, surroundings.now().date())
        self._body = QWidget()
        self.notices = Notices(self._body)
        self.recent = RecentFiles(surroundings.settings, surroundings.now)
        self._make_commands()
        self._make_parts()
        self._make_actions()
        self._lay_out()
        self._connect()

    @cached_property
    def exports(self) -> "ExportCommands":
        """The export commands, loaded when first used: the window opens sooner without them."""
        from cjm_desktop.ui.export_commands import ExportCommands  # noqa: PLC0415

        return ExportCommands(self, self._on_screen, self.notices, self.surroundings)

    @cached_property
    def _first_screen(self) -> "FirstScreen":
        """Loaded and made when first shown: a file opens sooner without it."""
        from cjm_desktop.ui.first_screen import Beginnings, FirstScreen  # noqa: PLC0415

        files = self.files
        beginnings = Beginnings(
            files.new_map, self.templates.ask_new, files.new_example, files.ask_open,
            files.ask_import, files.open_path, files.forget_recent, files.discard_draft,
        )  # fmt: skip
        screen = FirstScreen(beginnings, self.surroundings.now)
        self._pages.addWidget(screen)
        return screen

    @property
    def lens(self) -> Lens:
        """The lens on screen."""
        return self.view.lens

    @property
    def map_id(self) -> str:
        """The id of the map on screen; empty on the first screen."""
        return self.view.map_id

    @property
    def map_theme(self) -> Theme:
        """The theme in which maps are shown."""
        return self.look.theme

    def change_view(self, view: ViewState) -> None:
        """Take note of what is on the screen now, to be kept in a moment."""
        self.view = view
        self._view_timer.start()
        self._actions.refresh()

    def choose_lens(self, lens: Lens) -> None:
        """Look at the map through another lens."""
        self.change_view(replace(self.view, lens=lens))
        self.canvas.set_lens(lens)
        self._refresh()

    def choose_map(self, map_id: str) -> None:
        """Show another map of the file."""
        if self.open_file is not None and map_id != self.view.map_id:
            self.change_view(replace(self.view, map_id=map_id, zoom=None))
            self._show_map(self.open_file)

    def put_on_screen(self, opened: OpenFile) -> None:
        """Show a file as it was last seen."""
        self.finder.close()
        self.open_file = opened
        self.view = view_from(opened.view, opened.document)
        opened.patched.connect(self._follow_patch)
        self._pages.setCurrentWidget(self._map_page)
        self._show_parts(True)
        self._show_map(opened)
        self.filters.show(self.view.filter)
        self._saving.follow(opened)
        self.canvas.setFocus()
        QTimer.singleShot(_SETTLE_AFTER_MS, opened, lambda: settle_down(opened))

    def clear_screen(self) -> None:
        """Show the first screen."""
        if self.open_file is not None:
            return
        self.view = ViewState("")
        self.finder.close()
        self.filters.show(NO_FILTER)
        self.tables.show_canvas()
        self.left.clear()
        self.canvas.clear()
        self._show_parts(False)
        self._saving.forget()
        drafts = waiting_drafts(self.surroundings.drafts_folder)
        self._first_screen.show_files(drafts, self.recent.files())
        self._pages.setCurrentWidget(self._first_screen)
        self._first_screen.begin_focus()
        self._actions.refresh()

    def finish_typing(self) -> None:
        """Commit what is being typed on the canvas, or in the table in its place."""
        if self.canvas.is_typing:
            self.canvas.finish_typing()
        self.tables.finish_typing()
        self.left.finish_typing()
        self.findings.finish_typing()

    def keep_view(self) -> None:
        """Let the file keep what is on the screen."""
        self._view_timer.stop()
        if self.open_file is not None:
            self.open_file.save_view(view_values(self.view))

    def give_away_file(self) -> OpenFile | None:
        """Let go of the file that is open, which stays open, for another window to show."""
        self.finish_typing()
        self.keep_view()
        opened, self.open_file = self.open_file, None
        if opened is not None:
            opened.patched.disconnect(self._follow_patch)
            self._saving.forget()
            self.canvas.clear()
        return opened

    def refuse_to_leave(self, leave_anyway: Callable[[], object]) -> None:
        """Say what is not saved; leaving all the same takes one more click."""
        self._saving.refuse_to_leave(leave_anyway)

    def _make_commands(self) -> None:
        given, notices = self.surroundings, self.notices
        self.files = FileCommands(self, self, notices, self.recent, given)
        self.saves = SaveCommands(self, self, self.files, notices, self.recent, given)
        self.tables = TableCommands(self.canvas, self.look, notices)
        self.maps = MapCommands(
            self.canvas, self.files.tell, lambda: self.open_file, self.choose_lens, self.close,
            self.tables,
        )  # fmt: skip
        self.templates = TemplateCommands(self)
        self.folds = FoldCommands(self.canvas, self.maps, self)
        self.comparing = CompareCommands(self.canvas, self.maps, self)
        self.placing = PlacingCommands(self.canvas, self.maps, self._body, notices.say_in_passing)
        self.own_entries = OwnEntries(self.canvas, given, notices, self.files.tell)
        self.filters = FilterCommands(self.canvas, self.maps, self, self._body)
        self.journeys = JourneyCommands(self.canvas, self.maps)
        self.finder = FindCommands(
            self.canvas, lambda: self.open_file, self.choose_map, self.choose_lens, self.tables
        )
        self.languages = LanguageCommands(self, given)
        self.spelling = SpellingCommands(self, self, self.maps, notices)
        self.helps = HelpCommands(self, self._body, lambda: self._actions, self._focus_page)
        self.clipboard = ClipboardCommands(
            self, self, self.canvas, self.files, notices, given, self.tables
        )
        self._drops = FileDrops(self.files, notices, self.clipboard.take_file)
        self._figures = FigureCommands(
            self.canvas, lambda: self.open_file, given.dialogs.to_open, self.files.tell
        )

    def _make_parts(self) -> None:
        self.banner = Banner(self.saves)
        self._top = TopBar(self.look)
        self._saving = SavingDisplay(self, PROGRAM, self._top, self.banner)
        self._palette = Palette(self.look, self.own_entries)
        settings = self.surroundings.settings
        self.left = LeftSide(self._palette, self.canvas, self.look, settings)
        self.inspector = InspectorSide(self, self.canvas, self.look, settings, self.own_entries)
        self.findings = FindingsSide(self, settings)
        self.showing = Showing(self, self.surroundings)
        self._status = StatusBar()
        self._menu = QMenu(self)
        self._view_timer = QTimer(self, singleShot=True, interval=_KEEP_VIEW_AFTER_MS)
        self._view_timer.timeout.connect(self.keep_view)
        self._refresh_timer = QTimer(self, singleShot=True, interval=0)
        self._refresh_timer.timeout.connect(self._refresh)

    def _make_actions(self) -> None:
        shortcuts = ShortcutSettings(self.surroundings.settings)
        self._actions = WindowActions(self, lambda: self.maps.bare_keys_free, shortcuts)
        self._actions.add(all_actions(self))
        actions = self._actions
        self.context_menus = ContextMenus(self.canvas, actions, self.placing)
        self.tables.menu_wanted.connect(self.context_menus.open_in_table)
        self.left.menu_wanted.connect(self.context_menus.open_at)
        recent = fill_menu(self._menu, actions)
        recent.aboutToShow.connect(
            lambda: fill_recent_menu(recent, self.recent, self.files.open_path)
        )
        self._top.use(self._menu, actions)
        views = (actions[f"view.{name}"] for name in ("actual-size", "fit", "table", "room"))
        self._status.use(*views)
        for key in ("F10", "Alt+M"):
            QShortcut(QKeySequence(key), self, self._top.open_menu)

    def _lay_out(self) -> None:
        self.setMinimumSize(960, 520)
        self.setAcceptDrops(True)
        self._map_page = QWidget()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._map_page)
        inside = QWidget()
        side_by_side(QHBoxLayout(self._map_page), self.left, self.findings.with_map, self.inspector)
        side_by_side(QVBoxLayout(self._body), self.banner, self._pages)
        side_by_side(QVBoxLayout(inside), self._top, self._body, self._status)
        self.setCentralWidget(inside)

    def _connect(self) -> None:
        self._top.lens_bar.chosen.connect(self.choose_lens)
        self.comparing.follow(self._top.lens_bar)
        self._top.maps.chosen.connect(self.choose_map)
        self._palette.chosen.connect(self.maps.add)
        self.canvas.selection_changed.connect(self._actions.refresh)
        self.canvas.zoom_changed.connect(self._follow_zoom)
        self.canvas.hinted.connect(self._status.hint.setText)
        self.canvas.refused.connect(self.notices.say_in_passing)
        # Later: a dialog inside a drop would hold up the drag that it belongs to.
        self.canvas.image_wanted.connect(self._ask_image, Qt.ConnectionType.QueuedConnection)
        self.inspector.shown_changed.connect(self._actions.refresh)
        self.showing.changed.connect(self._actions.refresh)
        self.findings.shown_changed.connect(self._actions.refresh)
        self.tables.shown_changed.connect(self._actions.refresh)
        self.left.shown_changed.connect(self._actions.refresh)
        self.look.changed.connect(self._follow_look)
        self.look.motion_changed.connect(self._follow_motion)
        self._follow_motion()

    def _show_parts(self, with_map: bool) -> None:
        self._top.show_map_tools(with_map)
        self._status.setVisible(with_map)
        if not with_map:
            self._top.maps.show_maps([], "")

    def _show_map(self, opened: OpenFile) -> None:
        zoom = self.view.zoom
        self.canvas.set_image_source(opened.images.read)
        self.canvas.show_map(
            opened.history, self.view.map_id, self.view.lens, self.view.folds_here,
            self.view.compared, editable=opened.writable,
        )  # fmt: skip
        self._palette.setEnabled(opened.writable)
        if zoom is not None:
            self.canvas.zoom_to(zoom)
        self._status.show_zoom(self.canvas.zoom)
        self._refresh()

    def _refresh(self) -> None:
        """Show anew what follows from the document and the view."""
        session = self.canvas.session
        if self.open_file is None or session is None:
            return
        self._top.lens_bar.show_lens(self.view.lens)
        self._top.maps.show_maps(maps_in_order(self.open_file.document), self.view.map_id)
        self._status.show_counts(session.arrangement)
        self.tables.refresh()
        self.left.refresh()
        self.inspector.refresh()
        self.filters.follow()
        self.journeys.follow()
        self._actions.refresh()

    def _follow_patch(self) -> None:
        """Comes before the canvas hears of the patch, so that it never shows a map that is gone."""
        opened = self.open_file
        if opened is None:
            return
        if opened.document.get(Journey, self.view.map_id) is None:
            self.view = replace(self.view, map_id=view_from({}, opened.document).map_id, zoom=None)
            self._show_map(opened)
        self._actions.refresh()
        self._saving.show()
        self._refresh_timer.start()

    def _follow_zoom(self, zoom: float) -> None:
        self._status.show_zoom(zoom)
        kept = None if self.canvas.is_fitted else zoom
        if self.open_file is not None and kept != self.view.zoom:
            self.change_view(replace(self.view, zoom=kept))

    def _follow_look(self) -> None:
        self.canvas.set_theme(self.look.theme)

    def _follow_motion(self) -> None:
        self.canvas.animates = not self.look.reduces_motion
        self._actions.refresh()

    def _focus_page(self) -> None:
        if self.open_file is not None:
            self.canvas.setFocus()
        else:
            self._first_screen.begin_focus()

    def _ask_image(self, figure_id: str) -> None:
        self._figures.ask_image(figure_id)

    def _on_screen(self) -> tuple[OpenFile, ViewState] | None:
        self.finish_typing()
        return (self.open_file, self.view) if self.open_file is not None else None

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.open_file is None or self.files.leave(lambda: None, self.close):
            self.showing.close()
            event.accept()
        else:
            event.ignore()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._drops.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._drops.move(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._drops.drop(event)
