"""Where a page answers its questions: the words of a tie, and whether an answer stands in them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel

from ..body.scan import plain_text, scan
from ..figures.formatting import shown
from ..schema.base import Point, Record
from ..schema.fields import leaves
from ..schema.figure import Figure
from ..schema.method import Method, Step
from ..schema.quiz import ORDERED, Question, Tested

_NOT_ON_THE_PAGE = frozenset({"quiz", "sources", "rules", "status", "editors", "former", "waivers"})
"""Attributes of a record that its reader does not read as part of the text."""


@dataclass(frozen=True)
class Answered:
    """A page that carries questions, as far as it answers them.

    Attributes:
        entry: its front matter.
        body: the editor's Markdown.
    """

    entry: Tested
    body: str

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of a method; none of any other page."""
        return self.entry.steps if isinstance(self.entry, Method) else ()

    @property
    def points(self) -> tuple[Point, ...]:
        """The points of a method; none of any other page."""
        return self.entry.points if isinstance(self.entry, Method) else ()

    def figure(self, code: str) -> Figure | None:
        """The figure of a record with this 代号."""
        return self.entry.figure(code) if isinstance(self.entry, Record) else None

    @cached_property
    def text(self) -> str:
        """Everything that is read on the page, folded."""
        texts = [*_texts(self.entry)]
        for spot in scan(self.body):
            if spot.kind == "prose":
                texts.append(plain_text(spot.text))
        return folded(" ".join(texts))

    def evidence(self, question: Question) -> str:
        """The words that a question is tied to, folded; "" where it is tied to nothing there is.

        A 排序 that is tied to a step rests on that step and all that follow.
        """
        texts: list[str] = []
        if question.step:
            last = len(self.steps) if question.form == ORDERED else question.step
            for step in self.steps[question.step - 1 : last]:
                texts += _texts(step)
        if question.point:
            for point in self.points[question.point - 1 : question.point]:
                texts.append(point.text)
        figure = self.figure(question.figure) if question.figure else None
        if figure:
            texts += [str(shown(figure)), *_texts(figure)]
        if question.passage:
            texts.append(question.passage)
        return folded(" ".join(texts))

    def holds(self, passage: str) -> bool:
        """Whether a passage stands on the page, punctuation and spaces aside."""
        return folded(passage) in self.text

    def missing(self, answer: str, question: Question) -> str:
        """What of an answer the page does not say: "" where it says it.

        The answer stands on the page as it is, or else every character of it stands in the words
        that the question is tied to (轻打方向 in 方向轻打).
        """
        wanted = folded(answer)
        if wanted in self.text:
            return ""
        evidence = self.evidence(question)
        return "".join(char for char in wanted if char not in evidence)


def folded(text: str) -> str:
    """A text as passages are compared: letters, digits and characters only, all of one width."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in plain if char.isalnum())


def _texts(entry: BaseModel) -> Iterator[str]:
    """Every text and number of an entry and of the entries in it."""
    for value in leaves(entry, _NOT_ON_THE_PAGE):
        if value is not None and not isinstance(value, bool):
            yield str(value)
