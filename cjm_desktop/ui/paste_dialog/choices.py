"""How a pasted table lies: which way its steps run, and whether it has headings."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget

from cjm_desktop.exchange.tables.fields import Orientation, TableMapping
from cjm_desktop.language import translate
from cjm_desktop.ui.choice_box import ChoiceBox


class TableChoices(QWidget):
    """The choices above the columns; `turned` and `headings_changed` when a person made one."""

    turned = Signal()
    headings_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        label = translate("The &steps stand")
        self.orientation_box = ChoiceBox("paste.orientation", label, [
            ("steps_down", translate("one per row")),
            ("steps_across", translate("one per column")),
        ])  # fmt: skip
        self.headings = QCheckBox()
        self.headings.setObjectName("paste.headings")
        buddy = QLabel(label)
        buddy.setBuddy(self.orientation_box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(buddy)
        row.addWidget(self.orientation_box)
        row.addSpacing(16)
        row.addWidget(self.headings)
        row.addStretch()
        self.orientation_box.activated.connect(self.turned)
        self.headings.clicked.connect(self.headings_changed)

    @property
    def orientation(self) -> Orientation:
        """Which way the steps run."""
        return "steps_across" if self.orientation_box.currentIndex() else "steps_down"

    def show_mapping(self, mapping: TableMapping) -> None:
        """Show how the table is read."""
        self.orientation_box.choose(mapping.orientation)
        self.headings.setChecked(mapping.has_headings)
        self.headings.setText(
            translate("The first column holds &headings")
            if mapping.orientation == "steps_across"
            else translate("The first row holds &headings")
        )
