"""How characters sound, for whoever has heard a name and writes it otherwise: 张钢 for 张刚.

The index holds the spelling of every name. What is asked becomes spelling by this table, which is
read only where nothing else was found.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..language.pinyin import sounds

_ROWS, _CELLS = range(0xB0, 0xF8), range(0xA1, 0xFF)
"""Where GB 2312 has its characters: those that people write, 6,763 of them."""


def all_sounds() -> str:
    """A line for each syllable: the syllable, then the characters that are read so."""
    chars = list(_common())
    found: dict[str, list[str]] = {}
    for char, sound in zip(chars, sounds(chars), strict=True):
        found.setdefault(sound, []).append(char)
    return "\n".join(sound + "".join(found[sound]) for sound in sorted(found))


def _common() -> Iterator[str]:
    for row in _ROWS:
        for cell in _CELLS:
            char = bytes([row, cell]).decode("gb2312", "ignore")
            if char:
                yield char
