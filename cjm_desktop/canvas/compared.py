"""The header of the lens that is compared: to look at, and to select the steps of its stages by.

Its runs are not those of the lens on screen, so nothing there is dragged, renamed or folded.
"""

from cjm_desktop.canvas.session import MapSession
from cjm_desktop.drawing.compared import first_step_compared
from cjm_desktop.drawing.folds import fold_key
from cjm_desktop.model.runs import runs_of


def is_compared(key: str) -> bool:
    """Whether a key is that of a run in the header that is compared."""
    return first_step_compared(key) is not None


def selected_by(session: MapSession, key: str) -> tuple[str, ...]:
    """What a click on the thing with a key selects: for a run that is compared its steps."""
    step_id = first_step_compared(key)
    first = session.arrangement.column_of.get(step_id or "")
    if step_id is None or first is None or session.compared is None:
        return (key,)
    run = next(run for run in runs_of(session.arrangement, session.compared) if run.first == first)
    columns = range(run.first, run.last + 1)
    return tuple(dict.fromkeys(_key_of_column(session, column) for column in columns))


def _key_of_column(session: MapSession, column: int) -> str:
    """The key of a step, or of the bar it is folded into."""
    steps, bar = session.arrangement.step_ids, session.picture.columns.bar_of(column)
    return steps[column] if bar is None else fold_key(steps[bar.first])
