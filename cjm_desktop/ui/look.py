"""The look of the window: light, dark or as the system says; the choice is remembered."""

from typing import Literal

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtWidgets import QApplication

from cjm_desktop.drawing.theme import THEMES, Theme
from cjm_desktop.ui.stylesheet import style_sheet
from cjm_desktop.ui.window_colours import window_colours, window_palette

LookChoice = Literal["system", "light", "dark"]
LOOK_CHOICES: tuple[LookChoice, ...] = ("system", "light", "dark")
_KEY = "look"


class Look(QObject):
    """Dresses the application; `changed` tells who paints by itself."""

    changed = Signal()

    def __init__(self, application: QApplication, settings: QSettings) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings
        self._worn = ""
        application.styleHints().colorSchemeChanged.connect(self._wear)
        self._wear()

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
    def theme(self) -> Theme:
        """The theme of the map that goes with the look."""
        return THEMES[self._theme_name()]

    @property
    def colours(self) -> dict[str, str]:
        """The colours of the window's parts."""
        return window_colours(self._theme_name())

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
