"""What the records add up to (收录), and reported figures (上报) beside it: a pair only where the scope is the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..figures.ledger import Entry, Ledger
from ..figures.reconciliation import AGREE, Result, reconcile
from ..language.dates import REDACTED
from ..library.documents import Document
from ..schema import vocabularies


@dataclass(frozen=True)
class Pair:
    """One reported figure beside what was collected: a number where the scope is the same, otherwise words."""

    entry: Entry
    collected: int | None
    words: str
    gap: str


@dataclass(frozen=True)
class Sum:
    """A reported total and its parts, largest first."""

    total: Entry
    parts: tuple[Entry, ...]


@dataclass(frozen=True)
class Series:
    """What reports of one series count alike at different times, in the order of time: (date, entry)."""

    scope: str
    unit: str
    points: tuple[tuple[str, Entry], ...]


def tally(values: Iterable[str | None], order: Iterable[str] = ()) -> list[tuple[str, int]]:
    """Counts, in the given order or by size; 未提供 last."""
    counted = Counter(value or "未提供" for value in values)
    ranks = {word: rank for rank, word in enumerate(order)}
    return sorted(
        counted.items(),
        key=lambda item: (
            item[0] == "未提供",
            ranks.get(item[0], 0),
            -item[1] if not ranks else 0,
            item[0],
        ),
    )


def pairs(
    ledger: Ledger, report: Document, named: list[Document], known: Callable[[str], bool]
) -> list[Pair]:
    """The figures of a report for which the records of the studios that it names say something, or could.

    Args:
        named: the studios that the report names and that have a record.
        known: whether a name that the report lists has a record; a figure whose names are all listed (点数) has the same
            scope on both sides, so it is set number beside number.
    """
    result, parts = (
        [],
        {code for rule in report.record.rules if rule.kind == "合计" for code in rule.items},
    )
    for entry in ledger.of(report):
        figure = entry.figure
        listed = next(
            (
                rule.items
                for rule in report.record.rules
                if rule.kind == "点数" and rule.equals == figure.code
            ),
            None,
        )
        if listed:
            have = sum(known(name) for name in listed)
            gap = "点名的都已收录" if have == len(listed) else f"还差 {len(listed) - have}"
            result.append(Pair(entry, have, "", gap))
            continue
        if figure.code in parts:
            continue
        collect = _COLLECTED.get(figure.indicator)
        if collect is None or figure.nature != "实际" or figure.derived:
            continue
        words, gap = collect(named)
        results = [
            check
            for check in reconcile(report.record)
            if figure.code in (check.rule.equals, *check.rule.items)
        ]
        told = next((check.text for check in results if check.state == AGREE), "")
        result.append(
            Pair(
                entry,
                None,
                words,
                "。".join(part for part in (gap, told, figure.note or "") if part),
            )
        )
    return result


def _studios(named: list[Document]) -> tuple[str, str]:
    return f"点名 {len(named)} 个，级别未写明", "两边口径不同，差多少算不出；名单待补"


def _members(named: list[Document]) -> tuple[str, str]:
    known = [
        document
        for document in named
        if any(figure.indicator == "成员数" for figure in document.record.figures)
    ]
    return (f"{len(known)} 个工作室写了成员数" if known else "未提供"), "没有名单，收录后可逐个核对"


def _entries(attribute: str, label: str) -> Callable[[list[Document]], tuple[str, str]]:
    def collect(named: list[Document]) -> tuple[str, str]:
        number = sum(len(getattr(document.record, attribute)) for document in named)
        return (
            f"点名的工作室写到 {number} 项" if number else "未提供"
        ), f"没有{label}的名录，差多少算不出"

    return collect


_COLLECTED: dict[str, Callable[[list[Document]], tuple[str, str]]] = {
    "工作室数": _studios,
    "成员数": _members,
    "课题数": _entries("projects", "课题"),
    "课题完成数": _entries("projects", "课题"),
    "发明专利": _entries("patents", "专利"),
}


def sums(ledger: Ledger, report: Document) -> list[Sum]:
    """The totals of a report whose parts are reported too and do add up."""
    entries = {entry.figure.code: entry for entry in ledger.of(report)}
    return [
        Sum(
            entries[check.rule.equals],
            tuple(
                sorted(
                    (entries[code] for code in check.rule.items),
                    key=lambda entry: -entry.figure.value,
                )
            ),
        )
        for check in reconcile(report.record)
        if check.rule.kind == "合计" and check.state == AGREE
    ]


def series(entries: Iterable[Entry]) -> list[Series]:
    """Of the figures of reports of one series, those that count the same thing in the same unit at two dates or more.

    Goals, background and derived figures are left aside, and so is whatever has no date: nothing is put on a line by guess.
    """
    found: dict[tuple[str, str, str], list[tuple[str, Entry]]] = {}
    for entry in entries:
        figure = entry.figure
        date = figure.as_of or entry.document.record.date
        if (
            not date
            or date == REDACTED
            or figure.nature != "实际"
            or figure.derived
            or figure.value is None
            or not figure.traced
        ):
            continue
        found.setdefault((figure.indicator, figure.scope or "", figure.unit or ""), []).append(
            (date, entry)
        )
    return [
        Series(
            scope or indicator,
            unit,
            tuple(sorted(points, key=lambda point: (point[0], point[1].document.number))),
        )
        for (indicator, scope, unit), points in sorted(found.items(), key=lambda item: item[0])
        if len({date[:4] for date, _ in points}) > 1
    ]


def checks(documents: Iterable[Document]) -> list[tuple[Document, Result]]:
    """Every reconciliation result, in the order of the records."""
    return [(document, result) for document in documents for result in reconcile(document.record)]


def honors_by_level(documents: Iterable[Document]) -> list[tuple[str, int]]:
    """Honours of all records by level; one that names two levels without saying which counts as 未写明哪一级."""
    levels = []
    for document in documents:
        for honor in document.record.honored:
            levels.append(
                honor.levels[0]
                if len(honor.levels) == 1
                else "未写明哪一级"
                if honor.levels
                else None
            )
    return tally(levels, (*vocabularies.LEVELS.words, "未写明哪一级"))
