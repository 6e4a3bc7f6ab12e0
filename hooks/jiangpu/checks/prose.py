"""Numbers with a unit in a record's own words that no figure of the page accounts for: typed numbers drift."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from pydantic import BaseModel

from ..body.quoted import references
from ..body.scan import plain_text, scan
from ..disclosure.consent import hidden
from ..language.numerals import WORDS_INSIDE, numbers_in
from ..library.documents import Document
from ..problems.problem import Problem
from ..schema.base import Record
from ..schema.units import UNITS
from ..schema.vocabularies import nearest
from .context import Context, at

_QUOTING = "先在“数字”里写一条，再引用它的代号；别的记录的，写成 R0001/keti 的样子"

_NOT_PROSE = {
    "编号",
    "名称",
    "题名",
    "更新",
    "文号",
    "年份",
    "日期",
    "时间",
    "成立年份",
    "专利号",
    "口诀",
    "曾用地址",
    "规则",
    "单位",
    "别名",
}
"""Fields that hold names, dates and the like."""

_ELSEWHERE = {"figures", "sources", "rules", "waivers", "editors", "quiz"}
"""Fields with checks of their own, or taken from the page itself."""


def check(context: Context) -> Iterator[Problem]:
    yield from _unaccounted(context)
    for document in context.loaded.documents:
        yield from _quoted(context, document.uri, document.body, document.body_line, document)
    for page in context.loaded.pages:
        yield from _quoted(context, page.uri, page.body, page.body_line, None)


def _quoted(
    context: Context, uri: str, body: str, first: int, own: Document | None
) -> Iterator[Problem]:
    """Every 【数字 …】 names a figure of a record that is published."""
    for spot in scan(body):
        for column, name in references(spot.text) if spot.kind == "prose" else ():
            number, _, code = name.rpartition("/")
            record = own if not number else context.names.by_number.get(number)
            if record and record.record.figure(code) and (record is own or _public(record)):
                continue
            codes = [figure.code for figure in record.record.figures] if record else []
            near = nearest(code, codes) or (codes[0] if len(codes) == 1 else None)
            fix = f"改为【数字 {number}{'/' if number else ''}{near}】" if near else _QUOTING
            yield Problem(
                uri, first + spot.line - 1, column, "N030", f"正文里的【数字 {name}】找不到", fix
            )


def _public(document: Document) -> bool:
    return document.listed and not document.draft and not hidden(document.record)


def _unaccounted(context: Context) -> Iterator[Problem]:
    pattern = unit_pattern(frozenset(context.settings.units))
    for document in context.loaded.documents:
        known = accounted(document.record)
        for path, text in _texts(document.record, ()):
            label = next(step for step in reversed(path) if isinstance(step, str))
            for found in unaccounted(text, known, pattern):
                yield at(
                    document,
                    path,
                    "N020",
                    f"「{label}」里的“{found}”没有来历",
                    "在“数字”里补一条，或者改成不带数字的说法",
                )
        yield from _body(document, known, pattern)


def _body(document: Document, known: set[Decimal], pattern: re.Pattern[str]) -> Iterator[Problem]:
    for spot in scan(document.body):
        if spot.kind == "prose":
            for found in unaccounted(plain_text(spot.text), known, pattern):
                yield Problem(
                    document.uri,
                    document.body_line + spot.line - 1,
                    1,
                    "N020",
                    f"正文里的“{found}”没有来历",
                    "在“数字”里补一条，或者改成不带数字的说法",
                )


@cache
def unit_pattern(more: frozenset[str] = frozenset()) -> re.Pattern[str]:
    """A number in digits with a unit: group 1 the number, group 2 the unit."""
    units = "|".join(
        re.escape(unit)
        for unit in sorted({*UNITS.words, *more}, key=lambda unit: (-len(unit), unit))
    )
    number = r"(?<![\d.\-A-Za-z])(\d+(?:\.\d+)?)"
    return re.compile(rf"{number}\s*[{WORDS_INSIDE}]?\s*([百千万亿]?(?:{units}))")


def accounted(record: Record) -> set[Decimal]:
    """Every number that the record's figures state, in their values, words, quotes, formulas and notes."""
    known: set[Decimal] = set()
    for figure in record.figures:
        known.update(figure.numbers)
        for text in (figure.words, figure.quote, figure.derived, figure.note):
            known |= numbers_in(text or "")
    return known


def unaccounted(text: str, known: set[Decimal], pattern: re.Pattern[str]) -> Iterator[str]:
    """The numbers of a text that are not known; years and months are dates, not figures."""
    for match in pattern.finditer(text):
        number, unit = match.groups()
        date = unit == "年" and len(number) == 4 or unit == "月" and Decimal(number) <= 12
        if not date and Decimal(number) not in known and not numbers_in(match[0]) & known:
            yield match[0].strip()


def _texts(
    part: BaseModel, path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text field of a record that holds words, with its place in the front matter."""
    for name, info in type(part).model_fields.items():
        if (not path and name in _ELSEWHERE) or info.alias in _NOT_PROSE:
            continue
        value = getattr(part, name)
        for index, item in enumerate(value if isinstance(value, tuple) else (value,)):
            here = (*path, info.alias, index) if isinstance(value, tuple) else (*path, info.alias)
            if isinstance(item, str):
                yield here, item
            elif isinstance(item, BaseModel):
                yield from _texts(item, here)
