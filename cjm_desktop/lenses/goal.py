"""The goal-based lens: what the customer is trying to achieve, whoever serves it.

It is function-neutral: every department has a part in every goal, so a department without a part
is asked whether it should have one (see `coverage`).
"""

from collections.abc import Iterator, Sequence
from functools import partial

from cjm_desktop.language import Text, marked, text, text_plural
from cjm_desktop.lenses.coverage import Coverage, Part, coverage_in
from cjm_desktop.lenses.kinds import fact, finding
from cjm_desktop.lenses.naming import Name, listed
from cjm_desktop.lenses.reading import Reading
from cjm_desktop.model.answers import NO_PART, NOT_ASKED_YET
from cjm_desktop.model.finding import Finding
from cjm_desktop.model.records import Lane, Stage

_PARTS: dict[Part, str] = {
    "meets": marked("{department} meets the customer in {stage}."),
    "works_behind": marked("{department} works behind the scenes in {stage}."),
    "no_part": marked("{department} has no part in {stage}, as agreed."),
    "not_asked_yet": marked("{department} has no part in {stage} and was not asked yet."),
}
_MOST_STAGES_NAMED = 2


def coverage_facts(reading: Reading) -> Iterator[Finding]:
    """`coverage`: what each department has to do with each goal. About the lane and the stage.

    Silent until a card lies in one of the departments' lanes.
    """
    coverage = coverage_in(reading)
    if not any(reading.cards):
        return
    for department in coverage.departments:
        name = reading.name.lane(department)
        for stage in coverage.stages:
            words = _PARTS[coverage.part[department.id, stage.id]]
            message = text(words, department=name, stage=reading.name.stage(stage))
            yield fact("coverage", (department.id, stage.id), message)


def departments_to_ask(reading: Reading) -> Iterator[Finding]:
    """`not_asked_yet`: a department without a part in some goals, not agreed yet.

    One for each department, silent until a card lies in one of the departments' lanes. About the
    lane and the stages. `no_part` is what became of it where it was agreed: about the lane and
    the stage, answered by its very existence, so it shows only among what is answered.
    """
    coverage = coverage_in(reading)
    if not any(reading.cards):
        return
    for department in coverage.departments:
        stages_with = partial(_stages_with, coverage, department)
        not_asked = stages_with("not_asked_yet")
        if not_asked:
            yield finding(
                NOT_ASKED_YET,
                (department.id, *(stage.id for stage in not_asked)),
                _without_part(reading, department, not_asked, len(coverage.stages)),
                text("Should it have one, or is that agreed?"),
            )
        for stage in stages_with("no_part"):
            yield finding(
                NO_PART,
                (department.id, stage.id),
                text("{department} has no part in {stage}.",
                     department=reading.name.lane(department), stage=reading.name.stage(stage)),
                text("Should it have one, or is that agreed?"),
            )  # fmt: skip


def _stages_with(coverage: Coverage, department: Lane, part: Part) -> list[Stage]:
    return [stage for stage in coverage.stages if coverage.part[department.id, stage.id] == part]


def _without_part(reading: Reading, department: Lane, stages: Sequence[Stage], count: int) -> Text:
    name: Name = reading.name.lane(department)
    if len(stages) <= _MOST_STAGES_NAMED:
        names = listed([reading.name.stage(stage) for stage in stages])
        return text("{department} has no part in {stages} yet.", department=name, stages=names)
    return text_plural("{department} has no part in {number} of the {count} goals yet.",
                       "{department} has no part in {number} of the {count} goals yet.",
                       len(stages), count=count, department=name)  # fmt: skip
