"""Makes the records of a new map from a table and its mapping."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from cjm_desktop.exchange.report import Report, ReportLine
from cjm_desktop.exchange.tables.fields import TableMapping
from cjm_desktop.exchange.tables.functions import by_function
from cjm_desktop.exchange.tables.interpretation import journey_of
from cjm_desktop.exchange.tables.journey import TableCard, TableJourney, TableLane, TableStep
from cjm_desktop.exchange.tables.reader import Table
from cjm_desktop.exchange.templates import default_stages
from cjm_desktop.language import language, text, translate
from cjm_desktop.model.positions import keys_between
from cjm_desktop.model.records import (
    DEPARTMENT_COLOURS,
    LENSES,
    Amount,
    Curve,
    Feeling,
    Journey,
    Lane,
    Lens,
    Note,
    Placement,
    Record,
    Stage,
    Step,
    Touchpoint,
)

Columns = Sequence[tuple[TableStep, Step]]


def map_records(
    table: Table, mapping: TableMapping, *, lens: Lens = "activity", title: str = ""
) -> tuple[tuple[Record, ...], Report]:
    """The records of one map, what is referred to first, and all there is to report.

    The stages of the table become those of `lens`, one per title; the other lenses get their
    default ones and no placements. Raises `ImportFileError` for a table without a journey.
    """
    read = by_function(journey_of(table, mapping), lens)
    head = Journey(
        position=keys_between(None, None, 1)[0],
        title=title or translate("Journey"),
        time_unit=read.time.unit or "day",
        time_zero=read.time.zero.date().isoformat() if read.time.zero else "",
    )
    stages = dict(_stages_of_table(read, head.id, lens))
    lanes = dict(_lanes(read, head.id, stages))
    columns = list(_columns(read, head.id))
    records = (
        head,
        *stages.values(),
        *_default_stages(read, head.id, lens),
        *(step for _, step in columns),
        *_placements(columns, stages, lens),
        *lanes.values(),
        *_cards(columns, lanes),
        *_curves(columns, lanes, read.curves),
        *_amounts(columns, lanes),
    )
    taken = text(
        "Taken into the map “{title}”; steps: {steps}, stages: {stages}.",
        title=head.title,
        steps=len(columns),
        stages=len(stages),
    )
    return records, [ReportLine(0, taken, "taken"), *read.report]


def _stages_of_table(read: TableJourney, map_id: str, lens: Lens) -> Iterator[tuple[str, Stage]]:
    titles = read.stages or ()
    for title, position in zip(titles, keys_between(None, None, len(titles)), strict=True):
        yield title, Stage(map_id=map_id, lens=lens, position=position, title=title)


def _default_stages(read: TableJourney, map_id: str, lens: Lens) -> Iterator[Stage]:
    for other in LENSES:
        if other != lens or read.stages is None:
            yield from default_stages(map_id, other, language())


def _lanes(
    read: TableJourney, map_id: str, functions: Mapping[str, Stage]
) -> Iterator[tuple[TableLane, Lane]]:
    """The lanes in order; departments take the colours in turn, those of one title the same."""
    departments = dict.fromkeys(lane.title for lane in read.lanes if lane.kind == "department")
    place_of = {title: place for place, title in enumerate(departments)}
    positions = keys_between(None, None, len(read.lanes))
    for lane, position in zip(read.lanes, positions, strict=True):
        colour, function_id = "", None
        if lane.kind == "department":
            colour = DEPARTMENT_COLOURS[place_of[lane.title] % len(DEPARTMENT_COLOURS)]
        if lane.function:
            function_id = functions[lane.function].id
        yield (
            lane,
            Lane(
                map_id=map_id,
                position=position,
                kind=lane.kind,
                title=lane.title,
                note_kind=lane.note_kind,
                side=lane.side,
                function_id=function_id,
                colour=colour,
            ),
        )


def _columns(read: TableJourney, map_id: str) -> Iterator[tuple[TableStep, Step]]:
    positions = keys_between(None, None, len(read.steps))
    for step, position in zip(read.steps, positions, strict=True):
        yield (
            step,
            Step(
                map_id=map_id,
                position=position,
                title=step.title,
                detail=step.detail,
                time_from=step.time_from,
                time_to=step.time_to,
                moment_of_truth=step.moment_of_truth,
                owner=step.owner,
                evidence=step.evidence,
                source=step.source,
            ),
        )


def _placements(columns: Columns, stages: Mapping[str, Stage], lens: Lens) -> Iterator[Placement]:
    """Where the steps lie; in the functional lens that follows from the touchpoints."""
    for said, step in columns:
        if said.stage and lens != "functional":
            yield Placement(
                id=Placement.id_for(step.id, lens),
                step_id=step.id,
                lens=lens,
                stage_id=stages[said.stage].id,
            )


def _cards(columns: Columns, lanes: Mapping[TableLane, Lane]) -> Iterator[Record]:
    most = max((len(said.cards) for said, _ in columns), default=0)
    positions = keys_between(None, None, most)
    for said, step in columns:
        counts: Counter[TableLane] = Counter()
        for card in said.cards:
            yield _card(card, step, lanes[card.lane], positions[counts[card.lane]])
            counts[card.lane] += 1


def _card(card: TableCard, step: Step, lane: Lane, position: str) -> Touchpoint | Note:
    if lane.kind == "department":
        return Touchpoint(
            step_id=step.id,
            lane_id=lane.id,
            position=position,
            title=card.words,
            channel=card.channel,
        )
    return Note(
        map_id=lane.map_id, step_id=step.id, lane_id=lane.id, position=position, text=card.words
    )


def _curves(
    columns: Columns, lanes: Mapping[TableLane, Lane], titles: Sequence[str]
) -> Iterator[Record]:
    emotion = next((lane for lane in lanes.values() if lane.kind == "emotion"), None)
    for title, position in zip(titles, keys_between(None, None, len(titles)), strict=True):
        assert emotion is not None, "a curve comes with its lane"
        curve = Curve(lane_id=emotion.id, position=position, title=title)
        yield curve
        for said, step in columns:
            felt = said.feelings.get(title)
            if felt is not None:
                yield Feeling(
                    id=Feeling.id_for(curve.id, step.id),
                    curve_id=curve.id,
                    step_id=step.id,
                    value=felt.value,
                    quote=felt.quote,
                )


def _amounts(columns: Columns, lanes: Mapping[TableLane, Lane]) -> Iterator[Amount]:
    for said, step in columns:
        for table_lane, value in said.amounts.items():
            lane_id = lanes[table_lane].id
            yield Amount(
                id=Amount.id_for(lane_id, step.id), lane_id=lane_id, step_id=step.id, value=value
            )
