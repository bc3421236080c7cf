"""The picture that follows edits is the one that would be drawn from nothing."""

import datetime
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cjm_desktop.drawing.folds import NO_FOLDS, Folds
from cjm_desktop.drawing.layout import Layout
from cjm_desktop.drawing.picture import Picture
from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import language, use_language
from cjm_desktop.model.agreements import agree_hand_over
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.checklists import (
    add_checkpoint,
    delete_checkpoint,
    move_checkpoint,
    tick_checkpoint,
)
from cjm_desktop.model.curves import set_feeling
from cjm_desktop.model.document import Document
from cjm_desktop.model.editing import change
from cjm_desktop.model.edits import Patch
from cjm_desktop.model.placing import confirm_placements, place_steps
from cjm_desktop.model.records import LENSES, Curve, Journey, Lens, Placement
from cjm_desktop.model.steps import add_step
from cjm_desktop.model.touchpoints import add_touchpoint
from tests.drawing.random_maps import random_folds, random_maps
from tests.model.hands import Hands
from tests.model.workshop import Workshop, hotel_stay

DATE = datetime.date(2026, 11, 14)
FEW = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


def seen(picture: Picture) -> object:
    """All that a picture says, as values."""
    return (
        list(picture.flat()),
        picture.width,
        picture.height,
        picture.steps,
        picture.empty_stages,
        picture.bands,
        (picture.band_top, picture.band_bottom),
        [(row.y, row.body.key, row.body.kind, row.body.height) for row in picture.rows],
        [
            (item.group.key, item.group.width, item.group.height, *item[1:])
            for row in picture.rows
            for item in (*row.body.backdrop, *row.body.heading, *row.body.items)
        ],
    )


class Follower:
    """One layout and arrangement that follow a workshop, as the canvas does."""

    def __init__(
        self,
        workshop: Workshop,
        for_screen: bool,
        folds: Folds = NO_FOLDS,
        compared: Lens | None = None,
    ) -> None:
        self.workshop = workshop
        self.folds = folds
        self.compared = compared
        self.for_screen = for_screen
        self.layout = Layout(DATE, for_screen)
        self.arrangement = workshop.arrangement()
        self.looks = 0
        self.look()
        workshop.history.on_patched(lambda event: self.follow(event.patch))

    def follow(self, patch: Patch) -> None:
        """Take in a patch and look again."""
        if self.workshop.document.get(Journey, self.workshop.map_id) is not None:
            self.arrangement.follow(patch)
            self.look()

    def look(self) -> None:
        """Every lens shows what a new layout of the document would show."""
        self.looks += 1
        for lens in LENSES:
            self.compare(self.arrangement, lens)

    def compare(self, arrangement: Arrangement, lens: Lens) -> None:
        """The kept layout and a new one show the same."""
        fresh = Arrangement(arrangement.document, arrangement.map_id)
        expected = Layout(DATE, self.for_screen).picture(fresh, lens, self.folds, self.compared)
        followed = self.layout.picture(arrangement, lens, self.folds, self.compared)
        assert seen(followed) == seen(expected)

    def try_and_drop(self, patch: Patch, lens: Lens) -> None:
        """Show a trial patch in a lens, then the document as it is."""
        document = self.workshop.document.with_patch(patch)
        if document.get(Journey, self.workshop.map_id) is None:
            return
        trial = self.arrangement.copy_for(document)
        trial.follow(patch)
        self.compare(trial, lens)
        self.compare(self.arrangement, lens)


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    before = language()
    yield
    use_language(before)


@FEW
@given(st.data())
def test_following_any_edits_draws_what_drawing_anew_does(data: st.DataObject) -> None:
    workshop = hotel_stay()
    _edit_at_random(workshop, Follower(workshop, data.draw(st.booleans())), data)


@FEW
@given(random_maps(), st.data())
def test_so_it_does_on_any_map(document: object, data: st.DataObject) -> None:
    workshop = Workshop(document, "map")  # type: ignore[arg-type]
    _edit_at_random(workshop, Follower(workshop, data.draw(st.booleans())), data)


@FEW
@given(random_maps(), st.data())
def test_so_it_does_on_a_map_with_folds(document: Document, data: st.DataObject) -> None:
    workshop = Workshop(document, "map")
    follower = Follower(workshop, data.draw(st.booleans()), data.draw(random_folds(document)))
    _edit_at_random(workshop, follower, data)
    follower.folds = data.draw(random_folds(document))
    follower.look()


@FEW
@given(random_maps(), st.data())
def test_so_it_does_with_a_lens_to_compare(document: Document, data: st.DataObject) -> None:
    workshop = Workshop(document, "map")
    folds, lenses = random_folds(document), st.sampled_from((None, *LENSES))
    follower = Follower(workshop, data.draw(st.booleans()), data.draw(folds), data.draw(lenses))
    _edit_at_random(workshop, follower, data)
    follower.compared = data.draw(lenses)
    follower.look()


def _edit_at_random(workshop: Workshop, follower: Follower, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 4))):
        with suppress(EditRefusedError), workshop.history.trial("Drag") as trial:
            Hands(trial.edit, data.draw).do_something()
        if trial.patch:
            follower.try_and_drop(trial.patch, data.draw(st.sampled_from(LENSES)))
        with suppress(EditRefusedError), workshop.history.edit("Edit") as edit:
            Hands(edit, data.draw).do_something()
        if data.draw(st.integers(0, 4)) == 0 and workshop.history.can_undo:
            workshop.history.undo()


def test_another_language_draws_every_word_again() -> None:
    workshop = hotel_stay()
    layout = Layout(DATE, for_screen=True)
    before = layout.picture(workshop.arrangement(), "goal")
    use_language("da")
    after = layout.picture(workshop.arrangement(), "goal")
    drawn = {id(item.group) for row in before.rows for item in row.body.items}
    again = [item.group.key for row in after.rows for item in row.body.items
             if id(item.group) in drawn]  # fmt: skip
    assert not again, "headings are made of the words themselves, all else of records"


def test_a_confirmed_stage_stands_upright_at_once() -> None:
    workshop = hotel_stay()
    follower = Follower(workshop, for_screen=True)
    with workshop.edit() as edit:
        step = add_step(edit, workshop.map_id, None, "Sleeps", lens="activity")
    with workshop.edit() as edit:
        place_steps(edit, [step.id], workshop.stage("goal", "Deciding"), "goal")
        (placement,) = (p for p in workshop.document.all(Placement)
                        if (p.step_id, p.lens) == (step.id, "goal"))  # fmt: skip
        edit.put(replace(placement, proposed=True))
    with workshop.edit() as edit:
        confirm_placements(edit, workshop.map_id)
    assert follower.looks == 4


def test_a_header_that_grows_in_another_lens_grows_here() -> None:
    workshop = hotel_stay()
    follower = Follower(workshop, for_screen=True)
    height = follower.layout.picture(follower.arrangement, "goal").height
    with workshop.edit() as edit:
        for title in ("Marketing", "Booking", "Reception", "Finance"):
            add_touchpoint(edit, workshop.lane(title).id, workshop.steps[0].id, "Card")
    assert follower.layout.picture(follower.arrangement, "goal").height > height


def test_what_a_header_says_follows_every_edit() -> None:
    workshop = hotel_stay()
    follower = Follower(workshop, for_screen=True)
    stage = workshop.stage("goal", "Evaluation")
    with workshop.edit() as edit:
        first = add_checkpoint(edit, stage, "Invoice is right")
        add_checkpoint(edit, stage, "Asked how it was")
    with workshop.edit() as edit:
        tick_checkpoint(edit, first, done=True)
    with workshop.edit() as edit:
        move_checkpoint(edit, first, 2)
    with workshop.edit() as edit:
        delete_checkpoint(edit, first)
    for title, fields in (("Acquisition", {"entered": 10}), ("Conversion", {"entered": 4}),
                          ("Conversion", {"metric_target": 4.0, "metric_actual": 3.0}),
                          ("Conversion", {"metric_better": "lower"})):  # fmt: skip
        with workshop.edit() as edit:
            change(edit, workshop.stage("outcome", title), **fields)
    workshop.history.undo()
    assert follower.looks == 10


def test_a_hand_over_that_is_agreed_looks_so_at_once() -> None:
    workshop = hotel_stay()
    follower = Follower(workshop, for_screen=False)
    before = seen(follower.layout.picture(follower.arrangement, "functional"))
    with workshop.edit() as edit:
        agree_hand_over(edit, workshop.steps[3].id, "Marketing", ["Booking"])
    assert seen(follower.layout.picture(follower.arrangement, "functional")) != before
    workshop.history.undo()
    assert seen(follower.layout.picture(follower.arrangement, "functional")) == before
    assert follower.looks == 3


def test_a_feeling_that_is_dragged_and_let_go_leaves_no_trace() -> None:
    workshop = hotel_stay()
    follower = Follower(workshop, for_screen=True)
    (curve,) = workshop.document.all(Curve)
    with workshop.history.trial("Drag") as trial:
        set_feeling(trial.edit, curve.id, workshop.steps[4].id, 2.0)
    assert trial.patch is not None
    before = seen(follower.layout.picture(follower.arrangement, "goal"))
    follower.try_and_drop(trial.patch, "goal")
    assert seen(follower.layout.picture(follower.arrangement, "goal")) == before
