"""Templates of one's own: the map on screen is kept as one, used, renamed, deleted."""

from pathlib import Path

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cjm_desktop.model.figures import add_figure
from cjm_desktop.model.lanes import add_lane
from cjm_desktop.model.records import Figure, Image, Journey, Note, Step, Touchpoint
from cjm_desktop.storage.images import image_id
from tests.ui.templates.gallery_hands import (
    about_dialog,
    button,
    choose,
    fill_in,
    gallery_of,
    keep_as_template,
    titles,
)
from tests.ui.window_hands import OpenWindow, action, opened_in


def test_the_map_on_screen_is_kept_and_begun_with_again(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    window.choose_lens("functional")
    original = opened_in(window).document.snapshot()
    keep_as_template(window, qtbot, "Hotel trips")
    gallery = gallery_of(window)
    choose(gallery, "Hotel trips")
    gallery.go_on()
    qtbot.waitUntil(lambda: opened_in(window).path != hotel_stay)

    document = opened_in(window).document
    assert window.lens == "functional"
    assert [step.title for step in document.ordered(Step, "map_id", window.map_id)] == [
        step.title for step in original.ordered(Step, "map_id", original.all(Journey)[0].id)
    ]
    assert len(document.all(Touchpoint)) == len(original.all(Touchpoint))
    assert not {r.id for r in document.records()} & {r.id for r in original.records()}


def test_the_frame_only_is_without_cards(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    keep_as_template(window, qtbot, "Frame", frame_only=True)
    gallery = gallery_of(window)
    choose(gallery, "Frame")
    gallery.go_on()
    qtbot.waitUntil(lambda: opened_in(window).path != hotel_stay)

    document = opened_in(window).document
    assert len(document.all(Step)) == 10
    assert document.all(Touchpoint) == document.all(Note) == []


def test_images_come_along(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    picture.save(str(tmp_path / "desk.png"))
    data = (tmp_path / "desk.png").read_bytes()
    window = open_a_window(hotel_stay)
    opened = opened_in(window)
    image = Image(id=image_id(data), media_type="image/png", width=40, height=30)
    opened.add_image(image, data)
    with opened.history.edit("Add image") as edit:
        edit.put(image)
        lane = add_lane(edit, window.map_id, "images", "Storyboard")
        add_figure(edit, lane.id, edit.document.all(Step)[0].id, image.id)
    keep_as_template(window, qtbot, "With a picture")

    gallery = gallery_of(window)
    choose(gallery, "With a picture")
    gallery.go_on()
    qtbot.waitUntil(lambda: opened_in(window).path != hotel_stay)

    begun = opened_in(window)
    (figure,) = begun.document.all(Figure)
    assert figure.image_id is not None
    assert begun.images.read(figure.image_id) == data


def test_a_name_that_is_taken_is_refused_at_the_field(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    keep_as_template(window, qtbot, "Ours")
    action(window, "templates.save").trigger()
    dialog = about_dialog(window)

    fill_in(dialog, " OURS ")

    said = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert "You have a template of this name already. Choose another name." in said
    assert not button(dialog, "Save template").isEnabled()
    fill_in(dialog, "   ")
    assert not button(dialog, "Save template").isEnabled()
    fill_in(dialog, "Ours too")
    assert button(dialog, "Save template").isEnabled()
    dialog.reject()


def test_a_template_is_renamed_in_the_gallery(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    keep_as_template(window, qtbot, "Ours")
    gallery = gallery_of(window)
    choose(gallery, "Ours")

    button(gallery, "Rename…").click()
    dialog = about_dialog(window)
    fill_in(dialog, "For hotels", "Three nights.")
    dialog.go_on()

    qtbot.waitUntil(lambda: "For hotels" in titles(gallery))
    assert "Ours" not in titles(gallery)
    assert gallery.offer is not None
    assert (gallery.offer.title, gallery.offer.description) == ("For hotels", "Three nights.")


def test_a_template_is_deleted_only_when_asked_twice(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    keep_as_template(window, qtbot, "Ours")
    gallery = gallery_of(window)
    choose(gallery, "Ours")

    button(gallery, "Delete").click()
    assert "Ours" in titles(gallery)
    choose(gallery, "Blank map")
    choose(gallery, "Ours")
    button(gallery, "Delete").click()
    button(gallery, "Really delete?").click()

    assert "Ours" not in titles(gallery)


def test_a_shipped_template_can_be_neither_renamed_nor_deleted(
    open_a_window: OpenWindow,
) -> None:
    gallery = gallery_of(open_a_window())
    assert not button(gallery, "Rename…").isVisible()
    assert not button(gallery, "Delete").isVisible()


def test_a_map_that_can_only_be_looked_at_can_be_kept(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    open_a_window(hotel_stay)
    reader = open_a_window(hotel_stay)
    assert not opened_in(reader).writable
    keep_as_template(reader, qtbot, "From a colleague")
    assert "From a colleague" in titles(gallery_of(reader))
