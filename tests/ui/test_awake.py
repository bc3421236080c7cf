"""The screen is kept awake as long as anyone wants it so, on each system in its own way."""

import sys

from cjm_desktop.ui.awake import Awake, NoKeeper
from cjm_desktop.ui.awake_by_bus import BusKeeper
from cjm_desktop.ui.machine_awake import CommandKeeper, WindowsKeeper, machine_keeper


class CountingKeeper(NoKeeper):
    def __init__(self) -> None:
        self.said: list[str] = []

    def begin(self) -> None:
        self.said.append("begin")

    def end(self) -> None:
        self.said.append("end")


def test_the_screen_may_sleep_when_the_last_one_lets_go() -> None:
    keeper = CountingKeeper()
    awake = Awake(lambda: keeper)
    awake.keep("room", False)
    assert keeper.said == []
    awake.keep("room", True)
    awake.keep("present", True)
    awake.keep("room", True)
    awake.keep("room", False)
    assert keeper.said == ["begin"]
    awake.keep("present", False)
    awake.keep("present", False)
    assert keeper.said == ["begin", "end"]


def test_windows_is_asked_for_screen_and_system_until_it_is_enough() -> None:
    states: list[int] = []
    keeper = WindowsKeeper(states.append)
    keeper.begin()
    keeper.end()
    assert states == [0x80000003, 0x80000000]


def test_a_command_runs_as_long_as_the_screen_is_to_stay_awake() -> None:
    keeper = CommandKeeper([sys.executable, "-c", "import time; time.sleep(60)"])
    keeper.begin()
    running = keeper._running
    assert running is not None
    assert running.poll() is None
    keeper.end()
    assert running.poll() is not None
    keeper.end()


def test_a_command_that_is_not_there_is_no_trouble() -> None:
    keeper = CommandKeeper(["no-such-command-here"])
    keeper.begin()
    keeper.end()


def test_this_machine_has_a_way() -> None:
    keeper = machine_keeper()
    assert isinstance(keeper, BusKeeper | WindowsKeeper | CommandKeeper)
