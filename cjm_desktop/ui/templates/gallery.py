"""The gallery of templates: a list with small pictures, and the one chosen as a live map.

It asks; what is made of the answer is left to `commands`.
"""

import datetime

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cjm_desktop.language import LANGUAGES, language, translate
from cjm_desktop.model.records import LENSES, Lens
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.choice_box import ChoiceBox
from cjm_desktop.ui.lens_bar import LensBar, LensButton
from cjm_desktop.ui.look import Look
from cjm_desktop.ui.templates.offer_list import THUMB, OfferList
from cjm_desktop.ui.templates.offers import Offer, TemplateShelf
from cjm_desktop.ui.templates.picture_pane import PicturePane
from cjm_desktop.ui.templates.pictures import TemplatePictures, Wanted

_LIST_WIDTH = 348
_LARGEST = QSize(1320, 820)
_SHARE_OF_WINDOW = 0.94
_SETTLE_MS = 80


class Gallery(QDialog):
    """`wanted` and `addition_wanted` come with a template chosen, the others with one's own."""

    wanted = Signal()
    addition_wanted = Signal()
    rename_wanted = Signal()
    deletion_wanted = Signal()

    def __init__(
        self, parent: QWidget, shelf: TemplateShelf, look: Look, date: datetime.date, into: str
    ) -> None:
        """`into` is the name of the open file to which a map can be added, or empty."""
        super().__init__(parent)
        self.setObjectName("templates")
        self.setModal(True)
        self.setWindowTitle(translate("New from template"))
        self._shelf = shelf
        self._look = look
        self._lens: Lens = "goal"
        self._own_lens = self._busy = False
        self._pictures = TemplatePictures(shelf, date, self)
        self.list = OfferList(self._thumb_of)
        self.pane = PicturePane()
        self.languages = ChoiceBox(
            "templates.language", translate("Language"), list(LANGUAGES.items())
        )
        self.lens_bar = LensBar(look)
        self._title, self._description, self._problem = QLabel(), QLabel(), QLabel()
        self._rename = QPushButton(translate("Rename…"))
        self._delete = QPushButton()
        self._add = QPushButton(translate("Add to “{name}”", name=_short(into)))
        self._go = QPushButton(translate("New map"))
        self._cancel = QPushButton(translate("Cancel"))
        self._into = into
        self._settling = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._lay_out()
        self._connect()
        self.languages.choose(language())
        self.resize((parent.window().size() * _SHARE_OF_WINDOW).boundedTo(_LARGEST))
        self.show_offers()
        self.list.setFocus()

    @property
    def offer(self) -> Offer | None:
        """The template chosen."""
        return self.list.offer

    @property
    def language(self) -> str:
        """The language in which its words are to be."""
        return str(self.languages.currentData())

    @property
    def lens(self) -> Lens:
        """The lens through which it is looked at."""
        return self._lens

    def show_offers(self, key: str = "") -> None:
        """List what there is anew, the one with the key chosen."""
        shown = self.offer
        rows: list[Offer | str] = [translate("Ready to begin with")]
        rows += self._shelf.shipped(self.language)
        own = self._shelf.of_the_team()
        if own:
            rows += [translate("Yours"), *own]
        self.list.show_offers(rows, key or (shown.key if shown else ""))

    def choose_lens(self, lens: Lens) -> None:
        """Look through a lens, at every template from now on."""
        self._own_lens = True
        self._lens = lens
        self._show()

    def show_problem(self, words: str) -> None:
        """Say why something cannot be done; another can be chosen."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))

    def set_busy(self, busy: bool) -> None:
        """While what was asked is being done, nothing else can be asked."""
        self._busy = busy
        usable = not busy and self.offer is not None and not self.offer.is_broken
        for button in (self._rename, self._go, self._add):
            button.setEnabled(usable)
        self._delete.setEnabled(not busy)

    def go_on(self) -> None:
        """Press the button that goes on."""
        self._go.click()

    def done(self, result: int) -> None:
        """Close the gallery; nothing goes on being drawn."""
        self._pictures.stop()
        super().done(result)

    # --- what is shown --------------------------------------------------------------------------

    def _choose(self, offer: Offer | None) -> None:
        if offer is None:
            return
        if not self._own_lens:
            self._lens = offer.lens
        self._show()

    def _show(self) -> None:
        offer = self.offer
        if offer is None:
            return
        self.lens_bar.show_lens(self._lens)
        self._title.setText(offer.title)
        self._description.setText(offer.description)
        self._delete.setText(translate("Delete"))
        self.show_problem("")
        for button in (self._rename, self._delete):
            button.setVisible(offer.own is not None)
        self.set_busy(self._busy)
        self._see_anew()

    def _see_anew(self) -> None:
        self._show_picture()
        self._draw()

    def _show_picture(self) -> None:
        offer = self.offer
        if offer is None:
            return
        large = self._large(offer)
        image = self._pictures.image(large)
        if image is not None:
            self.pane.show_image(image)
        else:
            self.pane.say(self._pictures.trouble(large) or translate("Drawing the map…"))
        words = translate("Picture of the map “{title}”", title=offer.title)
        self.pane.setAccessibleName(words)

    def _draw(self) -> None:
        """Draw the one that is looked at, then the small pictures, those in view first."""
        offers = sorted(self.list.all_offers(), key=self.list.is_out_of_view)
        small = [self._small(offer) for offer in offers if not offer.is_broken]
        large = [self._large(self.offer)] if self.offer is not None else []
        self._pictures.want([*large, *small])

    def _large(self, offer: Offer) -> Wanted:
        return self._wanted(offer, self._lens, self.pane.room)

    def _small(self, offer: Offer) -> Wanted:
        """Twice as large as shown, so that it is fine on fine screens too."""
        return self._wanted(offer, self._lens if self._own_lens else offer.lens, THUMB * 2)

    def _wanted(self, offer: Offer, lens: Lens, size: QSize) -> Wanted:
        spoken = "" if offer.own is not None else self.language
        theme = self._look.theme.name
        return Wanted(offer, spoken, lens, theme, size.width(), size.height())

    def _thumb_of(self, offer: Offer) -> QImage | None:
        return self._pictures.image(self._small(offer))

    def _take(self, wanted: Wanted) -> None:
        self.list.viewport().update()
        if self.offer is not None and wanted == self._large(self.offer):
            self._show_picture()

    # --- parts ----------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.taken.connect(self._go.click)
        self.list.lens_wanted.connect(self.choose_lens)
        self.lens_bar.chosen.connect(self.choose_lens)
        self.languages.currentIndexChanged.connect(lambda _index: self.show_offers())
        self.list.verticalScrollBar().valueChanged.connect(lambda _value: self._settling.start())
        self._pictures.drawn.connect(self._take)
        self._pictures.failed.connect(lambda wanted, _words: self._take(wanted))
        self.pane.resized.connect(self._settling.start)
        self._settling.timeout.connect(self._see_anew)
        self._look.changed.connect(self._show)
        self._go.clicked.connect(self.wanted)
        self._add.clicked.connect(self.addition_wanted)
        self._rename.clicked.connect(self.rename_wanted)
        self._delete.clicked.connect(self._ask_deletion)
        self._cancel.clicked.connect(self.reject)
        for number, lens in enumerate(LENSES, start=1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(lambda lens=lens: self.choose_lens(lens))

    def _ask_deletion(self) -> None:
        """Once more makes it so; choosing another template forgets it."""
        sure = translate("Really delete?")
        if self._delete.text() == sure:
            self.deletion_wanted.emit()
        else:
            self._delete.setText(sure)

    def _lay_out(self) -> None:
        for button in self.findChildren(LensButton) + self.lens_bar.findChildren(LensButton):
            button.setObjectName(f"templates.{button.objectName()}")
        self._go.setProperty("part", "main")
        self._go.setDefault(True)
        for other in (self._cancel, self._add, self._rename, self._delete):
            other.setAutoDefault(False)
        self._add.setVisible(bool(self._into))
        self._title.setFont(widget_font("semibold", 18))
        self._description.setProperty("part", "muted")
        self._problem.setProperty("part", "trouble")
        for label in (self._title, self._description, self._problem):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._problem.hide()
        sides = QHBoxLayout()
        sides.setSpacing(20)
        sides.addWidget(self._left_side())
        sides.addLayout(self._right_side(), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addLayout(sides, 1)
        column.addLayout(self._buttons())

    def _left_side(self) -> QWidget:
        inside = QWidget()
        inside.setFixedWidth(_LIST_WIDTH)
        label = QLabel(translate("&Language of the words"))
        label.setBuddy(self.languages)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addStretch()
        row.addWidget(self.languages)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self.list, 1)
        return inside

    def _right_side(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._description)
        column.addSpacing(4)
        column.addWidget(self.lens_bar)
        column.addWidget(self.pane, 1)
        column.addWidget(self._problem)
        return column

    def _buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        for button in (self._rename, self._delete):
            buttons.addWidget(button)
        buttons.addStretch()
        for button in (self._cancel, self._add, self._go):
            buttons.addWidget(button)
        return buttons


_LONGEST = 28


def _short(name: str) -> str:
    words = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
    return words.replace("&", "&&")
