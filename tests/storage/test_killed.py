"""A process that edits without pause is killed at random: nothing called saved is missing."""

import multiprocessing
import random
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path

from cjm_desktop.storage.check import check_file
from cjm_desktop.storage.workshop_file import open_workshop
from tests.storage.restless_editor import edit_without_pause
from tests.storage.small_map import make_file

KILLS = 50
LONGEST_LIFE_S = 0.2


def process_context() -> multiprocessing.context.BaseContext:
    """Processes that are forked from one that has everything loaded, where there are such."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["sqlite_utils", "tests.storage.restless_editor"])
    return context


def last_report(receiver: Connection) -> int:
    """The last number that came through before the process died."""
    saved = 0
    try:
        while receiver.poll(0):
            saved = receiver.recv()
    except EOFError:
        pass
    return saved


def test_nothing_called_saved_is_missing_after_fifty_kills(tmp_path: Path) -> None:
    path = make_file(tmp_path / "restless.cjm")
    context = process_context()
    chance = random.Random(7)
    saved_in_all = 0
    first = 0
    for kill in range(KILLS):
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=edit_without_pause, args=(path, first, sender))
        process.start()
        sender.close()
        receiver.poll(20)
        time.sleep(chance.uniform(0, LONGEST_LIFE_S))
        process.kill()
        process.join()
        saved = last_report(receiver)
        receiver.close()

        with open_workshop(path) as opened:
            assert opened.writable, f"kill {kill}: {opened.read_only_because}"
            numbers = sorted(
                int(record.id[5:]) for record in opened.records if record.id.startswith("card-")
            )
            assert numbers[: first + saved] == list(range(first + saved)), f"kill {kill}"
            assert numbers == list(range(len(numbers))), "a patch is saved whole or not at all"
            landing = opened.document.find("card")
            assert landing.title == (str(numbers[-1]) if numbers else "Landing page")
        assert check_file(path).problems == (), f"kill {kill}"
        saved_in_all += saved
        first = len(numbers)
    assert saved_in_all > KILLS, "the process was killed before it could do anything"
