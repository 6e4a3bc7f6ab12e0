"""What is learned in which order: stops that lead somewhere, time that adds up, no circles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..problems.problem import Problem
from ..schema.method import Method
from ..schema.path import Path, Stop
from ..training.lessons import can_be_learned
from .context import AnyDocument, Context, at


def check(context: Context) -> Iterator[Problem]:
    before: dict[str, list[str]] = {}
    for document in context.loaded.documents:
        record = document.record
        if isinstance(record, Path):
            yield from _stops(document, record, context)
            before[document.number] = _numbers(context, "path", record.earlier)
        if isinstance(record, Method):
            before[document.number] = _numbers(context, "method", record.before)
    for document in context.loaded.documents:
        yield from _circle(document, before)


def _stops(document: AnyDocument, path: Path, context: Context) -> Iterator[Problem]:
    timed = any(stop.minutes for stop in path.stops)
    for index, stop in enumerate(path.stops):
        place = ("次序", index)
        if bool(stop.method) == bool(stop.page):
            text = f"第 {index + 1} 课要写「操作法」或「页面」，只写一样"
            fix = "补上一样" if not stop.method else "删掉一样"
            yield at(document, place, "Q009", text, fix)
        yield from _method(document, index, stop, context)
        if timed and stop.minutes is None:
            text = f"第 {index + 1} 课没有写「分钟」，别的课写了，全程的时间加不起来"
            fix = "补上“分钟: …”，大约就行"
            yield at(document, place, "Q011", text, fix, subject=f"第 {index + 1} 课")


def _method(document: AnyDocument, index: int, stop: Stop, context: Context) -> Iterator[Problem]:
    """Q012: a method on a path has something to learn step by step."""
    found = context.names.find("method", stop.method) if stop.method else []
    method = found[0].record if len(found) == 1 else None
    if not isinstance(method, Method) or not method.teachable.path:
        return
    if not can_be_learned(method):
        text = f"“{method.name}”没有步骤，要点也不到三条，这一课没有什么可以一步一步学"
        fix = "换一个方法，或先把它的步骤、要点补全"
        yield at(document, ("次序", index, "操作法"), "Q012", text, fix, subject=method.name)


def _numbers(context: Context, kind: str, references: Sequence[str]) -> list[str]:
    """The numbers of the records that are named, as far as they are found."""
    numbers = []
    for reference in references:
        found = context.names.find(kind, reference)
        if len(found) == 1:
            numbers.append(found[0].number)
    return numbers


def _circle(document: AnyDocument, before: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    """Q007: nothing is to be learned before itself."""
    circle = _way_back(document.number, before)
    if circle:
        label = "先学" if isinstance(document.record, Path) else "前置"
        text = f"「{label}」绕成了圈:{'→'.join(circle)}"
        yield at(document, (label,), "Q007", text, "去掉其中一个")


def _way_back(start: str, before: Mapping[str, Sequence[str]]) -> list[str]:
    """The shortest way from a record to itself along what comes before it, if there is one."""
    ways = [[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        for number in before.get(way[-1], ()):
            if number == start:
                return [*way, start]
            if number not in seen:
                seen.add(number)
                ways.append([*way, number])
    return []
