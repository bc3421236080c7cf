"""The column of a lane with cards: a line for each card that begins at the step."""

from typing import TYPE_CHECKING, Any, ClassVar

from cjm_desktop.canvas.cells import cell_key
from cjm_desktop.language import Text, text, translate, translate_plural
from cjm_desktop.model.cell_titles import cards_in_cell, set_titles, title_of_card
from cjm_desktop.model.editing import delete
from cjm_desktop.model.history import Edit
from cjm_desktop.model.records import Lane, Note, Step, Touchpoint
from cjm_desktop.ui.inspector.wordings import STATUS
from cjm_desktop.ui.table_view.columns.column import Column
from cjm_desktop.ui.table_view.sides import below_heading
from cjm_desktop.ui.table_view.words import in_one_line, line_of, with_breaks

if TYPE_CHECKING:
    from cjm_desktop.ui.table_view.sheet import Sheet

_LABELS: dict[str, tuple[Text, Text, Text]] = {
    "department": (text("Add touchpoint"), text("Change touchpoints"), text("Delete touchpoint")),
    "notes": (text("Add note"), text("Change notes"), text("Delete note")),
    "images": (text("Add image"), text("Change caption"), text("Change caption")),
}


class CardColumn(Column):
    """The titles of touchpoints, the words of notes, the captions of images."""

    wraps: ClassVar[bool] = True
    several_lines: ClassVar[bool] = True

    def __init__(self, sheet: "Sheet", lane: Lane) -> None:
        super().__init__(
            sheet, lane.id, in_one_line(lane.title) or translate("Untitled"), below_heading(lane)
        )
        self._lane = lane
        self.labels = _LABELS[lane.kind]

    @property
    def lane(self) -> Lane:
        return self._lane

    @property
    def colour(self) -> str:
        return f"department.{self._lane.colour}" if self._lane.colour else ""

    def cards(self, row: int) -> list[Any]:
        """The cards that begin at the step."""
        return self.sheet.arrangement.cells(self._lane.id).get(row, [])

    def words(self, row: int) -> str:
        return "\n".join([*map(self._continued, self._from_before(row)), self.typed(row)]).strip()

    def typed(self, row: int) -> str:
        return "\n".join(map(line_of, self.cards(row)))

    def spoken(self, row: int) -> str:
        before = (
            translate("{card} goes on", card=line_of(card)) for card in self._from_before(row)
        )
        return "; ".join([*before, *map(self._said_of, self.cards(row))])

    def keys(self, row: int) -> tuple[str, ...]:
        cards = self.cards(row) or self._from_before(row)
        if cards:
            return tuple(card.id for card in cards)
        return (cell_key(self._lane.id, self.sheet.steps[row].id),)

    def write(self, edit: Edit, step_id: str, words: str) -> None:
        cards = cards_in_cell(edit.document, self._lane, step_id)
        known = {line_of(card): title_of_card(card) for card in reversed(cards)}
        lines = [line.strip() for line in words.splitlines() if line.strip()]
        titles = [known.get(line, with_breaks(line)) for line in lines]
        set_titles(edit, self._lane.id, step_id, titles)

    def clear(self, edit: Edit, step_id: str) -> None:
        delete(edit, *cards_in_cell(edit.document, self._lane, step_id))

    def _from_before(self, row: int) -> list[Any]:
        return self.sheet.spanning.get((self._lane.id, row), [])

    def _continued(self, card: Any) -> str:
        return f"↑ {line_of(card)}"

    def _said_of(self, card: Any) -> str:
        said = [line_of(card)]
        match card:
            case Touchpoint():
                said += [card.channel, str(dict(STATUS)[card.status]) if card.status else ""]
            case Note() if card.votes:
                said.append(translate_plural("{number} vote", "{number} votes", card.votes))
        if card.last_step_id:
            last = self.sheet.arrangement.document.require(Step, card.last_step_id)
            said.append(translate("to {step}", step=in_one_line(last.title)))
        return ", ".join(part for part in said if part)
