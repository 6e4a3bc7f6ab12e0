"""Long lists on several pages."""

from __future__ import annotations

import pytest
from jiangpu.pages.paging import page_count, page_url, sheet_of


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
