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


def too_many_diagrams(most: int) -> ImportFileError:
    """More diagrams than a workshop file should hold maps."""
    return _refused(text("There are more than {most} diagrams in it.", most=most), 0)


def too_many_statements(line: int, most: int) -> ImportFileError:
    """More titles, comments, tasks and so on than anyone writes."""
    return _refused(
        text("The diagram has more than {most} statements, too many to be read.", most=most), line
    )


def too_long(line: int, most: int) -> ImportFileError:
    """One text is longer than a map can show."""
    return _refused(
        text(
            "Line {line} holds a text of more than {most} characters, the most that a map can "
            "show at one place.",
            line=line,
            most=most,
        ),
        line,
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
