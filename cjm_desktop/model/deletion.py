"""What goes along when a record is deleted, and what is only emptied (§2 of the design).

The general rule stands at each referring field (`Reference.when_deleted`); here are the rules of
their own: cards that span several steps, notes that go to the parking lot.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from cjm_desktop.model.document import Document
from cjm_desktop.model.edits import Change
from cjm_desktop.model.fields import references_of
from cjm_desktop.model.records import Lane, Note, Record, Step
from cjm_desktop.model.spans import steps_of_map, without_steps


def deletion_changes(document: Document, record: Record) -> list[Change]:
    """All changes of deleting a record, in an order in which every reference holds at the end."""
    deletion = _Deletion(document)
    deletion.delete(record)
    return deletion.changes()


class _Deletion:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._deleted: dict[str, Record] = {}
        self._replaced: dict[str, Record] = {}

    def changes(self) -> list[Change]:
        emptied = [
            Change(self._document.get(type(after), record_id), after)
            for record_id, after in self._replaced.items()
            if record_id not in self._deleted
        ]
        taken = [Change(before, None) for before in reversed(self._deleted.values())]
        return emptied + taken

    def delete(self, record: Record) -> None:
        if record.id in self._deleted:
            return
        self._deleted[record.id] = record
        for referring, field, rule in list(self._referring(record)):
            if rule == "take_along":
                self.delete(referring)
            elif rule == "empty":
                self._replace(referring, **{field: None})
        if isinstance(record, Step) and record.map_id not in self._deleted:
            self._let_go_of_step(record)
        elif isinstance(record, Lane):
            self._park_notes(record)

    def _referring(self, record: Record) -> Iterator[tuple[Record, str, str]]:
        for record_type in self._document.record_types.values():
            for field, reference in references_of(record_type):
                if record.table in reference.tables:
                    for found in self._document.referring(record_type, field, record.id):
                        yield found, field, reference.when_deleted

    def _replace(self, record: Record, **values: Any) -> None:
        current = self._replaced.get(record.id, record)
        self._replaced[record.id] = replace(current, **values)

    def _let_go_of_step(self, step: Step) -> None:
        order = [other.id for other in steps_of_map(self._document, step.map_id)]
        gone = {step.id}
        for card in self._cards_at_ends(step):
            kept = without_steps(card, order, gone)
            if kept is None:
                self.delete(card)
            else:
                self._replaced[card.id] = kept

    def _cards_at_ends(self, step: Step) -> list[Any]:
        found = {}
        for referring, _, rule in self._referring(step):
            if rule == "own_rule" and referring.id not in self._deleted:
                found[referring.id] = self._replaced.get(referring.id, referring)
        return list(found.values())

    def _park_notes(self, lane: Lane) -> None:
        for note in self._document.referring(Note, "lane_id", lane.id):
            self._replace(note, lane_id=None, step_id=None, last_step_id=None)
