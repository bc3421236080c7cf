"""What the lens on screen asks of the whole map, and what it cannot see."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cjm_desktop.language import translate
from cjm_desktop.lenses.lens_words import LENS_BLIND_SPOT, LENS_QUESTION
from cjm_desktop.model.records import Lens
from cjm_desktop.painting.screen.fonts import widget_font

WIDTH = 226


class LensNote(QWidget):
    """Stands beside the cards."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self.question, self.blind_spot = QLabel(), QLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 0)
        column.setSpacing(4)
        for label, part, size in ((self.question, "name", 12), (self.blind_spot, "muted", 11)):
            label.setProperty("part", part)
            label.setFont(widget_font("regular", size))
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            column.addWidget(label)
        column.addStretch(1)

    def show_lens(self, lens: Lens) -> None:
        """Put the words of a lens here."""
        self.question.setText(str(LENS_QUESTION[lens]))
        blind = translate("Blind spot: {words}", words=str(LENS_BLIND_SPOT[lens]))
        self.blind_spot.setText(blind)
        self.setToolTip(f"{self.question.text()}\n{blind}")
