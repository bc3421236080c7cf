"""Makes the bundled fonts known to reportlab, which embeds the characters that are used."""

import functools
import re
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from cjm_desktop.drawing.font_files import font_path


@functools.cache
def embed_font(stem: str) -> None:
    """Make a bundled font usable under the stem of its file; reading it costs some time once."""
    pdfmetrics.registerFont(_Font(stem, str(font_path(stem)), asciiReadable=False))


class _Font(TTFont):
    """A font whose emoji can be found and copied as text.

    Works around reportlab 5.1.0, whose table from glyphs to characters holds those beyond
    U+FFFF as five digits, where PDF wants UTF-16.
    """

    def addObjects(self, doc: Any) -> None:  # noqa: N802 (reportlab's name)
        super().addObjects(doc)
        for name, stream in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:") and isinstance(stream.content, str):
                stream.content = re.sub("<([0-9A-F]{5,6})>", _in_utf16, stream.content)


def _in_utf16(match: re.Match[str]) -> str:
    return f"<{chr(int(match[1], 16)).encode('utf-16-be').hex().upper()}>"
