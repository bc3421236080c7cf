"""A whole journey by keyboard alone, at the speed of talk."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from cjm_desktop.model.records import Feeling, Touchpoint
from tests.canvas.hands_on_canvas import HandsOnCanvas

ENTER, TAB, BACKTAB, HOME = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Home,
)
LEFT, RIGHT, DOWN, ESCAPE = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Down,
    Qt.Key.Key_Escape,
)
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
MOST_KEYS_AN_ELEMENT = 1.6


class CountingHands:
    """Presses keys and counts those that are no characters of a text."""

    def __init__(self, hands: HandsOnCanvas) -> None:
        self.hands = hands
        self.keys = 0

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.keys += 1
            self.hands.key(key)

    def write(self, words: str) -> None:
        self.hands.type(words)

    def feel(self, digit: str) -> None:
        self.keys += 1
        self.hands.type(digit)


def test_twelve_steps_touchpoints_and_feelings_without_a_mouse(
    on_canvas: Callable[..., HandsOnCanvas],
) -> None:
    hands = on_canvas("blank")
    fast = CountingHands(hands)
    fast.keys += 1
    hands.canvas.add_element("step")  # the letter P
    for number in range(12):
        fast.write(f"Step {number}")
        fast.press(ENTER)
    fast.press(ENTER)  # on the empty new step: ends typing
    assert hands.step_titles == [f"Step {number}" for number in range(12)]
    fast.press(HOME, TAB)
    for number in range(12):
        fast.feel("12345"[number % 5])
    assert [hands.feeling(f"Step {n}") for n in range(6)] == [-2, -1, 0, 1, 2, -2]
    fast.press(ESCAPE)
    fast.keys += 1
    hands.canvas.add_element("swimlane")  # the letter L
    fast.write("Shop")
    fast.press(ENTER)
    hands.canvas.select((hands.step("Step 0").id,))
    while not hands.canvas.selection[0].startswith(f"cell:{hands.lane('Shop').id}"):
        fast.press(TAB)
    for number in range(12):
        fast.write(f"Card {number}")
        fast.press(ENTER)
    for number in range(12):
        assert hands.in_cell("Shop", f"Step {number}") == [f"Card {number}"]
    assert fast.keys / 36 <= MOST_KEYS_AN_ELEMENT


def test_enter_on_an_empty_new_step_leaves_no_step_and_nothing_to_undo(
    hands: HandsOnCanvas,
) -> None:
    before = hands.step_titles
    hands.canvas.select((hands.step("Tells colleagues, rebooks").id,))
    hands.key(ENTER)
    assert hands.canvas.is_typing
    assert len(hands.step_titles) == len(before) + 1
    hands.key(ENTER)
    assert hands.step_titles == before
    assert not hands.canvas.is_typing
    assert not hands.history.can_undo


def test_a_step_typed_at_the_end_is_one_step_of_undo(hands: HandsOnCanvas) -> None:
    before = hands.step_titles
    hands.canvas.select((hands.step("Tells colleagues, rebooks").id,))
    hands.key(ENTER)
    hands.type("Comes back")
    hands.key(ENTER)
    assert hands.step_titles == [*before, "Comes back", ""]
    hands.key(ENTER)
    assert hands.step_titles == [*before, "Comes back"]
    hands.history.undo()
    assert hands.step_titles == before


def test_typing_on_a_selected_card_replaces_its_title_and_escape_brings_it_back(
    hands: HandsOnCanvas,
) -> None:
    desk = hands.card("Check-in desk").id
    hands.canvas.select((desk,))
    hands.type("Lobby")
    assert hands.card("Lobby").id == desk
    hands.key(ESCAPE)
    assert hands.card("Check-in desk").id == desk


def test_a_cell_is_clicked_and_typed_into(hands: HandsOnCanvas) -> None:
    hands.click(hands.cell("Booking", "Packs the suitcase"))
    hands.type("Packing list")
    hands.key(ENTER)
    assert hands.in_cell("Booking", "Packs the suitcase") == ["Packing list"]
    assert hands.canvas.selection[0].startswith("cell:")
    hands.history.undo()
    assert hands.in_cell("Booking", "Packs the suitcase") == []


def test_ctrl_enter_adds_one_more_in_the_same_cell(hands: HandsOnCanvas) -> None:
    hands.click(hands.at(hands.card("Key drop").id))
    hands.key(ENTER, CTRL)
    hands.type("Receipt")
    hands.key(ENTER, CTRL)
    hands.type("Taxi")
    hands.key(ENTER)
    assert hands.in_cell("Reception", "Checks out") == ["Key drop", "Receipt", "Taxi"]


def test_tab_goes_down_the_lanes_and_back_up(hands: HandsOnCanvas) -> None:
    step = hands.step("Checks in").id
    hands.canvas.select((step,))
    for _ in range(4):
        hands.key(TAB)
    assert hands.canvas.selection == (hands.card("Check-in desk").id,)
    for _ in range(4):
        hands.key(BACKTAB)
    assert hands.canvas.selection == (step,)


def test_plus_and_minus_adjust_a_feeling_and_stay(hands: HandsOnCanvas) -> None:
    hands.canvas.select((Feeling.id_for(hands.curve().id, hands.step("Checks in").id),))
    hands.type("+")
    assert hands.feeling("Checks in") == 0.85
    hands.type("-")
    hands.type("-")
    assert hands.feeling("Checks in") == 0.35


def test_alt_arrows_carry_steps_cards_and_lanes(hands: HandsOnCanvas) -> None:
    hands.canvas.select((hands.step("Checks in").id,))
    hands.key(LEFT, ALT)
    assert hands.step_titles[4:6] == ["Checks in", "Packs the suitcase"]
    hands.key(RIGHT, ALT)
    assert hands.step_titles[4:6] == ["Packs the suitcase", "Checks in"]
    hands.canvas.select((hands.card("Key drop").id,))
    hands.key(DOWN, ALT)
    assert hands.in_cell("Finance", "Checks out") == ["Key drop"]
    hands.key(RIGHT, ALT)
    assert "Key drop" in hands.in_cell("Finance", "Gets invoice and survey")
    hands.canvas.select((hands.lane("Thinks").id,))
    hands.key(DOWN, ALT)
    assert hands.lane_titles.index("Thinks") == hands.lane_titles.index("Pains") + 1


def test_shift_arrows_extend_the_selection(hands: HandsOnCanvas) -> None:
    hands.canvas.select((hands.step("Checks in").id,))
    hands.key(RIGHT, SHIFT)
    hands.key(RIGHT, SHIFT)
    titles = ["Checks in", "Uses room and pool", "Checks out"]
    assert hands.canvas.selection == tuple(hands.step(title).id for title in titles)


def test_a_double_click_into_an_empty_cell_begins_a_card(hands: HandsOnCanvas) -> None:
    hands.double_click(hands.cell("Finance", "Books a room"))
    hands.type("Deposit")
    hands.key(ENTER)
    assert hands.in_cell("Finance", "Books a room") == ["Deposit"]


def test_an_empty_new_step_taken_back_cannot_be_done_again(hands: HandsOnCanvas) -> None:
    before = hands.step_titles
    hands.canvas.select((hands.step("Tells colleagues, rebooks").id,))
    hands.key(ENTER)
    hands.key(ENTER)
    hands.history.redo()
    assert hands.step_titles == before


def test_words_typed_on_a_feeling_are_answered_not_swallowed(hands: HandsOnCanvas) -> None:
    hands.canvas.select((Feeling.id_for(hands.curve().id, hands.step("Checks in").id),))
    hands.type("Good")
    assert "keys 1 to 5" in hands.refusals[-1]
    assert not hands.history.can_undo


def test_a_lane_title_leads_into_its_cells_and_back(hands: HandsOnCanvas) -> None:
    lane = hands.lane("Booking")
    hands.canvas.select((lane.id,))
    hands.key(RIGHT)
    assert hands.canvas.selection == (f"cell:{lane.id}:{hands.step('Gets the assignment').id}",)
    hands.key(LEFT)
    assert hands.canvas.selection == (lane.id,)
    hands.key(ENTER)
    hands.type("Agency call")
    hands.key(ENTER)
    assert hands.in_cell("Booking", "Gets the assignment") == ["Agency call"]


def test_the_first_touchpoint_of_a_map_makes_its_lane_wherever_it_is_dropped(
    on_canvas: Callable[..., HandsOnCanvas],
) -> None:
    hands = on_canvas("blank")
    hands.canvas.add_element("step")
    hands.type("Hears of it")
    hands.key(ENTER)
    hands.key(ENTER)
    hands.drop("touchpoint", hands.cell("Thinks", "Hears of it"), "Poster")
    kinds = [lane.kind for lane in hands.arrangement.lanes]
    assert kinds == ["emotion", "department", "notes", "notes", "notes"]
    assert [card.title for card in hands.document.all(Touchpoint)] == ["Poster"]
    hands.key(ENTER)
    hands.drop("touchpoint", hands.cell("Thinks", "Hears of it"), "Flyer")
    assert "department" in hands.refusals[-1]


def test_a_second_curve_has_a_colour_of_its_own(hands: HandsOnCanvas) -> None:
    hands.drop("emotion-curve", hands.cell("Emotion", "Checks in"))
    first, second = hands.arrangement.curves(hands.lane("Emotion").id)
    assert first.colour != second.colour


def test_a_new_step_typed_into_and_emptied_again_is_removed_all_the_same(
    hands: HandsOnCanvas,
) -> None:
    before = hands.step_titles
    hands.canvas.select((hands.step("Tells colleagues, rebooks").id,))
    hands.key(ENTER)
    hands.type("Er")
    hands.now += 10
    for _ in "Er":
        hands.key(Qt.Key.Key_Backspace)
    hands.key(ENTER)
    assert hands.step_titles == before
