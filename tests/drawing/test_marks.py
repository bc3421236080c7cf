"""Each lens marks the map in its own way, no other draws its marks, and agreements are seen."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise

import pytest

from cjm_desktop.drawing.folds import NO_FOLDS
from cjm_desktop.drawing.layout import Layout
from cjm_desktop.drawing.picture import Line, Mark, Path, Picture, Rect, TextLine
from cjm_desktop.lenses.hand_overs import hand_overs_of
from cjm_desktop.model.agreements import agree_hand_over
from cjm_desktop.model.document import Document
from cjm_desktop.model.records import LENSES, Lens, Link, Touchpoint
from tests.drawing.dense_map import dense_map
from tests.drawing.faults import faults_of
from tests.drawing.sketch import drawn, group, lane, row, sketch, stage, step, words, words_in
from tests.model.workshop import Workshop, hotel_stay

NOBODY = "Nobody meets the customer here"
DATE = datetime.date(2026, 11, 14)


def card(lane_id: str, column: int, number: int = 0, **fields: object) -> Touchpoint:
    """A touchpoint of a lane at a step, by its number there."""
    return Touchpoint(id=f"{lane_id}{column}{number}", lane_id=lane_id, step_id=f"s{column}",
                      position=f"a{number}", title="Card", **fields)  # type: ignore[arg-type] # fmt: skip


def hotel(lens: Lens, workshop: Workshop | None = None) -> Picture:
    """The hotel stay through a lens, as in a workshop or as it ships."""
    arrangement = (workshop or hotel_stay()).arrangement()
    return Layout(DATE, for_screen=False).picture(arrangement, lens)


def arrows(picture: Picture) -> list[tuple[Mark, str]]:
    """The arrows of hand-overs with the kinds as they look."""
    return [
        (mark, path.stroke.removeprefix("hand_over."))
        for mark in picture.marks
        for path in mark.group.shapes[:1]
        if isinstance(path, Path) and path.stroke and path.stroke.startswith("hand_over.")
    ]


def card_beside(picture: Picture, x: float, y: float) -> str:
    """The words of the card whose edge a line meets."""
    for found in picture.rows:
        for item in found.body.items if found.body.kind == "department" else ():
            rect: Rect = picture.place_of(found, item)
            beside = min(abs(x - rect.x), abs(x - rect.x - rect.width)) < 0.1
            if beside and rect.y <= y <= rect.y + rect.height:
                return item.group.key
    return "no card"


def joined(picture: Picture) -> list[tuple[str, str, str]]:
    """The ids of the cards that each arrow joins, and its kind."""
    return [
        (card_beside(picture, *mark.points[0]), card_beside(picture, *mark.points[-1]), kind)
        for mark, kind in arrows(picture)
    ]


def said(picture: Picture) -> list[str]:
    """The words of the marks, each of them whole."""
    found = (words(*mark.group.shapes) for mark in picture.marks)
    return [each for each in found if each]


def test_the_hand_overs_of_the_hotel_stay_are_those_worked_out_by_hand() -> None:
    workshop = hotel_stay()
    picture = hotel("functional", workshop)
    titles = {card.id: card.title for card in workshop.document.all(Touchpoint)}
    assert [(titles[giver], titles[taker], kind) for giver, taker, kind in joined(picture)] == [
        ("Review site profile", "Booking confirmation", "warm"),
        ("Booking confirmation", "Check-in desk", "through_gap"),
        ("Key drop", "NPS survey", "cold"),
        ("Key drop", "Invoice by e-mail", "cold"),
        ("Invoice by e-mail", "Member newsletter", "warm"),
    ]


def test_kinds_differ_by_their_dashes_and_the_legend_explains_those_in_use() -> None:
    picture = hotel("functional")
    dashes = {kind: mark.group.shapes[0].dash for mark, kind in arrows(picture)}  # type: ignore[union-attr]
    assert dashes["warm"] == ()
    assert len(set(dashes.values())) == 3
    (legend,) = words_in(row(picture, "legend").body)
    assert "Warm hand-over Cold hand-over Hand-over through a gap" in legend
    assert "Agreed" not in legend
    for lens in LENSES[1:]:
        assert "hand-over" not in words_in(row(hotel(lens), "legend").body)[0]


def test_the_title_counts_hand_overs_as_the_picture_shows_them() -> None:
    titles = {lens: words_in(row(hotel(lens), "title").body)[0] for lens in LENSES}
    counted = "4 hand-overs: 2 warm, 1 cold, 1 through a gap · 2 steps without us"
    assert titles["functional"].endswith(counted)
    assert not any("hand-over" in titles[lens] for lens in LENSES[1:])
    assert len({row(hotel(lens), "title").body.height for lens in LENSES}) == 1
    nobody_lets_go = drawn(sketch(lane("a"), card("a", 0), card("a", 1), steps=2), "functional")
    assert "hand-over" not in words_in(row(nobody_lets_go, "title").body)[0]


@pytest.mark.parametrize("for_screen", [True, False])
def test_the_marks_of_a_lens_are_drawn_in_no_other(for_screen: bool) -> None:
    roles = {
        lens: {
            getattr(shape, name, None)
            for mark in drawn(everything(), lens, for_screen).marks
            for shape in mark.group.shapes
            for name in ("fill", "stroke", "colour")
        }
        for lens in LENSES
    }
    assert "hand_over.warm" in roles["functional"]
    assert "gap" in roles["functional"]
    assert "accent.outcome" in roles["outcome"]
    assert "accent.interactive" in roles["interactive"]
    assert "accent.activity" in roles["activity"]
    for lens, other in combinations(LENSES, 2):
        own = {role for role in roles[lens] & roles[other] if role}
        assert own <= {"paper", "card", "text.muted", "text.on_colour"}, (lens, other)


def everything() -> Document:
    """A small map on which every lens has something to mark."""
    steps = [step(n, time_from=n * n, can_leave=n == 1) for n in range(6)]
    return sketch(
        *steps, lane("a"), lane("b"), *(card("a", n) for n in (0, 1)),
        *(card("b", n) for n in (1, 2, 3)),
        *stage("interactive", 0, "Interest", 0, 1, goal="Is it for us?"),
    )  # fmt: skip


def test_ghosts_of_steps_without_us_say_that_nobody_is_there() -> None:
    picture = hotel("functional")
    boxes = [mark for mark in picture.marks if NOBODY in words(*mark.group.shapes)]
    assert [picture.column_at(mark.x + mark.group.width / 2) for mark in boxes] == [0, 4]
    front = [row(picture, found.body.key) for found in picture.rows
             if found.body.kind == "department"][:4]  # fmt: skip
    first, fifth = boxes
    assert first.y > front[0].y
    assert first.y + first.group.height < front[3].y + front[3].body.height
    assert fifth.y + fifth.group.height < front[1].y + front[1].body.height, "an arrow runs below"
    assert all(said(hotel(lens)).count(NOBODY) == 0 for lens in LENSES[1:])


def test_a_ghost_takes_the_tallest_block_of_empty_cells_or_none() -> None:
    cards = [card(key, 0) for key in "abc"]
    missing = card("a", 1, status="missing")
    document = sketch(*map(lane, "abc"), *cards, missing, steps=2)
    (box,) = (mark for mark in drawn(document, "functional").marks if not mark.points)
    picture = drawn(document, "functional")
    assert box.y > row(picture, "b").y
    assert box.y + box.group.height > row(picture, "c").y
    full = sketch(lane("a"), card("a", 0), missing, steps=2)
    assert said(drawn(full, "functional")) == []


def test_hand_overs_begin_at_the_last_card_and_end_at_the_first_that_meet_the_customer() -> None:
    document = sketch(
        lane("a"), lane("b"),
        card("a", 0, 0), card("a", 0, 1), card("a", 0, 2, status="missing"),
        card("b", 1, 0, status="missing"), card("b", 1, 1), card("b", 1, 2),
        steps=2,
    )  # fmt: skip
    assert joined(drawn(document, "functional")) == [("a01", "b11", "cold")]


def test_a_hand_over_to_several_leaves_its_card_as_one_line() -> None:
    picture = hotel("functional")
    fork = [mark.points for mark, kind in arrows(picture) if kind == "cold"]
    assert len(fork) == 2
    assert fork[0][:2] == fork[1][:2]
    assert fork[0][2] != fork[1][2]


def test_an_agreed_hand_over_looks_settled_only_when_all_have_agreed() -> None:
    workshop = hotel_stay()
    (cold,) = (one for one in hand_overs_of(workshop.arrangement()) if one.kind == "cold")

    def ticks() -> int:
        picture = hotel("functional", workshop)
        (legend,) = words_in(row(picture, "legend").body)
        found = len({mark.points[0] for mark, _ in arrows(picture) if len(mark.group.shapes) > 3})
        assert ("Agreed hand-over" in legend) == bool(found)
        assert faults_of(picture) == []
        return found

    assert ticks() == 0
    with workshop.edit() as edit:
        agree_hand_over(edit, cold.step.id, "Reception", ["Marketing"])
    assert ticks() == 0
    with workshop.edit() as edit:
        agree_hand_over(edit, cold.step.id, "Reception", ["Finance"])
    assert ticks() == 1


def test_the_tick_covers_no_other_line() -> None:
    workshop = hotel_stay()
    with workshop.edit() as edit:
        for one in hand_overs_of(workshop.arrangement()):
            receivers = [receiver.title for receiver in one.receivers]
            agree_hand_over(edit, one.step.id, one.giver.title, receivers)
    picture = hotel("functional", workshop)
    lines = [mark.points for mark, _ in arrows(picture)] + [line.points for line in picture.above]
    ticked = [mark for mark, _ in arrows(picture) if len(mark.group.shapes) > 3]
    assert len({mark.points[0] for mark in ticked}) == 4, "of a fork one may be enough"
    for mark in ticked:
        disc = mark.group.shapes[3]
        x, y = mark.x + disc.x + disc.width / 2, mark.y + disc.y + disc.height / 2  # type: ignore[union-attr]
        for points in lines:
            for (x1, y1), (x2, y2) in pairwise(points) if points != mark.points else ():
                beyond = max(min(x1, x2) - x, x - max(x1, x2), min(y1, y2) - y, y - max(y1, y2))
                assert beyond >= 4.5


@pytest.mark.parametrize("links", [0, 6])
def test_arrows_and_links_lie_side_by_side(links: int) -> None:
    document = dense_map()
    for number in range(links):
        document.load([Link(id=f"link{number}", source_id=f"Marketing:{number}", kind="answers",
                            target_id=f"Customer care:{number}", text="")])  # fmt: skip
    picture = drawn(document, "functional")
    assert faults_of(picture) == []
    lines = [(mark.points, mark.group.key.split(":")[1]) for mark, _ in arrows(picture)]
    lines += [(line.points, line.group.key) for line in picture.above]
    for (one, giver), (other, other_giver) in combinations(lines, 2):
        if giver != other_giver:
            assert not list(_covering(one, other)), (giver, other_giver)


def _covering(one: object, other: object) -> Iterator[object]:
    """Pieces of two lines that run along each other, nearer than half their width."""
    for (x1, y1), (x2, y2) in pairwise(one):  # type: ignore[call-overload]
        for (x3, y3), (x4, y4) in pairwise(other):  # type: ignore[call-overload]
            for a, b, near in (
                ((y1, y2), (y3, y4), x1 == x2 and x3 == x4 and abs(x1 - x3) < 1),
                ((x1, x2), (x3, x4), y1 == y2 and y3 == y4 and abs(y1 - y3) < 1),
            ):
                if near and min(max(a), max(b)) - max(min(a), min(b)) > 1:
                    yield (x1, y1, x2, y2), (x3, y3, x4, y4)


def test_arrows_of_what_is_folded_are_left_out() -> None:
    document = sketch(lane("a"), lane("b"), card("a", 0), card("b", 1), card("a", 2), steps=3)
    assert len(arrows(drawn(document, "functional"))) == 2
    folded = NO_FOLDS.with_steps({"s2"})
    assert len(arrows(drawn(document, "functional", folds=folded))) == 1
    assert arrows(drawn(document, "functional", folds=NO_FOLDS.with_lanes({"b"}))) == []


def test_distances_in_time_stand_between_steps_and_silences_stand_out() -> None:
    picture = hotel("activity")
    lines = [(shape.text, shape.weight) for mark in picture.marks for shape in mark.group.shapes
             if isinstance(shape, TextLine)]  # fmt: skip
    assert lines == [
        ("1 day", "regular"), ("1 day", "regular"), ("18 days", "semibold"), ("1 day", "semibold"),
        ("3 days", "regular"), ("9 days", "regular"),
    ]  # fmt: skip
    (silence,) = (mark for mark in picture.marks if isinstance(mark.group.shapes[0], Line))
    assert picture.column_at(silence.x) == 3
    assert picture.column_at(silence.x + silence.group.width) == 5
    assert all(mark.frozen for mark in picture.marks)


def test_it_is_asked_what_happens_between_touchpoints_in_a_row() -> None:
    picture = hotel("activity")
    rings = [mark for mark in picture.marks if mark.group.width == mark.group.height]
    middles = [mark.x + mark.group.width / 2 for mark in rings]
    assert middles == [picture.x_of(column) for column in (6, 7, 8, 9)]
    (legend,) = words_in(row(picture, "legend").body)
    assert "Long silence What happens between?" in legend


def test_marks_of_time_and_prompts_keep_out_of_the_way_of_links() -> None:
    links = [Link(id=f"l{n}", source_id=f"s{n}", target_id=f"a{n + 1}0", kind="answers", text="")
             for n in range(4)]  # fmt: skip
    steps = [step(n, time_from=n * 7) for n in range(6)]
    document = sketch(*steps, lane("a"), *(card("a", n) for n in range(6)), *links)
    picture = drawn(document, "activity")
    assert len(said(picture)) == 5
    assert faults_of(picture) == []


def test_the_cards_that_support_a_decision_bear_a_tab() -> None:
    document = sketch(
        lane("a"), lane("b", side="back"), lane("c", side="outside"),
        card("a", 0), card("a", 1), card("b", 1), card("c", 1), card("a", 1, 1, status="missing"),
        card("a", 2),
        *stage("interactive", 0, "Interest", 0, 1, goal="Is it for us?"),
        *stage("interactive", 1, "Purchase", 2),
        steps=3,
    )  # fmt: skip
    picture = drawn(document, "interactive")
    (mark,) = picture.marks
    (path,) = mark.group.shapes
    assert isinstance(path, Path)
    starts = {(mark.x + float(x), mark.y + float(y)) for kind, *(x, y) in
              (c for c in path.commands if c[0] == "M") if kind}  # fmt: skip
    supporting = [rect for key in ("a00", "a10", "c10") if (rect := picture.rect_of(key))]
    assert starts == {(rect.x, rect.y) for rect in supporting}
    assert "Supports the decision" in words_in(row(picture, "legend").body)[0]


def test_a_decision_that_nothing_supports_says_so_on_a_screen() -> None:
    document = sketch(
        lane("a"), card("a", 0),
        *stage("interactive", 0, "Interest", 0, goal="Is it for us?"),
        *stage("interactive", 1, "Purchase", 1, goal="Which one?"),
        *stage("interactive", 2, "Repurchase", 1),
        steps=2,
    )  # fmt: skip
    picture = drawn(document, "interactive", for_screen=True)
    (box,) = (mark for mark in picture.marks if words(*mark.group.shapes))
    assert words(*box.group.shapes) == "Nothing supports this decision"
    column = picture.column_at(box.x)
    assert column is not None
    assert picture.empty_stages[column - 2] == "interactive1"
    assert said(drawn(document, "interactive", for_screen=False)) == []


def test_where_the_customer_can_still_leave_there_is_a_way_out() -> None:
    document = sketch(*(step(n, evidence="observed", can_leave=n == 1) for n in range(3)))
    picture = drawn(document, "outcome")
    (mark,) = picture.marks
    rect = picture.rect_of("s1")
    assert rect is not None
    assert rect.x < mark.x
    assert mark.x + mark.group.width < rect.x + rect.width
    assert "The customer can still leave" in words_in(row(picture, "legend").body)[0]
    assert group(picture, "s1").height == group(drawn(document, "goal"), "s1").height


def test_marks_stay_the_same_groups_as_long_as_nothing_in_them_changes() -> None:
    workshop = hotel_stay()
    layout, arrangement = Layout(DATE, for_screen=True), workshop.arrangement()
    workshop.history.on_patched(lambda event: arrangement.follow(event.patch))
    before = {lens: layout.picture(arrangement, lens).marks for lens in LENSES}
    with workshop.edit() as edit:
        card = next(card for card in workshop.document.all(Touchpoint) if card.title == "Key drop")
        edit.put(replace(card, title="Key box"))
    for lens in LENSES:
        after = layout.picture(arrangement, lens).marks
        assert [mark.group for mark in after] == [mark.group for mark in before[lens]]
