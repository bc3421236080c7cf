"""What curves tell, in every lens: their peaks, their end, and the points that are below neutral.

Peak–end rule (Kahneman, Fredrickson, Schreiber and Redelmeier 1993): what is remembered is the
most intense moment, pleasant or not, and the last. It is a hypothesis while a curve is assumed.
Of equal values the earliest counts. All kinds here are about a step and then the curve.
"""

from collections.abc import Iterator

from cjm_desktop.language import Text, marked, number_text, text
from cjm_desktop.lenses.kinds import fact, finding
from cjm_desktop.lenses.reading import FeltCurve, Reading
from cjm_desktop.model.finding import Finding
from cjm_desktop.model.records import Step

_APART = 1.0


def curve_facts(reading: Reading) -> Iterator[Finding]:
    """`highest`, `lowest`, `most_intense` and `last`, of each curve."""
    for felt in reading.curves:
        value = {column: feeling.value for column, feeling in felt.feelings.items()}
        points = {
            "highest": max(value, key=lambda column: value[column]),
            "lowest": felt.column_of_lowest(),
            "most_intense": max(value, key=lambda column: abs(value[column])),
            "last": max(value),
        }
        for kind, column in points.items():
            yield fact(
                kind,
                (reading.steps[column].id, felt.curve.id),
                _fact_text(reading, felt, kind, column),
            )


def weakest_links(reading: Reading) -> Iterator[Finding]:
    """`weakest_link`: the lowest point of a curve, if below 0. One bad contact can lose a customer.

    `low_point_unanswered`: no opportunity or idea lies there, and no `answers` link begins there.
    """
    for felt in reading.curves:
        column = felt.column_of_lowest()
        step = reading.steps[column]
        if felt.feelings[column].value >= 0:
            continue
        if reading.arrangement.is_gap(column):
            words = marked("{step} is the lowest point, and no one is there.")
            question = text("Whose moment could this become?")
        else:
            words = marked("{step} is the lowest point.")
            question = text("What would lift it?")
        yield _of_curve(reading, "weakest_link", felt, step, words, question)
        if not (reading.is_answered_at(column) or reading.answers_something(step.id)):
            words = marked("The lowest point, “{step}”, has no opportunity or idea yet.")
            question = text("What could be tried there?")
            yield _of_curve(reading, "low_point_unanswered", felt, step, words, question)


def endings(reading: Reading) -> Iterator[Finding]:
    """`ends_low`: the last point of a curve is below its first, or below 0.

    A curve of one point has no end yet.
    """
    for felt in reading.curves:
        first, last = min(felt.feelings), max(felt.feelings)
        end = felt.feelings[last].value
        if first == last:
            continue
        words = ""
        if end < 0:
            words = marked("The journey ends below neutral, with “{step}”.")
        elif end < felt.feelings[first].value:
            words = marked("The journey ends lower than it began, with “{step}”.")
        if words:
            question = text("How should the customer remember it?")
            yield _of_curve(reading, "ends_low", felt, reading.steps[last], words, question)


def moments_in_the_red(reading: Reading) -> Iterator[Finding]:
    """`moment_in_the_red`: a feeling below 0 at a moment of truth."""
    for column, step in enumerate(reading.steps):
        for felt, feeling in reading.feelings[column] if step.moment_of_truth else ():
            if feeling.value < 0:
                words = marked("{step} is a moment of truth, and it feels bad.")
                question = text("What would turn it?")
                yield _of_curve(reading, "moment_in_the_red", felt, step, words, question)


def believed_not_measured(reading: Reading) -> Iterator[Finding]:
    """`believed_not_measured`: an assumed and a measured curve of one persona are 1 or more apart.

    About the step, the assumed curve and the measured one.
    """
    for assumed in _of_source(reading, "assumed"):
        for measured in _of_source(reading, "measured"):
            if assumed.persona_id != measured.persona_id:
                continue
            for column, believed in assumed.feelings.items():
                found = measured.feelings.get(column)
                if found is not None and abs(believed.value - found.value) >= _APART:
                    step = reading.steps[column]
                    yield finding(
                        "believed_not_measured",
                        (step.id, assumed.curve.id, measured.curve.id),
                        text("At “{step}” we believed {believed} and measured {found}.",
                             step=reading.name.step(step), believed=number_text(believed.value),
                             found=number_text(found.value)),
                        text("What did we not know?"),
                    )  # fmt: skip


def _of_source(reading: Reading, source: str) -> list[FeltCurve]:
    return [felt for felt in reading.curves if felt.curve.source == source]


def _of_curve(
    reading: Reading, kind: str, felt: FeltCurve, step: Step, words: str, question: Text
) -> Finding:
    message = _told_of(reading, felt, text(words, step=reading.name.step(step)))
    return finding(kind, (step.id, felt.curve.id), message, question)


def _told_of(reading: Reading, felt: FeltCurve, message: Text) -> Text:
    """Say which curve is meant where there are several."""
    if len(reading.curves) == 1:
        return message
    return text("{curve}: {told}", curve=reading.name.curve(felt.curve), told=message)


_FACTS = {
    "highest": marked("The highest point is “{step}”, at {value}."),
    "lowest": marked("The lowest point is “{step}”, at {value}."),
    "most_intense": marked("The most intense moment is “{step}”, at {value}."),
    "last": marked("The last moment is “{step}”, at {value}."),
}
_FACTS_ASSUMED = {
    **_FACTS,
    "most_intense": marked("The most intense moment is assumed to be “{step}”, at {value}."),
    "last": marked("The last moment, “{step}”, is assumed to be at {value}."),
}


def _fact_text(reading: Reading, felt: FeltCurve, kind: str, column: int) -> Text:
    step, value = reading.steps[column], felt.feelings[column].value
    words = (_FACTS_ASSUMED if felt.curve.source == "assumed" else _FACTS)[kind]
    message = text(words, step=reading.name.step(step), value=number_text(value))
    return _told_of(reading, felt, message)
