"""Self-tests: the questions of a page as they are asked, and where each leads back to."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from ..library.documents import Document, Editorial
from ..schema.base import Record
from ..schema.method import Method
from ..schema.quiz import FILLED, ORDERED, Question, Tested
from .lessons import can_be_learned

LEARN, TEST = "learn/", "test/"
"""What stands after the address of a page for its lesson and for its test."""


@dataclass(frozen=True)
class Asked:
    """One question as it is asked.

    Attributes:
        question: what is asked.
        choices: what is chosen from or put in order, in the order in which it is shown.
        place: where the page answers it, in words: 第 2 步.
        address: the same as an address of the site.
    """

    question: Question
    choices: tuple[str, ...]
    place: str
    address: str

    @property
    def keys(self) -> tuple[str, ...]:
        """Everything that counts as right: of a 填空 any one of them, of the others all of them."""
        if self.question.form == FILLED:
            return (*self.question.answers, *self.question.accepted)
        return self.question.answers


@dataclass(frozen=True)
class SelfTest:
    """The questions of a page.

    Attributes:
        key: what progress is kept under: the number of a record, the address of a page.
        name: of the page.
        url: the address of the page that answers.
        asked: the questions.
    """

    key: str
    name: str
    url: str
    asked: tuple[Asked, ...]

    @property
    def address(self) -> str:
        """The address of the test."""
        return self.url + TEST

    @property
    def mark(self) -> int:
        """A number from 0 to 255 that changes when other questions are asked."""
        asks = "\n".join(asked.question.ask for asked in self.asked)
        return hashlib.sha256(asks.encode()).digest()[0]


def self_test_of(page: Document[Record] | Editorial) -> SelfTest | None:
    """The test of a page; None where it has no questions, or may have none."""
    if isinstance(page, Editorial):
        return _test(page.url.strip("/"), page.name, page.url, page.page, {})
    record = page.record
    if not isinstance(record, Tested) or not page.listed:
        return None
    if not record.quiz or (isinstance(record, Method) and not record.teachable.quiz):
        return None
    return _test(page.number, page.name, page.url, record, _lesson_places(page))


def _test(key: str, name: str, url: str, tested: Tested, places: dict[str, str]) -> SelfTest | None:
    """A test; `places` is where the lesson has a step or a point: 第 2 步 → learn/#b2."""
    asked = []
    for question in tested.quiz:
        place, anchor = _place(question)
        address = url + places.get(place, anchor)
        asked.append(Asked(question, _shown(question), place, address))
    return SelfTest(key, name, url, tuple(asked)) if asked else None


def _place(question: Question) -> tuple[str, str]:
    """Where the answer stands: in words, and what to add to the address of the page."""
    if question.step:
        return f"第 {question.step} 步", f"#step-{question.step}"
    if question.point:
        return f"第 {question.point} 条要点", f"#point-{question.point}"
    if question.figure:
        return "这个数字", f"#fig-{question.figure}"
    return "原文", ""


def _lesson_places(document: Document[Record]) -> dict[str, str]:
    """第 2 步 → what to add to the address of a method for the screen that shows it."""
    method = document.record
    if not isinstance(method, Method) or not can_be_learned(method):
        return {}
    words = "第 {} 步" if method.steps else "第 {} 条要点"
    numbers = range(1, len(method.steps or method.points) + 1)
    return {words.format(number): f"{LEARN}#b{number}" for number in numbers}


def _shown(question: Question) -> tuple[str, ...]:
    """The choices in the order in which a page shows them; a 排序 does not begin in order."""
    if question.form != ORDERED:
        return question.shown_options
    mixed = tuple(sorted(question.options, key=lambda option: _mixing(question, option)))
    if mixed == question.options:
        return (*mixed[1:], mixed[0])
    return mixed


def _mixing(question: Question, option: str) -> bytes:
    """Puts options in an order that nobody can tell, the same for every build."""
    return hashlib.sha256(f"{question.ask}\n{option}".encode()).digest()


def self_tests_of(
    documents: Sequence[Document[Record]], pages: Sequence[Editorial]
) -> list[SelfTest]:
    """Every test of a site, records first."""
    everything: list[Document[Record] | Editorial] = [*documents, *pages]
    found = [self_test_of(page) for page in everything]
    return [test for test in found if test]
