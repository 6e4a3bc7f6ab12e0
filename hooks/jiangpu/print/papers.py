"""Tests on paper: each copy in an order of its own, which its printed number (卷号) decides.

Whoever has the number has the key: the same number gives the same order on every machine, so the
order is made of a hash and not of a random generator, whose ways change.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from ..schema.quiz import FILLED, JUDGED, ORDERED, SEVERAL, Question

_T = TypeVar("_T")

LETTERS = "甲乙丙丁戊己庚辛"
"""What the options of a question are called on paper."""


@dataclass(frozen=True)
class Option:
    """An option of a question and its letter; 对 and 错 have none."""

    letter: str
    text: str


@dataclass(frozen=True)
class Asked:
    """A question as it stands on one copy.

    Attributes:
        ask: the question.
        form: what has to be done with it: 单选, 排序.
        options: what is chosen from, in the order of this copy.
        answer: what is right, a text for each box of the answer sheet: letters, 对, 25.
        written: whether the answer is written and not chosen.
        evidence: where the page answers it: 第 2 步.
        why: why it is right, "" where nobody said.
    """

    ask: str
    form: str
    options: tuple[Option, ...]
    answer: tuple[str, ...]
    written: bool
    evidence: str
    why: str


def asked_in_order(questions: Sequence[Question], number: int) -> tuple[Asked, ...]:
    """The questions of one copy.

    Args:
        number: of the copy.
    """
    mixed = _mixed(questions, f"{number}")
    return tuple(_asked(question, f"{number}/{question.ask}") for question in mixed)


def _asked(question: Question, key: str) -> Asked:
    options = _options(question, key)
    letters = {option.text: option.letter or option.text for option in options}
    answer = [letters.get(text, text) for text in question.answers]
    if question.form == SEVERAL:
        answer.sort(key=LETTERS.index)
    return Asked(
        ask=question.ask,
        form=question.form,
        options=options,
        answer=tuple(answer),
        written=question.form == FILLED,
        evidence=_evidence(question),
        why=question.why or "",
    )


def _options(question: Question, key: str) -> tuple[Option, ...]:
    """The options of a question with their letters; 对 and 错 stay as they are."""
    if question.form == JUDGED:
        return tuple(Option("", text) for text in question.shown_options)
    texts = _mixed(question.shown_options, key)
    if question.form == ORDERED and tuple(texts) == question.options:
        texts = [*texts[1:], texts[0]]  # an order that is right already asks for nothing
    return tuple(map(Option, LETTERS, texts))


def _mixed(things: Sequence[_T], key: str) -> list[_T]:
    """Some things in an order that only the key decides, wherever and whenever it is asked for."""
    places = range(len(things))
    order = sorted(places, key=lambda place: hashlib.sha256(f"{key}/{place}".encode()).digest())
    return [things[place] for place in order]


def _evidence(question: Question) -> str:
    """Where the page answers a question, in words."""
    if question.step and question.form == ORDERED:
        return f"第 {question.step} 步起"
    if question.step:
        return f"第 {question.step} 步"
    if question.point:
        return f"第 {question.point} 条要点"
    if question.passage:
        return f"“{question.passage}”"
    return "见本页的数字" if question.figure else ""
