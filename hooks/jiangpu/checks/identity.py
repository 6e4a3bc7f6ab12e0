"""Numbers are permanent and unique; names and addresses do not collide; every page says when it was confirmed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..figures.rules.studios import same_studio
from ..language.names import name_key
from ..library.documents import Document
from ..problems.problem import Problem
from .context import Context, at


def check(context: Context) -> Iterator[Problem]:
    documents = context.loaded.documents
    yield from _numbers(documents)
    yield from _reused(context)
    yield from _same_names(documents)
    yield from _addresses(context)
    for document in documents:
        if (
            () in document.tree.marks
            and document.record.updated is None
            and ("更新",) not in document.tree.keys
        ):
            yield at(
                document,
                (),
                "F018",
                "没有写「更新」",
                "补上“更新: 2026-11-22”这样一行，写核对的日期",
                subject="更新",
            )


def _numbers(documents: tuple[Document, ...]) -> Iterator[Problem]:
    first: dict[str, Document] = {}
    for document in sorted(documents, key=lambda document: not document.numbered):
        if not document.number:
            continue
        other = first.setdefault(document.number, document)
        if other is not document:
            yield at(
                document,
                ("编号",),
                "R001",
                f"「编号」{document.number} 已经给了 {other.uri}",
                "换一个没用过的编号",
            )


def _reused(context: Context) -> Iterator[Problem]:
    for document in context.loaded.documents:
        before = context.published.get(document.short_url)
        former = {address.strip("/") + "/" for address in document.record.former}
        if before and before != document.url and before not in former:
            yield at(
                document,
                ("编号",),
                "R002",
                f"「编号」{document.number} 以前是 /{before} 的号",
                f"换一个新编号；如果只是改了文件名，补上“曾用地址: /{before}”",
            )


def _same_names(documents: tuple[Document, ...]) -> Iterator[Problem]:
    groups: dict[tuple[str, str], list[Document]] = defaultdict(list)
    for document in documents:
        if document.name:
            groups[(document.kind.key, name_key(document.name))].append(document)
    for group in groups.values():
        for document in group[1:]:
            other = group[0]
            if (
                document.number in other.record.alike
                or other.number in document.record.alike
                or same_studio(document, other)
            ):
                continue  # looked at, or said as R008
            yield at(
                document,
                ("名称",),
                "R006",
                f"「名称」和 {other.uri} 一样",
                "是同一条就合并；也许是同一条就写“可能同一”；不是就在名称里加上单位",
                subject=other.uri,
            )


def _addresses(context: Context) -> Iterator[Problem]:
    taken: dict[str, str] = {}
    for document in context.loaded.documents:
        other = taken.setdefault(document.url, document.uri)
        if other != document.uri:
            yield at(
                document, (), "R007", f"网址 /{document.url} 和 {other} 相撞", "改其中一个的文件名"
            )
    for document in context.loaded.documents:
        for index, address in enumerate(document.record.former):
            path = address.strip("/") + "/"
            if path in context.book.urls and taken.get(path) is not None or path == "/":
                yield at(
                    document,
                    ("曾用地址", index),
                    "R007",
                    f"「曾用地址」{address} 现在是别的页面",
                    "删掉它",
                )
