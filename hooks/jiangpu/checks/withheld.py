"""Names that may not be shown stand in nobody else's record, in no page, file name or setting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..body.scan import scan
from ..disclosure.withheld import Found, WithheldPerson
from ..library.data_files import SEEING, WAYS
from ..problems.problem import Problem
from ..reading.nodes import Path, Tree
from ..schema.refs import references
from .context import AnyDocument, Context

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
    files = context.loaded.data_files
    yield from _in_fields(context, WAYS, files.ways.tree, frozenset(), None)
    yield from _in_fields(context, SEEING, files.seeing.tree, frozenset(), None)
    yield from _in_settings(context)


def _in_document(context: Context, document: AnyDocument) -> Iterator[Problem]:
    """A record may state its own name: it is cut to what may be shown.

    The record of somebody who is not shown at all may state anything.
    """
    own = context.withheld.by_number.get(document.number)
    if own is not None and own.hidden:
        return
    if own is None:
        yield from _in_file_name(context, document.uri)
    allowed = _references(context, document)
    yield from _in_fields(context, document.uri, document.tree, allowed, own)
    yield from _in_body(context, document.uri, document.body, document.body_line, own)


def _references(context: Context, document: AnyDocument) -> frozenset[Path]:
    """Where the front matter names a withheld person in a field that is there to name people."""
    places = set()
    for reference in references(document.record):
        if context.withheld.meant(reference.kind, reference.value):
            places.add(document.tree.placed(reference.path))
    return frozenset(places)


def _in_fields(
    context: Context, uri: str, tree: Tree, allowed: frozenset[Path], own: WithheldPerson | None
) -> Iterator[Problem]:
    for path, text in _texts(tree.data, ()):
        if path in allowed:
            continue
        label = next(step for step in reversed(path) if isinstance(step, str))
        for found in context.withheld.find(text):
            if found.person is not own and found.person.agreed:
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
        if found.person is not own and found.person.agreed:
            line, column = _place(body, found.start)
            place = (first_line + line - 1, column)
            yield _problem(uri, place, "正文里", body, found)
    for spot in scan(body):
        if spot.kind != "image":
            continue
        person = context.withheld.spelled_in(spot.target.rpartition("/")[2])
        if person is not None:
            line = first_line + spot.line - 1
            text = f"图片 {spot.target} 的文件名拼出了一个名字，{_consent(person)}"
            fix = "给图片换一个看不出是谁的文件名"
            yield Problem(uri, line, spot.column, CODE, text, fix)


def _in_file_name(context: Context, uri: str) -> Iterator[Problem]:
    for found in context.withheld.find(uri):
        fix = "把文件名改成小写拼音，不带这个名字"
        yield _problem(uri, (1, 1), "文件名里", uri, found, fix)


def _in_address(context: Context, uri: str, url: str, name: str) -> Iterator[Problem]:
    """The address of an editorial page. That of a record is made of its number instead."""
    person = context.withheld.spelled_in(url, name)
    if person is not None:
        text = f"网址 /{url} 拼出了一个名字，{_consent(person)}"
        yield Problem(uri, 1, 1, CODE, text, "换一个文件名")


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
    """A withheld name at a place.

    Args:
        place: line and column, from 1.
        where: the place in words.
        text: the text in which the name was found.
        fix: what to change; "" for what is usual.
    """
    line, column = place
    written = " ".join(text[found.start : found.end].split())
    instead = "改成不提名的说法" if found.person.hidden else f"改成“{found.person.shown}”"
    usual = f"{instead}；要指一条记录的，写编号"
    message = f"{where}有“{written}”，{_consent(found.person)}"
    return Problem(uri, line, column, CODE, message, fix or usual)
