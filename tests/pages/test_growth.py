"""The pages of a long list: what all of them rest on is worked out for the first, and not again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from jiangpu.build.project import Project
from jiangpu.display import ways as ways_in
from jiangpu.pages import (
    directories,
    groups,
    ledger,
    quality,
    scrolls,
    seals,
    sources,
    timeline,
    ways,
)

WAYS = """== docs/ways.yml
活计:
  - {名称: 化工, 行业: [化工]}
"""
LISTS = {
    "directory": (directories, "_lead", directories.directory_page, ("method",)),
    "group": (groups, "_counts", groups.group_page, ("industries", "huagong")),
    "ledger": (ledger, "newest", ledger.ledger_page, ()),
    "quality": (quality, "gaps_of", quality.quality_page, ()),
    "scrolls": (scrolls, "hung", scrolls.scrolls_page, ()),
    "seals": (seals, "_in_order", seals.seals_page, ()),
    "sources": (sources, "cited_sources", sources.sources_page, ()),
    "timeline": (timeline, "events", timeline.timeline_page, ()),
    "way": (ways_in, "taught_first", ways.way_page, ("ways/huagong/",)),
}
"""A list → where what it rests on is worked out, and by what; its page, and what the page is asked for."""


@pytest.mark.parametrize("name", LISTS)
def test_a_second_page_works_nothing_out_anew(
    name: str, opened: Callable[..., Project], small: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    module, work, page, asked = LISTS[name]
    site = opened(small + WAYS).site
    made: Any = getattr(module, work)
    calls = []

    def noting(*arguments: Any) -> Any:
        calls.append(arguments)
        return made(*arguments)

    monkeypatch.setattr(module, work, noting)
    page(site, *asked, 1)
    assert calls
    first = len(calls)
    page(site, *asked, 2)
    page(site, *asked, 3)
    assert len(calls) == first
