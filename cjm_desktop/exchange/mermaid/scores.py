"""Reads a score in the forms that people type and Mermaid does not know.

What Mermaid itself takes for a score is read by `wording.number`.
"""

import re
import unicodedata

from cjm_desktop.exchange.mermaid.score_words import (
    FILLED_STARS,
    HOLLOW_STARS,
    LABELS,
    SIGNS,
    WORDS,
)
from cjm_desktop.exchange.mermaid.wording import SPACE, number

_LONGEST = 40
_BEST = 5.0
_AROUND = SPACE + "()[]{}\"'“”’`_~"
_MODIFIERS = re.compile("[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff]")
_NUMBER = r"([+-]?\d{1,3}(?:[.,]\d{1,2})?)"
_LABELLED = re.compile(
    rf"(?:(?:{'|'.join(sorted(LABELS))})\s*[=:]?\s*)?{_NUMBER}"
    r"\s*(?:stars?|points?|pts?\.?|p\.|stjerner?|stjärn(?:a|or)|poäng)?",
    re.IGNORECASE,
)
_FRACTION = re.compile(rf"{_NUMBER}\s*(?:/|out of|of|af|av)\s*(\d{{1,3}})", re.IGNORECASE)
_PERCENT = re.compile(rf"{_NUMBER}\s*[%٪％]")
_BY_WORD = {word: float(score) for score, words in WORDS.items() for word in words}
_BY_SIGN = {sign: float(score) for score, signs in SIGNS.items() for sign in signs.split()}


def is_score(words: str) -> bool:
    """Whether the words are a score beyond doubt: a number, a fraction, stars, a face."""
    return number(words) is not None or understood_score(words) is not None


def understood_score(words: str) -> float | None:
    """The score, on the scale of 1 to 5, that the words plainly mean though they are no number.

    Decimal commas, digits of other scripts, “4/5”, “80%”, “score=4”, stars and faces; a fraction
    of other than five and a percentage are stretched to the scale.
    """
    if not words or len(words) > _LONGEST or words.isalpha():
        return None
    bare, plain = _MODIFIERS.sub("", words).strip(SPACE), _plain(words)
    readings = (_of_signs(bare), _of_number(plain), _of_fraction(plain), _of_percent(plain))
    return next((score for score in readings if score is not None), None)


def worded_score(words: str) -> float | None:
    """The score that words such as “good” or “very sad” mean."""
    if len(words) > _LONGEST:
        return None
    return _BY_WORD.get(" ".join(words.strip(f"{_AROUND}.!*").casefold().split()))


def _plain(words: str) -> str:
    """In the digits 0 to 9, and without what stands around and on the characters."""
    words = _MODIFIERS.sub("", words).strip(_AROUND)
    if words.strip("*"):
        words = words.strip("*").strip(_AROUND)
    return words if words.isascii() else "".join(map(_plain_digit, words))


def _plain_digit(character: str) -> str:
    return str(unicodedata.decimal(character)) if character.isdecimal() else character


def _of_number(words: str) -> float | None:
    found = _LABELLED.fullmatch(words)
    return _value(found[1]) if found else None


def _of_fraction(words: str) -> float | None:
    found = _FRACTION.fullmatch(words)
    return _of_most(_value(found[1]), int(found[2])) if found else None


def _of_percent(words: str) -> float | None:
    found = _PERCENT.fullmatch(words)
    if not found or not 0 <= _value(found[1]) <= 100:
        return None
    return round(1 + 4 * _value(found[1]) / 100, 2)


def _of_signs(words: str) -> float | None:
    signs = "".join(words.split())
    if signs and not signs.strip(FILLED_STARS + HOLLOW_STARS):
        filled = sum(sign in FILLED_STARS for sign in signs)
        return _of_most(float(filled), len(signs) if filled < len(signs) else 5)
    if signs in _BY_SIGN:
        return _BY_SIGN[signs]
    return _BY_SIGN.get(signs[:1]) if len(set(signs)) == 1 else None


def _of_most(value: float, most: int) -> float | None:
    """A value on a scale of 1 to `most`, brought to the scale of 1 to 5."""
    if most < 3 or not 0 <= value <= most:
        return None
    return value if most == _BEST else round(1 + 4 * (value - 1) / (most - 1), 2)


def _value(digits: str) -> float:
    return float(digits.replace(",", "."))
