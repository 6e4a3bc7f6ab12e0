"""The lesson of a method, and the test of a page."""

from __future__ import annotations

from ..display.view import View
from ..library.documents import is_of
from ..schema.registry import METHOD
from ..site.artefacts import Page
from ..site.site import Site
from ..training.self_tests import LEARN
from .learned import learning_at, tests_by_key
from .rendering import HOME, Crumb, Meta, write_page

LEARNING = "learn/"
"""The address of the page that leads to all lessons, tests and paths."""


def lesson_page(site: Site, number: str) -> Page:
    """The lesson of the method with this number.

    Raises:
        KeyError: the site has no such method, or it has no lesson.
    """
    document = site.library.get(number)
    if document is None or not is_of(document, METHOD):
        raise KeyError(number)
    view = View(site, document.url + LEARN)
    view.library.get(number)
    learning = learning_at(view, document.url)
    if learning.lesson is None:
        raise KeyError(number)
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
        learning=learning,
    )


def self_test_page(site: Site, key: str) -> Page:
    """The test of a page.

    Args:
        key: the number of the record, or the address of the page without slashes at its ends.

    Raises:
        KeyError: the site has no such test.
    """
    test = site.once(tests_by_key)[key]
    view = View(site, test.address)
    meta = Meta(
        title=f"考考自己：{test.name}",
        description=f"{test.name}的自测，{len(test.asked)} 题。",
        trail=(HOME, Crumb("学习", LEARNING), Crumb(test.name)),
        section=LEARNING,
        indexed=False,
        layout="lesson",
    )
    return write_page(view, "test.html", meta, learning=learning_at(view, test.url))
