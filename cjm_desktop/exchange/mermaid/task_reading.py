"""Reads a task's line: its name, its score and the people who take part.

A line that Mermaid reads right is read as Mermaid reads it. In any other every word is kept, and
what was made of it is said.
"""

import re
from dataclasses import dataclass, replace

from cjm_desktop.exchange.mermaid.pieces import Pieces, is_sound
from cjm_desktop.exchange.mermaid.score_words import LABELS
from cjm_desktop.exchange.mermaid.scores import is_score, understood_score, worded_score
from cjm_desktop.exchange.mermaid.wording import SPACE, bare_marks, decoded, number, shortened
from cjm_desktop.language import Text, number_text, text

_DASHED = re.compile(r"\s+[-–—]+>?\s+|\s*[|;→\t]\s*")
_NAMES = re.compile(r"((?:#\w++;|&[A-Za-z]\w*+;|[^,;])*+)[,;]?", re.ASCII)
_NUMBER_FIRST = re.compile(rf"([1-5])[{SPACE}]+(?:[-–—][{SPACE}]+)?(\D.*)", re.DOTALL)
_LONGEST_NAME = 40
_MOST_NAME_WORDS = 3


@dataclass(frozen=True, slots=True)
class TaskReading:
    """What a line says: `remark` holds words that are none of the rest, `reasons` the report."""

    title: str
    score: float | None = None
    people: tuple[str, ...] = ()
    remark: str = ""
    reasons: tuple[Text, ...] = ()


def read_task(
    pieces: Pieces, known: frozenset[str] = frozenset(), *, numbered: bool = False
) -> TaskReading:
    """What the pieces of a task's line say.

    `known` are the people of other tasks, in small letters; `numbered` means that a number in
    front counts the tasks and is no score.
    """
    if is_sound(pieces):
        return _with_score(pieces, 1)
    reading = _of_pieces(pieces, known, numbered)
    reasons = (*reading.reasons, *_reasons_of_marks(pieces.words))
    if pieces.have_wide_colons:
        reasons = (*reasons, text("Wide colons (：) were read as colons."))
    if not reading.title:
        reasons = (*reasons, text("There is no task before the colon, so the step has no name."))
    if pieces.have_colons_inside:
        reasons = (*reasons, text("A colon with figures around it, as in a time, was kept."))
    return replace(reading, reasons=reasons)


def leading_score(pieces: Pieces) -> float | None:
    """The number that stands where the task's name should, if no other part is a score."""
    if len(pieces) < 2 or not pieces[1]:
        return None
    score = number(pieces[0])
    return None if score is None or pieces.have_score else score


def people_in(words: str) -> tuple[str, ...]:
    """The names between commas, empty ones left out."""
    names = (decoded(name) for name in _NAMES.findall(words))
    return tuple(name for name in names if name)


def _of_pieces(pieces: Pieces, known: frozenset[str], numbered: bool) -> TaskReading:
    scores = pieces.scores() or [
        index for index in range(1, len(pieces)) if worded_score(pieces[index]) is not None
    ]
    if scores:
        return _around_score(pieces, _chosen(scores, len(pieces)), known)
    if len(pieces) == 1:
        return _without_colons(pieces.words)
    leading = leading_score(pieces)
    if leading is not None and not numbered and 1 <= leading <= 5:
        reason = text("The score stands before the task; it was read as such.")
        people = people_in(pieces.joined(2, len(pieces)))
        return TaskReading(decoded(pieces[1]), leading, people, reasons=(reason,))
    if leading is not None:
        pieces = Pieces(pieces.words, ((0, pieces.spans[1][1]), *pieces.spans[2:]))
    return _without_score(pieces, known)


def _chosen(scores: list[int], count: int) -> int:
    """Of neighbouring scores the last, unless then nothing but Mermaid's own reading is left."""
    if scores[:2] == [1, 2] and count == 3:
        return 1
    chosen = scores[0]
    while chosen + 1 in scores:
        chosen += 1
    return chosen


def _around_score(pieces: Pieces, at: int, known: frozenset[str]) -> TaskReading:
    """The score lies at `at`: the people behind it or, where nobody is, perhaps before it."""
    reasons: list[Text] = []
    while at >= 2 and (not pieces[at - 1] or pieces[at - 1].casefold() in LABELS):
        reasons.append(text("“{words}:” before the score was left out.", words=pieces[at - 1]))
        pieces = Pieces(pieces.words, (*pieces.spans[: at - 1], *pieces.spans[at:]))
        at -= 1
    if at == len(pieces) - 1 and at >= 2 and _are_people(pieces[at - 1], known, alone=at == 2):
        people = people_in(pieces[at - 1])
        title = decoded(pieces.joined(0, at - 1))
        reasons.append(text("Score and people have changed places; they were read so."))
        reading = TaskReading(title, _score(pieces[at]), people)
    else:
        reading = _with_score(pieces, at)
        if at > 1:
            reasons.append(text("A colon was kept as part of the task's name."))
    return replace(reading, reasons=(*reasons, *_reasons_of_score(pieces, at)))


def _with_score(pieces: Pieces, at: int) -> TaskReading:
    people = people_in(pieces.joined(at + 1, len(pieces)))
    return TaskReading(decoded(pieces.joined(0, at)), _score(pieces[at]), people)


def _score(words: str) -> float | None:
    readings = (number(words), understood_score(words), worded_score(words))
    return next((score for score in readings if score is not None), None)


def _reasons_of_score(pieces: Pieces, at: int) -> list[Text]:
    reasons = []
    words = shortened(pieces[at])
    if number(words) is None:
        score = _score(words) or 0.0
        reasons.append(
            text("“{words}” was read as the score {score}.", words=words, score=number_text(score))
        )
    if len(pieces) > at + 2:
        reasons.append(text("A colon among the people was kept as part of a name."))
    return reasons


def _are_people(words: str, known: frozenset[str], *, alone: bool) -> bool:
    """Whether words before a score are people: known ones, or short and like names."""
    names = people_in(words)
    if not names or all(name.casefold() in known for name in names):
        return bool(names)
    return all(_is_like_name(name, alone=alone) for name in names)


def _is_like_name(words: str, *, alone: bool) -> bool:
    count = len(words.split())
    if len(words) > _LONGEST_NAME or count > _MOST_NAME_WORDS:
        return False
    return not words[0].islower() or (alone and count == 1)


def _without_colons(words: str) -> TaskReading:
    """Only dashes or bars part the line, or nothing does."""
    parts = [part for part in _DASHED.split(words, 3) if part]
    if len(parts) in {2, 3} and is_score(parts[1]):
        people = people_in(parts[2]) if len(parts) == 3 else ()
        reason = text("The line has no colons; it was parted where they should be.")
        return TaskReading(decoded(parts[0]), _score(parts[1]), people, reasons=(reason,))
    reason = text("There is no score, so the step came without a feeling.")
    return TaskReading(decoded(words), reasons=(reason,))


def _without_score(pieces: Pieces, known: frozenset[str]) -> TaskReading:
    title = decoded(pieces[0])
    if len(pieces) == 1:
        return _without_colons(pieces.words)
    if len(pieces) == 2:
        return _with_people_or_remark(title, pieces[1], known)
    if len(pieces) == 3:
        return _with_odd_score(title, pieces[1], people_in(pieces[2]))
    reason = text("Score and people cannot be told apart; the words are in the step's details.")
    return TaskReading(title, remark=decoded(pieces.joined(1, len(pieces))), reasons=(reason,))


def _with_people_or_remark(title: str, words: str, known: frozenset[str]) -> TaskReading:
    """`Task: words`: a score among names, or names, or words that are neither."""
    names = people_in(words)
    scores = [name for name in names if _score(name) is not None]
    if len(names) > 1 and len(scores) == 1 and scores[0] in (names[0], names[-1]):
        people = tuple(name for name in names if name != scores[0])
        reason = text("“{words}” was read as score and people.", words=shortened(words))
        return TaskReading(title, _score(scores[0]), people, reasons=(reason,))
    first = _NUMBER_FIRST.fullmatch(words)
    if first and first[2].strip(SPACE).casefold() in known:
        reason = text("“{words}” was read as score and people.", words=shortened(words))
        return TaskReading(title, float(first[1]), people_in(first[2]), reasons=(reason,))
    if names and all(name.casefold() in known for name in names):
        reason = text("There is no score, so the step came without a feeling.")
        return TaskReading(title, people=names, reasons=(reason,))
    return _with_odd_score(title, words, ())


def _with_odd_score(title: str, words: str, people: tuple[str, ...]) -> TaskReading:
    """Words that are no score stand in its place; they are kept beside the step."""
    if not words:
        reason = text("There is no score, so the step came without a feeling.")
    else:
        reason = text(
            "“{words}” is no score; the step came without a feeling, the words are in its details.",
            words=shortened(words),
        )
    return TaskReading(title, people=people, remark=decoded(words), reasons=(reason,))


def _reasons_of_marks(words: str) -> list[Text]:
    """What Mermaid cannot read or takes for a comment, and was kept here as text."""
    marks = bare_marks(words)
    reasons = []
    if "&" in marks:
        reasons.append(text("“&…;” was read as the character that it stands for."))
    if "#" in marks:
        reasons.append(text("“#” begins a comment in Mermaid; here the words were kept."))
    if ";" in marks:
        reasons.append(text("Mermaid cannot read the semicolon; here the words were kept."))
    return reasons
