"""The directory of a kind: complete, in order of pinyin, paged, readable without JavaScript."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from ..display.view import Site, View
from ..language.pinyin import initial, sort_key
from ..library.documents import Document
from ..schema.registry import BY_KEY, Kind
from ..search.facets import BY_FIELD, FACETS, facet_words
from ..site.artefacts import Page
from .rendering import newest, write_page

PAGE_SIZE = 60
"""Records on one page of a directory."""

LETTERS_FROM = 30
"""A shorter list needs no letters between its rows."""

_PLACEHOLDERS = {
    "studio": "厂名、人名、行业",
    "method": "工种、难题、口诀里的字",
    "person": "人名、单位",
}


def page_count(number: int, size: int = PAGE_SIZE) -> int:
    return max(1, -(-number // size))


def slice_of(things: list, page: int, size: int = PAGE_SIZE) -> list:
    return things[(page - 1) * size : page * size]


def directory_page(site: Site, key: str, page: int) -> Page:
    """One page (from 1) of the directory of a kind."""
    kind = BY_KEY[key]
    view = View(site, kind.url if page == 1 else f"{kind.url}page-{page}/")
    documents = sorted(view.library.of_kind(key), key=lambda document: sort_key(document.name))
    shown = slice_of(documents, page)
    by_letter = len(documents) > LETTERS_FROM
    groups = [
        (letter, list(found))
        for letter, found in groupby(
            shown, key=lambda document: initial(document.name) if by_letter else ""
        )
    ]
    lead = _lead(kind, documents)
    return write_page(
        view,
        "directory.html",
        title=_title(kind),
        description=lead,
        section=kind.url,
        folder=page == 1,
        updated=newest(document.record.updated for document in documents),
        indexed=page == 1,
        trail=[("首页", ""), (kind.label, None)],
        kind=kind,
        lead=lead,
        groups=groups,
        page=page,
        last=page_count(len(documents)),
        total=len(documents),
        facets=_facets(view, documents) if page == 1 else [],
        placeholder=_PLACEHOLDERS.get(key, "名称里的字"),
    )


def _title(kind: Kind) -> str:
    return {"method": "操作法库", "studio": "工作室名录", "person": "人物名录"}.get(
        kind.key, kind.label
    )


def _lead(kind: Kind, documents: list[Document]) -> str:
    total = f"{len(documents)} {kind.measure}{kind.label}"
    records = [document.record for document in documents]
    if kind.key == "method":
        return (
            f"{total}，{sum(bool(record.steps) for record in records)} 种有公开的步骤，"
            f"{sum(bool(record.safety) for record in records)} 种写明了安全要点。"
        )
    if kind.key == "studio":
        return (
            f"{total}，{sum(bool(record.titles) for record in records)} 个有命名或称号的记载，"
            f"{sum(bool(record.unit) for record in records)} 个写明了所在单位。"
        )
    if kind.key == "person":
        return f"{total}，{sum(bool(record.honors) for record in records)} 位有荣誉的记载。"
    return f"{total}。"


_GROUPINGS = {"行业": "industries", "省": "regions"}
"""The grouping whose pages list the same records as a field of the search index."""

_MAY_BE_UNKNOWN = ("行业", "省", "类别", "级别", "年份")


def _facets(
    view: View, documents: list[Document]
) -> list[tuple[str, str, list[tuple[str, int, str]]]]:
    """(field, title, [(word, number, link)]): fields and words are those of the search index, so a filter finds what is counted here.

    A word with a page of its own links to it: that is what works without JavaScript.
    """
    facets = []
    found = [facet_words(document) for document in documents]
    for facet in FACETS:
        if facet.key == "kind":
            continue  # a directory lists one kind
        field, key = facet.field, _GROUPINGS.get(facet.field, "")
        values = [words.get(field, []) for words in found]
        counted = Counter(word for words in values for word in words)
        if not counted:
            continue
        options = [
            (word, counted[word], view.group_url(key, word) if key else "")
            for word in _ordered(field, counted)
        ]
        unknown = values.count([])
        facets.append(
            (
                field,
                facet.label,
                [*options, ("未提供", unknown, "")]
                if unknown and field in _MAY_BE_UNKNOWN
                else options,
            )
        )
    return facets


def _ordered(field: str, counted: Counter[str]) -> list[str]:
    """The words that occur, in the order that the facet has."""
    facet = BY_FIELD[field]
    if facet.order == "given":
        return [word for word in facet.words if counted[word]]
    if facet.order == "word":
        return sorted(counted)
    return sorted(counted, key=lambda word: (-counted[word], sort_key(word)))
