"""分享图: one picture for the site and one for each listed record, for whoever passes an address on.

records → cards (texts, through the projection) → layout (places) → drawing on a canvas (Pillow) → files, kept by a store.
Pillow and a Chinese font are needed only here; without them the site is the same without pictures.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from ..problems.problem import Problem
from ..site.artefacts import DataFile
from ..site.pictures import address_of
from ..site.site import Site
from .canvas import Faces, version
from .cards import Card, alternatives, cards
from .drawing import draw
from .fonts import chinese_fonts, choose
from .store import Store, digest

__all__ = ["Progress", "alternatives", "lacking", "share_files"]

Progress = Callable[[int, int], None]
"""Told how many cards of how many have been drawn; 0 before the first."""


def faces() -> Faces | None:
    """The faces to draw with; None without a Chinese font that can be read.

    Raises:
        ImportError: Pillow is not installed.
    """
    version()
    chosen = choose(chinese_fonts())
    try:
        return Faces(*chosen) if chosen else None
    except OSError:
        return None


def lacking() -> Problem | None:
    """Why no card can be drawn on this machine; None when all is there."""
    try:
        if faces():
            return None
        text, fix = (
            "找不到中文字体",
            "装上字体（Debian 上是 apt-get install fonts-noto-cjk），或者把 mkdocs.yml 里的「分享图」去掉",
        )
    except ImportError:
        text, fix = (
            "没有装 Pillow",
            "运行 pip install -e '.[og]'，或者把 mkdocs.yml 里的「分享图」去掉",
        )
    return Problem("mkdocs.yml", 1, 1, "S002", f"{text}，这次不画分享图", fix)


def share_files(site: Site, root: Path, progress: Progress | None = None) -> list[DataFile]:
    """The picture of every card, from the store where it is kept there, drawn anew where not."""
    found = faces()
    if found is None:
        return []
    told = [version(), layout_version(), *(font.identity for font in found.fonts.values())]
    every, store = list(cards(site)), Store(root)
    keys = [_key(card, told) for card in every]
    contents = [store.get(key) for key in keys]
    wanted = [place for place, content in enumerate(contents) if content is None]
    for count, place in enumerate(wanted):
        if progress:
            progress(count, len(wanted))
        contents[place] = draw(every[place], found)
        store.put(keys[place], contents[place])
    if progress and wanted:
        progress(len(wanted), len(wanted))
    store.keep_only(keys, contents)
    return [
        DataFile(address_of(card.name), content, card.reads)
        for card, content in zip(every, contents, strict=True)
    ]


def layout_version() -> str:
    """Changes with the code that draws, so that cards of an earlier layout are drawn anew and nobody has to think of it."""
    return digest(
        b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))
    )


def _key(card: Card, told: list[object]) -> str:
    """Changes with everything that a picture depends on."""
    shown = {name: value for name, value in asdict(card).items() if name != "reads"}
    return digest(json.dumps([told, shown], ensure_ascii=False, sort_keys=True).encode())
