"""A review as plain data: what readers will see otherwise. Every output is made from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..figures.formatting import Shown
from ..problems.problem import Problem
from .words import Piece

State = Literal["新", "改", "撤"]
"""New, changed, gone."""


@dataclass(frozen=True)
class RecordChange:
    """A record of which readers see something else."""

    state: State
    kind: str
    number: str
    name: str


@dataclass(frozen=True)
class FigureChange:
    """A figure before and after.

    Attributes:
        number, name: of its record.
        indicator: what it counts.
        before, after: as readers see it, with qualifiers and unit; None where it was not there.
        why: its source, its words, and what else differs.
    """

    number: str
    name: str
    indicator: str
    before: Shown | None
    after: Shown | None
    why: str


@dataclass(frozen=True)
class TextChange:
    """Words before and after.

    Attributes:
        number, name: of the record or the page; an editorial page has no number.
        label: the field, or 正文.
        pieces: what became of them.
        unsourced: parts of it that state something nobody is named for.
    """

    number: str
    name: str
    label: str
    pieces: tuple[Piece, ...]
    unsourced: tuple[str, ...] = ()


@dataclass(frozen=True)
class PageChange:
    """A page on which readers see something else; `note` says how much."""

    state: State
    address: str
    title: str
    note: str = ""


@dataclass(frozen=True)
class Review:
    """Everything that a change means for readers.

    Attributes:
        base: what the earlier version was called.
        claims: what is stated anew without a source, a sentence each.
        names: (name, where) of everybody who is named anew.
        pages: those of records and editors.
        lists: how many other pages change with them: directories, statistics, indexes.
        cards: (number, name) of the methods whose printed cards no longer hold.
        found, solved: problems that came, and that went.
    """

    base: str
    records: tuple[RecordChange, ...]
    figures: tuple[FigureChange, ...]
    texts: tuple[TextChange, ...]
    claims: tuple[str, ...]
    names: tuple[tuple[str, str], ...]
    pages: tuple[PageChange, ...]
    lists: int
    cards: tuple[tuple[str, str], ...]
    found: tuple[Problem, ...]
    solved: tuple[Problem, ...]

    def __bool__(self) -> bool:
        """Whether anything is different for readers or for editors."""
        return bool(self.records or self.texts or self.pages or self.found or self.solved)

    @property
    def sums(self) -> tuple[tuple[int, str, str, str], ...]:
        """(how many, measure, what, state) of what a leader looks at first; nothing of none."""
        every = (
            (len(self.pages) + self.lists, "页", "读者看到的有变", "half"),
            (len(self.figures), "个", "数字变了", "half"),
            (len(self.texts), "段", "文字变了", "half"),
            (len(self.claims), "处", "没有出处", "no"),
            (len(self.names), "人", "新写了名字", "half"),
            (len(self.cards), "张", "卡片要重印", "half"),
        )
        return tuple(each for each in every if each[0])

    @property
    def lead(self) -> str:
        """The whole in one sentence."""
        if not self.pages and not self.lists:
            return "读者看到的和先前一样。"
        total = len(self.pages) + self.lists
        return f"{len(self.figures)} 个数字、{len(self.texts)} 段文字，读者会在 {total} 页上看到。"
