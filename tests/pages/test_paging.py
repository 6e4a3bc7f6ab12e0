"""Long lists on several pages."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from jiangpu.build.project import Project
from jiangpu.pages import complete_index, plan
from jiangpu.pages.paging import page_count, page_url, sheet_of
from jiangpu.pages.templates import environment


@pytest.mark.parametrize(("total", "pages"), [(0, 1), (1, 1), (60, 1), (61, 2), (120, 2), (121, 3)])
def test_a_list_takes_as_many_pages_as_it_needs(total: int, pages: int) -> None:
    assert page_count(total, 60) == pages


def test_every_item_is_on_exactly_one_page() -> None:
    items = list(range(125))
    found = []
    for page in range(1, page_count(len(items), 60) + 1):
        found += sheet_of(items, page, 60).items
    assert found == items


def test_the_first_page_has_the_address_of_the_list() -> None:
    assert page_url("sources/", 1) == "sources/"
    assert page_url("sources/", 2) == "sources/page-2/"


class _Addresses:
    """As much of a view as the links of a list need."""

    def url(self, address: str) -> str:
        return f"/{address}"


def _linked(page: int, last: int) -> list[str]:
    """What the links between the pages of a list say, gaps included."""
    source = '{% import "components/layout.html" as layout with context %}' + (
        f'{{{{ layout.pages({page}, {last}, "sources/") }}}}'
    )
    html = environment().from_string(source).render(v=_Addresses())
    return re.findall(r">([\d…]+)<", html)


def test_a_list_of_many_pages_links_to_its_ends_and_to_those_near() -> None:
    assert _linked(1, 300) == ["1", "2", "3", "4", "…", "300"]
    assert _linked(50, 300) == ["1", "…", "47", "48", "49", "50", "51", "52", "53", "…", "300"]
    assert _linked(300, 300) == ["1", "…", "297", "298", "299", "300"]


def test_a_list_of_few_pages_links_to_all() -> None:
    assert _linked(3, 20) == [str(number) for number in range(1, 21)]


def test_the_index_of_a_large_library_has_pages_and_its_letters_lead_to_them(
    opened: Callable[..., Project], small: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(complete_index, "RECORDS_PER_PAGE", 2)
    monkeypatch.setattr(plan, "INDEX_PER_PAGE", 2)
    pages = {page.url: page for page in opened(small).pages()}
    index = [url for url in pages if url.startswith("search/")]
    assert index == ["search/", "search/page-2/", "search/page-3/"]
    named = "".join(re.findall(r'id="letter-(\w+)"', "".join(pages[url].html for url in index)))
    first = pages["search/"].html
    for letter, address in re.findall(r'href="([^"]*)#letter-(\w+)"', first):
        target = pages["search/" + letter].html if letter else first
        assert f'id="letter-{address}"' in target
    assert named and not pages["search/page-2/"].indexed
