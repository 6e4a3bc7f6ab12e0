"""分享图: a picture for the site and one for each listed record, for whoever passes an address on.

`cards` says what stands on a picture, through the projection. `breaking`, `typesetting` and
`layout` find the places, in the terms of `geometry`. `shapes`, `canvas` and `drawing` draw with
Pillow, in the `fonts` that are there, and a store holds the files of the builds before. Pillow and
a Chinese font are needed only here; without them the site is the same without pictures.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path

from ..pictures.store import Store, digest
from ..problems.problem import Problem
from ..site.artefacts import DataFile
from ..site.pictures import address_of
from ..site.site import Site
from .canvas import Faces, version
from .cards import Card, alternatives, cards
from .drawing import draw
from .fonts import chinese_fonts, choose

__all__ = ["Progress", "alternatives", "lacking", "share_files"]

Progress = Callable[[int, int], None]
"""Called with how many cards of how many have been drawn; 0 before the first."""

Each = Callable[
    [Callable[[None, Card], bytes], None, Sequence[Card]],
    Iterator[bytes],
]
"""Makes something of each of many; see `build.crew.each_here`."""


def one_by_one(
    make: Callable[[None, Card], bytes], given: None, cards: Sequence[Card]
) -> Iterator[bytes]:
    """Everything by this process, one after the other."""
    for card in cards:
        yield make(given, card)


FOLDER = ".cache/share"
"""Where the pictures are kept, from the repository's root."""
_NO_FONT = "找不到中文字体，这次不画分享图"
_INSTALL_FONT = (
    "装上字体（Debian 上是 apt-get install fonts-noto-cjk），或者把 mkdocs.yml 里的「分享图」去掉"
)
_NO_PILLOW = "没有装 Pillow，这次不画分享图"
_INSTALL_PILLOW = '运行 pip install "jiangpu[og]"，或者把 mkdocs.yml 里的「分享图」去掉'


def faces() -> Faces | None:
    """The faces to draw with; None without a Chinese font that can be read.

    Raises:
        ImportError: Pillow is not installed.
    """
    version()
    choice = choose(chinese_fonts())
    if choice is None:
        return None
    try:
        return Faces(choice)
    except OSError:
        return None


def lacking() -> Problem | None:
    """Why no card can be drawn on this machine; None when all is there."""
    try:
        found = faces()
    except ImportError:
        return _warning(_NO_PILLOW, _INSTALL_PILLOW)
    return None if found else _warning(_NO_FONT, _INSTALL_FONT)


def _warning(text: str, fix: str) -> Problem:
    return Problem("mkdocs.yml", 1, 1, "S002", text, fix)


def share_files(
    site: Site, root: Path, progress: Progress | None = None, each: Each = one_by_one
) -> list[DataFile]:
    """The picture of every card: from the store where it is there, drawn anew where not.

    Args:
        root: the folder of the repository, below which the store is.
        progress: called before the first card is drawn, and after each.
        each: has all cards drawn, by several processes where that is of use.
    """
    found = faces()
    if found is None:
        return []
    tools = [version(), layout_version()]
    tools += [font.identity for font in found.fonts.values()]
    card_of = {_key(card, tools): card for card in cards(site)}

    store = Store(root, FOLDER, "画好的分享图")
    pictures = _stored(store, list(card_of))
    missing = {key: card for key, card in card_of.items() if key not in pictures}
    _report(progress, 0, len(missing))
    drawn = each(drawn_card, None, list(missing.values()))
    for count, (key, picture) in enumerate(zip(missing, drawn, strict=True), 1):
        pictures[key] = picture
        store.put(key, picture)
        _report(progress, count, len(missing))
    store.keep_only(pictures.keys(), pictures.values())

    files = []
    for key, card in card_of.items():
        files.append(DataFile(address_of(card.name), pictures[key]))
    return files


def drawn_card(given: None, card: Card) -> bytes:
    """The picture of a card, in whatever process this is."""
    found = _faces_here()
    assert found is not None  # whoever asks has looked
    return draw(card, found)


@cache
def _faces_here() -> Faces | None:
    return faces()


def _report(progress: Progress | None, count: int, total: int) -> None:
    """Report how far the drawing is; nothing is reported where nothing is to be drawn."""
    if progress and total:
        progress(count, total)


def _stored(store: Store, keys: Sequence[str]) -> dict[str, bytes]:
    """Key → picture of those that the store holds whole."""
    pictures = {}
    for key in keys:
        content = store.get(key)
        if content is not None:
            pictures[key] = content
    return pictures


def layout_version() -> str:
    """Changes with the code of this package, so that cards of another layout are drawn anew."""
    sources = sorted(Path(__file__).parent.glob("*.py"))
    return digest(b"".join(path.read_bytes() for path in sources))


def _key(card: Card, tools: Sequence[str]) -> str:
    """Changes with everything that a picture depends on: its card, and what draws it."""
    shown = asdict(card)
    return digest(json.dumps([tools, shown], ensure_ascii=False, sort_keys=True).encode())
