"""A department's own journey through a map: where it meets the customer, or works for it.

Lanes of one title are one department. Showing the journey is left to the canvas.
"""

from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.records import Lane

_CARD_LANES = ("department", "notes", "images")


def lanes_of_department(arrangement: Arrangement, lane: Lane) -> list[Lane]:
    """The lanes of the department that a lane belongs to, from above."""
    department = arrangement.department_of(lane)
    return [
        each
        for each in arrangement.lanes
        if each.kind == "department" and arrangement.department_of(each).id == department.id
    ]


def columns_of_department(arrangement: Arrangement, lane: Lane) -> set[int]:
    """The columns of the steps at which a department has a card."""
    return {
        column
        for each in lanes_of_department(arrangement, lane)
        for cards in arrangement.cells(each.id).values()
        for card in cards
        for column in arrangement.columns_of(card)
    }


def beside_department(arrangement: Arrangement, lane: Lane) -> frozenset[str]:
    """The ids of what is no part of a department's journey: steps, cards, other departments.

    Notes and images at its steps are part of it.
    """
    own = {each.id for each in lanes_of_department(arrangement, lane)}
    columns = columns_of_department(arrangement, lane)
    beside = {step.id for column, step in enumerate(arrangement.steps) if column not in columns}
    for each in arrangement.lanes:
        if each.kind not in _CARD_LANES or each.id in own:
            continue
        if each.kind == "department":
            beside.add(each.id)
        for cards in arrangement.cells(each.id).values():
            beside.update(
                card.id
                for card in cards
                if each.kind == "department" or columns.isdisjoint(arrangement.columns_of(card))
            )
    return frozenset(beside)
