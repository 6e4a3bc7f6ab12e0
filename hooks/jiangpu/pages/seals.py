"""印谱: every person as a seal on one pressed sheet, by industry. The way into 人物."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..display.view import View
from ..language.pinyin import sort_key
from ..library.documents import Document
from ..schema.person import Person
from ..schema.registry import PERSON
from ..site.artefacts import Page
from ..site.site import Site
from .letters import by_letter
from .paging import page_url, sheet_of
from .rendering import HOME, Crumb, Meta, newest, write_page

SEALS_URL = "seals/"
SEALS_PER_PAGE = 300

TITLE = "印谱"

UNKNOWN = "未提供"


class Industry(NamedTuple):
    """The people of one industry, by pinyin."""

    name: str
    people: list[Document[Person]]


class Overview(NamedTuple):
    """What all sheets rest on: the people in their order, and the names that several bear."""

    people: list[Document[Person]]
    namesakes: list[str]
    updated: str


def _overview(site: Site) -> Overview:
    """Made once a site: there are many sheets."""
    people = _in_order(site.library.people)
    return Overview(people, _namesakes(people), newest(people))


def seals_page(site: Site, page: int) -> Page:
    """One sheet of seals.

    Args:
        page: its number, from 1.
    """
    view = View(site, page_url(SEALS_URL, page))
    overview = site.once(_overview)
    sheet = sheet_of(overview.people, page, SEALS_PER_PAGE)
    lead = f"{len(overview.people)} 人，一人一方印。"
    meta = Meta(
        title=TITLE,
        description=f"{lead}按行业排，人多的行业在前。",
        trail=(HOME, Crumb(PERSON.label, PERSON.url), Crumb(TITLE)),
        section=PERSON.url,
        indexed=sheet.is_first,
        folder=sheet.is_first,
        updated=overview.updated,
    )
    return write_page(
        view,
        "seals.html",
        meta,
        lead=lead,
        industries=_by_industry(sheet.items),
        letters=by_letter(sorted(sheet.items, key=lambda document: document.sort_key)),
        namesakes=overview.namesakes,
        page=page,
        last=sheet.last,
        base=SEALS_URL,
    )


def _in_order(people: Iterable[Document[Person]]) -> list[Document[Person]]:
    """People by industry, the largest first and the unknown one last; inside one by pinyin."""
    people = list(people)
    sizes = Counter(_industry(person) for person in people)

    def place(person: Document[Person]) -> tuple[bool, int, object, object]:
        industry = _industry(person)
        unknown = industry == UNKNOWN
        return (unknown, -sizes[industry], sort_key(industry), person.sort_key)

    return sorted(people, key=place)


def _industry(person: Document[Person]) -> str:
    return person.record.in_industry or UNKNOWN


def _by_industry(people: Sequence[Document[Person]]) -> list[Industry]:
    """Sorted people under their industries, in their order."""
    found: dict[str, list[Document[Person]]] = {}
    for person in people:
        found.setdefault(_industry(person), []).append(person)
    return [Industry(name, members) for name, members in found.items()]


def _namesakes(people: Iterable[Document[Person]]) -> list[str]:
    """The names that more than one record bears."""
    counts = Counter(person.name for person in people)
    return [name for name, number in counts.items() if number > 1]
