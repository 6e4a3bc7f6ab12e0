"""A row of a city's table → what the portal knows of a record. Every value is looked at first.

Fields that this program does not know (a newer version of the format) are passed over; those that
an older version has not are not there. A value of another type than the schema says makes the
record one that is not taken.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

from ..exports.columns import DATE, PART, REF, Column, columns_of
from ..figures.sources import bare, is_cell, source_key
from ..language.dates import in_words, is_known, parse_partial
from ..language.names import name_key
from ..schema.base import Record, Source
from ..schema.registry import METHOD, Kind
from ..schema.teaching import teachable
from ..schema.types import UNTRACED
from ..schema.vocabularies import INDUSTRIES, NATURES
from ..search.facets import BY_FIELD
from .entries import Entry, Searched, Stated
from .limits import BODY, ITEMS, LINE, NAME, TEXT
from .listing import NUMBER
from .origins import is_own
from .refused import BadRow

Row = Mapping[str, Any]

_SHOWN = """
    leaders authors studio trades kind risk founded year post skill publisher date document
    audience duration
"""
_FACTS = frozenset(_SHOWN.split())
"""Attributes of the fields that the portal shows; the rest stands on the page at home."""

_FACETS = frozenset(("能学", "省", "类别", "级别", "荣誉", "年份", "难度"))
"""Filters whose words mean the same in every city. The industry is that of the record: there is a
page for each.
"""

_PAST = frozenset(("实际", "背景"))
"""Natures of figures that tell of what has been."""

_ACTIVE = re.compile(
    r"<\s*/?\s*(?:script|iframe|object|embed|svg|math|img|image|style|link|meta|base|form|input|"
    r"body|html|video|audio|a)\b|javascript\s*:|data\s*:\s*text/html|<!--",
    re.IGNORECASE,
)
"""What no name of anything honest holds. Words such as 阀门<DN50> are not among it."""


def is_active(text: str) -> bool:
    """Whether a text looks like code for a web page."""
    return bool(_ACTIVE.search(text))


def entry_of(row: Row, kind: Kind[Record], origin: str) -> Entry:
    """A record of a city, without its figures and without what finds it.

    Raises:
        BadRow: it cannot be taken.
    """
    columns = _columns(kind)
    number = number_of(row, kind)
    page = row.get("页面")
    if not isinstance(page, str):
        raise BadRow("没有写明网页的地址")
    place = [_line(row, name) for name in ("省", "市", "县区")]
    known = place.index("") if "" in place else len(place)
    return Entry(
        number=number,
        name=_name(row),
        page=page if is_own(page, origin) else "",
        aliases=_lines(row, "别名"),
        summary=_text(row, "摘要", TEXT),
        unit=_line(row, "单位"),
        region=tuple(dict.fromkeys(part for part in place if part)),
        within=tuple(place[:known]),
        inferred=_line(row, "地区性质") == "推定",
        industry=_word(row, "行业", INDUSTRIES.words),
        facts=_facts(row, columns),
        notice=_notice(row, kind),
        updated=_date(row, "更新"),
        sources=frozenset(_sources(row).values()),
        digest=digest_of(row),
        latest=_latest(_dates(row, columns)),
    )


def _dates(row: Row, columns: tuple[Column, ...]) -> Iterator[tuple[str, str]]:
    """(name of a field, date) of what the portal shows."""
    yield "更新", _date(row, "更新")
    for column in _shown(columns):
        if column.type == DATE and not column.many and column.name in row:
            yield column.name, _dated(str(row[column.name]), column.name)


def _latest(dates: Iterable[tuple[str, str]]) -> tuple[str, str]:
    known = [(date, name) for name, date in dates if is_known(date)]
    date, name = max(known, default=("", ""))
    return name, date


def with_figures(entry: Entry, figures: tuple[Stated, ...]) -> Entry:
    """A record with its figures. What is meant to be so one day is no date of what is past."""
    past = [("截至", each.as_of) for each in figures if each.nature in _PAST]
    return replace(entry, figures=figures, latest=_latest([entry.latest, *past]))


def number_of(row: Row, kind: Kind[Record]) -> str:
    """The number of a record.

    Raises:
        BadRow: it has none, or one of another kind.
    """
    number = row.get("编号")
    if not isinstance(number, str) or not NUMBER.fullmatch(number):
        raise BadRow("没有编号，或编号的写法不对")
    if number[0] != kind.letter:
        raise BadRow(f"编号 {number} 不是{kind.label}的")
    return number


def digest_of(row: Row) -> str:
    """What changes with everything that a row says."""
    text = json.dumps(row, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _notice(row: Row, kind: Kind[Record]) -> str:
    """What has to be said of a record. A dangerous method never goes without, whatever the city
    says; one whose risk is not known counts as dangerous.
    """
    stated = _line(row, "提醒")
    if kind != METHOD:
        return stated
    return teachable(_line(row, "风险")).notice or stated


def _columns(kind: Kind[Record]) -> tuple[Column, ...]:
    return columns_of(kind.model)


@cache
def _shown(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    return tuple(column for column in columns if column.attribute in _FACTS)


def _name(row: Row) -> str:
    name = _text(row, "名称", NAME)
    if not name_key(name):
        raise BadRow("没有名称")
    return name


def _facts(row: Row, columns: tuple[Column, ...]) -> tuple[tuple[str, str], ...]:
    """(name of the field, text) of what the portal shows of a record besides."""
    facts = []
    for column in _shown(columns):
        if column.name in row:
            text = "、".join(_plain(row, column))
            if text:
                facts.append((column.name, text))
    return tuple(facts)


def _plain(row: Row, column: Column) -> list[str]:
    """The values of a field as text."""
    value = row[column.name]
    if column.many != isinstance(value, list):
        raise BadRow(f"「{column.name}」应当是{'一组' if column.many else '一个'}")
    values = value if column.many else [value]
    if len(values) > ITEMS:
        raise BadRow(f"「{column.name}」有 {len(values)} 项，太多")
    return [_one(item, column) for item in values]


def _one(value: Any, column: Column) -> str:
    if column.type == REF:
        value = value.get("名称") if isinstance(value, dict) else None
    if column.type == PART or isinstance(value, bool):
        value = None
    if isinstance(value, (int, Decimal)):
        value = str(value)
    if not isinstance(value, str):
        raise BadRow(f"「{column.name}」的写法不对")
    text = _checked(value, column.name, LINE)
    return in_words(_dated(text, column.name)) if column.type == DATE else text


def _checked(text: str, name: str, most: int) -> str:
    if len(text) > most:
        raise BadRow(f"「{name}」有 {len(text)} 个字，超过 {most} 个")
    return " ".join(text.split())


def _text(row: Row, name: str, most: int) -> str:
    value = row.get(name, "")
    if not isinstance(value, str):
        raise BadRow(f"「{name}」应当是文字")
    return _checked(value, name, most)


def _line(row: Row, name: str) -> str:
    return _text(row, name, LINE)


def _date(row: Row, name: str) -> str:
    """A date as far as it is known, as the schema writes it."""
    text = _line(row, name)
    return _dated(text, name) if text else ""


def _dated(text: str, name: str) -> str:
    try:
        return parse_partial(text)
    except ValueError:
        raise BadRow(f"「{name}」应当是日期") from None


def _word(row: Row, name: str, words: tuple[str, ...]) -> str:
    """A word of a closed vocabulary; one that this program does not know counts as not stated."""
    word = _line(row, name)
    return word if word in words else ""


def _lines(row: Row, name: str) -> tuple[str, ...]:
    value = row.get(name, [])
    if not isinstance(value, list) or len(value) > ITEMS:
        raise BadRow(f"「{name}」应当是一组")
    lines = []
    for item in value:
        if not isinstance(item, str):
            raise BadRow(f"「{name}」里有一项不是文字")
        lines.append(_checked(item, name, LINE))
    return tuple(lines)


def _sources(row: Row) -> dict[str, str]:
    """Code of a source → what it is known by in every city."""
    value = row.get("来源", [])
    if not isinstance(value, list) or len(value) > ITEMS:
        raise BadRow("「来源」应当是一组")
    keys = {}
    for item in value:
        if not isinstance(item, dict):
            raise BadRow("「来源」里有一项不是来源")
        source = Source.model_construct(
            title=_line(item, "题名"),
            publisher=_line(item, "发布者"),
            date=_line(item, "日期") or None,
            address=_line(item, "网址") or None,
        )
        keys[_line(item, "代号")] = source_key(source)
    return keys


def figures_of(rows: list[Row], record: Row) -> tuple[Stated, ...]:
    """The figures of a record.

    Args:
        rows: those of the table of figures that belong to it.
        record: its own row, which has its sources.

    Raises:
        BadRow: one of them cannot be taken.
    """
    sources = _sources(record)
    return tuple(_stated(row, sources) for row in rows)


def _stated(row: Row, sources: Mapping[str, str]) -> Stated:
    written = _line(row, "写法")
    indicator = _line(row, "指标")
    if not written or not indicator:
        raise BadRow("有一个数字没有写明指标和写法")
    qualifiers = _lines(row, "限定")
    lost = [word for word in qualifiers if word not in written]
    if lost:
        raise BadRow(f"数字“{written[:40]}”丢了“{lost[0][:10]}”")
    source = _line(row, "来源")
    return Stated(
        code=_line(row, "代号"),
        written=written,
        indicator=indicator,
        scope=_line(row, "口径"),
        value=_number(row, "数值"),
        unit=_line(row, "单位"),
        qualifiers=qualifiers,
        nature=_line(row, "性质") or NATURES.words[0],
        region=_line(row, "地区"),
        period=_line(row, "期间"),
        as_of=_date(row, "截至"),
        note=_line(row, "说明"),
        source=_line(row, "来源全称"),
        sentence=_sentence(row, sources.get(source, "")),
        derived=bool(_line(row, "推算")),
        traced=source != UNTRACED,
        excluded=_line(row, "不进合计"),
    )


def _number(row: Row, name: str) -> Decimal | None:
    value = row.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise BadRow(f"「{name}」应当是数")
    return Decimal(value)


def _sentence(row: Row, source: str) -> tuple[str, str] | None:
    quote = bare(_line(row, "原文"))
    if not quote or not source or is_cell(_line(row, "位置")):
        return None
    return source, quote


def searched_of(item: Row) -> Searched:
    """What finds a record, from its line of items.ndjson.

    Raises:
        BadRow: the line has values of another type.
    """
    facets = item.get("facets", {})
    if not isinstance(facets, dict):
        raise BadRow("检索条目的写法不对")
    kept = {}
    for field in _FACETS & set(BY_FIELD) & set(facets):
        kept[field] = tuple(word[:NAME] for word in _lines(facets, field))
    return Searched(
        body=_cut(item, "body"),
        fields=_cut(item, "fields"),
        names=_lines(item, "names"),
        facets=kept,
    )


def _cut(item: Row, name: str) -> str:
    """A long text, as much of it as is searched."""
    value = item.get(name, "")
    if not isinstance(value, str):
        raise BadRow("检索条目的写法不对")
    return value[:BODY]
