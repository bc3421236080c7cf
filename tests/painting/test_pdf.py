"""A printed map: right in size, every word found as text, no font left to chance."""

import re
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image as PillowImage
from reportlab.pdfbase import pdfmetrics

from cjm_desktop.drawing.columns import columns_of
from cjm_desktop.drawing.curve import areas, monotone_commands
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
    TextLine,
    Weight,
)
from cjm_desktop.drawing.picture import Path as PathShape
from cjm_desktop.drawing.text import line_of, measure, placed_runs
from cjm_desktop.drawing.theme import THEMES
from cjm_desktop.errors import ExportError
from cjm_desktop.painting.pdf import PdfProperties, PdfSheet, write_pdf
from cjm_desktop.painting.pdf_fonts import embed_font

WEIGHTS: tuple[Weight, ...] = ("regular", "medium", "semibold", "bold", "italic")
TEXTS = (
    "Three nights in Copenhagen",
    "Smørrebrød på Åen, ærlighed, ölfrö",
    "Ελληνικά ξενοδοχεία",
    "Гостиница и кириллица",
    "Zażółć gęślą jaźń",
    "我们在网上预订房间",
    "Stay 好 😀 and ❤\ufe0f",
    "<b>R&D</b> &amp; “fi ffi AVATAR”",
)
MM = 72 / 25.4


def picture_of(*shapes: Shape, width: float = 400, height: float = 300) -> Picture:
    group = Group("sample", width, height, shapes)
    body = RowBody("row", "title", height, (), (Placed(group, 0, 0, 0, 0),))
    return Picture(width, height, 0, columns_of(1), ("step",), (), 0, 0, (Row(0, body),))


def lines_of_text() -> list[TextLine]:
    return [
        line_of(20, 20 + 20 * index, text, WEIGHTS[index % 4], 10.5, "text")
        for index, text in enumerate(TEXTS)
    ]


def all_kinds_of_shape() -> list[Shape]:
    points = [(20.0, 230.0), (150.0, 280.0), (380.0, 220.0)]
    above, below = areas(points, 250)
    return [
        Box(5, 5, 390, 200, "card", "card.outline", 1, 6),
        Box(5, 5, 4, 200, "department.blue"),
        Line(0, 250, 400, 250, "boundary", 1, (5, 3)),
        *(PathShape(path, "curve.above") for path in above),
        *(PathShape(path, "curve.below") for path in below),
        PathShape(monotone_commands(points), None, "curve", 1.75, (5, 3)),
        ImageShape(340, 10, 40, 30, "photo"),
        *lines_of_text(),
    ]


def write(target: Path, *sheets: PdfSheet, image: bytes | None = None) -> Path:
    properties = PdfProperties("Tre nætter 三", "Mette", "Rejse", "da")
    write_pdf(sheets, target, THEMES["print"], properties, lambda _: image)
    return target


def run(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    return done.stdout


@pytest.fixture
def printed(tmp_path: Path) -> Path:
    return write(tmp_path / "map.pdf", PdfSheet(picture_of(*all_kinds_of_shape()), 400, 300))


def test_every_font_is_embedded_and_none_is_reportlab_s_own(printed: Path) -> None:
    fonts = [line.split() for line in run("pdffonts", printed).splitlines()[2:]]
    assert len(fonts) >= 6
    assert all(re.search("Inter|NotoEmoji|DroidSansFallback", font[0]) for font in fonts)
    assert all(font[-5:-2] == ["yes", "yes", "yes"] for font in fonts)  # embedded, subset, unicode


def test_every_text_can_be_found_and_copied(printed: Path) -> None:
    found = run("pdftotext", "-layout", printed, "-")
    for text in TEXTS:
        assert text.replace("\ufe0f", "") in found


def test_pages_are_as_large_as_asked_to_a_tenth_of_a_millimetre(tmp_path: Path) -> None:
    sizes = [(297, 210), (1189, 841), (123.4, 567.8)]
    sheets = [PdfSheet(picture_of(), width * MM, height * MM) for width, height in sizes]
    info = run("pdfinfo", "-l", "9", write(tmp_path / "map.pdf", *sheets))
    found = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+) pts", info)
    for (width, height), (found_width, found_height) in zip(sizes, found, strict=True):
        assert float(found_width) / MM == pytest.approx(width, abs=0.1)
        assert float(found_height) / MM == pytest.approx(height, abs=0.1)


def test_a_picture_lies_where_and_as_large_as_its_sheet_says(tmp_path: Path) -> None:
    picture = picture_of(line_of(50, 40, "Books", "regular", 10, "text"))
    file = write(tmp_path / "map.pdf", PdfSheet(picture, 600, 500, x=30, y=70, scale=2))
    word = re.search(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">Books',
                     run("pdftotext", "-bbox", file, "-"))  # fmt: skip
    assert word is not None
    left, top, right, bottom = (float(number) for number in word.groups())
    assert left == pytest.approx(30 + 2 * 50, abs=0.1)
    assert right - left == pytest.approx(2 * measure("Books", "regular", 10), rel=0.005)
    assert top < 70 + 2 * 40 < bottom


@pytest.mark.parametrize("weight", WEIGHTS)
@pytest.mark.parametrize("size", [7.5, 9, 10.5, 28])
def test_paper_draws_every_text_as_wide_as_measured(weight: Weight, size: float) -> None:
    for text in (*TEXTS, "Amélie q\u0308 שלום", "tab\tnbsp\u00a0thin\u2009space"):
        runs = placed_runs(text, weight)
        for piece in runs:
            embed_font(piece.font)
        last = runs[-1]
        end = last.x * size + pdfmetrics.stringWidth(last.text, last.font, size)
        assert end == pytest.approx(measure(text, weight, size), rel=0.005)


def test_the_file_says_what_it_is(printed: Path) -> None:
    info = run("pdfinfo", printed)
    assert "Tre nætter 三" in info and "Mette" in info and "Rejse" in info
    assert b"/Lang (da)" in printed.read_bytes()


def test_each_sheet_has_its_entry_in_the_outline(tmp_path: Path) -> None:
    sheets = [PdfSheet(picture_of(), 300, 300, title=title) for title in ("Nu", "Fremtid", "Nu")]
    data = write(tmp_path / "map.pdf", *sheets).read_bytes()
    assert [data.count(f"/Title ({title})".encode()) for title in ("Nu", "Fremtid")] == [2, 1]


def test_the_same_map_gives_the_same_bytes(tmp_path: Path, printed: Path) -> None:
    again = write(tmp_path / "again.pdf", PdfSheet(picture_of(*all_kinds_of_shape()), 400, 300))
    assert again.read_bytes() == printed.read_bytes()


def test_an_open_file_can_be_written_to() -> None:
    buffer = BytesIO()
    write_pdf(
        [PdfSheet(picture_of(), 99, 99)],
        buffer,
        THEMES["print"],
        PdfProperties("x"),
        lambda _: None,
    )
    assert buffer.getvalue().startswith(b"%PDF-")


def images_in(file: Path) -> int:
    return run("pdfimages", "-list", file).count("\n") - 2


def test_an_image_is_drawn_once_however_often_it_is_placed(tmp_path: Path) -> None:
    buffer = BytesIO()
    PillowImage.new("RGB", (30, 20), "#c04020").save(buffer, "PNG")
    shapes = [ImageShape(x, 10, 30, 20, "photo") for x in (10, 60)]
    file = write(
        tmp_path / "map.pdf", PdfSheet(picture_of(*shapes), 99, 99), image=buffer.getvalue()
    )
    assert images_in(file) == 2
    assert file.read_bytes().count(b"/Subtype /Image") == 1


@pytest.mark.parametrize("share", [0.01, 0.5])
@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_damaged_image_leaves_a_frame_not_an_error(
    tmp_path: Path, form: str, share: float
) -> None:
    buffer = BytesIO()
    PillowImage.effect_noise((200, 200), 80).save(buffer, form)
    damaged = buffer.getvalue()[: round(len(buffer.getvalue()) * share)]
    picture = picture_of(ImageShape(10, 10, 50, 50, "photo"))
    file = write(tmp_path / "map.pdf", PdfSheet(picture, 99, 99), image=damaged)
    assert images_in(file) == 0


# --- trouble ------------------------------------------------------------------------------------


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"there is no folder .*nowhere"):
        write(tmp_path / "nowhere" / "map.pdf", PdfSheet(picture_of(), 99, 99))


def test_a_folder_in_the_way_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "map.pdf").mkdir()
    with pytest.raises(ExportError, match="is not a file"):
        write(tmp_path / "map.pdf", PdfSheet(picture_of(), 99, 99))
    assert [path.name for path in tmp_path.iterdir()] == ["map.pdf"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_device_is_never_replaced_by_a_file() -> None:
    with pytest.raises(ExportError, match="is not a file"):
        write(Path("/dev/full"), PdfSheet(picture_of(), 99, 99))
    assert not Path("/dev/full").is_file()


def test_a_full_disk_leaves_the_older_file_whole_and_no_remains(tmp_path: Path) -> None:
    resource, signal = pytest.importorskip("resource"), pytest.importorskip("signal")
    target = tmp_path / "map.pdf"
    target.write_bytes(b"older")
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
    try:
        with pytest.raises(ExportError, match="cannot be written"):
            write(target, PdfSheet(picture_of(), 99, 99))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert target.read_bytes() == b"older"
    assert [path.name for path in tmp_path.iterdir()] == ["map.pdf"]


def test_a_page_longer_than_pdf_allows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"at most 5\.08 m"):
        write(tmp_path / "map.pdf", PdfSheet(picture_of(), 15_000, 99))
    assert list(tmp_path.iterdir()) == []
