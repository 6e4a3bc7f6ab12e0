"""What the settings name exists, and is of the kind that the page needs."""

from __future__ import annotations

from collections.abc import Iterator

from ..problems.problem import Problem
from ..schema.report import Report
from .context import AnyDocument, Context
from .figures import is_written

SETTINGS = "mkdocs.yml"
_KINDS = {"首页工作室": "S", "首页待补": "M", "标准": "B"}
"""Setting → the letter of the records that it names."""


def check(context: Context) -> Iterator[Problem]:
    settings = context.settings
    for address in settings.headline:
        fault = _headline_fault(context, address)
        if fault:
            yield _problem(context, "首页数字", address, fault)
    named = {
        "首页工作室": settings.featured,
        "首页待补": (settings.awaited,),
        "标准": (settings.standard,),
    }
    letters = {number[0] for number in context.names.by_number}
    for name, numbers in named.items():
        if _KINDS[name] not in letters:
            continue  # nothing of this kind has been written yet
        for number in numbers:
            if number and not _exists(context, number, _KINDS[name]):
                yield _problem(context, name, number, "没有这条记录")


def _headline_fault(context: Context, address: str) -> str:
    """What is wrong with a figure of the home page; "" where nothing is."""
    number, _, code = address.partition("/")
    document = context.names.by_number.get(number)
    if document is None:
        return "没有这条记录"
    if not isinstance(document.record, Report):
        return "不是报告里的数字"
    return "" if _has_figure(document, code) else "那条记录里没有这个数字"


def _has_figure(document: AnyDocument, code: str) -> bool:
    return document.record.figure(code) is not None or is_written(document, code)


def _exists(context: Context, number: str, letter: str) -> bool:
    return number[:1] == letter and number in context.names.by_number


def _problem(context: Context, name: str, value: str, fault: str) -> Problem:
    fix = "写成 R0000/代号" if name == "首页数字" else "写记录的编号"
    text = f"「{name}」里的“{value}”：{fault}"
    return Problem(SETTINGS, _line_of(context, name), 1, "S001", text, fix)


def _line_of(context: Context, name: str) -> int:
    """The line on which a setting is written; the first where it is not found."""
    path = context.loaded.root / SETTINGS
    if path.is_file():
        text = path.read_text(encoding="utf-8", errors="replace")
        for number, line in enumerate(text.split("\n"), 1):
            if name in line and not line.lstrip().startswith("#"):
                return number
    return 1
