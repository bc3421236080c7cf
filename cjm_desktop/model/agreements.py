"""Agreements: hand-overs that the departments concerned have settled."""

from collections.abc import Iterable

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import text
from cjm_desktop.model.document import Document
from cjm_desktop.model.editing import change, require
from cjm_desktop.model.history import Edit
from cjm_desktop.model.records import Agreement, Step


def agreements_at(document: Document, step_id: str) -> dict[tuple[str, str], Agreement]:
    """The agreements where the receivers meet the customer, by the titles `from` and `to`.

    Of several between the same two the latest counts.
    """
    agreements = document.referring(Agreement, "step_id", step_id)
    return {
        (agreement.from_department, agreement.to_department): agreement
        for agreement in sorted(agreements, key=lambda one: (one.agreed_on, one.id))
    }


def agree_hand_over(
    edit: Edit,
    step_id: str,
    from_department: str,
    to_departments: Iterable[str],
    *,
    what: str = "",
    by_whom: str = "",
    agreed_on: str = "",
) -> list[Agreement]:
    """Settle a hand-over with every receiver; what two had agreed already is replaced.

    Departments are known by their titles; refuses one without. `agreed_on` is an ISO date.
    """
    require(edit, Step, step_id)
    receivers = list(dict.fromkeys(to_departments))
    if not receivers or not all((from_department, *receivers)):
        raise EditRefusedError(
            text("An agreement is made between departments that have names."),
            text("Give the swimlane a title first; nothing was changed."),
        )
    known = agreements_at(edit.document, step_id)
    terms = {"what": what, "by_whom": by_whom, "agreed_on": agreed_on}
    agreed = []
    for receiver in receivers:
        agreement = known.get((from_department, receiver))
        if agreement is None:
            agreement = Agreement(
                step_id=step_id, from_department=from_department, to_department=receiver
            )
            edit.put(agreement)
        agreed.append(change(edit, agreement, **terms))
    return agreed


def change_terms(
    edit: Edit,
    step_id: str,
    from_department: str,
    to_department: str,
    *,
    today: str,
    **terms: str,
) -> Agreement:
    """Change some of what two departments agreed: `what`, `by_whom`, `agreed_on`.

    What they had not agreed before is agreed by this. `today` is an ISO date.
    """
    known = agreements_at(edit.document, step_id).get((from_department, to_department))
    if known is None:
        (known,) = agree_hand_over(edit, step_id, from_department, [to_department], agreed_on=today)
    return change(edit, known, **terms)


def reopen_hand_over(
    edit: Edit, step_id: str, from_department: str, to_departments: Iterable[str]
) -> None:
    """Take back what was agreed on a hand-over."""
    receivers = set(to_departments)
    for agreement in edit.document.referring(Agreement, "step_id", step_id):
        if agreement.from_department == from_department and agreement.to_department in receivers:
            edit.delete(agreement)
