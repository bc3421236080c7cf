"""The functional lens: who holds the customer, and what falls between those who do.

Blind spot: each department plans its own piece, so what lies between two pieces falls into the
hole. Hand-overs and lines are those of service blueprinting (see `hand_overs`).
"""

from collections.abc import Iterator

from cjm_desktop.language import Text, text
from cjm_desktop.lenses.hand_overs import HandOver, HandOverKind, departments_meeting
from cjm_desktop.lenses.kinds import fact, finding
from cjm_desktop.lenses.naming import Name, listed
from cjm_desktop.lenses.reading import Reading
from cjm_desktop.model.finding import Finding
from cjm_desktop.model.records import Lane, Link, Touchpoint

HOW: dict[HandOverKind, Text] = {
    "warm": text("warm"),
    "cold": text("cold"),
    "through_gap": text("through a gap"),
}
"""How a hand-over is done, in words."""


def hand_over_facts(reading: Reading) -> Iterator[Finding]:
    """`hand_over`: every hand-over, agreed or not.

    About the step where the receivers meet the customer, the department that lets go, and the
    receivers.
    """
    for hand_over in reading.hand_overs:
        how = HOW[hand_over.kind]
        if hand_over.agreed:
            how = text("{how}, agreed", how=how)
        message = text(
            "{giver} hands over to {receivers} at “{step}”: {how}.",
            **_names(reading, hand_over), how=how,
        )  # fmt: skip
        yield fact("hand_over", hand_over.about, message)


def hand_overs(reading: Reading) -> Iterator[Finding]:
    """`cold_hand_over` and `hand_over_through_gap`: those that are not agreed with all receivers.

    About what the fact is about.
    """
    for hand_over in reading.hand_overs:
        names = _names(reading, hand_over)
        if hand_over.agreed:
            continue
        if hand_over.kind == "cold":
            yield finding(
                "cold_hand_over",
                hand_over.about,
                text(
                    "{giver} hands over to {receivers} at “{step}” without meeting them.", **names
                ),
                text("What needs to be passed on, and who does it?"),
            )
        elif hand_over.kind == "through_gap":
            yield finding(
                "hand_over_through_gap",
                hand_over.about,
                text("From {giver} to {receivers}, at “{step}”, the customer goes through a gap.",
                     **names),
                text("Who looks after the customer in between?"),
            )  # fmt: skip


def shared_steps(reading: Reading) -> Iterator[Finding]:
    """`shared_step`: two or more departments meet the customer, and neither the step nor a card on
    it has an owner. About the step.
    """
    for column, step in enumerate(reading.steps):
        if len(reading.arrangement.lanes_meeting(column)) > 1 and not reading.has_owner(column):
            departments = departments_meeting(reading.arrangement, column)
            if len(departments) > 1:
                names = listed([reading.name.lane(lane) for lane in departments.values()])
                yield finding(
                    "shared_step",
                    (step.id,),
                    text("{departments} share “{step}”, and it has no owner.",
                         departments=names, step=reading.name.step(step)),
                    text("Who leads?"),
                )  # fmt: skip


def dependencies(reading: Reading) -> Iterator[Finding]:
    """`depends_across`: a depends-on link between cards of two departments. About the link."""
    links = [link for link in reading.document.all(Link) if link.kind == "depends_on"]
    for link in sorted(links, key=lambda link: link.id):
        ends = [_card_and_department(reading, end) for end in (link.source_id, link.target_id)]
        (source, giver), (target, receiver) = ends
        if source is None or target is None or giver is None or receiver is None:
            continue
        if giver.id != receiver.id:
            yield finding(
                "depends_across",
                (link.id,),
                text(
                    "{source} ({department}) depends on {target} ({other}).",
                    source=reading.name.card(source), department=reading.name.lane(giver),
                    target=reading.name.card(target), other=reading.name.lane(receiver),
                ),
                text("What do the two need to agree on?"),
            )  # fmt: skip


def _names(reading: Reading, hand_over: HandOver) -> dict[str, Name]:
    return {
        "giver": reading.name.lane(hand_over.giver),
        "receivers": listed([reading.name.lane(lane) for lane in hand_over.receivers]),
        "step": reading.name.step(hand_over.step),
    }


def _card_and_department(reading: Reading, record_id: str) -> tuple[Touchpoint | None, Lane | None]:
    """The card with an id and its department on this map."""
    card = reading.document.get(Touchpoint, record_id)
    return card, reading.departments.get(card.lane_id) if card is not None else None
