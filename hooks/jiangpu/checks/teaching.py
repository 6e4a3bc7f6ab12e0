"""What may be taught: a 高危 method has no self-test and no place in a learning path."""

from __future__ import annotations

from collections.abc import Iterator

from ..problems.problem import Problem
from ..schema.method import Method
from ..schema.path import Path, Stop
from .context import AnyDocument, Context, at


def check(context: Context) -> Iterator[Problem]:
    addresses = _methods_by_address(context)
    for document in context.loaded.documents:
        if isinstance(document.record, Method):
            yield from _quiz(document, document.record)
        if isinstance(document.record, Path):
            yield from _stops(document, document.record, context, addresses)


def _quiz(document: AnyDocument, method: Method) -> Iterator[Problem]:
    if method.quiz and _known_risk(method) and not method.teachable.quiz:
        text = f"{method.risk}方法不出「自测」"
        fix = "“自测”先收着，等本单位的规程附上以后再放上来"
        yield at(document, ("自测",), "B006", text, fix, subject="自测")


def _stops(
    document: AnyDocument,
    path: Path,
    context: Context,
    addresses: dict[str, AnyDocument],
) -> Iterator[Problem]:
    """A stop names a method by number or name, or gives the address of its page."""
    for index, stop in enumerate(path.stops):
        label, found = _method_of(stop, context, addresses)
        method = found.record if found else None
        if not isinstance(method, Method) or not _known_risk(method) or method.teachable.path:
            continue
        text = f"「{label}」“{method.name}”是{method.risk}方法，不排进学习路径"
        fix = "从“次序”里删掉这一站；要提到它，写在正文里，链到它的页面"
        yield at(document, ("次序", index, label), "B007", text, fix)


def _method_of(
    stop: Stop, context: Context, addresses: dict[str, AnyDocument]
) -> tuple[str, AnyDocument | None]:
    """(the field that says so, the method of a stop); an unknown or doubtful name is reported
    elsewhere.
    """
    if stop.method:
        found = context.names.find("method", stop.method)
        return "操作法", found[0] if len(found) == 1 else None
    return "页面", addresses.get((stop.page or "").strip("/"))


def _methods_by_address(context: Context) -> dict[str, AnyDocument]:
    """Address of a method's page, its short one too, without slashes at the ends → the method."""
    addresses = {}
    for document in context.loaded.documents:
        if isinstance(document.record, Method):
            addresses[document.url.strip("/")] = document
            addresses[document.short_url.strip("/")] = document
    return addresses


def _known_risk(method: Method) -> bool:
    """Whether 风险 could be read; where it could not, that is reported and nothing more."""
    return bool(method.risk)
