"""The columns of emotion curves, a number and its quote, and of metric lanes."""

from typing import TYPE_CHECKING, ClassVar

from cjm_desktop.canvas.cells import cell_key
from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import number_text, text, translate
from cjm_desktop.model.curves import (
    HIGHEST_FEELING,
    LOWEST_FEELING,
    add_curve,
    clear_amount,
    clear_feeling,
    set_amount,
    set_feeling,
    set_quote,
)
from cjm_desktop.model.history import Edit
from cjm_desktop.model.records import Amount, Curve, Feeling, Lane
from cjm_desktop.ui.inspector.typed_numbers import number_to_type, number_typed
from cjm_desktop.ui.table_view.columns.column import Column, Tone
from cjm_desktop.ui.table_view.sides import below_heading
from cjm_desktop.ui.table_view.words import in_one_line, with_breaks

if TYPE_CHECKING:
    from cjm_desktop.ui.table_view.sheet import Sheet


class _CurveColumn(Column):
    """A column of a curve; of the emotion lane itself while that has no curve yet."""

    def __init__(
        self, sheet: "Sheet", lane: Lane, curve: Curve | None, kind: str, below: str
    ) -> None:
        curves = sheet.arrangement.curves(lane.id)
        is_first = curve is None or curve.id == curves[0].id
        named = curve.title if curve is not None and len(curves) > 1 else ""
        title = " ".join(part for part in (in_one_line(lane.title), in_one_line(named)) if part)
        key = f"{lane.id if is_first or curve is None else curve.id}:{kind}"
        super().__init__(sheet, key, title or translate("Untitled"), below)
        self._lane = lane
        self.curve = curve

    @property
    def lane(self) -> Lane:
        return self._lane

    def feeling(self, row: int) -> Feeling | None:
        """What is felt at the step."""
        if self.curve is None:
            return None
        feeling_id = Feeling.id_for(self.curve.id, self.sheet.steps[row].id)
        return self.sheet.arrangement.document.get(Feeling, feeling_id)

    def keys(self, row: int) -> tuple[str, ...]:
        feeling = self.feeling(row)
        if feeling is not None:
            return (feeling.id,)
        return (cell_key(self._lane.id, self.sheet.steps[row].id),)

    def _curve_id(self, edit: Edit) -> str | None:
        """The curve; made by another cell of the same edit perhaps."""
        if self.curve is not None:
            return self.curve.id
        curves = edit.document.ordered(Curve, "lane_id", self._lane.id)
        return curves[0].id if curves else None


class FeelingColumn(_CurveColumn):
    """What is felt, −2 … +2."""

    width: ClassVar[int] = 78
    labels = (text("Set feeling"), text("Set feeling"), text("Delete feeling"))

    def __init__(self, sheet: "Sheet", lane: Lane, curve: Curve | None) -> None:
        super().__init__(sheet, lane, curve, "feeling", below_heading(lane))

    def words(self, row: int) -> str:
        feeling = self.feeling(row)
        return number_text(feeling.value) if feeling is not None else ""

    def typed(self, row: int) -> str:
        feeling = self.feeling(row)
        return number_to_type(feeling.value) if feeling is not None else ""

    def tone(self, row: int) -> Tone:
        feeling = self.feeling(row)
        if feeling is None or feeling.value == 0:
            return "plain"
        return "good" if feeling.value > 0 else "bad"

    def write(self, edit: Edit, step_id: str, words: str) -> None:
        value = feeling_typed(words)
        curve_id = self._curve_id(edit)
        if value is not None:
            if curve_id is None:
                curve_id = add_curve(edit, self._lane.map_id, lane_id=self._lane.id).id
            set_feeling(edit, curve_id, step_id, value)
        elif curve_id is not None:
            clear_feeling(edit, curve_id, step_id)


class QuoteColumn(_CurveColumn):
    """What the customer says about the feeling."""

    labels = (text("Change quote"),) * 3
    wraps: ClassVar[bool] = True

    def __init__(self, sheet: "Sheet", lane: Lane, curve: Curve | None) -> None:
        super().__init__(sheet, lane, curve, "quote", translate("Quotes"))

    @property
    def spoken_name(self) -> str:
        return self.spoken_heading

    def words(self, row: int) -> str:
        feeling = self.feeling(row)
        return in_one_line(feeling.quote) if feeling is not None else ""

    def write(self, edit: Edit, step_id: str, words: str) -> None:
        quote = with_breaks(words.replace("\n", " "))
        curve_id = self._curve_id(edit)
        feeling_id = Feeling.id_for(curve_id or "", step_id)
        if quote or edit.document.get(Feeling, feeling_id) is not None:
            set_quote(edit, curve_id or "", step_id, quote)


class AmountColumn(Column):
    """The number of a metric lane."""

    width: ClassVar[int] = 92
    labels = (text("Set number"), text("Set number"), text("Delete number"))

    def __init__(self, sheet: "Sheet", lane: Lane) -> None:
        title = in_one_line(lane.title) or translate("Untitled")
        super().__init__(sheet, lane.id, title, below_heading(lane))
        self._lane = lane

    @property
    def lane(self) -> Lane:
        return self._lane

    def words(self, row: int) -> str:
        amount = self._amount(row)
        return number_text(amount.value) if amount is not None else ""

    def typed(self, row: int) -> str:
        amount = self._amount(row)
        return number_to_type(amount.value) if amount is not None else ""

    def keys(self, row: int) -> tuple[str, ...]:
        amount = self._amount(row)
        if amount is not None:
            return (amount.id,)
        return (cell_key(self._lane.id, self.sheet.steps[row].id),)

    def write(self, edit: Edit, step_id: str, words: str) -> None:
        value = number_typed(words)
        if value is None:
            clear_amount(edit, self._lane.id, step_id)
        else:
            set_amount(edit, self._lane.id, step_id, value)

    def _amount(self, row: int) -> Amount | None:
        amount_id = Amount.id_for(self._lane.id, self.sheet.steps[row].id)
        return self.sheet.arrangement.document.get(Amount, amount_id)


def feeling_typed(words: str) -> float | None:
    """The feeling that words name in figures, None for no words; raises EditRefusedError."""
    value = number_typed(words)
    if value is not None and not LOWEST_FEELING <= value <= HIGHEST_FEELING:
        raise EditRefusedError(
            text("A feeling lies between −2 and +2, so it cannot be {value}.",
                 value=number_text(value)),
            text("The feeling is as it was."),
        )  # fmt: skip
    return value
