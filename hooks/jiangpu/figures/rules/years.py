"""Rules about years: nothing is told before it happened, and a studio is not honoured before it
exists.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...language.dates import in_words, is_known, is_later
from ...library.documents import ReadDocument
from ...schema.base import Record, Source
from ...schema.declare import Part, labels
from ...schema.studio import Studio
from ..reconciliation import AGREE, DISAGREE, UNKNOWN
from .finding import Documents, Finding, Path


@dataclass(frozen=True)
class Dated:
    """A date that a record gives.

    Attributes:
        path: where in the record.
        what: what is dated, in words.
        date: an ISO partial date that is known.
        source: the code of its source, if it names one.
        note: 说明, if there is one.
    """

    path: Path
    what: str
    date: str
    source: str | None = None
    note: str | None = None


def dates_before_sources(documents: Documents) -> Iterator[Finding]:
    """A date is not later than the source that tells it.

    One that names no source is held against the newest source of its record. A source is not later
    than 更新.
    """
    for document in documents:
        for dated in _dates_of(document.record):
            yield _against_source(document, dated)
        yield from _sources_before_update(document)


def founded_before_honoured(documents: Documents) -> Iterator[Finding]:
    """A studio's titles and projects are not older than the studio.

    Its achievements may be: a model worker brings them along.
    """
    for document in documents:
        record = document.record
        if not isinstance(record, Studio) or not record.founded or not is_known(record.founded):
            continue
        founded = record.founded
        entries: list[tuple[Path, str, str | None]] = []
        for index, title in enumerate(record.titles):
            entries.append((("称号", index, "年份"), f"称号“{title.name}”", title.year))
        for index, project in enumerate(record.projects):
            entries.append((("课题", index, "年份"), f"课题“{project.name}”", project.year))
        for path, what, year in entries:
            if not year or not is_known(year):
                continue
            yield Finding(
                document,
                path,
                DISAGREE if is_later(founded, year) else AGREE,
                f"{what}是 {in_words(year)}，工作室 {in_words(founded)}才成立",
                "对照来源，改正其中一个",
            )


def _against_source(document: ReadDocument[Record], dated: Dated) -> Finding:
    said = f"{dated.what}是 {in_words(dated.date)}"
    earliest = document.kind.earliest_year
    own_date = len(dated.path) == 1
    if own_date and earliest and int(dated.date[:4]) < earliest:
        text = f"{said}，早于 {earliest} 年"
        return Finding(document, dated.path, DISAGREE, text, "对照来源改过来")
    source = document.record.source(dated.source) if dated.source else None
    limit = source.date if source else _newest(document.record.sources)
    if not limit or not is_known(limit):
        return Finding(document, dated.path, UNKNOWN, f"{said}，来源没有写明日期")
    if not is_later(dated.date, limit):
        return Finding(document, dated.path, AGREE, f"{dated.what} {in_words(dated.date)}")
    if dated.note and not source:
        return Finding(document, dated.path, UNKNOWN, f"{said}，{dated.note}")
    name = f"来源《{source.title}》" if source else "最新的一份来源"
    return Finding(
        document,
        dated.path,
        DISAGREE,
        f"{said}，{name}的日期却是 {in_words(limit)}",
        "来源不会说还没有发生的事，改正其中一个",
    )


def _newest(sources: tuple[Source, ...]) -> str | None:
    """The date of the newest source; None where there is none, or where the date of any is not
    known.
    """
    dates = [source.date for source in sources if source.date and is_known(source.date)]
    if not dates or len(dates) < len(sources):
        return None
    return max(dates)


def _sources_before_update(document: ReadDocument[Record]) -> Iterator[Finding]:
    updated = document.record.updated
    for index, source in enumerate(document.record.sources):
        if not updated or not source.date or not is_known(source.date):
            continue
        yield Finding(
            document,
            ("来源", index, "日期"),
            DISAGREE if is_later(source.date, updated) else AGREE,
            f"来源《{source.title}》的日期是 {in_words(source.date)}，比「更新」{updated} 还晚",
            "改正其中一个",
        )


def _dates_of(record: Record) -> Iterator[Dated]:
    """Every known date that a record gives: its own, those of its entries, and 截至 of its
    results.
    """
    for own in record.own_dates:
        if is_known(own.date):
            yield Dated((own.label,), own.label, own.date)
    yield from _dates_of_entries(record)
    for index, figure in enumerate(record.figures):
        if figure.as_of and is_known(figure.as_of) and figure.nature == "实际":
            path = ("数字", index, "截至")
            what = f"{figure.label}的截至"
            yield Dated(path, what, figure.as_of, figure.source, figure.note)


def _dates_of_entries(record: Record) -> Iterator[Dated]:
    """The dates of honours, projects, achievements, happenings: of every entry that has a date and
    names its source.
    """
    for attribute, spec in labels(record.__class__):
        entries = getattr(record, attribute)
        if attribute in ("sources", "figures") or not isinstance(entries, tuple):
            continue
        for index, entry in enumerate(entries):
            if isinstance(entry, Part):
                dated = _date_of_entry(entry, spec["label"], index)
                if dated:
                    yield dated


def _date_of_entry(entry: Part, label: str, index: int) -> Dated | None:
    """The date of one entry (年份 or 时间); None where it has none that is known."""
    given = dict(entry)
    if "source" not in given:
        return None
    for attribute, field_label in (("year", "年份"), ("date", "时间")):
        if attribute not in given:
            continue
        date = given[attribute]
        if not date or not is_known(date):
            return None
        what = given.get("name") or given.get("text") or label
        path = (label, index, field_label)
        return Dated(path, f"{label}“{what}”", date, given["source"], given.get("note"))
    return None
