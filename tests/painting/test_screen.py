"""A map on screen and as an image: as wide as measured at every zoom, right in its colours."""

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QImage, QPainter

from cjm_desktop.drawing.columns import columns_of
from cjm_desktop.drawing.picture import (
    Box,
    Group,
    ImageShape,
    Line,
    Picture,
    Placed,
    Row,
    RowBody,
    Shape,
    Weight,
)
from cjm_desktop.drawing.picture import Path as PathShape
from cjm_desktop.drawing.text import line_of, measure
from cjm_desktop.drawing.theme import THEMES
from cjm_desktop.errors import ExportError
from cjm_desktop.painting.screen.fonts import Typesetter, load_widget_fonts, widget_font
from cjm_desktop.painting.screen.painter import Images, Pens, ShapePainter
from cjm_desktop.painting.screen.png import write_png

WEIGHTS: tuple[Weight, ...] = ("regular", "medium", "semibold", "bold", "italic")
TEXTS = (
    "Three nights in Copenhagen",
    "Smørrebrød på Åen, ölfrö",
    "Ελληνικά ξενοδοχεία",
    "Гостиница кириллица",
    "Zażółć gęślą jaźń",
    "我们在网上预订房间",
    "Stay 好 😀 and ❤\ufe0f",
    "<b>R&D</b> fi ffi AVATAR",
    "Ame\u0301lie q\u0308 שלום 👨\u200d👩\u200d👧",
)
LIGHT = THEMES["light"]
LIGHT_TO_WHITE = bytes(value if value < 200 else 255 for value in range(256))
pytestmark = pytest.mark.usefixtures("qapp")


def picture_of(*shapes: Shape, width: float = 100, height: float = 60) -> Picture:
    group = Group("sample", width, height, shapes)
    body = RowBody("row", "title", height, (), (Placed(group, 0, 0, 0, 0),))
    return Picture(width, height, 0, columns_of(1), ("step",), (), 0, 0, (Row(0, body),))


def painted(*shapes: Shape, scale: float = 1.0, width: int = 100, height: int = 60) -> QImage:
    image = QImage(round(width * scale), round(height * scale), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(scale, scale)
    ShapePainter(Pens(LIGHT), Typesetter(), Images(lambda _: None)).paint(painter, shapes)
    painter.end()
    return image


def right_end_of_ink(image: QImage) -> int:
    """The last column that is darker than a light grey."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    data, stride = bytes(grey.constBits()), grey.bytesPerLine()
    rows = (data[y * stride : y * stride + grey.width()] for y in range(grey.height()))
    return max(len(row.translate(LIGHT_TO_WHITE).rstrip(b"\xff")) for row in rows) - 1


def colour_at(image: QImage, x: int, y: int) -> str:
    return image.pixelColor(x, y).name()


@pytest.mark.parametrize("zoom", [0.25, 0.68, 1, 2, 4])
@pytest.mark.parametrize("weight", WEIGHTS)
def test_every_text_is_drawn_as_wide_as_measured_at_every_zoom(weight: Weight, zoom: float) -> None:
    for text in TEXTS:
        width = measure(text, weight, 40.0)
        room = round(width) + 40
        alone, with_end = (
            right_end_of_ink(painted(line, scale=zoom, width=room)) / zoom
            for line in (
                line_of(0, 45, "|", weight, 40.0, "text"),
                line_of(0, 45, f"{text}|", weight, 40.0, "text"),
            )
        )
        assert with_end - alone == pytest.approx(width, rel=0.005, abs=1.5 / zoom)


@pytest.mark.parametrize("size", [7.5, 9, 10.5, 11, 20])
@pytest.mark.parametrize("weight", WEIGHTS)
def test_qt_s_own_advances_of_the_glyphs_equal_the_measured_ones(
    weight: Weight, size: float
) -> None:
    typesetter = Typesetter()
    for text in TEXTS:
        runs = typesetter.glyph_runs(text, weight, size)
        last = runs[-1]
        pen = last.positions()[-1].x() + last.rawFont().advancesForGlyphIndexes(
            [last.glyphIndexes()[-1]]
        )[0].x()  # fmt: skip
        assert pen == pytest.approx(measure(text, weight, size), rel=0.005, abs=0.02)
        for run in runs:
            advances = run.rawFont().advancesForGlyphIndexes(run.glyphIndexes())
            steps = [b.x() - a.x() for a, b in pairwise(run.positions())]
            assert [a.x() for a in advances[:-1]] == pytest.approx(steps, rel=0.005, abs=0.02)


@pytest.mark.parametrize("weight", WEIGHTS)
@pytest.mark.parametrize("pixels", [7.14, 10.5, 21.0])
def test_what_is_typed_into_a_widget_is_as_wide_as_it_will_be_drawn(
    weight: Weight, pixels: float
) -> None:
    load_widget_fonts()
    font = widget_font(weight, pixels)
    for text in ("Three nights in Copenhagen", "fi ffi AVATAR To", "Smørrebrød på Åen"):
        width = QFontMetricsF(font).horizontalAdvance(text)
        assert width == pytest.approx(measure(text, weight, pixels), rel=0.005)
    assert QFontInfo(font).family() == "Inter"


def test_shapes_are_painted_in_the_colours_of_their_roles() -> None:
    image = painted(
        Box(0, 0, 30, 30, "department.blue"),
        Box(40, 0, 20, 20, "card", "selection", 4),
        Line(0, 45, 100, 45, "refused", 4),
        PathShape((("M", 70, 0), ("L", 100, 0), ("L", 100, 30), ("L", 70, 30), ("Z",)), "vote"),
    )
    assert colour_at(image, 15, 15) == LIGHT.colour("department.blue")
    assert colour_at(image, 50, 10) == LIGHT.colour("card")
    assert colour_at(image, 40, 10) == LIGHT.colour("selection")
    assert colour_at(image, 50, 45) == LIGHT.colour("refused")
    assert colour_at(image, 85, 15) == LIGHT.colour("vote")


def test_dashes_are_as_long_as_on_paper_whatever_the_width_of_the_line() -> None:
    image = painted(Line(0, 10, 100, 10, "text", 4, (20, 10)))
    drawn = [x for x in range(100) if image.pixelColor(x, 10).value() < 100]
    assert drawn == [x for x in range(100) if x % 30 < 20]


# --- PNG ----------------------------------------------------------------------------------------


def png_of_an_image(colour: str) -> bytes:
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide6 6.11: stubs say bytes
    return bytes(data.data())


def test_an_image_has_its_size_and_the_paper_of_its_theme(tmp_path: Path) -> None:
    write_png(picture_of(), tmp_path / "map.png", THEMES["dark"], 2.5, lambda _: None)
    image = QImage(str(tmp_path / "map.png"))
    assert (image.width(), image.height()) == (250, 150)
    assert colour_at(image, 5, 5) == THEMES["dark"].colour("paper")


def test_a_picture_in_the_map_is_drawn_and_a_broken_one_is_a_frame(tmp_path: Path) -> None:
    images = {"red": png_of_an_image("#c00000"), "broken": b"no image"}
    picture = picture_of(ImageShape(0, 0, 40, 40, "red"), ImageShape(50, 10, 40, 40, "broken"))
    write_png(picture, tmp_path / "map.png", LIGHT, 1, images.get)
    image = QImage(str(tmp_path / "map.png"))
    assert colour_at(image, 20, 20) == "#c00000"
    assert colour_at(image, 70, 30) == LIGHT.colour("paper")
    assert colour_at(image, 70, 10) != LIGHT.colour("paper")


@pytest.mark.parametrize("scale", [400, 150])
def test_an_image_too_large_to_hold_is_refused_in_a_sentence(tmp_path: Path, scale: float) -> None:
    large = picture_of(width=200, height=180)
    with pytest.raises(ExportError, match=r"too large\. Choose a smaller scale"):
        write_png(large, tmp_path / "map.png", LIGHT, scale, lambda _: None)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"there is no folder .*nowhere"):
        write_png(picture_of(), tmp_path / "nowhere" / "map.png", LIGHT, 1, lambda _: None)


def test_an_image_is_written_without_screen_and_application(tmp_path: Path) -> None:
    target = tmp_path / "map.png"
    program = (
        "from pathlib import Path\n"
        "from cjm_desktop.drawing.columns import columns_of\n"
        "from cjm_desktop.drawing.picture import Picture\n"
        "from cjm_desktop.drawing.theme import THEMES\n"
        "from cjm_desktop.painting.screen.png import write_png\n"
        "picture = Picture(30, 20, 0, columns_of(0), (), (), 0, 0, ())\n"
        "for _ in range(2):\n"
        f"    write_png(picture, Path({str(target)!r}), THEMES['light'], 1, lambda _: None)\n"
    )
    hidden = {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", program], check=True, env=environment, cwd=root)
    assert QImage(str(target)).width() == 30
