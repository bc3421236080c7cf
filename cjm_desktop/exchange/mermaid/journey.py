"""What a Mermaid journey diagram says, before it becomes a map."""

from dataclasses import dataclass

from cjm_desktop.exchange.report import ReportLine


@dataclass(frozen=True, slots=True)
class MermaidSection:
    """A section as it stands in the file: a title used twice is two sections."""

    title: str
    line: int


@dataclass(frozen=True, slots=True)
class MermaidTask:
    """One task; `section` is empty before the first section, `score` is None where none is given.

    `people` are the names as typed, in order, empty ones left out; `remark` holds words of the
    line that are neither name, score nor people; `source` is the whole line.
    """

    section: str
    title: str
    score: float | None
    people: tuple[str, ...]
    line: int
    source: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class MermaidJourney:
    """One diagram, and the report of what was read otherwise than it was typed.

    `heading` is the Markdown heading above the diagram, which serves where it has no title.
    """

    title: str
    acc_title: str
    acc_description: str
    sections: tuple[MermaidSection, ...]
    tasks: tuple[MermaidTask, ...]
    report: tuple[ReportLine, ...]
    heading: str = ""
