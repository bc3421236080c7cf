"""A short search for trouble in every reader; `packaging/fuzz` makes it a long one."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.mutations import mishaps, samples
from tests.fuzz.targets import TARGETS, fuzz_json, fuzz_mermaid, fuzz_source_text, fuzz_workshop

few = settings(max_examples=120, suppress_health_check=list(HealthCheck), deadline=None)


@pytest.mark.parametrize("name", TARGETS)
def test_the_samples_are_read_or_refused(name: str) -> None:
    assert len(samples(name)) > 1
    for sample in samples(name):
        TARGETS[name](sample)


@pytest.mark.parametrize("name", TARGETS)
def test_what_is_left_of_a_sample_is_read_or_refused(name: str) -> None:
    for sample in samples(name)[:6]:
        for tenth in range(0, 10 if len(sample) > 4000 else 5):
            TARGETS[name](sample[: len(sample) * tenth // 10])


@pytest.mark.parametrize("name", [b"lane_id TEXT", b"CREATE TABLE note"])
def test_a_broken_schema_that_sqlite_quotes_is_told_in_one_line(name: bytes) -> None:
    for sample in samples("workshop"):
        assert name in sample
        fuzz_workshop(sample.replace(name, name[:-4] + b"`" + name[-3:]))


def test_a_free_page_that_is_not_there_is_told_in_one_line() -> None:
    for sample in samples("workshop"):
        broken = bytearray(sample)
        broken[32:36] = b"\0\0\0\xff"
        fuzz_workshop(bytes(broken))


@few
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for target in TARGETS.values():
        target(data)


@few
@given(mishaps("source_text"))
def test_a_text_with_mishaps(data: bytes) -> None:
    fuzz_source_text(data)


@few
@given(mishaps("mermaid"))
def test_a_journey_with_mishaps(data: bytes) -> None:
    fuzz_mermaid(data)


@few
@given(mishaps("json"))
def test_a_json_file_with_mishaps(data: bytes) -> None:
    fuzz_json(data)


@few
@given(mishaps("workshop"))
def test_a_workshop_file_with_mishaps(data: bytes) -> None:
    fuzz_workshop(data)
