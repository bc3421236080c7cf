"""Several lines of text in a box: wrapped, aligned, with the height they take."""

from typing import Literal, NamedTuple

from cjm_desktop.drawing.picture import TextLine, Weight
from cjm_desktop.drawing.text import ascent, line_height, line_of, measure, wrap

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
