"""A team's own templates: kept whole or as a frame, listed, renamed and deleted."""

import hashlib
from pathlib import Path

import pytest

from cjm_desktop.errors import WorkshopFileError
from cjm_desktop.exchange.further_maps import with_fresh_ids
from cjm_desktop.exchange.templates import template_records
from cjm_desktop.model.document import Document
from cjm_desktop.model.invariants import violations
from cjm_desktop.model.map_records import frame_of, records_of_map
from cjm_desktop.model.records import (
    Curve,
    Feeling,
    Figure,
    Image,
    Journey,
    Lane,
    Link,
    Note,
    Persona,
    Placement,
    Record,
    Stage,
    Step,
    Touchpoint,
)
from cjm_desktop.storage.images import no_image
from cjm_desktop.storage.own_templates import OwnTemplates
from cjm_desktop.storage.workshop_file import create_workshop

PICTURE = b"\x89PNG and more"
PICTURE_ID = hashlib.sha256(PICTURE).hexdigest()


def _document(*records: Record) -> Document:
    document = Document()
    document.load(records)
    assert violations(document) == []
    return document


def _hotel() -> tuple[Record, ...]:
    return template_records("hotel-stay")


def _keep(templates: OwnTemplates, title: str = "Ours", description: str = "") -> None:
    templates.keep(title, description, _hotel(), no_image, "goal")


def test_what_is_kept_is_listed_by_title_and_read_again(tmp_path: Path) -> None:
    templates = OwnTemplates(tmp_path)
    assert templates.all() == []
    _keep(templates, "Œuvre: a/b?", "For hotels.")
    _keep(templates, "another")

    first, second = templates.all()

    assert (first.title, second.title) == ("another", "Œuvre: a/b?")
    assert second.description == "For hotels."
    opened = templates.read(second)
    assert [record.id for record in opened.document.all(Step)]
    assert opened.view["lens"] == "goal"


def test_a_template_takes_the_images_along(tmp_path: Path) -> None:
    hotel = _document(*_hotel())
    (journey,) = hotel.all(Journey)
    lane = Lane(map_id=journey.id, position="Zz", kind="images", title="Storyboard")
    image = Image(id=PICTURE_ID, media_type="image/png", width=1, height=1)
    figure = Figure(
        step_id=hotel.all(Step)[0].id, lane_id=lane.id, position="a0", image_id=image.id
    )
    hotel.load([image, lane, figure])
    templates = OwnTemplates(tmp_path)

    kept = templates.keep("Ours", "", records_of_map(hotel, journey.id),
                          {PICTURE_ID: PICTURE}.get, "goal")  # fmt: skip
    templates.rename(kept, "Ours too", "With a picture.")

    (listed,) = templates.all()
    assert (listed.title, listed.description) == ("Ours too", "With a picture.")
    assert templates.read(listed).images.read(PICTURE_ID) == PICTURE


def test_the_frame_of_a_map_holds_nothing_of_what_was_said_there() -> None:
    hotel = _document(*_hotel())
    (journey,) = hotel.all(Journey)

    frame = _document(*frame_of(records_of_map(hotel, journey.id)))

    for kept in (Stage, Step, Placement, Lane, Curve):
        assert len(frame.all(kept)) == len(hotel.all(kept))
    for left_out in (Touchpoint, Note, Feeling, Link, Persona):
        assert frame.all(left_out) == []


def test_of_several_maps_only_the_one_is_taken() -> None:
    first, second = _hotel(), template_records("partnership")
    both = Document()
    both.load([*first, *second])
    (journey,) = (record for record in second if isinstance(record, Journey))

    taken = records_of_map(both, journey.id)

    assert {record.id for record in taken} == {record.id for record in second}
    _document(*taken)


def test_a_map_made_of_a_template_has_ids_of_its_own() -> None:
    hotel = _hotel()
    made = with_fresh_ids(hotel)
    assert not {record.id for record in made} & {record.id for record in hotel}
    _document(*made)


def test_a_broken_template_is_listed_and_can_be_deleted(tmp_path: Path) -> None:
    templates = OwnTemplates(tmp_path)
    _keep(templates)
    broken = tmp_path / "templates" / "broken.cjm"
    broken.write_bytes(b"no database")

    listed = {template.title: template.is_broken for template in templates.all()}

    assert listed == {"broken": True, "Ours": False}
    found = next(template for template in templates.all() if template.is_broken)
    with pytest.raises(WorkshopFileError):
        templates.read(found)
    templates.delete(found)
    assert [template.title for template in templates.all()] == ["Ours"]


def test_a_workshop_file_put_into_the_folder_is_a_template(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    create_workshop(tmp_path / "templates" / "from a friend.cjm", _hotel())
    assert [found.title for found in OwnTemplates(tmp_path).all()] == ["Three nights in Copenhagen"]


def test_a_title_is_known_whatever_its_case(tmp_path: Path) -> None:
    templates = OwnTemplates(tmp_path)
    _keep(templates, "Ours")
    (ours,) = templates.all()
    assert templates.titles() == {"ours"}
    assert templates.titles(besides=ours) == set()


def test_nothing_outside_the_folder_is_deleted(tmp_path: Path) -> None:
    elsewhere = OwnTemplates(tmp_path / "elsewhere")
    _keep(elsewhere)
    (theirs,) = elsewhere.all()
    with pytest.raises(WorkshopFileError):
        OwnTemplates(tmp_path).delete(theirs)
    assert theirs.path.exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(WorkshopFileError):
        _keep(OwnTemplates(tmp_path / "file"))
    assert OwnTemplates(tmp_path / "file").all() == []
