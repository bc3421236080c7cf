"""The sentences with which a Mermaid source is refused: the line, what is wrong, what to do."""

import re

from cjm_desktop.errors import ImportFileError
from cjm_desktop.exchange.mermaid.wording import shortened
from cjm_desktop.language import Text, text

_FIRST_WORD = re.compile(r"[A-Za-z][\w-]*+")
_NOTHING_IMPORTED = text("Nothing was imported.")


def no_diagram() -> ImportFileError:
    """There is not a word in the source."""
    return ImportFileError(text("There is no Mermaid diagram in it."), _NOTHING_IMPORTED)


def other_diagram(line: int, source: str) -> ImportFileError:
    """The source begins with something else than the word journey."""
    word = _FIRST_WORD.match(source)
    begins = shortened(word.group() if word else source)
    return _refused(
        text(
            "Line {line} begins with “{begins}”, where a Mermaid journey begins with “journey”.",
            line=line,
            begins=begins,
        ),
        line,
    )


def kept_word(line: int, source: str) -> ImportFileError:
    """A line in the middle begins with the word that begins a diagram."""
    return _refused(
        text(
            "Line {line} begins with “journey”, which Mermaid keeps for the first line; put "
            "another word before it: “{source}”.",
            line=line,
            source=shortened(source),
        ),
        line,
    )


def no_score(line: int, source: str) -> ImportFileError:
    """A line that is no keyword has no colon either."""
    return _refused(
        text(
            "Line {line} is no task with a score, such as “Make tea: 5: Me”: “{source}”.",
            line=line,
            source=shortened(source),
        ),
        line,
    )


def no_task_name(line: int, source: str) -> ImportFileError:
    """A line begins with the colon that should follow a task's name."""
    return _refused(
        text(
            "Line {line} has no task before its colon: “{source}”.",
            line=line,
            source=shortened(source),
        ),
        line,
    )


def colon_in_section(line: int, source: str) -> ImportFileError:
    """A section's name may not hold a colon."""
    return _refused(
        text(
            "Line {line} has a colon in the name of a section; write “#58;” for it or leave it "
            "out: “{source}”.",
            line=line,
            source=shortened(source),
        ),
        line,
    )


def semicolon(line: int, source: str) -> ImportFileError:
    """A semicolon stands where Mermaid allows none."""
    return _refused(
        text(
            "Line {line} has a semicolon, which Mermaid cannot read; write “#59;” for it or leave "
            "it out: “{source}”.",
            line=line,
            source=shortened(source),
        ),
        line,
    )


def unclosed_description(line: int) -> ImportFileError:
    """A description in braces goes on to the end of the source."""
    return _refused(
        text("Line {line} begins a description with “{{” that no “}}” ends.", line=line), line
    )


def too_many_tasks(line: int, most: int) -> ImportFileError:
    """More tasks or sections than a map can hold."""
    return _refused(
        text(
            "The diagram has more than {most} tasks or sections, the most that a map can hold.",
            most=most,
        ),
        line,
    )


def too_many_people(line: int, most: int) -> ImportFileError:
    """More people in all tasks together than a map can hold."""
    return _refused(
        text(
            "The diagram names people more than {most} times, the most that a map can hold.",
            most=most,
        ),
        line,
    )


def _refused(message: Text, line: int) -> ImportFileError:
    return ImportFileError(message, _NOTHING_IMPORTED, line)
