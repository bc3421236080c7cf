"""The worked example through all five lenses, compared with the pictures kept beside this file.

A change of look that is meant is taken over with `CJM_RENEW_PICTURES=1 pytest tests/pictures`;
look at the pictures before they are committed.
"""

import datetime
import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from cjm_desktop.drawing.layout import Layout
from cjm_desktop.drawing.theme import THEMES
from cjm_desktop.exchange.templates import template_records
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.document import Document
from cjm_desktop.model.records import LENSES, Journey, Lens
from cjm_desktop.painting.screen.png import write_png

HERE = Path(__file__).parent
RENEW = bool(os.environ.get("CJM_RENEW_PICTURES"))
DATE = datetime.date(2026, 11, 14)

CLEARLY = 48
"""How far two pixels, 0 to 255, are apart that a person would call different."""

MOST_DIFFERENT = 0.0002
"""The share of such pixels that another build of Qt may bring; a missing word is more."""

MOST_MEAN = 0.1

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("lens", LENSES)
def test_the_hotel_stay_looks_as_it_did(lens: Lens, tmp_path: Path) -> None:
    kept, drawn = HERE / f"hotel-stay-{lens}.png", tmp_path / f"hotel-stay-{lens}.png"
    draw_hotel_stay(lens, kept if RENEW else drawn)
    if not RENEW:
        mean, share = difference(kept, drawn)
        assert (mean <= MOST_MEAN, share <= MOST_DIFFERENT) == (True, True), (
            f"{drawn} differs from {kept}: {mean:.3f} in the mean, {share:.4%} of the pixels."
        )


def test_another_title_would_be_noticed(tmp_path: Path) -> None:
    drawn = tmp_path / "changed.png"
    draw_hotel_stay("goal", drawn, title="Three nights in Stockholm")
    assert difference(HERE / "hotel-stay-goal.png", drawn)[1] > MOST_DIFFERENT


def draw_hotel_stay(lens: Lens, target: Path, title: str = "") -> None:
    """Write the worked example as a PNG, under another title if one is given."""
    document = Document()
    document.load(
        replace(record, title=title) if title and isinstance(record, Journey) else record
        for record in template_records("hotel-stay")
    )
    arrangement = Arrangement(document, document.all(Journey)[0].id)
    picture = Layout(DATE, for_screen=False).picture(arrangement, lens)
    write_png(picture, target, THEMES["light"], 1.0, lambda _: None)


def difference(one: Path, other: Path) -> tuple[float, float]:
    """The mean difference of the pixels, and the share of those that differ clearly."""
    before, after = _grey(one), _grey(other)
    if len(before) != len(after):
        return 255.0, 1.0
    if before == after:
        return 0.0, 0.0
    apart = [abs(a - b) for a, b in zip(before, after, strict=True)]
    return sum(apart) / len(apart), sum(value > CLEARLY for value in apart) / len(apart)


def _grey(path: Path) -> bytes:
    image = QImage(str(path)).convertToFormat(QImage.Format.Format_Grayscale8)
    data, stride = bytes(image.constBits()), image.bytesPerLine()
    return b"".join(data[y * stride : y * stride + image.width()] for y in range(image.height()))
