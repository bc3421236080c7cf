"""Whatever is on a map, what is found in it is sound."""

import random
from contextlib import suppress
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.lenses.findings import Findings, facts_of, findings_of
from cjm_desktop.lenses.kinds import SEVERITY_OF
from cjm_desktop.model.answers import answer_finding, forget_answer, note_from_finding
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.document import Document
from cjm_desktop.model.edits import Patch
from cjm_desktop.model.finding import Finding
from cjm_desktop.model.history import History
from cjm_desktop.model.invariants import violations
from cjm_desktop.model.records import LENSES, Journey, Lens, Record
from cjm_desktop.model.runs import runs_of
from tests.lenses.any_map import maps_to_look_at
from tests.model.hands import Hands
from tests.model.workshop import Workshop, hotel_stay

ENOUGH = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def everything(document: Document, *, answered: bool = False) -> dict[Lens, list[Finding]]:
    """What is found in each lens."""
    arrangement = Arrangement(document, "map")
    return {
        lens: [
            *findings_of(arrangement, lens),
            *(findings_of(arrangement, lens, answered=True) if answered else ()),
            *facts_of(arrangement, lens),
        ]
        for lens in LENSES
    }


@ENOUGH
@given(maps_to_look_at())
def test_findings_name_existing_records_once_and_can_be_put_into_words(document: Document) -> None:
    assert violations(document) == []
    for found in everything(document, answered=True).values():
        assert len({(one.kind, one.about) for one in found}) == len(found)
        for one in found:
            assert one.severity == SEVERITY_OF[one.kind]
            assert one.about
            assert all(document.find(record_id) is not None for record_id in one.about)
            assert str(one.message).strip()
            assert "\n" not in one.in_words()
            assert bool(str(one.question)) != one.is_fact


@ENOUGH
@given(maps_to_look_at())
def test_runs_cover_all_steps_in_order_and_no_step_twice(document: Document) -> None:
    arrangement = Arrangement(document, "map")
    for lens in LENSES:
        runs = runs_of(arrangement, lens)
        covered = [column for run in runs for column in range(run.first, run.last + 1)]
        assert covered == list(range(len(arrangement.steps)))
        heads = [{stage.id for stage in run.stages} for run in runs]
        assert all(left != right for left, right in pairwise(heads))


@ENOUGH
@given(maps_to_look_at(), st.randoms(use_true_random=False))
def test_the_order_of_insertion_changes_nothing(document: Document, chance: random.Random) -> None:
    records: list[Record] = list(document.records())
    chance.shuffle(records)
    shuffled = Document()
    shuffled.load(records)

    assert everything(shuffled, answered=True) == everything(document, answered=True)


@ENOUGH
@given(maps_to_look_at(), st.data())
def test_deleting_what_a_finding_is_about_removes_it(
    document: Document, data: st.DataObject
) -> None:
    found = [one for many in everything(document).values() for one in many]
    if not found:
        return
    one = data.draw(st.sampled_from(found))
    record = document.find(data.draw(st.sampled_from(one.about)))
    assert record is not None
    with History(document).edit("Delete") as edit:
        edit.delete(record)

    left = [other.key for many in everything(document, answered=True).values() for other in many]
    assert one.key not in left


@ENOUGH
@given(maps_to_look_at(), st.data())
def test_any_finding_can_be_answered_taken_back_and_noted(
    document: Document, data: st.DataObject
) -> None:
    found = [one for many in everything(document).values() for one in many if not one.is_fact]
    if not found:
        return
    before = everything(document)
    one = data.draw(st.sampled_from(found))
    history = History(document)
    with history.edit("Answer") as edit:
        answer_finding(edit, "map", one, "Fine")
    assert one.key not in [other.key for many in everything(document).values() for other in many]
    with history.edit("Ask again") as edit:
        forget_answer(edit, "map", one)
    assert everything(document) == before
    with history.edit("Note") as edit:
        note = note_from_finding(edit, "map", one)
    assert note.text == one.in_words()
    assert violations(document) == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_following_any_edits_is_finding_anew(data: st.DataObject) -> None:
    workshop = hotel_stay()
    arrangement = workshop.arrangement()
    findings = Findings(arrangement)
    workshop.history.on_patched(lambda event: _follow(workshop, arrangement, findings, event.patch))
    for _ in range(data.draw(st.integers(1, 6))):
        with suppress(EditRefusedError), workshop.history.edit("Edit") as edit:
            Hands(edit, data.draw).do_something()
        if data.draw(st.integers(0, 4)) == 0:
            workshop.history.undo()


def _follow(workshop: Workshop, arrangement: Arrangement, findings: Findings, patch: Patch) -> None:
    if workshop.document.get(Journey, workshop.map_id) is None:
        return
    arrangement.follow(patch)
    findings.follow(patch)
    fresh = Findings(workshop.arrangement())
    for lens in LENSES:
        assert findings.open(lens) == fresh.open(lens)
        assert findings.answered(lens) == fresh.answered(lens)
        assert findings.facts(lens) == fresh.facts(lens)
