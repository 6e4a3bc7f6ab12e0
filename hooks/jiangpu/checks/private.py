"""Numbers that belong to a person and to no page: identity cards, mobile telephones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..body.scan import scan
from ..library.documents import Editorial
from ..problems.problem import Problem
from ..problems.span import Span
from ..reading.nodes import Path
from .context import AnyDocument, Context, spot_span

_IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
    r"[0-9]{3}[0-9Xx](?![0-9A-Za-z])"
)
_MOBILE = re.compile(r"(?<![0-9A-Za-z./=-])1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9A-Za-z])")
_KINDS = (
    (_IDENTITY, "B011", "身份证号", "去掉它：网页上谁都看得到"),
    (_MOBILE, "B012", "手机号码", "去掉它；公开的办公电话写座机，或写明豁免的理由"),
)
_ADDRESSES = frozenset({"网址", "曾用地址"})


def check(context: Context) -> Iterator[Problem]:
    for document in context.loaded.documents:
        yield from _in_page(document)
    for page in context.loaded.pages:
        yield from _in_page(page)


def _in_page(page: AnyDocument | Editorial) -> Iterator[Problem]:
    for path, text in _texts(page.tree.data, ()):
        if path[-1] not in _ADDRESSES:
            yield from _found(page, text, page.tree.span(path))
    for spot in scan(page.body):
        if spot.kind == "bare":
            span = spot_span(page, spot.line, spot.column, spot.end_column)
            yield from _found(page, spot.text, span)


def _found(page: AnyDocument | Editorial, text: str, span: Span) -> Iterator[Problem]:
    for pattern, code, name, fix in _KINDS:
        for match in pattern.finditer(text):
            shown = f"{match[0][:3]}…{match[0][-2:]}"
            message = f"这里有{name}“{shown}”"
            yield Problem.at(page.uri, span, code, message, fix, subject=shown)


def _texts(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    """Every text of a front matter with its place."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*path, index))
