"""The seven elements of the palette: their names, words, keys and colours."""

from dataclasses import dataclass

from cjm_desktop.language import Text, text

ELEMENT_MIME_TYPE = "application/x-cjm-element"


@dataclass(frozen=True, slots=True)
class Element:
    """What can be dragged onto the map; `colour` is a role of the theme."""

    name: str
    title: Text
    key: str
    colour: str


ELEMENTS: tuple[Element, ...] = (
    Element("stage", text("Stage"), "S", "department.blue"),
    Element("step", text("Step"), "P", "department.slate"),
    Element("touchpoint", text("Touchpoint"), "T", "department.teal"),
    Element("swimlane", text("Swimlane"), "L", "department.purple"),
    Element("emotion-curve", text("Emotion curve"), "E", "department.green"),
    Element("note", text("Note"), "N", "department.amber"),
    Element("image", text("Image"), "I", "text.muted"),
)
