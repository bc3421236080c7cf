"""Reads the columns that draw a curve: what is felt, as numbers or words, and what is said."""

from cjm_desktop.exchange.report import ReportLine
from cjm_desktop.exchange.tables.feelings import feeling_in
from cjm_desktop.exchange.tables.fields import Column
from cjm_desktop.exchange.tables.journey import TableCard, TableFeeling, TableLane
from cjm_desktop.exchange.tables.reading import Reading, shortened
from cjm_desktop.language import signed_text, text, translate
from cjm_desktop.model.curves import kept_feeling
from cjm_desktop.model.lanes import default_title


def read_feelings(reading: Reading, column: Column) -> None:
    """A curve; words are kept as notes of what is felt, and drawn as far as they are known."""
    curve = column.field.title or translate("Feeling")
    reading.curves[column.index] = curve
    emotion = TableLane("emotion", default_title("emotion"))
    words_said: set[str] = set()
    cells = list(reading.cells(column))
    for index, step, cell in cells:
        if curve in step.feelings:
            said = text("“{words}” is kept as a detail: the curve has a point there already.",
                        words=shortened(cell))  # fmt: skip
            reading.keep_as_detail(column, index, said)
        elif not _draw_score(reading, column, index):
            _draw_words(reading, column, index, words_said)
        if curve in step.feelings:
            reading.add_lane(column, emotion)
    if not cells and column.field.title:
        reading.add_lane(column, emotion)


def read_quotes(reading: Reading, column: Column) -> None:
    """What the customer says at the point of the nearest curve to the left, else of the first.

    Where the curve has no point the quote becomes a note.
    """
    for index, step, cell in reading.cells(column):
        point = step.feelings.get(_curve_of(reading, column))
        if point is not None and not point.quote:
            point.quote = cell
            continue
        lane = TableLane("notes", default_title("notes", "says"), note_kind="says")
        step.cards.append(TableCard(reading.add_lane(column, lane), cell, column.index))
        said = text("“{words}” became a note: the curve has no point for it.",
                    words=shortened(cell))  # fmt: skip
        reading.say(column, index, said)


def _draw_score(reading: Reading, column: Column, index: int) -> bool:
    """Draw the feeling that a number is; False for what is no number."""
    cell = column.cells[index]
    felt = feeling_in(cell, column.field.scale, column.decimal_mark)
    if felt is None:
        return False
    if felt.is_outside:
        said = text("“{words}” lies outside the scale; the feeling became {value}.",
                    words=cell, value=signed_text(felt.value))  # fmt: skip
        reading.say(column, index, said)
    reading.steps[index].feelings[reading.curves[column.index]] = TableFeeling(felt.value)
    return True


def _draw_words(reading: Reading, column: Column, index: int, words_said: set[str]) -> None:
    """Keep the words as notes; draw what they are known to mean and say so once."""
    cell = column.cells[index]
    value = reading.known.feeling_of(cell)
    if value is not None:
        reading.add_lane(column, TableLane("emotion", default_title("emotion")))
    lane = reading.add_lane(
        column, TableLane("notes", default_title("notes", "feels"), note_kind="feels")
    )
    step = reading.steps[index]
    reading.add_cards(column, step, lane, cell)
    if value is None:
        return
    step.feelings[reading.curves[column.index]] = TableFeeling(kept_feeling(value))
    if cell.casefold() not in words_said:
        words_said.add(cell.casefold())
        said = text("“{words}” was read as the feeling {value}.",
                    words=shortened(cell), value=signed_text(kept_feeling(value)))  # fmt: skip
        reading.report.append(ReportLine(column.lines[index], said, "changed", cell))


def _curve_of(reading: Reading, column: Column) -> str:
    curves = sorted(reading.curves)
    to_the_left = [index for index in curves if index < column.index]
    nearest = to_the_left[-1:] or curves[:1]
    return reading.curves[nearest[0]] if nearest else ""
