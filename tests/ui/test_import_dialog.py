"""The import dialog: what it shows of a file, what choices change, what importing leaves behind."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cjm_desktop.cli import main
from cjm_desktop.model.document import Document
from cjm_desktop.model.records import Feeling, Journey, Lane, Persona, Stage, Step
from cjm_desktop.storage.workshop_file import open_workshop
from cjm_desktop.ui.import_dialog.dialog import ImportDialog
from cjm_desktop.ui.import_dialog.import_run import ImportRun
from cjm_desktop.ui.import_dialog.waiting import WaitDialog
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.surroundings import Surroundings
from tests.ui.window_hands import (
    Answers,
    OpenWindow,
    action,
    all_drafts,
    opened_in,
    press,
    words_in,
)

CORPUS = Path(__file__).parents[1] / "data" / "mermaid"
NOTES = """# Parcels

Some words before.

```mermaid
journey
    title My parcel
    section Order
      Finds the shop: 5: Sofie
      Pays: 9: Sofie, Bank
    section Delivery
      Parcel arrives: 2: Sofie, Courier
```

```mermaid
journey
    title Sending it back
    section Return
      Prints a label: 1: Sofie
```
"""


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    path = tmp_path / "outside" / "notes.md"
    path.parent.mkdir()
    path.write_text(NOTES, encoding="utf-8")
    return path


def dialogs(window: MainWindow) -> list[ImportDialog]:
    return [dialog for dialog in window.findChildren(ImportDialog) if dialog.isVisible()]


def ask(window: MainWindow, source: Path, qtbot: QtBot) -> ImportDialog:
    window.files.import_path(source)
    qtbot.waitUntil(lambda: bool(dialogs(window)))
    return dialogs(window)[-1]


def rows(dialog: ImportDialog) -> list[tuple[str, ...]]:
    model = dialog.report.model
    return [
        tuple(str(model.index(row, column).data() or "") for column in range(4))
        for row in range(model.rowCount())
    ]


def shown_words(dialog: ImportDialog) -> set[str]:
    """Every line of text in the picture of the map."""
    picture = dialog.preview.picture.picture
    assert picture is not None
    return {shape.text for shape in picture.flat() if hasattr(shape, "text")}


def everything_in(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))


def without_ids(document: Document) -> list[str]:
    """The records in words that do not depend on their random ids."""
    return sorted(
        f"{type(record).__name__} {getattr(record, 'title', getattr(record, 'name', ''))} "
        f"{getattr(record, 'value', '')} {getattr(record, 'lens', '')}"
        for record in document.records()
    )


def test_it_says_what_was_found_and_shows_the_first_map(
    open_a_window: OpenWindow, notes: Path, qtbot: QtBot
) -> None:
    dialog = ask(open_a_window(), notes, qtbot)

    assert "2 journeys in “notes.md”" in words_in(dialog)
    maps = dialog.preview.maps
    assert [maps.item(row).text() for row in range(maps.count())] == [
        "My parcel · 3 steps",
        "Sending it back · 1 step",
    ]
    assert {"My parcel", "Finds the shop", "Order", "Bank"} <= shown_words(dialog)
    assert dialog.preview.picture.lens == "activity"


def test_the_report_tells_line_what_was_done_and_what_stood_there(
    open_a_window: OpenWindow, notes: Path, qtbot: QtBot
) -> None:
    dialog = ask(open_a_window(), notes, qtbot)

    score = next(row for row in rows(dialog) if "9" in row[2])
    assert score[0] == "≈ Changed"
    assert score[1] == "10"
    assert "Pays: 9: Sofie, Bank" in score[3]
    before = next(row for row in rows(dialog) if "Some words before." in row[3])
    assert before[0] == "· Noted"
    assert any(row[0] == "✓ Taken" for row in rows(dialog))


def test_the_report_can_be_limited_to_what_was_changed_or_skipped(
    open_a_window: OpenWindow, notes: Path, qtbot: QtBot
) -> None:
    dialog = ask(open_a_window(), notes, qtbot)
    warnings = [row for row in rows(dialog) if row[0] in ("≈ Changed", "✗ Skipped")]

    press(dialog, f"Changed and skipped ({len(warnings)})")

    assert rows(dialog) == warnings
    press(dialog, f"All lines ({len(dialog.reading.imported.report)})")
    assert len(rows(dialog)) > len(warnings)


def test_another_choice_is_read_and_drawn_at_once(
    open_a_window: OpenWindow, notes: Path, qtbot: QtBot
) -> None:
    dialog = ask(open_a_window(), notes, qtbot)
    assert "Bank" in shown_words(dialog)

    dialog.choice_row.choose("actors", "persona")
    dialog.choice_row.choose("lens", "goal")
    qtbot.waitUntil(lambda: dialog.is_current)

    assert dialog.preview.picture.lens == "goal"
    assert "Order" in shown_words(dialog)
    assert "Bank" not in shown_words(dialog)
    assert any("Sofie is the persona" in row[2] for row in rows(dialog))


def test_of_choices_in_quick_succession_the_last_one_counts(
    open_a_window: OpenWindow, notes: Path, qtbot: QtBot
) -> None:
    dialog = ask(open_a_window(), notes, qtbot)
    for lens in ("goal", "outcome", "functional", "interactive"):
        dialog.choice_row.choose("lens", lens)
    qtbot.waitUntil(lambda: dialog.is_current)
    qtbot.wait(100)

    assert dialog.preview.picture.lens == "interactive"
    assert dialog.reading.lens == "interactive"


def test_another_of_several_maps_can_be_looked_at(
    open_a_window: OpenWindow, notes: Path, qtbot: QtBot
) -> None:
    dialog = ask(open_a_window(), notes, qtbot)

    dialog.preview.maps.setFocus()
    qtbot.keyClick(dialog.preview.maps, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: dialog.is_current)

    assert "Prints a label" in shown_words(dialog)
    dialog.choice_row.choose("lens", "outcome")
    qtbot.waitUntil(lambda: dialog.is_current)
    assert "Prints a label" in shown_words(dialog)
    assert dialog.preview.picture.lens == "outcome"


def test_escape_leaves_nothing_behind(
    open_a_window: OpenWindow,
    notes: Path,
    tmp_path: Path,
    surroundings: Surroundings,
    qtbot: QtBot,
) -> None:
    window = open_a_window()
    surroundings.settings.sync()
    before = everything_in(tmp_path)
    dialog = ask(window, notes, qtbot)
    dialog.choice_row.choose("lens", "goal")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(ImportDialog))
    surroundings.settings.sync()

    assert everything_in(tmp_path) == before
    assert window.open_file is None
    assert window.recent.files() == []
    assert window.notices.sentences == []


def test_enter_imports_into_a_new_draft(
    open_a_window: OpenWindow, notes: Path, surroundings: Surroundings, qtbot: QtBot
) -> None:
    window = open_a_window()
    dialog = ask(window, notes, qtbot)
    dialog.choice_row.choose("lens", "goal")
    qtbot.waitUntil(lambda: dialog.is_current)

    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.open_file is not None)

    opened = opened_in(window)
    assert all_drafts(surroundings) == [opened.path]
    assert {journey.title for journey in opened.document.all(Journey)} == {
        "My parcel",
        "Sending it back",
    }
    assert window.lens == "goal"
    assert window.recent.files() == []
    assert any("“notes.md” was imported" in words for words in window.notices.sentences)
    qtbot.waitUntil(lambda: not window.findChildren(ImportDialog))


@pytest.mark.parametrize("actors", [None, "persona", "lanes"])
@pytest.mark.parametrize("lens", ["activity", "functional"])
def test_what_comes_in_is_what_the_command_line_makes(
    open_a_window: OpenWindow,
    notes: Path,
    tmp_path: Path,
    qtbot: QtBot,
    lens: str,
    actors: str | None,
) -> None:
    made = tmp_path / "by-command.cjm"
    options = ["--lens", lens, *(["--actors", actors] if actors else [])]
    main(["import", str(notes), str(made), *options])
    window = open_a_window()

    dialog = ask(window, notes, qtbot)
    dialog.choice_row.choose("lens", lens)
    dialog.choice_row.choose("actors", actors)
    qtbot.waitUntil(lambda: dialog.is_current)
    dialog.go_on()
    qtbot.waitUntil(lambda: window.open_file is not None)

    with open_workshop(made, read_only=True) as expected:
        assert without_ids(opened_in(window).document) == without_ids(expected.document)


def test_maps_can_be_added_to_the_open_file_as_one_step_of_undo(
    open_a_window: OpenWindow,
    notes: Path,
    hotel_stay: Path,
    surroundings: Surroundings,
    qtbot: QtBot,
) -> None:
    window = open_a_window(hotel_stay)
    before = without_ids(opened_in(window).document)
    dialog = ask(window, notes, qtbot)
    dialog.choice_row.choose("target", "added")
    dialog.go_on()

    opened = opened_in(window)
    assert opened.path == hotel_stay
    ordered = sorted(opened.document.all(Journey), key=lambda journey: journey.position)
    assert [journey.title for journey in ordered] == [
        "Three nights in Copenhagen",
        "My parcel",
        "Sending it back",
    ]
    assert window.map_id == ordered[1].id
    assert window.lens == "activity"
    assert all_drafts(surroundings) == []
    qtbot.waitUntil(lambda: opened.saving.kind == "saved")
    with open_workshop(hotel_stay, read_only=True) as kept:
        assert len(kept.document.all(Journey)) == 3

    action(window, "edit.undo").trigger()
    assert without_ids(opened.document) == before


def test_a_workshop_in_json_can_be_added_to_itself(
    open_a_window: OpenWindow, hotel_stay: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    source = tmp_path / "stay.json"
    assert main(["export", str(hotel_stay), str(source)]) == 0
    window = open_a_window(hotel_stay)
    document = opened_in(window).document
    earlier = set(document.records())

    dialog = ask(window, source, qtbot)
    assert "A workshop in JSON with 1 map: “stay.json”" in words_in(dialog)
    assert set(dialog.choice_row.boxes) == {"target"}
    dialog.choice_row.choose("target", "added")
    dialog.go_on()

    assert earlier <= set(document.records())
    for kind in (Journey, Step, Stage, Lane, Feeling):
        old = [record for record in earlier if isinstance(record, kind)]
        assert len(document.all(kind)) == 2 * len(old)
    qtbot.waitUntil(lambda: opened_in(window).saving.kind == "saved")


def test_a_person_known_by_name_is_not_doubled(
    open_a_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    source = tmp_path / "one.mmd"
    source.write_text("journey\n title One\n section A\n  Go: 3: Ann\n", encoding="utf-8")
    window = open_a_window()
    ask(window, source, qtbot).go_on()
    qtbot.waitUntil(lambda: window.open_file is not None)
    qtbot.waitUntil(lambda: not dialogs(window))

    dialog = ask(window, source, qtbot)
    dialog.choice_row.choose("target", "added")
    dialog.go_on()

    document = opened_in(window).document
    [ann] = document.all(Persona)
    assert [journey.persona_id for journey in document.all(Journey)] == [ann.id, ann.id]


def test_a_read_only_file_is_not_offered_to_add_to(
    open_a_window: OpenWindow, notes: Path, hotel_stay: Path, qtbot: QtBot
) -> None:
    first = open_a_window(hotel_stay)
    second = open_a_window(hotel_stay)
    assert not opened_in(second).writable

    assert "target" not in ask(second, notes, qtbot).choice_row.boxes
    assert "target" in ask(first, notes, qtbot).choice_row.boxes


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("broken.json", b'{"format": "cjm-desktop", "map": [', "Nothing was imported"),
        ("words.pdf", b"%PDF-1.7\nnothing", "cannot be imported"),
        ("empty.mmd", b"", "There is no Mermaid diagram"),
    ],
)
def test_for_a_bad_file_no_dialog_opens_but_a_sentence_is_said(
    open_a_window: OpenWindow, tmp_path: Path, qtbot: QtBot, name: str, content: bytes, said: str
) -> None:
    source = tmp_path / name
    source.write_bytes(content)
    window = open_a_window()

    window.files.import_path(source)
    qtbot.waitUntil(lambda: bool(window.notices.sentences))

    assert said in window.notices.sentences[0]
    assert window.findChildren(ImportDialog) == []
    assert window.open_file is None


def test_a_draft_that_cannot_be_written_is_told_and_nothing_changes(
    open_a_window: OpenWindow, notes: Path, hotel_stay: Path, surroundings: Surroundings,
    qtbot: QtBot,
) -> None:  # fmt: skip
    surroundings.drafts_folder.write_text("a file where the folder should be", encoding="utf-8")
    window = open_a_window(hotel_stay)
    dialog = ask(window, notes, qtbot)

    dialog.go_on()
    qtbot.waitUntil(lambda: bool(window.notices.sentences))

    assert "cannot be written" in window.notices.sentences[0]
    assert opened_in(window).path == hotel_stay


def test_a_file_that_takes_long_can_be_given_up(
    open_a_window: OpenWindow, tmp_path: Path, qtbot: QtBot, surroundings: Surroundings
) -> None:
    source = tmp_path / "long.mmd"
    tasks = "".join(f"  Step {number}: {number % 5 + 1}: Me\n" for number in range(15_000))
    source.write_text(f"journey\n section A\n{tasks}", encoding="utf-8")
    window = open_a_window()
    window.files.import_path(source)
    qtbot.waitUntil(lambda: bool(window.findChildren(WaitDialog)), timeout=20_000)
    waiting = window.findChildren(WaitDialog)[0]
    assert "Reading “long.mmd”…" in words_in(waiting)
    run = window.findChild(ImportRun)
    assert isinstance(run, ImportRun)
    job = run._job
    assert job is not None

    press(waiting, "Cancel")
    job.wait()
    qtbot.wait(50)

    assert dialogs(window) == []
    assert window.notices.sentences == []
    assert not surroundings.drafts_folder.exists()


def test_the_menu_asks_for_a_file_and_imports_it(
    open_a_window: OpenWindow, notes: Path, answers: Answers, qtbot: QtBot
) -> None:
    window = open_a_window()
    answers.to_open = notes
    action(window, "file.import").trigger()
    qtbot.waitUntil(lambda: bool(dialogs(window)))

    press(dialogs(window)[0], "Cancel")
    assert [title for title, _ in answers.asked] == ["Import"]


@pytest.mark.parametrize("source", sorted(CORPUS.glob("*.mmd")), ids=lambda path: path.stem)
def test_real_journeys_are_shown_and_come_in(
    open_a_window: OpenWindow, source: Path, qtbot: QtBot
) -> None:
    window = open_a_window()
    dialog = ask(window, source, qtbot)
    titles = {journey.title for journey in dialog.reading.maps}
    dialog.go_on()
    qtbot.waitUntil(lambda: window.open_file is not None)

    assert {journey.title for journey in opened_in(window).document.all(Journey)} == titles


def test_every_part_can_be_reached_by_tab_and_has_a_name(
    open_a_window: OpenWindow, notes: Path, hotel_stay: Path, qtbot: QtBot
) -> None:
    dialog = ask(open_a_window(hotel_stay), notes, qtbot)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    reached = []
    for _ in range(14):
        qtbot.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Tab)
        focused = dialog.focusWidget()
        assert focused is not None
        reached.append(focused)

    boxes = dialog.choice_row.boxes.values()
    assert {*boxes, dialog.preview.maps, dialog.preview.picture, dialog.report.table} <= set(
        reached
    )
    unnamed = [w for w in reached if not (w.accessibleName() or getattr(w, "text", str)())]
    assert unnamed == []


def test_json_report_is_shown_too(open_a_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    source = tmp_path / "two.json"
    form = {
        "format": "cjm-desktop",
        "version": [1, 0],
        "map": [{"id": "a", "title": "Now"}, {"id": "b", "title": "Then"}],
        "weather": [],
    }
    source.write_text(json.dumps(form), encoding="utf-8")

    dialog = ask(open_a_window(), source, qtbot)

    assert "A workshop in JSON with 2 maps: “two.json”" in words_in(dialog)
    assert any(row[0] == "✗ Skipped" and "weather" in row[2] for row in rows(dialog))
