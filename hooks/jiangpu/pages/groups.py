"""The generated indexes: topics (标签), honours, industries and regions; each an index page and a page a group."""

from __future__ import annotations

from ..display.view import Site, View
from ..library.documents import Document
from ..library.grouping import BY_KEY
from ..schema.base import Honor
from ..schema.registry import KINDS
from ..schema.vocabularies import TOPIC_FAMILIES
from ..site.artefacts import Page
from .directories import page_count, slice_of
from .rendering import newest, write_page


def index_page(site: Site, key: str) -> Page:
    grouping, view = BY_KEY[key], View(site, f"{key}/")
    groups = view.members(key)
    rows = []
    families: dict[str, list] = {}
    for group, documents in groups.items():
        told = [
            f"{number} {kind.measure}{kind.label}"
            for kind in KINDS
            if (number := sum(document.kind == kind for document in documents))
        ]
        rows.append((group, view.group_url(key, group), told, key == "honors"))
        if key == "topics":
            families.setdefault(_family(group), []).append(rows[-1])
    sections = [
        (family, families[family]) for family in (*TOPIC_FAMILIES, "其他") if family in families
    ] or [("", rows)]
    return write_page(
        view,
        "groups.html",
        title=grouping.title,
        description=grouping.lead,
        section="",
        folder=True,
        trail=[("首页", ""), (grouping.title, None)],
        lead=grouping.lead,
        sections=sections,
        note=grouping.note,
        updated=newest(document.record.updated for found in groups.values() for document in found),
    )


def _family(topic: str) -> str:
    return next(
        (family for family, topics in TOPIC_FAMILIES.items() if topic in topics.notes), "其他"
    )


def group_page(site: Site, key: str, part: str, page: int) -> Page:
    """One group; `part` is the last part of its address."""
    grouping = BY_KEY[key]
    group = next(
        group for (name, group), found in site.parts.items() if (name, found) == (key, part)
    )
    base = f"{key}/{part}/"
    view = View(site, base if page == 1 else f"{base}page-{page}/")
    documents = view.members(key)[group]
    shown = slice_of(documents, page)
    sections = []
    for kind in KINDS:
        found = [document for document in shown if document.kind == kind]
        if found and key == "honors":
            sections.append(
                (kind, [(document, view.honor_line(_honor(document, group))) for document in found])
            )
        elif found:
            sections.append((kind, found))
    told = "、".join(
        f"{sum(document.kind == kind for document in documents)} {kind.measure}{kind.label}"
        for kind in KINDS
        if any(document.kind == kind for document in documents)
    )
    return write_page(
        view,
        "group.html",
        title=group,
        description=f"{grouping.title}“{group}”：{told}",
        section="",
        folder=page == 1,
        indexed=page == 1,
        trail=[("首页", ""), (grouping.title, grouping.url), (group, None)],
        lead=f"收录 {told}。",
        sections=sections,
        honor=key == "honors",
        page=page,
        last=page_count(len(documents)),
        base=base,
        updated=newest(document.record.updated for document in documents),
    )


def _honor(document: Document, name: str) -> Honor:
    return next(honor for honor in document.record.honored if honor.name == name)
