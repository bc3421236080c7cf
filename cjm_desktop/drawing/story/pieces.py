"""What a lens asks and finds, as pieces of text: each is kept together in its column."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cjm_desktop.drawing.header import LENS_TITLES
from cjm_desktop.drawing.picture import TextLine, Weight
from cjm_desktop.drawing.text_block import one_line, text_block
from cjm_desktop.language import Text, text, text_plural, translate
from cjm_desktop.lenses.lens_story import LensStory
from cjm_desktop.model.finding import Finding, Severity

_RANKS: tuple[tuple[Severity, Text], ...] = (
    ("high", text("Ask first")),
    ("medium", text("Then ask")),
    ("low", text("Also worth asking")),
)
_BETWEEN, _BETWEEN_FACTS = 0.75, 0.4
"""The room between two pieces, as a part of the size of text; so are all below."""
_BEFORE_HEADING = 1.3
_AFTER_HEADING = 0.25
_TITLE, _QUESTION, _HEADING = 1.55, 1.2, 0.92


class LineOfText(NamedTuple):
    """A line as it lies at the top of its piece, the room it takes, and that above it."""

    line: TextLine
    height: float
    above: float = 0.0


class Piece(NamedTuple):
    """Lines that stay together; `above` is the room over it where it does not begin a column."""

    lines: tuple[LineOfText, ...]
    above: float = 0.0

    @property
    def height(self) -> float:
        """The room its lines take."""
        return sum(line.height + line.above for line in self.lines)


class Setter:
    """Sets words in a column of some width, in text of some size."""

    def __init__(self, width: float, size: float) -> None:
        self.width = width
        self.size = size

    def lines(
        self, words: str, weight: Weight = "regular", colour: str = "text", scale: float = 1.0,
        above: float = 0.0,
    ) -> Iterator[LineOfText]:  # fmt: skip
        """Words as lines; `above` is room over the first of them, as a part of the size."""
        size = self.size * scale
        block = text_block(words, 0.0, 0.0, self.width, weight, size, colour)
        pitch = block.height / max(1, len(block.lines))
        for number, line in enumerate(block.lines):
            own = line._replace(y=line.y - number * pitch)
            yield LineOfText(own, pitch, 0.0 if number else above * self.size)


def pieces_of(story: LensStory, setter: Setter) -> list[Piece]:
    """The story of a lens from what it asks to what was answered; the first names the lens."""
    return [
        _head(story, setter),
        *_asked(story.asked, setter),
        *_group(text("Facts"), [_fact(fact, setter) for fact in story.facts], setter,
                _BETWEEN_FACTS),
        *_group(text("Fine as it is"),
                [_answered(*answered, setter) for answered in story.answered], setter),
    ]  # fmt: skip


def continued(story: LensStory, title: str, setter: Setter) -> Piece:
    """The head of a further page, in one line: of which lens and map it goes on to tell."""
    words = translate("{lens}, continued: {title}", title=title,
                      lens=translate(LENS_TITLES[story.lens]))  # fmt: skip
    line = one_line(words, "semibold", _QUESTION * setter.size, setter.width)
    return Piece(tuple(setter.lines(line, "semibold", _accent(story), _QUESTION)))


def _head(story: LensStory, setter: Setter) -> Piece:
    blind_spot = translate("Blind spot: {blind_spot}", blind_spot=story.blind_spot)
    return Piece((
        *setter.lines(translate(LENS_TITLES[story.lens]), "semibold", _accent(story), _TITLE),
        *setter.lines(str(story.question), "semibold", scale=_QUESTION, above=0.2),
        *setter.lines(blind_spot, colour="text.muted", above=0.35),
        *setter.lines(_count(len(story.asked)), "medium", above=0.6),
    ))  # fmt: skip


def _count(number: int) -> str:
    if not number:
        return translate("No question for the room.")
    return str(text_plural("{number} question for the room", "{number} questions for the room",
                           number))  # fmt: skip


def _asked(found: Iterable[Finding], setter: Setter) -> Iterator[Piece]:
    findings = list(found)
    for severity, heading in _RANKS:
        ranked = [_finding(one, setter) for one in findings if one.severity == severity]
        yield from _group(heading, ranked, setter)


def _group(
    heading: Text, pieces: list[Piece], setter: Setter, between: float = _BETWEEN
) -> Iterator[Piece]:
    """Pieces under a heading, which stays with the first of them."""
    for number, piece in enumerate(pieces):
        if number:
            yield piece._replace(above=between * setter.size)
        else:
            head = tuple(setter.lines(str(heading), "semibold", "text.muted", _HEADING))
            first = piece.lines[0]._replace(above=_AFTER_HEADING * setter.size)
            yield Piece((*head, first, *piece.lines[1:]), _BEFORE_HEADING * setter.size)


def _finding(finding: Finding, setter: Setter) -> Piece:
    return Piece((
        *setter.lines(str(finding.message), "medium"),
        *setter.lines(str(finding.question), colour="proposed"),
    ))  # fmt: skip


def _fact(fact: Finding, setter: Setter) -> Piece:
    return Piece(tuple(setter.lines(str(fact.message))))


def _answered(finding: Finding, reason: str, setter: Setter) -> Piece:
    why = " ".join(reason.split())
    words = (
        translate("Fine as it is, because {reason}", reason=why) if why
        else translate("Called fine as it is.")
    )  # fmt: skip
    return Piece((
        *setter.lines(str(finding.message), colour="text.muted"),
        *setter.lines(words, colour="text.muted"),
    ))  # fmt: skip


def _accent(story: LensStory) -> str:
    return "text" if story.lens == "functional" else f"accent.{story.lens}"
