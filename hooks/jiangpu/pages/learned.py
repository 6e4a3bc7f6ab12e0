"""What can be learned on a page: its lesson, its test, and the learning paths that lead over it.

Every template has it as `learning`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..display.view import View
from ..site.site import Site
from ..training.courses import Course, Unit, courses_with
from ..training.lessons import Lesson, lesson_of
from ..training.self_tests import SelfTest, self_tests_of


@dataclass(frozen=True)
class Learning:
    """What can be learned on a page.

    Attributes:
        url: the address of the page.
        lesson, test: of the page, where there is one.
        courses: the learning paths that lead over the page, each with its unit there.
    """

    url: str
    lesson: Lesson | None
    test: SelfTest | None
    courses: list[tuple[Course, Unit]]

    @property
    def anything(self) -> bool:
        """Whether there is anything to learn."""
        return bool(self.lesson or self.test or self.courses)


def lessons(site: Site) -> Mapping[str, Lesson]:
    """Address of a method's page → its lesson. Made once a site: `site.once(lessons)`."""
    found = {}
    for document in site.library.methods:
        lesson = lesson_of(document.record)
        if lesson:
            found[document.url] = lesson
    return found


def self_tests(site: Site) -> Mapping[str, SelfTest]:
    """Address of a page → its test. Made once a site: `site.once(self_tests)`."""
    return {test.url: test for test in self_tests_of(site.library.listed, site.pages)}


def tests_by_key(site: Site) -> Mapping[str, SelfTest]:
    """What progress is kept under → the test. Made once a site: `site.once(tests_by_key)`."""
    return {test.key: test for test in site.once(self_tests).values()}


def learning_at(view: View, url: str) -> Learning:
    """What can be learned on the page at an address."""
    return Learning(
        url=url,
        lesson=view.site.once(lessons).get(url),
        test=view.site.once(self_tests).get(url),
        courses=courses_with(view.site, url),
    )
