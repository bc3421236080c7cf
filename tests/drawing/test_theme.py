"""Every colour can be read on what it stands on, and told apart, in every theme."""

import math
from itertools import combinations, pairwise

import pytest

from cjm_desktop.drawing.theme import ACCENTS, NOTE_COLOURS, PALETTE, THEMES, Theme

TEXT, MARK = 4.5, 3.0
TINTS = [f"department.{name}.tint" for name in PALETTE] + [
    f"accent.{name}.tint" for name in ACCENTS
]
GROUNDS = ["paper", "card", "lane.heading", "band.none", *TINTS]
NOTES = [f"note.{name}" for name in NOTE_COLOURS]
HEADERS = [f"department.{name}" for name in PALETTE] + [f"accent.{name}" for name in ACCENTS]
READ_ON = {
    "text": [*GROUNDS, *NOTES, "fold"],
    "text.muted": [*GROUNDS, *NOTES],
    "text.on_colour": HEADERS,
    "badge.text": ["badge"],
    "ghost.text": ["paper", "band.none", *TINTS],
    "proposed": ["paper", "card", "band.none", *TINTS],
    "gap": ["paper"],
    **{f"accent.{name}": ["paper", "card", f"accent.{name}.tint"] for name in ACCENTS},
    "quote.good": ["paper", "card", *TINTS, "curve.above", "curve.below"],
    "quote.bad": ["paper", "card", *TINTS, "curve.above", "curve.below"],
}
SEEN_ON = {
    "card.outline": ["paper"],
    "ghost.outline": ["paper", *TINTS],
    "boundary": ["paper", *TINTS],
    "time_break": ["paper", *TINTS],
    "gap.outline": ["paper", *TINTS],
    **{
        f"hand_over.{kind}": ["paper", *TINTS] for kind in ("warm", "cold", "through_gap", "agreed")
    },
    "evidence": ["paper", "card", *NOTES],
    "vote": ["paper", *NOTES],
    "moment.outline": ["paper", "card"],
    "curve": ["paper", "curve.above", "curve.below", "curve.point"],
    "face.feature": ["face.good", "face.neutral", "face.bad"],
    "selection": GROUNDS,
    "insertion": GROUNDS,
    "refused": GROUNDS,
    "text.on_colour": [f"accent.{name}" for name in ACCENTS],
    **{header: ["paper", "card"] for header in HEADERS},
}
# Machado, Oliveira & Fernandes 2009, full deuteranopia, on linear RGB.
DEUTERANOPE = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)
NORMAL = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
XYZ_OF_RGB = (
    (0.4124, 0.3576, 0.1805),
    (0.2126, 0.7152, 0.0722),
    (0.0193, 0.1192, 0.9505),
)
WHITE = (0.9505, 1.0, 1.089)
Vector = tuple[float, ...]


def linear(colour: str) -> Vector:
    values = (byte / 255 for byte in bytes.fromhex(colour[1:]))
    return tuple(v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values)


def luminance(colour: str) -> float:
    return apply(XYZ_OF_RGB, linear(colour))[1]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def apply(matrix: tuple[Vector, ...], vector: Vector) -> Vector:
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)


def lab(colour: str, eye: tuple[Vector, ...]) -> Vector:
    seen = tuple(min(1.0, max(0.0, value)) for value in apply(eye, linear(colour)))
    ratios = (v / w for v, w in zip(apply(XYZ_OF_RGB, seen), WHITE, strict=True))
    x, y, z = (r ** (1 / 3) if r > 0.008856 else 7.787 * r + 16 / 116 for r in ratios)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str, eye: tuple[Vector, ...]) -> float:
    """The difference between two colours as an eye sees them (CIE 1976)."""
    pairs = zip(lab(one, eye), lab(other, eye), strict=True)
    return math.sqrt(sum((a - b) ** 2 for a, b in pairs))


@pytest.fixture(params=["light", "dark", "print"])
def theme(request: pytest.FixtureRequest) -> Theme:
    return THEMES[request.param]


def too_close(theme: Theme, marks: dict[str, list[str]], least: float) -> list[str]:
    return [
        f"{mark} on {ground}: {found:.2f}"
        for mark, grounds in marks.items()
        for ground in grounds
        if (found := contrast(theme.colour(mark), theme.colour(ground))) < least
    ]


def test_text_can_be_read_wherever_it_stands(theme: Theme) -> None:
    assert too_close(theme, READ_ON, TEXT) == []


def test_outlines_and_marks_can_be_seen_wherever_they_stand(theme: Theme) -> None:
    assert too_close(theme, SEEN_ON, MARK) == []


@pytest.mark.parametrize("eye", [NORMAL, DEUTERANOPE], ids=["any eye", "deuteranope"])
def test_neighbouring_departments_can_be_told_apart(theme: Theme, eye: tuple[Vector, ...]) -> None:
    colours = [theme.colour(f"department.{name}") for name in PALETTE]
    found = {pair: distance(*pair, eye) for pair in pairwise(colours)}
    assert {pair: round(d, 1) for pair, d in found.items() if d < 15} == {}


def test_no_two_departments_look_the_same_to_a_deuteranope(theme: Theme) -> None:
    colours = [theme.colour(f"department.{name}") for name in PALETTE]
    found = {pair: distance(*pair, DEUTERANOPE) for pair in combinations(colours, 2)}
    assert {pair: round(d, 1) for pair, d in found.items() if d < 5} == {}


def test_the_accents_of_the_lenses_can_be_told_apart(theme: Theme) -> None:
    colours = [theme.colour(f"accent.{name}") for name in ACCENTS]
    found = {pair: distance(*pair, DEUTERANOPE) for pair in combinations(colours, 2)}
    assert {pair: round(d, 1) for pair, d in found.items() if d < 10} == {}


@pytest.mark.parametrize("name", ["light", "print"])
def test_tints_are_so_light_that_they_cost_no_ink_and_calm_no_text(name: str) -> None:
    assert all(luminance(THEMES[name].colour(tint)) > 0.85 for tint in TINTS)


def test_every_theme_knows_the_same_roles() -> None:
    assert len({frozenset(theme.colours) for theme in THEMES.values()}) == 1


def test_an_unknown_role_is_a_mistake_that_is_not_hidden(theme: Theme) -> None:
    with pytest.raises(KeyError):
        theme.colour("sparkle")
