"""Makes the records of maps from Mermaid journeys: sections are stages, tasks are steps.

In the functional lens each section is a function with a front-stage lane. There the actors are no
departments: several are named in the details of their steps or, when lanes are asked for, stand
outside the company, so that the runs of that lens stay the file's sections.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from cjm_desktop.exchange.mermaid.actors import Actors, Cast, cast_of
from cjm_desktop.exchange.mermaid.departments import (
    colour_of,
    lanes_of_actors,
    lanes_of_functions,
    touchpoints_in,
)
from cjm_desktop.exchange.mermaid.feelings import curve_records, report_of_scores
from cjm_desktop.exchange.mermaid.journey import MermaidJourney, MermaidTask
from cjm_desktop.exchange.report import Report, ReportLine
from cjm_desktop.exchange.templates import default_stages
from cjm_desktop.language import language, text, translate
from cjm_desktop.model.positions import keys_between
from cjm_desktop.model.records import (
    LENSES,
    Journey,
    Lane,
    Lens,
    Persona,
    Placement,
    Record,
    Stage,
    Step,
)

Columns = Sequence[tuple[MermaidTask, Step]]


def map_records(
    journey: MermaidJourney,
    *,
    lens: Lens = "activity",
    actors: Actors | None = None,
    fallback_title: str = "",
) -> tuple[tuple[Record, ...], Report]:
    """The records of one map, what is referred to first, and all there is to report, by line.

    The sections become the stages of `lens`, one per title; the other lenses get their default
    ones and no placements. A map whose diagram has no title takes that of the heading above it,
    else `fallback_title`.
    """
    return maps_records((journey,), lens=lens, actors=actors, fallback_title=fallback_title)


def maps_records(
    journeys: Sequence[MermaidJourney],
    *,
    lens: Lens = "activity",
    actors: Actors | None = None,
    fallback_title: str = "",
) -> tuple[tuple[Record, ...], Report]:
    """The records of a map for each journey, in one file, and all there is to report, by line.

    People of one name are one persona; titles that the maps were given are told apart.
    """
    positions = keys_between(None, None, len(journeys))
    titles = _titles(journeys, fallback_title)
    personas: dict[str, Persona] = {}
    records: list[Record] = []
    report: Report = []
    for journey, position, title in zip(journeys, positions, titles, strict=True):
        cast = cast_of(journey.tasks, lens, actors)
        if cast.persona and cast.persona not in personas:
            personas[cast.persona] = Persona(name=cast.persona)
            records.append(personas[cast.persona])
        head = _head(journey, personas.get(cast.persona), position, title)
        stages = _stages_of_sections(journey, head.id, lens)
        records += _records_of_map(journey, head, lens, stages, cast)
        report += _report(journey, head, stages, cast)
    return tuple(records), sorted(report, key=lambda reported: reported.line)


def _records_of_map(
    journey: MermaidJourney, head: Journey, lens: Lens, stages: Mapping[str, Stage], cast: Cast
) -> Iterator[Record]:
    columns = _columns(journey.tasks, head.id, cast)
    yield head
    yield from stages.values()
    yield from _stages_of_other_lenses(head.id, lens)
    yield from (step for _, step in columns)
    yield from _placements(columns, stages, lens)
    yield from _lanes_with_cards(columns, head, lens, stages, cast)


def _titles(journeys: Sequence[MermaidJourney], fallback_title: str) -> Iterator[str]:
    """The title of each map; one that is no diagram's own gets a number if it is taken."""
    taken = Counter(journey.title for journey in journeys if journey.title)
    for journey in journeys:
        given = journey.heading or fallback_title or translate("Journey")
        if not journey.title:
            taken[given] += 1
        yield journey.title or (given if taken[given] == 1 else f"{given} ({taken[given]})")


def _head(journey: MermaidJourney, persona: Persona | None, position: str, title: str) -> Journey:
    said = dict.fromkeys((journey.acc_title, journey.acc_description))
    return Journey(
        position=position,
        title=title,
        scenario="\n".join(words for words in said if words and words != title),
        persona_id=persona.id if persona else None,
    )


def _stages_of_sections(journey: MermaidJourney, map_id: str, lens: Lens) -> dict[str, Stage]:
    """The stages by title: a section that comes back is the same stage."""
    titles = tuple(dict.fromkeys(section.title for section in journey.sections))
    positions = keys_between(None, None, len(titles))
    return {
        title: Stage(
            map_id=map_id,
            lens=lens,
            position=position,
            title=title,
            colour=colour_of(index) if lens == "functional" else "",
        )
        for index, (title, position) in enumerate(zip(titles, positions, strict=True))
    }


def _stages_of_other_lenses(map_id: str, lens: Lens) -> Iterator[Stage]:
    for other in LENSES:
        if other != lens:
            yield from default_stages(map_id, other, language())


def _columns(tasks: Sequence[MermaidTask], map_id: str, cast: Cast) -> Columns:
    named = frozenset(cast.named)
    positions = keys_between(None, None, len(tasks))
    return [
        (
            task,
            Step(
                map_id=map_id,
                position=position,
                title=task.title,
                detail=_detail(
                    task.remark, [name for name in dict.fromkeys(task.people) if name in named]
                ),
            ),
        )
        for task, position in zip(tasks, positions, strict=True)
    ]


def _detail(remark: str, names: Sequence[str]) -> str:
    joined = translate("With {names}", names=", ".join(names)) if names else ""
    return "\n".join(words for words in (remark, joined) if words)


def _placements(columns: Columns, stages: Mapping[str, Stage], lens: Lens) -> Iterator[Placement]:
    """Where the steps lie; in the functional lens that follows from the touchpoints."""
    for task, step in columns:
        if task.section and lens != "functional":
            yield Placement(
                id=Placement.id_for(step.id, lens),
                step_id=step.id,
                lens=lens,
                stage_id=stages[task.section].id,
            )


def _lanes_with_cards(
    columns: Columns, head: Journey, lens: Lens, stages: Mapping[str, Stage], cast: Cast
) -> Iterator[Record]:
    """The emotion lane, if there are scores, and the department lanes, each before its cards."""
    functions = stages if lens == "functional" else {}
    positions = keys_between(None, None, 1 + len(cast.lanes) + len(functions))
    first_function = 1 + len(cast.lanes)
    if any(task.score is not None for task, _ in columns):
        emotion = Lane(
            map_id=head.id, position=positions[0], kind="emotion", title=translate("Emotion")
        )
        yield emotion
        yield from curve_records(columns, emotion, head.persona_id)
    by_actor = lanes_of_actors(
        cast.lanes, head.id, positions[1:first_function], outside=bool(functions)
    )
    by_section = lanes_of_functions(functions, head.id, positions[first_function:])
    yield from (*by_actor.values(), *by_section.values())
    yield from touchpoints_in(by_section, by_actor, columns)


def _report(
    journey: MermaidJourney, head: Journey, stages: Mapping[str, Stage], cast: Cast
) -> Report:
    taken = text(
        "Taken into the map “{title}”; steps: {steps}, stages: {stages}.",
        title=head.title,
        steps=len(journey.tasks),
        stages=len(stages),
    )
    whole = [ReportLine(0, taken, "taken"), *cast.report()]
    return [*whole, *journey.report, *report_of_scores(journey.tasks)]
