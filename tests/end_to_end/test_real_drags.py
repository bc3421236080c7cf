"""Each element of the palette, a stage's edge, a link and the pen, with a real mouse."""

import pytest

from tests.end_to_end.real_window import RealWindow, Spot
from tests.end_to_end.test_real_hands import cell, close

COUNT = 'SELECT count(*) FROM "{}"'


def count(window: RealWindow, table: str) -> int:
    ((number,),) = window.rows(COUNT.format(table))
    return int(number)


def bring(window: RealWindow, element: str, spot: Spot) -> None:
    """Drag an element from the palette to a place, and type its title."""
    window.drag(window.middle(widget=f"palette.{element}"), spot)


def click(window: RealWindow, spot: Spot) -> None:
    window.press(spot)
    window.release()


def typed(window: RealWindow, words: str) -> None:
    window.wait_until(lambda: window.ask(window=True)["typing"])
    window.type(words)
    window.key("Escape") if not words else window.key("Return")


@pytest.mark.parametrize(
    ("element", "table", "lane"),
    [
        ("stage", "stage", "Finance"),
        ("step", "step", "Finance"),
        ("touchpoint", "touchpoint", "Finance"),
        ("swimlane", "lane", "Finance"),
        ("emotion-curve", "curve", "Emotion"),
        ("note", "note", "Pains"),
    ],
)
def test_each_element_comes_from_the_palette(
    window: RealWindow, element: str, table: str, lane: str
) -> None:
    before = count(window, table)
    bring(window, element, window.middle(cell=cell(window, lane, "Checks in")))
    typed(window, "From the palette")
    window.wait_until(lambda: count(window, table) == before + 1)
    column = "text" if table == "note" else "title"
    window.wait_until(
        lambda: ("From the palette",) in window.rows(f'SELECT "{column}" FROM "{table}"')
    )
    window.key("Escape")
    window.wait_until(lambda: not window.ask(window=True)["typing"])
    close(window)


def test_an_image_asks_for_its_picture_and_goes_without_one(window: RealWindow) -> None:
    pains = window.ask(cell=cell(window, "Opportunities", "Checks in"))
    below = Spot(pains["x"] + pains["width"] // 2, pains["y"] + pains["height"] + 14)
    bring(window, "image", below)
    window.wait_until(lambda: count(window, "figure") == 1)
    window.wait_until(lambda: not window.ask(window=True)["active"])  # the dialog has come up
    window.key("Escape")
    window.come_up()
    window.wait_until(lambda: window.ask(window=True)["active"])
    close(window)
    assert count(window, "figure") == 0  # without a picture there is no image


def test_the_edge_of_a_stage_is_dragged(window: RealWindow) -> None:
    pool = window.id_of("step", "Uses room and pool")
    out, invoice = (
        window.id_of("step", "Checks out"),
        window.id_of("step", "Gets invoice and survey"),
    )
    stage = 'SELECT "stage_id" FROM "placement" WHERE "id" = ?'
    ((evaluation,),) = window.rows(stage, f"{invoice}:goal")
    run = window.ask(run=pool)
    edge = Spot(run["x"] + run["width"] + 1, run["y"] + run["height"] // 2)
    step = window.ask(record=out)
    window.drag(edge, Spot(step["x"] + 4, edge.y))
    window.wait_until(lambda: window.rows(stage, f"{out}:goal") == [(evaluation,)])
    assert window.rows(stage, f"{pool}:goal") != [(evaluation,)]
    close(window)


def test_a_link_is_drawn_from_the_handle_of_a_card(window: RealWindow) -> None:
    ends = [window.id_of("touchpoint", title) for title in ("Search ad", "Room page")]
    card = window.ask(record=ends[0])
    middle = window.middle(record=ends[0])
    window.xdotool("mousemove", *middle)
    window.drag(Spot(middle.x, card["y"] + card["height"]), window.middle(record=ends[1]))
    joined = 'SELECT "source_id", "target_id" FROM "link" WHERE "source_id" = ?'
    window.wait_until(lambda: window.rows(joined, ends[0]) == [(ends[0], ends[1])])
    close(window)


def test_a_note_is_parked_and_the_pen_draws(window: RealWindow) -> None:
    window.key("ctrl+shift+p")
    typed(window, "Ask the hotel")
    parked = 'SELECT "text" FROM "note" WHERE "lane_id" IS NULL'
    window.wait_until(lambda: window.rows(parked)[:1] == [("Ask the hotel",)])
    window.key("Escape", "Escape")
    window.key("ctrl+shift+d")
    lane = window.id_of("lane", "Emotion")
    first, last = (window.id_of("step", title) for title in ("Checks in", "Checks out"))
    start, end = window.middle(cell=[lane, first]), window.middle(cell=[lane, last])
    window.drag(start, Spot(end.x, start.y))
    felt = 'SELECT "value" FROM "feeling" WHERE "step_id" IN (?, ?)'
    window.wait_until(
        lambda: {abs(value) < 0.3 for (value,) in window.rows(felt, first, last)} == {True}
    )
    window.key("Escape")
    close(window)


def test_surveys_and_risk_triggers_come_from_the_library(window: RealWindow) -> None:
    desk, packs = (
        window.id_of("touchpoint", "Check-in desk"),
        window.id_of("step", "Packs the suitcase"),
    )
    click(window, window.middle(widget="library.part.survey"))
    window.drag(window.middle(widget="library.Ad-test panel"), window.middle(record=desk))
    attached = 'SELECT "title", "phase" FROM "survey" WHERE "touchpoint_id" = ?'
    window.wait_until(lambda: window.rows(attached, desk) == [("Ad-test panel", "before")])
    click(window, window.middle(widget="library.part.risk"))
    window.drag(window.middle(widget="library.Poor sentiment"), window.middle(record=packs))
    at_step = 'SELECT "title" FROM "risk" WHERE "step_id" = ?'
    window.wait_until(lambda: window.rows(at_step, packs) == [("Poor sentiment",)])
    close(window)
