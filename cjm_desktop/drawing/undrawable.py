"""Finds what the bundled fonts cannot draw, so that it is told before it is on paper."""

from collections.abc import Iterable

from cjm_desktop.drawing.picture import Picture, TextLine
from cjm_desktop.drawing.text import missing_characters


def undrawable_characters(pictures: Iterable[Picture]) -> dict[str, str]:
    """Each character that no bundled font has, with the line in which it stands first."""
    lines = {
        shape.text: None
        for picture in pictures
        for shape in picture.flat()
        if isinstance(shape, TextLine) and not shape.text.isascii()
    }
    found: dict[str, str] = {}
    for words in lines:
        for character in missing_characters(words):
            found.setdefault(character, words)
    return found
