"""Reads the JSON form: strict about values and references, lenient about order and what is new."""

import base64
import binascii
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from cjm_desktop.errors import ImportFileError
from cjm_desktop.exchange.json_form.form import (
    FORMAT_NAME,
    MOST_CHARACTERS,
    MOST_RECORDS,
    VERSION,
    Fault,
    shortened,
)
from cjm_desktop.exchange.json_form.parsing import NOTHING_MADE, DoubledKeys, parsed
from cjm_desktop.exchange.json_form.placing import placed
from cjm_desktop.exchange.report import Report, ReportLine, Severity
from cjm_desktop.language import Text, text
from cjm_desktop.model.document import Document
from cjm_desktop.model.invariants import violations
from cjm_desktop.model.records import (
    RECORD_TYPES,
    Amount,
    Feeling,
    Image,
    Journey,
    Placement,
    Record,
    Step,
)
from cjm_desktop.model.values import ValueFaultError, record_of, unknown_keys

_MOST_FAULTS_NAMED = 3
_MOST_NAMES_TOLD = 100
_MARKS = ("format", "version")


@dataclass(frozen=True, slots=True)
class JsonWorkshop:
    """What was read: records that hold together, the data of images, and what to know of it."""

    records: tuple[Record, ...]
    images: Mapping[str, bytes]
    report: Report


def read_json(source: str, pictures: Sequence[bytes] = ()) -> JsonWorkshop:
    """The records of a text in the JSON form.

    The data of an image may be the number of one of the `pictures`, such as "#0", in place of its
    base64. Raises ImportFileError naming the place of what is wrong, such as `step[3].time_from`.
    """
    form = parsed(source)
    if not isinstance(form, dict):
        _refuse(text("This JSON is no workshop of ours: it is no object with maps and steps."))
    return _Reading(form, pictures).workshop()


class _Reading:
    def __init__(self, form: dict[str, Any], pictures: Sequence[bytes]) -> None:
        self._form = form
        self._pictures = pictures
        self._report: Report = []
        self._faults: list[Fault] = []
        self._images: dict[str, bytes] = {}
        self._places: dict[str, str] = {}
        self._unknown: dict[tuple[str, str], list[str]] = {}
        self._more_unknown = 0

    def workshop(self) -> JsonWorkshop:
        self._check_marks()
        self._refuse_too_many()
        rows = list(self._rows())
        self._refuse_if_faulty()
        self._tell_unknown()
        records = self._placed(rows)
        self._check_whole(records)
        self._refuse_if_faulty()
        self._tell_taken(records)
        return JsonWorkshop(tuple(records), self._images, self._report)

    def _check_marks(self) -> None:
        if self._form.get("format") != FORMAT_NAME:
            _refuse(text('This JSON file is no workshop of ours: "format" is not "cjm-desktop".'))
        self._check_doubled(self._form, "")
        version = self._form.get("version", list(VERSION))
        if not (isinstance(version, list) and version and all(type(n) is int for n in version)):
            _refuse(text('"version" is no list of whole numbers such as [1, 0].'))
        if version[0] > VERSION[0]:
            _refuse(text("This file was written by a newer cjm-desktop, in a format of its own."),
                    text("Update the program to read it."))  # fmt: skip
        if tuple(version) > VERSION:
            self._note(
                text("The file was written by a newer cjm-desktop; what is new is left out.")
            )
        unknown = [name for name in self._form if name not in RECORD_TYPES and name not in _MARKS]
        for name in unknown[:_MOST_NAMES_TOLD]:
            self._note(text('"{name}" is not known and was left out.', name=shortened(name)))
        if more := len(unknown[_MOST_NAMES_TOLD:]):
            self._note(text("{number} more names at the top are not known and were left out.",
                            number=more))  # fmt: skip

    def _check_doubled(self, values: dict[str, Any], place: str) -> None:
        """Which of two values was meant, nobody can know but the author."""
        if isinstance(values, DoubledKeys):
            for name in values.doubled:
                self._fault(f"{place}{shortened(name)}", text("this stands twice."))

    def _refuse_too_many(self) -> None:
        rows = (self._form.get(table) for table in RECORD_TYPES)
        if sum(len(found) for found in rows if isinstance(found, list)) > MOST_RECORDS:
            _refuse(text("The file holds more than {number} records.", number=MOST_RECORDS))

    def _rows(self) -> Iterator[Record]:
        for table, record_type in RECORD_TYPES.items():
            rows = self._form.get(table, [])
            if not isinstance(rows, list):
                self._fault(table, text("this is no list."))
                continue
            for number, row in enumerate(rows):
                record = self._record(record_type, row, f"{table}[{number}]")
                if record is not None:
                    yield record

    def _record(self, record_type: type[Record], row: Any, place: str) -> Record | None:
        if not isinstance(row, dict):
            self._fault(place, text("this is no object."))
            return None
        self._check_doubled(row, f"{place}.")
        values = dict(row)
        if record_type.ordered_within is not None:
            values.setdefault("position", "")
        data = values.pop("data", None) if record_type is Image else None
        self._check_lengths(values, place)
        for name in unknown_keys(record_type, values):
            self._note_unknown((record_type.table, name), place)
        try:
            record = record_of(record_type, _with_joined_id(record_type, values))
        except ValueFaultError as fault:
            self._fault(f"{place}.{fault.field}", fault.reason)
            return None
        if isinstance(record, Image):
            self._take_data(record, data, place)
        self._remember(record, place)
        return record

    def _check_lengths(self, values: dict[str, Any], place: str) -> None:
        for name, value in values.items():
            if isinstance(value, str) and len(value) > MOST_CHARACTERS:
                self._fault(f"{place}.{shortened(name)}",
                            text("this text is longer than {number} characters.",
                                 number=MOST_CHARACTERS))  # fmt: skip

    def _take_data(self, image: Image, data: Any, place: str) -> None:
        if data is None:
            self._note(text("{place}: the picture itself is missing.", place=place))
            return
        found = self._decoded(data)
        if found is None:
            self._fault(f"{place}.data", text("this is no picture in base64."))
        elif hashlib.sha256(found).hexdigest() != image.id:
            self._fault(f"{place}.data", text("the picture is not the one its id names."))
        else:
            self._images[image.id] = found

    def _decoded(self, data: Any) -> bytes | None:
        if not isinstance(data, str):
            return None
        number = data.removeprefix("#")
        if number != data:
            known = number.isdecimal() and len(number) < 9 and int(number) < len(self._pictures)
            return self._pictures[int(number)] if known else None
        try:
            return base64.b64decode(data, validate=True)
        except (binascii.Error, ValueError):
            return None

    def _remember(self, record: Record, place: str) -> None:
        known = self._places.setdefault(record.id, place)
        if not record.id:
            self._fault(f"{place}.id", text("this is empty."))
        elif known != place:
            self._fault(f"{place}.id", text("{other} has the same id.", other=known))

    def _note_unknown(self, where: tuple[str, str], place: str) -> None:
        if where in self._unknown or len(self._unknown) < _MOST_NAMES_TOLD:
            self._unknown.setdefault(where, []).append(place)
        else:
            self._more_unknown += 1

    def _tell_unknown(self) -> None:
        for (table, name), places in self._unknown.items():
            self._note(
                text('"{name}" in "{table}" is not known and was left out: {number} times, first '
                     "in {place}.",
                     name=shortened(name), table=table, number=len(places), place=places[0])
            )  # fmt: skip
        if self._more_unknown:
            self._note(text("{number} more values in records, under other names that are not "
                            "known, were left out.", number=self._more_unknown))  # fmt: skip

    def _tell_taken(self, records: list[Record]) -> None:
        maps, steps = (
            sum(isinstance(record, kind) for record in records) for kind in (Journey, Step)
        )
        self._note(
            text("Taken: maps: {maps}, steps: {steps}, records in all: {number}, pictures: "
                 "{pictures}.",
                 maps=maps, steps=steps, number=len(records), pictures=len(self._images)),
            "taken",
        )  # fmt: skip

    def _placed(self, records: list[Record]) -> list[Record]:
        records, changed = placed(records)
        for table, number in changed.items():
            self._note(text('"{table}": {number} had no position of its own and stand in the order'
                            " of the file.", table=table, number=number), "changed")  # fmt: skip
        return records

    def _check_whole(self, records: list[Record]) -> None:
        document = Document()
        document.load(records)
        if not document.all(Journey):
            _refuse(text("The file holds no map."))
        for violation in violations(document):
            record = violation.record
            self._fault(self._places[record.id], violation.message)

    def _fault(self, place: str, reason: Text) -> None:
        self._faults.append(Fault(place, reason))

    def _note(self, message: Text, severity: Severity = "skipped") -> None:
        self._report.append(ReportLine(0, message, severity))

    def _refuse_if_faulty(self) -> None:
        if self._faults:
            named = [str(fault.words()) for fault in self._faults[:_MOST_FAULTS_NAMED]]
            more = len(self._faults) - len(named)
            if more:
                named.append(str(text("and {number} more.", number=more)))
            _refuse(text("The file does not hold together: {faults}", faults=" ".join(named)))


def _with_joined_id(record_type: type[Record], values: dict[str, Any]) -> dict[str, Any]:
    """The values with the id that a record made of what it joins has, where it is left out."""
    joined = {Placement: ("step_id", "lens"), Feeling: ("curve_id", "step_id"),
              Amount: ("lane_id", "step_id")}.get(record_type)  # fmt: skip
    if joined and "id" not in values and all(isinstance(values.get(n), str) for n in joined):
        return {**values, "id": ":".join(values[name] for name in joined)}
    return values


def _refuse(message: Text, hint: Text = NOTHING_MADE) -> NoReturn:
    raise ImportFileError(message, hint)
