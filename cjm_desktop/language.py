"""Puts the words of the program into the language chosen.

Texts that are kept (findings, history labels, errors) are made with `text` and hold message and
arguments; they are translated when `str()` is asked, so the language can change without a
restart. Words needed at once are translated with `translate` and `translate_plural`; what needs a
form for one and another for many is kept with `text_plural`.
"""

import gettext
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from cjm_desktop.assets import resource_folder

MINUS = "−"
LANGUAGES = {"en": "English", "da": "Dansk", "sv": "Svenska"}

_DOMAIN = "cjm_desktop"
_SAY_SO = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""The variables that name a language, the first that is set counting most."""
_DECIMAL_SIGNS = {"da": ",", "sv": ","}
_THOUSANDS_SIGNS = {"da": ".", "sv": "\N{NO-BREAK SPACE}"}
_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def use_language(code: str) -> None:
    """Choose the language of the program; one without a catalogue falls back to English."""
    global _catalogue, _language
    folder = resource_folder() / "translations"
    _catalogue = gettext.translation(_DOMAIN, str(folder), [code], fallback=True)
    _language = code


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak another language for a while."""
    before = language()
    use_language(code)
    try:
        yield
    finally:
        use_language(before)


def language_of(environment: Mapping[str, str]) -> str:
    """The language that the environment of a process asks for, if the program speaks it."""
    for name in _SAY_SO:
        for wanted in environment.get(name, "").split(":"):
            code = wanted[:2].lower()
            if wanted:
                return code if code in LANGUAGES else "en"
    return "en"


def lend_words() -> None:
    """Let argparse find its words in the catalogues too; it asks the environment which one."""
    gettext.bindtextdomain(_DOMAIN, str(resource_folder() / "translations"))
    gettext.textdomain(_DOMAIN)


def language() -> str:
    """The code of the language in use, such as `en`."""
    return _language


def translate(message: str, **values: object) -> str:
    """The message in the language in use, its `{name}` fields filled in."""
    translated = _catalogue.gettext(message) if message else ""
    return translated.format(**values) if values else translated


def translate_plural(one: str, many: str, number: int, **values: object) -> str:
    """The form of the message that fits the number, which fills the field `{number}`."""
    return _catalogue.ngettext(one, many, number).format(number=number, **values)


@dataclass(frozen=True, slots=True)
class Text:
    """A message with its arguments, put into words when shown.

    One with a form for `many` is shown in the form that fits `number`. An argument may be a text
    itself.
    """

    message: str
    values: tuple[tuple[str, object], ...] = ()
    many: str = ""
    number: int = 1

    def __str__(self) -> str:
        if self.many:
            return translate_plural(self.message, self.many, self.number, **dict(self.values))
        return translate(self.message, **dict(self.values))


def text(message: str, **values: object) -> Text:
    """Keep a message and its arguments, to be put into words later."""
    return Text(message, tuple(values.items()))


def text_plural(one: str, many: str, number: int, **values: object) -> Text:
    """Keep a message in the form that fits the number, which fills the field `{number}`."""
    return Text(one, tuple(values.items()), many, number)


def marked(message: str) -> str:
    """A message that stands in a table, to be translated when it is used."""
    return message


def marked_plural(one: str, many: str) -> tuple[str, str]:
    """The two forms of a message that stands in a table, to be translated when it is used."""
    return one, many


def decimal_sign() -> str:
    """The sign before the decimals in the language in use."""
    return _DECIMAL_SIGNS.get(_language, ".")


def number_text(value: float) -> str:
    """A number with at most three decimals, a true minus sign, and no idle zeros.

    The sign before the decimals is that of the language in use.
    """
    words = f"{abs(value):.3f}".rstrip("0").rstrip(".")
    words = words.replace(".", decimal_sign())
    return f"{MINUS}{words}" if value < 0 and words != "0" else words


def grouped_text(value: float) -> str:
    """A number as `number_text` writes it, with a sign between thousands."""
    whole, point, decimals = number_text(abs(value)).partition(decimal_sign())
    groups = f"{int(whole):,}".replace(",", _THOUSANDS_SIGNS.get(_language, ","))
    words = f"{groups}{point}{decimals}"
    return f"{MINUS}{words}" if value < 0 and words != "0" else words


def signed_text(value: float) -> str:
    """A number as `number_text` writes it, with a plus sign if it is above zero."""
    words = number_text(value)
    return f"+{words}" if value > 0 and words != "0" else words
