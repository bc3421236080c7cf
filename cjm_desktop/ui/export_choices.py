"""What was last chosen for exports, remembered in the settings of the program."""

from dataclasses import asdict, dataclass, fields

from PySide6.QtCore import QSettings

from cjm_desktop.drawing.pages import PAPERS, Orientation, PageSetup, paper_of
from cjm_desktop.model.records import LENSES, Lens

ORIENTATIONS: tuple[Orientation, ...] = ("auto", "landscape", "portrait")
OWN_SIZE = "own"
PNG_SCALES = ("1", "2", "3", "4")
NO_LENS = "none"
YES, NO = "yes", "no"
_GROUP = "export"


@dataclass(frozen=True, slots=True)
class ExportChoices:
    """What the export dialog shows; every choice as the word under which it is kept."""

    paper: str = "A3"
    own_width_mm: str = "1200"
    own_height_mm: str = "600"
    orientation: str = "auto"
    lenses: str = "shown"
    maps: str = "shown"
    scale: str = "fit"
    scale_percent: str = "100"
    png_scale: str = "2"
    compared: str = NO_LENS
    findings: str = NO

    def page_setup(self) -> PageSetup:
        """The page that was chosen; raises ExportError for a size out of bounds."""
        if self.paper == OWN_SIZE:
            paper = paper_of(f"{self.own_width_mm}x{self.own_height_mm}mm")
        else:
            paper = PAPERS[self.paper]
        orientation = next(way for way in ORIENTATIONS if way == self.orientation)
        return PageSetup(paper, orientation, self._page_scale())

    def chosen_lenses(self, shown: Lens) -> tuple[Lens, ...]:
        """The lenses, where `shown` is the one on screen."""
        if self.lenses == "all":
            return LENSES
        return (next((lens for lens in LENSES if lens == self.lenses), shown),)

    @property
    def compared_lens(self) -> Lens | None:
        """The lens that is compared with the others, if any."""
        return next((lens for lens in LENSES if lens == self.compared), None)

    def _page_scale(self) -> float | None:
        return int(self.scale_percent) / 100 if self.scale == OWN_SIZE else None


def remembered_choices(settings: QSettings) -> ExportChoices:
    """What was chosen last; whatever makes no sense (any more) is the default."""
    allowed = {
        "paper": (*PAPERS, OWN_SIZE),
        "orientation": ORIENTATIONS,
        "lenses": ("shown", "all", *LENSES),
        "maps": ("shown", "all"),
        "scale": ("fit", OWN_SIZE),
        "png_scale": PNG_SCALES,
        "compared": (NO_LENS, *LENSES),
        "findings": (YES, NO),
    }
    kept = {
        field.name: str(settings.value(f"{_GROUP}/{field.name}", "") or "")
        for field in fields(ExportChoices)
    }
    sensible = {
        name: value
        for name, value in kept.items()
        if (value in allowed[name] if name in allowed else _is_number(value))
    }
    return ExportChoices(**sensible)


def remember_choices(settings: QSettings, choices: ExportChoices) -> None:
    """Keep what was chosen for the next time."""
    for name, value in asdict(choices).items():
        settings.setValue(f"{_GROUP}/{name}", value)


def _is_number(kept: str) -> bool:
    return kept.isascii() and kept.isdigit() and len(kept) < 5
