"""Pages and files finished, with a note of all that they were made from.

They may be made by another process, so what comes of it is plain data.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from ..language import pinyin
from ..library.noting import Note, Questions, noted
from ..pages.frame import frame_of, whole
from ..pages.plan import Plan
from ..site.answers import answers_of
from ..site.artefacts import DataFile, Finished, Page
from ..site.asking import ONCE, AskedSite
from ..site.of_block import Packed
from .files import files_named

T = TypeVar("T")

ENCODING = ("utf-8", "xmlcharrefreplace")
"""What cannot be written in UTF-8 is written as a reference."""

_ID = re.compile(r'\sid="([^"]+)"')


@dataclass(frozen=True)
class Work(Generic[T]):
    """What was made, and of what.

    Attributes:
        made: a page, or files.
        asked: the questions that were asked for it.
        answers: the digests of the answers that were worked out once for the whole site.
        makers: what worked these out → the questions that were asked on the way; each is told once
            by a process.
        lasting: the names of makers → what they made to last; told once, too.
        each: what `Site.each` made of records, packed, by its key; None where an earlier build has
            left it; told once, too.
        given: the same of what `Site.always` made.
        spelled: texts and characters that were looked up in the dictionary of pinyin; told once,
            too.
    """

    made: T
    asked: Questions
    answers: dict[Note, bytes]
    makers: dict[str, Questions]
    lasting: dict[str, Any]
    each: dict[str, Packed | None]
    given: dict[str, bytes | None]
    spelled: tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]


def finish(site: AskedSite, plan: Plan) -> Work[Finished]:
    """A page as it is written."""
    with noted() as asked:
        page = plan.page(site)
        content = written(site, page)
    finished = Finished(
        url=page.url,
        path=site.file_of(page.url),
        updated=page.updated,
        indexed=page.indexed,
        files=page.files,
        anchors=anchors_of(page),
        content=content,
        sum=hashlib.sha256(content).digest(),
    )
    return _work(site, finished, asked)


def written(site: AskedSite, page: Page) -> bytes:
    """The whole document of a page."""
    return whole(page, site.once(frame_of)).encode(*ENCODING)


def finish_files(site: AskedSite, name: str) -> Work[list[DataFile]]:
    """Some files that are no pages, by their name."""
    with noted() as asked:
        files = files_named(site, name)
    return _work(site, files, asked)


@dataclass(frozen=True)
class Together:
    """Files that take long, and the pages that tell of them."""

    files: Work[list[DataFile]]
    pages: list[Work[Finished]]


def finish_together(site: AskedSite, wanted: tuple[str, tuple[Plan, ...]]) -> Together:
    """Files by their name, then pages that tell of them."""
    name, plans = wanted
    files = finish_files(site, name)
    return Together(files, [finish(site, plan) for plan in plans])


def anchors_of(page: Page) -> tuple[str, ...]:
    """What a link to a page may name after `#`."""
    return tuple(dict.fromkeys(_ID.findall(page.html)))


def _work(site: AskedSite, made: T, asked: Questions) -> Work[T]:
    """What was made, with what another process cannot know without working it out again."""
    answers = answers_of(site)
    makers = site.newly_asked()
    known = {}
    for questions in (asked, *makers.values()):
        for note in questions.others:
            if note[0] == ONCE:
                known[note] = answers.digest(note) or b""
    return Work(
        made=made,
        asked=asked,
        answers=known,
        makers=makers,
        lasting=site.newly_lasted(),
        each=site.newly_made_of_each(),
        given=site.newly_made_of_given(),
        spelled=pinyin.newly_known(),
    )
