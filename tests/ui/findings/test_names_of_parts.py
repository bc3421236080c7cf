"""Whatever takes the focus in the window has a name that a screen reader can say."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QScrollBar, QWidget

from cjm_desktop.language import text
from cjm_desktop.model.attaching import attach_risk, attach_survey
from cjm_desktop.model.records import LENSES, Lens
from tests.ui.findings.findings_hands import Hands
from tests.ui.window_hands import touchpoint_called


def nameless(root: QWidget) -> list[str]:
    """The parts in view that take the focus and have no name."""
    return [
        f"{type(part).__name__} {part.objectName()}"
        for part in root.findChildren(QWidget)
        if part.isVisible() and part.focusPolicy() != Qt.FocusPolicy.NoFocus
        if not isinstance(part, QScrollBar)
        if not QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name).strip()
    ]


@pytest.mark.parametrize("lens", LENSES)
def test_the_window_through_each_lens_with_each_tab(hands: Hands, lens: Lens) -> None:
    hands.choose(lens)
    for tab in ("open", "facts", "answered", "tool0", "tool1"):
        hands.panel.choose(tab)
        assert nameless(hands.window) == [], tab


def test_the_questions_one_by_one_and_what_is_attached(hands: Hands) -> None:
    hands.run("findings.one-by-one")
    assert nameless(hands.window) == []
    card = touchpoint_called(hands.window, "NPS survey")
    with hands.history.edit(text("Attach")) as edit:
        attach_survey(edit, card.id, "NPS")
        attach_risk(edit, card.step_id, "Low product use")
    for key in (card.id, card.step_id):
        hands.canvas.select([key])
        assert nameless(hands.window) == []
