"""Notes of what was asked while something was made, so that it need not be made again.

Whoever makes a page opens a set of notes (`noted`), and everything that can be asked about the
content writes down the question there. When all questions have the answers of last time, the page
is what it was last time. A note says what was asked, never what came of it: the answer is asked
again later. Outside `noted` nothing is written down.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Note = tuple[str, ...]
"""One question: what kind of question, then its words. It can be kept in a file."""

EVERYTHING: Note = ("everything",)
"""The question of whoever looked at the content in a way that nothing else describes."""

notes: ContextVar[set[Note] | None] = ContextVar("notes", default=None)
"""Where questions are written down now; None while nobody wants to know."""


def note(question: Note) -> None:
    """Write down a question."""
    asked = notes.get()
    if asked is not None:
        asked.add(question)


def note_all(questions: Iterable[Note]) -> None:
    """Write down several questions."""
    asked = notes.get()
    if asked is not None:
        asked.update(questions)


@contextmanager
def noted() -> Iterator[set[Note]]:
    """Have the questions of what is done inside written down, for the one who opens this alone."""
    asked: set[Note] = set()
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
