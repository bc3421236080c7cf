"""Mermaid reader: diagrams read as Mermaid reads them, and nothing is lost without a word."""

from pathlib import Path

import pytest

from cjm_desktop.errors import ImportFileError
from cjm_desktop.exchange.mermaid.journey import MermaidJourney
from cjm_desktop.exchange.mermaid.reader import MOST_STATEMENTS, read_journey
from cjm_desktop.exchange.mermaid.task_list import MOST_CHARACTERS, MOST_PEOPLE, MOST_TASKS
from cjm_desktop.exchange.source_text import read_source_text

DATA = Path(__file__).parents[2] / "data" / "mermaid"


def read(name: str) -> MermaidJourney:
    return read_journey(read_source_text(DATA / name))


def tasks(journey: MermaidJourney) -> list[tuple[str, str, float | None, tuple[str, ...]]]:
    return [(task.section, task.title, task.score, task.people) for task in journey.tasks]


def reported(journey: MermaidJourney) -> list[tuple[int, str, str]]:
    return [(line.line, line.severity, line.source) for line in journey.report]


def test_a_whole_diagram_is_read_with_its_line_numbers() -> None:
    journey = read("parcel.mmd")
    assert journey.title == "Parcel to a friend"
    assert journey.acc_title == "Sending a parcel"
    assert journey.acc_description == "From the idea\nto the thank-you call"
    assert [(section.title, section.line) for section in journey.sections] == [
        ("At home", 14), ("Post office", 18), ("At home", 21),
    ]  # fmt: skip
    assert tasks(journey) == [
        ("", "Has an idea", 4, ("Nora",)),
        ("At home", "Finds a box", 2, ("Nora",)),
        ("At home", "Packs & tapes", 3, ("Nora", "Ali")),
        ("Post office", "Queues", 1, ("Nora",)),
        ("Post office", "Pays the postage", 2.5, ("Nora", "Clerk")),
        ("At home", "Waits", 3, ()),
        ("At home", "Gets a call", 6, ("Nora", "Friend")),
    ]
    assert [task.line for task in journey.tasks] == [13, 16, 17, 19, 20, 22, 23]
    assert reported(journey) == [
        (3, "noted", "config:\ntheme: forest"),
        (6, "noted", '%%{init: {"journey": {"diagramMarginX": 50}}}%%'),
        (15, "noted", "%% the boring part"),
    ]


def test_a_byte_order_mark_and_windows_line_ends_leave_no_trace() -> None:
    journey = read("bike-bom-crlf.mmd")
    assert journey.title == "Køb af brugt cykel"
    assert [task.title for task in journey.tasks] == [
        "Læser annoncer", "Skriver til sælger", "Prøvekører",
    ]  # fmt: skip
    assert journey.tasks[-1].people == ("Åse",)
    assert journey.tasks[-1].line == 7
    assert journey.report == ()


def test_what_is_read_otherwise_than_typed_is_reported_with_its_line() -> None:
    journey = read("untidy.mmd")
    assert journey.title == "Moving house"
    assert tasks(journey) == [
        ("", "Sorts things", None, ("Ida",)),
        ("Move", "Carries boxes", 3.5, ("Ida", "Jon")),
        ("Move", "Thanks everyone", None, ("Ida",)),
        ("Move", "Calls the plumber", 2, ("Plumber: night shift",)),
    ]
    assert journey.tasks[0].remark == "low"
    assert reported(journey) == [
        (2, "skipped", "First thoughts"),
        (4, "changed", "section"),
        (5, "changed", "Sorts things: low: Ida"),
        (7, "changed", "Carries boxes: 3,5: Ida, Jon"),
        (8, "changed", "Thanks everyone:: Ida"),
        (9, "noted", "# never again"),
        (9, "changed", "Calls the plumber: 2: Plumber: night shift # never again"),
        (10, "skipped", "font-size: 12px"),
    ]


def test_empty_names_are_nobody() -> None:
    assert [task.people for task in read("blank-names.mmd").tasks] == [(), (), ()]


@pytest.mark.parametrize(
    ("typed", "score"),
    [
        ("5", 5), (" +4 ", 4), ("-1", -1), ("2.5", 2.5), (".5", 0.5), ("5.", 5), ("4e0", 4),
        ("0x3", 3), ("0b11", 3), ("\xa03\xa0", 3),
        ("", None), ("  ", None), ("high", None), ("1_0", None), ("nan", None),
        ("Infinity", None), ("9" * 5000, None),
    ],
)  # fmt: skip
def test_a_score_is_what_javascript_calls_a_number(typed: str, score: float | None) -> None:
    (task,) = read_journey(f"journey\nWork:{typed}: Me").tasks
    assert task.score == score
    assert task.people == ("Me",)


def test_keywords_may_be_capitalised_and_statements_may_share_a_line() -> None:
    journey = read_journey("journey TITLE Day\nSECTION S\nACCDESCR { x }Work: 3: Me")
    assert (journey.title, journey.acc_description) == ("Day", "x")
    assert tasks(journey) == [("S", "Work", 3, ("Me",))]


def test_entity_codes_are_characters_and_never_syntax() -> None:
    source = "journey\nsection A#58; B\n#9829; a #35;1: 3: x#44; y, R#amp;D\nb #zz; #7;: 2"
    assert tasks(read_journey(source)) == [
        ("A: B", "♥ a #1", 3, ("x, y", "R&D")),
        ("A: B", "b #zz; #7;", 2, ()),
    ]


def test_an_accessible_title_may_stand_on_the_next_line() -> None:
    assert read_journey("journey\naccTitle:\n\n  Packing; etc.\nA: 3").acc_title == "Packing; etc."
    journey = read_journey("journey\naccTitle:\n  Packing: 3: Me")
    assert (journey.acc_title, len(journey.tasks)) == ("", 1)


def test_directives_are_passed_over_without_moving_line_numbers() -> None:
    journey = read_journey('%%{\n init: {"theme": "dark"}\n}%%\njourney\n  A: 3')
    assert journey.tasks[0].line == 5
    assert reported(journey) == [(1, "noted", '%%{\n init: {"theme": "dark"}\n}%%')]


@pytest.mark.parametrize(
    ("front_matter", "title"),
    [
        ("title: Plain title # with a remark", "Plain title"),
        ('title: "Quoted: \\"so\\" # yes \\u00e6"', 'Quoted: "so" # yes æ'),
        ("title: 'It''s mine'", "It's mine"),
        ('"title": Key in quotes', "Key in quotes"),
        ("title: >-\n  Two\n  lines", "Two lines"),
        ("title: Goes\n  on", "Goes on"),
        ("title: 2024", "2024"),
        ("title:", ""),
        ("title: null", ""),
        ("config:\n  title: not this", ""),
    ],
)
def test_the_title_of_the_front_matter_is_the_title(front_matter: str, title: str) -> None:
    for indent in ("", "    "):
        lines = f"---\n{front_matter}\n---\njourney\nA: 3".split("\n")
        journey = read_journey("\n".join(indent + line for line in lines))
        assert journey.title == title
        assert journey.tasks[0].line == len(lines)
        assert not any(line.is_warning for line in journey.report)


def test_other_words_of_the_front_matter_are_reported() -> None:
    journey = read_journey("---\nauthor: Ida\ntitle: Front\n---\njourney\ntitle Body")
    assert journey.title == "Body"
    assert reported(journey) == [(2, "skipped", "author: Ida"), (3, "skipped", "Front")]


def test_of_two_titles_in_the_front_matter_the_first_counts() -> None:
    journey = read_journey("---\ntitle: One\ntitle: Two\n---\njourney")
    assert journey.title == "One"
    assert reported(journey) == [(3, "skipped", "title: Two")]


def test_a_very_long_comment_is_quoted_in_short_but_kept_whole() -> None:
    comment = "# " + "never " * 1000 + "again"
    (line,) = read_journey(f"journey\n{comment}").report
    assert len(str(line)) < 150
    assert line.source == comment


@pytest.mark.parametrize(
    ("source", "line", "says"),
    [
        ("", 0, "no Mermaid diagram"),
        ("\n %% only a comment\n", 0, "no Mermaid diagram"),
        ("\ngraph TD\nA-->B", 2, "Line 2 begins with “graph”"),
        ("gantt\ntitle A\nsection B\nC: 3", 1, "Line 1 begins with “gantt”"),
        ("mindmap\n  root\n    journey\n", 1, "Line 1 begins with “mindmap”"),
        ("# Notes\n\nHello: 5 people came", 3, "Line 3 begins with “Hello”"),
        ("Journey mapping is a method.\nIt takes 5 people.", 1, "Line 1 begins with “Journey”"),
        ("title Menu\nSoup: of the day", 1, "Line 1 begins with “title”"),
        ("```mermaid\ngraph TD\nA-->B\n```", 1, "Line 1 begins with"),
        ("journey\n" + "A: 3\n" * (MOST_TASKS + 1), MOST_TASKS + 2, "more than 20000 tasks"),
        ("journey\n" + f"A: 3: {'x,' * 40_000}\n" * 3, 4, "more than 100000 times"),
        ("journey\n" + "A" * (MOST_CHARACTERS + 1), 2, "more than 5000 characters"),
        ("journey\ntitle " + "A" * 1_000_000, 2, "more than 100000 characters"),
        ("journey\n" + "accDescr{a}" * (MOST_STATEMENTS + 1), 2, "more than 100000 statements"),
        ("journey\nA: 3\n" * 201, 0, "more than 200 diagrams"),
        ("\n" * 250_000, 0, "250001 lines"),
    ],
    ids=range(16),
)
def test_what_is_no_journey_or_too_much_is_refused(source: str, line: int, says: str) -> None:
    assert MOST_PEOPLE < 120_000
    with pytest.raises(ImportFileError, match=r"(?i)nothing was imported") as refused:
        read_journey(source)
    assert says in str(refused.value)
    assert refused.value.line == line
    assert len(str(refused.value)) < 300
