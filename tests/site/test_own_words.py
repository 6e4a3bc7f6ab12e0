"""What counts as a record's own words is looked at by nothing but what is made of that record.

After an edit that changes no more than own words, the parts of the site (the ledger, groups, addresses …) are taken to answer as they did.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from jiangpu.build import project
from jiangpu.build.output import site_files
from jiangpu.build.project import Project, open_project
from jiangpu.library.noting import names_of, noted
from jiangpu.library.watched import BODY
from jiangpu.site import asking
from jiangpu.site.asking import NotKept, number_in, word_of
from jiangpu.site.digests import OWN_WORDS
from repositories import REPOSITORY

TEXT = "".join(
    (REPOSITORY / "tests/cases" / name).read_text(encoding="utf-8")
    for name in ("small.txt", "kept.txt")
)


class Looks:
    """What parts of a site look at while they answer: (number of a record, name), and the numbers that the question itself names."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str, frozenset[str]]] = []

    @contextmanager
    def watching(self, words: tuple[Any, ...] = ()) -> Iterator[None]:
        with noted() as asked:
            yield
        named = frozenset(numbers(words))
        for number, bits in asked.fields.items():
            self.found += [(number, name, named) for name in names_of(bits)]


def numbers(words: tuple[Any, ...]) -> Iterator[str]:
    for word in words:
        try:
            yield number_in(word_of(word))
        except NotKept:
            continue


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch, tree: Callable[[str], Path]) -> Looks:
    """What parts looked at while a small site was put together and made."""
    looks = Looks()

    def answering(question: Any, *words: Any, **named: Any) -> Any:
        with looks.watching(words):
            return question._method(*words, **named)

    def assembling(*given: Any, **named: Any) -> Any:
        with looks.watching():
            return assemble(*given, **named)

    assemble = project.assemble
    monkeypatch.setattr(project, "assemble", assembling)
    monkeypatch.setattr(asking._Question, "__call__", answering)
    monkeypatch.setattr(asking, "unnoted", looks.watching)
    made: Project = open_project(tree(TEXT))
    for _ in site_files(made):
        pass
    return looks


def test_no_part_looks_at_own_words(looks: Looks) -> None:
    names = {name for _, name, _ in looks.found}
    assert {"figures", "name", "trades", BODY} <= names
    assert names.isdisjoint(OWN_WORDS)


def test_a_body_is_looked_at_only_for_a_question_that_names_its_record(looks: Looks) -> None:
    assert all(number in named for number, name, named in looks.found if name == BODY)
