"""The bundled fonts in Qt: for drawing pictures, and for the widgets a user types in.

Pictures are drawn glyph by glyph at the advances that `drawing.text` measures, straight from the
bundled files: no kerning, hinting, ligature or font of the system can come in between, and a
line is equally wide at every zoom.
"""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontDatabase, QGlyphRun, QGuiApplication, QPainter, QRawFont

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
}
_NO_HINTING = QFont.HintingPreference.PreferNoHinting
_MOST_LINES = 20_000


class Typesetter:
    """Draws lines of text as measured, and keeps what it has set.

    Needs a QGuiApplication, and must not outlive it.
    """

    def __init__(self) -> None:
        self._fonts: dict[tuple[str, float], QRawFont] = {}
        self._lines: dict[tuple[str, Weight, float], tuple[QGlyphRun, ...]] = {}

    def draw(self, painter: QPainter, line: TextLine) -> None:
        """Draw a line in the colour of the painter's pen."""
        left_end = QPointF(line.x, line.y)
        for run in self.glyph_runs(line.text, line.weight, line.size):
            painter.drawGlyphRun(left_end, run)

    def glyph_runs(self, text: str, weight: Weight, size: float) -> tuple[QGlyphRun, ...]:
        """The glyphs of a line from (0, 0) on, for `QPainter.drawGlyphRun`; one run a font."""
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

    `load_widget_fonts` must have been called. Fractions of a pixel count: Qt takes them only in
    points, at the dots per inch of the screen.
    """
    font = QFont(list(FAMILIES))
    font.setWeight(_QT_WEIGHTS[weight])
    font.setPointSizeF(pixels * 72 / QGuiApplication.primaryScreen().logicalDotsPerInchY())
    font.setHintingPreference(_NO_HINTING)
    font.setKerning(False)
    for feature in ("liga", "calt", "clig"):
        font.setFeature(QFont.Tag(feature), 0)
    return font
