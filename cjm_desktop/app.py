"""The one place that wires objects: the application, its surroundings, its window."""

import gc
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from cjm_desktop.language import language, translate, use_language
from cjm_desktop.painting.screen.fonts import load_widget_fonts, widget_font
from cjm_desktop.storage.drafts import drafts_folder, waiting_drafts
from cjm_desktop.ui.awake import Keeper
from cjm_desktop.ui.file_dialogs import system_dialogs
from cjm_desktop.ui.language_commands import language_wanted
from cjm_desktop.ui.last_resort import LastResort
from cjm_desktop.ui.look import Look
from cjm_desktop.ui.main_window import PROGRAM, MainWindow
from cjm_desktop.ui.qt_words import speak
from cjm_desktop.ui.surroundings import Surroundings

_TEXT_PIXELS = 13.0
_WIDTH, _HEIGHT = 1440, 900
_FRAME_WIDTH, _FRAME_HEIGHT = 8, 44
"""What the frame that the system puts round a window may take of the screen."""
_DRESSED = "cjm-desktop-dressed"


def create_application(argv: Sequence[str]) -> QApplication:
    """The application of this process, with the program's names, fonts and style.

    Asked for again, it is the same one, and what Qt says is in the language in use now.
    """
    application = QCoreApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(list(argv))
    if not application.property(_DRESSED):
        application.setProperty(_DRESSED, True)
        application.setOrganizationName(PROGRAM)
        application.setApplicationName(PROGRAM)
        application.setStyle("Fusion")
        load_widget_fonts()
        application.setFont(widget_font("regular", _TEXT_PIXELS))
    speak(application, language())
    return application


def open_window(
    path: Path | str | None = None, surroundings: Surroundings | None = None
) -> MainWindow:
    """A window on a workshop file, or on the first screen; a file that is refused is told there.

    `surroundings` are those of this machine unless others are given.
    """
    application = create_application([PROGRAM])
    surroundings = surroundings or machine_surroundings()
    use_language(language_wanted(surroundings.settings))
    speak(application, language())
    window = MainWindow(surroundings, _look(application, surroundings.settings))
    room = window.screen().availableSize()
    window.resize(
        min(_WIDTH, room.width() - _FRAME_WIDTH), min(_HEIGHT, room.height() - _FRAME_HEIGHT)
    )
    if path is None:
        window.clear_screen()
    else:
        window.files.open_path(Path(path))
    window.show()
    return window


def run_window(argv: Sequence[str], path: Path | None = None, example: bool = False) -> int:
    """Run the program with a window until it is closed; returns its exit status."""
    application = create_application(argv)
    surroundings = machine_surroundings()
    window = open_window(path, surroundings)
    held = _held(window)
    held.last_resort = LastResort(window.notices, held)
    held.last_resort.install()
    if example:
        waiting = bool(waiting_drafts(surroundings.drafts_folder))
        window.files.new_example()
        if waiting:
            window.notices.say(
                translate("Maps from earlier that have no file of their own yet are kept."),
                next_steps=[(translate("Show them"), window.files.close_file)],
            )
    QTimer.singleShot(0, gc.enable)  # which `cli.window` disabled
    return application.exec()


def machine_surroundings() -> Surroundings:
    """What this machine gives: its settings, its dialogs, its clock."""
    return Surroundings(
        settings=QSettings(PROGRAM, PROGRAM),
        drafts_folder=drafts_folder(),
        dialogs=system_dialogs(),
        now=lambda: datetime.now().astimezone(),
        keeper=_machine_keeper,
        renew=renew_window,
    )


def renew_window(old: MainWindow) -> MainWindow:
    """A new window in the place of another one, with its file: in the language in use now."""
    create_application([PROGRAM])
    new = MainWindow(old.surroundings, old.look)
    new.setGeometry(old.geometry())
    opened = old.give_away_file()
    if opened is None:
        new.clear_screen()
    else:
        new.put_on_screen(opened)
    new.setWindowState(old.windowState())
    new.show()
    _held(new)
    old.close()
    old.deleteLater()
    return new


class _Held(QObject):
    """Holds the window of the application and what speaks in it at the last resort."""

    window: MainWindow | None = None
    last_resort: LastResort | None = None


def _held(window: MainWindow) -> _Held:
    """Let the application hold a window from now on."""
    application = QCoreApplication.instance()
    assert application is not None
    found = application.findChild(_Held)
    held = found if isinstance(found, _Held) else _Held(application)
    held.window = window
    if held.last_resort is not None:
        held.last_resort.tell_in(window.notices)
    return held


def _machine_keeper() -> Keeper:
    """What keeps the screen awake, loaded when it is first to stay so."""
    from cjm_desktop.ui.machine_awake import machine_keeper  # noqa: PLC0415

    return machine_keeper()


def _look(application: QApplication, settings: QSettings) -> Look:
    """The look of the application: one for all its windows, as the settings given last want it."""
    worn = application.findChild(Look)
    if not isinstance(worn, Look):
        return Look(application, settings)
    worn.follow(settings)
    return worn
