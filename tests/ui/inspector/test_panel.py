"""The panel beside the map: keys, room, read-only files, following, quick enough."""

import statistics
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from cjm_desktop.model.records import (
    Curve,
    Feeling,
    Journey,
    Lane,
    Note,
    Persona,
    Record,
    Step,
    Touchpoint,
)
from cjm_desktop.storage.workshop_file import open_workshop
from cjm_desktop.ui.inspector.descriptions import DESCRIPTIONS
from cjm_desktop.ui.inspector.page import Page
from tests.ui.inspector.inspector_hands import Hands
from tests.ui.window_hands import OpenWindow, action, opened_in

SELECTABLE = (Journey, Touchpoint, Step, Lane, Note, Curve, Feeling)


def test_the_panel_bears_its_name(hands: Hands) -> None:
    assert hands.window.findChild(QWidget, "inspector") is hands.side
    assert hands.side.isVisible()
    assert 260 <= hands.side.width() <= 300


def test_f6_leads_into_the_panel_and_back(hands: Hands) -> None:
    card = hands.find(Touchpoint, title="Search ad")
    hands.select(card)
    hands.window.canvas.setFocus()

    hands.press(Qt.Key.Key_F6)
    assert hands.row("title").control.part.hasFocus()
    hands.press(Qt.Key.Key_Tab)
    assert hands.row("channel").control.part.hasFocus()
    hands.press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert hands.window.canvas.hasFocus()
    assert hands.window.canvas.selection == (card.id,)


def test_escape_leads_back_to_the_map_from_every_control(hands: Hands) -> None:
    for record_type in SELECTABLE:
        record = hands.document.all(record_type)[0]
        hands.select(record)
        for field in hands.rows():
            hands.row(field).control.part.setFocus()
            hands.press(Qt.Key.Key_Escape)
            assert hands.window.canvas.hasFocus(), f"{record_type.__name__}.{field}"
            assert not hands.history.can_undo


def test_tab_goes_through_all_fields_in_their_order(hands: Hands) -> None:
    hands.select(hands.find(Touchpoint, title="Search ad"))
    hands.side.content.take_focus()
    visited = []
    for field in hands.rows():
        focused = QApplication.focusWidget()
        visited.append(next(f for f, row in hands.rows().items() if row.control.part is focused))
        assert visited[-1] == field
        hands.press(Qt.Key.Key_Tab)


def test_in_a_narrow_window_it_makes_way_for_the_map_unless_asked_for(hands: Hands) -> None:
    window = hands.window
    window.resize(1100, 700)
    hands.look()
    assert not hands.side.isVisible()

    action(window, "view.inspector").trigger()
    assert hands.side.isVisible()
    action(window, "view.inspector").trigger()
    assert not hands.side.isVisible()

    window.resize(1440, 900)
    hands.look()
    assert not hands.side.isVisible()
    action(window, "view.inspector").trigger()
    window.resize(1100, 700)
    hands.look()
    assert not hands.side.isVisible()


def test_whether_it_is_wanted_is_remembered(
    open_a_window: OpenWindow, hotel_stay: Path, tmp_path: Path
) -> None:
    window = open_a_window(hotel_stay)
    assert action(window, "view.inspector").isChecked()
    action(window, "view.inspector").trigger()

    other = open_a_window(None)
    other.files.new_map()

    assert not other.inspector.isVisible()
    assert not action(other, "view.inspector").isChecked()
    assert tmp_path.exists()


def test_when_the_thing_goes_the_panel_follows(hands: Hands) -> None:
    card = hands.find(Touchpoint, title="Search ad")
    hands.select(card)
    hands.type("title", "Gone")
    with hands.history.edit("Delete") as edit:
        edit.delete(hands.now(card))
    hands.look()

    assert hands.headings == ["Map", "Persona"]
    assert hands.window.canvas.hasFocus()


def test_a_file_that_is_read_only_can_be_read_and_copied_from(
    open_a_window: OpenWindow, hotel_stay: Path
) -> None:
    with open_workshop(hotel_stay):
        hands = Hands(open_a_window(hotel_stay))
        assert not opened_in(hands.window).writable
        before = hands.document.snapshot()
        for record_type in SELECTABLE:
            hands.select(hands.document.all(record_type)[0])
            for row in hands.rows().values():
                part = row.control.part
                if isinstance(part, QLineEdit | QPlainTextEdit):
                    assert part.isReadOnly()
                    assert part.isEnabled()
                else:
                    assert not part.isEnabled()
        hands.select(hands.find(Touchpoint, title="Search ad"))
        line = hands.row("channel").control.part
        assert isinstance(line, QLineEdit)
        line.selectAll()
        assert line.selectedText() == "Web"
        assert hands.document == before


def test_everything_that_takes_the_focus_has_a_name(hands: Hands) -> None:
    for record_type in DESCRIPTIONS:
        page = _page_for(hands, record_type)
        nameless = [
            (record_type.__name__, type(part).__name__)
            for part in page.findChildren(QWidget)
            if part.focusPolicy() & Qt.FocusPolicy.TabFocus
            and part.window() is hands.window
            and not part.accessibleName()
            and not (isinstance(part, QAbstractButton) and part.text())
        ]
        assert nameless == []


def test_every_page_fits_into_the_panel(hands: Hands) -> None:
    for record_type in DESCRIPTIONS:
        page = _page_for(hands, record_type)
        room = hands.side.width() - 32
        assert page.minimumSizeHint().width() <= room, record_type.__name__


def test_words_that_say_values_are_mixed_can_be_read_in_both_looks(hands: Hands) -> None:
    for look in ("look.dark", "look.light"):
        action(hands.window, look).trigger()
        palette = QApplication.palette()
        placeholder = palette.color(QPalette.ColorRole.PlaceholderText).lightnessF()
        assert abs(placeholder - palette.color(QPalette.ColorRole.Base).lightnessF()) > 0.3


def test_a_change_of_what_is_selected_is_shown_at_once(hands: Hands) -> None:
    """In the time of this thread, so that a busy machine makes no difference."""
    hands.look()
    keys = [hands.document.all(kind)[0].id for kind in SELECTABLE[1:]] * 3
    keys += [card.id for card in hands.document.all(Touchpoint)]
    spent = []
    for key in keys:
        hands.select(key)
        hands.select()
        start = time.thread_time()
        hands.window.canvas.select((key,))
        spent.append(1000 * (time.thread_time() - start))
        hands.look()

    assert statistics.median(spent) < 8


def test_the_persona_of_the_map_is_shared_by_all_its_maps(hands: Hands) -> None:
    hands.select()

    assert len(hands.document.all(Persona)) == 1
    assert hands.pages[1].record_type is Persona


def _page_for(hands: Hands, record_type: type[Record]) -> Page:
    """A page filled with a record of its type if there is one, else as it is made."""
    found = hands.document.all(record_type)
    if found and record_type is not Persona:
        hands.select(found[0])
    page = hands.side.content._page(record_type, 0)
    for row in page:
        row._name(hands.window.canvas.session)  # type: ignore[arg-type]
    return page
