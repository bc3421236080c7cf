"""Decides what the people of a Mermaid journey are in a map: its persona, or lanes.

A journey with one actor over the whole diagram is that person's; several are those who meet the
customer, unless the sections are departments already.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from cjm_desktop.exchange.mermaid.journey import MermaidTask
from cjm_desktop.exchange.report import Report, ReportLine
from cjm_desktop.language import text
from cjm_desktop.model.records import Lens

Actors = Literal["persona", "lanes"]


@dataclass(frozen=True, slots=True)
class Cast:
    """The persona's name or nothing, the actors who are lanes, and those only named in details.

    All are in the order in which the diagram first names them.
    """

    persona: str = ""
    lanes: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    def report(self) -> Report:
        """What became of the actors, as lines that speak of the whole diagram."""
        lines: Report = []
        if self.persona:
            message = text("{name} is the persona of the map.", name=self.persona)
            lines.append(ReportLine(0, message, "taken"))
        if self.lanes:
            message = text("These actors are lanes: {names}.", names=", ".join(self.lanes))
            lines.append(ReportLine(0, message, "taken"))
        if self.named:
            message = text(
                "These actors are named in the details of their steps: {names}.",
                names=", ".join(self.named),
            )
            lines.append(ReportLine(0, message, "changed"))
        return lines


def cast_of(tasks: Sequence[MermaidTask], lens: Lens, actors: Actors | None) -> Cast:
    """What each actor becomes; `actors` None decides by their number and by the lens.

    In the functional lens the sections are the departments, so several actors are only named.
    """
    tasks_of = Counter(name for task in tasks for name in dict.fromkeys(task.people))
    names = tuple(tasks_of)
    if not names:
        return Cast()
    if actors == "persona" or (actors is None and len(names) == 1):
        persona = max(names, key=tasks_of.__getitem__)
        return Cast(persona=persona, named=tuple(name for name in names if name != persona))
    if actors is None and lens == "functional":
        return Cast(named=names)
    return Cast(lanes=names)
