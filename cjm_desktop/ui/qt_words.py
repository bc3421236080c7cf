"""The words that Qt brings itself, in file dialogs, menus of fields and names of keys."""

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

_NAME = "words-of-qt"
_LANGUAGE = "language"


def speak(application: QApplication, language: str) -> None:
    """Put Qt's own words into a language; in English, and where Qt has none, they are English."""
    spoken = application.findChild(QTranslator, _NAME)
    if isinstance(spoken, QTranslator):
        if spoken.property(_LANGUAGE) == language:
            return
        application.removeTranslator(spoken)
        spoken.setObjectName("")
        spoken.deleteLater()
    if language != "en":
        _install(application, language)


def _install(application: QApplication, language: str) -> None:
    translator = QTranslator(application)
    translator.setObjectName(_NAME)
    translator.setProperty(_LANGUAGE, language)
    translator.load(
        f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    )
    application.installTranslator(translator)
