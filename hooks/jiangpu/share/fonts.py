"""Which faces are there, as fontconfig knows them.

Titles take Song bold and the rest Hei, in the forms of the mainland.
"""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

BOLD, REGULAR = 200.0, 80.0
"""Weights as fontconfig counts them."""
_SONG = (
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Source Han Serif CN",
    "Noto Serif SC",
    "Songti SC",
    "STSong",
    "SimSun",
)
_HEI = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Noto Sans SC",
    "PingFang SC",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
)
"""Families, best first."""
_LAST_RESORT = frozenset({"JP", "KR", "TC", "HK", "TW", "Mono"})
"""Words in the names of faces with the forms of other places, and of narrow ones."""

_SECONDS = 60
"""How long fontconfig may take; the first time it reads every file."""
_FIELDS = ("%{file}", "%{index}", "%{weight}", "%{family}")
"""What fontconfig tells of a face, parted by tabs."""


@dataclass(frozen=True)
class Font:
    """A face in a file; `index` tells the faces of a collection apart."""

    file: str
    index: int
    families: tuple[str, ...]
    weight: float

    @property
    def identity(self) -> str:
        """Changes when the face may look different. Raises OSError where the file is gone."""
        stat = Path(self.file).stat()
        return f"{self.families[0]} {self.index} {self.weight} {stat.st_size} {stat.st_mtime_ns}"


@dataclass(frozen=True)
class Choice:
    """The two faces to draw with: one for titles, one for the rest."""

    song: Font
    hei: Font


@cache
def chinese_fonts() -> tuple[Font, ...]:
    """Every face with simplified characters, in a fixed order; none without fontconfig."""
    command = ["fc-list", "-f", "\t".join(_FIELDS) + "\n", ":lang=zh-cn"]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=_SECONDS
        )
    except (OSError, subprocess.SubprocessError):
        return ()
    found = [_read(line) for line in done.stdout.splitlines()]
    fonts = [font for font in found if font]
    return tuple(sorted(fonts, key=_order))


def _read(line: str) -> Font | None:
    """A face that fontconfig lists; None for a variable one.

    A variable face gives a range of weights; its instances are listed by themselves.
    """
    try:
        file, index, weight, family = line.split("\t")[: len(_FIELDS)]
        return Font(file, int(index), tuple(family.split(",")), float(weight))
    except ValueError:
        return None


def _order(font: Font) -> tuple[tuple[str, ...], float, str, int]:
    return font.families, font.weight, font.file, font.index


def choose(fonts: Sequence[Font]) -> Choice | None:
    """The best known faces, else any Chinese ones; None where there is none."""
    if not fonts:
        return None
    return Choice(_best(fonts, _SONG, BOLD), _best(fonts, _HEI, REGULAR))


def _best(fonts: Sequence[Font], preferred: tuple[str, ...], weight: float) -> Font:
    """The face of the best known family, rather of the mainland, next to the weight."""

    def rank(font: Font) -> tuple[int, bool, float]:
        places = [preferred.index(family) for family in font.families if family in preferred]
        place = min(places, default=len(preferred))
        return place, _is_last_resort(font), abs(font.weight - weight)

    return min(fonts, key=rank)


def _is_last_resort(font: Font) -> bool:
    words = set(" ".join(font.families).split())
    return bool(words & _LAST_RESORT)
