"""Messy Mermaid: what the author plainly meant comes in, and what was done is said by line."""

import pytest

from cjm_desktop.exchange.mermaid.journey import MermaidJourney
from cjm_desktop.exchange.mermaid.reader import read_journey, read_journeys

Task = tuple[str, float | None, tuple[str, ...]]


def tasks(journey: MermaidJourney) -> list[Task]:
    return [(task.title, task.score, task.people) for task in journey.tasks]


def only_task(line: str, before: str = "") -> tuple[Task, list[str]]:
    """The last task of a diagram with this line, and what is said of the line."""
    journey = read_journey(f"journey\n{before}{line}")
    at = before.count("\n") + 2
    said = [str(reported) for reported in journey.report if reported.line == at]
    assert all(reported.source for reported in journey.report)
    return tasks(journey)[-1], said


@pytest.mark.parametrize(
    ("line", "task"),
    [
        ("Pay: 3: Me", ("Pay", 3, ("Me",))),
        ("Pay: 3", ("Pay", 3, ())),
        ("Pay : 3.5 : Me , You", ("Pay", 3.5, ("Me", "You"))),
        ("a<br>b: 2: Me<br/>You", ("a<br>b", 2, ("Me<br/>You",))),
        ("作業：x: 3: 私", ("作業：x", 3, ("私",))),
        ("Reach 50% done: 3: Me", ("Reach 50% done", 3, ("Me",))),
        (f"Call: 3: {'a long and winding description of everybody who ' * 3}",
         ("Call", 3, (("a long and winding description of everybody who " * 3).strip(),))),
    ],
)  # fmt: skip
def test_what_mermaid_reads_right_comes_in_without_a_word(line: str, task: Task) -> None:
    assert only_task(line) == (task, [])


@pytest.mark.parametrize(
    ("line", "task"),
    [
        ("Tjekker saldo : Sofie: 4", ("Tjekker saldo", 4, ("Sofie",))),
        ("Work: Me, Cat: 4", ("Work", 4, ("Me", "Cat"))),
        ("Work: Me, 4", ("Work", 4, ("Me",))),
        ("Work: 4, Me", ("Work", 4, ("Me",))),
        ("4: Work: Me", ("Work", 4, ("Me",))),
        ("Note: read this: 3: Me", ("Note: read this", 3, ("Me",))),
        ("Note: read all of this carefully: 3", ("Note: read all of this carefully", 3, ())),
        ("Note: read this: 3", ("Note: read this", 3, ())),
        ("Work: The Boss: 3", ("Work", 3, ("The Boss",))),
        ("09:30 Breakfast: 4: Me", ("09:30 Breakfast", 4, ("Me",))),
        ("Check in 14:00", ("Check in 14:00", None, ())),
        ("Ratio 1:2: 3: A", ("Ratio 1:2", 3, ("A",))),
        ("Ratio 1:2: 3", ("Ratio 1:2", 3, ())),
        ("Room 12:10: Me", ("Room 12:10", None, ())),
        ("Visit 10:30–11:00: 3: Me", ("Visit 10:30–11:00", 3, ("Me",))),
        ("Work:: 4: Me", ("Work", 4, ("Me",))),
        ("Work: happy, Me", ("Work", 4, ("Me",))),
        ("See https://a.example/x: 3: Me", ("See https://a.example/x", 3, ("Me",))),
        ("Work: 2: Agent: Tier 1, Bob", ("Work", 2, ("Agent: Tier 1", "Bob"))),
        ("作業：3：私", ("作業", 3, ("私",))),
        ("Login - 4 - User", ("Login", 4, ("User",))),
        ("Login | 4 | User", ("Login", 4, ("User",))),
        ("Login – 4", ("Login", 4, ())),
        ("Log-in - the second part", ("Log-in - the second part", None, ())),
        ("Open ticket #42: 3: Me", ("Open ticket #42", 3, ("Me",))),
        ("#1 Open: 3: Me", ("#1 Open", 3, ("Me",))),
        ("Pay; wait: 3: Me", ("Pay; wait", 3, ("Me",))),
        ("Pay: 3: Me; You", ("Pay", 3, ("Me", "You"))),
        ("Pay: 3: Me;", ("Pay", 3, ("Me",))),
        ("R&amp;D: 3: Me", ("R&D", 3, ("Me",))),
        ("Work", ("Work", None, ())),
        ("Journey review: 2: Me", ("Journey review", 2, ("Me",))),
        (": 3: Me", ("Untitled", 3, ("Me",))),
    ],
)  # fmt: skip
def test_what_mermaid_misreads_or_refuses_is_read_as_meant_and_reported(
    line: str, task: Task
) -> None:
    read, said = only_task(line)
    assert read == task
    assert said


@pytest.mark.parametrize(
    ("typed", "score"),
    [
        ("4,5", 4.5), ("5/5", 5), ("4/5", 4), ("4 / 5", 4), ("4 out of 5", 4), ("4 af 5", 4),
        ("10/10", 5), ("1/10", 1), ("★★★★☆", 4), ("⭐⭐⭐", 3), ("***", 3), ("★★★★★★★★★☆", 4.56),
        ("😀", 5), ("😐", 3), ("😢", 1), ("🙂", 4), ("☹️", 2), ("👍🏽", 4), (":)", 4), (":-(", 2),
        ("good", 4), ("Bad", 2), ("neutral", 3), ("happy", 4), ("very happy!", 5), ("dårlig", 2),
        ("mycket bra", 5), ("score=4", 4), ("score: 4", 4), ("Rating 3", 3), ("4 stars", 4),
        ("4 points", 4), ("80%", 4.2), ("0 %", 1), ("100%", 5), ("(4)", 4), ("**4**", 4),
        ("٣", 3), ("４", 4), ("4️⃣", 4),
    ],
)  # fmt: skip
def test_scores_in_other_forms_are_read_and_the_reading_is_said(typed: str, score: float) -> None:
    (title, read, people), said = only_task(f"Work: {typed}: Me")
    assert (title, people) == ("Work", ("Me",))
    assert read == score
    assert said


@pytest.mark.parametrize("typed", ["high", "4/2", "101%", "4-5", "4-ish", "soon", "2 of us"])
def test_what_is_not_plainly_a_score_is_kept_as_words(typed: str) -> None:
    (task,) = read_journey(f"journey\nWork: {typed}: Me").tasks
    assert (task.title, task.score, task.people, task.remark) == ("Work", None, ("Me",), typed)


def test_people_known_from_other_lines_settle_what_a_part_is() -> None:
    before = "Wake: 3: the nurse on duty tonight, Me\n"
    assert only_task("Ask: the nurse on duty tonight: 4", before)[0][1:] == (
        4, ("the nurse on duty tonight",),
    )  # fmt: skip
    assert only_task("Rest: Me", before)[0] == ("Rest", None, ("Me",))
    assert only_task("Rest: 4 Me", before)[0] == ("Rest", 4, ("Me",))


def test_numbers_that_count_the_tasks_are_no_scores() -> None:
    journey = read_journey("journey\nWake: 3: Me\n1: Rise: Me\n2: Eat: Me\n3: Go: 5: Me")
    assert tasks(journey) == [
        ("Wake", 3, ("Me",)), ("1: Rise", None, ("Me",)), ("2: Eat", None, ("Me",)),
        ("3: Go", 5, ("Me",)),
    ]  # fmt: skip


def test_semicolons_part_tasks_only_where_each_is_a_whole_one() -> None:
    assert tasks(read_journey("journey\nA: 3: Me; B: 4")) == [("A", 3, ("Me",)), ("B", 4, ())]


@pytest.mark.parametrize(
    ("lines", "sections", "title"),
    [
        ("section Day 1: Start\nA: 3", ["Day 1: Start"], ""),
        ("section Sprint #2; late\nA: 3", ["Sprint #2; late"], ""),
        ("Section: Pay\nA: 3", ["Pay"], ""),
        ("section A %% remark", ["A"], ""),
        ("section A # remark", ["A"], ""),
        ("section A\nA: 1\nsection A\nB: 2", ["A", "A"], ""),
        ("title: My day", [], "My day"),
        ("title C# and F# # remark", [], "C# and F#"),
        ("title Top 10: 5: Me", [], "Top 10: 5: Me"),
        ("title A; B", [], "A; B"),
    ],
)
def test_sections_and_titles_keep_their_words(lines: str, sections: list[str], title: str) -> None:
    journey = read_journey(f"journey\n{lines}")
    assert [section.title for section in journey.sections] == sections
    assert journey.title == title


def test_a_task_may_begin_with_a_keyword() -> None:
    source = "journey\nsection S\ntitle page: 2: Me\nSection lead: 4: Me\ntitle: 5: Me"
    assert [name for name, *_ in tasks(read_journey(source))] == [
        "title page", "Section lead", "title",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "size: 2rem", "font-size: 12px;", "fill: #fff", "color: red", "classDef a fill:#f00",
        "style X fill:#f9f,stroke:#333", "linkStyle 0 stroke:#ff3",
    ],
)  # fmt: skip
def test_stray_style_lines_are_left_out_with_a_warning(line: str) -> None:
    journey = read_journey(f"journey\nA: 3\n{line}")
    assert len(journey.tasks) == 1
    assert [(r.line, r.severity, r.source) for r in journey.report] == [(3, "skipped", line)]


@pytest.mark.parametrize("line", ["color: 3: Me", "fill: 4", "style: 2: Me", "opacity: 5"])
def test_a_task_that_looks_like_a_style_but_has_a_score_is_a_task(line: str) -> None:
    (title, score, _), said = only_task(line)
    assert (f"{title}: {score:g}", said) == (line.removesuffix(": Me"), [])


@pytest.mark.parametrize(
    "word", ["JOURNEY", "Journey", "journey-beta", "user journey", "userJourney", "journey;"]
)
def test_other_spellings_of_the_first_word_are_read_and_reported(word: str) -> None:
    journey = read_journey(f"{word}\nA: 3: Me")
    assert tasks(journey) == [("A", 3, ("Me",))]
    assert [line.line for line in journey.report] == [1]


def test_words_beside_the_first_word_are_the_title() -> None:
    journey = read_journey("journey Checkout of guests\nsection A\nB: 3")
    assert journey.title == "Checkout of guests"
    assert journey.report


def test_a_journey_without_its_first_word_is_one_if_it_plainly_is() -> None:
    journey = read_journey("title A day\nsection Morning\nWake: 3: Me")
    assert (journey.title, tasks(journey)) == ("A day", [("Wake", 3, ("Me",))])
    assert [line.line for line in journey.report if line.is_warning] == [1]


def test_a_description_that_is_never_closed_ends_at_the_next_statement() -> None:
    journey = read_journey("journey\naccDescr {\nAll of\nit\nsection S\nA: 3")
    assert journey.acc_description == "All of\nit"
    assert (len(journey.sections), len(journey.tasks)) == (1, 1)
    assert journey.report[0].line == 2


def test_front_matter_without_an_end_is_read_up_to_the_journey() -> None:
    journey = read_journey("---\ntitle: A\njourney\nB: 3")
    assert (journey.title, journey.tasks[0].line) == ("A", 4)
    assert journey.report[0].is_warning


def test_a_directive_without_an_end_takes_nothing_with_it() -> None:
    journey = read_journey("journey\n%%{init: {\nA: 3")
    assert tasks(journey) == [("A", 3, ())]
    assert journey.report[0].source == "%%{init: {"


MARKDOWN = """# Parcels

Some text.

## Sending

```mermaid
journey
  Queue: 2: Me
```

```mermaid
graph TD
  a --> b
```

> ~~~ mermaid
> ---
> title: Own title
> ---
> journey
>   Pay: 4: Me
> ~~~

Last words.
"""


def test_each_fenced_journey_of_a_markdown_text_is_one_under_its_heading() -> None:
    first, second = read_journeys(MARKDOWN)
    assert (first.title, first.heading, tasks(first)) == ("", "Sending", [("Queue", 2, ("Me",))])
    assert first.tasks[0].line == 9
    assert (second.title, tasks(second)) == ("Own title", [("Pay", 4, ("Me",))])
    assert second.tasks[0].line == 22
    around = [(line.line, line.source) for journey in (first, second) for line in journey.report]
    assert around == [
        (1, "# Parcels"), (3, "Some text."),
        (12, "```mermaid\ngraph TD\na --> b\n```"), (25, "Last words."),
    ]  # fmt: skip
    assert not any(line.is_warning for line in (*first.report, *second.report))


def test_a_heading_above_a_journey_without_fences_is_its_heading() -> None:
    (journey,) = read_journeys("# My day\n\nIt was long.\n\njourney\nA: 3")
    assert (journey.heading, tasks(journey)) == ("My day", [("A", 3, ())])
    assert [(line.line, line.source) for line in journey.report] == [(3, "It was long.")]


def test_a_heading_that_gives_way_to_the_title_is_said() -> None:
    (journey,) = read_journeys("# Heading\njourney\ntitle Title\nA: 3")
    assert journey.title == "Title"
    assert [line.source for line in journey.report] == ["Heading"]


def test_each_line_journey_begins_a_diagram_and_takes_its_front_matter() -> None:
    first, second = read_journeys("journey\nA: 3\n\n---\ntitle: Two\n---\njourney\nB: 4")
    assert (first.title, tasks(first), first.report) == ("", [("A", 3, ())], ())
    assert (second.title, tasks(second), second.tasks[0].line) == ("Two", [("B", 4, ())], 8)


def test_a_journey_in_a_web_page_is_read_from_its_element() -> None:
    page = '<h1>Hi</h1>\n<pre class="mermaid">\njourney\nA: 3: Me\n</pre>\n<p>Bye</p>'
    (journey,) = read_journeys(page)
    assert tasks(journey) == [("A", 3, ("Me",))]
    assert [line.source for line in journey.report] == ["<h1>Hi</h1>", "<p>Bye</p>"]
