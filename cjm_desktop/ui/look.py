"""The look of the window: light, dark or as the system says, moving or still; it is remembered."""

from typing import Literal

from PySide6.QtCore import QObject, QSettings, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from cjm_desktop.drawing.theme import THEMES, Theme
from cjm_desktop.ui.background_job import BackgroundJob
from cjm_desktop.ui.stylesheet import style_sheet
from cjm_desktop.ui.window_colours import window_colours, window_palette

LookChoice = Literal["system", "light", "dark"]
LOOK_CHOICES: tuple[LookChoice, ...] = ("system", "light", "dark")
_KEY = "look"
_MOTION_KEY = "reduced-motion"


class Look(QObject):
    """Dresses the application; `changed` tells who paints by itself, `motion_changed` who moves."""

    changed = Signal()
    motion_changed = Signal()

    def __init__(self, application: QApplication, settings: QSettings) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings
        self._worn = ""
        self._system_is_still = False
        QTimer.singleShot(0, self, self._ask_system)
        application.styleHints().colorSchemeChanged.connect(self._wear)
        self._wear()

    def follow(self, settings: QSettings) -> None:
        """From now on do as these settings say, and keep in them what is chosen."""
        if settings is not self._settings:
            self._settings = settings
            self._wear()
            self.motion_changed.emit()

    @property
    def choice(self) -> LookChoice:
        """What was chosen: `system` until something else is."""
        kept = self._settings.value(_KEY)
        return next((choice for choice in LOOK_CHOICES if choice == kept), "system")

    def choose(self, choice: LookChoice) -> None:
        """Wear a look from now on."""
        self._settings.setValue(_KEY, choice)
        self._wear()

    @property
    def reduces_motion(self) -> bool:
        """Whether nothing should glide or fade: as the system says until one of both is chosen."""
        kept = self._settings.value(_MOTION_KEY)
        return self._system_is_still if kept is None else str(kept) == "true"

    def reduce_motion(self, reduce: bool) -> None:
        """From now on let nothing move by itself, or let it."""
        self._settings.setValue(_MOTION_KEY, "true" if reduce else "false")
        self.motion_changed.emit()

    @property
    def theme(self) -> Theme:
        """The theme of the map that goes with the look."""
        return THEMES[self._theme_name()]

    @property
    def colours(self) -> dict[str, str]:
        """The colours of the window's parts."""
        return window_colours(self._theme_name())

    def _ask_system(self) -> None:
        asking = BackgroundJob(lambda _job: _system_reduces_motion(), self)
        asking.done.connect(self._hear_of_system)
        asking.start()

    def _hear_of_system(self, is_still: bool) -> None:
        self._system_is_still = is_still
        self.motion_changed.emit()

    def _theme_name(self) -> str:
        if self.choice != "system":
            return self.choice
        scheme = self._application.styleHints().colorScheme()
        return "dark" if scheme == Qt.ColorScheme.Dark else "light"

    def _wear(self) -> None:
        if self._theme_name() == self._worn:
            return
        self._worn = self._theme_name()
        colours = self.colours
        self._application.setPalette(window_palette(colours))
        self._application.setStyleSheet(style_sheet(colours))
        self.changed.emit()


def _system_reduces_motion() -> bool:
    """Loaded when asked, beside the window's thread: the window opens sooner without it."""
    from cjm_desktop.ui.system_motion import system_reduces_motion  # noqa: PLC0415

    return system_reduces_motion()
