"""Makes the department lanes of a map from the actors or the sections of a Mermaid journey."""

from collections.abc import Iterator, Mapping, Sequence

from cjm_desktop.exchange.mermaid.journey import MermaidTask
from cjm_desktop.model.positions import keys_between
from cjm_desktop.model.records import Lane, Stage, Step, Touchpoint

DEPARTMENT_COLOURS = (
    "blue", "teal", "purple", "amber", "slate", "green", "red", "pink", "indigo", "olive",
)  # fmt: skip
"""The colours that departments take in turn."""


def colour_of(index: int) -> str:
    """The colour of the department that stands at this place among all."""
    return DEPARTMENT_COLOURS[index % len(DEPARTMENT_COLOURS)]


def lanes_of_functions(
    functions: Mapping[str, Stage], map_id: str, positions: Sequence[str]
) -> dict[str, Lane]:
    """A front-stage lane for each function, by title."""
    return {
        title: Lane(
            map_id=map_id,
            position=position,
            kind="department",
            title=title,
            function_id=function.id,
            colour=function.colour,
        )
        for (title, function), position in zip(functions.items(), positions, strict=True)
    }


def lanes_of_actors(
    names: Sequence[str], map_id: str, positions: Sequence[str], *, outside: bool
) -> dict[str, Lane]:
    """A lane for each actor, by name: front stage, or outside the company."""
    return {
        name: Lane(
            map_id=map_id,
            position=position,
            kind="department",
            title=name,
            side="outside" if outside else "front",
            colour=colour_of(index),
        )
        for index, (name, position) in enumerate(zip(names, positions, strict=True))
    }


def touchpoints_in(
    lanes_by_section: Mapping[str, Lane],
    lanes_by_actor: Mapping[str, Lane],
    columns: Sequence[tuple[MermaidTask, Step]],
) -> Iterator[Touchpoint]:
    """A touchpoint, titled as its task, in the lane of its section and of each of its actors."""
    position = keys_between(None, None, 1)[0]
    for task, step in columns:
        lanes = [lanes_by_section.get(task.section)]
        lanes += [lanes_by_actor.get(name) for name in dict.fromkeys(task.people)]
        for lane in lanes:
            if lane is not None:
                yield Touchpoint(
                    step_id=step.id, lane_id=lane.id, position=position, title=task.title
                )
