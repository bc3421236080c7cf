"""Writes a map as a Mermaid journey, and says what that format cannot carry.

The runs of a lens are the sections, the steps the tasks, feelings the scores (−2 … +2 as 1 … 5).
The actors are the front-stage departments that meet the customer at a step; in a map without any,
the persona. Read again it gives the same steps, sections, scores and actors.
"""

from collections.abc import Iterator

from cjm_desktop.exchange.report import Report, ReportLine
from cjm_desktop.language import Text, text, translate
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.records import (
    Agreement,
    Amount,
    Curve,
    Feeling,
    Figure,
    Lens,
    Link,
    Note,
    Persona,
    Risk,
    Step,
    Survey,
    Touchpoint,
)
from cjm_desktop.model.runs import Run, runs_of
from cjm_desktop.model.stages import stages_without_steps

_NEUTRAL_SCORE = 3
_BLANKED = dict.fromkeys((*range(32), *range(127, 160)), " ")
"""Line breaks, tabs and other control characters, which no line of the format can hold."""

_ESCAPED = {":": "#58;", "#": "#35;", ";": "#59;", "{": "#123;", "}": "#125;", "%": "#37;"}
_ESCAPED |= {colon: f"#{ord(colon)};" for colon in "：﹕∶"}  # Import takes them for colons.
_KEYWORDS = (
    "title", "section", "acctitle", "accdescr", "journey", "---", "style", "classdef", "linkstyle",
)  # fmt: skip

_ESCAPED_IN_ACTORS = _ESCAPED | {",": "#44;"}


def mermaid_text(arrangement: Arrangement, lens: Lens) -> tuple[str, Report]:
    """The Mermaid journey of a map in a lens, and a report of what it leaves out."""
    return _Writing(arrangement, lens).result()


class _Writing:
    def __init__(self, arrangement: Arrangement, lens: Lens) -> None:
        self._arrangement = arrangement
        self._lens = lens
        self._feelings = _feelings(arrangement)
        self._departments = any(
            arrangement.lanes_meeting(column) for column in range(len(arrangement.steps))
        )
        self._runs = runs_of(arrangement, lens)
        self._stages = arrangement.stages(lens)
        self._empty = {stage.id for stage in stages_without_steps(arrangement, lens, self._runs)}
        self._unfelt = 0
        self._unplaced = 0
        self._untitled = 0

    def result(self) -> tuple[str, Report]:
        lines = ["journey", *self._head()]
        for run in self._runs:
            lines += self._sections_before(run)
            lines += self._run(run)
        lines += [_section(stage.title) for stage in self._stages if stage.id in self._empty]
        return "\n".join(lines) + "\n", self._report()

    def _head(self) -> Iterator[str]:
        journey = self._arrangement.journey
        if journey.title.strip():
            yield f"  title {_one_line(journey.title, _ESCAPED)}"
        if journey.scenario.strip():
            yield "  accDescr {"
            for line in journey.scenario.splitlines():
                yield f"    {_one_line(line, _ESCAPED)}"
            yield "  }"

    def _run(self, run: Run) -> Iterator[str]:
        if run.stages:
            yield _section(run.title or "")
        elif run.first > 0:
            self._unplaced += run.step_count
            yield _section(translate("In no stage"))
        for column in range(run.first, run.last + 1):
            yield self._task(column)

    def _sections_before(self, run: Run) -> Iterator[str]:
        """The stages without steps that stand before a run's stage in order, each once."""
        order = [stage.id for stage in self._stages]
        first = next((stage.id for stage in run.stages if stage.id in order), None)
        if first is not None:
            for stage in self._stages[: order.index(first)]:
                if stage.id in self._empty:
                    self._empty.remove(stage.id)
                    yield _section(stage.title)

    def _task(self, column: int) -> str:
        step = self._arrangement.steps[column]
        title = _task_title(step)
        self._untitled += not step.title.strip()
        actors = ", ".join(_one_line(name, _ESCAPED_IN_ACTORS) for name in self._actors(column))
        score = self._score(step)
        if score and not actors:
            return f"    {title}: {score}"
        return f"    {title}: {score}: {actors}".rstrip()

    def _score(self, step: Step) -> str:
        feeling = self._feelings.get(step.id)
        if feeling is None:
            self._unfelt += 1
            return ""
        return f"{feeling.value + _NEUTRAL_SCORE:.2f}".rstrip("0").rstrip(".")

    def _actors(self, column: int) -> list[str]:
        if self._departments:
            titles = (lane.title.strip() for lane in self._arrangement.lanes_meeting(column))
            return [title for title in dict.fromkeys(titles) if title]
        persona = self._persona()
        return [persona.name] if persona is not None and persona.name.strip() else []

    def _persona(self) -> Persona | None:
        journey = self._arrangement.journey
        return self._arrangement.document.get(Persona, journey.persona_id)

    def _report(self) -> Report:
        return [ReportLine(0, message, "skipped") for message in self._left_out()]

    def _left_out(self) -> Iterator[Text]:
        if self._unfelt:
            yield text("Steps without a feeling, written without a score: {number}."
                       " Mermaid itself draws them with 0.", number=self._unfelt)  # fmt: skip
        if self._untitled:
            yield text("Steps without a title, written as “Untitled”: {number}.",
                       number=self._untitled)  # fmt: skip
        if self._unplaced:
            yield text("Steps in no stage, written under “In no stage”: {number}.",
                       number=self._unplaced)  # fmt: skip
        persona = self._persona()
        if persona is not None and self._departments:
            yield text("The persona {name}, because the actors are the departments.",
                       name=persona.name)  # fmt: skip
        for name, number in _counts_left_out(self._arrangement).items():
            if number:
                yield text("Not in a Mermaid journey: {name} ({number}).", name=name, number=number)


def _section(title: str) -> str:
    return f"  section {_one_line(title, _ESCAPED) or translate('Untitled')}"


def _task_title(step: Step) -> str:
    title = _one_line(step.title, _ESCAPED) or translate("Untitled")
    if title.lower().startswith(_KEYWORDS) or not any(map(str.isalnum, title)):
        return f"#{ord(title[0])};{title[1:]}"
    return title


def _one_line(words: str, escaped: dict[str, str]) -> str:
    joined = words.translate(_BLANKED).strip()
    return "".join(escaped.get(character, character) for character in joined)


def _feelings(arrangement: Arrangement) -> dict[str, Feeling]:
    """The feelings by step: of the persona's curve, else of the first."""
    curves = _curves(arrangement)
    persona_id = arrangement.journey.persona_id
    curves.sort(key=lambda curve: curve.persona_id != persona_id)
    if not curves:
        return {}
    feelings = arrangement.document.referring(Feeling, "curve_id", curves[0].id)
    return {feeling.step_id: feeling for feeling in feelings}


def _curves(arrangement: Arrangement) -> list[Curve]:
    return [curve for lane in arrangement.lanes for curve in arrangement.curves(lane.id)]


def _counts_left_out(arrangement: Arrangement) -> dict[str, int]:
    document, steps = arrangement.document, set(arrangement.column_of)
    back = {lane.id for lane in arrangement.lanes if lane.side != "front"}
    cards = [card for card in document.all(Touchpoint) if card.step_id in steps]
    own_title = [
        card
        for card in cards
        if card.lane_id not in back and card.title != document.require(Step, card.step_id).title
    ]
    feelings = [feeling for feeling in document.all(Feeling) if feeling.step_id in steps]
    return {
        translate("titles of touchpoints"): len(own_title),
        translate("cards of other lanes"): sum(card.lane_id in back for card in cards),
        translate("notes"): len(document.referring(Note, "map_id", arrangement.map_id)),
        translate("images"): sum(f.step_id in steps for f in document.all(Figure)),
        translate("numbers"): sum(amount.step_id in steps for amount in document.all(Amount)),
        translate("quotes"): sum(bool(feeling.quote) for feeling in feelings),
        translate("further emotion curves"): max(0, len(_curves(arrangement)) - 1),
        translate("times"): sum(step.time_from is not None for step in arrangement.steps),
        translate("moments of truth"): sum(step.moment_of_truth for step in arrangement.steps),
        translate("links"): sum(link.source_id in steps for link in document.all(Link)),
        translate("agreements"): sum(a.step_id in steps for a in document.all(Agreement)),
        translate("surveys"): sum(
            len(document.referring(Survey, "touchpoint_id", card.id)) for card in cards
        ),
        translate("risk triggers"): sum(risk.step_id in steps for risk in document.all(Risk)),
    }
