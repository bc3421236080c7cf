"""Moments of truth, in every lens: who takes them, and what is known of them."""

from collections.abc import Iterator

from cjm_desktop.language import marked, text
from cjm_desktop.lenses.kinds import finding
from cjm_desktop.lenses.reading import Reading
from cjm_desktop.model.finding import Finding


def moments_without_owner(reading: Reading) -> Iterator[Finding]:
    """`moment_without_owner`: neither the moment of truth nor a card on it has an owner.

    Silent until anything on the map has an owner. About the step.
    """
    if not reading.any_owner:
        return
    for column, step in enumerate(reading.steps):
        if step.moment_of_truth and not reading.has_owner(column):
            yield finding(
                "moment_without_owner",
                (step.id,),
                text("{step} is a moment of truth without an owner.", step=reading.name.step(step)),
                text("Who in this room takes it?"),
            )


def moments_without_survey(reading: Reading) -> Iterator[Finding]:
    """`moment_without_survey`: no card on the moment of truth has a survey.

    Silent until any card on the map has one. About the step.
    """
    if not reading.surveys:
        return
    for column, step in enumerate(reading.steps):
        if step.moment_of_truth and not reading.has_survey(column):
            yield finding(
                "moment_without_survey",
                (step.id,),
                text("{step} is a moment of truth without a survey.", step=reading.name.step(step)),
                text("How do we hear what it was like?"),
            )


def only_assumed(reading: Reading) -> Iterator[Finding]:
    """`only_assumed`: a moment of truth or a lowest point with nothing observed or measured.

    Looked at are the step, its cards and notes, and what is felt there; the lowest points are
    those of curves that are not merely intended. Silent until evidence is said of anything on the
    map. About the step.
    """
    if not reading.any_evidence:
        return
    felt = (curve for curve in reading.curves if curve.curve.source != "intended")
    lowest = {curve.column_of_lowest() for curve in felt}
    for column, step in enumerate(reading.steps):
        if not (step.moment_of_truth or column in lowest) or reading.is_found_out(column):
            continue
        words = (
            marked("{step} is the lowest point, and nothing there is observed or measured.")
            if column in lowest
            else marked("{step} is a moment of truth, and nothing there is observed or measured.")
        )
        yield finding(
            "only_assumed",
            (step.id,),
            text(words, step=reading.name.step(step)),
            text("How could we find out?"),
        )
