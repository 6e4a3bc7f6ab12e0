"""Entries of a record put together from the columns of a row: 称号, 课题, 成果, 荣誉 and the like.

A cell of the leading column may list several entries; the other columns then have as many items,
or belong to none.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ..schema.fields import Field, field_named
from ..schema.types import ValueType
from .cells import (
    BOTH_LEVELS,
    Read,
    read_date,
    read_level,
    read_people,
    read_word,
    split_items,
    years_in,
)
from .headings import PATENTS, REMARK, AnyKind
from .plan import LOOK, WRONG, CellReport
from .tables import Line

_SOURCE = "@"

_SPLIT_AT_COMMAS = ("荣誉", "称号")
"""Fields whose entries stand with 、 between them."""


@dataclass(frozen=True)
class Given:
    """One cell for an entry."""

    report: CellReport
    text: str
    head: str


@dataclass
class Made:
    """What the columns of a row made.

    Attributes:
        values: field → entries.
        cells: the report.
        kept: what goes into 备注: (heading, text, address).
        reasons: why the row is refused.
    """

    values: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    cells: list[CellReport] = field(default_factory=list)
    kept: list[tuple[str, str, str]] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    def keep(self, given: Given, said: str, suggestion: str | None = None) -> None:
        """Words that belong to no entry."""
        self.kept.append((given.head or "（没有表头的列）", given.text, given.report.address))
        together = "；".join(each for each in (given.report.said, said) if each)
        self.cells.append(
            replace(
                given.report,
                place=REMARK,
                said=together,
                weight=LOOK,
                suggestion=suggestion or None,
            )
        )


class Entries:
    """The cells of a row that are parts of entries."""

    def __init__(self) -> None:
        self._given: dict[str, dict[str, list[Given]]] = {}

    def add(self, place: str, report: CellReport, text: str, head: str) -> None:
        """A cell, with the place of its column: 称号.级别, or the field alone."""
        label, _, part = place.partition(".")
        if part == "操作法":
            label, part = "成果", "操作法"
        self._given.setdefault(label, {}).setdefault(part, []).append(Given(report, text, head))

    def made(self, kind: AnyKind, line: Line, epoch: datetime.date) -> Made:
        """The entries of every field."""
        made = Made()
        for label, parts in self._given.items():
            described = field_named(kind.model, label)
            if described is None or described.part is None:
                for each in _all(parts):
                    made.keep(each, "本站没有这一项，照原样放进备注")
            elif label == "称号" or (label == "荣誉" and "名称" not in parts):
                _titles(made, described, parts, line, epoch)
            elif label == "师带徒":
                _pairs(made, described, parts, line, epoch)
            else:
                _listed(made, described, parts, line, epoch)
        return made


def _all(parts: Mapping[str, list[Given]]) -> list[Given]:
    found = []
    for given in parts.values():
        found += given
    return found


def _with_source(described: Field, entry: dict[str, Any]) -> dict[str, Any]:
    """An entry that says where it comes from, where its model has a field for that."""
    if any(part.label == "来源" for part in described.parts):
        return {**entry, "来源": _SOURCE}
    return entry


def _part(described: Field, label: str) -> Field:
    return next(part for part in described.parts if part.label == label)


def _value(part: Field, text: str, given: Given, line: Line, epoch: datetime.date) -> Read:
    """The value of one part of an entry."""
    if part.type in (ValueType.DATE, ValueType.DAY):
        return read_date(text, is_number=_is_number(given, line), epoch=epoch)
    if part.vocabulary is not None:
        if part.label == "级别" and (level := read_level(text)):
            return Read(level)
        return read_word(text, part.label, part.vocabulary)
    return Read(" ".join(text.split("\n")))


def _is_number(given: Given, line: Line) -> bool:
    for index, cell in enumerate(line.cells):
        if line.address(index) == given.report.address:
            return cell.number
    return False


def _listed(
    made: Made,
    described: Field,
    parts: Mapping[str, list[Given]],
    line: Line,
    epoch: datetime.date,
) -> None:
    """Entries by their leading column, with the other columns of the row."""
    lead = getattr(described.part, "lead", "")
    leading = lead or next(part.label for part in described.parts if part.required)
    entries: list[dict[str, Any]] = []
    for name in (leading, "", "操作法"):
        for given in parts.get(name, []):
            items = _items(described.label, given.text)
            kind = {"类型": "操作法"} if name == "操作法" else {}
            entries += [_with_source(described, {leading: item, **kind}) for item in items]
            said = f"读作 {len(items)} 条" if len(items) > 1 else ""
            made.cells.append(_placed(given, described.label, said))
    for name, column in parts.items():
        if name in (leading, "", "操作法"):
            continue
        for given in column:
            _spread(made, described, _part(described, name), given, entries, line, epoch)
    made.values[described.label] = entries


def _placed(given: Given, place: str, said: str = "") -> CellReport:
    together = "；".join(each for each in (given.report.said, said) if each)
    return replace(given.report, place=place, said=together)


def _items(label: str, text: str) -> list[str]:
    if label in _SPLIT_AT_COMMAS:
        return split_items(text, "；;、\n")
    if label == PATENTS:
        return split_items(text)
    return split_items(text)


def _spread(
    made: Made,
    described: Field,
    part: Field,
    given: Given,
    entries: list[dict[str, Any]],
    line: Line,
    epoch: datetime.date,
) -> None:
    """One column given to the entries of the row: as many items as entries."""
    items = [given.text] if len(entries) == 1 else split_items(given.text, "；;、\n")
    if len(items) != len(entries):
        made.keep(given, f"分不清是哪一条{described.label}的，照原样放进备注")
        return
    reads = [_value(part, item, given, line, epoch) for item in items]
    if not all(read.value for read in reads):
        failed = next(read for read in reads if not read.value)
        made.keep(given, failed.said, failed.suggestion)
        return
    for entry, read in zip(entries, reads, strict=True):
        entry[part.label] = [read.value] if part.many else read.value
    said = "；".join(dict.fromkeys(read.said for read in reads if read.said))
    if any(read.keep for read in reads):
        made.kept.append((given.head, given.text, given.report.address))
    made.cells.append(_placed(given, f"{described.label}.{part.label}", said))


def _titles(
    made: Made,
    described: Field,
    parts: Mapping[str, list[Given]],
    line: Line,
    epoch: datetime.date,
) -> None:
    """称号: the level and the year that a ledger gives, with the name where it gives one."""
    names, levels = parts.get("名称", parts.get("", [])), parts.get("级别", [])
    years, bodies = parts.get("年份", []), parts.get("授予单位", [])
    if names:
        others = {label: given for label, given in parts.items() if label != ""}
        _listed(made, described, {**others, "名称": names}, line, epoch)
        return
    if not levels:
        for given in _all(parts):
            made.keep(given, "没有级别和名称，照原样放进备注")
        return
    titles = _levels(levels[0].text)
    if len(titles) > 1 and _ambiguous(made, levels[0], years, titles):
        for given in bodies:
            made.keep(given, "照原样放进备注")
        return
    entries = [_title(described, title, levels[0].head) for title in titles]
    doubtful = [title.word for title in titles if title.word == BOTH_LEVELS]
    said = (
        f"“{BOTH_LEVELS}”分不清是省还是部，级别先空着;改法:写成“省级”或“部级”" if doubtful else ""
    )
    placed = _placed(levels[0], "称号.级别", said)
    made.cells.append(replace(placed, weight=LOOK if doubtful else placed.weight))
    for part, column in (("年份", years), ("授予单位", bodies)):
        for given in column:
            _spread(made, described, _part(described, part), given, entries, line, epoch)
    for given in levels[1:]:
        made.keep(given, "又有一列级别，照原样放进备注")
    made.values[described.label] = entries


@dataclass(frozen=True)
class _Level:
    """A level as it is written, as the vocabulary has it, and its year where it stands with it."""

    word: str
    level: str
    year: str


def _levels(text: str) -> list[_Level]:
    """The levels of a cell: 省级、市级, or 省级 2018；市级 2021."""
    found = []
    for piece in re.split(r"[、，,；;/\n]|和", text):
        years = years_in(piece)
        word = re.sub(r"[（(]?[12][0-9]{3}\s*年?[)）]?", "", piece).strip()
        if word:
            found.append(_Level(word, read_level(word), years[0] if years else ""))
    return found


def _title(described: Field, title: _Level, head: str) -> dict[str, Any]:
    """A title that has no name but its level: it is called by the ledger's own words."""
    named = "命名" if "命名" in head and not title.word.endswith("命名") else ""
    entry: dict[str, Any] = {"名称": f"{title.word}{named}"}
    if title.level:
        entry["级别"] = title.level
    if title.year:
        entry["年份"] = title.year
    return _with_source(described, entry)


def _ambiguous(made: Made, level: Given, years: list[Given], titles: list[_Level]) -> bool:
    """Whether nobody can tell which level has which year. Then the row is refused, with the most
    likely reading as what should stand in the cell.
    """
    if all(title.year for title in titles) or not years:
        return False
    found = years_in(years[0].text)
    fits = len(found) == len(titles)
    meant = "；".join(f"{title.word} {year}" for title, year in zip(titles, found, strict=False))
    how = f"写成“{meant}”" if fits else "写明哪一级是哪一年，如“省级 2018；市级 2021”"
    said = f"有 {len(titles)} 个级别，分不清哪一级是哪一年;改法:{how}"
    made.reasons.append(f"{level.report.address}、{years[0].report.address} 分不清哪一级是哪一年")
    moved = "年份写到级别那一格里，这一格空着" if fits else ""
    wrong = replace(level.report, place="称号.级别", said=said, weight=WRONG)
    year = replace(years[0].report, place="称号.年份", said=moved, weight=WRONG)
    made.cells.append(replace(wrong, suggestion=meant if fits else None))
    made.cells.append(replace(year, suggestion="" if fits else None))
    return True


def _pairs(
    made: Made,
    described: Field,
    parts: Mapping[str, list[Given]],
    line: Line,
    epoch: datetime.date,
) -> None:
    """师带徒: one entry for each apprentice of the row."""
    apprentices = _names(made, parts.get("徒弟", []), "师带徒.徒弟")
    masters = _names(made, parts.get("师傅", []), "师带徒.师傅")
    entries = [{"徒弟": name} for name in apprentices] or [{}]
    for entry in entries:
        if len(masters) == 1:
            entry["师傅"] = masters[0]
    if len(masters) > 1:
        for given in parts["师傅"]:
            made.kept.append((given.head, given.text, given.report.address))
    for name in ("年份", "说明", ""):
        for given in parts.get(name, []):
            _tell(made, described, given, name or "说明", entries, line, epoch)
    made.values[described.label] = [_with_source(described, entry) for entry in entries if entry]


def _names(made: Made, column: list[Given], place: str) -> list[str]:
    names: list[str] = []
    for given in column:
        people = read_people(given.text)
        if not people.is_all:
            made.keep(given, "不全是名字，照原样放进备注")
            continue
        names += people.names
        said = "徒弟同意公开了，才能改成已发布" if place.endswith("徒弟") else ""
        made.cells.append(_placed(given, place, said))
    return names


def _tell(
    made: Made,
    described: Field,
    given: Given,
    label: str,
    entries: list[dict[str, Any]],
    line: Line,
    epoch: datetime.date,
) -> None:
    """What a row says of all its pairs: the year, or a sentence with the words over it."""
    read = _value(_part(described, label), given.text, given, line, epoch)
    if not read.value:
        made.keep(given, read.said)
        return
    value = read.value
    if label == "说明" and given.head and given.head not in ("师带徒", "师徒结对", "师带徒情况"):
        value = f"{given.head}：{value}"
    for entry in entries:
        entry[label] = f"{entry[label]}；{value}" if label in entry else value
    made.cells.append(_placed(given, f"{described.label}.{label}", read.said))
