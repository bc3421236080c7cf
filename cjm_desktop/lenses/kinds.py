"""Every kind of fact and finding, and how soon the room should talk about it.

A finding is silent until its layer has begun. The layer is the field in question (owner, metric,
goal, votes, survey, evidence) in this map and lens; of gaps it is the first touchpoint, of coverage
the first card of a department, of a stage's own emptiness the first step, of `unplaced` the lens's
first stage. Other kinds are never silent.
"""

from collections.abc import Mapping
from types import MappingProxyType

from cjm_desktop.language import Text, text
from cjm_desktop.model.answers import NO_PART, NOT_ASKED_YET
from cjm_desktop.model.finding import Finding, Severity

_KINDS: dict[Severity, tuple[str, ...]] = {
    "high": (
        "weakest_link", "moment_in_the_red", "hand_over_through_gap", "gap", "failing_touchpoint",
        "ends_low", "can_still_leave",
    ),
    "medium": (
        "low_point_unanswered", "moment_without_owner", "moment_without_survey", "open_loop",
        "cold_hand_over", "shared_step",
        "depends_across", "off_target", "weakest_conversion", "met_but_unhappy",
        "missed_but_happy", "decision_without_support", "long_silence", "expectation_not_met",
        "pain_unanswered", "voted_without_owner", "believed_not_measured", NOT_ASKED_YET,
    ),
    "low": (
        "begins_before_us", "goes_on_after_us", "touchpoint_to_touchpoint", "only_assumed",
        "no_goal", "no_metric", "stage_without_steps", "no_voice", "unplaced", NO_PART,
    ),
    "fact": (
        "hand_over", "disguise", "not_about_product", "coverage",
        "highest", "lowest", "most_intense", "last", "risk",
    ),
}  # fmt: skip

SEVERITY_OF: Mapping[str, Severity] = MappingProxyType(
    {kind: severity for severity, kinds in _KINDS.items() for kind in kinds}
)
"""The severity of each kind; the kinds stand in the order in which the room meets them."""

RANK_OF: Mapping[str, int] = MappingProxyType({kind: at for at, kind in enumerate(SEVERITY_OF)})

_NO_QUESTION = text("")


def finding(kind: str, about: tuple[str, ...], message: Text, question: Text) -> Finding:
    """A finding of a kind."""
    return Finding(kind, SEVERITY_OF[kind], message, question, about)


def fact(kind: str, about: tuple[str, ...], message: Text) -> Finding:
    """A fact of a kind: it asks nothing."""
    return Finding(kind, SEVERITY_OF[kind], message, _NO_QUESTION, about)
