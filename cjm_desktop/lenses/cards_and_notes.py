"""What cards and notes ask, in every lens: what fails, hurts, was expected or was voted for.

All kinds here are about the card or the note; an open loop is also about its survey.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from cjm_desktop.language import Text, marked, text, text_plural
from cjm_desktop.lenses.kinds import finding
from cjm_desktop.lenses.reading import Reading
from cjm_desktop.model.finding import Finding
from cjm_desktop.model.records import Note


def failing_touchpoints(reading: Reading) -> Iterator[Finding]:
    """`failing_touchpoint`: a touchpoint or activity whose status is `fails`."""
    failing = (
        (step, card)
        for step, cards in zip(reading.steps, reading.cards, strict=True)
        for card in cards
        if card.status == "fails" and card.step_id == step.id
    )
    for step, card in failing:
        yield finding(
            "failing_touchpoint",
            (card.id,),
            text("{card} fails, at “{step}”.",
                 card=reading.name.card(card), step=reading.name.step(step)),
            text("What does the customer do then?"),
        )  # fmt: skip


def open_loops(reading: Reading) -> Iterator[Finding]:
    """`open_loop`: what a survey taught has not come to the staff, or not back to the customer."""
    by_id = {card.id: card for cards in reading.cards for card in cards}
    for card_id, surveys in reading.surveys.items():
        for survey in surveys:
            to_staff = survey.loop_to_staff == "open"
            to_customer = survey.loop_to_customer == "open"
            if to_staff or to_customer:
                message, question = _OPEN_LOOPS[to_staff, to_customer]
                yield finding(
                    "open_loop",
                    (card_id, survey.id),
                    text(message, survey=reading.name.survey(survey),
                         card=reading.name.card(by_id[card_id])),
                    question,
                )  # fmt: skip


_OPEN_LOOPS: Mapping[tuple[bool, bool], tuple[str, Text]] = MappingProxyType(
    {
        (True, False): (
            marked("What “{survey}” taught at “{card}” has not come to the staff."),
            text("Who tells them?"),
        ),
        (False, True): (
            marked("What “{survey}” taught at “{card}” has not come back to the customer."),
            text("Who tells the customer what became of it?"),
        ),
        (True, True): (
            marked(
                "What “{survey}” taught at “{card}” has come neither to the staff nor back to the"
                " customer."
            ),
            text("Who tells them?"),
        ),
    }
)
"""What is said and asked, by whether the loops to the staff and to the customer are open."""


def expectations_not_met(reading: Reading) -> Iterator[Finding]:
    """`expectation_not_met`: what is expected at a step where a feeling is below 0."""
    for note, columns in _notes_of_kind(reading, "expects"):
        for column in columns:
            if any(feeling.value < 0 for _, feeling in reading.feelings[column]):
                yield finding(
                    "expectation_not_met",
                    (note.id,),
                    text("“{note}” is expected at “{step}”, and it feels bad there.",
                         note=reading.name.note(note),
                         step=reading.name.step(reading.steps[column])),
                    text("What is missing?"),
                )  # fmt: skip
                break


def pains_unanswered(reading: Reading) -> Iterator[Finding]:
    """`pain_unanswered`: no `answers` link from the pain, no opportunity or idea at its steps."""
    for note, columns in _notes_of_kind(reading, "pain"):
        if not (any(map(reading.is_answered_at, columns)) or reading.answers_something(note.id)):
            step = reading.steps[columns[0]]
            yield finding(
                "pain_unanswered",
                (note.id,),
                text("The pain “{note}” at “{step}” has no answer yet.",
                     note=reading.name.note(note), step=reading.name.step(step)),
                text("What could take it away?"),
            )  # fmt: skip


def voted_without_owner(reading: Reading) -> Iterator[Finding]:
    """`voted_without_owner`: a note, parked or not, that has votes and no owner."""
    for note in reading.all_notes:
        if note.votes > 0 and not note.owner.strip():
            yield finding(
                "voted_without_owner",
                (note.id,),
                text_plural("“{note}” has {number} vote, and no owner.",
                            "“{note}” has {number} votes, and no owner.",
                            note.votes, note=reading.name.note(note)),
                text("Who takes it on?"),
            )  # fmt: skip


def _notes_of_kind(reading: Reading, kind: str) -> Iterator[tuple[Note, range]]:
    for note in reading.all_notes:
        if reading.kind_of_note(note) == kind:
            yield note, reading.arrangement.columns_of(note)
