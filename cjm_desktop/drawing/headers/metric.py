"""The metric of a stage: what is measured and aimed at, and on which side of the target it is."""

from cjm_desktop.drawing import signs
from cjm_desktop.drawing.geometry import CARD_RADIUS
from cjm_desktop.drawing.headers.said import Said, beside_or_below, words_said
from cjm_desktop.drawing.picture import Box
from cjm_desktop.drawing.text import line_height
from cjm_desktop.language import grouped_text, translate
from cjm_desktop.lenses.targets import meets_target
from cjm_desktop.model.records import Stage

_SIGN_ROOM = 14.0
_SIGN_SIZE = 8.0
_PADDING_X = 6.0
_PADDING_Y = 2.0
_GAP = 10.0


def metric(stage: Stage, width: float, colour: str) -> Said:
    """The metric with its numbers, and the verdict beside or below; nothing without a metric."""
    words = words_said(metric_words(stage), width, colour, "medium")
    return beside_or_below(words, _verdict(stage, width), width, _GAP)


def metric_words(stage: Stage) -> str:
    """Such as “Bookings: 34 %, target 40 %”; what is not known is left out."""
    name = " ".join(stage.metric_name.split())
    actual, target = (
        _with_unit(number, stage.metric_unit)
        for number in (stage.metric_actual, stage.metric_target)
    )
    if not actual and not target:
        return translate("Measured by: {metric}", metric=name) if name else ""
    name = name or translate("Metric")
    if not target:
        return translate("{metric}: {actual}", metric=name, actual=actual)
    if not actual:
        return translate("{metric}: target {target}", metric=name, target=target)
    return translate(
        "{metric}: {actual}, target {target}", metric=name, actual=actual, target=target
    )


def _with_unit(number: float | None, unit: str) -> str:
    """A number and its unit, which stay together; empty where there is no number."""
    if number is None:
        return ""
    return f"{grouped_text(number)}\N{NO-BREAK SPACE}{' '.join(unit.split())}".rstrip()


def _verdict(stage: Stage, width: float) -> Said:
    """Better or worse than the target, in words and by a sign; nothing where that is not known."""
    met = meets_target(stage)
    if met is None:
        return Said()
    colour = "quote.good" if met else "quote.bad"
    room = width - _SIGN_ROOM - 2 * _PADDING_X
    words = words_said(_verdict_words(stage, met), room, colour, "semibold")
    whole = words.width + _SIGN_ROOM + 2 * _PADDING_X
    height = words.height + 2 * _PADDING_Y
    draw = signs.tick if met else signs.cross
    size = _SIGN_SIZE if met else _SIGN_SIZE - 1
    middle = _PADDING_Y + line_height(words.shapes[0].size) / 2  # type: ignore[union-attr]
    shapes = (
        Box(0, 0, whole, height, "card", None, 0, CARD_RADIUS),
        *draw(_PADDING_X + _SIGN_SIZE / 2, middle, size, colour),
        *words.at(_PADDING_X + _SIGN_ROOM, _PADDING_Y),
    )
    return Said(shapes, height, whole)


def _verdict_words(stage: Stage, met: bool) -> str:
    if not met:
        return translate("Worse than target")
    if stage.metric_actual == stage.metric_target:
        return translate("On target")
    return translate("Better than target")
