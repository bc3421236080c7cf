"""What stands in the outline: the words of each entry, and how a screen reader says it."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from cjm_desktop.drawing.header import colour_of, run_key
from cjm_desktop.drawing.numbers import time_text
from cjm_desktop.language import number_text, translate, translate_plural
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.placement import is_ghost
from cjm_desktop.model.records import Amount, Feeling, Lane, Lens, Note, Stage, Step, Touchpoint
from cjm_desktop.model.runs import Run
from cjm_desktop.ui.table_view.words import in_one_line, line_of


class Entry(NamedTuple):
    """One line: the key of what it stands for on the map, its words, and what is said beside.

    `mark` is the role of the colour of a small square before it, empty for none.
    """

    key: str
    words: str
    beside: str
    spoken: str
    mark: str = ""
    is_quiet: bool = False


def entry_of_run(arrangement: Arrangement, lens: Lens, run: Run) -> Entry:
    """The line of neighbouring steps in the same stage, or in none."""
    words = run.title and in_one_line(run.title)
    ghosts = all(is_ghost(arrangement, lens, at) for at in range(run.first, run.last + 1))
    if run.again and words:
        words = translate("{stage}, again", stage=words)
    if not run.stages:
        words = translate("Without us") if ghosts else translate("In no stage")
    words = words or translate("Untitled")
    steps = translate_plural("{number} step", "{number} steps", run.step_count)
    mark = colour_of(arrangement, lens, run.stages[0]) if run.stages else ""
    return Entry(
        run_key(arrangement.steps[run.first].id), words, "", f"{words}, {steps}", mark,
        not run.stages,
    )  # fmt: skip


def entry_of_stage(stage: Stage) -> Entry:
    """The line of a stage without steps."""
    words = in_one_line(stage.title) or translate("Untitled")
    beside = translate("no steps yet")
    return Entry(stage.id, words, beside, f"{words}, {beside}", "", True)


def entry_of_step(arrangement: Arrangement, step: Step) -> Entry:
    """The line of a step."""
    at = arrangement.column_of[step.id]
    words = in_one_line(step.title) or translate("Step {number}", number=at + 1)
    time = time_text(step, arrangement.journey.time_unit)
    said = [translate("Step {number}: {title}", number=at + 1, title=words), time]
    if arrangement.is_gap(at):
        said.append(translate("without us"))
    if step.moment_of_truth:
        said.append(translate("moment of truth"))
    return Entry(step.id, words, time, ", ".join(part for part in said if part))


def entry_of_parked(note: Note) -> Entry:
    """The line of a note in the parking lot."""
    words = line_of(note)
    return Entry(note.id, words, "", translate("{words}, in the parking lot", words=words))


def entries_of_step(arrangement: Arrangement, step: Step) -> list[Entry]:
    """The lines of what begins at a step, lane by lane."""
    return [entry for lane in arrangement.lanes for entry in _entries_in(arrangement, lane, step)]


def _entries_in(arrangement: Arrangement, lane: Lane, step: Step) -> Iterator[Entry]:
    title = in_one_line(lane.title) or translate("Untitled")
    if lane.kind == "emotion":
        curves = arrangement.curves(lane.id)
        for curve in curves:
            feeling = arrangement.document.get(Feeling, Feeling.id_for(curve.id, step.id))
            if feeling is not None:
                named = in_one_line(curve.title) if len(curves) > 1 else ""
                yield _entry_of_feeling(feeling, f"{title} {named}".strip())
    elif lane.kind == "metric":
        amount = arrangement.document.get(Amount, Amount.id_for(lane.id, step.id))
        if amount is not None:
            words = number_text(amount.value)
            yield Entry(amount.id, words, title, f"{title}: {words}")
    else:
        for card in arrangement.cells(lane.id).get(arrangement.column_of[step.id], ()):
            yield _entry_of_card(card, lane, title)


def _entry_of_feeling(feeling: Feeling, title: str) -> Entry:
    words = number_text(feeling.value)
    if feeling.quote:
        words = f"{words} “{in_one_line(feeling.quote)}”"
    return Entry(feeling.id, words, title, f"{title}: {words}")


def _entry_of_card(card: Any, lane: Lane, title: str) -> Entry:
    words = line_of(card)
    said = [words, card.channel if isinstance(card, Touchpoint) else ""]
    if isinstance(card, Note) and card.votes:
        said.append(translate_plural("{number} vote", "{number} votes", card.votes))
    mark = f"department.{lane.colour}" if lane.kind == "department" and lane.colour else ""
    spoken = translate("{lane}: {words}", lane=title, words=", ".join(filter(None, said)))
    return Entry(card.id, words, title, spoken, mark)
