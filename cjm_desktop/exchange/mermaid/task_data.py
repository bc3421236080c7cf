"""Reads what follows a task's name: its score and the people who take part."""

from dataclasses import dataclass

from cjm_desktop.exchange.mermaid.wording import decoded, number, shortened
from cjm_desktop.exchange.report import ReportLine
from cjm_desktop.language import Text, text


@dataclass(frozen=True, slots=True)
class TaskData:
    """A score (None where none can be read), the people named, and what there is to report."""

    score: float | None
    people: tuple[str, ...]
    report: tuple[ReportLine, ...] = ()


def read_task_data(data: str, line: int, source: str) -> TaskData:
    """Read `score: people`, as it stands after a task's name and colon.

    Mermaid makes a score out of nothing, and drops what follows a colon among the people; here
    neither happens, and the report says so.
    """
    score_words, _, people_words = data.partition(":")
    score = number(score_words)
    if score is None:
        return _without_score(score_words, people_words, line, source)
    people = _people(people_words)
    if ":" not in people_words:
        return TaskData(score, people)
    message = text("A colon among the people was kept as part of a name.")
    return TaskData(score, people, (ReportLine(line, message, "changed", source),))


def _without_score(score_words: str, people_words: str, line: int, source: str) -> TaskData:
    """Keep the people unless they are numbers or hold a colon: then the parts are mixed up."""
    people = _people(people_words)
    if ":" in people_words or any(number(person) is not None for person in people):
        message = text("Score and people cannot be told apart, so the step came with neither.")
        return TaskData(None, (), (ReportLine(line, message, "skipped", source),))
    message = _no_number(shortened(score_words))
    return TaskData(None, people, (ReportLine(line, message, "skipped", source),))


def _no_number(words: str) -> Text:
    if not words:
        return text("There is no score, so the step came without a feeling.")
    return text("“{words}” is no number, so the step came without a feeling.", words=words)


def _people(words: str) -> tuple[str, ...]:
    names = (decoded(name) for name in words.split(","))
    return tuple(name for name in names if name)
