"""From a map to its picture: rows of groups in their places.

A layout keeps what it drew and draws again only what changed, so that one card's edit costs one
row. The same map gives the same picture, whatever was drawn before.
"""

import datetime
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from cjm_desktop.drawing.columns import Bar, Columns, columns_of
from cjm_desktop.drawing.compared import COMPARED_GAP, compared_row, named_row
from cjm_desktop.drawing.folds import NO_FOLDS, Folds, bars_of
from cjm_desktop.drawing.geometry import (
    HEADER_INSET,
    HEADER_LEAST_HEIGHT,
    LEAST_WIDTH,
    LEFT,
    MARGIN,
)
from cjm_desktop.drawing.header import (
    LENS_QUESTIONS,
    Heading,
    band_fill,
    empty_stage_group,
    header_group,
    headings_of,
)
from cjm_desktop.drawing.headers.stage_facts import NO_FACTS, facts_of
from cjm_desktop.drawing.headers.stage_part import Part, empty_stage_part
from cjm_desktop.drawing.kept import Kept
from cjm_desktop.drawing.lines import laid_lines
from cjm_desktop.drawing.lines_and_marks import (
    kept_hand_overs,
    lines_of,
    marks_in_place,
    signs_of_marks,
)
from cjm_desktop.drawing.links import drawn_links
from cjm_desktop.drawing.made_from import placing_of, telling_of
from cjm_desktop.drawing.picture import Band, Group, Picture, Placed, Row, RowBody
from cjm_desktop.drawing.rows.cards import department_row, images_row, notes_row
from cjm_desktop.drawing.rows.emotion import emotion_row
from cjm_desktop.drawing.rows.folded import folded_row
from cjm_desktop.drawing.rows.lane_heading import placed_heading, plain_heading
from cjm_desktop.drawing.rows.lane_row import LaneRow
from cjm_desktop.drawing.rows.metric import metric_row
from cjm_desktop.drawing.rows.parking import parking_row
from cjm_desktop.drawing.rows.steps import steps_row, time_row
from cjm_desktop.drawing.stacked_rows import in_place, stacked_rows
from cjm_desktop.drawing.title_block import legend_row, title_row
from cjm_desktop.language import language, translate
from cjm_desktop.model.arrangement import Arrangement
from cjm_desktop.model.counts import count
from cjm_desktop.model.records import LENSES, Lane, Lens, Persona, Stage
from cjm_desktop.model.runs import Run, runs_of
from cjm_desktop.model.stages import stages_without_steps

_BAND_ABOVE_STEPS = 9.0
_LEGEND_GAP = 10.0
_BOTTOM = 20.0


class _HeaderNeeds(NamedTuple):
    """How tall the header of a lens must be, and the signs in it that the legend explains."""

    height: float
    signs: frozenset[str]


class Layout:
    """Lays out maps; `for_screen` shows the stages without steps, which paper does not.

    `date` stands in the legend; it is passed in so that drawings can be made again.
    """

    def __init__(self, date: datetime.date | None, for_screen: bool) -> None:
        self._date = date
        self._for_screen = for_screen
        self._kept = Kept()
        self._language = language()

    def picture(
        self,
        arrangement: Arrangement,
        lens: Lens,
        folds: Folds = NO_FOLDS,
        compared: Lens | None = None,
    ) -> Picture:
        """The picture of a map in a lens, with the header of another above its own to compare."""
        if self._language != language():
            self._kept.clear()
            self._language = language()
        empty = self._empty_stages(arrangement, lens)
        of_steps = columns_of(len(arrangement.steps), self._bars(arrangement, folds))
        columns = columns_of(of_steps.count + len(empty), of_steps.bars)
        needs = {each: self._needs(arrangement, each, of_steps) for each in LENSES}
        height = max(need.height for need in needs.values())  # so no lens moves a row
        headers = self._headers(arrangement, lens, compared, of_steps, height)
        lanes = self._lane_rows(arrangement, columns, self._borders(arrangement, lens), folds)
        steps = self._steps_row(arrangement, lens, of_steps)
        time = self._kept.get("time", (arrangement.steps, arrangement.journey, of_steps),
                              lambda: time_row(arrangement, of_steps, self._kept))  # fmt: skip
        head = list(_head(self._title(arrangement, lens, of_steps), headers))
        stacked = stacked_rows(steps.body, time, lanes, columns, self._kept)
        lines = lines_of(arrangement, stacked, of_steps, self._kept)
        drawn = [steps, *([time] if time else []), *(lane for _, lane in lanes)]
        marks = {each: signs_of_marks(arrangement, each, lines, self._kept) for each in LENSES}
        shown = needs[lens].signs | marks[lens]
        if compared:
            shown |= needs[compared].signs
        legend = self._legend(drawn, needs, lines.links.signs, marks, shown, of_steps)
        rows, gutters = in_place(stacked, head[-1].y + head[-1].body.height, lines.plan.reserved)
        laid = laid_lines(lines.plan, [row.y for row in rows], gutters, self._kept)
        band_bottom = gutters[-1].bottom
        below = list(
            _below_each_other(band_bottom, [legend, *self._parking(arrangement, of_steps)])
        )
        return Picture(
            _width(columns),
            below[-1].y + below[-1].body.height + _BOTTOM,
            LEFT,
            columns,
            arrangement.step_ids,
            (*self._bands(arrangement, lens), *(Band(*bar, "fold") for bar in columns.bars)),
            rows[0].y - _BAND_ABOVE_STEPS,
            band_bottom,
            (*head, *rows, *below),
            tuple(stage.id for stage in empty),
            drawn_links(lines.links, lines.plan, laid, self._kept),
            marks_in_place(arrangement, lens, columns, rows, lines, laid, empty, self._kept),
        )

    def _parking(self, arrangement: Arrangement, columns: Columns) -> list[RowBody]:
        """The parking lot; on paper only where notes lie in it."""
        notes = tuple(arrangement.parked_notes())
        if not notes and not self._for_screen:
            return []
        return [
            self._kept.get("parking", (notes, columns),
                           lambda: parking_row(notes, columns, self._kept))
        ]  # fmt: skip

    def _runs(self, arrangement: Arrangement, lens: Lens) -> list[Run]:
        return self._kept.get(("runs", lens), placing_of(arrangement, lens),
                              lambda: runs_of(arrangement, lens))  # fmt: skip

    def _borders(self, arrangement: Arrangement, lens: Lens) -> tuple[int, ...]:
        return tuple(run.first for run in self._runs(arrangement, lens) if run.first > 0)

    def _bands(self, arrangement: Arrangement, lens: Lens) -> tuple[Band, ...]:
        def make() -> tuple[Band, ...]:
            runs = self._runs(arrangement, lens)
            fills = [(run, band_fill(arrangement, lens, run)) for run in runs]
            return tuple(Band(run.first, run.last, fill) for run, fill in fills if fill)

        return self._kept.get(("bands", lens), placing_of(arrangement, lens), make)

    def _bars(self, arrangement: Arrangement, folds: Folds) -> tuple[Bar, ...]:
        if not folds.steps:
            return ()
        return self._kept.get(
            "bars", (arrangement.step_ids, folds.steps),
            lambda: bars_of(folds, arrangement.step_ids),
        )  # fmt: skip

    def _headings(self, arrangement: Arrangement, lens: Lens, columns: Columns) -> list[Heading]:
        def make() -> list[Heading]:
            runs = self._runs(arrangement, lens)
            return headings_of(arrangement, lens, runs, columns, self._kept)

        return self._kept.get(("headings", lens), (*telling_of(arrangement, lens), columns), make)

    def _empty_stages(self, arrangement: Arrangement, lens: Lens) -> list[Stage]:
        if not self._for_screen:
            return []
        return self._kept.get(
            ("empty stages", lens), placing_of(arrangement, lens),
            lambda: stages_without_steps(arrangement, lens, self._runs(arrangement, lens)),
        )  # fmt: skip

    def _empty_parts(self, arrangement: Arrangement, lens: Lens) -> list[Part]:
        def make() -> list[Part]:
            facts = facts_of(arrangement, lens)
            empty = self._empty_stages(arrangement, lens)
            return [empty_stage_part(stage, facts.get(stage.id, NO_FACTS)) for stage in empty]

        return self._kept.get(("empty parts", lens), telling_of(arrangement, lens), make)

    def _needs(self, arrangement: Arrangement, lens: Lens, columns: Columns) -> _HeaderNeeds:
        def make() -> _HeaderNeeds:
            headings = self._headings(arrangement, lens, columns)
            empty = self._empty_parts(arrangement, lens)
            heights = [heading.height for heading in headings] + [part.height for part in empty]
            signs = [heading.signs for heading in headings] + [part.below.signs for part in empty]
            used = frozenset[str]().union(*signs)
            return _HeaderNeeds(max((HEADER_LEAST_HEIGHT, *heights)), used)

        return self._kept.get(("needs", lens), (*telling_of(arrangement, lens), columns), make)

    def _headers(
        self,
        arrangement: Arrangement,
        lens: Lens,
        compared: Lens | None,
        columns: Columns,
        height: float,
    ) -> list[RowBody]:
        """The header of the lens; above it that of the lens it is compared with, both named."""
        stages = self._stages_row(arrangement, lens, columns, height)
        if compared is None or compared == lens:
            return [stages]
        other = self._stages_row(arrangement, compared, columns, height)
        count = len(arrangement.steps)
        return [
            self._kept.get(("compared row", compared), (other, count),
                           lambda: compared_row(other, compared, count, self._kept)),
            self._kept.get(("named row", lens), (stages,), lambda: named_row(stages, lens)),
        ]  # fmt: skip

    def _stages_row(
        self, arrangement: Arrangement, lens: Lens, columns: Columns, height: float
    ) -> RowBody:
        def make() -> RowBody:
            empty = self._empty_stages(arrangement, lens)
            items = [
                Placed(self._header_group(heading, height, lens), heading.run.first, heading.x,
                       0.0, heading.run.last)
                for heading in self._headings(arrangement, lens, columns)
            ]  # fmt: skip
            parts = zip(empty, self._empty_parts(arrangement, lens), strict=True)
            for column, (stage, part) in enumerate(parts, start=len(arrangement.steps)):
                group = empty_stage_group(part, stage.id, height)
                items.append(Placed(group, column, HEADER_INSET, 0.0, column))
            title = plain_heading("stages", translate("Stages"), translate(LENS_QUESTIONS[lens]))
            heading = placed_heading(title, (height - title.height) / 2)
            return RowBody("stages", "stages", height, (heading,), tuple(items))

        inputs = (*telling_of(arrangement, lens), columns, height)
        return self._kept.get(("stages row", lens), inputs, make)

    def _header_group(self, heading: Heading, height: float, lens: Lens) -> Group:
        inputs = (*heading.made_from, height)
        return self._kept.get((heading.key, lens), inputs, lambda: header_group(heading, height))

    def _steps_row(self, arrangement: Arrangement, lens: Lens, columns: Columns) -> LaneRow:
        make = partial(steps_row, arrangement, lens, columns, self._kept)
        placing = placing_of(arrangement, lens)
        inputs = (*placing, arrangement.steps, arrangement.risks, columns)
        return self._kept.get(("steps row", lens), inputs, make)

    def _lane_rows(
        self, arrangement: Arrangement, columns: Columns, borders: tuple[int, ...], folds: Folds
    ) -> list[tuple[Lane, LaneRow]]:
        return [
            (lane, self._folded_lane(arrangement, lane, columns)) if lane.id in folds.lanes
            else (lane, self._lane_row(arrangement, lane, columns, borders))
            for lane in arrangement.lanes
        ]  # fmt: skip

    def _folded_lane(self, arrangement: Arrangement, lane: Lane, columns: Columns) -> LaneRow:
        inputs = (lane, arrangement.cells(lane.id), arrangement.step_ids, columns)
        return self._kept.get(("folded", lane.id), inputs,
                              lambda: folded_row(arrangement, lane, columns))  # fmt: skip

    def _lane_row(
        self, arrangement: Arrangement, lane: Lane, columns: Columns, borders: Sequence[int]
    ) -> LaneRow:
        makers: dict[str, Callable[[], LaneRow]] = {
            "department": lambda: department_row(arrangement, lane, columns, self._kept),
            "notes": lambda: notes_row(arrangement, lane, columns, self._kept),
            "images": lambda: images_row(arrangement, lane, columns, self._kept),
            "emotion": lambda: emotion_row(arrangement, lane, columns, borders, self._kept),
            "metric": lambda: metric_row(arrangement, lane, columns),
        }
        extra = borders if lane.kind == "emotion" else ()
        inputs = (lane, arrangement.cells(lane.id), arrangement.step_ids, columns, extra)
        return self._kept.get(("row", lane.id), inputs, makers[lane.kind])

    def _title(self, arrangement: Arrangement, lens: Lens, columns: Columns) -> RowBody:
        journey = arrangement.journey
        persona = arrangement.document.get(Persona, journey.persona_id)
        counts = count(arrangement)
        hand_overs = kept_hand_overs(arrangement, self._kept)
        kinds = self._kept.get("kinds of hand-overs", (hand_overs,),
                               lambda: Counter(one.kind for one in hand_overs))  # fmt: skip
        inputs = (journey, persona, repr(counts), tuple(kinds.items()), columns)
        make = partial(title_row, journey, persona, lens, counts, kinds, columns, _width(columns))
        return self._kept.get(("title", lens), inputs, make)

    def _legend(
        self,
        drawn: Sequence[LaneRow],
        needs: Mapping[Lens, _HeaderNeeds],
        links: frozenset[str],
        marks: Mapping[Lens, frozenset[str]],
        shown: frozenset[str],
        columns: Columns,
    ) -> RowBody:
        below = links.union(*(row.signs for row in drawn))
        used = below | shown
        in_any = below.union(*(need.signs for need in needs.values()), *marks.values())
        sources = tuple(dict.fromkeys(source for row in drawn for source in row.sources))
        return self._kept.get(
            "legend", (used, in_any, sources, columns),
            lambda: legend_row(used, in_any, sources, self._date, columns, _width(columns)),
        )  # fmt: skip


def _head(title: RowBody, headers: Sequence[RowBody]) -> Iterator[Row]:
    """The title block and the headers, with a little room between two of them."""
    yield Row(0.0, title)
    y = title.height
    for header in headers:
        yield Row(y, header)
        y += header.height + COMPARED_GAP


def _below_each_other(y: float, bodies: Sequence[RowBody]) -> Iterator[Row]:
    """Rows below the map, one below the other from y."""
    for body in bodies:
        yield Row(y + _LEGEND_GAP, body)
        y += _LEGEND_GAP + body.height


def _width(columns: Columns) -> float:
    """The width of a picture with these columns."""
    return max(LEAST_WIDTH, LEFT + columns.lefts[-1] + MARGIN)
