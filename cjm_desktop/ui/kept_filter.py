"""The filter as the file keeps it in its table `view`: as JSON."""

import json

from cjm_desktop.model.fields import fields_of
from cjm_desktop.model.filtering import NO_FILTER, Filter
from cjm_desktop.model.records import Touchpoint

_CHOICES = {info.name: frozenset(info.choices) for info in fields_of(Touchpoint)}
EVIDENCE, STATUSES = _CHOICES["evidence"], _CHOICES["status"]


def filter_value(wanted: Filter) -> str:
    """A filter in words; empty while nothing is asked for."""
    if not wanted:
        return ""
    kept = {
        "departments": sorted(wanted.departments),
        "evidence": sorted(wanted.evidence),
        "statuses": sorted(wanted.statuses),
        "owners": sorted(wanted.owners),
        "words": wanted.words,
    }
    return json.dumps({name: value for name, value in kept.items() if value})


def filter_from(kept: str) -> Filter:
    """What was asked for, as far as it can be understood."""
    try:
        values = json.loads(kept or "{}")
    except (ValueError, RecursionError):
        return NO_FILTER
    if not isinstance(values, dict):
        return NO_FILTER
    words = values.get("words")
    return Filter(
        _strings(values.get("departments")),
        _strings(values.get("evidence")) & EVIDENCE,
        _strings(values.get("statuses")) & STATUSES,
        _strings(values.get("owners")),
        words if isinstance(words, str) else "",
    )


def _strings(values: object) -> frozenset[str]:
    found = values if isinstance(values, list) else []
    return frozenset(value for value in found if isinstance(value, str))
