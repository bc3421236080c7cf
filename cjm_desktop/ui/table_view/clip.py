"""A range of cells on the clipboard: as spreadsheets read it, and exactly as it was for us."""

import csv
import io
import json

from PySide6.QtCore import QMimeData

from cjm_desktop.exchange.pasted import kind_of
from cjm_desktop.exchange.tables.reader import plain_characters
from cjm_desktop.ui.clipboard.as_text import html_of
from cjm_desktop.ui.clipboard.form import CLIPPING_FORMAT

CELLS_FORMAT = "application/x-cjm-cells"
Rows = list[list[str]]


def put_on(data: QMimeData, rows: Rows) -> None:
    """Add the words of cells to what goes to the clipboard."""
    written = io.StringIO()
    csv.writer(written, dialect="excel-tab", lineterminator="\n").writerows(rows)
    data.setText(written.getvalue().removesuffix("\n"))
    data.setHtml(html_of(rows))
    data.setData(CELLS_FORMAT, json.dumps(rows).encode())


def is_for_cells(data: QMimeData) -> bool:
    """Whether what lies on the clipboard is to fill cells: a range of ours, or plain text.

    What was copied on a map is put in as it was there, and a journey in Mermaid is imported.
    """
    if data.hasFormat(CELLS_FORMAT):
        return True
    if data.hasFormat(CLIPPING_FORMAT) or data.hasUrls():
        return False
    return data.hasText() and kind_of(data.text()) != "mermaid"


def rows_in(data: QMimeData) -> Rows:
    """The cells that lie on the clipboard; none for what is no text."""
    if data.hasFormat(CELLS_FORMAT):
        return _own(bytes(data.data(CELLS_FORMAT).data()))
    words = plain_characters(data.text()).removesuffix("\n")
    if not words.strip():
        return []
    if words.count('"') % 2:  # An open quote would take the rest of the text into one cell.
        return [line.split("\t") for line in words.split("\n")]
    return [row or [""] for row in csv.reader(io.StringIO(words, newline=""), "excel-tab")]


def _own(data: bytes) -> Rows:
    """Our own cells; another program can write anything into the format of ours."""
    try:
        rows = json.loads(data)
    except ValueError:
        return []
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        return []
    return [[plain_characters(str(cell)) for cell in row] for row in rows]
