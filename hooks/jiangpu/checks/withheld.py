"""Names that may not be shown do not stand in somebody else's record, in a page, in a file name or
in the settings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..body.scan import scan
from ..disclosure.withheld import Found, WithheldPerson
from ..library.documents import Document
from ..problems.problem import Problem
from ..reading.nodes import Path, Tree
from ..schema.refs import references
from .context import Context

CODE = "R011"
SETTINGS = "mkdocs.yml"


def check(context: Context) -> Iterator[Problem]:
    if not context.withheld:
        return
    for document in context.loaded.documents:
        yield from _in_document(context, document)
    for page in context.loaded.pages:
        yield from _in_file_name(context, page.uri)
        yield from _in_address(context, page.uri, page.url, page.name)
        yield from _in_fields(context, page.uri, page.tree, frozenset(), None)
        yield from _in_body(context, page.uri, page.body, page.body_line, None)
    yield from _in_settings(context)


def _in_document(context: Context, document: Document) -> Iterator[Problem]:
    """A record may say its own name: it is cut to what may be shown. One that is not shown at all
    may say anything."""
    own = context.withheld.by_number.get(document.number)
    if own is not None and own.hidden:
        return
    if own is None:
        yield from _in_file_name(context, document.uri)
    allowed = _references(context, document)
    yield from _in_fields(context, document.uri, document.tree, allowed, own)
    yield from _in_body(context, document.uri, document.body, document.body_line, own)


def _references(context: Context, document: Document) -> frozenset[Path]:
    """Where the front matter names a withheld person in a field that is there to name people."""
    return frozenset(
        document.tree.placed(reference.path)
        for reference in references(document.record)
        if context.withheld.meant(reference.kind, reference.value)
    )


def _in_fields(
    context: Context, uri: str, tree: Tree, allowed: frozenset[Path], own: WithheldPerson | None
) -> Iterator[Problem]:
    for path, text in _texts(tree.data, ()):
        if path in allowed:
            continue
        label = next(step for step in reversed(path) if isinstance(step, str))
        for found in context.withheld.find(text):
            if found.person is not own:
                yield _problem(uri, tree.at(path), f"「{label}」里", text, found)


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Every text of a front matter with its place."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*path, index))


def _in_body(
    context: Context, uri: str, body: str, first_line: int, own: WithheldPerson | None
) -> Iterator[Problem]:
    for found in context.withheld.find(body):
        if found.person is not own:
            line, column = _place(body, found.start)
            place = (first_line + line - 1, column)
            yield _problem(uri, place, "正文里", body, found)
    for spot in scan(body):
        if spot.kind != "image":
            continue
        person = context.withheld.spelled_in(spot.target.rpartition("/")[2])
        if person is not None:
            yield Problem(
                uri,
                first_line + spot.line - 1,
                spot.column,
                CODE,
                f"图片 {spot.target} 的文件名拼出了一个名字，{_consent(person)}",
                "给图片换一个看不出是谁的文件名",
            )


def _in_file_name(context: Context, uri: str) -> Iterator[Problem]:
    for found in context.withheld.find(uri):
        yield _problem(
            uri, (1, 1), "文件名里", uri, found, fix="把文件名改成小写拼音，不带这个名字"
        )


def _in_address(context: Context, uri: str, url: str, name: str) -> Iterator[Problem]:
    """An editorial page has no number to be addressed by instead. (Records get an address by their
    number.)"""
    person = context.withheld.spelled_in(url, name)
    if person is not None:
        yield Problem(
            uri,
            1,
            1,
            CODE,
            f"网址 /{url} 拼出了一个名字，{_consent(person)}",
            "换一个文件名",
        )


def _in_settings(context: Context) -> Iterator[Problem]:
    path = context.loaded.root / SETTINGS
    text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    for found in context.withheld.find(text):
        yield _problem(SETTINGS, _place(text, found.start), "网站设置里", text, found)


def _place(text: str, position: int) -> tuple[int, int]:
    """Line and column, from 1."""
    before = text[:position]
    return before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1


def _consent(person: WithheldPerson) -> str:
    """What the person agreed to, and where that is written."""
    agreed = "不公开" if person.hidden else "只写姓氏"
    return f"这个人{agreed}（{person.number or person.document.uri}）"


def _problem(
    uri: str, place: tuple[int, int], where: str, text: str, found: Found, fix: str = ""
) -> Problem:
    written = " ".join(text[found.start : found.end].split())
    instead = "改成不提名的说法" if found.person.hidden else f"改成“{found.person.shown}”"
    return Problem(
        uri,
        *place,
        CODE,
        f"{where}有“{written}”，{_consent(found.person)}",
        fix or f"{instead}；要指一条记录的，写编号",
    )
