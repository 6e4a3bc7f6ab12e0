"""Numbers are permanent and unique; names and addresses do not collide; every page says when it was
confirmed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..figures.rules.studios import same_studio
from ..language.names import name_key
from ..problems.problem import Problem
from .addresses import as_path
from .context import AnyDocument, Context, at


def check(context: Context) -> Iterator[Problem]:
    documents = context.loaded.documents
    yield from _numbers(documents)
    yield from _reused(context)
    yield from _same_names(documents)
    yield from _same_addresses(documents)


def _numbers(documents: tuple[AnyDocument, ...]) -> Iterator[Problem]:
    """A number is given once. A record that may have it goes before one of another kind."""
    first: dict[str, AnyDocument] = {}
    for document in sorted(documents, key=lambda document: not document.numbered):
        if not document.number:
            continue
        other = first.setdefault(document.number, document)
        if other is not document:
            text = f"「编号」{document.number} 已经给了 {other.uri}"
            yield at(document, ("编号",), "R001", text, "换一个没用过的编号")


def _reused(context: Context) -> Iterator[Problem]:
    """A number that was published is not given to another page."""
    for document in context.loaded.documents:
        before = context.published.get(document.short_url)
        if not before or before == document.url:
            continue
        former = {as_path(address) for address in document.record.former}
        if before not in former:
            text = f"「编号」{document.number} 以前是 /{before} 的号"
            fix = f"换一个新编号；如果只是改了文件名，补上“曾用地址: /{before}”"
            yield at(document, ("编号",), "R002", text, fix)


def _same_names(documents: tuple[AnyDocument, ...]) -> Iterator[Problem]:
    """Two records of a kind with one name may be one record, unless somebody looked at them."""
    groups: dict[tuple[str, str], list[AnyDocument]] = defaultdict(list)
    for document in documents:
        if document.name:
            groups[(document.kind.key, name_key(document.name))].append(document)
    fix = "是同一条就合并；也许是同一条就写“可能同一”；不是就在名称里加上单位"
    for first, *others in groups.values():
        for document in others:
            # Two records of one studio are R008.
            if not _looked_at(document, first) and not same_studio(document, first):
                text = f"「名称」和 {first.uri} 一样"
                yield at(document, ("名称",), "R006", text, fix, subject=first.uri)


def _looked_at(document: AnyDocument, other: AnyDocument) -> bool:
    return document.number in other.record.alike or other.number in document.record.alike


def _same_addresses(documents: tuple[AnyDocument, ...]) -> Iterator[Problem]:
    first: dict[str, AnyDocument] = {}
    for document in documents:
        other = first.setdefault(document.url, document)
        if other is not document:
            text = f"网址 /{document.url} 和 {other.uri} 相撞"
            yield at(document, (), "R007", text, "改其中一个的文件名")


def check_sources(context: Context) -> Iterator[Problem]:
    """A published record says on what it rests. One without front matter has another problem."""
    for document in context.loaded.documents:
        tree = document.tree
        is_read = () in tree.marks
        is_written = ("来源",) in tree.filled or "来源" in tree.lost
        published = document.listed and not document.draft
        if published and is_read and not document.record.sourced and not is_written:
            text = "没有写「来源」，别人不知道这一页凭什么"
            fix = "补上“来源”：题名、发布者，有网址的写网址；还没找到的，先写“状态: 草稿”"
            yield at(document, (), "F063", text, fix, subject="来源")


def check_dates(context: Context) -> Iterator[Problem]:
    """A record says when it was confirmed. One without front matter has that problem instead, and
    nobody reads a draft yet.
    """
    for document in context.loaded.documents:
        if document.draft:
            continue
        tree = document.tree
        is_read = () in tree.marks
        is_written = ("更新",) in tree.filled or "更新" in tree.lost
        if is_read and document.record.updated is None and not is_written:
            fix = "补上一行“更新: 年-月-日”，写最近一次核对的日期"
            yield at(document, (), "F018", "没有写「更新」", fix, subject="更新")
