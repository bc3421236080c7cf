"""What every column of the table has in common, whatever stands in its cells."""

from typing import TYPE_CHECKING, ClassVar, Literal

from cjm_desktop.language import Text
from cjm_desktop.model.history import Edit
from cjm_desktop.model.records import Lane

if TYPE_CHECKING:
    from cjm_desktop.ui.table_view.sheet import Sheet

Tone = Literal["plain", "muted", "proposed", "good", "bad"]
"""How the words of a cell are coloured: none is told by colour alone."""


class Column:
    """A column; `row` counts the steps of the sheet from 0, `key` stays while columns come and go.

    What is written goes through an `Edit`, whose document may hold a step that the sheet does not
    know yet.
    """

    width: ClassVar[int] = 168
    labels: tuple[Text, Text, Text]
    """What it is called in undo to fill, to change and to empty a cell."""
    wraps: ClassVar[bool] = False
    """Whether words are long, so that they are typed over several lines."""
    several_lines: ClassVar[bool] = False
    """Whether each line typed into a cell is a thing of its own."""

    def __init__(self, sheet: "Sheet", key: str, heading: str, below: str = "") -> None:
        self.sheet = sheet
        self.key, self.heading, self.below = key, heading, below

    @property
    def lane(self) -> Lane | None:
        """The lane whose cells these are, None where it is none."""
        return None

    @property
    def colour(self) -> str:
        """The role of the colour that marks the heading; empty for none."""
        return ""

    @property
    def spoken_heading(self) -> str:
        """The heading as a screen reader says it."""
        return ", ".join(part for part in (self.heading, self.below) if part)

    @property
    def spoken_name(self) -> str:
        """What a screen reader calls the column in each of its cells."""
        return self.heading

    def words(self, row: int) -> str:
        """What stands in the cell."""
        raise NotImplementedError

    def typed(self, row: int) -> str:
        """The same as it can be typed again."""
        return self.words(row)

    def spoken(self, row: int) -> str:
        """What stands in the cell as a screen reader says it; empty for nothing."""
        return self.words(row)

    def tone(self, _row: int) -> Tone:
        """How its words are coloured."""
        return "plain"

    def keys(self, row: int) -> tuple[str, ...]:
        """The keys of what the cell stands for on the map."""
        raise NotImplementedError

    def is_computed(self, _row: int) -> bool:
        """Whether nothing can be typed into the cell in the lens on screen."""
        return False

    def completions(self) -> list[str]:
        """Words to offer while typing."""
        return []

    def write(self, edit: Edit, step_id: str, words: str) -> None:
        """Take over what was typed; raises EditRefusedError where it makes no sense."""
        raise NotImplementedError

    def clear(self, edit: Edit, step_id: str) -> None:
        """Empty the cell."""
        self.write(edit, step_id, "")

    def label(self, before: str, words: str) -> Text:
        """What it is called in undo to write words into a cell where others stood before."""
        filled, changed, emptied = self.labels
        if not before:
            return filled
        return changed if words.strip() else emptied
