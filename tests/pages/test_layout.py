"""Layout of the real pages: nothing scrolls sideways, wherever and however large they are read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from jiangpu.build.project import Project
from jiangpu.figures.formatting import shown
from searching import visit

pytestmark = pytest.mark.browser

PAGES = [
    "",
    "studios/",
    "methods/",
    "people/",
    "reports/lianyungang-shijian/",
    "reports/jiangsu-2017/",
    "standards/lianyungang-2008/",
    "standards/compare/",
    "statistics/",
    "statistics/figures/",
    "statistics/checks/",
    "statistics/problems/",
    "timeline/",
    "topics/",
    "honors/",
    "regions/",
    "industries/huagong/",
    "sources/",
    "quality/",
    "data/",
    "glossary/",
    "guide/",
    "contribute/",
    "contribute/fields/",
    "contribute/codes/",
    "search/",
    "show/",
    "nowhere/tanhua/",
]
"""One page of every type; the records with the longest figures come with them."""

READERS = {
    "a narrow phone": (320, False),
    "a phone": (390, False),
    "a desk": (1280, False),
    "a desk at 200 %": (640, False),
    "large type on a phone": (390, True),
}
"""Who reads: the width in CSS pixels, and whether large type is chosen."""

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def _addresses(repository: Project) -> list[str]:
    """PAGES, and of every kind the record whose figure takes most room."""
    longest: dict[str, tuple[int, str]] = {}
    for document in repository.site.library.documents:
        widths = [len(str(shown(figure))) for figure in document.record.figures]
        found = (max(widths, default=0), document.url)
        longest[document.kind.key] = max(longest.get(document.kind.key, found), found)
    return PAGES + [url for _, url in longest.values()]


@pytest.fixture(params=READERS)
def reader(request: pytest.FixtureRequest, chromium) -> Iterator[object]:
    """A page as one of READERS sees it."""
    width, large = READERS[request.param]
    page = visit(chromium)
    page.set_viewport_size({"width": width, "height": 800})
    if large:
        page.add_init_script("localStorage.setItem('j-big', '1')")
    yield page
    page.context.close()


def test_nothing_scrolls_sideways(reader, served: str, repository: Project) -> None:
    wide = {}
    for address in _addresses(repository):
        reader.goto(served + address)
        wide[address] = reader.evaluate(SIDEWAYS)
    assert not {address: pixels for address, pixels in wide.items() if pixels > 0}
