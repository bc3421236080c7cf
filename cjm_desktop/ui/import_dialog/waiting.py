"""What is shown while a large file is read: that it goes on, and a way to stop."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from cjm_desktop.language import translate


class WaitDialog(QDialog):
    """Waits until it is closed; `rejected` is Cancel."""

    def __init__(self, parent: QWidget, words: str) -> None:
        super().__init__(parent)
        self.setObjectName("import.waiting")
        self.setModal(True)
        self.setWindowTitle(translate("Import"))
        self.setMinimumWidth(360)
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        progress = QProgressBar()
        progress.setRange(0, 0)
        progress.setTextVisible(False)
        progress.setAccessibleName(words)
        cancel = QPushButton(translate("Cancel"))
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addWidget(label)
        column.addWidget(progress)
        column.addWidget(cancel, 0, Qt.AlignmentFlag.AlignRight)
