"""The links to a file that gets another name: in every body that leads to it by its path.

A link by number or by address needs nothing: the former address leads on.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote, unquote

from ..body.scan import scan
from ..problems.span import Edit, Span
from ..reading.frontmatter import parse
from ..writing.changes import FileChange
from ..writing.edits import EditError, apply_to_bytes

_WRITTEN = re.compile(
    r"\]\(\s*<?(?P<inline>[^\s()<>]+)|(?:href|src)\s*=\s*[\"'](?P<html>[^\"']+)[\"']"
)
"""A link as it stands in a text, with where it leads."""

_DEFINED = re.compile(r"^ {0,3}\[[^\]\n]+\]:\s*<?(?P<defined>[^\s<>]+)", re.M)
"""Where a link by reference leads, on a line of its own."""

_MARK = re.compile("[?#]")


def relinked(root: Path, uris: Iterable[str], old: str, new: str) -> list[FileChange]:
    """The files whose links have to change when a file is moved; the moved file is not among them.

    A file whose encoding cannot be trusted stays as it is: the check names its link.

    Args:
        root: the folder of the repository.
        uris: the files that may lead to it.
        old, new: the file before and after.
    """
    stem = posixpath.basename(old).removesuffix(".md")
    mentions = {stem.encode(), quote(stem).encode(), stem.encode("gb18030")}
    changes = []
    for uri in uris:
        if uri == old:
            continue
        raw = (root / uri).read_bytes()
        if not any(mention in raw for mention in mentions):
            continue
        after = with_links(uri, raw, old, new)
        if after != raw:
            changes.append(FileChange(uri, raw, after))
    return changes


def with_links(uri: str, raw: bytes, old: str, new: str, where: str = "") -> bytes:
    """The content of a file with its links to another one as they lead to it under its new name.

    Args:
        uri: the file.
        where: where it will stand; not given where it stays.
    """
    parsed, _ = parse(uri, raw)
    edits = list(_edits(uri, parsed.body, parsed.body_line, old, new, where or uri))
    try:
        return apply_to_bytes(raw, edits) if edits else raw
    except EditError:
        return raw


def _edits(uri: str, body: str, first: int, old: str, new: str, where: str) -> Iterator[Edit]:
    """The parts of a body that name the path of a file."""
    starts = [0]
    for text in body.split("\n"):
        starts.append(starts[-1] + len(text) + 1)
    done: set[int] = set()
    for spot in scan(body):
        if spot.kind not in ("link", "image") or _path_from(uri, spot.target) != old:
            continue
        begin = starts[spot.line - 1]
        last = begin + spot.end_column - 1
        if last + 1 == starts[spot.line]:  # it may go on below
            last = (body + "\n\n").index("\n\n", last)
        start, end = _written(body, begin + spot.column - 1, last, unquote(spot.target))
        if start == end or start in done:
            continue
        done.add(start)
        path = posixpath.relpath(new, posixpath.dirname(where) or ".")
        line = body.count("\n", 0, start)
        column = start - starts[line] + 1
        yield Edit(Span.within(first + line, column, column + end - start), quote(path))


def _path_from(uri: str, target: str) -> str:
    """The file that a link of a file names by its path; "" for any other link."""
    path = unquote(_MARK.split(target)[0])
    if not path.endswith(".md") or path.startswith("/") or ":" in path:
        return ""
    return posixpath.normpath(posixpath.join(posixpath.dirname(uri), path))


def _written(body: str, start: int, end: int, target: str) -> tuple[int, int]:
    """From where to where the path of a link stands in a body; nowhere where it is not found.

    Args:
        start, end: of the link itself: a link by reference has its path elsewhere.
        target: where it leads, unquoted.
    """
    for found in (_WRITTEN.finditer(body, start, end), _DEFINED.finditer(body)):
        for match in found:
            name = str(match.lastgroup)
            if unquote(match[name]) == target:
                path = _MARK.split(match[name])[0]
                return match.start(name), match.start(name) + len(path)
    return 0, 0
