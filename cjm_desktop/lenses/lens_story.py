"""What a map says in one lens, to be told: what the lens asks and overlooks, and all it finds."""

from dataclasses import dataclass

from cjm_desktop.language import Text
from cjm_desktop.lenses.findings import Findings
from cjm_desktop.lenses.lens_words import LENS_BLIND_SPOT, LENS_QUESTION
from cjm_desktop.model.answers import answers_of
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.finding import Finding
from cjm_desktop.model.records import Lens


@dataclass(frozen=True, slots=True)
class LensStory:
    """A map in a lens: the findings still open as ranked, the facts, and what was answered.

    What was answered comes with the reason why it is fine as it is, which may be empty.
    """

    lens: Lens
    asked: tuple[Finding, ...]
    facts: tuple[Finding, ...]
    answered: tuple[tuple[Finding, str], ...]

    @property
    def question(self) -> Text:
        """What the lens asks of the whole map."""
        return LENS_QUESTION[self.lens]

    @property
    def blind_spot(self) -> Text:
        """What the lens easily overlooks."""
        return LENS_BLIND_SPOT[self.lens]


def lens_story(arrangement: Arrangement, found: Findings, lens: Lens) -> LensStory:
    """What a map says in a lens."""
    answers = answers_of(arrangement.document, arrangement.map_id)
    answered = tuple((one, answers[one.key].reason) for one in found.answered(lens))
    return LensStory(lens, found.open(lens), found.facts(lens), answered)
