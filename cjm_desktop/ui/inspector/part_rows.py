"""The parts of what is selected: the surveys on a touchpoint, the risk triggers of a step.

Each is a card; the one that is opened shows all its fields below it.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from cjm_desktop.canvas.session import MapSession
from cjm_desktop.language import translate
from cjm_desktop.model.attaching import attach_risk, attach_survey
from cjm_desktop.model.editing import delete
from cjm_desktop.model.parts import parts_of
from cjm_desktop.model.records import Record, Survey
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.inspector.part_card import PartCard
from cjm_desktop.ui.inspector.part_form import PartForm
from cjm_desktop.ui.inspector.part_words import PARTS_SHOWN, part_summary
from cjm_desktop.ui.look import Look

_CARDS_BEGIN_AT = 1


class PartRows(QWidget):
    """Lists the parts of one record, opens one at a time, adds and deletes them.

    `reached` tells what is to be seen now, which may lie further down; `library_wanted` gives
    the id of a part whose title is to join the team's library.
    """

    lost = Signal(str)
    given_up = Signal()
    reached = Signal(QWidget)
    library_wanted = Signal(str)

    def __init__(self, record_type: type[Record], look: Look) -> None:
        super().__init__()
        self._words = PARTS_SHOWN[record_type]
        self._look = look
        self._session: MapSession | None = None
        self._record: Any = None
        self._editable = False
        self._open_id = ""
        self._cards: list[PartCard] = []
        self._heading = QLabel(str(self._words.heading))
        self._heading.setProperty("part", "muted")
        self._heading.setFont(widget_font("regular", 12))
        self.add_button = QPushButton(str(self._words.add))
        self.add_button.setObjectName(f"inspector.{self._words.part_type.table}.add")
        self.add_button.setProperty("part", "small")
        self.add_button.clicked.connect(self._add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 0)
        self._column.setSpacing(5)
        self._column.addWidget(self._heading)
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def __iter__(self) -> Iterator[PartCard]:
        """The cards shown, from the top."""
        return iter([card for card in self._cards if not card.isHidden()])

    @cached_property
    def form(self) -> PartForm:
        """The fields of the part that is open, made when one first is."""
        words = self._words
        form = PartForm(words.part_type, str(words.delete), self._look)
        form.closed.connect(self._close_to_card)
        form.delete_wanted.connect(lambda: self._delete(self._open_id))
        form.lost.connect(self.lost)
        return form

    def show_record(self, session: MapSession, record: Record, *, editable: bool) -> None:
        """List the parts of a record as they are now."""
        if self._record is None or record.id != self._record.id:
            self._close()
        self._session, self._record, self._editable = session, record, editable
        parts = self._parts()
        while len(self._cards) < len(parts):
            self._make_card()
        for number, card in enumerate(self._cards):
            card.setVisible(number < len(parts))
            if number < len(parts):
                self._fill(card, parts[number])
        self.add_button.setVisible(editable)
        self._heading.setVisible(editable or bool(parts))
        self._show_form()

    def open(self, part_id: str, *, new: bool = False) -> None:
        """Open a part, the focus in its title; that of a new one belongs to the same step."""
        self._open_id = part_id
        self._show_form()
        if self._open_id and self._session is not None:
            self.reached.emit(self.form)
            self.form.take_focus()
            if new:
                self._session.history.let_typing_join(self.form.title_key)

    def show_where(self, part_id: str) -> None:
        """Bring a part into view."""
        for card in self:
            if card.part_id == part_id:
                self.reached.emit(card)

    def finish(self) -> None:
        """Other things are shown now."""
        self._close()
        self._record = None

    def _parts(self) -> list[Any]:
        if self._session is None or self._record is None:
            return []
        found = parts_of(self._session.document, self._record)
        return [part for part in found if isinstance(part, self._words.part_type)]

    def _fill(self, card: PartCard, part: Any) -> None:
        title = " ".join(part.title.split()) or str(self._words.untitled)
        card.show_part(part.id, title, part_summary(part))
        card.setChecked(part.id == self._open_id)

    def _show_form(self) -> None:
        """Let the fields of the open part stand below its card, or nowhere."""
        parts = {part.id: at for at, part in enumerate(self._parts())}
        if self._open_id not in parts:
            self._close()
            return
        at = parts[self._open_id]
        for number, card in enumerate(self._cards):
            card.setChecked(number == at)
        if self._column.indexOf(self.form) != _CARDS_BEGIN_AT + at + 1:
            self._column.removeWidget(self.form)
            self._column.insertWidget(_CARDS_BEGIN_AT + at + 1, self.form)
        assert self._session is not None
        part = self._parts()[at]
        self.form.show_part(self._session, part, editable=self._editable)
        self.form.show()

    def _close(self) -> None:
        self._open_id = ""
        for card in self._cards:
            card.setChecked(False)
        if "form" in self.__dict__ and not self.form.isHidden():
            self.form.finish()
            self.form.hide()

    def _close_to_card(self) -> None:
        """Put the fields away and go back to the card they belong to."""
        card = next((card for card in self if card.part_id == self._open_id), None)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
        self._close()

    def _toggle(self, card: PartCard) -> None:
        if card.part_id == self._open_id:
            self._close()
        else:
            self._close()
            self.open(card.part_id)

    def _add(self) -> None:
        """Add a part without a title, and type that."""
        session, record = self._session, self._record
        if session is None or record is None or not self._editable:
            return
        attach = attach_survey if self._words.part_type is Survey else attach_risk
        with session.history.edit(self._words.add) as edit:
            made = attach(edit, record.id)
        self.show_record(session, record, editable=True)
        self.open(made.id, new=True)

    def _delete(self, part_id: str) -> None:
        session, record = self._session, self._record
        part = next((part for part in self._parts() if part.id == part_id), None)
        if session is None or part is None or not self._editable:
            return
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self._close()
        with session.history.edit(self._words.delete) as edit:
            delete(edit, part)
        self.show_record(session, record, editable=True)
        if had_focus:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, part_id: str, at: QPoint) -> None:
        """Offer what can be done with a part."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add = menu.addAction(translate("Add to the library"))
        add.triggered.connect(lambda: self.library_wanted.emit(part_id))
        if self._editable:
            menu.addSeparator()
            gone = menu.addAction(str(self._words.delete))
            gone.triggered.connect(lambda: self._delete(part_id))
        menu.popup(at)

    def _make_card(self) -> None:
        card = PartCard(self._look)
        card.setObjectName(f"inspector.{self._words.part_type.table}.{len(self._cards)}")
        card.clicked.connect(lambda: self._toggle(card))
        card.delete_wanted.connect(lambda: self._delete(card.part_id))
        card.menu_wanted.connect(lambda at: self._offer(card.part_id, at))
        self._cards.append(card)
        self._column.insertWidget(self._column.indexOf(self.add_button), card)
