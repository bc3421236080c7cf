"""Reads from the bundled TrueType fonts what measuring needs: which characters, how wide.

Only the tables head, hhea, hmtx, cmap (format 12, which every bundled font has) and, for marks,
loca and glyf are read. Which font draws a character is decided in `text`.
"""

import functools
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path
from struct import unpack_from

from cjm_desktop.assets import resource

UNITS_PER_EM = 2048
"""The unit of all advances given here; every bundled font's own unit divides it."""


@dataclass(frozen=True, slots=True, eq=False)
class FontFile:
    """The advances of one font, read at once, and its character map, searched in place."""

    data: bytes
    tables: dict[bytes, int]
    scale: int
    advances: tuple[int, ...]
    starts: tuple[int, ...]
    groups: tuple[tuple[int, int, int], ...]

    def glyph(self, character: str) -> int:
        """The number of the glyph of a character; 0 (.notdef) if the font has none."""
        code = ord(character)
        index = bisect_right(self.starts, code) - 1
        if index < 0:
            return 0
        start, end, first_glyph = self.groups[index]
        return first_glyph + code - start if code <= end else 0

    def advance(self, glyph: int) -> int:
        """How far a glyph moves the pen, in units of `UNITS_PER_EM`, as the file says."""
        return self.advances[min(glyph, len(self.advances) - 1)] * self.scale

    def ink(self, glyph: int) -> tuple[int, int]:
        """The left and right end of a glyph's ink from the pen; (0, 0) if it has none."""
        loca, glyf = self.tables[b"loca"], self.tables[b"glyf"]
        if unpack_from(">h", self.data, self.tables[b"head"] + 50)[0]:
            start, end = unpack_from(">2I", self.data, loca + 4 * glyph)
        else:
            start, end = (2 * half for half in unpack_from(">2H", self.data, loca + 2 * glyph))
        if start == end:
            return 0, 0
        left, _, right = unpack_from(">3h", self.data, glyf + start + 2)
        return left * self.scale, right * self.scale


def font_path(stem: str) -> Path:
    """The file of a bundled font, e.g. of `Inter-Regular`."""
    return resource("fonts", f"{stem}.ttf")


@functools.cache
def font_file(stem: str) -> FontFile:
    """The font of a file in `resources/fonts`, read when first asked for."""
    data = font_path(stem).read_bytes()
    tables = _table_offsets(data)
    units_per_em = unpack_from(">H", data, tables[b"head"] + 18)[0]
    groups = _character_groups(data, tables[b"cmap"])
    return FontFile(
        data=data,
        tables=tables,
        scale=UNITS_PER_EM // units_per_em,
        advances=_advances(data, tables),
        starts=tuple(group[0] for group in groups),
        groups=groups,
    )


def _table_offsets(data: bytes) -> dict[bytes, int]:
    count = unpack_from(">H", data, 4)[0]
    entries = (unpack_from(">4sIII", data, 12 + 16 * index) for index in range(count))
    return {tag: offset for tag, _, offset, _ in entries}


def _advances(data: bytes, tables: dict[bytes, int]) -> tuple[int, ...]:
    count = unpack_from(">H", data, tables[b"hhea"] + 34)[0]
    return unpack_from(f">{2 * count}H", data, tables[b"hmtx"])[::2]


def _character_groups(data: bytes, cmap: int) -> tuple[tuple[int, int, int], ...]:
    count = unpack_from(">H", data, cmap + 2)[0]
    for index in range(count):
        table = cmap + unpack_from(">HHI", data, cmap + 4 + 8 * index)[2]
        if unpack_from(">H", data, table)[0] == 12:
            numbers = unpack_from(">I", data, table + 12)[0]
            flat = unpack_from(f">{3 * numbers}I", data, table + 16)
            return tuple(zip(flat[::3], flat[1::3], flat[2::3], strict=True))
    raise ValueError("A bundled font lacks a character map of format 12.")
