"""The list of all records: what a row says, in which order, and what is found in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ..checks.context import AnyDocument
from ..language.names import name_key
from ..language.pinyin import syllables
from ..library.completeness import completeness
from ..problems.codes import ADVICE, ERROR
from ..problems.problem import Problem
from .shelf import Shelf

PAGE = 60
"""Rows that are sent at once."""


@dataclass(frozen=True)
class Row:
    """A record in the list.

    Attributes:
        uri: its file.
        name, about: what is read; `about` is its kind, its place, and whether it is a draft.
        kind: the key of its kind.
        errors, warnings: how many there are.
        missing: how many fields a reader would miss.
        searched: what is looked through.
    """

    uri: str
    name: str
    about: str
    kind: str
    errors: int
    warnings: int
    missing: int
    searched: str

    @property
    def rank(self) -> int:
        """What has to be mended comes first."""
        if self.errors:
            return 0
        return 1 if self.warnings else 2

    def as_dict(self) -> dict[str, Any]:
        """For the page."""
        return {
            "uri": self.uri,
            "name": self.name,
            "about": self.about,
            "kind": self.kind,
            "errors": self.errors,
            "warnings": self.warnings,
            "missing": self.missing,
        }


def rows_of(shelf: Shelf) -> list[Row]:
    """Every record, what has to be mended first."""
    rows = [row_of(each, shelf.problems.get(each.uri, ())) for each in shelf.loaded.documents]
    return sorted(rows, key=lambda row: row.rank)


def row_of(document: AnyDocument, problems: Iterable[Problem]) -> Row:
    """One record."""
    levels = [problem.level for problem in problems]
    errors = levels.count(ERROR)
    words = _words(document)
    return Row(
        uri=document.uri,
        name=document.name or document.uri.rpartition("/")[2],
        about=" · ".join(words),
        kind=document.kind.key,
        errors=errors,
        warnings=len(levels) - errors - levels.count(ADVICE),
        missing=len(completeness(document.record).missing),
        searched=_searched(document),
    )


def found(rows: Iterable[Row], query: str, kind: str = "") -> list[Row]:
    """The rows that have every word of a query, those whose name begins with it first.

    Args:
        query: words with spaces between them; names may be written in pinyin.
        kind: the key of a kind; "" for all.
    """
    keys = [name_key(word) for word in query.split()]
    fitting = []
    for row in rows:
        if kind and row.kind != kind:
            continue
        if all(key in row.searched for key in keys):
            fitting.append(row)
    if not keys:
        return fitting
    return sorted(fitting, key=lambda row: not name_key(row.name).startswith(keys[0]))


def _words(document: AnyDocument) -> list[str]:
    words = [document.kind.label]
    if document.draft:
        words.append("草稿")
    elif not document.listed:
        words.append("已撤回")
    words += ["".join(document.record.where) or document.record.in_industry or ""]
    return [word for word in words if word]


def _searched(document: AnyDocument) -> str:
    record = document.record
    texts = [document.name, *record.aliases, document.number, *record.people, *record.where]
    texts += [getattr(record, "unit", None) or "", document.uri.rpartition("/")[2]]
    spelled, initials = _spelled(document.name)
    return "\n".join([*map(name_key, texts), spelled, initials])


@lru_cache(maxsize=50_000)
def _spelled(name: str) -> tuple[str, str]:
    """A name in pinyin, and its first letters."""
    parts = syllables(name)
    return "".join(parts), "".join(part[:1] for part in parts)
