"""Two headers above the same steps: that of the lens on screen, and above it one to compare."""

from cjm_desktop.drawing.header import LENS_QUESTIONS, LENS_TITLES
from cjm_desktop.drawing.kept import Kept
from cjm_desktop.drawing.picture import Group, Placed, RowBody
from cjm_desktop.drawing.rows.lane_heading import placed_heading, plain_heading
from cjm_desktop.language import translate
from cjm_desktop.model.records import Lens

COMPARED_GAP = 5.0
"""Between the two headers, so that each is seen as one band."""

_COMPARED = "compared:"


def compared_key(first_step_id: str) -> str:
    """The key of a run's group in the header that is compared, made of its first step's id."""
    return f"{_COMPARED}{first_step_id}"


def first_step_compared(key: str) -> str | None:
    """The id of the first step of the run with a key in the header that is compared."""
    return key.removeprefix(_COMPARED) if key.startswith(_COMPARED) else None


def named_row(stages: RowBody, lens: Lens) -> RowBody:
    """The header of a lens that says which lens it is, where two are compared."""
    heading = _lens_heading("stages", lens, stages.height)
    return RowBody(stages.key, stages.kind, stages.height, (heading,), stages.items)


def compared_row(stages: RowBody, lens: Lens, step_count: int, kept: Kept) -> RowBody:
    """The header of a lens to be compared with another: to look at, its stages being elsewhere.

    Its groups have keys of their own, so that nothing takes them for the runs of the lens on
    screen. Stages without steps stand in the lens on screen only.
    """
    items = tuple(
        item._replace(group=_compared_group(item, lens, kept))
        for item in stages.items
        if item.column < step_count
    )
    heading = _lens_heading("", lens, stages.height)
    return RowBody(f"compared.{lens}", "compared", stages.height, (heading,), items)


def _compared_group(item: Placed, lens: Lens, kept: Kept) -> Group:
    group = item.group
    key = compared_key(group.key.partition(":")[2])
    return kept.get(("compared", lens, key), (group,),
                    lambda: Group(key, group.width, group.height, group.shapes))  # fmt: skip


def _lens_heading(key: str, lens: Lens, height: float) -> Placed:
    title = plain_heading(key, translate(LENS_TITLES[lens]), translate(LENS_QUESTIONS[lens]))
    return placed_heading(title, (height - title.height) / 2)
