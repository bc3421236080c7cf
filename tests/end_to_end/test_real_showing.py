"""A map is presented and shown to a room in real windows, with real keys."""

import time

from tests.end_to_end.real_window import RealWindow
from tests.end_to_end.test_real_hands import cards_in, close


def view_of(window: RealWindow) -> tuple[float, ...]:
    return tuple(window.ask(window=True)["view"])


def go(window: RealWindow, key: str) -> tuple[float, ...]:
    """Press a key that moves the view, and wait until it stands."""
    before = view_of(window)
    window.key(key)
    window.wait_until(lambda: view_of(window) != before)
    seen = [view_of(window)]

    def stands() -> bool:
        time.sleep(0.1)  # Several frames of a journey.
        seen.append(view_of(window))
        return seen[-1] == seen[-2]

    window.wait_until(stands)
    return seen[-1]


def test_f5_arrows_and_escape(window: RealWindow) -> None:
    before = window.ask(window=True)
    window.key("F5")
    window.wait_until(lambda: window.ask(window=True)["presents"])
    window.wait_until(lambda: _fills(window))
    whole = view_of(window)
    first = go(window, "Right")
    assert first[2] > whole[2]
    third = go(window, "End")
    assert third[0] > first[0]
    assert go(window, "Home") == first
    window.key("2")
    window.wait_until(lambda: window.ask(window=True)["lens"] == "outcome")
    window.key("5")
    window.wait_until(lambda: window.ask(window=True)["lens"] == "goal")

    card = window.id_of("touchpoint", "Check-in desk")
    go(window, "End")
    spot = window.middle(record=card)
    window.xdotool("mousemove", *spot, "click", "--repeat", 2, "--delay", 60, 1)
    window.wait_until(lambda: window.ask(window=True)["typing"])
    window.type("Lobby 24")
    window.key("Return")
    window.wait_until(lambda: cards_in(window, "Reception", "Checks in") == ["Lobby 24"])

    window.key("Escape")
    window.wait_until(lambda: not window.ask(window=True)["presents"])
    window.wait_until(lambda: window.ask(window=True)["canvas"] == before["canvas"])
    after = window.ask(window=True)
    assert after["window"] == before["window"]
    assert after["view"] == before["view"]
    close(window)


def test_the_room_view_opens_beside_the_tools_and_closes_with_them(window: RealWindow) -> None:
    window.key("ctrl+F5")
    window.wait_until(lambda: window.xdotool("search", "--onlyvisible", "--name", "^Room view"))
    step = window.id_of("step", "Checks in")
    window.xdotool("mousemove", *window.middle(record=step), "click", 1)
    window.key("F2")
    window.wait_until(lambda: window.ask(window=True)["typing"])
    window.type("Arrives")
    window.key("Return")
    close(window)
    assert window.id_of("step", "Arrives") == step


def _fills(window: RealWindow) -> bool:
    answer = window.ask(window=True)
    return bool(answer["canvas"] == answer["window"])
