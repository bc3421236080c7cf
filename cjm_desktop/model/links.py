"""Links: connectors between steps, touchpoints and notes."""

from dataclasses import replace

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import text
from cjm_desktop.model.document import Document
from cjm_desktop.model.history import Edit
from cjm_desktop.model.records import Lane, Link, LinkKind, Note, Step, Touchpoint

LINKED = (Step, Touchpoint, Note)
"""What a link can join."""

_SOLVES = ("opportunity", "idea")


def add_link(edit: Edit, source_id: str, target_id: str, kind: LinkKind, words: str = "") -> Link:
    """Join two different steps, touchpoints or notes; refuses anything else, and what is joined."""
    link = Link(source_id=source_id, target_id=target_id, kind=kind, text=words)
    _refuse_ends(edit.document, link)
    edit.put(link)
    return link


def rejoin(edit: Edit, link: Link, source_id: str, target_id: str) -> None:
    """Give a link other ends; refuses what `add_link` refuses."""
    changed = replace(link, source_id=source_id, target_id=target_id)
    if changed != link:
        _refuse_ends(edit.document, changed)
        edit.put(changed)


def likely_kind(document: Document, source_id: str, target_id: str) -> LinkKind:
    """What a link most likely says: a note is answered by an idea, a step leads to another one.

    Back to an earlier step leads a loop; between all else one thing depends on the other.
    """
    source, target = document.find(source_id), document.find(target_id)
    if isinstance(source, Note):
        return "answers" if _may_answer(document, target) else "depends_on"
    if isinstance(source, Step) and isinstance(target, Step):
        back = (target.position, target.id) < (source.position, source.id)
        return "loop" if back else "leaves_to"
    return "depends_on"


def _may_answer(document: Document, target: object) -> bool:
    """Whether a thing may be an answer to a note: an idea, an opportunity, a touchpoint."""
    if not isinstance(target, Note):
        return isinstance(target, Touchpoint)
    lane = document.get(Lane, target.lane_id)
    return lane is not None and lane.note_kind in _SOLVES


def _refuse_ends(document: Document, link: Link) -> None:
    ends = [document.find(end) for end in (link.source_id, link.target_id)]
    if link.source_id == link.target_id or not all(isinstance(end, LINKED) for end in ends):
        raise EditRefusedError(
            text("A link joins two different steps, touchpoints or notes."),
            text("Choose another beginning or end; nothing was changed."),
        )
    for other in document.referring(Link, "source_id", link.source_id):
        if other.target_id == link.target_id and other.kind == link.kind and other.id != link.id:
            raise EditRefusedError(
                text("These two are linked in this way already."),
                text("Select the link to change its kind or its words."),
            )
