"""Makes the emotion lane of a map from the scores of a Mermaid journey."""

from collections.abc import Sequence
from dataclasses import dataclass

from cjm_desktop.exchange.mermaid.journey import MermaidTask
from cjm_desktop.exchange.report import Report, ReportLine
from cjm_desktop.language import number_text, signed_text, text, translate
from cjm_desktop.model.positions import keys_between
from cjm_desktop.model.records import Curve, Feeling, Lane, Record, Step

_STRONGEST = 2.0
_FEWEST_ABOVE_FIVE = 3


@dataclass(frozen=True, slots=True)
class Scale:
    """The scale on which a diagram's scores lie."""

    worst: float = 1.0
    best: float = 5.0

    def feeling(self, score: float) -> float:
        """The feeling of a score: the middle is neutral; kept within −2 … +2."""
        value = (score - self.worst) / (self.best - self.worst) * 2 * _STRONGEST - _STRONGEST
        return round(max(-_STRONGEST, min(_STRONGEST, value)), 6)

    def holds(self, score: float) -> bool:
        """Whether the score lies within the scale."""
        return self.worst <= score <= self.best


def scale_of(tasks: Sequence[MermaidTask]) -> Scale:
    """1 to 5; or up to 10 where that is plain.

    That is where at least three scores, and at least half of them, lie above 5 and none above 10:
    kept within 1 to 5, all these would become the same feeling.
    """
    scores = [task.score for task in tasks if task.score is not None]
    above = sum(score > Scale().best for score in scores)
    if above < _FEWEST_ABOVE_FIVE or 2 * above < len(scores) or min(scores) < 0:
        return Scale()
    return Scale(0.0 if min(scores) < 1 else 1.0, 10.0) if max(scores) <= 10 else Scale()


def curve_records(
    columns: Sequence[tuple[MermaidTask, Step]], lane: Lane, persona_id: str | None
) -> tuple[Record, ...]:
    """One curve in the lane, called assumed, with a feeling at each step that has a score."""
    scale = scale_of([task for task, _ in columns])
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
            value=scale.feeling(task.score),
        )
        for task, step in columns
        if task.score is not None
    )
    return (curve, *feelings)


def report_of_scores(tasks: Sequence[MermaidTask]) -> Report:
    """A line for another scale than 1 to 5, and for each score that lies outside the scale."""
    scale = scale_of(tasks)
    lines: Report = []
    if scale != Scale():
        message = text(
            "Scores above 5 are usual here, so all were read on a scale of {worst} to {best}.",
            worst=number_text(scale.worst),
            best=number_text(scale.best),
        )
        lines.append(ReportLine(0, message, "changed"))
    return lines + [
        ReportLine(
            task.line,
            text(
                "The score {score} lies outside 1 to 5; the feeling became {feeling}.",
                score=number_text(task.score),
                feeling=signed_text(scale.feeling(task.score)),
            ),
            "changed",
            task.source,
        )
        for task in tasks
        if task.score is not None and not scale.holds(task.score)
    ]
