"""Courses: learning paths, every stop resolved to the page, the lesson and the test it means."""

from __future__ import annotations

from dataclasses import dataclass

from ..library.documents import Document, Editorial, is_of
from ..schema.base import Record
from ..schema.path import Path, Stop
from ..schema.registry import METHOD, PATH
from ..site.site import Site
from .lessons import Lesson, lesson_of
from .self_tests import LEARN, SelfTest, self_test_of


@dataclass(frozen=True)
class Unit:
    """One stop of a path.

    Attributes:
        number: its place on the path, from 1.
        stop: what the path says of it.
        key: what progress is kept under: the number of a method, the address of a page.
        name: of the method or the page.
        url: the address of its page.
        lesson, test: where there is one.
    """

    number: int
    stop: Stop
    key: str
    name: str
    url: str
    lesson: Lesson | None
    test: SelfTest | None

    @property
    def title(self) -> str:
        """What the path calls it; else its name."""
        return self.stop.title or self.name

    @property
    def start(self) -> str:
        """The address where one begins to learn it."""
        return self.url + LEARN if self.lesson else self.url

    @property
    def holds(self) -> list[str]:
        """What there is to do: 5 步, 安全 2 条, 自测 2 题."""
        parts = []
        if self.lesson:
            parts.append(f"{len(self.lesson.screens)} {self.lesson.measure}")
            if self.lesson.safety:
                parts.append(f"安全 {len(self.lesson.safety)} 条")
        if self.test:
            parts.append(f"自测 {len(self.test.asked)} 题")
        return parts


@dataclass(frozen=True)
class Course:
    """A learning path with its stops.

    Attributes:
        document: the path.
        units: its stops, those that lead somewhere.
    """

    document: Document[Path]
    units: tuple[Unit, ...]

    @property
    def minutes(self) -> int | None:
        """About how long all of it takes; None where a stop does not say."""
        return self.document.record.minutes

    def place(self, url: str) -> Unit | None:
        """The unit whose page is at an address."""
        return next((unit for unit in self.units if unit.url == url), None)

    def after(self, unit: Unit) -> Unit | None:
        """The unit that follows one of them."""
        return next((other for other in self.units if other.number > unit.number), None)


def courses(site: Site) -> tuple[Course, ...]:
    """Every published path. Made once a site: `site.once(courses)`."""
    return tuple(_course(site, document) for document in site.library.of(PATH))


def courses_with(site: Site, url: str) -> list[tuple[Course, Unit]]:
    """The courses that lead over the page at an address, each with its unit there."""
    return site.once(_units_by_address).get(url, [])


def _units_by_address(site: Site) -> dict[str, list[tuple[Course, Unit]]]:
    """The address of a page → the courses that lead over it, each with its first unit there."""
    found: dict[str, list[tuple[Course, Unit]]] = {}
    for course in site.once(courses):
        first: dict[str, Unit] = {}
        for unit in course.units:
            first.setdefault(unit.url, unit)
        for url, unit in first.items():
            found.setdefault(url, []).append((course, unit))
    return found


def _by_address(site: Site) -> dict[str, Document[Record] | Editorial]:
    """The address of a page → the editorial page or the listed record; pages come first."""
    found: dict[str, Document[Record] | Editorial] = {}
    everything: list[Document[Record] | Editorial] = [*site.pages, *site.library.listed]
    for page in everything:
        found.setdefault(page.url, page)
    return found


def course_of(site: Site, document: Document[Path]) -> Course:
    """The course of a path; one that is withdrawn is not among `courses`."""
    return _course(site, document)


def _course(site: Site, document: Document[Path]) -> Course:
    units = []
    for number, stop in enumerate(document.record.stops, 1):
        unit = _of_method(site, number, stop) if stop.method else _of_page(site, number, stop)
        if unit:
            units.append(unit)
    return Course(document, tuple(units))


def _of_method(site: Site, number: int, stop: Stop) -> Unit | None:
    """A stop at a method; None where the site does not have it."""
    found = site.library.find(METHOD.key, stop.method or "")
    if found is None or not is_of(found, METHOD) or not found.record.teachable.path:
        return None
    lesson = lesson_of(found.record) if found.listed else None
    return Unit(number, stop, found.number, found.name, found.url, lesson, self_test_of(found))


def _of_page(site: Site, number: int, stop: Stop) -> Unit | None:
    """A stop at a page; None where the site does not have it."""
    url = (stop.page or "").strip("/") + "/"
    if url not in site.urls:
        return None
    page = site.once(_by_address).get(url)
    if page is None:
        return Unit(number, stop, url.strip("/"), stop.title or url, url, None, None)
    key = page.number if isinstance(page, Document) else url.strip("/")
    return Unit(number, stop, key, page.name, url, None, self_test_of(page))
