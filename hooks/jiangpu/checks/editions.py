"""版次 and 修订: a printed card must be able to tell what changed since its edition."""

from __future__ import annotations

from collections.abc import Iterator

from ..problems.problem import Problem
from ..schema.method import Method
from .context import AnyDocument, Context, at


def check(context: Context) -> Iterator[Problem]:
    for document in context.loaded.documents:
        if isinstance(document.record, Method):
            yield from _editions(document, document.record)


def _editions(document: AnyDocument, method: Method) -> Iterator[Problem]:
    """Every edition from the second on has one 修订, in their order, and the last is the 版次."""
    current = method.current_edition
    written = [revision.edition for revision in method.revisions]
    if written != list(range(2, len(written) + 2)):
        text = "「修订」的版次要从 2 起，一版一条，不缺不重"
        yield at(document, ("修订",), "Q008", text, "照先后排好，改成 2、3、4")
        return
    last = len(written) + 1
    if current != last:
        text = f"「版次」是 {current}，「修订」写到第 {last} 版"
        fix = f"补上第 {last + 1} 版的修订" if current > last else f"把“版次”改为 {last}"
        yield at(document, ("版次",), "Q008", text, fix)
    dates = [revision.date for revision in method.revisions]
    if dates != sorted(dates):
        yield at(document, ("修订",), "Q008", "「修订」的日期前后颠倒", "后一版不会比前一版早")
