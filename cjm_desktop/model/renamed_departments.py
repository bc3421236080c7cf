"""Agreements follow a department to its new name: they know departments by their titles.

Typing makes many edits of one rename, and may pass through the name of another department on the
way; so what counts is the name before the first of them and the one after the last.
"""

from collections.abc import Iterable
from dataclasses import replace

from cjm_desktop.model.document import Document
from cjm_desktop.model.edits import Change
from cjm_desktop.model.records import Agreement, Lane, Step


def agreements_following(
    document: Document, changes: Iterable[Change], earlier: Iterable[Change] = ()
) -> list[Change]:
    """What an edit must change in agreements, after `changes` and what typing changed `earlier`.

    While another front-stage lane keeps the old name, the department does, and its agreements
    stay with it.
    """
    everything = (*earlier, *changes)
    renamed_lanes = {change.record.id for change in everything if _renames(change)}
    if not renamed_lanes:
        return []
    before = _records_before(everything)
    new_names = {
        (lane.map_id, lane.title): now.title
        for lane in before.values()
        if isinstance(lane, Lane) and lane.id in renamed_lanes
        if (now := document.get(Lane, lane.id)) is not None
        if not _is_kept_by_another(document, before, lane)
    }
    return [
        Change(agreement, renamed)
        for agreement in document.all(Agreement)
        if (renamed := _renamed(document, agreement, before, new_names)) != agreement
    ]


def _renames(change: Change) -> bool:
    before, after = change
    if not isinstance(before, Lane) or not isinstance(after, Lane):
        return False
    return before.title != after.title and after.kind == "department"


def _renamed(
    document: Document,
    agreement: Agreement,
    before: dict[str, object],
    new_names: dict[tuple[str, str], str],
) -> Agreement:
    was = before.get(agreement.id, agreement)
    step = document.get(Step, agreement.step_id)
    if step is None or not isinstance(was, Agreement):
        return agreement
    return replace(
        agreement,
        from_department=new_names.get(
            (step.map_id, was.from_department), agreement.from_department
        ),
        to_department=new_names.get((step.map_id, was.to_department), agreement.to_department),
    )


def _records_before(changes: Iterable[Change]) -> dict[str, object]:
    """What was there before the first of the changes, by id."""
    before: dict[str, object] = {}
    for change in changes:
        if change.before is not None and isinstance(change.record, Lane | Agreement):
            before.setdefault(change.record.id, change.before)
    return before


def _is_kept_by_another(document: Document, before: dict[str, object], lane: Lane) -> bool:
    return any(
        other.id != lane.id
        and other.side == "front"
        and other.title == lane.title == getattr(before.get(other.id, other), "title", None)
        for other in document.referring(Lane, "map_id", lane.map_id)
        if other.kind == "department"
    )
