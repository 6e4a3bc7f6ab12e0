"""学习: every way to learn on one page, with how far one has come on this device."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..display.view import View
from ..library.documents import Document
from ..schema.method import Method
from ..site.artefacts import Page
from ..site.site import Site
from ..training.courses import courses
from ..training.lessons import Lesson, lesson_of
from ..training.self_tests import SelfTest, self_test_of
from .learned import self_tests
from .lessons import LEARNING
from .rendering import HOME, Crumb, Meta, newest, write_page


class Taught(NamedTuple):
    """A method that can be learned: its record, its lesson, its test where it has one."""

    document: Document[Method]
    lesson: Lesson
    test: SelfTest | None


def learn_page(site: Site) -> Page:
    """学习: the paths, the lessons by industry, and the tests of other pages."""
    view = View(site, LEARNING)
    methods = view.library.methods
    taught = list(_taught(methods))
    tests = list(site.once(self_tests).values())
    lessons = {item.document.number for item in taught}
    lead = "从一条路学起，或者挑一个方法学：一步一屏，考考自己，请师傅看着做一遍。"
    meta = Meta(
        title="学习",
        description=lead,
        trail=(HOME, Crumb("学习")),
        section=LEARNING,
        updated=newest(methods),
    )
    return write_page(
        view,
        "learn.html",
        meta,
        lead=lead,
        courses=site.once(courses),
        groups=_by_industry(taught),
        taught=len(taught),
        questions=sum(len(test.asked) for test in tests),
        others=[test for test in tests if test.key not in lessons],
    )


def _taught(methods: tuple[Document[Method], ...]) -> Iterator[Taught]:
    for document in methods:
        lesson = lesson_of(document.record)
        if lesson:
            yield Taught(document, lesson, self_test_of(document))


def _by_industry(taught: list[Taught]) -> Mapping[str, list[Taught]]:
    """Industry → its lessons; the industries with most lessons first."""
    groups: dict[str, list[Taught]] = {}
    for item in sorted(taught, key=lambda item: item.document.sort_key):
        groups.setdefault(item.document.record.industry or "别的行业", []).append(item)
    order = sorted(groups, key=lambda industry: (-len(groups[industry]), industry))
    return {industry: groups[industry] for industry in order}
