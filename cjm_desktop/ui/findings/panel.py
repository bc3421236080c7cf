"""The panel of questions with all its parts, made when it is first shown."""

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.language import Text, translate, translate_plural
from cjm_desktop.lenses.lens_words import LENS_QUESTION
from cjm_desktop.model.finding import Finding
from cjm_desktop.model.records import Lens
from cjm_desktop.ui.findings.body import Body, Cards
from cjm_desktop.ui.findings.card_painter import Section
from cjm_desktop.ui.findings.hands import QuestionHands
from cjm_desktop.ui.findings.header import Header
from cjm_desktop.ui.findings.lighting import Lighting
from cjm_desktop.ui.findings.on_show import OnShow
from cjm_desktop.ui.findings.one_by_one import OneByOne
from cjm_desktop.ui.findings.questions import Questions
from cjm_desktop.ui.findings.tools import lens_tools
from cjm_desktop.ui.lens_bar import LENS_NAMES
from cjm_desktop.ui.look import Look
from cjm_desktop.ui.notices import Notices
from cjm_desktop.ui.table_view.commands import TableCommands

if TYPE_CHECKING:
    from cjm_desktop.ui.findings.tools.tool import LensTool

SECTIONS: tuple[Section, ...] = get_args(Section)
TOOL = "tool"
"""How the name of the tab of a tool begins; the number of the tool follows."""
Form = Literal["cards", "one", "tool"]
"""What the panel shows below its upper line, each with a height of its own."""


class Panel(QWidget):
    """Shows what the map asks; `form_changed` when it needs another height."""

    form_changed = Signal()
    fold_wanted = Signal()
    refreshed = Signal()

    def __init__(
        self,
        canvas: MapCanvas,
        look: Look,
        tables: TableCommands,
        notices: Notices,
        hindrance: Callable[[], Text | None],
        today: Callable[[], datetime.date],
    ) -> None:
        super().__init__()
        self._canvas, self._look, self._today = canvas, look, today
        self.questions = Questions(canvas)
        self.on_show = OnShow(self.questions, canvas)
        self._lighting = Lighting(canvas, self.on_show, lambda: not self.is_presented)
        self.hands = QuestionHands(canvas, tables, notices, hindrance)
        self.header = Header(look)
        self.cards = Cards(self.questions, self.hands, canvas, look)
        self.one_by_one = OneByOne(self.on_show)
        self.body = Body(self.cards, self.one_by_one)
        self._tools: dict[Lens, tuple[LensTool, ...]] = {}
        self.tab: str = "open"
        self.is_open = self.is_presented = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.body, 1)
        self._connect()

    @property
    def form(self) -> Form:
        """What is shown below the upper line."""
        if self.on_show.finding is not None and not self.is_presented:
            return "one"
        return "cards" if self.tab in SECTIONS else "tool"

    @property
    def current(self) -> Finding | None:
        """The open question that is looked at: on show, or current among the cards."""
        if self.on_show.finding is not None:
            return self.on_show.finding
        return self.cards.row.current if self.tab == "open" else None

    @property
    def current_answered(self) -> Finding | None:
        """The answered question that is looked at."""
        return self.cards.row.current if self.tab == "answered" else None

    @property
    def tool(self) -> "LensTool | None":
        """The tool whose tab is chosen, in the lens on screen."""
        number = self.tab.removeprefix(TOOL)
        tools = self.tools_here()
        return tools[int(number)] if number.isdigit() and int(number) < len(tools) else None

    def choose(self, tab: str) -> None:
        """Show a tab: a section of the cards, or a tool by its number."""
        self.tab = tab
        self.on_show.start_again()
        self.refresh()

    def take_focus(self) -> None:
        """Put the focus on what is shown."""
        if self.form == "one":
            self.one_by_one.setFocus()
        elif self.tool is not None:
            self.tool.take_focus()
        else:
            self.cards.row.setFocus()

    def show_open(self, is_open: bool) -> None:
        """Show all, or the upper line alone."""
        self.is_open = is_open
        if not is_open:
            self._lighting.look_at(None)
        self.refresh()

    def refresh(self) -> None:
        """Show what is asked now."""
        if self.tab not in SECTIONS and self.tool is None:
            self.tab = "open"
        self._show_header()
        self.body.setVisible(self.is_open)
        if self.is_open:
            self._show_body()
        self.form_changed.emit()
        self.refreshed.emit()

    def finish_typing(self) -> None:
        """Take over what is being typed in a tool."""
        if self.tool is not None:
            self.tool.finish_typing()

    def step_through(self) -> None:
        """Show one question at a time; the next one if that is so already."""
        if self.on_show.finding is None:
            self.on_show.start_again()
            self.questions.renew()
            at = self.current or next(iter(self.questions.open), None)
            self.on_show.show(at)
        else:
            self.on_show.go(1)

    def end_stepping(self) -> None:
        """Back to the cards, the question that was on show being current."""
        finding = self.on_show.finding
        self.on_show.start_again()
        if finding is not None and self.tab == "open":
            self.cards.row.setCurrentIndex(self.cards.model.index_of(finding.key))

    def call_fine(self) -> None:
        """Ask why the question looked at is fine as it is."""
        if self.form == "one":
            self.one_by_one.ask_reason()
        else:
            self.cards.call_fine()

    def _connect(self) -> None:
        self.questions.changed.connect(self.refresh)
        self.on_show.changed.connect(self.refresh)
        self.header.folded.connect(self.fold_wanted)
        self.header.chosen.connect(self.choose)
        self.cards.row.looked_at.connect(self._lighting.look_at)
        self.cards.row.moved_on.connect(self.refreshed)
        self.cards.row.left.connect(self._canvas.setFocus)
        self.one_by_one.gone_to.connect(self._go_and_end)
        self.one_by_one.done.connect(lambda _action, finding: self.hands.make_note(finding))
        self.one_by_one.reason_given.connect(self.hands.call_fine)

    def _go_and_end(self, finding: Finding) -> None:
        self.end_stepping()
        self.hands.go_to(finding, into_map=True)

    def tools_here(self) -> "tuple[LensTool, ...]":
        """The tools of the lens on screen, made when first asked for."""
        lens = self._canvas.lens
        if lens is None:
            return ()
        if lens not in self._tools:
            self._tools[lens] = lens_tools(lens, self._canvas, self._look, today=self._today)
            for tool in self._tools[lens]:
                self.body.take(tool)
                tool.pointed.connect(self._lighting.point_at)
        return self._tools[lens]

    def _show_header(self) -> None:
        lens, header = self._canvas.lens, self.header
        header.count.show_state(self._count_in_words(), is_open=self.is_open)
        if lens is not None:
            words = translate("{lens} lens", lens=str(LENS_NAMES[lens]))
            header.lens.setText(words if self.is_open else f"{words} · {LENS_QUESTION[lens]}")
        header.tabs.setVisible(self.is_open and self.form != "one")
        header.start.setVisible(self.form != "one")
        header.start.setEnabled(bool(self.questions.open))
        header.show_tabs(self._tabs() if self.is_open else [], self.tab)

    def _show_body(self) -> None:
        if self.form == "one":
            had_focus = self.body.isAncestorOf(QApplication.focusWidget() or self)
            self.body.show_one()
            self.one_by_one.refresh(editable=self._canvas.editable)
            if had_focus and not self.one_by_one.isAncestorOf(QApplication.focusWidget() or self):
                self.one_by_one.setFocus()
        elif self.tool is not None:
            self.body.show_tool(self.tool)
            self.tool.show_session(self._canvas.session)
        else:
            self.body.show_cards()
            self.cards.show_section(next(one for one in SECTIONS if one == self.tab))

    def _tabs(self) -> list[tuple[str, str]]:
        questions = self.questions
        tabs = [
            ("open", translate("Questions")),
            ("facts", translate("Facts {number}", number=len(questions.facts))),
            ("answered", translate("Fine as it is {number}", number=len(questions.answered))),
        ]
        tools = enumerate(self.tools_here())
        return [*tabs, *((f"{TOOL}{number}", str(tool.title)) for number, tool in tools)]

    def _count_in_words(self) -> str:
        if self.questions.is_map_empty:
            return translate("Questions for the room")
        number = len(self.questions.open)
        if not number:
            return translate("No questions for the room")
        return translate_plural(
            "{number} question for the room", "{number} questions for the room", number
        )
