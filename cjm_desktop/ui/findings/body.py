"""What stands in the panel below its upper line: cards of a tab, one question, or a lens's tool."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from cjm_desktop.canvas.widget import MapCanvas
from cjm_desktop.language import translate
from cjm_desktop.model.finding import Finding
from cjm_desktop.model.records import Lens
from cjm_desktop.ui.findings.card_painter import Section
from cjm_desktop.ui.findings.card_row import CardRow
from cjm_desktop.ui.findings.cards_model import CardsModel
from cjm_desktop.ui.findings.hands import QuestionHands
from cjm_desktop.ui.findings.lens_note import LensNote
from cjm_desktop.ui.findings.questions import Questions
from cjm_desktop.ui.look import Look


class Cards(QWidget):
    """The cards of a section beside the words of the lens."""

    reason_wanted = Signal()

    def __init__(
        self, questions: Questions, hands: QuestionHands, canvas: MapCanvas, look: Look
    ) -> None:
        super().__init__()
        self._questions, self._hands, self._canvas = questions, hands, canvas
        self._shown: tuple[str | None, Lens | None, Section] = (None, None, "open")
        self.section: Section = "open"
        self.model = CardsModel(questions.reason_of)
        self.row = CardRow(self.model, look)
        self.words = LensNote()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 6, 2)
        line.setSpacing(0)
        line.addWidget(self.words)
        line.addWidget(self.row, 1)
        self.row.gone_to.connect(hands.go_to)
        self.row.done.connect(self._do)
        self.row.reason_given.connect(hands.call_fine)
        self.row.painter.closeEditor.connect(lambda: QTimer.singleShot(0, self, self.refresh))

    def show_section(self, section: Section) -> None:
        """Show the cards of another section."""
        self.section = section
        self.refresh()

    def refresh(self) -> None:
        """Show what is asked now; while a reason is typed for this map, that waits."""
        canvas = self._canvas
        shown = (canvas.map_id, canvas.lens, self.section)
        if self.row.is_typing and shown == self._shown:
            return
        same, self._shown = shown == self._shown, shown
        key, at = self._current() if same else ("", -1)
        if self.model.show(self._findings(), answered=self.section == "answered") and at >= 0:
            index = self.model.index_of(key)
            self.row.put_at(index.row() if index.isValid() else at)
        self.row.show_section(self.section, self._empty_words(), editable=canvas.editable)
        self.row.setAccessibleName(self._name())
        if canvas.lens is not None:
            self.words.show_lens(canvas.lens)

    def call_fine(self) -> None:
        """Ask why the current question is fine as it is."""
        if self._hands.may_edit:
            self.row.ask_reason()

    def _current(self) -> tuple[str, int]:
        finding = self.row.current
        return (finding.key, self.row.currentIndex().row()) if finding is not None else ("", -1)

    def _findings(self) -> tuple[Finding, ...]:
        questions = self._questions
        if self.section == "facts":
            return questions.facts
        return questions.open if self.section == "open" else questions.answered

    def _do(self, action: str, finding: Finding) -> None:
        match action:
            case "note":
                self._hands.make_note(finding)
            case "again":
                self._hands.ask_again(finding)
            case "fine" if self.section == "open":
                self.call_fine()

    def _name(self) -> str:
        return {
            "open": translate("Questions for the room"),
            "facts": translate("Facts"),
            "answered": translate("Fine as it is"),
        }[self.section]

    def _empty_words(self) -> str:
        if self._questions.is_map_empty:
            return translate("Questions come as the map grows.")
        if self.section == "facts":
            return translate("Facts come as the map grows.")
        if self.section == "answered":
            return translate("What you call fine as it is stands here, with the reason.")
        if self._questions.answered:
            return translate("Nothing is left to ask in this lens: all else is fine as it is.")
        return translate("Nothing to ask in this lens right now.")


class Body(QStackedWidget):
    """The cards, or what stands in their place."""

    def __init__(self, cards: Cards, one_by_one: QWidget) -> None:
        super().__init__()
        self._cards, self._one_by_one = cards, one_by_one
        self._padded: dict[QWidget, QWidget] = {}
        self.addWidget(cards)
        self.take(one_by_one)
        self.show_cards = partial(self.setCurrentWidget, cards)

    def show_one(self) -> None:
        """Show the question on show."""
        self.setCurrentWidget(self._padded[self._one_by_one])

    def show_tool(self, tool: QWidget) -> None:
        """Show the tool of a lens."""
        self.setCurrentWidget(self._padded[tool])

    def take(self, part: QWidget) -> None:
        """Take a part in, with the room around it that cards have of themselves."""
        padded = self._padded[part] = QWidget()
        around = QHBoxLayout(padded)
        around.setContentsMargins(8, 2, 8, 8)
        around.addWidget(part)
        self.addWidget(padded)
