"""Present mode: what the audience sees, which keys lead where, and that all is given back."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from cjm_desktop.model.records import LENSES, Journey, Record, Step
from cjm_desktop.model.runs import runs_of
from cjm_desktop.ui.inspector.side import InspectorSide
from cjm_desktop.ui.palette import Palette
from cjm_desktop.ui.present.hint import FadingHint
from cjm_desktop.ui.status_bar import StatusBar
from cjm_desktop.ui.top_bar import TopBar
from tests.benchmarks.big_maps import big_records
from tests.ui.present.conftest import OnMap
from tests.ui.present.present_hands import CTRL, SHIFT, CountingKeeper, Presenter
from tests.ui.window_hands import action, opened_in, touchpoint_called

GOAL_RUNS = [
    ["Gets the assignment"],
    ["Searches for a hotel", "Compares and reads reviews"],
    ["Books a room"],
    ["Packs the suitcase"],
    ["Checks in", "Uses room and pool", "Checks out"],
    ["Gets invoice and survey", "Tells colleagues, rebooks"],
]
TOOLS = (TopBar, Palette, InspectorSide, StatusBar)
K = Qt.Key


def tools_shown(presenter: Presenter) -> list[bool]:
    return [presenter.window.findChild(kind).isVisible() for kind in TOOLS]


def how_it_is(presenter: Presenter) -> tuple[object, ...]:
    """All of the window that is to be given back."""
    window, canvas = presenter.window, presenter.canvas
    view = canvas.view
    return (
        window.geometry(), window.windowState(), tools_shown(presenter), canvas.size(),
        (view.x, view.y, view.zoom), canvas.is_fitted, canvas.selection,
        canvas._scroll_bars.across.isVisible(),
    )  # fmt: skip


# --- beginning and leaving ----------------------------------------------------------------------


@pytest.mark.parametrize("way_out", [K.Key_Escape, K.Key_F5])
def test_f5_shows_the_map_alone_and_esc_or_f5_gives_all_back(
    presenter: Presenter, way_out: Qt.Key
) -> None:
    before = how_it_is(presenter)
    presenter.begin()
    assert tools_shown(presenter) == [False] * len(TOOLS)
    assert presenter.canvas.size() == presenter.window.size()
    presenter.key(K.Key_Right)
    presenter.key(way_out)
    presenter.settle()
    assert not presenter.presents
    assert how_it_is(presenter) == before


def test_the_very_view_and_selection_are_given_back(presenter: Presenter) -> None:
    canvas = presenter.canvas
    canvas.zoom_to(1.7)
    canvas.scroll_by(311, 207)
    chosen = (touchpoint_called(presenter.window, "Key drop").id,)
    canvas.select(chosen)
    before = how_it_is(presenter)
    presenter.begin()
    assert canvas.selection == ()
    for _ in range(3):
        presenter.key(K.Key_Left)
    presenter.key(K.Key_Escape)
    presenter.settle()
    assert how_it_is(presenter) == before
    assert canvas.selection == chosen


def test_a_maximized_window_is_maximized_again(presenter: Presenter) -> None:
    presenter.window.showMaximized()
    presenter.settle()
    presenter.key(K.Key_F5)
    presenter.key(K.Key_Escape)
    presenter.settle()
    assert presenter.window.isMaximized()
    assert not presenter.window.isFullScreen()


@pytest.mark.parametrize("width", [1000, 1440])
def test_the_inspector_is_there_again_only_if_it_was(presenter: Presenter, width: int) -> None:
    presenter.window.resize(width, 800)
    for _ in range(2):
        action(presenter.window, "view.inspector").trigger()
        presenter.settle()
        before = how_it_is(presenter)
        presenter.begin()
        presenter.key(K.Key_Escape)
        presenter.settle()
        assert how_it_is(presenter) == before


def test_what_was_selected_and_is_gone_is_not_selected_again(presenter: Presenter) -> None:
    presenter.canvas.select((presenter.step("Packs the suitcase").id,))
    presenter.canvas.delete_selected()
    presenter.key(K.Key_Z, CTRL)
    presenter.canvas.select((presenter.step("Packs the suitcase").id,))
    presenter.begin()
    presenter.key(K.Key_Y, CTRL)
    presenter.key(K.Key_Escape)
    assert presenter.canvas.selection == ()


def test_it_begins_again_at_once(presenter: Presenter) -> None:
    before = how_it_is(presenter)
    for _ in range(3):
        presenter.key(K.Key_F5)
        presenter.key(K.Key_Right)
        presenter.key(K.Key_F5)
    presenter.settle()
    assert how_it_is(presenter) == before


def test_typing_is_finished_first_and_kept(presenter: Presenter) -> None:
    card = touchpoint_called(presenter.window, "Key drop")
    presenter.canvas.edit(card.id)
    presenter.type("Key box")
    presenter.begin()
    assert not presenter.canvas.is_typing
    assert touchpoint_called(presenter.window, "Key box").id == card.id


def test_a_table_on_screen_makes_way_for_the_map_and_comes_back(presenter: Presenter) -> None:
    tables = presenter.window.tables
    action(presenter.window, "view.table").trigger()
    assert tables.is_shown
    presenter.begin()
    assert not tables.is_shown
    presenter.key(K.Key_End)
    assert presenter.lit_steps() == GOAL_RUNS[-1]
    presenter.key(K.Key_Escape)
    assert tables.is_shown


def test_closing_the_file_ends_it(presenter: Presenter, keeper: CountingKeeper) -> None:
    presenter.begin()
    presenter.key(K.Key_W, CTRL)
    assert not presenter.presents
    assert not presenter.window.isFullScreen()
    assert presenter.window.findChild(TopBar).isVisible()
    assert not presenter.window.findChild(StatusBar).isVisible()
    assert not keeper.is_awake


def test_the_screen_is_kept_awake_as_long_as_it_lasts(
    presenter: Presenter, keeper: CountingKeeper
) -> None:
    assert keeper.began == 0
    presenter.begin()
    presenter.key(K.Key_Right)
    assert keeper.is_awake
    presenter.key(K.Key_Escape)
    assert not keeper.is_awake
    presenter.begin()
    presenter.window.close()
    assert (keeper.is_awake, keeper.began) == (False, 2)


def test_the_button_at_the_top_begins_it_and_says_its_key(presenter: Presenter) -> None:
    button = presenter.window.findChild(TopBar)._present
    assert button.text() == "Present F5"
    button.click()
    assert presenter.presents


# --- going about --------------------------------------------------------------------------------


def test_right_goes_from_the_whole_map_through_every_stage(presenter: Presenter) -> None:
    presenter.begin()
    assert presenter.lit_steps() == [title for run in GOAL_RUNS for title in run]
    for run in [*GOAL_RUNS, GOAL_RUNS[-1]]:
        presenter.key(K.Key_Right)
        assert presenter.lit_steps() == run
    for run in [*GOAL_RUNS[-2::-1], GOAL_RUNS[0]]:
        presenter.key(K.Key_Left)
        assert presenter.lit_steps() == run


def test_a_stage_that_is_folded_away_is_passed_over(presenter: Presenter) -> None:
    folded = [presenter.step(title).id for title in GOAL_RUNS[1]]
    presenter.canvas.folding.toggle(folded)
    presenter.begin()
    for run in [GOAL_RUNS[0], *GOAL_RUNS[2:], GOAL_RUNS[-1]]:
        presenter.key(K.Key_Right)
        assert presenter.lit_steps() == run


@pytest.mark.parametrize(
    ("on", "back"),
    [
        ((K.Key_PageDown, Qt.KeyboardModifier.NoModifier), (K.Key_PageUp, SHIFT)),
        ((K.Key_Space, Qt.KeyboardModifier.NoModifier), (K.Key_Space, SHIFT)),
    ],
)
def test_clickers_and_the_space_key_do_the_same(
    presenter: Presenter, on: tuple[Qt.Key, object], back: tuple[Qt.Key, object]
) -> None:
    presenter.begin()
    presenter.key(*on)
    presenter.key(*on)
    assert presenter.lit_steps() == GOAL_RUNS[1]
    presenter.key(*back)
    assert presenter.lit_steps() == GOAL_RUNS[0]


def test_home_and_end_lead_to_the_first_and_last(presenter: Presenter) -> None:
    presenter.begin()
    presenter.key(K.Key_End)
    assert presenter.lit_steps() == GOAL_RUNS[-1]
    presenter.key(K.Key_Home)
    assert presenter.lit_steps() == GOAL_RUNS[0]


@pytest.mark.parametrize("key", [K.Key_Up, K.Key_Down, K.Key_0])
def test_the_whole_map_is_a_step_back_and_the_way_goes_on_from_there(
    presenter: Presenter, key: Qt.Key
) -> None:
    presenter.begin()
    for _ in range(3):
        presenter.key(K.Key_Right)
    presenter.key(key)
    assert not presenter.spotlight.is_on
    for record_id in ("legend", opened_in(presenter.window).document.all(Journey)[0].id):
        assert presenter.stands_in_view(presenter.canvas.rect_of(record_id))
    presenter.key(K.Key_Left)
    assert presenter.lit_steps() == GOAL_RUNS[2]
    presenter.key(key)
    presenter.key(K.Key_Right)
    assert presenter.lit_steps() == GOAL_RUNS[3]


def test_it_begins_at_what_is_selected(presenter: Presenter) -> None:
    presenter.canvas.select((touchpoint_called(presenter.window, "Concierge chat").id,))
    presenter.begin()
    assert presenter.lit_steps() == GOAL_RUNS[4]


def test_a_click_on_a_header_goes_there(presenter: Presenter) -> None:
    presenter.begin()
    presenter.click(presenter.canvas.run_rect(presenter.step("Checks out").id).center())
    assert presenter.lit_steps() == GOAL_RUNS[4]
    presenter.click(presenter.canvas.run_rect(presenter.step("Packs the suitcase").id).center())
    assert presenter.lit_steps() == GOAL_RUNS[3]
    card = touchpoint_called(presenter.window, "Booking confirmation")
    presenter.click(presenter.canvas.rect_of(card.id).center())
    assert presenter.lit_steps() == GOAL_RUNS[3]


# --- what is seen -------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1600, 900), (1920, 1080), (1280, 720), (960, 1500)])
def test_a_stage_stands_in_view_with_header_steps_and_lane_titles(
    presenter: Presenter, size: tuple[int, int]
) -> None:
    presenter.begin(*size)
    canvas = presenter.canvas
    for run in GOAL_RUNS:
        presenter.key(K.Key_Right)
        titles = presenter.spotlight.lit()[1]
        header = canvas.run_rect(presenter.step(run[0]).id)
        assert presenter.stands_in_view(header)
        assert not titles.intersects(header)
        for title in run:
            step = canvas.rect_of(presenter.step(title).id)
            assert presenter.stands_in_view(step)
            assert not titles.intersects(step)
        assert canvas.zoom >= 0.9 * size[1] / 1080


def test_the_light_leaves_header_steps_and_lane_titles_clear(presenter: Presenter) -> None:
    canvas = presenter.canvas
    presenter.begin()
    for run in GOAL_RUNS[:5]:
        presenter.key(K.Key_Right)
        columns, titles = presenter.spotlight.lit()
        assert columns.contains(canvas.run_rect(presenter.step(run[0]).id))
        lanes = canvas.session.arrangement.lanes if canvas.session else []
        for lane in lanes[1:3]:
            assert titles.contains(canvas.rect_of(lane.id))


def test_what_is_beside_is_darker_and_what_is_lit_is_as_it_was(presenter: Presenter) -> None:
    presenter.begin()
    canvas, spotlight = presenter.canvas, presenter.spotlight
    for _ in range(5):
        presenter.key(K.Key_Right)
    lit = canvas.run_rect(presenter.step("Checks in").id).center() + QPoint(0, 12)
    dark = canvas.run_rect(presenter.step("Gets invoice and survey").id).center() + QPoint(0, 12)
    with_veil = canvas.grab().toImage()
    spotlight.hide()
    without = canvas.grab().toImage()
    spotlight.show()
    assert with_veil.pixelColor(lit) == without.pixelColor(lit)
    assert with_veil.pixelColor(dark).lightness() < 0.75 * without.pixelColor(dark).lightness()


def test_scrolled_down_the_frozen_header_stays_in_the_light(presenter: Presenter) -> None:
    presenter.begin(1280, 640)
    canvas = presenter.canvas
    for _ in range(5):
        presenter.key(K.Key_Right)
    presenter.key(K.Key_Down, SHIFT)
    assert canvas.view.frozen_shift(canvas.picture) > 0 if canvas.picture else False
    columns, _titles = presenter.spotlight.lit()
    assert presenter.lit_steps() == GOAL_RUNS[4]
    assert columns.contains(canvas.run_rect(presenter.step("Checks in").id))
    presenter.key(K.Key_Up, SHIFT)
    presenter.key(K.Key_Up, SHIFT)
    assert presenter.lit_steps() == GOAL_RUNS[4]


def test_the_way_is_smooth_unless_motion_is_reduced(presenter: Presenter) -> None:
    presenter.begin()
    canvas = presenter.canvas
    presenter.key(K.Key_Right)
    there = (canvas.view.x, canvas.view.y, canvas.zoom)
    presenter.key(K.Key_Up)
    canvas.animates = True
    presenter.key(K.Key_Left)
    assert canvas.zoom != there[2]
    presenter.qtbot.waitUntil(lambda: (canvas.view.x, canvas.view.y, canvas.zoom) == there)
    assert presenter.lit_steps() == GOAL_RUNS[0]


def test_in_a_hurry_no_key_is_lost(presenter: Presenter) -> None:
    presenter.begin()
    presenter.canvas.animates = True
    for _ in range(5):
        presenter.key(K.Key_Right)
    presenter.qtbot.waitUntil(lambda: presenter.lit_steps() == GOAL_RUNS[4], timeout=2000)


# --- lenses and edits ---------------------------------------------------------------------------


def test_a_lens_switch_keeps_the_step_in_the_light(presenter: Presenter) -> None:
    presenter.begin()
    for _ in range(5):
        presenter.key(K.Key_Right)
    session = presenter.canvas.session
    assert session is not None
    for number, lens in enumerate(LENSES, start=1):
        presenter.key(Qt.Key(K.Key_0.value + number))
        assert presenter.window.lens == lens
        assert "Checks in" in presenter.lit_steps()
        column = session.arrangement.column_of[presenter.step("Checks in").id]
        (run,) = [r for r in runs_of(session.arrangement, lens) if r.first <= column <= r.last]
        assert len(presenter.lit_steps()) == run.step_count
    presenter.key(K.Key_2, CTRL)
    assert "Checks in" in presenter.lit_steps()


def test_a_lens_switch_before_the_whole_map_shows_the_whole_map(presenter: Presenter) -> None:
    presenter.begin()
    presenter.key(K.Key_1)
    assert presenter.window.lens == "functional"
    assert not presenter.spotlight.is_on


def test_no_key_pressed_by_mistake_changes_the_map(presenter: Presenter) -> None:
    document = opened_in(presenter.window).document
    card = touchpoint_called(presenter.window, "Key drop")
    before = document.snapshot()
    presenter.begin()
    presenter.canvas.select((card.id,))
    presenter.type("sptlnixqr")
    for key in (K.Key_Delete, K.Key_Backspace, K.Key_Return, K.Key_Tab, K.Key_F6, K.Key_F10):
        presenter.key(key)
    presenter.key(K.Key_Right, Qt.KeyboardModifier.AltModifier)
    for digit in "12345":
        presenter.canvas.select((card.id,))
        presenter.type(digit)
    assert document == before
    assert not presenter.canvas.is_typing
    assert presenter.presents
    assert tools_shown(presenter) == [False] * len(TOOLS)


def test_a_drag_pans_and_moves_no_card(presenter: Presenter) -> None:
    document = opened_in(presenter.window).document
    before = document.snapshot()
    presenter.begin()
    for _ in range(5):
        presenter.key(K.Key_Right)
    card = touchpoint_called(presenter.window, "Concierge chat")
    start = presenter.canvas.rect_of(card.id).center()
    presenter.drag(start, start - QPoint(60, 90))
    moved = presenter.canvas.rect_of(card.id).center() - start
    assert moved.y() <= -60
    assert document == before
    presenter.key(K.Key_Right)
    assert presenter.lit_steps() == GOAL_RUNS[5]


def test_a_double_click_edits_and_while_typing_keys_type(presenter: Presenter) -> None:
    presenter.begin()
    for _ in range(5):
        presenter.key(K.Key_Right)
    card = touchpoint_called(presenter.window, "Key drop")
    presenter.double_click(presenter.canvas.rect_of(card.id).center())
    assert presenter.canvas.is_typing
    presenter.type("Box 15 s")
    for key in (K.Key_Home, K.Key_Right, K.Key_End, K.Key_Left, K.Key_Right, K.Key_Right):
        presenter.key(key)
    presenter.type("!")
    assert presenter.lit_steps() == GOAL_RUNS[4]
    assert presenter.window.lens == "goal"
    presenter.key(K.Key_Return)
    assert touchpoint_called(presenter.window, "Box 15 s!").id == card.id
    assert not presenter.canvas.is_typing
    presenter.key(K.Key_Right)
    assert presenter.lit_steps() == GOAL_RUNS[5]
    presenter.key(K.Key_Z, CTRL)
    assert touchpoint_called(presenter.window, "Key drop").id == card.id


def test_esc_while_typing_ends_the_typing_only(presenter: Presenter) -> None:
    presenter.begin()
    step = presenter.step("Checks in")
    presenter.double_click(presenter.canvas.rect_of(step.id).center())
    presenter.type("Nonsense")
    presenter.key(K.Key_Escape)
    assert presenter.presents
    assert not presenter.canvas.is_typing
    assert presenter.step("Checks in") == step
    presenter.key(K.Key_Escape)
    assert not presenter.presents


def test_f5_while_typing_keeps_what_was_typed_and_leaves(presenter: Presenter) -> None:
    presenter.begin()
    presenter.double_click(presenter.canvas.rect_of(presenter.step("Checks in").id).center())
    presenter.type("Arrives")
    presenter.key(K.Key_F5)
    assert not presenter.presents
    assert presenter.step("Arrives")


def test_a_double_click_on_a_header_goes_there_and_edits_it(presenter: Presenter) -> None:
    presenter.begin()
    presenter.canvas.animates = True
    place = presenter.canvas.run_rect(presenter.step("Checks out").id).center()
    presenter.double_click(place)
    assert presenter.canvas.is_typing
    editor = presenter.canvas.findChild(QPlainTextEdit, "in-place-editor")
    assert editor.toPlainText() == "Transaction"
    header = presenter.canvas.run_rect(presenter.step("Checks out").id)
    assert header.intersects(editor.geometry())
    assert presenter.lit_steps() == GOAL_RUNS[4]


def test_a_right_click_brings_no_tools(presenter: Presenter) -> None:
    presenter.begin()
    place = presenter.canvas.rect().center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, presenter.canvas.mapToGlobal(place)
    )
    QApplication.sendEvent(presenter.canvas, event)
    assert not presenter.window.context_menus.menu.isVisible()


def test_an_undo_that_changes_the_stages_keeps_light_and_view_right(presenter: Presenter) -> None:
    presenter.canvas.select((presenter.step("Packs the suitcase").id,))
    presenter.canvas.delete_selected()
    presenter.canvas.select(())
    presenter.begin()
    presenter.key(K.Key_End)
    assert presenter.lit_steps() == GOAL_RUNS[5]
    presenter.key(K.Key_Z, CTRL)
    assert presenter.lit_steps() == GOAL_RUNS[5]
    header = presenter.canvas.run_rect(presenter.step(GOAL_RUNS[5][0]).id)
    assert presenter.stands_in_view(header)


def test_the_step_that_is_stood_at_may_go(presenter: Presenter) -> None:
    presenter.canvas.select((presenter.step("Packs the suitcase").id,))
    presenter.canvas.delete_selected()
    presenter.key(K.Key_Z, CTRL)
    presenter.begin()
    for _ in range(4):
        presenter.key(K.Key_Right)
    assert presenter.lit_steps() == ["Packs the suitcase"]
    presenter.key(K.Key_Y, CTRL)
    assert not presenter.spotlight.is_on
    presenter.key(K.Key_Right)
    assert presenter.lit_steps() == GOAL_RUNS[0]


# --- other maps ---------------------------------------------------------------------------------


def test_an_empty_map_is_shown_and_left(on_map: OnMap) -> None:
    presenter = on_map([Journey(position="a0", title="Nothing yet")])
    presenter.begin()
    for key in (K.Key_Right, K.Key_Left, K.Key_End, K.Key_Home, K.Key_Up, K.Key_3):
        presenter.key(key)
    assert not presenter.spotlight.is_on
    presenter.key(K.Key_Escape)
    assert not presenter.presents


def one_run(steps: int) -> list[Record]:
    journey = Journey(position="a0", title="In no stage")
    keys = [f"a{n:02}V" for n in range(steps)]
    made = [Step(map_id=journey.id, position=key, title=f"Step {key}") for key in keys]
    return [journey, *made]


def test_a_map_of_one_short_run_is_one_stop(on_map: OnMap) -> None:
    presenter = on_map(one_run(3))
    presenter.begin()
    views = set()
    for _ in range(3):
        presenter.key(K.Key_Right)
        views.add((presenter.canvas.view.x, presenter.canvas.zoom))
    assert len(views) == 1
    assert len(presenter.lit_steps()) == 3


def test_a_run_too_wide_to_be_read_is_shown_in_parts(on_map: OnMap) -> None:
    presenter = on_map(one_run(40))
    presenter.begin()
    session = presenter.canvas.session
    assert session is not None
    seen: list[str] = []
    for _ in range(12):
        presenter.key(K.Key_Right)
        assert presenter.canvas.zoom >= 0.79
        titles = presenter.spotlight.lit()[1]
        for step in session.arrangement.steps:
            rect = presenter.canvas.rect_of(step.id)
            if presenter.stands_in_view(rect) and not rect.intersects(titles):
                seen += [step.title] if step.title not in seen else []
    assert seen == [step.title for step in session.arrangement.steps]


def test_a_huge_map_is_presented_stage_by_stage(on_map: OnMap) -> None:
    presenter = on_map(list(big_records(200, 10)))
    presenter.begin()
    presenter.key(K.Key_End)
    presenter.key(K.Key_Left)
    assert len(presenter.lit_steps()) == 5
    assert presenter.canvas.zoom >= 0.8
    presenter.key(K.Key_1)
    assert len(presenter.lit_steps()) == 200


def test_what_is_folded_is_passed_over_and_the_parking_lot_stays_away(
    presenter: Presenter,
) -> None:
    steps = [presenter.step(title).id for title in GOAL_RUNS[1]]
    presenter.canvas.select(steps)
    action(presenter.window, "view.fold").trigger()
    presenter.canvas.select(())
    presenter.begin()
    for run in [GOAL_RUNS[0], *GOAL_RUNS[2:]]:
        presenter.key(K.Key_Right)
        assert presenter.lit_steps() == run
        picture = presenter.canvas.picture
        assert picture is not None
        assert presenter.canvas.view.parking_height(picture) == 0
    presenter.key(K.Key_Escape)
    assert presenter.canvas.view.holds_parking


# --- pointer and hint ---------------------------------------------------------------------------


def test_the_pointer_hides_when_it_rests_and_comes_back(presenter: Presenter) -> None:
    presenter.begin()
    canvas = presenter.canvas
    timer = presenter.mode._pointer._timer
    assert timer.interval() == 3000
    timer.start(5)
    presenter.qtbot.waitUntil(lambda: canvas.cursor().shape() == Qt.CursorShape.BlankCursor)
    presenter.drag(QPoint(300, 300), QPoint(310, 305))
    assert canvas.cursor().shape() != Qt.CursorShape.BlankCursor
    timer.start(5)
    presenter.qtbot.waitUntil(lambda: canvas.cursor().shape() == Qt.CursorShape.BlankCursor)
    presenter.key(K.Key_Escape)
    assert canvas.cursor().shape() != Qt.CursorShape.BlankCursor


def test_the_keys_are_told_the_first_time(presenter: Presenter) -> None:
    presenter.begin()
    (hint,) = presenter.canvas.findChildren(FadingHint)
    assert hint.isVisible()
    assert "Esc" in hint.accessibleName()
    hint._since.restart()
    presenter.key(K.Key_Escape)
    assert not hint.isVisible()
    presenter.begin()
    assert not hint.isVisible()
