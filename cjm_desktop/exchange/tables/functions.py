"""Reads the stages of a table as functions: there the departments decide where a step belongs."""

from dataclasses import replace

from cjm_desktop.exchange.report import ReportLine
from cjm_desktop.exchange.tables.journey import TableCard, TableJourney, TableLane
from cjm_desktop.language import text
from cjm_desktop.model.records import Lens


def by_function(read: TableJourney, lens: Lens) -> TableJourney:
    """What the table says, its stages as functions with a swimlane each in the functional lens.

    Touchpoints of one swimlane at most go into those of the functions, and a step without one
    gets one titled as itself. Where the table has departments of its own these decide, and the
    functions are left for a person to give them to.
    """
    if lens != "functional" or not read.stages:
        return read
    fronts = [lane for lane in read.lanes if lane.kind == "department" and lane.side == "front"]
    if len(fronts) > 1 or any(step.department for step in read.steps):
        return replace(read, report=[*read.report, _departments_decide()])
    functions = {title: TableLane("department", title, function=title) for title in read.stages}
    for step in read.steps:
        lane = functions.get(step.stage)
        touchpoints = [card for card in step.cards if card.lane in fronts]
        if lane is None:
            continue
        for card in touchpoints:
            card.lane = lane
        if not touchpoints:
            step.cards.append(TableCard(lane, step.title, 0))
    lanes = _with_functions(read, fronts, tuple(functions.values()))
    return replace(read, lanes=lanes, report=[*read.report, *map(_moved, fronts)])


def _with_functions(
    read: TableJourney, fronts: list[TableLane], functions: tuple[TableLane, ...]
) -> tuple[TableLane, ...]:
    """The lanes, those of the functions before the first department."""
    used = {card.lane for step in read.steps for card in step.cards}
    kept = [lane for lane in read.lanes if lane not in fronts or lane in used]
    place = next((at for at, lane in enumerate(kept) if lane.kind == "department"), len(kept))
    return (*kept[:place], *functions, *kept[place:])


def _moved(front: TableLane) -> ReportLine:
    said = text(
        "In the functional lens the touchpoints of “{title}” stand in the swimlanes of the "
        "functions, which are the stages of the table.",
        title=front.title,
    )
    return ReportLine(0, said, "changed")


def _departments_decide() -> ReportLine:
    said = text(
        "The departments of the table decide the functional lens; its stages became functions "
        "without a swimlane."
    )
    return ReportLine(0, said, "changed")
