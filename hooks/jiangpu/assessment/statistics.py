"""What the records add up to (收录), and reported figures (上报) beside it: a pair only where the
scope is the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..figures.ledger import Entry, Ledger
from ..figures.reconciliation import AGREE, Result, reconcile
from ..language.dates import is_known
from ..library.documents import Document
from ..schema import vocabularies
from ..schema.base import Honor, Record
from ..schema.figure import Figure
from ..schema.report import Report
from ..schema.studio import Studio

NOT_STATED = "未提供"
SEVERAL_LEVELS = "未写明哪一级"


@dataclass(frozen=True)
class Pair:
    """One reported figure beside what was collected.

    Attributes:
        entry: the reported figure.
        collected: the number beside it, where the scope is the same; None elsewhere.
        words: what was collected, in words, where there is no such number.
        gap: what is missing, in words.
    """

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
    """What reports of one series count alike at different times, in the order of time: (date,
    entry).
    """

    scope: str
    unit: str
    points: tuple[tuple[str, Entry], ...]


def tally(values: Iterable[str | None], order: Iterable[str] = ()) -> list[tuple[str, int]]:
    """Count words.

    Args:
        values: one word a thing; None and "" count as 未提供.
        order: the words in their order of display; without it, the most frequent come first.

    Returns:
        (word, how many), 未提供 last.
    """
    counts = Counter(value or NOT_STATED for value in values)
    ranks = {word: rank for rank, word in enumerate(order)}

    def place(counted: tuple[str, int]) -> tuple[bool, int, int, str]:
        word, number = counted
        by_size = 0 if ranks else -number
        return word == NOT_STATED, ranks.get(word, 0), by_size, word

    return sorted(counts.items(), key=place)


def pairs(
    ledger: Ledger,
    report: Document[Record],
    named: Sequence[Document[Record]],
    known: Callable[[str], bool],
) -> list[Pair]:
    """The figures of a report for which the records of the studios that it names say something, or
    could.

    Args:
        ledger: the ledger of the library.
        report: the record of the report.
        named: the studios that the report names and that have a record.
        known: whether a name that the report lists has a record. A figure whose names are all
            listed (点数) has the same scope on both sides, so it is set number beside number.
    """
    record = report.record
    results = reconcile(record)
    found = []
    for entry in ledger.of(report):
        listed = _listed_names(record, entry.figure)
        if listed:
            found.append(_pair_by_names(entry, listed, known))
        elif _is_collected(record, entry.figure):
            found.append(_pair_in_words(entry, named, results))
    return found


def _listed_names(record: Record, figure: Figure) -> tuple[str, ...]:
    """The names that a report lists for one of its numbers (点数); none where it lists no names."""
    for rule in record.rules:
        if rule.kind == "点数" and rule.equals == figure.code:
            return rule.items
    return ()


def _is_collected(record: Record, figure: Figure) -> bool:
    """Whether the records may say something of a reported figure: a result, in its own right, of a
    kind they count.
    """
    part_of_sum = any(rule.kind == "合计" and figure.code in rule.items for rule in record.rules)
    result = figure.nature == "实际" and not figure.derived
    return result and not part_of_sum and figure.indicator in _COLLECTED


def _pair_by_names(entry: Entry, names: Sequence[str], known: Callable[[str], bool]) -> Pair:
    """A number of names beside the number of those that have a record."""
    collected = sum(known(name) for name in names)
    missing = len(names) - collected
    return Pair(entry, collected, "", f"还差 {missing}" if missing else "点名的都已收录")


def _pair_in_words(
    entry: Entry, named: Sequence[Document[Record]], results: Iterable[Result]
) -> Pair:
    """A number of another scope beside what the named studios' records say."""
    figure = entry.figure
    words, gap = _COLLECTED[figure.indicator](named)
    agreement = ""
    for result in results:
        involved = (result.rule.equals, *result.rule.items)
        if result.state == AGREE and figure.code in involved:
            agreement = result.text
            break
    remarks = [part for part in (gap, agreement, figure.note) if part]
    return Pair(entry, None, words, "。".join(remarks))


Collector = Callable[[Sequence[Document[Record]]], tuple[str, str]]
"""The studios that a report names → (what their records say, what is missing), both in words."""


def _collect_studios(named: Sequence[Document[Record]]) -> tuple[str, str]:
    return f"点名 {len(named)} 个，级别未写明", "两边口径不同，差多少算不出；名单待补"


def _collect_members(named: Sequence[Document[Record]]) -> tuple[str, str]:
    number = sum(_states(document.record, "成员数") for document in named)
    words = f"{number} 个工作室写了成员数" if number else NOT_STATED
    return words, "没有名单，收录后可逐个核对"


def _states(record: Record, indicator: str) -> bool:
    return any(figure.indicator == indicator for figure in record.figures)


def _collect_projects(named: Sequence[Document[Record]]) -> tuple[str, str]:
    number = sum(len(studio.projects) for studio in _studios(named))
    return _entries_in_words(number), "没有课题的名录，差多少算不出"


def _collect_patents(named: Sequence[Document[Record]]) -> tuple[str, str]:
    number = sum(len(studio.patents) for studio in _studios(named))
    return _entries_in_words(number), "没有专利的名录，差多少算不出"


def _studios(documents: Sequence[Document[Record]]) -> list[Studio]:
    return [document.record for document in documents if isinstance(document.record, Studio)]


def _entries_in_words(number: int) -> str:
    return f"点名的工作室写到 {number} 项" if number else NOT_STATED


_COLLECTED: Mapping[str, Collector] = {
    "工作室数": _collect_studios,
    "成员数": _collect_members,
    "课题数": _collect_projects,
    "课题完成数": _collect_projects,
    "发明专利": _collect_patents,
}
"""Indicator → what the records say of it."""


def sums(ledger: Ledger, report: Document[Record]) -> list[Sum]:
    """The totals of a report whose parts are reported too and do add up."""
    entries = {entry.figure.code: entry for entry in ledger.of(report)}
    found = []
    for result in reconcile(report.record):
        total = result.rule.equals
        if result.rule.kind != "合计" or result.state != AGREE or total is None:
            continue
        parts = [entries[code] for code in result.rule.items]
        found.append(Sum(entries[total], tuple(sorted(parts, key=_size, reverse=True))))
    return found


def _size(entry: Entry) -> float:
    return float(entry.figure.value or 0)


def series(entries: Iterable[Entry]) -> list[Series]:
    """What some figures count alike over time.

    Args:
        entries: the figures of the reports of one series.

    Returns:
        Those that count the same thing in the same unit in two years or more. Goals, background
        and derived figures are
        left aside, and so is whatever has no date: nothing is put on a line by guess.
    """
    found: dict[tuple[str, str, str], list[tuple[str, Entry]]] = defaultdict(list)
    for entry in entries:
        figure = entry.figure
        date = _date_of(entry)
        if date and entry.is_result and not figure.derived and figure.value is not None:
            key = (figure.indicator, figure.scope or "", figure.unit or "")
            found[key].append((date, entry))
    result = []
    for (indicator, scope, unit), points in sorted(found.items(), key=lambda item: item[0]):
        years = {date[:4] for date, _ in points}
        if len(years) > 1:
            points.sort(key=lambda point: (point[0], point[1].document.number))
            result.append(Series(scope or indicator, unit, tuple(points)))
    return result


def _date_of(entry: Entry) -> str | None:
    """The time that a reported figure holds for: 截至, else the date of its report; None where it
    is not known.
    """
    record = entry.document.record
    date = entry.figure.as_of
    if not date and isinstance(record, Report):
        date = record.date
    return date if is_known(date) else None


def reconciliations(documents: Iterable[Document[Record]]) -> list[tuple[Document[Record], Result]]:
    """Every result of the rules that records state, in the order of the records."""
    found = []
    for document in documents:
        for result in reconcile(document.record):
            found.append((document, result))
    return found


def honors_by_level(documents: Iterable[Document[Record]]) -> list[tuple[str, int]]:
    """Honours of all records by level; one that names two levels without saying which counts as
    未写明哪一级.
    """
    levels = []
    for document in documents:
        levels += [_level_of(honor) for honor in document.record.honored]
    return tally(levels, (*vocabularies.LEVELS.words, SEVERAL_LEVELS))


def _level_of(honor: Honor) -> str | None:
    if not honor.levels:
        return None
    if len(honor.levels) > 1:
        return SEVERAL_LEVELS
    return honor.levels[0]
