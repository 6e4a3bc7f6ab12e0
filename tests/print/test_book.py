"""The handbook as a book: what its contents and its index say is where it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from jiangpu.build.project import Project
from jiangpu.pages.book import HANDBOOK_STYLE, handbook
from jiangpu.print.pdf import book_of
from jiangpu.site import assets


@pytest.fixture
def pages(opened: Callable[..., Project], small: str, tmp_path: Path) -> list[str]:
    """The text of each page of the handbook of the small repository, without spaces."""
    site = opened(small).site
    made = book_of(handbook(site), "手册", HANDBOOK_STYLE + assets.paper_style())
    (tmp_path / "book.pdf").write_bytes(made.content)
    reader = pypdf.PdfReader(tmp_path / "book.pdf")
    assert len(reader.pages) == made.pages
    return [re.sub(r"\s", "", page.extract_text()) for page in reader.pages]


def test_contents_and_index_name_the_page_that_is_printed_there(pages: list[str]) -> None:
    contents = next(page for page in pages if "目录" in page)
    index = next(page for page in pages if "拼音索引" in page)
    for name, part in (("三步换泵法", "操作法·化工"), ("张三劳模创新工作室", "工作室·江苏")):
        (page,) = [page for page in pages if page.startswith(part)]
        number = re.search(r"(\d+)$", page)
        assert number and name in page
        assert f"{name}{number[1]}" in contents and f"{name}{number[1]}" in index


def test_a_risky_method_is_told_of_without_its_steps(repository: Project) -> None:
    chapters = "".join(handbook(repository.site).chapters)
    risky = [each for each in repository.site.library.methods if each.record.risk == "高危"]
    assert chapters.count("经过和经验要点见网页，不能照着去做") == len(risky)
    for method in risky:
        for step in method.record.steps:
            assert f"<li>{step.action}" not in chapters
