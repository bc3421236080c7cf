"""What can be begun with: the templates that ship with the program, and the team's own."""

from dataclasses import dataclass

from cjm_desktop.exchange.blank_map import BLANK, blank_map
from cjm_desktop.exchange.further_maps import with_fresh_ids
from cjm_desktop.exchange.templates import TEMPLATES, template_about, template_records
from cjm_desktop.language import translate
from cjm_desktop.model.map_records import records_of_map
from cjm_desktop.model.positions import in_order
from cjm_desktop.model.records import Journey, Lens, Record
from cjm_desktop.model.team_defaults import SHIPPED, Defaults
from cjm_desktop.storage.images import ReadImage, no_image
from cjm_desktop.storage.own_templates import OwnTemplate, OwnTemplates


@dataclass(frozen=True, slots=True)
class Offer:
    """A template as it is offered; `own` is one of the team's, else `key` names a shipped one."""

    key: str
    title: str
    description: str
    lens: Lens
    own: OwnTemplate | None = None

    @property
    def is_broken(self) -> bool:
        """Whether it cannot be begun with."""
        return self.own is not None and self.own.is_broken


@dataclass(frozen=True, slots=True)
class Content:
    """The records of a new map, under ids of their own, and the data of its images."""

    records: tuple[Record, ...]
    read_image: ReadImage

    @property
    def journey(self) -> Journey:
        """The map itself."""
        return next(record for record in self.records if isinstance(record, Journey))


class TemplateShelf:
    """Where offers and what is in them come from; the latter may be asked in any thread."""

    def __init__(self, own: OwnTemplates, defaults: Defaults = SHIPPED) -> None:
        self.own = own
        self._defaults = defaults

    def shipped(self, language: str) -> list[Offer]:
        """The templates that ship with the program, said in a language."""
        return [
            Offer(name, about.title, about.description, about.lens)
            for name in TEMPLATES
            for about in (template_about(name, language),)
        ]

    def of_the_team(self) -> list[Offer]:
        """The team's own templates."""
        return [
            Offer(
                str(own.path),
                own.title,
                translate("This template cannot be read. It can only be deleted.")
                if own.is_broken
                else own.description,
                own.lens,
                own,
            )
            for own in self.own.all()
        ]

    def content(self, offer: Offer, language: str) -> Content:
        """A new map made of an offer; raises WorkshopFileError."""
        if offer.own is not None:
            return self._own_content(offer.own)
        if offer.key == BLANK:
            return Content(blank_map(self._defaults, language), no_image)
        return Content(template_records(offer.key, language), no_image)

    def _own_content(self, own: OwnTemplate) -> Content:
        opened = self.own.read(own)
        first = in_order(opened.document.all(Journey))[0]
        records = with_fresh_ids(records_of_map(opened.document, first.id))
        return Content(records, opened.images.read)
