"""A consent that was given until a day, and that day is past."""

from __future__ import annotations

from collections.abc import Iterator

from ..disclosure import newest_day
from ..problems.problem import Problem
from ..schema.person import Person
from .context import Context, at

CODE = "R023"


def check(context: Context) -> Iterator[Problem]:
    today = newest_day(context.loaded.documents)
    for document in context.loaded.documents:
        record = document.record
        if document.ended and isinstance(record, Person) and record.consent:
            until = record.consent.until
            newest = _newest(context, today)
            text = f"「同意」只“保留到 {until}”，{newest} 已经写到 {today}，这个人现在不公开"
            fix = "再问本人：还同意就改“保留到”，不同意就写“显示: 不公开”"
            subject = f"保留到 {until}"
            yield at(document, ("同意", "保留到"), CODE, text, fix, subject=subject)


def _newest(context: Context, today: str) -> str:
    """The file whose 更新 is the newest of all: whoever doubts the date looks there."""
    return next(_files_of(context, today))


def _files_of(context: Context, day: str) -> Iterator[str]:
    for document in context.loaded.documents:
        if document.record.updated == day:
            yield document.uri
