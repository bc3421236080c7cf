"""Brings an image file into the map, where an Image element was dropped."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.errors import CjmError
from cjm_desktop.language import text, translate
from cjm_desktop.model.editing import require
from cjm_desktop.model.edits import Patch
from cjm_desktop.model.records import Figure, Image
from cjm_desktop.ui.clipboard.pictures import bytes_of, picture_of
from cjm_desktop.ui.file_dialogs import AskForFile, image_filter
from cjm_desktop.ui.open_file import OpenFile


class FigureCommands:
    """Asks for the image of a figure that was just dropped."""

    def __init__(
        self,
        canvas: MapCanvas,
        now_open: Callable[[], OpenFile | None],
        ask: AskForFile,
        tell: Callable[[CjmError], None],
    ) -> None:
        self._canvas = canvas
        self._now_open = now_open
        self._ask = ask
        self._tell = tell

    def ask_image(self, figure_id: str) -> None:
        """Ask for an image; who has none, or no good one, has no empty frame either."""
        opened = self._now_open()
        if opened is None:
            return
        window = self._canvas.window()
        source = self._ask(window, translate("Choose an image"), image_filter(), None)
        dropped = opened.history.undo()
        if source is None or dropped is None:
            return
        try:
            put_figure(opened, dropped.inverse(), figure_id, source)
            self._canvas.folding.select_landed([figure_id])
        except CjmError as error:
            self._tell(error)


def put_figure(opened: OpenFile, dropped: Patch, figure_id: str, source: Path) -> None:
    """Do what was dropped, the figure now with its image, as one step of undo.

    Raises ImportFileError and leaves the map as it is.
    """
    picture = picture_of(source.name, bytes_of(source))
    image = picture.image
    opened.add_image(image, picture.data)
    with opened.history.edit(text("Add image")) as edit:
        if edit.document.get(Image, image.id) is None:
            edit.put(image)
        for change in dropped:
            if change.after is not None:
                edit.put(change.after)
        edit.put(replace(require(edit, Figure, figure_id), image_id=image.id))
