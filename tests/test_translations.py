"""Everything that people read is there in every language, and no words pass the catalogues by."""

import gettext
import importlib.util
import re
import sys
from collections.abc import Iterator
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog

from cjm_desktop.language import LANGUAGES
from tests.words_in_code import Leak, untranslated

ROOT = Path(__file__).resolve().parent.parent
FIELD = re.compile(r"\{\w+\}|%\(\w+\)[sr]|%[sr]|%%")
ACCESS_MARK = re.compile(r"&\w")
QUOTES = {"da": '“”"', "sv": "”"}
"""The quotation marks of each language."""
NAMES = {
    ("cjm_desktop/painting/screen/fonts.py", "Noto Emoji"),
    ("cjm_desktop/painting/screen/fonts.py", "Droid Sans Fallback"),
    ("cjm_desktop/storage/drafts.py", "Application Support"),
}
"""What reads like a sentence and is a name that the system knows."""


@pytest.fixture(scope="module")
def renew() -> ModuleType:
    """The script that gathers the words; it has no ending, so it is loaded by its path."""
    loader = SourceFileLoader("renew_translations", str(ROOT / "packaging" / "renew-translations"))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    assert spec is not None
    script = importlib.util.module_from_spec(spec)
    sys.modules[loader.name] = script
    loader.exec_module(script)
    return script


@pytest.fixture(scope="module")
def messages(renew: ModuleType) -> Catalog:
    found: Catalog = renew.extracted()
    return found


def pairs(catalogue: Catalog) -> Iterator[tuple[str, str]]:
    """Each form of each message with its translation."""
    for message in catalogue:
        if message.id:
            sources = message.id if isinstance(message.id, tuple) else (message.id,)
            forms = message.string if isinstance(message.string, tuple) else (message.string,)
            yield from zip(sources, forms, strict=True)


def test_every_language_of_the_menu_has_a_catalogue(renew: ModuleType) -> None:
    assert set(renew.LANGUAGES) == set(LANGUAGES) - {"en"}


@pytest.mark.parametrize("language", ["da", "sv"])
def test_every_message_is_translated_and_compiled(
    renew: ModuleType, messages: Catalog, language: str
) -> None:
    assert list(renew.faults(language, messages)) == []


@pytest.mark.parametrize("language", ["da", "sv"])
def test_translations_keep_fields_access_keys_ends_and_quotes(
    renew: ModuleType, language: str
) -> None:
    for source, words in pairs(renew.catalogue(language)):
        assert sorted(set(FIELD.findall(words))) == sorted(set(FIELD.findall(source))), words
        assert len(ACCESS_MARK.findall(words)) == len(ACCESS_MARK.findall(source)), words
        assert words.count("\n") == source.count("\n"), words
        assert words.startswith(" ") == source.startswith(" "), words
        assert words.endswith(" ") == source.endswith(" "), words
        assert source[-1] not in ".?…:" or words.endswith(source[-1]), words
        assert set(words) & set('“”"„«»') <= set(QUOTES[language]), words


@pytest.mark.parametrize("language", ["da", "sv"])
def test_the_compiled_catalogue_says_one_and_many(language: str) -> None:
    words = gettext.translation("cjm_desktop", ROOT / "resources" / "translations", [language])
    forms = {
        words.ngettext("{number} touchpoint", "{number} touchpoints", number)
        for number in (0, 1, 2, 21)
    }

    assert (
        forms
        == {
            "da": {"{number} kontaktpunkt", "{number} kontaktpunkter"},
            "sv": {"{number} kontaktpunkt", "{number} kontaktpunkter"},
        }[language]
    )
    assert words.ngettext("{number} touchpoint", "{number} touchpoints", 1).endswith("punkt")


def test_no_words_of_the_code_pass_the_catalogues_by() -> None:
    found = [
        (str(file.relative_to(ROOT)), leak.line, leak.words)
        for file in sorted((ROOT / "cjm_desktop").rglob("*.py"))
        for leak in untranslated(file.read_text(encoding="utf-8"))
        if (str(file.relative_to(ROOT)), leak.words) not in NAMES
    ]

    assert found == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ('label.setText("Saved")', "Saved"),
        ('label.setText(f"{count} steps")', " steps"),
        ('QPushButton("Close" if wide else "×")', "Close"),
        ('parser.add_argument("file", help="what to read")', "what to read"),
        ('raise ExportError("It is full.", text("Choose another place."))', "It is full."),
        ('with history.edit("Move step"): pass', "Move step"),
        ('Action("edit.cut", "Cut", run)', "Cut"),
        ('HINTS = {"a": "Drag it onto the map"}', "Drag it onto the map"),
    ],
)
def test_words_that_would_stay_english_are_found(code: str, words: str) -> None:
    assert untranslated(code) == [Leak(1, words)]


@pytest.mark.parametrize(
    "code",
    [
        '"""Says what a module is for."""',
        'label.setText(translate("Saved"))',
        'label.setText(f"{name} – {words}")',
        'raise ValueError("A step of the span stays.")',
        'Action("edit.cut", text("Cut"), run)',
        'label.setText(text("At {step}", step=name))',
    ],
)
def test_what_is_translated_or_never_shown_is_left_in_peace(code: str) -> None:
    assert untranslated(code) == []
