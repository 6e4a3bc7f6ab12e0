"""Apprentices are no public honourees: without a consent they are written by surname."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..disclosure.consent import abridged
from ..language.names import name_key
from ..problems.problem import Problem
from ..problems.span import Span
from ..schema.person import Person
from ..schema.refs import references
from .context import Context, texts_of
from .names_in_prose import ENDS, NAME, is_name, lines_of

CODE = "R021"

_MORE = rf"(?:[、，,和与 ]{{1,2}}{NAME}{ENDS})*"
_WORD = "(?:徒弟|学徒工|学徒|徒工|爱徒|弟子)"
_SHORT = NAME.replace("{1,2}", "{1,2}?")
"""A name that leaves what follows it alone: 李丽 in 李丽等三名."""
_CALLED = re.compile(
    rf"{_WORD}[\"']?(?:名叫|叫|是|为|有|包括)?[:：、， \[\"']{{0,3}}(?P<names>{NAME}{ENDS}{_MORE})"
)
_TAKEN_ON = re.compile(
    rf"(?:带出|带了|带教|收了|收|教出)(?:了)?(?P<names>{_SHORT}(?:[、和与]{_SHORT})*?)"
    rf"(?:等[^，。；]{{0,6}}|[0-9一二两三四五六七八九十]+[名个位]|为|做|当|作){{0,2}}{_WORD}"
)
_OF = re.compile(rf"(?P<names>{NAME})(?:是|为|，|（|\()(?:他|她|[\u4e00-\u9fff]{{2,3}})的{_WORD}")
_ONE = re.compile(NAME)


def check(context: Context) -> Iterator[Problem]:
    known: set[str] | None = None
    for page in texts_of(context):
        for number, line in lines_of(page):
            for name, start in _apprentices(line):
                known = _known(context) if known is None else known
                if name_key(name) in known:
                    continue
                span = Span.within(number, start + 1, start + len(name) + 1)
                text = f"徒弟“{name}”写了全名，没有人物页和“同意”"
                fix = f"改成“{abridged(name)}”；本人同意的，建人物页写明“同意”"
                yield Problem.at(page.uri, span, CODE, text, fix, subject=name)


def _known(context: Context) -> set[str]:
    """The keys of the names of everybody who has a public part, or has been asked.

    These are the people with honours or a consent, and those whom a field names as the head of a
    studio or the author of a method. Whose name may not be shown is for `withheld` to report.
    """
    keys: set[str] = set()
    for document in context.everything.documents:
        record = document.record
        if isinstance(record, Person) and record.public:
            keys |= {name_key(name) for name in (record.name, *record.aliases)}
        for reference in references(record):
            if reference.kind == "person":
                keys.add(name_key(reference.value))
    return keys


def _apprentices(line: str) -> Iterator[tuple[str, int]]:
    """(name, where it starts) of each apprentice of a line, each place once."""
    if "徒" not in line and "弟子" not in line:
        return
    seen: set[int] = set()
    for pattern in (_CALLED, _TAKEN_ON, _OF):
        for match in pattern.finditer(line):
            for name in _ONE.finditer(match["names"]):
                start = match.start("names") + name.start()
                if start not in seen and is_name(name[0]):
                    seen.add(start)
                    yield name[0], start
