"""Numbers in a record's own words: each with a unit is accounted for by a figure of the page, and
each 【数字 …】 names one. Typed numbers drift.
"""

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
from ..library.documents import Editorial
from ..problems.problem import Problem
from ..problems.span import Edit, Span
from ..reading.nodes import Path
from ..schema.base import Record
from ..schema.fields import fields_of
from ..schema.refs import placed_values
from ..schema.units import UNITS
from ..schema.vocabularies import nearest
from .context import AnyDocument, Context, at, at_spot, spot_span
from .figures import is_written

_QUOTING = "先在“数字”里写一条，再引用它的代号；别的记录的，写成 R0000/keti 的样子"

_ACCOUNTING = "在“数字”里补一条，或者改成不带数字的说法"

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

_ELSEWHERE = {"figures", "sources", "rules", "waivers", "editors", "quiz", "remarks"}
"""Fields with checks of their own, or taken from the page itself."""


def check(context: Context) -> Iterator[Problem]:
    yield from _unaccounted(context)
    for document in context.loaded.documents:
        yield from _quoted(context, document, document)
    for page in context.loaded.pages:
        yield from _quoted(context, page, None)


def _quoted(
    context: Context, page: AnyDocument | Editorial, own: AnyDocument | None
) -> Iterator[Problem]:
    """Every 【数字 …】 names a figure of a record that is published.

    Args:
        own: the record whose figures may be named without a number; None for an editorial page.
    """
    for spot in scan(page.body):
        if spot.kind != "prose":
            continue
        for reference in references(spot.text):
            number, _, written = reference.name.rpartition("/")
            code = written.lower()
            record = context.names.by_number.get(number) if number else own
            if _can_be_quoted(record, code, own):
                continue
            if record is not None and _is_broken(record, code):
                continue
            span = spot_span(page, spot.line, reference.column, reference.end_column)
            yield _unknown_figure(page.uri, span, reference.name, record)


def _can_be_quoted(record: AnyDocument | None, code: str, own: AnyDocument | None) -> bool:
    if record is None or record.record.figure(code) is None:
        return False
    return record is own or _public(record)


def _is_broken(record: AnyDocument, code: str) -> bool:
    """Whether a figure is written and could not be read: that is reported there."""
    return record.record.figure(code) is None and is_written(record, code)


def _unknown_figure(uri: str, span: Span, name: str, record: AnyDocument | None) -> Problem:
    text = f"正文里的【数字 {name}】找不到"
    number, slash, code = name.rpartition("/")
    codes = [figure.code for figure in record.record.figures] if record else []
    near = nearest(code, codes)
    if near is None:
        return Problem.at(uri, span, "N030", text, _QUOTING)
    meant = f"【数字 {number}{slash}{near}】"
    edits = (Edit(span, meant),) if near != code else ()
    return Problem.at(uri, span, "N030", text, f"改为{meant}", edits=edits)


def _public(document: AnyDocument) -> bool:
    return document.listed and not document.draft and not hidden(document)


def _unaccounted(context: Context) -> Iterator[Problem]:
    pattern = unit_pattern(frozenset(context.settings.units))
    for document in context.loaded.documents:
        known = accounted(document.record) | _in_broken_figures(document)
        for path, text in _texts(document.record, ()):
            label = next(step for step in reversed(path) if isinstance(step, str))
            for found in unaccounted(text, known, pattern):
                message = f"「{label}」里的“{found}”没有来历"
                yield at(document, path, "N020", message, _ACCOUNTING, subject=found)
        yield from _body(document, known, pattern)


def _body(
    document: AnyDocument, known: set[Decimal], pattern: re.Pattern[str]
) -> Iterator[Problem]:
    for spot in scan(document.body):
        if spot.kind != "prose":
            continue
        for found in unaccounted(plain_text(spot.text), known, pattern):
            text = f"正文里的“{found}”没有来历"
            yield at_spot(document, spot, "N020", text, _ACCOUNTING, subject=found)


@cache
def unit_pattern(more: frozenset[str] = frozenset()) -> re.Pattern[str]:
    """A number in digits with a unit: group 1 the number, group 2 the unit."""
    units = "|".join(
        re.escape(unit)
        for unit in sorted({*UNITS.words, *more}, key=lambda unit: (-len(unit), unit))
    )
    thousands = r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9,])(?:\.[0-9]+)?"
    number = rf"(?<![0-9.\-A-Za-z])(?<![0-9],)({thousands}|[0-9]++(?:\.[0-9]+)?)"
    return re.compile(rf"{number}\s*[{WORDS_INSIDE}]?\s*([百千万亿]?(?:{units}))")


def accounted(record: Record) -> set[Decimal]:
    """Every number that a figure of the record states: its value, words, quote, formula, note."""
    known: set[Decimal] = set()
    for figure in record.figures:
        known.update(figure.numbers)
        for text in (figure.words, figure.quote, figure.derived, figure.note):
            known |= numbers_in(text or "")
    return known


def _in_broken_figures(document: AnyDocument) -> set[Decimal]:
    """The numbers in figures that could not be read: that is reported there."""
    given = document.tree.data.get("数字")
    entries = given if isinstance(given, list) else [given]
    sound = document.tree.sound_entries.get("数字", [])
    known: set[Decimal] = set()
    for index, entry in enumerate(entries):
        if index not in sound and isinstance(entry, dict):
            for value in entry.values():
                known |= numbers_in(value) if isinstance(value, str) else set()
    return known


def unaccounted(text: str, known: set[Decimal], pattern: re.Pattern[str]) -> Iterator[str]:
    """The numbers of a text, with their units, that are not known.

    Years and months are dates, not figures.
    """
    for match in pattern.finditer(text):
        number, unit = Decimal(match[1].replace(",", "")), match[2]
        is_year = unit == "年" and len(match[1]) == 4
        is_month = unit == "月" and number <= 12
        is_decade = unit == "年" and text.startswith("代", match.end())
        if is_year or is_month or is_decade:
            continue
        if number not in known and not numbers_in(match[0]) & known:
            yield match[0].strip()
    for match in _large_numerals(pattern).finditer(text):
        if not numbers_in(match[0]) & known:
            yield match[0]


@cache
def _large_numerals(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """三千多人次: a numeral of a hundred or more in Chinese, with a unit. Smaller ones are ways of
    speaking: 一遍, 三步, 十年.
    """
    unit = pattern.pattern.rpartition("([百千万亿]?")[2].removesuffix(")")
    return re.compile(
        rf"(?<![{_COUNTING}{_LARGE}零〇十])"
        rf"[{_COUNTING}][{_COUNTING}{_LARGE}零〇十]{{0,16}}[{_LARGE}][{_COUNTING}{_LARGE}零〇十]{{0,16}}"
        rf"[{WORDS_INSIDE}]?{unit}"
    )


_COUNTING = "一二两三四五六七八九"
_LARGE = "百千万亿"


def _texts(part: BaseModel, path: Path) -> Iterator[tuple[Path, str]]:
    """Every text field of a record that holds words, with its place in the front matter."""
    is_record = not path
    for field in fields_of(type(part)):
        if field.label in _NOT_PROSE or (is_record and field.attribute in _ELSEWHERE):
            continue
        for place, value in placed_values(part, field, path):
            if isinstance(value, str):
                yield place, value
            elif isinstance(value, BaseModel):
                yield from _texts(value, place)
