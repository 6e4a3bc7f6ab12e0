"""Addresses: no file takes one that the site has already; a former one has the form of one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..language.file_names import is_device
from ..language.pinyin import LONGEST_SLUG
from ..problems.problem import Problem
from ..schema.registry import KINDS
from .context import AnyDocument, Context, at

_PART = rf"[a-z0-9][a-z0-9-]{{0,{LONGEST_SLUG - 1}}}"
_FORMER = re.compile(rf"/?{_PART}(?:/{_PART}){{0,3}}/?")
_RESERVED = frozenset({"assets", "data", "share", "search"})
"""Folders in which the site keeps files of its own."""
_LIST_PAGE = re.compile(r"page-[0-9]+|index")
"""What the second page of a list is called, and the first one's file."""


@dataclass(frozen=True)
class _Owner:
    """Whose an address is: a file of the repository, or the site itself."""

    uri: str = ""

    def __str__(self) -> str:
        return self.uri or "本站自己的页面"


def check(context: Context, generated: Iterable[str]) -> Iterator[Problem]:
    """Every address that two would have.

    Args:
        generated: the addresses of the pages that no file of the repository stands for.
    """
    owners = dict.fromkeys(generated, _Owner())
    yield from _records(context, owners)
    yield from _pages(context, owners)
    yield from _former(context, owners)


def _records(context: Context, owners: dict[str, _Owner]) -> Iterator[Problem]:
    for document in context.loaded.documents:
        other = owners.get(document.url)
        if _LIST_PAGE.fullmatch(document.slug) or (other is not None and not other.uri):
            text = f"网址 /{document.url} 和本站自己的页面相撞"
            yield at(document, (), "R007", text, "改文件名")
        owners.setdefault(document.url, _Owner(document.uri))
        if document.numbered:
            owners.setdefault(document.short_url, _Owner(document.uri))


def _pages(context: Context, owners: dict[str, _Owner]) -> Iterator[Problem]:
    for page in context.loaded.pages:
        other = owners.get(page.url)
        first = page.url.partition("/")[0]
        if other is not None:
            text = f"网址 /{page.url} 和{_beside(other)}相撞"
            yield Problem(page.uri, 1, 1, "R007", text, "改文件名")
        elif first in _RESERVED or first in _letters():
            text = f"网址 /{page.url} 在本站自己的文件夹里"
            yield Problem(page.uri, 1, 1, "R007", text, "换一个文件夹，或改文件名")
        owners.setdefault(page.url, _Owner(page.uri))


def _beside(owner: _Owner) -> str:
    return f" {owner} " if owner.uri else str(owner)


def _letters() -> set[str]:
    """The folders of the short addresses: s, m, p, …"""
    return {kind.letter.lower() for kind in KINDS}


def _former(context: Context, owners: dict[str, _Owner]) -> Iterator[Problem]:
    """A former address leads to its record, and to nothing else."""
    for document in context.loaded.documents:
        for index, address in enumerate(document.record.former):
            problem = _former_problem(document, index, address, owners)
            if problem is not None:
                yield problem
            else:
                owners[as_path(address)] = _Owner(document.uri)


def _former_problem(
    document: AnyDocument, index: int, address: str, owners: dict[str, _Owner]
) -> Problem | None:
    place = ("曾用地址", index)
    if not _FORMER.fullmatch(address):
        shown = address if len(address) <= 40 else f"{address[:40]}…"
        fix = "写成 /studios/old-name/ 的样子：小写字母、数字和短横线，用斜杠隔开"
        if as_path(address) == "/":
            return at(
                document, place, "R007", f"「曾用地址」{shown} 现在是别的页面", "改成从前的网址"
            )
        return at(document, place, "F013", f"「曾用地址」“{shown}”写法不对", fix)
    devices = [part for part in address.split("/") if is_device(part)]
    if devices:
        text = f"「曾用地址」{address} 里的 {devices[0]}，在 Windows 上建不了文件夹"
        return at(document, place, "F060", text, "删掉这个曾用地址")
    path = as_path(address)
    owner = owners.get(path)
    first = path.partition("/")[0]
    if owner is None and first not in _RESERVED:
        return None
    if owner is not None and owner.uri == document.uri:
        return None
    text = f"「曾用地址」{address} 现在是别的页面"
    where = _beside(owner).strip() if owner else "本站自己的文件夹"
    fix = f"那里是 {where}；改成这条记录从前的网址"
    return at(document, place, "R007", text, fix)


def as_path(address: str) -> str:
    """An address as editors write it, without the slash before it and with one after it."""
    return address.strip("/") + "/"
