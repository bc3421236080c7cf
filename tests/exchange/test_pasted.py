"""What a pasted text is taken for, and the titles that lines of text become."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.errors import ImportFileError
from cjm_desktop.exchange.mermaid.reader import read_journey
from cjm_desktop.exchange.pasted import PastedKind, kind_of, lines_of, mermaid_source

JOURNEY = "journey\n  title Tea\n  section Go\n  Make tea: 5: Me"


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        (JOURNEY, "mermaid"),
        (f"\ufeff\n\n{JOURNEY}", "mermaid"),
        (f"---\ntitle: Tea\n---\n{JOURNEY}", "mermaid"),
        (f"%% a remark\n%%{{init: {{}}}}%%\n{JOURNEY}", "mermaid"),
        (f"```mermaid\n{JOURNEY}\n```\n", "mermaid"),
        ("journey planning\npacking", "lines"),
        ("Journeys are long", "lines"),
        ("Looks\tAd\nPays\tTill", "table"),
        ("Looks\tCompares\tPays", "table"),
        ('"Looks\nlong"\nPays', "table"),
        ("Step;Touchpoint\nLooks;Ad", "table"),
        ("Stage,Step\nSearch,Looks", "table"),
        ("a,b,c\nd,e,f\ng,h,i", "table"),
        ("Looks\nPays", "lines"),
        ("Looks\t\nPays\t", "lines"),
        ("\tindented\n\t\tmore", "lines"),
        ("Looks, compares\nPays, leaves", "lines"),
        ("Well, yes, no\nHm", "lines"),
        ("Dear all; see you\nYours", "lines"),
        ("", "lines"),
        ("one line", "lines"),
    ],
)
def test_what_a_text_is_taken_for(source: str, kind: PastedKind) -> None:
    assert kind_of(source) == kind


def test_a_journey_in_a_markdown_fence_is_read() -> None:
    source = f"```mermaid\n{JOURNEY}\n```\n"

    assert read_journey(mermaid_source(source)).title == "Tea"
    assert mermaid_source(JOURNEY) == JOURNEY


def test_lines_become_titles_without_bullets_numbers_and_blank_lines() -> None:
    pasted = lines_of(
        "• Looks\r\n\r\n- Compares\n[12 km]\n1. Pays\n2) Leaves\n12. March\n* [ ] Tells"
    )

    assert pasted.titles == (
        "Looks", "Compares", "[12 km]", "Pays", "Leaves", "12. March", "Tells",
    )  # fmt: skip
    assert [str(line) for line in pasted.report] == [
        "Lines taken: 7.",
        "Bullets and numbers before lines were left out: 5.",
    ]


def test_plain_lines_are_taken_as_typed() -> None:
    pasted = lines_of("  Check-in <b>&\n-21 degrees\n")

    assert pasted.titles == ("Check-in <b>&", "-21 degrees")
    assert len(pasted.report) == 1


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("\n \n•\n", "There is not a word in the text to paste."),
        ("line\n" * 2_001, "The text has 2001 lines, more than the 2000 that can become cards"),
        ("\n" * 10_000_000, "more than the 2000 that can become cards at once: the window would"),
        ("x" * 10_500_000, "The text is larger than 10 MB"),
    ],
)
def test_too_little_and_too_much_is_refused_with_the_reason(source: str, sentence: str) -> None:
    with pytest.raises(ImportFileError) as refused:
        lines_of(source)
    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    "source",
    ["x" * 10_000_000, "```" + " " * 5_000_000, "(" + "1" * 5_000_000, "a\t" * 5_000_000,
     '"' * 5_000_000, "\n" * 5_000_000, "---\n" * 2_000_000],
    ids=["letters", "fence", "digits", "tabs", "quotes", "blank", "rules"],
)  # fmt: skip
def test_the_largest_text_is_told_at_once(source: str) -> None:
    before = time.process_time()

    kind_of(source)

    assert time.process_time() - before < 2


@given(st.text(max_size=200) | st.text(alphabet='journey\n\t ;,|"`-%{}ab', max_size=100))
def test_any_text_is_something(source: str) -> None:
    assert kind_of(source) in ("mermaid", "table", "lines")
    mermaid_source(source)
    try:
        titles = lines_of(source).titles
    except ImportFileError:
        return
    assert all(title == title.strip() and title for title in titles)
