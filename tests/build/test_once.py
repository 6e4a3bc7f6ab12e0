"""What is costly is made once, however many outputs ask for it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jiangpu.build.finishing import finish_files
from jiangpu.build.output import write_site
from jiangpu.build.project import open_project
from jiangpu.disclosure import Withheld
from jiangpu.exports import data_folder, export_files
from jiangpu.exports.columns import Table
from jiangpu.exports.projection import Projection
from jiangpu.figures.ledger import Ledger
from jiangpu.library.documents import Document
from jiangpu.library.library import Library
from jiangpu.library.loader import Loaded
from jiangpu.pages.plan import Plan
from jiangpu.schema.base import Record
from jiangpu.search.items import Item
from jiangpu.site.site import Site

WRONG_LINK = """== studios/yi.md
---
编号: S0002
名称: 李四劳模创新工作室
来源: {代号: s1, 题名: 年度总结, 发布者: 某某厂, 日期: 2020-05, 类别: 文件}
更新: 2024-05-06
---
看[这里](/nowhere/)。
"""


@pytest.fixture
def instances(monkeypatch: pytest.MonkeyPatch) -> Callable[[type], list[Any]]:
    """Every instance of a class that is made from here on."""

    def watch(watched: type) -> list[Any]:
        found: list[Any] = []
        make: Any = watched.__init__

        def noting(self: object, *args: object, **named: object) -> None:
            found.append(self)
            make(self, *args, **named)

        monkeypatch.setattr(watched, "__init__", noting)
        return found

    return watch


@pytest.mark.parametrize("watched", [Loaded, Withheld, Library, Ledger, Site, Projection])
def test_a_build_makes_one(
    watched: type, instances: Callable, tree: Callable, small: str, tmp_path: Path
) -> None:
    """From opening the repository to the last file of the site."""
    found = instances(watched)
    write_site(open_project(tree(small)), tmp_path / "site")
    assert len(found) == 1


def test_each_page_is_planned_once_and_made_once(
    instances: Callable, monkeypatch: pytest.MonkeyPatch, tree: Callable, small: str, tmp_path: Path
) -> None:
    planned = instances(Plan)
    made: list[str] = []
    page = Plan.page

    def noting(plan: Plan, site: Site) -> Any:
        made.append(plan.url)
        return page(plan, site)

    monkeypatch.setattr(Plan, "page", noting)
    count = write_site(open_project(tree(small)), tmp_path / "site")
    assert len(planned) == len(made) == len(set(made)) == count


@pytest.mark.parametrize(("watched", "name", "times"), [(Table, "key", {1, 2}), (Item, "id", {1})])
def test_each_table_and_each_item_is_made_once(
    watched: type,
    name: str,
    times: set[int],
    instances: Callable,
    tree: Callable,
    small: str,
    tmp_path: Path,
) -> None:
    """The tables serve the workbook alone, but for those that are not made of single records; the items the index and
    items.ndjson.

    A table without rows is the head of one.
    """
    found = instances(watched)
    write_site(open_project(tree(small)), tmp_path / "site")
    counts = Counter(getattr(one, name) for one in found if getattr(one, "rows", True))
    assert counts and set(counts.values()) == times


def test_the_row_of_a_record_is_made_once_for_all_files_of_the_data(
    tree: Callable, small: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """JSON, CSV and the workbook have the same rows."""
    made: Counter[str] = Counter()
    make = Projection.row

    def noting(self: Projection, document: Document[Record]) -> dict[str, Any]:
        made[document.number] += 1
        return make(self, document)

    monkeypatch.setattr(Projection, "row", noting)
    project = open_project(tree(small))
    finish_files(project.made.shop.site, "exports")
    assert made and set(made.values()) == {1}


def test_the_contents_of_the_data_are_not_held_when_they_are_written(
    tree: Callable, small: str
) -> None:
    """Of the site of a preview, which stays, the page of the data asks for sizes and sums only. Whoever wants the contents
    again has them made again.
    """
    site = open_project(tree(small)).site
    first = export_files(site)
    sizes = [file.bytes for file in data_folder(site)]
    held = sys.getrefcount(first[0].content)
    ours, asking = 1, 1
    assert held == ours + asking
    assert sizes == [len(file.content) for file in first[: len(sizes)]]
    assert export_files(site) == first


def test_a_wrong_link_takes_its_record_out_of_the_site(
    instances: Callable, tree: Callable, small: str
) -> None:
    """Where links lead is known of a site only, so it is put together a second time."""
    found = instances(Site)
    project = open_project(tree(small + WRONG_LINK))
    assert [problem.code for problem in project.errors] == ["L001"]
    before, after = (site.library.get("S0002") for site in found)
    assert before is not None and after is None
    assert project.site is found[1]
