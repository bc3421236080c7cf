"""Reading tables as spreadsheets copy and save them: nothing is lost, too much is refused."""

import csv
import io
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.errors import ImportFileError
from cjm_desktop.exchange.source_text import read_source_text
from cjm_desktop.exchange.tables.reader import DELIMITERS, Table, read_table

DATA = Path(__file__).parents[2] / "data" / "tables"


def test_a_range_copied_from_a_spreadsheet_keeps_line_breaks_inside_its_cells() -> None:
    table = read_table('Step\tThinks\r\nSearches\t"Where?\nHow much?"\r\nBooks\tGood\r\n')

    assert table.rows == (("Step", "Thinks"), ("Searches", "Where?\nHow much?"), ("Books", "Good"))
    assert table.lines == (1, 2, 4)
    assert table.delimiter == "\t"
    assert table.report == ()


def test_a_file_that_excel_saves_in_denmark_has_semicolons_and_decimal_commas() -> None:
    table = read_table(read_source_text(DATA / "excel-denmark.csv"))

    assert table.delimiter == ";"
    assert table.rows[0] == ("Trin", "Fase", "Kontaktpunkt", "Følelse", "Dag")
    assert table.rows[1] == ("Searches", "Before", "Ad\nReview; site", "3,5", "-21")
    assert table.lines == (2, 3, 5)


@pytest.mark.parametrize(
    ("source", "delimiter"),
    [
        ("Step,Touchpoint\nSearches,Ad", ","),
        ("Step;Price\nSearches;3,5\nBooks;4,5", ";"),
        ("Step,Touchpoint\nSearches,Web; App\nBooks,Mail; Phone", ","),
        ("Step|Touchpoint\nSearches|Ad, or not", "|"),
        ("Step\tThinks\nSearches\tYes, no, maybe; so", "\t"),
        ("One column, with a comma\nand nothing else\nthan lines", "\t"),
    ],
)
def test_the_delimiter_is_found(source: str, delimiter: str) -> None:
    assert read_table(source).delimiter == delimiter


def test_a_delimiter_that_is_said_is_taken() -> None:
    assert read_table("a;b,c;d", ",").rows == (("a;b", "c;d"),)


def test_rows_of_different_lengths_keep_all_cells_and_read_as_empty_beyond() -> None:
    table = read_table("Step\tAd\nSearches\nBooks\tWebsite\tApp\tShop")

    assert table.width == 4
    assert table.cell(1, 3) == ""
    assert table.cell(2, 3) == "Shop"


def test_empty_rows_are_passed_over_and_lines_still_counted() -> None:
    assert read_table("Step\tAd\n\t\n\nBooks\tShop").lines == (1, 4)


def test_a_quote_that_is_never_closed_costs_no_other_row_and_is_reported() -> None:
    table = read_table('Step,Thinks\nSearches,"Where?\nBooks,"Good"\nPacks,Hm')

    assert table.rows[1:] == (("Searches", '"Where?'), ("Books", "Good"), ("Packs", "Hm"))
    (line,) = table.report
    assert (line.line, line.severity) == (2, "changed")
    assert str(line) == "Line 2: The quotes do not match, so the row was read as it stands."


def test_words_after_a_closing_quote_are_kept_as_they_stand() -> None:
    table = read_table('Step\tThinks\nSearches\t"Will it fit?" she asks\nBooks\tGood')

    assert table.rows[1] == ("Searches", '"Will it fit?" she asks')
    assert [line.line for line in table.report] == [2]


def test_quotes_that_would_swallow_cells_of_a_copied_range_do_not() -> None:
    table = read_table('a\t"b\tc\nd"\te\tf')

    assert table.rows == (("a", '"b', "c"), ('d"', "e", "f"))


def test_what_no_file_can_hold_is_replaced_and_reported() -> None:
    table = read_table("Step\tAd\nBooks\ud800\tSh\0op")

    assert table.rows[1] == ("Books\ufffd", "Sh\ufffdop")
    assert [line.severity for line in table.report] == ["changed"]


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("", "There is no table in it: no cell holds a word."),
        ("\t\t\n;;;", "There is no table in it: no cell holds a word."),
        ("a\tb\n" * 20_001, "The table has more than 20000 rows."),
        ("a\t" * 1_000 + "b", "The table has more than 1000 columns."),
        (("a\t" * 999 + "b\n") * 501, "The table has more than 500000 cells."),
        ("\n" * 300_000 + "a", "The text has more than 200000 lines."),
        ("å" * (5 * 1024 * 1024 + 1), "The text is larger than 10 MB"),
    ],
)
def test_what_is_empty_or_too_large_is_refused_with_the_reason(source: str, sentence: str) -> None:
    with pytest.raises(ImportFileError) as refused:
        read_table(source)
    assert sentence in str(refused.value)
    assert "Nothing was taken" in str(refused.value)


@given(st.text(alphabet=st.sampled_from('ab"\t;,|\n\r\0 å'), max_size=200))
def test_no_character_of_any_text_is_lost(source: str) -> None:
    table = _read(source)
    if table is not None:
        read = "".join(cell for row in table.rows for cell in row)
        for letter in "abå":
            assert read.count(letter) == source.count(letter)


@given(st.text(max_size=300))
def test_any_text_is_a_table_or_refused_with_a_sentence(source: str) -> None:
    _read(source)


@pytest.mark.parametrize("delimiter", DELIMITERS)
@pytest.mark.parametrize("seed", range(5))
def test_what_a_spreadsheet_writes_is_read_back(delimiter: str, seed: int) -> None:
    chance = random.Random(seed)
    words = ["Ad", "Web, shop", "a;b", "x|y", "two\nlines", 'say "hi"', "3,5", "", "Å"]
    words = [word for word in words if delimiter != "\t" or "\t" not in word]
    rows = [["Step", *(chance.choice(words) for _ in range(4)), "end"] for _ in range(8)]
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter).writerows(rows)

    table = read_table("\ufeff" + written.getvalue(), delimiter)

    assert [list(row) for row in table.rows] == rows
    assert table.report == ()


def _read(source: str) -> Table | None:
    try:
        return read_table(source)
    except ImportFileError:
        return None
