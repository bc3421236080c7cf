"""What holds for the stages of any lens: goals, the customer's voice, and steps in none of them."""

from collections.abc import Iterator

from cjm_desktop.language import Text, text
from cjm_desktop.lenses.kinds import finding
from cjm_desktop.lenses.reading import Reading
from cjm_desktop.model.finding import Finding
from cjm_desktop.model.placement import is_ghost
from cjm_desktop.model.records import Lens

_ASKED_OF_A_GOAL: dict[Lens, Text] = {
    "outcome": text("What does the business want to achieve here?"),
    "goal": text("What is the customer after here?"),
}
_LENS_WORDS: dict[Lens, Text] = {
    "outcome": text("outcome"),
    "interactive": text("interactive"),
    "activity": text("activity-based"),
    "goal": text("goal-based"),
}


def no_goal(reading: Reading, lens: Lens) -> Iterator[Finding]:
    """`no_goal`: a stage, with or without steps, that has no goal. About the stage.

    Told in the outcome and goal lenses; silent until one stage of the lens has a goal.
    """
    stages = reading.arrangement.stages(lens)
    if any(stage.goal.strip() for stage in stages):
        for stage in stages:
            if not stage.goal.strip():
                yield finding(
                    "no_goal",
                    (stage.id,),
                    text("{stage} has no goal yet.", stage=reading.name.stage(stage)),
                    _ASKED_OF_A_GOAL[lens],
                )


def no_voice(reading: Reading, lens: Lens) -> Iterator[Finding]:
    """`no_voice`: a stage with steps, where nothing says what the customer thinks or says.

    A note in a lane of that kind says so, or a quote of a curve. About the stage; in the
    functional lens about the lane of a department that is its own.
    """
    heads = {stage.id: stage for run in reading.runs(lens) for stage in run.stages}
    for stage_id, columns in reading.columns_of_stages(lens).items():
        if not any(map(reading.has_voice, columns)):
            yield finding(
                "no_voice",
                (stage_id,),
                text("Nothing is written down of what the customer thinks or says in {stage}.",
                     stage=reading.name.stage(heads[stage_id])),
                text("What would the customer say here?"),
            )  # fmt: skip


def unplaced(reading: Reading, lens: Lens) -> Iterator[Finding]:
    """`unplaced`: a step in no stage of the lens, where the lens sees it. About the step.

    Silent until the lens has a stage, and in the functional lens, where departments decide.
    """
    if lens == "functional" or not reading.arrangement.stages(lens):
        return
    for run in reading.runs(lens):
        for column in range(run.first, run.last + 1) if not run.stages else ():
            if not is_ghost(reading.arrangement, lens, column):
                step = reading.steps[column]
                yield finding(
                    "unplaced",
                    (step.id,),
                    text("{step} is in no stage of the {lens} lens.",
                         step=reading.name.step(step), lens=_LENS_WORDS[lens]),
                    text("Where does it belong?"),
                )  # fmt: skip
