"""What each lens says of a stage under its title."""

from cjm_desktop.drawing.headers.checklist import checklist
from cjm_desktop.drawing.headers.funnel import funnel
from cjm_desktop.drawing.headers.metric import metric
from cjm_desktop.drawing.headers.said import Said, stacked, words_said
from cjm_desktop.drawing.headers.stage_facts import StageFacts
from cjm_desktop.language import translate
from cjm_desktop.model.records import Stage

_ENDS_OF_QUESTIONS = ("?", "？", "؟", ";")
_ENDS_OF_SENTENCES = ".…!:,"


def below_title(stage: Stage, facts: StageFacts, width: float, colour: str) -> Said:
    """The goal of a stage; its metric and funnel, or its checklist, in the lens that shows them."""
    pieces = [words_said(_goal(stage), width, colour)]
    if stage.lens == "outcome":
        pieces.append(metric(stage, width, colour))
        if facts.entry is not None:
            pieces.append(funnel(facts.entry, width, colour))
    if stage.lens == "goal":
        pieces.append(checklist(facts.checklist, width, colour))
    return stacked(pieces)


def _goal(stage: Stage) -> str:
    """The goal as the lens puts it: in the interactive lens it is what the customer decides."""
    if stage.lens != "interactive" or not stage.goal.strip():
        return stage.goal
    return translate("Decides: {question}", question=as_question(stage.goal))


def as_question(words: str) -> str:
    """Words with a question mark at their end, if they have none."""
    words = words.strip()
    return words if words.endswith(_ENDS_OF_QUESTIONS) else f"{words.rstrip(_ENDS_OF_SENTENCES)}?"
