"""What findings call the things they are about: by their titles, or by where they stand."""

from collections.abc import Sequence
from functools import cached_property

from cjm_desktop.language import Text, text, text_plural
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.placement import StageOrLane
from cjm_desktop.model.records import (
    LENSES,
    Curve,
    Lane,
    Note,
    Persona,
    Risk,
    Step,
    Survey,
    Touchpoint,
)

Name = Text | str

_LONGEST_NAME = 80
_MOST_NAMES = 5
_SINGLE_QUOTES = str.maketrans("“”„", "‘’‚")


class Naming:
    """Names the things of one map."""

    def __init__(self, arrangement: Arrangement) -> None:
        self._arrangement = arrangement

    def step(self, step: Step) -> Name:
        """A step by its title or its number."""
        number = self._arrangement.column_of[step.id] + 1
        return _quotable(step.title) or text("Step {number}", number=number)

    def stage(self, stage: StageOrLane) -> Name:
        """A stage by its title or its number in its lens; a department that is its own function."""
        if isinstance(stage, Lane):
            return self.lane(stage)
        return shortened(stage.title) or text("Stage {number}", number=self._numbers[stage.id])

    def lane(self, lane: Lane) -> Name:
        """A department by its title or its number from above."""
        return shortened(lane.title) or text("Department {number}", number=self._numbers[lane.id])

    def card(self, card: Touchpoint) -> Name:
        """A touchpoint or activity by its title."""
        return shortened(card.title) or text("Untitled card")

    def survey(self, survey: Survey) -> Name:
        """A survey by its title."""
        return _quotable(survey.title) or text("Untitled survey")

    def risk(self, risk: Risk) -> Name:
        """A risk trigger by its title."""
        return shortened(risk.title) or text("Untitled risk trigger")

    def note(self, note: Note) -> Name:
        """A note by its words."""
        return _quotable(note.text) or text("Untitled note")

    def curve(self, curve: Curve) -> Name:
        """A curve by its title, else by its persona."""
        persona = self._arrangement.document.get(Persona, curve.persona_id)
        named = shortened(curve.title) or shortened(persona.name if persona else "")
        return named or text("Untitled curve")

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """The number of each stage in its lens and of each department, by id."""
        departments = [lane for lane in self._arrangement.lanes if lane.kind == "department"]
        ordered: list[Sequence[StageOrLane]] = [departments]
        ordered += [self._arrangement.stages(lens) for lens in LENSES]
        return {one.id: at for group in ordered for at, one in enumerate(group, start=1)}


def listed(names: Sequence[Name]) -> Name:
    """Names one after the other, as in `A, B and C`; of very many the first few."""
    shown = list(names) if len(names) <= _MOST_NAMES else list(names[: _MOST_NAMES - 1])
    left_out = len(names) - len(shown)
    last = text_plural("{number} more", "{number} more", left_out) if left_out else shown.pop()
    if not shown:
        return last
    joined = shown[0]
    for name in shown[1:]:
        joined = text("{names}, {name}", names=joined, name=name)
    return text("{names} and {name}", names=joined, name=last)


def _quotable(words: str) -> str:
    """Words as they can stand in quotation marks: those of their own are single ones there."""
    return shortened(words).translate(_SINGLE_QUOTES)


def shortened(words: str) -> str:
    """Words on one line, cut where they are longer than a name can be."""
    spaced = " ".join(words.split())
    return spaced if len(spaced) <= _LONGEST_NAME else spaced[: _LONGEST_NAME - 1].rstrip() + "…"
