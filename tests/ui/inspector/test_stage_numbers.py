"""What a stage is asked for in each lens, and numbers that are none, refused at the field."""

import pytest

from cjm_desktop.drawing.header import run_key
from cjm_desktop.model.records import Lens, Placement, Stage, Step
from cjm_desktop.model.stages import delete_stage
from cjm_desktop.ui.inspector.stage_rows import StageRows
from tests.ui.inspector.inspector_hands import Hands

NUMBERS = {"metric_name", "metric_unit", "entered", "metric_target", "metric_actual",
           "metric_better"}  # fmt: skip


def select_stage(hands: Hands, lens: Lens, first_step: str = "Books a room") -> Stage:
    hands.window.choose_lens(lens)
    hands.select(run_key(hands.find(Step, title=first_step).id))
    (page,) = hands.pages
    assert page.record_type is Stage
    return hands.find(Stage, lens=lens, title=hands.words("title"))


@pytest.mark.parametrize(
    ("lens", "goal", "measured"),
    [
        ("functional", "What it is there for", False),
        ("outcome", "What the business wants", True),
        ("interactive", "What the customer decides", False),
        ("activity", "What is being done", False),
        ("goal", "What the customer is after", False),
    ],
)
def test_each_lens_asks_for_what_it_shows(
    hands: Hands, lens: Lens, goal: str, measured: bool
) -> None:
    select_stage(hands, lens)

    rows = hands.rows()
    assert rows["goal"].control.part.accessibleName() == goal
    assert set(rows) & NUMBERS == (NUMBERS if measured else set())
    hands.type("goal", "So")
    assert hands.find(Stage, lens=lens, goal="So")


@pytest.mark.parametrize(
    ("field", "typed", "value", "said"),
    [
        ("metric_target", "many", None, "“many” is not a number."),
        ("metric_actual", "3 %", 3, "“3 %” is not a number."),
        ("entered", "-5", None, "“-5” is below 0."),
        ("entered", "half", None, "“half” is not a number."),
        ("entered", "1,5", 1, "“1,5” is not a whole number."),
    ],
)
def test_what_is_no_number_of_a_stage_is_refused_at_the_field(
    hands: Hands, field: str, typed: str, value: float | None, said: str
) -> None:
    stage = select_stage(hands, "outcome")
    hands.type(field, typed)
    hands.leave()

    assert said in hands.row(field).trouble
    assert hands.words(field) == typed, "it stays there to be put right"
    assert getattr(hands.now(stage), field) == value, "what could be kept before it could not"


def test_numbers_of_a_stage_are_kept_as_typed(hands: Hands) -> None:
    stage = select_stage(hands, "outcome")
    for field, typed in (("metric_target", "4,5"), ("metric_actual", "-3"), ("entered", "1,200")):
        hands.type(field, typed)
    hands.click("metric_better", "Lower")
    hands.leave()

    now = hands.now(stage)
    assert (now.metric_target, now.metric_actual, now.entered) == (4.5, -3, 1200)
    assert now.metric_better == "lower"
    assert [hands.row(field).trouble for field in NUMBERS] == [""] * len(NUMBERS)


def test_a_stage_that_was_deleted_meanwhile_cannot_be_chosen(hands: Hands) -> None:
    step = hands.find(Step, title="Checks in")
    hands.select(step)
    stage = hands.find(Stage, lens="activity", title="Stay")
    rows = hands.side.content.findChild(StageRows)
    assert isinstance(rows, StageRows)
    with hands.history.edit("Delete") as edit:
        delete_stage(edit, stage)
    before = hands.document.snapshot()

    rows.place("activity", stage.id)

    assert hands.document == before
    assert any("no longer in the file" in words for words in hands.window.notices.sentences)


def test_a_stage_of_another_lens_cannot_be_chosen(hands: Hands) -> None:
    step = hands.find(Step, title="Checks in")
    hands.select(step)
    rows = hands.side.content.findChild(StageRows)
    assert isinstance(rows, StageRows)
    before = hands.document.get(Placement, Placement.id_for(step.id, "activity"))

    rows.place("activity", hands.find(Stage, lens="goal").id)

    assert hands.document.get(Placement, Placement.id_for(step.id, "activity")) == before
    assert any("belongs to another lens" in words for words in hands.window.notices.sentences)
