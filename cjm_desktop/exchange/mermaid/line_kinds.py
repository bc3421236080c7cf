"""Tells what a line of a Mermaid source is, without reading it: a keyword, a comment, a style."""

import re

from cjm_desktop.exchange.mermaid.pieces import is_sound_task
from cjm_desktop.exchange.mermaid.wording import SPACE

_FLAGS = re.ASCII | re.IGNORECASE
_SPACE = f"[{SPACE}]"

HEADER = re.compile(
    rf"(?:user[{SPACE}_-]?)?journey(?:[{SPACE}_-]?(?:beta|diagram))?(?![\w-])(?:{_SPACE}*+[:;](?!-))?",
    _FLAGS,
)
"""The word that begins a diagram: `journey` in Mermaid, and what people write for it."""

TITLE = re.compile(f"title(?:{_SPACE}|$)", _FLAGS)
SECTION = re.compile(f"section(?:{_SPACE}|$)", _FLAGS)
TITLE_MARKED = re.compile(f"title{_SPACE}*+[:：=]", _FLAGS)
SECTION_MARKED = re.compile(f"section{_SPACE}*+[:：=]", _FLAGS)
ACC_TITLE = re.compile(f"accTitle{_SPACE}*+:", _FLAGS)
ACC_DESCRIPTION = re.compile(f"accDescr{_SPACE}*+:", _FLAGS)
DESCRIPTION_BLOCK = re.compile(f"accDescr{_SPACE}*+{{", _FLAGS)
KEYWORD = re.compile(rf"(?:title|section|accTitle|accDescr)\b|journey{_SPACE}*+$", _FLAGS)
COMMENT = re.compile(r"%|<!--.*-->$|#(?!\w++;)", re.ASCII | re.DOTALL)
TRAILING_COMMENT = re.compile(rf"{_SPACE}(?:#{_SPACE}(?![\d{SPACE}])|%%|<!--)")
MARKS_ONLY = re.compile(rf"[{SPACE}!-/:-@\[-`{{-~]++$")

_NUMBERED_TASK = re.compile(r"#\d")
_SIZE = r"-?[\d.]+(?:px|r?em|pt|vh|vw)\b"
_STYLE = re.compile(
    r"(?:classDef|linkStyle)\s.*"
    r"|style\s+[\w,]+\s+[\w-]+\s*:.*"
    rf"|[a-z]+(?:-[a-z]+)*\s*:\s*(?:{_SIZE}|#[0-9a-fA-F]{{3,8}}\b|rgba?\().*"
    r"|(?:(?:font|stroke|border|background|text|line|margin|padding)-[a-z-]+|fill|stroke|colou?r"
    r"|opacity|background|border)\s*:\s*[\w#.-]+(?:\s+[\w#.-]+)?\s*;?",
    re.ASCII,
)
LONGEST_STYLE = 300
_OTHER_DIAGRAMS = re.compile(
    r"(?:graph|flowchart|sequenceDiagram|classDiagram|stateDiagram|erDiagram|gantt|pie|gitGraph"
    r"|mindmap|timeline|quadrantChart|requirementDiagram|requirement|C4\w+|sankey|xychart|block"
    r"|packet|kanban|architecture|radar|treemap|zenuml|info)\b",
    _FLAGS,
)


def is_header_alone(line: str) -> bool:
    """Whether the line is the word that begins a diagram, and nothing else.

    With a colon it is rather a key of the settings in front matter.
    """
    words = line.strip(SPACE)
    found = HEADER.match(words)
    return found is not None and found.end() == len(words) and not words.endswith(":")


def begins_other_diagram(line: str) -> bool:
    """Whether the line begins a diagram of Mermaid's that is no journey."""
    return bool(_OTHER_DIAGRAMS.match(line.strip(SPACE)))


def is_comment(words: str) -> bool:
    """Whether the words are a comment to their end; `#1 Pay: 4: Me` is a task nevertheless."""
    if not COMMENT.match(words):
        return False
    return not (_NUMBERED_TASK.match(words) and is_sound_task(words[1:]))


def is_style(words: str) -> bool:
    """Whether the words only say how to draw, as `font-size: 2rem` does."""
    return bool(_STYLE.fullmatch(words)) and not is_sound_task(words)


def is_statement(line: str) -> bool:
    """Whether the line can only be part of a journey: a keyword, or a task with its score."""
    words = line.strip(SPACE)
    return bool(KEYWORD.match(words)) or is_sound_task(words)
