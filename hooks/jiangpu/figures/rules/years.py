"""Rules about years: nothing is told before it happened, and a studio is not honoured before it exists."""

from __future__ import annotations

from collections.abc import Iterator

from ...language.dates import REDACTED, in_words
from ...library.documents import Document
from ...schema.declare import labels
from ..reconciliation import AGREE, DISAGREE, UNKNOWN
from .figures import Found

EARLIEST = {"studio": 1949}
"""No record of this kind was founded before."""
AFTER_FOUNDING = {"titles": "称号", "projects": "课题"}
"""Achievements may be older: a model worker brings them along."""

_ROOT = (("founded", "成立年份"), ("year", "年份"))


def later(date: str, other: str) -> bool:
    """Whether a partial date is certainly later than another: compared as far as both are known."""
    known = min(len(date), len(other))
    return date[:known] > other[:known]


def _known(date: str | None) -> bool:
    return bool(date) and date != REDACTED


def _dates(document: Document) -> Iterator[tuple[tuple, str, str, str | None, str | None]]:
    """(path, what, date, code of its source, 说明) of every date that a record gives."""
    record = document.record
    if document.kind.key not in ("report", "standard"):
        for attribute, label in _ROOT:
            date = getattr(record, attribute, None)
            if attribute in type(record).model_fields and isinstance(date, str) and _known(date):
                yield (label,), label, date, None, None
    for name, spec in labels(type(record)):
        entries = getattr(record, name)
        if name in ("sources", "figures") or not isinstance(entries, tuple):
            continue
        for index, entry in enumerate(entries):
            fields = getattr(type(entry), "model_fields", {})
            attribute = next((each for each in ("year", "date") if each in fields), None)
            if attribute and "source" in fields and _known(getattr(entry, attribute)):
                inner = "时间" if attribute == "date" else "年份"
                told = getattr(entry, "name", None) or getattr(entry, "text", None) or spec["label"]
                yield (
                    (spec["label"], index, inner),
                    f"{spec['label']}“{told}”",
                    getattr(entry, attribute),
                    entry.source,
                    getattr(entry, "note", None),
                )
    for index, figure in enumerate(record.figures):
        if _known(figure.as_of) and figure.nature == "实际":
            yield (
                ("数字", index, "截至"),
                f"{figure.label}的截至",
                figure.as_of,
                figure.source,
                figure.note,
            )


def dated(documents: tuple[Document, ...]) -> Iterator[Found]:
    """A date is not later than the source that tells it; one without a code, not later than the newest source."""
    for document in documents:
        record = document.record
        dates = [source.date for source in record.sources]
        newest = (
            max((date for date in dates if _known(date)), default="")
            if dates and all(map(_known, dates))
            else ""
        )
        for path, what, date, code, note in _dates(document):
            source = record.source(code) if code else None
            limit, name = (
                (source.date, f"来源《{source.title}》") if source else (newest, "最新的一份来源")
            )
            least = EARLIEST.get(document.kind.key)
            if path == ("成立年份",) and least and int(date[:4]) < least:
                yield Found(
                    document,
                    path,
                    DISAGREE,
                    f"{what}是 {in_words(date)}，早于 {least} 年",
                    "对照来源改过来",
                )
            elif not _known(limit):
                yield Found(document, path, UNKNOWN, f"{what}是 {in_words(date)}，来源没有写明日期")
            elif note and not source and later(date, limit):
                yield Found(document, path, UNKNOWN, f"{what}是 {in_words(date)}，{note}")
            elif later(date, limit):
                yield Found(
                    document,
                    path,
                    DISAGREE,
                    f"{what}是 {in_words(date)}，{name}的日期却是 {in_words(limit)}",
                    "来源不会说还没有发生的事，改正其中一个",
                )
            else:
                yield Found(document, path, AGREE, f"{what} {in_words(date)}")
        for index, source in enumerate(record.sources):
            if _known(source.date) and record.updated:
                good = not later(source.date, record.updated)
                yield Found(
                    document,
                    ("来源", index, "日期"),
                    AGREE if good else DISAGREE,
                    f"来源《{source.title}》的日期是 {in_words(source.date)}，比「更新」{record.updated} 还晚",
                    "改正其中一个",
                )


def ordered(documents: tuple[Document, ...]) -> Iterator[Found]:
    """A studio's titles and projects are not older than the studio."""
    for document in documents:
        founded = getattr(document.record, "founded", None)
        if document.kind.key != "studio" or not _known(founded):
            continue
        for attribute, label in AFTER_FOUNDING.items():
            for index, entry in enumerate(getattr(document.record, attribute)):
                if _known(entry.year):
                    yield Found(
                        document,
                        (label, index, "年份"),
                        DISAGREE if later(founded, entry.year) else AGREE,
                        f"{label}“{entry.name}”是 {in_words(entry.year)}，工作室 {in_words(founded)}才成立",
                        "对照来源，改正其中一个",
                    )
