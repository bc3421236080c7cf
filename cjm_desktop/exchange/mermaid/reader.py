"""Reads the Mermaid journey diagrams of a source.

What Mermaid reads right is read as Mermaid does. Where it refuses a line or corrupts it in
silence, the words are kept, read as the author plainly meant them, and reported. What a diagram
becomes in a map is left to `to_map`.
"""

import re

from cjm_desktop.exchange.mermaid import refusals
from cjm_desktop.exchange.mermaid.cursor import Cursor
from cjm_desktop.exchange.mermaid.diagrams import Diagram, find_diagrams
from cjm_desktop.exchange.mermaid.front_matter import FrontMatter, read_front_matter
from cjm_desktop.exchange.mermaid.journey import MermaidJourney, MermaidSection
from cjm_desktop.exchange.mermaid.line_kinds import (
    ACC_DESCRIPTION,
    ACC_TITLE,
    COMMENT,
    DESCRIPTION_BLOCK,
    HEADER,
    KEYWORD,
    LONGEST_STYLE,
    MARKS_ONLY,
    SECTION,
    SECTION_MARKED,
    TITLE,
    TITLE_MARKED,
    TRAILING_COMMENT,
    is_comment,
    is_statement,
    is_style,
)
from cjm_desktop.exchange.mermaid.pieces import is_sound_task, pieces_of
from cjm_desktop.exchange.mermaid.scores import is_score
from cjm_desktop.exchange.mermaid.source_lines import without_directives
from cjm_desktop.exchange.mermaid.task_list import (
    LONGEST_LINE,
    MOST_CHARACTERS,
    MOST_TASKS,
    TaskList,
)
from cjm_desktop.exchange.mermaid.wording import SPACE, bare_marks, decoded
from cjm_desktop.exchange.report import Report, ReportLine, Severity
from cjm_desktop.language import Text, text

MOST_STATEMENTS = 100_000

_COLON = re.compile("[:：]")
_KEPT_WORD = re.compile(r"journey\b", re.ASCII | re.IGNORECASE)


def read_journeys(source: str) -> tuple[MermaidJourney, ...]:
    """The journey diagrams of a Mermaid or Markdown source, in order: at least one.

    Raises `ImportFileError` for what holds no journey or too much of one.
    """
    return tuple(_read(diagram) for diagram in find_diagrams(source))


def read_journey(source: str) -> MermaidJourney:
    """The first journey diagram of a source; raises as `read_journeys` does."""
    return read_journeys(source)[0]


def _read(diagram: Diagram) -> MermaidJourney:
    front_matter = read_front_matter(diagram.lines)
    first_line = diagram.first_line + front_matter.line_count
    body, directives = without_directives(diagram.lines[front_matter.line_count :], first_line)
    report = [*diagram.report, *front_matter.numbered_from(diagram.first_line), *directives]
    return _Reader(Cursor(body, first_line), front_matter, diagram, report).read()


class _Reader:
    """Reads statement by statement into the parts of one journey."""

    def __init__(
        self, cursor: Cursor, front_matter: FrontMatter, diagram: Diagram, report: Report
    ) -> None:
        self._cursor = cursor
        self._front_matter = front_matter
        self._diagram = diagram
        self._title, self._acc_title, self._acc_description = "", "", ""
        self._title_line = 0
        self._sections: list[MermaidSection] = []
        self._section = ""
        self._tasks = TaskList()
        self._report = report
        self._statement_count = 0

    def read(self) -> MermaidJourney:
        self._read_header()
        while self._go_to_words():
            self._count_statement()
            self._read_statement()
        tasks, about_tasks = self._tasks.read()
        title, heading = self._title_and_heading()
        report = sorted((*self._report, *about_tasks), key=lambda reported: reported.line)
        return MermaidJourney(
            title=title,
            acc_title=self._acc_title,
            acc_description=self._acc_description,
            sections=tuple(self._sections),
            tasks=tasks,
            report=tuple(report),
            heading=heading,
        )

    def _go_to_words(self) -> bool:
        """Go to the next words that are no comment; False where there are none."""
        while self._cursor.is_at_end_of_line or self._skipped():
            if self._cursor.is_at_end_of_line and not self._cursor.go_to_next_line():
                return False
        return True

    def _skipped(self) -> bool:
        """Whether the rest of the line was no part of the journey, and was left out."""
        cursor = self._cursor
        if cursor.found(COMMENT) and is_comment(cursor.rest):
            self._leave_out(text("Left out as a comment."), "noted")
        elif cursor.rest_length <= LONGEST_STYLE and is_style(cursor.rest):
            self._leave_out(text("Left out as a setting for drawing."), "skipped")
        elif cursor.found(MARKS_ONLY) and not cursor.stands_at(":"):
            self._leave_out(text("Left out, as there are no words in it."), "noted")
        else:
            return False
        return True

    def _leave_out(self, message: Text, severity: Severity) -> None:
        self._count_statement()
        words = self._cursor.take_rest()
        if words.strip(f"#%{SPACE}"):
            self._note(message, severity, words)

    def _count_statement(self) -> None:
        self._statement_count += 1
        if self._statement_count > MOST_STATEMENTS:
            raise refusals.too_many_statements(self._cursor.line, MOST_STATEMENTS)

    def _read_header(self) -> None:
        """Read the word `journey`; what else stands on its line may be the title."""
        cursor = self._cursor
        if not self._go_to_words():
            return
        if cursor.found(TITLE) or cursor.found(SECTION):
            self._note(text("There is no “journey” above; it was read as one."), "changed")
            return
        word = cursor.take(HEADER)
        if word != "journey":
            self._note(text("“{word}” was read as “journey”.", word=word), "changed")
        if cursor.is_at_end_of_line or cursor.found(KEYWORD) or cursor.found(COMMENT):
            return
        if not _COLON.search(cursor.rest):
            self._note(text("The words beside “{word}” are the title.", word=word), "changed")
            self._read_title()

    def _read_statement(self) -> None:
        cursor = self._cursor
        if cursor.found(TITLE_MARKED) and self._is_no_task(TITLE_MARKED):
            self._read_marked(TITLE_MARKED)
            self._read_title()
        elif cursor.found(SECTION_MARKED) and self._is_no_task(SECTION_MARKED):
            self._read_marked(SECTION_MARKED)
            self._read_section()
        elif cursor.found(TITLE) and not self._is_task_named(2):
            cursor.take(TITLE)
            self._read_title()
        elif cursor.take(ACC_TITLE):
            self._read_acc_title()
        elif cursor.take(ACC_DESCRIPTION):
            self._set_description(self._accessible_value())
        elif cursor.take(DESCRIPTION_BLOCK):
            self._read_description_block()
        elif cursor.found(SECTION) and not self._is_task_named(3):
            cursor.take(SECTION)
            self._read_section()
        else:
            self._read_task()

    def _is_no_task(self, keyword: re.Pattern[str]) -> bool:
        """Whether no score follows a keyword with a colon, as in `title: My day`."""
        words = keyword.sub("", self._cursor.rest, count=1)
        return not is_score(pieces_of(words)[0])

    def _read_marked(self, keyword: re.Pattern[str]) -> None:
        word = self._cursor.take(keyword)
        message = text("“{word}” was read without the mark behind it.", word=word)
        self._note(message, "changed")

    def _is_task_named(self, least_pieces: int) -> bool:
        """Whether the line is a task whose name begins with a keyword, as `Title search: 2: Me`.

        Before the first section, title and task it is what the keyword says.
        """
        words = self._cursor.rest
        begun = self._sections or self._title or self._tasks.is_begun
        if not begun or not is_sound_task(words) or len(pieces_of(words)) < least_pieces:
            return False
        message = text("It begins with a keyword but has a score; it was read as a task.")
        self._note(message, "changed")
        return True

    def _read_title(self) -> None:
        title = self._take_words()
        if not title:
            self._note(text("The title has no words, so it was passed over."), "skipped")
            return
        if self._title and self._title != title:
            message = text("A later title took the place of this one.")
            self._report.append(ReportLine(self._title_line, message, "skipped", self._title))
        self._title, self._title_line = title, self._cursor.line

    def _take_words(self) -> str:
        """The rest of the line as a text of its own, without a comment at its end."""
        words = self._without_comment(self._take_line())
        marks = bare_marks(words)
        if marks:
            message = text("Mermaid cannot read “{marks}”; here it was kept.", marks=marks)
            self._note(message, "changed")
        return self._checked(decoded(words))

    def _take_line(self) -> str:
        """The rest of the line, if it is not too long to be weighed."""
        if self._cursor.rest_length > LONGEST_LINE:
            raise refusals.too_long(self._cursor.line, LONGEST_LINE)
        return self._cursor.take_rest()

    def _checked(self, words: str) -> str:
        if len(words) > MOST_CHARACTERS:
            raise refusals.too_long(self._cursor.line, MOST_CHARACTERS)
        return words

    def _without_comment(self, words: str, start: int = 0) -> str:
        comment = TRAILING_COMMENT.search(words, start)
        if not comment:
            return words
        self._note(text("Left out as a comment."), "noted", words[comment.start() :].strip(SPACE))
        return words[: comment.start()]

    def _read_acc_title(self) -> None:
        message = text("A later accTitle took the place of this one.")
        self._acc_title = self._later(self._accessible_value(), self._acc_title, message)

    def _accessible_value(self) -> str:
        """What stands after the colon, or else on the next line, unless that has its own sense."""
        if not self._cursor.is_at_end_of_line:
            return self._checked(decoded(self._cursor.take_rest()))
        ahead = self._cursor.line_ahead()
        if not ahead or ":" in ahead or KEYWORD.match(ahead):
            return ""
        while self._cursor.is_at_end_of_line:
            self._cursor.go_to_next_line()
        return self._checked(decoded(self._cursor.take_rest()))

    def _read_description_block(self) -> None:
        """What stands between braces; without the second one, up to the next statement."""
        is_closed = self._cursor.is_ahead("}")
        if not is_closed:
            self._note(text("No “}}” ends this; it was read up to the next statement."), "changed")
        parts = []
        while (last := self._cursor.take_until("}")) is None:
            parts.append(self._cursor.take_rest())
            if not is_closed and is_statement(self._cursor.line_ahead()):
                break
            if not self._cursor.go_to_next_line():
                break
        parts.append(last or "")
        self._set_description("\n".join(decoded(part) for part in parts if part))

    def _set_description(self, description: str) -> None:
        message = text("A later accDescr took the place of this one.")
        self._acc_description = self._later(
            self._checked(description), self._acc_description, message
        )

    def _read_section(self) -> None:
        title = self._take_words()
        self._section = title
        if not title:
            self._note(text("The section has no name; its steps are in no stage."), "changed")
            return
        if ":" in self._cursor.source and _COLON.search(title):
            message = text("The colon was kept in the section's name; Mermaid cannot read it.")
            self._note(message, "changed")
        self._sections.append(MermaidSection(title, self._cursor.line))
        if len(self._sections) > MOST_TASKS:
            raise refusals.too_many_tasks(self._cursor.line, MOST_TASKS)

    def _read_task(self) -> None:
        if self._cursor.found(_KEPT_WORD):
            message = text("Mermaid keeps “journey” for the first line; here it is a task.")
            self._note(message, "changed")
        words = self._take_line()
        colon = _COLON.search(words)
        comment = TRAILING_COMMENT.search(words, colon.end()) if colon else None
        if comment and pieces_of(words[: comment.start()]).have_score:
            words = self._without_comment(words, comment.start())
        self._tasks.add(self._section, words, self._cursor.line, self._cursor.source)

    def _note(self, message: Text, severity: Severity, source: str | None = None) -> None:
        source = self._cursor.source if source is None else source
        self._report.append(ReportLine(self._cursor.line, message, severity, source))

    def _later(self, later: str, earlier: str, message: Text) -> str:
        """The later of two texts for one thing, if it has words; the earlier one is reported."""
        if later and earlier and later != earlier:
            self._report.append(ReportLine(self._cursor.line, message, "skipped", earlier))
        return later or earlier

    def _title_and_heading(self) -> tuple[str, str]:
        """The title, of the diagram or its front matter, and the heading where it has none."""
        front, heading = self._front_matter, self._diagram.heading
        if self._title and front.title and self._title != front.title:
            message = text("The diagram's own title took the place of this one.")
            line = front.line + self._diagram.first_line - 1
            self._report.append(ReportLine(line, message, "skipped", front.title))
        title = self._title or front.title
        if title and heading and title != heading:
            message = text("The diagram's own title took the place of the heading above it.")
            line = max(self._diagram.first_line - 1, 1)
            self._report.append(ReportLine(line, message, "noted", heading))
        return title, heading
