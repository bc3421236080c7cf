"""Opens the real window and says on request where things are on the screen; it does nothing else.

Started by the tests with a file as its argument. Each line of its input is a question in JSON, such
as `{"widget": "palette.step"}`, `{"record": id}`, `{"cell": [lane_id, step_id]}`,
`{"run": step_id}` or `{"window": true}`; the answer is a line of JSON. What is not on the
screen has no width.
"""

import json
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRect, QSocketNotifier
from PySide6.QtWidgets import QWidget

from cjm_desktop.app import create_application, open_window
from cjm_desktop.ui.main_window import MainWindow


def answer(window: MainWindow, question: dict[str, Any]) -> dict[str, Any]:
    """Where something is on the screen, or how the window stands."""
    canvas = window.canvas
    match question:
        case {"widget": str(name)}:
            widget = window.findChild(QWidget, name)
            shown = widget is not None and widget.isVisible()
            return on_screen(widget, widget.rect()) if shown else on_screen(window, QRect())
        case {"record": str(record_id)}:
            return on_screen(canvas, canvas.rect_of(record_id))
        case {"cell": [lane_id, step_id]}:
            return on_screen(canvas, canvas.cell_rect(lane_id, step_id))
        case {"run": str(step_id)}:
            return on_screen(canvas, canvas.run_rect(step_id))
    opened = window.open_file
    return {
        "id": int(window.winId()),
        "active": window.isActiveWindow(),
        "lens": window.lens,
        "carrying": canvas.gesture is not None,
        "typing": canvas.is_typing,
        "presents": window.showing.presents,
        "canvas": [canvas.width(), canvas.height()],
        "window": [window.width(), window.height()],
        "view": [canvas.view.x, canvas.view.y, canvas.view.zoom],
        "undo": str(opened.history.undo_label) if opened is not None else "",
    }


def on_screen(widget: QWidget, rect: QRect) -> dict[str, Any]:
    """A rectangle of a widget in pixels of the screen."""
    corner = widget.mapToGlobal(rect.topLeft())
    return {"x": corner.x(), "y": corner.y(), "width": rect.width(), "height": rect.height()}


def main() -> int:
    """Run the program until its window is closed."""
    application = create_application(sys.argv[:1])
    window = open_window(Path(sys.argv[1]))
    listening = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)

    def reply() -> None:
        line = sys.stdin.readline()
        if not line:
            listening.setEnabled(False)
            return
        print(json.dumps(answer(window, json.loads(line))), flush=True)

    listening.activated.connect(reply)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
