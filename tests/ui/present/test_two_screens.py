"""With a second screen the room view fills it. Qt reads its screens once, so in another process."""

import json
import os
import subprocess
import sys
from pathlib import Path

from cjm_desktop.exchange.templates import template_records
from cjm_desktop.storage.workshop_file import create_workshop

ROOT = Path(__file__).parents[3]
LAPTOP = {"name": "laptop", "x": 0, "y": 0, "width": 1440, "height": 900}
PROJECTOR = {"name": "projector", "x": 1440, "y": 0, "width": 1920, "height": 1080}
DETAILS = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
PROGRAM = """
import json, sys
from pathlib import Path
from PySide6.QtTest import QTest
from cjm_desktop.app import create_application, open_window
create_application([])
window = open_window(Path(sys.argv[1]))
QTest.qWait(20)
window.showing.toggle_room()
QTest.qWait(20)
room = window.showing.room.map
print(json.dumps({
    "tools": window.screen().name(),
    "room": room.screen().name(),
    "full": room.window().isFullScreen(),
    "place": list(room.window().geometry().getRect()),
    "zoom": room.zoom,
    "keys": window.isActiveWindow(),
}))
window.close()
"""


def test_the_room_view_fills_the_screen_that_the_tools_are_not_on(tmp_path: Path) -> None:
    file = tmp_path / "Hotel stay.cjm"
    create_workshop(file, template_records("hotel-stay"))
    screens = tmp_path / "screens.json"
    screens.write_text(json.dumps({"screens": [LAPTOP | DETAILS, PROJECTOR | DETAILS]}))
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(file)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={screens}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert (said["tools"], said["room"]) == ("laptop", "projector")
    assert said["full"]
    assert said["place"] == [1440, 0, 1920, 1080]
    assert said["zoom"] * 11.5 >= 28 - 1e-6
    assert said["keys"]
