"""Notes of what was asked while something was made, so that it need not be made again.

Whoever makes a page opens a set of notes (`noted`), and everything that can be asked about the
content writes down the question there. When all questions have the answers of last time, the page
is what it was last time. A note says what was asked, never what came of it: the answer is asked
again later. Outside `noted` nothing is written down.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

Note = tuple[str, ...]
"""One question: what kind of question, then its words. It can be kept in a file."""

Fields = Mapping[str, tuple[str, ...]]
"""Number of a record → the names of what is asked of it, sorted. It can be kept in a file."""

EVERYTHING: Note = ("everything",)
"""The question of whoever looked at the content in a way that nothing else describes."""


class Questions:
    """Questions, each once.

    What is asked of records is nearly all: a list of a thousand records asks ten thousand times. So
    these questions are held by the record, a bit for each name that was asked for.

    Attributes:
        fields: number of a record → what was asked of it, as `bits_of` has it.
        others: all other questions.
    """

    __slots__ = ("fields", "others")

    def __init__(self) -> None:
        self.fields: dict[str, int] = {}
        self.others: set[Note] = set()

    def ask(self, number: str, name: str) -> None:
        """Write down that something was asked of a record."""
        bit = _bits.get(name) or _new_bit(name)
        self.fields[number] = self.fields.get(number, 0) | bit

    def update(self, more: Questions) -> None:
        """Write down what others have asked, too."""
        for number, bits in more.fields.items():
            self.fields[number] = self.fields.get(number, 0) | bits
        self.others |= more.others

    def plain(self) -> tuple[list[Note], dict[str, tuple[str, ...]]]:
        """The other questions, and those about records, as data that can be kept."""
        fields = {number: names_of(self.fields[number]) for number in sorted(self.fields)}
        return sorted(self.others), fields

    def __reduce__(self) -> tuple[object, ...]:
        return questions_of, self.plain()


def questions_of(others: list[Note], fields: Fields) -> Questions:
    """The questions that `Questions.plain` told."""
    found = Questions()
    found.others.update(others)
    for number, names in fields.items():
        found.fields[number] = bits_of(names)
    return found


_bits: dict[str, int] = {}
"""What can be asked of a record, as far as this process has heard of it → its bit."""


def _new_bit(name: str) -> int:
    bit = 1 << len(_bits)
    _bits[name] = bit
    return bit


@cache
def bits_of(names: tuple[str, ...]) -> int:
    """Names as bits of one number, in this process; another has other bits."""
    bits = 0
    for name in names:
        bits |= _bits.get(name) or _new_bit(name)
    return bits


@cache
def names_of(bits: int) -> tuple[str, ...]:
    """The names that `bits_of` had, sorted."""
    return tuple(sorted(name for name, bit in _bits.items() if bit & bits))


notes: ContextVar[Questions | None] = ContextVar("notes", default=None)
"""Where questions are written down now; None while nobody wants to know."""


def note(question: Note) -> None:
    """Write down a question."""
    asked = notes.get()
    if asked is not None:
        asked.others.add(question)


def note_all(questions: Questions) -> None:
    """Write down several questions."""
    asked = notes.get()
    if asked is not None:
        asked.update(questions)


@contextmanager
def noted() -> Iterator[Questions]:
    """Have the questions of what is done inside written down, for the one who opens this alone."""
    asked = Questions()
    before = notes.set(asked)
    try:
        yield asked
    finally:
        notes.reset(before)


@contextmanager
def unnoted() -> Iterator[None]:
    """Have nothing written down of what is done inside: the question that it answers is noted."""
    before = notes.set(None)
    try:
        yield
    finally:
        notes.reset(before)
