"""A long search for trouble in one reader: `python -m tests.fuzz.long_run READER MINUTES`.

With atheris it is guided by what of the program runs; without it Hypothesis draws as many
examples as the time allows. What brings a reader down is kept in the folder `build/fuzz`.
"""

import hashlib
import importlib.util
import sys
import time
from pathlib import Path

FOUND = Path("build") / "fuzz"
LONGEST_BYTES = 250_000


def main(name: str, minutes: float) -> None:
    """Search for so many minutes; ends with an error when something is found."""
    FOUND.mkdir(parents=True, exist_ok=True)
    if importlib.util.find_spec("atheris"):
        _search_guided(name, minutes)
    else:
        sys.stderr.write("atheris is not here, so Hypothesis searches alone.\n")
        _search_at_random(name, minutes)


def _search_guided(name: str, minutes: float) -> None:
    import atheris  # noqa: PLC0415 (an extra)

    with atheris.instrument_imports(include=["cjm_desktop"]):
        from tests.fuzz.targets import TARGETS  # noqa: PLC0415 (instrumented)
    corpus = _corpus_of(name)
    atheris.Setup(
        [
            sys.argv[0],
            str(corpus),
            f"-dict={_dictionary_of(name)}",
            f"-artifact_prefix={FOUND / name}-",
            f"-max_total_time={int(minutes * 60)}",
            f"-max_len={LONGEST_BYTES}",
            "-timeout=20",
            "-rss_limit_mb=1500",
            "-verbosity=0",
            "-print_final_stats=1",
        ],
        TARGETS[name],
    )
    atheris.Fuzz()


def _corpus_of(name: str) -> Path:
    from tests.fuzz.mutations import samples  # noqa: PLC0415 (after instrumenting)

    folder = FOUND / f"corpus-{name}"
    folder.mkdir(exist_ok=True)
    for sample in samples(name):
        (folder / hashlib.sha1(sample).hexdigest()).write_bytes(sample)
    return folder


def _dictionary_of(name: str) -> Path:
    from tests.fuzz.mutations import words  # noqa: PLC0415 (after instrumenting)

    path = FOUND / f"words-{name}"
    quoted = ("".join(f"\\x{byte:02x}" for byte in word[:60]) for word in words(name))
    path.write_text("".join(f'"{word}"\n' for word in quoted), encoding="ascii")
    return path


def _search_at_random(name: str, minutes: float) -> None:
    from hypothesis import HealthCheck, given, settings  # noqa: PLC0415 (not needed with atheris)

    from tests.fuzz.mutations import mishaps  # noqa: PLC0415
    from tests.fuzz.targets import TARGETS  # noqa: PLC0415

    many = settings(max_examples=2_000, deadline=None, suppress_health_check=list(HealthCheck))
    count, end = 0, time.monotonic() + minutes * 60

    @many
    @given(mishaps(name))
    def search(data: bytes) -> None:
        nonlocal count
        count += 1
        if time.monotonic() < end:
            TARGETS[name](data)

    while time.monotonic() < end:
        search()
    sys.stderr.write(f"{name}: {count} examples, nothing found.\n")


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
