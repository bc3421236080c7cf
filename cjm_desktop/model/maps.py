"""Maps and the personas whose journeys they show."""

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import text
from cjm_desktop.model.editing import current, key_for
from cjm_desktop.model.history import Edit
from cjm_desktop.model.positions import in_order
from cjm_desktop.model.records import Journey, Persona, State


def add_map(
    edit: Edit,
    title: str,
    *,
    state: State = "current",
    persona_id: str | None = None,
    index: int | None = None,
) -> Journey:
    """Add a map without steps, lanes or stages before the one now at `index`."""
    siblings = in_order(edit.document.all(Journey))
    journey = Journey(
        position=key_for(siblings, index), title=title, state=state, persona_id=persona_id
    )
    edit.put(journey)
    return journey


def delete_map(edit: Edit, journey: Journey) -> None:
    """Delete a map with everything of it; refuses the last one of the file."""
    journey = current(edit, journey)
    if len(edit.document.all(Journey)) == 1:
        raise EditRefusedError(
            text("A workshop file holds at least one map, so its last one cannot be deleted."),
            text("Make another map first."),
        )
    edit.delete(journey)


def add_persona(edit: Edit, name: str, role: str = "") -> Persona:
    """Add a persona to the file."""
    persona = Persona(name=name, role=role)
    edit.put(persona)
    return persona
