"""The commands on the questions for the room, for menus, keys and the list of all commands."""

from cjm_desktop.language import Text, text
from cjm_desktop.model.finding import Finding
from cjm_desktop.ui.actions import Action
from cjm_desktop.ui.findings.side import FindingsSide
from cjm_desktop.ui.map_commands import MapCommands


class FindingsCommands:
    """What is done with the question that is looked at."""

    def __init__(self, side: FindingsSide, maps: MapCommands) -> None:
        self._side, self._maps = side, maps

    def go_on(self, by: int) -> None:
        """Go to the next question (1) or the one before (−1), and to what it is about."""
        side = self._side
        side.make_ready()
        panel = side.panel
        panel.questions.renew()
        if panel.on_show.finding is not None:
            panel.on_show.go(by)
            return
        side.unfold()
        if panel.tab != "open":
            panel.choose("open")
        finding = panel.cards.row.go(by)
        if finding is not None:
            panel.hands.go_to(finding)

    def go_there(self) -> None:
        """Go to what the question is about, on the map."""
        finding = self._current()
        if finding is not None:
            self._side.panel.end_stepping()
            self._side.panel.hands.go_to(finding, into_map=True)

    def make_note(self) -> None:
        """Make a note of the question."""
        finding = self._current()
        if finding is not None:
            self._side.panel.hands.make_note(finding)

    def call_fine(self) -> None:
        """Ask why the question is fine as it is."""
        self._side.panel.call_fine()

    def ask_again(self) -> None:
        """Let the question that is looked at, and was answered, be asked again."""
        finding = self._answered()
        if finding is not None:
            self._side.panel.hands.ask_again(finding)

    # --- what stands in the way -----------------------------------------------------------------

    def nothing_asked(self) -> Text | None:
        """What stands in the way of going through the questions."""
        panel = self._side.ready
        if panel is not None and not panel.questions.open and self._maps.has_map():
            return text("Nothing is asked in this lens.")
        return self._maps.no_map()

    def no_question(self) -> Text | None:
        """What stands in the way of going to a question."""
        missing = text("Choose one of the questions for the room first.")
        return self._maps.no_map() or (None if self._current() is not None else missing)

    def no_question_to_edit(self) -> Text | None:
        """What stands in the way of answering a question."""
        return self._maps.not_editable() or self.no_question()

    def no_answer(self) -> Text | None:
        """What stands in the way of asking again."""
        missing = text("Choose one that is fine as it is first.")
        return self._maps.not_editable() or (None if self._answered() is not None else missing)

    def _current(self) -> Finding | None:
        panel = self._side.ready
        return panel.current if panel is not None else None

    def _answered(self) -> Finding | None:
        panel = self._side.ready
        return panel.current_answered if panel is not None else None


def findings_actions(side: FindingsSide, maps: MapCommands) -> list[Action]:
    """What is done with the questions for the room."""
    commands = FindingsCommands(side, maps)
    return [
        Action("findings.show", text("Questions for the room"), side.toggle, ("Ctrl+Shift+R",),
               hindrance=maps.no_map, checked=lambda: side.is_open),
        Action("findings.one-by-one", text("Show one by one"), side.step_through, (), ("R",),
               hindrance=commands.nothing_asked,
               full_text=text("Show the questions one by one")),
        Action("findings.next", text("Next question"), lambda: commands.go_on(1),
               hindrance=commands.nothing_asked),
        Action("findings.previous", text("Previous question"), lambda: commands.go_on(-1),
               hindrance=commands.nothing_asked),
        Action("findings.go", text("Go to what the question is about"), commands.go_there,
               hindrance=commands.no_question),
        Action("findings.note", text("Make a note of the question"), commands.make_note,
               hindrance=commands.no_question_to_edit),
        Action("findings.fine", text("Fine as it is, because …"), commands.call_fine,
               hindrance=commands.no_question_to_edit,
               full_text=text("Call the question fine as it is")),
        Action("findings.again", text("Ask again"), commands.ask_again,
               hindrance=commands.no_answer, full_text=text("Ask the question again")),
    ]  # fmt: skip
