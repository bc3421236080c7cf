"""The control for a field, made from its description."""

from collections.abc import Callable, Mapping
from typing import Any

from cjm_desktop.errors import EditRefusedError
from cjm_desktop.language import text
from cjm_desktop.ui.inspector.controls.check import Check
from cjm_desktop.ui.inspector.controls.chooser import Chooser
from cjm_desktop.ui.inspector.controls.control import Control
from cjm_desktop.ui.inspector.controls.growing_text import GrowingText
from cjm_desktop.ui.inspector.controls.line import LineControl, Read
from cjm_desktop.ui.inspector.controls.segments import Segments
from cjm_desktop.ui.inspector.controls.stepper import Stepper
from cjm_desktop.ui.inspector.controls.swatches import Swatches
from cjm_desktop.ui.inspector.descriptions import ControlKind, FieldDescription
from cjm_desktop.ui.inspector.options import Option
from cjm_desktop.ui.inspector.typed_dates import date_typed
from cjm_desktop.ui.inspector.typed_numbers import count_typed, number_to_type, number_typed
from cjm_desktop.ui.look import Look

_GREATEST_COUNT = 999


def control_for(description: FieldDescription, look: Look) -> Control:
    """A new control for a field."""
    if description.control == "colour":
        return Swatches(_options(description), look)
    return _MAKERS[description.control](description, str(description.hint))


def _options(description: FieldDescription) -> list[Option]:
    return [Option(value, str(words)) for value, words in description.choices]


def _stepper(description: FieldDescription, hint: str) -> Control:
    least, greatest = description.limits or (0, _GREATEST_COUNT)
    return Stepper(int(least), int(greatest), hint)


def _number_within(limits: tuple[float, float] | None) -> Read:
    def read(words: str) -> Any:
        number = number_typed(words)
        if number is not None and limits is not None and not limits[0] <= number <= limits[1]:
            raise EditRefusedError(
                text("{number} is out of range.", number=number_to_type(number)),
                text("Choose a number from {least} to {greatest}; the value is as it was.",
                     least=number_to_type(limits[0]), greatest=number_to_type(limits[1])),
            )  # fmt: skip
        return number

    return read


_MAKERS: Mapping[ControlKind, Callable[[FieldDescription, str], Control]] = {
    "title": lambda _, hint: GrowingText(1, enter_leaves=True, hint=hint),
    "text": lambda _, hint: GrowingText(2, enter_leaves=False, hint=hint),
    "line": lambda _, hint: LineControl(hint=hint),
    "chooser": lambda description, _: Chooser(_options(description)),
    "segments": lambda description, _: Segments(_options(description)),
    "check": lambda description, _: Check(str(description.label)),
    "number": lambda description, hint: LineControl(
        _number_within(description.limits), number_to_type, hint
    ),
    "count": lambda _, hint: LineControl(count_typed, number_to_type, hint),
    "stepper": _stepper,
    "date": lambda _, hint: LineControl(date_typed, hint=hint),
}
