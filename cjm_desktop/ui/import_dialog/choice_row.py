"""How a file is to be read, and where its maps go."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from cjm_desktop.drawing.header import LENS_TITLES
from cjm_desktop.exchange.any_source import AnySource, MermaidSource
from cjm_desktop.language import translate
from cjm_desktop.model.records import LENSES
from cjm_desktop.ui.choice_box import ChoiceBox
from cjm_desktop.ui.import_dialog.reading import ImportChoices

NEW_FILE, ADDED = "new", "added"


class ChoiceRow(QWidget):
    """The choices that a file leaves open; `changed` when it is to be read otherwise."""

    changed = Signal()

    def __init__(self, source: AnySource, open_file_name: str) -> None:
        super().__init__()
        self.boxes: dict[str, ChoiceBox] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        if isinstance(source, MermaidSource):
            self._add_how_to_read()
        else:
            self._row.addWidget(_nothing_to_choose(), 1)
        self._row.addStretch()
        if open_file_name:
            self._add_where_to(open_file_name)

    def choices(self, map_number: int) -> ImportChoices:
        """How the file is to be read now."""
        if "lens" not in self.boxes:
            return ImportChoices(map_number=map_number)
        lens, actors = (self.boxes[name].currentData() for name in ("lens", "actors"))
        return ImportChoices(lens, actors, map_number)

    @property
    def adds_to_open_file(self) -> bool:
        """Whether the maps go into the file that is open."""
        return "target" in self.boxes and self.boxes["target"].currentData() == ADDED

    def choose(self, name: str, value: str | None) -> None:
        """Choose as if by hand: `name` is lens, actors or target."""
        self.boxes[name].choose(value)

    def _add_how_to_read(self) -> None:
        lenses = [(lens, translate(LENS_TITLES[lens])) for lens in LENSES]
        lens = self._add_box("lens", translate("&Sections are stages of the"), lenses)
        lens.choose(ImportChoices().lens)
        actors = self._add_box("actors", translate("&Actors are"), [
            (None, translate("Automatic")),
            ("persona", translate("The persona")),
            ("lanes", translate("Lanes")),
        ])  # fmt: skip
        actors.setToolTip(translate("Automatic: one actor is the persona, several are lanes"))
        for box in (lens, actors):
            box.currentIndexChanged.connect(self.changed)

    def _add_where_to(self, open_file_name: str) -> None:
        self._add_box("target", translate("Import &into"), [
            (NEW_FILE, translate("A new file")),
            (ADDED, translate("“{name}”, as further maps", name=open_file_name)),
        ])  # fmt: skip

    def _add_box(
        self, name: str, label: str, values: Sequence[tuple[str | None, str]]
    ) -> ChoiceBox:
        box = self.boxes[name] = ChoiceBox(f"import.{name}", label, values, widest=20)
        buddy = QLabel(label)
        buddy.setBuddy(box)
        self._row.addWidget(buddy)
        self._row.addWidget(box)
        return box


def _nothing_to_choose() -> QLabel:
    label = QLabel(translate("It says itself what is what: there is nothing to choose."))
    label.setProperty("part", "muted")
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label
