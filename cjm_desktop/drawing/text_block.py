"""Several lines of text in a box: wrapped, aligned, with the height they take."""

from typing import Literal, NamedTuple

from cjm_desktop.drawing.picture import TextLine, Weight
from cjm_desktop.drawing.text import ascent, clusters, line_height, line_of, measure, wrap

Align = Literal["left", "centre", "right"]


class TextBlock(NamedTuple):
    """Lines of text in place, and the height and greatest width they take."""

    lines: tuple[TextLine, ...]
    height: float
    width: float


def text_block(
    text: str,
    x: float,
    y: float,
    width: float,
    weight: Weight,
    size: float,
    colour: str,
    align: Align = "left",
) -> TextBlock:
    """The text wrapped into a box of the given width whose top left corner is (x, y)."""
    pitch, baseline = line_height(size), y + ascent(size)
    lines = []
    for number, line in enumerate(wrap(text, weight, size, width)):
        spare = 0.0
        if align != "left":
            spare = (width - measure(line, weight, size)) / (2 if align == "centre" else 1)
        lines.append(line_of(x + spare, baseline + number * pitch, line, weight, size, colour))
    widest = max((line.width for line in lines), default=0.0)
    return TextBlock(tuple(lines), len(lines) * pitch, widest)


def one_line(text: str, weight: Weight, size: float, width: float) -> str:
    """The text in one line, its end left out where it is wider than `width`.

    Only for what is told whole elsewhere.
    """
    lines = wrap(text, weight, size, width)
    if len(lines) < 2:
        return lines[0] if lines else ""
    kept = ""
    for cluster in clusters(" ".join(wrap(text, weight, size, 4 * width))):
        if measure(f"{kept}{cluster}…", weight, size) > width:
            break
        kept += cluster
    return f"{kept.rstrip()}…"
