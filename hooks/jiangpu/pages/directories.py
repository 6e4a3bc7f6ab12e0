"""The directory of a kind: complete, in order of pinyin, paged, readable without JavaScript."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from ..artefacts import Page
from ..completeness import completeness
from ..library import Document
from ..pinyin import initial, sort_key
from ..schema.registry import BY_KEY, Kind
from .rendering import newest, write_page
from .view import Site, View

PAGE_SIZE = 60
"""Records on one page of a directory."""

LETTERS_FROM = 30
"""A shorter list needs no letters between its rows."""

_PLACEHOLDERS = {"studio": "厂名、人名、行业", "method": "工种、难题、口诀里的字", "person": "人名、单位"}


def page_count(number: int, size: int = PAGE_SIZE) -> int:
    return max(1, -(-number // size))


def slice_of(things: list, page: int, size: int = PAGE_SIZE) -> list:
    return things[(page - 1) * size:page * size]


def directory_page(site: Site, key: str, page: int) -> Page:
    """One page (from 1) of the directory of a kind."""
    kind = BY_KEY[key]
    view = View(site, kind.url if page == 1 else f"{kind.url}page-{page}/")
    documents = sorted(view.library.of_kind(key), key=lambda document: sort_key(document.name))
    shown = slice_of(documents, page)
    by_letter = len(documents) > LETTERS_FROM
    groups = [(letter, list(found)) for letter, found in groupby(shown, key=lambda document: initial(document.name) if by_letter else "")]
    lead = _lead(kind, documents)
    return write_page(view, "directory.html", title=_title(kind), description=lead, section=kind.url, folder=page == 1,
                      updated=newest(document.record.updated for document in documents), indexed=page == 1,
                      trail=[("首页", ""), (kind.label, None)], kind=kind, lead=lead, groups=groups, page=page,
                      last=page_count(len(documents)), total=len(documents),
                      facets=_facets(view, documents) if page == 1 else [],
                      placeholder=_PLACEHOLDERS.get(key, "名称里的字"))


def _title(kind: Kind) -> str:
    return {"method": "操作法库", "studio": "工作室名录", "person": "人物名录"}.get(kind.key, kind.label)


def _lead(kind: Kind, documents: list[Document]) -> str:
    total = f"{len(documents)} {kind.measure}{kind.label}"
    records = [document.record for document in documents]
    if kind.key == "method":
        return (f"{total}，{sum(bool(record.steps) for record in records)} 种有公开的步骤，"
                f"{sum(bool(record.safety) for record in records)} 种写明了安全要点。")
    if kind.key == "studio":
        return (f"{total}，{sum(bool(record.titles) for record in records)} 个有命名或称号的记载，"
                f"{sum(bool(record.unit) for record in records)} 个写明了所在单位。")
    if kind.key == "person":
        return f"{total}，{sum(bool(record.honors) for record in records)} 位有荣誉的记载。"
    return f"{total}。"


def _facets(view: View, documents: list[Document]) -> list[tuple[str, list[tuple[str, int, str]]]]:
    """Counts by industry, region, kind and completeness; each links to the page that lists them."""
    facets = []
    for name, attribute, key in (("行业", "industry", "industries"), ("地区", "province", "regions"),
                                 ("类别", "kind", ""), ("级别", "levels", "")):
        if not documents or not hasattr(documents[0].record, attribute):
            continue
        counted: Counter[str] = Counter()
        for document in documents:
            value = getattr(document.record, attribute)
            counted.update(value if isinstance(value, tuple) and value else [value or "未提供"])
        options = sorted(counted.items(), key=lambda item: (item[0] == "未提供", -item[1], sort_key(item[0])))
        facets.append((name, [(label, number, view.group_url(key, label) if key and label != "未提供" else "")
                              for label, number in options]))
    bands = Counter(_band(completeness(document.record).share) for document in documents)
    if documents:
        facets.append(("资料完整度", [(band, bands[band], "") for band in _BANDS if bands[band]]))
    return facets


_BANDS = ("过半", "三成到一半", "不到三成")


def _band(share: float) -> str:
    return _BANDS[0] if share >= 0.5 else _BANDS[1] if share >= 0.3 else _BANDS[2]
