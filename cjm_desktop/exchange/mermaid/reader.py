"""Reads a Mermaid journey diagram as Mermaid does, and says what was read otherwise than typed.

What Mermaid cannot read is refused with the line that is to blame. What the diagram becomes in a
map is left to `to_map`.
"""

import re

from cjm_desktop.exchange.mermaid import refusals
from cjm_desktop.exchange.mermaid.cursor import Cursor
from cjm_desktop.exchange.mermaid.front_matter import FrontMatter, read_front_matter
from cjm_desktop.exchange.mermaid.journey import MermaidJourney, MermaidSection, MermaidTask
from cjm_desktop.exchange.mermaid.source_lines import source_lines, without_directives
from cjm_desktop.exchange.mermaid.task_data import read_task_data
from cjm_desktop.exchange.mermaid.wording import SPACE, decoded, shortened
from cjm_desktop.exchange.report import Report, ReportLine, Severity
from cjm_desktop.language import Text, text

MOST_TASKS = 20_000
MOST_PEOPLE = 100_000

_FLAGS = re.ASCII | re.IGNORECASE
_SPACE = f"[{SPACE}]"
_HEADER = re.compile(r"journey\b", re.ASCII)
_KEPT_WORD = re.compile(r"journey\b", _FLAGS)
_TITLE = re.compile(f"title(?:{_SPACE}|$)", _FLAGS)
_SECTION = re.compile(f"section(?:{_SPACE}|$)", _FLAGS)
_ACC_TITLE = re.compile(f"accTitle{_SPACE}*+:", _FLAGS)
_ACC_DESCRIPTION = re.compile(f"accDescr{_SPACE}*+:", _FLAGS)
_DESCRIPTION_BLOCK = re.compile(f"accDescr{_SPACE}*+{{", _FLAGS)
_KEYWORD = re.compile(r"(?:journey|title|section|accTitle|accDescr)\b", _FLAGS)
_COMMENT = re.compile(r"#(?!\w++;)|%(?!\{)|[^}]%%", re.ASCII)
_WORDS = re.compile(r"(?:[^#;]++|#\w++;)*+", re.ASCII)
_WORDS_TO_COLON = re.compile(r"(?:[^#:;]++|#\w++;)*+", re.ASCII)
_COLON = re.compile(":")


def read_journey(source: str) -> MermaidJourney:
    """The one journey diagram of a Mermaid source.

    Raises `ImportFileError`, with its line, for what is no journey or cannot be read.
    """
    lines = source_lines(source)
    front_matter = read_front_matter(lines)
    first_line = front_matter.line_count + 1
    body = without_directives(lines[front_matter.line_count :], first_line)
    return _Reader(Cursor(body, first_line), front_matter).read()


class _Reader:
    """Reads statement by statement into the parts of one journey."""

    def __init__(self, cursor: Cursor, front_matter: FrontMatter) -> None:
        self._cursor = cursor
        self._front_matter = front_matter
        self._title, self._acc_title, self._acc_description = "", "", ""
        self._section = ""
        self._sections: list[MermaidSection] = []
        self._tasks: list[MermaidTask] = []
        self._people_count = 0
        self._report: Report = list(front_matter.report)

    def read(self) -> MermaidJourney:
        self._read_header()
        while self._go_to_words():
            self._read_statement()
        title = self._title_of_all()
        return MermaidJourney(
            title=title,
            acc_title=self._acc_title,
            acc_description=self._acc_description,
            sections=tuple(self._sections),
            tasks=tuple(self._tasks),
            report=tuple(sorted(self._report, key=lambda reported: reported.line)),
        )

    def _go_to_words(self) -> bool:
        """Go to the next words that are no comment; False where there are none."""
        while self._cursor.is_at_end_of_line or self._skipped_comment():
            if self._cursor.is_at_end_of_line and not self._cursor.go_to_next_line():
                return False
        return True

    def _skipped_comment(self) -> bool:
        if not self._cursor.found(_COMMENT):
            return False
        comment = self._cursor.take_rest()
        if comment.strip(f"#%{SPACE}"):
            quoted = shortened(comment)
            message = text("“{comment}” was read as a comment and left out.", comment=quoted)
            self._note(message, "skipped")
        return True

    def _read_header(self) -> None:
        if not self._go_to_words():
            raise refusals.no_diagram()
        if not self._cursor.take(_HEADER):
            raise refusals.other_diagram(self._cursor.line, self._cursor.source)

    def _read_statement(self) -> None:
        cursor = self._cursor
        if cursor.found(_KEPT_WORD):
            raise refusals.kept_word(cursor.line, cursor.source)
        if cursor.take(_TITLE):
            self._read_title()
        elif cursor.take(_ACC_TITLE):
            self._read_acc_title()
        elif cursor.take(_ACC_DESCRIPTION):
            self._set_description(self._accessible_value())
        elif cursor.take(_DESCRIPTION_BLOCK):
            self._read_description_block()
        elif cursor.take(_SECTION):
            self._read_section()
        else:
            self._read_task()

    def _read_title(self) -> None:
        title = self._take_words(_WORDS)
        if not title:
            self._note(text("The title has no words, so it was passed over."), "skipped")
        message = text("A later title took the place of this one.")
        self._title = self._later(title, self._title, message)

    def _read_acc_title(self) -> None:
        message = text("A later accTitle took the place of this one.")
        self._acc_title = self._later(self._accessible_value(), self._acc_title, message)

    def _accessible_value(self) -> str:
        """What stands after the colon, or else on the next line, unless that has its own sense."""
        if not self._cursor.is_at_end_of_line:
            return decoded(self._cursor.take_rest())
        ahead = self._cursor.line_ahead()
        if not ahead or ":" in ahead or _KEYWORD.match(ahead):
            return ""
        while self._cursor.is_at_end_of_line:
            self._cursor.go_to_next_line()
        return decoded(self._cursor.take_rest())

    def _read_description_block(self) -> None:
        begun_on = self._cursor.line
        parts = []
        while (last := self._cursor.take_until("}")) is None:
            parts.append(self._cursor.take_rest())
            if not self._cursor.go_to_next_line():
                raise refusals.unclosed_description(begun_on)
        self._set_description("\n".join(decoded(part) for part in (*parts, last) if part))

    def _set_description(self, description: str) -> None:
        message = text("A later accDescr took the place of this one.")
        self._acc_description = self._later(description, self._acc_description, message)

    def _read_section(self) -> None:
        self._section = self._take_words(_WORDS_TO_COLON)
        if self._cursor.stands_at(":"):
            raise refusals.colon_in_section(self._cursor.line, self._cursor.source)
        if not self._section:
            message = text("The section has no name, so its steps are in no stage.")
            self._note(message, "changed")
            return
        self._sections.append(MermaidSection(self._section, self._cursor.line))
        self._refuse_too_many()

    def _read_task(self) -> None:
        cursor = self._cursor
        title = self._take_words(_WORDS_TO_COLON)
        if not cursor.stands_at(":"):
            raise refusals.no_score(cursor.line, cursor.source)
        if not title:
            raise refusals.no_task_name(cursor.line, cursor.source)
        cursor.take(_COLON)
        data = read_task_data(cursor.take(_WORDS), cursor.line, cursor.source)
        self._refuse_semicolon()
        self._report += data.report
        self._people_count += len(data.people)
        self._tasks.append(
            MermaidTask(self._section, title, data.score, data.people, cursor.line, cursor.source)
        )
        self._refuse_too_many()

    def _take_words(self, words: re.Pattern[str]) -> str:
        taken = decoded(self._cursor.take(words))
        self._refuse_semicolon()
        return taken

    def _refuse_semicolon(self) -> None:
        if self._cursor.stands_at(";"):
            raise refusals.semicolon(self._cursor.line, self._cursor.source)

    def _refuse_too_many(self) -> None:
        if max(len(self._tasks), len(self._sections)) > MOST_TASKS:
            raise refusals.too_many_tasks(self._cursor.line, MOST_TASKS)
        if self._people_count > MOST_PEOPLE:
            raise refusals.too_many_people(self._cursor.line, MOST_PEOPLE)

    def _note(self, message: Text, severity: Severity) -> None:
        line = ReportLine(self._cursor.line, message, severity, self._cursor.source)
        self._report.append(line)

    def _later(self, later: str, earlier: str, message: Text) -> str:
        """The later of two texts for one thing, if it has words; the earlier one is reported."""
        if later and earlier and later != earlier:
            self._report.append(ReportLine(self._cursor.line, message, "skipped", earlier))
        return later or earlier

    def _title_of_all(self) -> str:
        front = self._front_matter
        if self._title and front.title and self._title != front.title:
            message = text("The diagram's own title took the place of this one.")
            self._report.append(ReportLine(front.line, message, "skipped", front.title))
        return self._title or front.title
