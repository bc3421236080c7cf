"""What reading the columns of a table works on: the steps so far, the lanes, the report."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from cjm_desktop.errors import ImportFileError
from cjm_desktop.exchange.report import Report, ReportLine
from cjm_desktop.exchange.tables.fields import Column
from cjm_desktop.exchange.tables.headings import Headings
from cjm_desktop.exchange.tables.items import items_of_cell
from cjm_desktop.exchange.tables.journey import TableCard, TableLane, TableStep, TableTime
from cjm_desktop.language import Text, text

MOST_CARDS = 100_000
DASHES = frozenset({"-", "–", "—", "−", "n/a", "N/A"})


@dataclass(slots=True)
class Reading:
    """The steps of a table while its columns are read one after another."""

    steps: list[TableStep]
    known: Headings
    time: TableTime
    stages: dict[str, str] | None = None
    curves: dict[int, str] = field(default_factory=dict)
    report: Report = field(default_factory=list)
    dashes: int = 0
    _lanes: dict[int, list[TableLane]] = field(default_factory=dict)
    _cards: int = 0

    def cells(self, column: Column) -> Iterator[tuple[int, TableStep, str]]:
        """The cells of a column that say something, with the index and the step of each."""
        for index, cell in enumerate(column.cells):
            if cell in DASHES:
                self.dashes += 1
            elif cell:
                self.steps[index].is_said = True
                yield index, self.steps[index], cell

    def add_lane(self, column: Column, lane: TableLane) -> TableLane:
        """Note that the map needs a lane where the column stands."""
        lanes = self._lanes.setdefault(column.index, [])
        if lane not in lanes:
            lanes.append(lane)
        return lane

    def add_cards(self, column: Column, step: TableStep, lane: TableLane, cell: str) -> None:
        """Put a card into a cell of the map for each item of a cell of the table."""
        cards = [TableCard(lane, words, column.index) for words in items_of_cell(cell) or (cell,)]
        step.cards += cards
        self._cards += len(cards)
        if self._cards > MOST_CARDS:
            raise ImportFileError(
                text("The table has more than {most} cards.", most=MOST_CARDS),
                text(
                    "A map of that size could be neither drawn nor read; take the part that is "
                    "the journey. Nothing was taken."
                ),
            )

    def lanes(self) -> tuple[TableLane, ...]:
        """All lanes in the order of the columns that ask for them, each once."""
        in_order = [lane for index in sorted(self._lanes) for lane in self._lanes[index]]
        return tuple(dict.fromkeys(in_order))

    def keep_as_detail(self, column: Column, index: int, why: Text) -> None:
        """Keep words that fit nowhere else in the details of their step, and report it."""
        cell = column.cells[index]
        step = self.steps[index]
        step.is_said = True
        step.details.append(f"{column.heading}: {cell}" if column.heading else cell)
        self.say(column, index, why)

    def say(self, column: Column, index: int, message: Text) -> None:
        """Report what became of a cell otherwise than typed."""
        line, cell = column.lines[index], column.cells[index]
        self.report.append(ReportLine(line, message, "changed", cell))


def shortened(words: str) -> str:
    """The words, or as many of them as a message can quote."""
    words = " ".join(words[:200].split())
    return words if len(words) <= 60 else f"{words[:60]}…"
