"""The bundled fonts in Qt: for drawing pictures, and for the widgets a user types in.

Pictures are drawn glyph by glyph at the advances that `drawing.text` measures, straight from the
bundled files: no kerning, hinting, ligature or font of the system can come in between, and a
line is equally wide at every zoom.
"""

import math

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QGlyphRun, QPainter, QPainterPath, QRawFont

from cjm_desktop.drawing.font_files import UNITS_PER_EM, font_path
from cjm_desktop.drawing.glyphs import FONT_STEMS, glyphs_of
from cjm_desktop.drawing.picture import TextLine, Weight
from cjm_desktop.drawing.text import PlacedRun, placed_runs

FAMILIES = ("Inter", "Noto Emoji", "Droid Sans Fallback")
"""The families of the bundled fonts in Qt, the first with all weights."""

_QT_WEIGHTS: dict[Weight, QFont.Weight] = {
    "regular": QFont.Weight.Normal,
    "medium": QFont.Weight.Medium,
    "semibold": QFont.Weight.DemiBold,
    "bold": QFont.Weight.Bold,
    "italic": QFont.Weight.DemiBold,
}
_NO_HINTING = QFont.HintingPreference.PreferNoHinting
_MOST_LINES = 20_000

LARGEST_GLYPH = 60.0
"""In pixels of the device; larger text is drawn as paths.

Works around Qt 6.11: from 64 pixels on, `drawGlyphRun` draws nothing at all with a font that was
read from a file (`drawStaticTextItem` takes the way of cached glyphs, which refuse the size).
"""


class Typesetter:
    """Draws lines of text as measured, and keeps what it has set.

    Needs a QGuiApplication, and must not outlive it.
    """

    def __init__(self) -> None:
        self._fonts: dict[tuple[str, float], QRawFont] = {}
        self._lines: dict[tuple[str, Weight, float], tuple[QGlyphRun, ...]] = {}

    def draw(self, painter: QPainter, line: TextLine) -> None:
        """Draw a line in the colour of the painter's pen, which should be antialiasing."""
        scale = math.sqrt(abs(painter.deviceTransform().determinant()))
        if line.size * scale > LARGEST_GLYPH:
            path = self.path(line.text, line.weight, line.size)
            painter.fillPath(path.translated(line.x, line.y), painter.pen().brush())
            return
        left_end = QPointF(line.x, line.y)
        for run in self.glyph_runs(line.text, line.weight, line.size):
            painter.drawGlyphRun(left_end, run)

    def path(self, text: str, weight: Weight, size: float) -> QPainterPath:
        """The outlines of a line from (0, 0) on; to be filled."""
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for run in self.glyph_runs(text, weight, size):
            font = run.rawFont()
            for number, place in zip(run.glyphIndexes(), run.positions(), strict=True):
                path.addPath(font.pathForGlyph(number).translated(place))
        return path

    def glyph_runs(self, text: str, weight: Weight, size: float) -> tuple[QGlyphRun, ...]:
        """The glyphs of a line from (0, 0) on, for `QPainter.drawGlyphRun`; one run a font.

        Only for text of at most `LARGEST_GLYPH` on the device.
        """
        key = (text, weight, size)
        found = self._lines.get(key)
        if found is None:
            if len(self._lines) >= _MOST_LINES:
                self._lines.clear()
            runs = placed_runs(text, weight)
            found = self._lines[key] = tuple(self._set(run, weight, size) for run in runs)
        return found

    def _set(self, run: PlacedRun, weight: Weight, size: float) -> QGlyphRun:
        numbers: list[int] = []
        positions: list[QPointF] = []
        x, per_unit = run.x * size, size / UNITS_PER_EM
        glyphs = glyphs_of(weight)
        for character in run.text:
            glyph = glyphs[character]
            numbers.append(glyph.number)
            positions.append(QPointF(x, 0.0))
            x += glyph.units * per_unit
        glyph_run = QGlyphRun()
        glyph_run.setRawFont(self._font(run.font, size))
        glyph_run.setGlyphIndexes(numbers)
        glyph_run.setPositions(positions)
        return glyph_run

    def _font(self, stem: str, size: float) -> QRawFont:
        key = (stem, size)
        if key not in self._fonts:
            self._fonts[key] = QRawFont(str(font_path(stem)), size, _NO_HINTING)
        return self._fonts[key]


def load_widget_fonts() -> None:
    """Make the bundled fonts known to Qt's widgets; once for each application.

    All weights are loaded, or Qt would take a system's Inter for those that are not.
    """
    for stem in FONT_STEMS:
        if QFontDatabase.addApplicationFont(str(font_path(stem))) < 0:
            raise FileNotFoundError(f"The program's own font {stem} cannot be loaded.")


def widget_font(weight: Weight, pixels: float) -> QFont:
    """The font for a widget, as wide as the same text in a picture at that size in pixels.

    `load_widget_fonts` must have been called. On Linux a QFont has whole pixels only; the
    fraction is made up for between the letters.
    """
    font = QFont(list(FAMILIES))
    font.setWeight(_QT_WEIGHTS[weight])
    font.setItalic(weight == "italic")
    whole = max(1, round(pixels))
    font.setPixelSize(whole)
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 * pixels / whole)
    font.setHintingPreference(_NO_HINTING)
    font.setKerning(False)
    for feature in ("liga", "calt", "clig"):
        font.setFeature(QFont.Tag(feature), 0)
    return font
