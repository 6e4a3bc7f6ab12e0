"""One Markdown file read: to a record or an editorial page, and to bytes that can be kept."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from sys import intern
from typing import Any

from ..language.pinyin import slug
from ..problems.faults import unexpected
from ..problems.problem import Problem
from ..reading.frontmatter import Parsed, parse
from ..reading.nodes import Tree
from ..reading.patience import TooLong, cut_off
from ..reading.validate import build
from ..schema.base import Record
from ..schema.page import Page
from ..schema.registry import BY_LETTER, Kind, kind_of_uri
from .documents import Editorial, ReadDocument
from .packing import packed, unpacked
from .packs import Content, digest

_LONGEST_READING = 5.0
"""Seconds of the processor for one file, however much front matter it has."""
_QUICKLY = 1
"""How hard trees are compressed: to a half, and in a tenth of the time of reading one."""


class PackedTree(Tree):
    """A tree that is unpacked when somebody first looks into it.

    Few records have something wrong whose place must be told; the trees of all of them would hold
    most of the memory of a build.
    """

    def __init__(self, content: bytes, names: tuple[str, ...]) -> None:
        self._packed = content
        self._names = tuple(map(intern, names))

    def has(self, name: str) -> bool:
        return name in self._names

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or not self.__dict__.get("_packed"):
            raise AttributeError(name)
        self.__dict__.update(unpacked(zlib.decompress(self._packed)))
        self._packed = b""
        return getattr(self, name)


@dataclass(frozen=True)
class ReadFile:
    """What a file was read to.

    Attributes:
        text: a record or an editorial page; None where an error nobody foresaw came up.
        problems: what was found in reading it.
    """

    text: ReadDocument[Record] | Editorial | None
    problems: tuple[Problem, ...]


def read_file(uri: str, raw: bytes) -> ReadFile:
    """A file from its content. Whatever goes wrong in it is an error of that file."""
    try:
        with cut_off(_LONGEST_READING):
            kind = kind_of_uri(uri)
            if kind is not None:
                document, problems = read_record(uri, raw, kind)
                return ReadFile(document, tuple(problems))
            parsed, problems = parse(uri, raw)
            page = _editorial(parsed, problems, digest(raw))
            return ReadFile(page, tuple(problems))
    except TooLong:
        text = f"读了 {_LONGEST_READING:g} 秒还没有读完"
        return ReadFile(None, (Problem(uri, 1, 1, "F033", text, "拆成几个文件，或写短"),))
    except Exception as error:
        return ReadFile(None, (unexpected(uri, error),))


def read_record(
    uri: str, raw: bytes, kind: Kind[Record]
) -> tuple[ReadDocument[Record], list[Problem]]:
    """One record from the content of its file, and what was found in reading it."""
    parsed, problems = parse(uri, raw)
    record, found = build(uri, parsed.tree, kind.model)
    problems += found
    stem = uri.rpartition("/")[2].removesuffix(".md")
    document = ReadDocument(
        uri=uri,
        kind=kind,
        record=record,
        body=parsed.body,
        body_line=parsed.body_line,
        slug=slug(stem),
        tree=parsed.tree,
        digest=digest(raw),
    )
    problems += _misnamed(document, stem)
    problems += _misfiled(document)
    return document, problems


def pack_file(read: ReadFile) -> bytes:
    """What a file was read to, as bytes; none where it should be read again.

    The tree is packed by itself, so that the rest can be had without it.
    """
    text = read.text
    if text is None:
        return b""
    content = zlib.compress(packed(vars(text.tree)), _QUICKLY)
    names = tuple(str(path[0]) for path in text.tree.filled if len(path) == 1)
    tree = (content, names)
    if isinstance(text, Editorial):
        return packed((text.page, text.body, text.body_line, "", tree, read.problems))
    return packed((text.record, text.body, text.body_line, text.slug, tree, read.problems))


def unpack_file(uri: str, known: bytes, content: Content) -> ReadFile:
    """What `pack_file` packed.

    Args:
        uri: the file.
        known: the digest of its content.
        content: what was packed.

    Raises:
        Unreadable: something else was.
    """
    entry, body, body_line, name, tree, problems = unpacked(content)
    kind = kind_of_uri(uri)
    if kind is None:
        page = Editorial(uri, entry, body, body_line, PackedTree(*tree), known)
        return ReadFile(page, problems)
    document = ReadDocument(
        uri=uri,
        kind=kind,
        record=entry,
        body=body,
        body_line=body_line,
        slug=name,
        tree=PackedTree(*tree),
        digest=known,
    )
    return ReadFile(document, problems)


def _editorial(parsed: Parsed, problems: list[Problem], known: bytes) -> Editorial:
    page, found = build(parsed.uri, parsed.tree, Page)
    problems += found
    return Editorial(parsed.uri, page, parsed.body, parsed.body_line, parsed.tree, known)


def _misnamed(document: ReadDocument[Record], stem: str) -> Iterator[Problem]:
    """A file name from which the address cannot be told."""
    if stem != document.slug:
        text = f"文件名“{stem}”不是小写拼音"
        fix = f"网址会写成 {document.url}；可改名为 {document.slug}.md"
        yield Problem(document.uri, 1, 1, "F019", text, fix, subject=stem)


def _misfiled(document: ReadDocument[Record]) -> Iterator[Problem]:
    """A number with the letter of another kind than the folder's."""
    kind = document.kind
    number = document.number
    if not number or number[0] == kind.letter:
        return
    other = BY_LETTER.get(number[0])
    place = other.label if other else "别处"
    text = f"「编号」{number} 是{place}的号，这里放的是{kind.label}"
    fix = f"把文件移到 {other.folder}/" if other else f"改成 {kind.letter} 开头的编号"
    yield Problem.at(document.uri, document.tree.span(("编号",)), "F016", text, fix)
