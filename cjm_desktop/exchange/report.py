"""What an importer took, changed and skipped, line by line, so that nothing vanishes unsaid.

Every importer makes these lines; the command line and the import dialog show them.
"""

from dataclasses import dataclass
from typing import Literal

from cjm_desktop.language import Text, translate

Severity = Literal["taken", "noted", "changed", "skipped"]
"""`noted` is what nobody would miss, such as a comment left out; the last two are warnings."""


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One thing to know about an import: `line` counts from 1, 0 speaks of the whole source.

    `source` is the text in question as the author typed it.
    """

    line: int
    message: Text | str
    severity: Severity
    source: str = ""

    @property
    def is_warning(self) -> bool:
        """Whether the author should read it: words were changed or did not come in."""
        return self.severity in {"changed", "skipped"}

    def __str__(self) -> str:
        if not self.line:
            return str(self.message)
        return translate("Line {line}: {words}", line=self.line, words=str(self.message))


Report = list[ReportLine]
