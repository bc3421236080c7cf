"""Links: connectors between steps, touchpoints and notes."""

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import text
from cjm_desktop.model.history import Edit
from cjm_desktop.model.records import Link, LinkKind, Note, Step, Touchpoint


def add_link(edit: Edit, source_id: str, target_id: str, kind: LinkKind, words: str = "") -> Link:
    """Join two different steps, touchpoints or notes; refuses anything else."""
    ends = [edit.document.find(end) for end in (source_id, target_id)]
    if source_id == target_id or not all(isinstance(end, Step | Touchpoint | Note) for end in ends):
        raise EditRefusedError(
            text("A link joins two different steps, touchpoints or notes."),
            text("Choose another beginning or end; nothing was changed."),
        )
    link = Link(source_id=source_id, target_id=target_id, kind=kind, text=words)
    edit.put(link)
    return link
