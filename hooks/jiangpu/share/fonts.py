"""Which faces are there, as fontconfig knows them: Song bold for titles, Hei for the rest, in the forms of the mainland."""

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
_ELSEWHERE = ("JP", "KR", "TC", "HK", "TW", "Mono")
"""Faces with the forms of other places, and narrow ones: the last resort."""


@dataclass(frozen=True)
class Font:
    """A face in a file; `index` tells the faces of a collection apart."""

    file: str
    index: int
    families: tuple[str, ...]
    weight: float

    @property
    def identity(self) -> str:
        """Changes when the face may look different."""
        told = Path(self.file).stat()
        return f"{self.families[0]} {self.index} {self.weight} {told.st_size} {told.st_mtime_ns}"


@cache
def chinese_fonts() -> tuple[Font, ...]:
    """Every face with simplified characters, in a fixed order; none without fontconfig."""
    form = "%{file}\t%{index}\t%{weight}\t%{family}\n"
    try:
        done = subprocess.run(
            ["fc-list", "-f", form, ":lang=zh-cn"],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    except (OSError, subprocess.SubprocessError):
        return ()
    found = []
    for line in done.stdout.splitlines():
        file, index, weight, family = (*line.split("\t"), "", "", "", "")[:4]
        try:
            found.append(Font(file, int(index), tuple(family.split(",")), float(weight)))
        except ValueError:
            continue  # a variable face gives a range of weights; its instances are listed by themselves
    return tuple(
        sorted(found, key=lambda font: (font.families, font.weight, font.file, font.index))
    )


def choose(fonts: Sequence[Font]) -> tuple[Font, Font] | None:
    """The faces for titles and for the rest: the best known ones, else any Chinese face; None where there is none."""
    if not fonts:
        return None
    return _best(fonts, _SONG, BOLD), _best(fonts, _HEI, REGULAR)


def _best(fonts: Sequence[Font], preferred: tuple[str, ...], weight: float) -> Font:
    def rank(font: Font) -> tuple[int, bool, float]:
        known = min(
            (preferred.index(family) for family in font.families if family in preferred),
            default=len(preferred),
        )
        foreign = any(part in _ELSEWHERE for family in font.families for part in family.split())
        return known, foreign, abs(font.weight - weight)

    return min(fonts, key=rank)
