"""What a user sees of the gallery of templates and does in it."""

from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.templates.about_dialog import AboutDialog
from cjm_desktop.ui.templates.gallery import Gallery
from tests.ui.window_hands import action, words_in


def gallery_of(window: MainWindow) -> Gallery:
    """Open the gallery."""
    action(window, "templates.new").trigger()
    return shown_gallery(window)


def shown_gallery(window: MainWindow) -> Gallery:
    found = [one for one in window.findChildren(Gallery) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def titles(gallery: Gallery) -> list[str]:
    return [offer.title for offer in gallery.list.all_offers()]


def choose(gallery: Gallery, title: str) -> None:
    offer = next(offer for offer in gallery.list.all_offers() if offer.title == title)
    gallery.list.choose(offer.key)


def button(dialog: QDialog, label: str) -> QPushButton:
    found = [one for one in dialog.findChildren(QPushButton) if one.text() == label]
    assert len(found) == 1, label
    return found[0]


def about_dialog(window: MainWindow) -> AboutDialog:
    found = [one for one in window.findChildren(AboutDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def fill_in(dialog: AboutDialog, title: str, description: str | None = None) -> None:
    line = dialog.findChild(QLineEdit, "templates.title")
    assert isinstance(line, QLineEdit)
    line.setText(title)
    if description is not None:
        below = dialog.findChild(QLineEdit, "templates.description")
        assert isinstance(below, QLineEdit)
        below.setText(description)


def keep_as_template(
    window: MainWindow, qtbot: QtBot, title: str, *, frame_only: bool = False
) -> None:
    """Save the map on screen as a template, and wait until it says so."""
    action(window, "templates.save").trigger()
    dialog = about_dialog(window)
    fill_in(dialog, title, "Ours.")
    if frame_only:
        choice = dialog.findChild(QRadioButton, "templates.frame")
        assert isinstance(choice, QRadioButton)
        choice.click()
    dialog.go_on()
    qtbot.waitUntil(lambda: f"Kept as the template “{title}”." in words_in(window))
