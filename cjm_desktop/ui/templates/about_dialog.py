"""Asks what a template is to be called, and what it is good for."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from cjm_desktop.language import translate

_WIDTH = 460
_LONGEST_TITLE, _LONGEST_DESCRIPTION = 80, 200


class AboutDialog(QDialog):
    """`wanted` comes when a title that is free was given; what follows closes the dialog."""

    wanted = Signal()

    def __init__(self, parent: QWidget, heading: str, go_on: str, taken: Collection[str]) -> None:
        """`taken` are the titles that others have, without regard to case."""
        super().__init__(parent)
        self.setObjectName("templates.about")
        self.setModal(True)
        self.setWindowTitle(heading)
        self._taken = taken
        self.title_line = _line("templates.title", _LONGEST_TITLE)
        self.description_line = _line("templates.description", _LONGEST_DESCRIPTION)
        self.description_line.setPlaceholderText(translate("What it is good for, in a sentence"))
        self._whole = QRadioButton(translate("With all its cards"), self)
        self._frame = QRadioButton(translate("The frame only: stages, steps, lanes"), self)
        self._problem = QLabel()
        self._go = QPushButton(go_on)
        self._cancel = QPushButton(translate("Cancel"))
        self._form = QFormLayout()
        for choice in (self._whole, self._frame):
            choice.hide()
        self._lay_out()
        self.title_line.textChanged.connect(self._check)
        self._check()

    @property
    def title(self) -> str:
        """What it is to be called."""
        return " ".join(self.title_line.text().split())

    @property
    def description(self) -> str:
        """What it is good for."""
        return " ".join(self.description_line.text().split())

    @property
    def frame_only(self) -> bool:
        """Whether the cards are left out."""
        return self._frame.isChecked()

    def ask_what_to_keep(self) -> None:
        """Ask too whether the cards are kept."""
        group = QButtonGroup(self)
        choices = QVBoxLayout()
        choices.setSpacing(4)
        for button in (self._whole, self._frame):
            group.addButton(button)
            choices.addWidget(button)
            button.show()
        self._whole.setChecked(True)
        self._whole.setObjectName("templates.whole")
        self._frame.setObjectName("templates.frame")
        self._form.addRow(translate("Keep"), choices)

    def show_about(self, title: str, description: str) -> None:
        """Begin with these words."""
        self.title_line.setText(title)
        self.description_line.setText(description)
        self.title_line.selectAll()

    def show_problem(self, words: str) -> None:
        """Say why it cannot be done."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))

    def go_on(self) -> None:
        """Press the button that goes on."""
        self._go.click()

    def _check(self) -> None:
        taken = self.title.casefold() in self._taken
        self.show_problem(
            translate("You have a template of this name already. Choose another name.")
            if taken
            else ""
        )
        self._go.setEnabled(bool(self.title) and not taken)

    def _lay_out(self) -> None:
        self._problem.setProperty("part", "trouble")
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setWordWrap(True)
        self._form.setVerticalSpacing(10)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, line in (
            (translate("&Title"), self.title_line),
            (translate("&Description"), self.description_line),
        ):
            self._form.addRow(label, line)
            line.setAccessibleName(label.replace("&", ""))
        self._go.setProperty("part", "main")
        self._go.setDefault(True)
        self._go.clicked.connect(self.wanted)
        self._cancel.setAutoDefault(False)
        self._cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addLayout(self._form)
        column.addWidget(self._problem)
        column.addStretch()
        column.addLayout(buttons)
        self.setMinimumWidth(_WIDTH)


def _line(name: str, longest: int) -> QLineEdit:
    line = QLineEdit()
    line.setObjectName(name)
    line.setMaxLength(longest)
    line.setProperty("part", "search")
    return line
