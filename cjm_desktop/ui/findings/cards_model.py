"""The findings of one tab as a list for a view: what they say, and what a screen reader says."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from cjm_desktop.language import Text, text, translate
from cjm_desktop.model.finding import Finding, Severity

Index = QModelIndex | QPersistentModelIndex

SEVERITY_WORDS: dict[Severity, Text] = {
    "high": text("Talk about it first"),
    "medium": text("Worth talking about"),
    "low": text("If there is time"),
    "fact": text("Fact"),
}
"""How soon the room should talk about a question."""


class CardsModel(QAbstractListModel):
    """Findings in their order; `reason_of` says why one is fine as it is."""

    def __init__(self, reason_of: Callable[[Finding], str]) -> None:
        super().__init__()
        self._reason_of = reason_of
        self.findings: tuple[Finding, ...] = ()
        self._reasons: tuple[str, ...] = ()

    def show(self, findings: Sequence[Finding], *, answered: bool = False) -> bool:
        """Show these; False if they are shown already."""
        reasons = tuple(map(self._reason_of, findings)) if answered else ()
        if (self.findings, self._reasons) == (tuple(findings), reasons):
            return False
        self.beginResetModel()
        self.findings, self._reasons = tuple(findings), reasons
        self.endResetModel()
        return True

    def finding(self, index: Index) -> Finding | None:
        """The finding at a place."""
        number = index.row()
        return self.findings[number] if 0 <= number < len(self.findings) else None

    def below(self, index: Index) -> str:
        """What stands below what a finding says: its question, or why it is fine as it is."""
        finding = self.finding(index)
        if finding is None:
            return ""
        if not self._reasons:
            return str(finding.question)
        reason = self._reasons[index.row()]
        if not reason:
            return translate("Fine as it is.")
        return translate("Fine as it is: {reason}", reason=reason)

    def index_of(self, key: str) -> QModelIndex:
        """Where the finding with a key stands."""
        for number, finding in enumerate(self.findings):
            if finding.key == key:
                return self.index(number, 0)
        return QModelIndex()

    def _spoken(self, index: Index, finding: Finding) -> str:
        number, count = index.row() + 1, len(self.findings)
        place = translate("{number} of {count}", number=number, count=count)
        severity = str(SEVERITY_WORDS[finding.severity])
        return f"{place}. {finding.message} {self.below(index)} {severity}."

    # --- Qt -------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802  # Qt's
        return 0 if parent.isValid() else len(self.findings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        finding = self.finding(index)
        if finding is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(finding.message)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{finding.message}\n{self.below(index)}".rstrip()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index, finding)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable
