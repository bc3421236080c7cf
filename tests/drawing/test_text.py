"""Text fits where it is put: measured as drawn, broken where a reader would, nothing lost."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_desktop.drawing.picture import Weight
from cjm_desktop.drawing.text import (
    ascent,
    clusters,
    descent,
    font_runs,
    line_height,
    line_of,
    measure,
    missing_characters,
    placed_runs,
    wrap,
)

FAMILY = "👨\u200d👩\u200d👧"
TRICKY = [
    "e\u0301",
    "❤\ufe0f",
    FAMILY,
    "👍🏽",
    "🇩🇰",
    "中",
    "、",
    "<b>",
    "&",
    "-",
    "/",
    " ",
    "\n",
    "\t",
]
TYPED = st.lists(
    st.one_of(st.sampled_from(TRICKY), st.text("abcæøåłΩЖ1.,-", max_size=12)), max_size=20
).map("".join)


def lines_of(text: str, width: float = 60) -> tuple[str, ...]:
    return wrap(text, "medium", 10.0, width)


def without_blanks(text: str) -> str:
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Cc")


# --- breaking lines -----------------------------------------------------------------------------


@settings(max_examples=150)
@given(st.one_of(TYPED, st.text()), st.floats(8, 300), st.sampled_from(["regular", "bold"]))
def test_no_line_is_wider_than_its_room_unless_it_is_one_character(
    text: str, width: float, weight: Weight
) -> None:
    for line in wrap(text, weight, 9.0, width):
        assert measure(line, weight, 9.0) <= width + 1e-6 or len(list(clusters(line))) == 1


@settings(max_examples=150)
@given(st.one_of(TYPED, st.text()), st.floats(8, 300))
def test_nothing_typed_is_lost_but_blanks(text: str, width: float) -> None:
    assert without_blanks("".join(lines_of(text, width))) == without_blanks(text)


@settings(max_examples=100)
@given(TYPED, st.floats(3, 100))
def test_a_letter_keeps_its_accent_and_a_joined_emoji_stays_whole(text: str, width: float) -> None:
    for line in lines_of(text, width):
        first = line[:1]
        assert not first or (unicodedata.category(first)[0] != "M" and first not in "\u200d\ufe0f")
        assert line.count("\u200d") == 2 * line.count("👧")


def test_lines_break_at_spaces_and_after_hyphens_and_slashes() -> None:
    assert lines_of("Gets the assignment", 50) == ("Gets the", "assignme", "nt")
    assert lines_of("Gets the assignment", 70) == ("Gets the", "assignment")
    assert lines_of("information-technology", 70) == ("information-", "technology")
    assert lines_of("marketing/communication", 80) == ("marketing/", "communication")


def test_numbers_keep_their_minus_and_addresses_their_slashes() -> None:
    assert lines_of("from −21 to -20 days", 60) == ("from −21 to", "-20 days")
    assert "https:" not in lines_of("see https://example.org/a", 80)


def test_ideographs_break_anywhere_but_no_line_begins_with_a_full_stop() -> None:
    lines = lines_of("我们在网上预订房间，然后办理入住。很好。", 50)
    assert len(lines) >= 4
    assert all(line[0] not in "，。" for line in lines)


def test_a_word_longer_than_the_line_is_broken_inside() -> None:
    lines = lines_of("Donaudampfschifffahrtsgesellschaft", 60)
    assert len(lines) > 2 and "".join(lines) == "Donaudampfschifffahrtsgesellschaft"


def test_line_breaks_as_typed_stay_and_tabs_are_spaces() -> None:
    assert lines_of("a\n\nb\r\nc\u2028d") == ("a", "", "b", "c", "d")
    assert lines_of("a\tb\x00c") == ("a b c",)


@pytest.mark.parametrize("text", ["", " ", "\n", "\t \n"])
def test_a_text_of_blanks_has_no_lines(text: str) -> None:
    assert lines_of(text) == ()


def test_markup_is_text_like_any_other() -> None:
    assert lines_of("<b>R&amp;D</b>", 200) == ("<b>R&amp;D</b>",)


# --- measuring ----------------------------------------------------------------------------------


def test_an_accent_typed_apart_is_as_wide_as_its_letter() -> None:
    assert measure("Ame\u0301lie", "bold", 12) == measure("Amélie", "bold", 12)
    assert measure("q\u0308x", "bold", 12) == measure("qx", "bold", 12)
    assert measure("か\u3099", "bold", 12) == measure("が", "bold", 12)


def test_selectors_joiners_and_skin_tones_take_no_room() -> None:
    assert measure("❤\ufe0f", "regular", 10) == measure("❤", "regular", 10)
    assert measure("👍🏽", "regular", 10) == measure("👍", "regular", 10)
    assert measure(FAMILY, "regular", 10) == measure("👨👩👧", "regular", 10)


def test_a_line_carries_its_measured_width() -> None:
    line = line_of(3, 4, "Books a room", "semibold", 11, "text")
    assert line[:6] == (3, 4, "Books a room", "semibold", 11, "text")
    assert line.width == measure("Books a room", "semibold", 11) > 50


@pytest.mark.parametrize("size", [8, 9, 10.5, 20, 28])
def test_the_baseline_leaves_room_for_letters_above_and_below(size: float) -> None:
    assert ascent(size) + descent(size) == line_height(size)
    assert ascent(size) >= 0.96 * size and descent(size) >= 0.24 * size
    assert line_height(size) % 0.5 == 0


# --- which font draws what ----------------------------------------------------------------------


def test_each_piece_is_drawn_by_the_font_that_has_it() -> None:
    assert font_runs("Hi 中文😀!", "bold") == (
        ("Inter-Bold", "Hi "),
        ("DroidSansFallbackFull", "中文"),
        ("NotoEmoji-Regular", "😀"),
        ("Inter-Bold", "!"),
    )


def test_nothing_is_drawn_for_characters_that_only_steer_others() -> None:
    assert font_runs("❤\ufe0f\u200b", "regular") == (("Inter-Regular", "❤"),)
    assert font_runs("\ufe0f", "regular") == ()


def test_a_mark_without_a_ready_letter_stands_over_its_own() -> None:
    letter, mark, after = placed_runs("q\u0308x", "regular")
    assert (letter.text, mark.text, after.text) == ("q", "\u0308", "x")
    assert abs(mark.x) < 0.2 < after.x


@settings(max_examples=100)
@given(st.one_of(TYPED, st.text()))
def test_the_pieces_of_a_line_follow_each_other_without_a_hole(text: str) -> None:
    width = 0.0
    for run in placed_runs(text, "medium"):
        if unicodedata.category(run.text[0]) != "Mn":
            assert run.x == pytest.approx(width)
            width += measure(run.text, "medium", 1)
    assert width == pytest.approx(measure(text, "medium", 1))


def test_characters_of_no_bundled_font_are_named_once_and_drawn_as_an_empty_square() -> None:
    assert missing_characters("ab שלום של ไ") == ("ש", "ל", "ו", "ם", "ไ")
    assert font_runs("aש", "regular") == (("Inter-Regular", "a□"),)


@pytest.mark.parametrize(
    "text",
    [
        "Smørrebrød på Åen",
        "Ελληνικά",
        "Привет",
        "Zażółć",
        "我们",
        "かな",
        "😀❤\ufe0f🇸🇪",
        "\t□",
    ],
)
def test_what_europe_and_east_asia_write_is_not_missing(text: str) -> None:
    assert missing_characters(text) == ()
