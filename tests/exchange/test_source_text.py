"""Source text: what editors save comes in as text; what is no text is refused in a sentence."""

import os
from pathlib import Path

import pytest

from cjm_desktop.errors import ImportFileError
from cjm_desktop.exchange.source_bytes import LARGEST_SOURCE_BYTES
from cjm_desktop.exchange.source_text import SourceText, read_source, read_source_text

WORDS = "Læser annoncer, σκέψη, 旅\r\n"


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode("utf-8"),
        WORDS.encode("utf-8-sig"),
        b"\xff\xfe" + WORDS.encode("utf-16-le"),
        b"\xfe\xff" + WORDS.encode("utf-16-be"),
        WORDS.encode("utf-32"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 little", "utf-16 big", "utf-32"],
)
def test_every_unicode_form_reads_as_the_same_text(tmp_path: Path, data: bytes) -> None:
    source = tmp_path / "journey.mmd"
    source.write_bytes(data)
    assert read_source_text(source) == WORDS


def test_an_empty_file_is_an_empty_text(tmp_path: Path) -> None:
    source = tmp_path / "journey.mmd"
    source.touch()
    assert read_source_text(source) == ""


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "holds no text"),
        (b"journey\0", "holds no text"),
        (b"\xff\xfej\0o\0u", "holds no text"),
        (b"K\xf8b\x01\x02", "holds no text"),
        (b"K\x81b", "holds no text"),
        (b"a" * (LARGEST_SOURCE_BYTES + 1), "larger than 10 MB"),
    ],
    ids=["picture", "zero byte", "half a character", "control", "no letter", "too large"],
)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes, says: str) -> None:
    source = tmp_path / "journey.mmd"
    source.write_bytes(data)
    with pytest.raises(ImportFileError, match=says):
        read_source_text(source)
    assert source.read_bytes() == data


def test_a_file_of_exactly_the_largest_size_is_read(tmp_path: Path) -> None:
    source = tmp_path / "journey.mmd"
    source.write_bytes(b"a" * LARGEST_SOURCE_BYTES)
    assert len(read_source_text(source)) == LARGEST_SOURCE_BYTES


def test_a_missing_file_and_a_folder_are_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ImportFileError, match=r"There is no file .*gone\.mmd"):
        read_source_text(tmp_path / "gone.mmd")
    with pytest.raises(ImportFileError, match="is a folder"):
        read_source_text(tmp_path)
    with pytest.raises(ImportFileError, match="Nothing was imported"):
        read_source_text(tmp_path / ("x" * 5000))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.mmd"
    os.mkfifo(pipe)
    with pytest.raises(ImportFileError, match="not an ordinary file"):
        read_source_text(pipe)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads anything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "journey.mmd"
    source.touch(mode=0o000)
    with pytest.raises(ImportFileError, match="cannot be read"):
        read_source_text(source)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_known_by_its_zeros(tmp_path: Path, encoding: str) -> None:
    source = tmp_path / "journey.mmd"
    words = "journey\n  Køb “billet”: 3: Åse\n"
    source.write_bytes(words.encode(encoding))
    assert read_source(source) == SourceText(words)


def test_windows_letters_are_read_and_reported_with_the_first_line(tmp_path: Path) -> None:
    source = tmp_path / "journey.mmd"
    words = "journey\n  Køb “billet” – 5 €: 3: Åse\n"
    source.write_bytes(words.encode("cp1252"))
    read = read_source(source)
    assert read.words == words
    (line,) = read.report
    assert (line.line, line.severity) == (2, "changed")
    assert "Windows-1252" in str(line)
    assert line.source == "Køb “billet” – 5 €: 3: Åse"


def test_old_letters_among_utf8_spoil_none_of_it(tmp_path: Path) -> None:
    source = tmp_path / "journey.mmd"
    source.write_bytes("Læser, 旅\n".encode() + "Køber\n".encode("cp1252"))
    assert read_source(source).words == "Læser, 旅\nKøber\n"
