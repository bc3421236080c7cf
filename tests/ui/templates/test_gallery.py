"""The gallery of templates: seen before it is chosen, begun with, added to the open file."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cjm_desktop.exchange.templates import template_records
from cjm_desktop.language import use_language
from cjm_desktop.model.records import Journey, Lane, Stage, Step
from cjm_desktop.storage.images import no_image
from cjm_desktop.storage.own_templates import OwnTemplates
from cjm_desktop.storage.workshop_file import create_workshop
from cjm_desktop.ui.surroundings import Surroundings
from cjm_desktop.ui.templates.gallery import Gallery
from tests.ui.templates.gallery_hands import (
    button,
    choose,
    gallery_of,
    shown_gallery,
    titles,
)
from tests.ui.window_hands import OpenWindow, action, all_drafts, opened_in, words_in


def _wait_for_picture(gallery: Gallery, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: gallery.pane.shows_picture)


def test_the_first_screen_leads_to_the_gallery(open_a_window: OpenWindow) -> None:
    window = open_a_window()
    begin = window.findChild(QPushButton, "begin.template")
    assert isinstance(begin, QPushButton)
    begin.click()
    assert titles(shown_gallery(window)) == [
        "Blank map",
        "Purchase cycle",
        "Customer partnership",
        "Onboarding from day 0",
        "Business trip and hotel stay",
    ]


def test_a_template_is_seen_and_its_map_begun_as_a_draft(
    open_a_window: OpenWindow, surroundings: Surroundings, qtbot: QtBot
) -> None:
    window = open_a_window()
    gallery = gallery_of(window)
    choose(gallery, "Purchase cycle")
    _wait_for_picture(gallery, qtbot)
    assert gallery.lens == "activity"

    gallery.go_on()
    qtbot.waitUntil(lambda: window.open_file is not None)

    opened = opened_in(window)
    assert [journey.title for journey in opened.document.all(Journey)] == [
        "From need to recommendation"
    ]
    assert window.lens == "activity"
    assert action(window, "spelling.en").isChecked()
    assert [opened.path] == all_drafts(surroundings)
    qtbot.waitUntil(lambda: window.findChildren(Gallery) == [])


def test_a_draft_of_a_template_that_nobody_touched_is_gone_after_closing(
    open_a_window: OpenWindow, surroundings: Surroundings, qtbot: QtBot
) -> None:
    window = open_a_window()
    gallery_of(window).go_on()
    qtbot.waitUntil(lambda: window.open_file is not None)
    assert window.close()
    assert all_drafts(surroundings) == []


def test_the_language_of_the_words_is_chosen_in_the_gallery(
    open_a_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_a_window()
    gallery = gallery_of(window)
    choose(gallery, "Onboarding from day 0")

    gallery.languages.choose("sv")

    assert "Onboarding från dag 0" in titles(gallery)
    assert gallery.offer is not None
    assert gallery.offer.title == "Onboarding från dag 0"
    gallery.go_on()
    qtbot.waitUntil(lambda: window.open_file is not None)
    assert "Skriver på eller betalar" in {
        step.title for step in opened_in(window).document.all(Step)
    }


def test_the_gallery_begins_in_the_language_of_the_program(
    open_a_window: OpenWindow, surroundings: Surroundings
) -> None:
    surroundings.settings.setValue("language", "da")
    window = open_a_window()
    try:
        gallery = gallery_of(window)
        assert gallery.language == "da"
        assert "Købscyklus" in titles(gallery)
    finally:
        use_language("en")


def test_keys_choose_the_template_and_the_lens(open_a_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_a_window()
    gallery = gallery_of(window)

    qtbot.keyClick(gallery.list, Qt.Key.Key_Down)
    qtbot.keyClick(gallery.list, Qt.Key.Key_Down)
    qtbot.keyClick(gallery.list, Qt.Key.Key_3)

    assert gallery.offer is not None
    assert (gallery.offer.title, gallery.lens) == ("Customer partnership", "interactive")
    _wait_for_picture(gallery, qtbot)
    qtbot.keyClick(gallery.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.open_file is not None)
    assert window.lens == "interactive"


def test_a_double_click_begins(open_a_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_a_window()
    gallery = gallery_of(window)
    choose(gallery, "Business trip and hotel stay")
    rect = gallery.list.visualRect(gallery.list.currentIndex())
    viewport = gallery.list.viewport()

    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=rect.center())
    qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=rect.center())

    qtbot.waitUntil(lambda: window.open_file is not None)
    assert opened_in(window).name == "Three nights in Copenhagen"


def test_every_template_has_its_small_picture(open_a_window: OpenWindow, qtbot: QtBot) -> None:
    gallery = gallery_of(open_a_window())
    offers = gallery.list.all_offers()
    qtbot.waitUntil(lambda: all(gallery._thumb_of(offer) is not None for offer in offers))


def test_escape_leaves_no_trace(
    open_a_window: OpenWindow, surroundings: Surroundings, qtbot: QtBot
) -> None:
    window = open_a_window()
    gallery = gallery_of(window)
    qtbot.keyClick(gallery, Qt.Key.Key_Escape)
    assert not gallery.isVisible()
    assert window.open_file is None
    assert all_drafts(surroundings) == []
    assert gallery_of(window).isVisible()


def test_a_map_is_added_to_the_open_file_in_one_step(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    before = opened_in(window).document.snapshot()
    gallery = gallery_of(window)
    choose(gallery, "Business trip and hotel stay")
    button(gallery, "Add to “Hotel stay.cjm”").click()
    qtbot.waitUntil(lambda: len(opened_in(window).document.all(Journey)) == 2)

    history = opened_in(window).history
    assert window.map_id not in {journey.id for journey in before.all(Journey)}
    assert str(history.undo_label) == "Add map from template"
    history.undo()
    assert opened_in(window).document == before


def test_without_a_file_to_write_in_nothing_can_be_added(open_a_window: OpenWindow) -> None:
    gallery = gallery_of(open_a_window())
    labels = {one.text() for one in gallery.findChildren(QPushButton) if one.isVisible()}
    assert labels == {"New map", "Cancel"}


def test_a_broken_template_is_told_and_the_others_can_be_used(
    open_a_window: OpenWindow, surroundings: Surroundings, qtbot: QtBot
) -> None:
    own = OwnTemplates(surroundings.own_folder)
    own.keep("Sound", "", template_records("blank"), no_image, "goal")
    broken = surroundings.own_folder / "templates" / "Torn.cjm"
    broken.write_bytes(b"half a file")
    window = open_a_window()
    gallery = gallery_of(window)

    choose(gallery, "Torn")

    assert "This template cannot be read. It can only be deleted." in words_in(gallery)
    assert not button(gallery, "New map").isEnabled()
    qtbot.waitUntil(lambda: "Torn.cjm" in gallery.pane.words)
    choose(gallery, "Sound")
    assert button(gallery, "New map").isEnabled()
    gallery.go_on()
    qtbot.waitUntil(lambda: window.open_file is not None)


def test_a_template_deleted_meanwhile_is_told_in_the_gallery(
    open_a_window: OpenWindow, surroundings: Surroundings, qtbot: QtBot
) -> None:
    own = OwnTemplates(surroundings.own_folder)
    own.keep("Ours", "", template_records("blank"), no_image, "goal")
    window = open_a_window()
    gallery = gallery_of(window)
    choose(gallery, "Ours")
    own.delete(own.all()[0])

    gallery.go_on()

    qtbot.waitUntil(lambda: any("template Ours.cjm" in words for words in words_in(gallery)))
    assert gallery.isVisible()
    assert button(gallery, "New map").isEnabled()


# --- what new maps begin with -------------------------------------------------------------------


def test_new_maps_begin_with_the_stages_and_departments_of_the_team(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    window = open_a_window(hotel_stay)
    assert not action(window, "templates.shipped-defaults").isEnabled()
    action(window, "templates.use-as-defaults").trigger()

    action(window, "file.new").trigger()

    document = opened_in(window).document
    assert {"Planning", "Check-in", "Afterwards"} <= {stage.title for stage in document.all(Stage)}
    assert {"Reception", "Housekeeping"} <= {lane.title for lane in document.all(Lane)}
    assert document.all(Step) == []


def test_a_map_without_stages_and_departments_gives_no_defaults(
    open_a_window: OpenWindow, tmp_path: Path
) -> None:
    path = tmp_path / "Empty.cjm"
    create_workshop(path, [Journey(position="a0", title="Empty")])
    window = open_a_window(path)
    assert not action(window, "templates.use-as-defaults").isEnabled()


def test_the_way_back_to_the_shipped_defaults(open_a_window: OpenWindow, hotel_stay: Path) -> None:
    window = open_a_window(hotel_stay)
    action(window, "templates.use-as-defaults").trigger()
    action(window, "templates.shipped-defaults").trigger()

    action(window, "file.new").trigger()

    lanes = {lane.title for lane in opened_in(window).document.all(Lane)}
    assert lanes == {"Emotion", "Thinks", "Pains", "Opportunities"}
    assert not action(window, "templates.shipped-defaults").isEnabled()


def test_the_blank_map_of_the_gallery_begins_so_too(
    open_a_window: OpenWindow, hotel_stay: Path, qtbot: QtBot
) -> None:
    window = open_a_window(hotel_stay)
    action(window, "templates.use-as-defaults").trigger()
    gallery = gallery_of(window)
    choose(gallery, "Blank map")
    gallery.go_on()
    qtbot.waitUntil(lambda: opened_in(window).path != hotel_stay)
    assert "Reception" in {lane.title for lane in opened_in(window).document.all(Lane)}


def test_broken_defaults_are_told_and_a_map_begins_all_the_same(
    open_a_window: OpenWindow, surroundings: Surroundings
) -> None:
    window = open_a_window()
    (surroundings.own_folder / "defaults.json").write_text("{", encoding="utf-8")

    action(window, "file.new").trigger()

    assert opened_in(window).document.all(Stage)
    assert any("defaults" in words and "cannot be read" in words for words in words_in(window))
    assert action(window, "templates.shipped-defaults").isEnabled()
