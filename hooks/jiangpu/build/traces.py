"""Where something stands on the whole site: the proof that nothing of a name is left."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..language.names import name_key
from ..pages.frame import frame_of, whole
from ..share import alternatives
from ..share.cards import cards
from .output import Edition, other_files
from .project import Project


def everything(project: Project) -> Iterator[tuple[str, str]]:
    """(where, text) of all that a site holds: pages, files unpacked, share images, addresses."""
    frame = frame_of(project.site)
    pages = list(project.pages())
    for page in pages:
        yield project.site.file_of(page.url), repr(page)
        yield project.site.file_of(page.url), whole(page, frame)
    for item in other_files(project, pages, Edition()):
        yield item.path, item.path
        for name, content in _unpacked(item.path, item.content):
            yield name, content.decode("utf-8", errors="replace")
    for card in cards(project.site):
        yield f"share/{card.name}", repr(card)
    words = alternatives(project.site.library, project.site.settings.site_name)
    yield "share/", repr(words)
    for address in project.assets:
        yield address, address


def _unpacked(path: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    if path.endswith(".gz"):
        yield path, gzip.decompress(content)
    elif path.endswith(".xlsx"):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            for name in book.namelist():
                yield path, book.read(name)
    else:
        yield path, content


@dataclass(frozen=True)
class Wanted:
    """What is looked for.

    Attributes:
        names: in Chinese, equal by `name_key`.
        words: parts of addresses and numbers, each as a word of its own: zhangsan, P0001.
    """

    names: tuple[str, ...]
    words: tuple[str, ...] = ()


def traces(project: Project, wanted: Wanted) -> list[str]:
    """Where what is wanted stands: addresses and paths of the site, each once, in their order."""
    keys = [name_key(name) for name in wanted.names]
    found: dict[str, None] = {}
    for where, text in everything(project):
        if where not in found and (_has_word(text, wanted.words) or _has_name(text, keys)):
            found[where] = None
    return list(found)


def _has_word(text: str, words: Iterable[str]) -> bool:
    low = text.lower()
    for word in words:
        start = low.find(word.lower())
        if start >= 0 and re.search(rf"(?<![a-z0-9]){re.escape(word.lower())}(?![a-z0-9])", low):
            return True
    return False


def _has_name(text: str, keys: Iterable[str]) -> bool:
    if not keys:
        return False
    folded = name_key(text)
    return any(key in folded for key in keys)
