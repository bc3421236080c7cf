"""Texts that are kept are put into words when shown, in the form that fits their number."""

import gettext
from collections.abc import Iterator

import pytest

from cjm_desktop import language as words
from cjm_desktop.language import text, text_plural, use_language

GAPS = ("{number} gap of {count}", "{number} gaps of {count}")


class Danish(gettext.NullTranslations):
    """A catalogue of two messages."""

    def gettext(self, message: str) -> str:
        return {"At {step}: {gaps}": "Ved {step}: {gaps}"}.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        known = {GAPS: ("{number} hul af {count}", "{number} huller af {count}")}
        one, many = known.get((msgid1, msgid2), (msgid1, msgid2))
        return one if n == 1 else many


@pytest.fixture
def danish(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(gettext, "translation", lambda *_args, **_more: Danish())
    use_language("da")
    yield
    monkeypatch.undo()
    use_language("en")


def test_one_and_many() -> None:
    assert str(text_plural(*GAPS, 1, count=5)) == "1 gap of 5"
    assert str(text_plural(*GAPS, 0, count=5)) == "0 gaps of 5"


@pytest.mark.usefixtures("danish")
def test_kept_texts_follow_the_language_with_the_texts_inside_them() -> None:
    kept = text("At {step}: {gaps}", step="Checks in", gaps=text_plural(*GAPS, 2, count=5))

    assert str(kept) == "Ved Checks in: 2 huller af 5"
    assert str(text_plural(*GAPS, 1, count=5)) == "1 hul af 5"


def test_texts_are_equal_when_they_say_the_same() -> None:
    assert text_plural(*GAPS, 1, count=5) == text_plural(*GAPS, 1, count=5)
    assert text_plural(*GAPS, 1, count=5) != text_plural(*GAPS, 2, count=5)
    assert hash(text_plural(*GAPS, 1, count=5)) == hash(text_plural(*GAPS, 1, count=5))


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.0, "0"), (-0.0004, "0"), (-1.5, "−1.5"), (3.25, "3.25"), (1 / 3, "0.333"), (19.0, "19")],
)
def test_numbers_have_no_idle_zeros_and_a_true_minus(value: float, shown: str) -> None:
    assert words.number_text(value) == shown


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({}, "en"),
        ({"LANG": "da_DK.UTF-8"}, "da"),
        ({"LANG": "da_DK.UTF-8", "LC_ALL": "sv_SE"}, "sv"),
        ({"LANGUAGE": "sv:da", "LANG": "da_DK"}, "sv"),
        ({"LANG": "fi_FI.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
    ],
)
def test_the_environment_says_which_language(environment: dict[str, str], code: str) -> None:
    assert words.language_of(environment) == code


@pytest.mark.usefixtures("danish")
def test_decimals_stand_behind_the_sign_of_the_language() -> None:
    assert words.number_text(-1.5) == "−1,5"
    assert words.number_text(1200.0) == "1200"
    assert words.signed_text(0.5) == "+0,5"


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("en", 1200.0, "1,200"), ("en", -1234567.125, "−1,234,567.125"), ("en", 999.0, "999"),
        ("en", -0.0004, "0"), ("en", 1e15, "1,000,000,000,000,000"),
        ("da", 1234.5, "1.234,5"), ("sv", 1234.5, "1\N{NO-BREAK SPACE}234,5"),
    ],
)  # fmt: skip
def test_thousands_are_parted_by_the_sign_of_the_language(
    code: str, value: float, shown: str
) -> None:
    try:
        words.use_language(code)
        assert words.grouped_text(value) == shown
    finally:
        words.use_language("en")
