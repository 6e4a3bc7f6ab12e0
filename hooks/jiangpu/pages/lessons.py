"""The lesson of a method, the test of a page, and what a page says of learning."""

from __future__ import annotations

from dataclasses import dataclass

from ..display.view import View
from ..library.documents import Document, Editorial, is_of
from ..schema.base import Record
from ..schema.registry import METHOD
from ..site.artefacts import Page
from ..site.site import Site
from ..training.courses import Course, Unit, courses_with
from ..training.lessons import Lesson, lesson_of
from ..training.self_tests import LEARN, SelfTest, self_test_of, self_tests_of
from .rendering import HOME, Crumb, Meta, write_page

LEARNING = "learn/"
"""The address of the page that leads to all lessons, tests and paths."""


@dataclass(frozen=True)
class Learning:
    """What can be learned on a page.

    Attributes:
        lesson, test: of the page, where there is one.
        courses: the learning paths that lead over the page, each with its unit there.
    """

    lesson: Lesson | None
    test: SelfTest | None
    courses: list[tuple[Course, Unit]]


def learning_of(site: Site, page: Document[Record] | Editorial) -> Learning:
    """What can be learned on the page of a record, or on an editorial page."""
    lesson = None
    if not isinstance(page, Editorial) and is_of(page, METHOD) and page.listed:
        lesson = lesson_of(page.record)
    return Learning(lesson, self_test_of(page), courses_with(site, page.url))


def lesson_page(site: Site, number: str) -> Page:
    """The lesson of the method with this number.

    Raises:
        KeyError: the site has no such method, or it has no lesson.
    """
    document = site.library.get(number)
    if document is None or not is_of(document, METHOD):
        raise KeyError(number)
    learning = learning_of(site, document)
    if learning.lesson is None:
        raise KeyError(number)
    view = View(site, document.url + LEARN)
    view.library.get(number)
    title = f"一步一屏：{document.name}"
    meta = Meta(
        title=title,
        description=f"{document.name}，一步一屏。",
        trail=(HOME, Crumb("学习", LEARNING), Crumb(document.name)),
        section=LEARNING,
        updated=document.record.updated or "",
        indexed=False,
        layout="lesson",
    )
    return write_page(
        view,
        "lesson.html",
        meta,
        doc=document,
        r=document.record,
        lesson=learning.lesson,
        test=learning.test,
        courses=learning.courses,
    )


def self_test_page(site: Site, key: str) -> Page:
    """The test of a page.

    Args:
        key: the number of the record, or the address of the page without slashes at its ends.

    Raises:
        KeyError: the site has no such test.
    """
    tests = {test.key: test for test in self_tests_of(site.library.listed, site.pages)}
    test = tests[key]
    view = View(site, test.address)
    view.library.note_everything()
    meta = Meta(
        title=f"考考自己：{test.name}",
        description=f"{test.name}的自测，{len(test.asked)} 题。",
        trail=(HOME, Crumb("学习", LEARNING), Crumb(test.name)),
        section=LEARNING,
        indexed=False,
        layout="lesson",
    )
    courses = courses_with(site, test.url)
    return write_page(view, "test.html", meta, test=test, courses=courses)
