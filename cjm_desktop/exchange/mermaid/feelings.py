"""Makes the emotion lane of a map from the scores of a Mermaid journey."""

from collections.abc import Sequence

from cjm_desktop.exchange.mermaid.journey import MermaidTask
from cjm_desktop.exchange.report import Report, ReportLine
from cjm_desktop.language import text, translate
from cjm_desktop.model.positions import keys_between
from cjm_desktop.model.records import Curve, Feeling, Lane, Record, Step

_NEUTRAL_SCORE = 3
_STRONGEST = 2.0


def feeling_value(score: float) -> float:
    """The feeling of a score: 3 is neutral; kept within −2 … +2."""
    return max(-_STRONGEST, min(_STRONGEST, score - _NEUTRAL_SCORE))


def curve_records(
    columns: Sequence[tuple[MermaidTask, Step]], lane: Lane, persona_id: str | None
) -> tuple[Record, ...]:
    """One curve in the lane, called assumed, with a feeling at each step that has a score."""
    curve = Curve(
        lane_id=lane.id,
        position=keys_between(None, None, 1)[0],
        title=translate("Feeling"),
        persona_id=persona_id,
        source="assumed",
    )
    feelings = (
        Feeling(
            id=Feeling.id_for(curve.id, step.id),
            curve_id=curve.id,
            step_id=step.id,
            value=feeling_value(task.score),
        )
        for task, step in columns
        if task.score is not None
    )
    return (curve, *feelings)


def report_of_scores(tasks: Sequence[MermaidTask]) -> Report:
    """A line for each score outside 1 … 5, whose feeling was kept within the scale."""
    return [
        ReportLine(
            task.line,
            text(
                "The score {score:g} lies outside 1 to 5; the feeling became {feeling:+g}.",
                score=task.score,
                feeling=feeling_value(task.score),
            ),
            "changed",
            task.source,
        )
        for task in tasks
        if task.score is not None and feeling_value(task.score) != task.score - _NEUTRAL_SCORE
    ]
