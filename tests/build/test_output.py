"""The core writes the site without MkDocs: the same bytes for a server, and a site that opens from a disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from drawn import photograph
from jiangpu.build.output import put_broken, write_site
from jiangpu.build.project import Project, in_mode, open_project
from jiangpu.build.standing import Standing
from repositories import content_of, run_build


def differing(one: Path, other: Path) -> list[str]:
    """The files that the two folders do not have alike."""
    left, right = content_of(one), content_of(other)
    return sorted(path for path in left | right if left.get(path) != right.get(path))


def test_the_core_and_mkdocs_put_out_the_same_site(
    repository: Project, built: Path, tmp_path: Path
) -> None:
    count = write_site(repository, tmp_path / "site")
    assert count == len(repository.plans)
    assert not differing(tmp_path / "site", built)


def test_the_same_holds_below_a_path_and_with_pictures(
    opened: Callable[..., Project], small: str, tmp_path: Path
) -> None:
    """The small site stands at /pu/, so that its 404 page and its sitemap name another root."""
    text = small.replace("以前换泵靠经验。", "![换泵现场](pump.png)")
    root = opened(text).root
    (root / "methods/pump.png").write_bytes(photograph())
    project = open_project(root)
    assert run_build(project.root, "--strict").returncode == 0
    write_site(project, tmp_path / "core")
    assert not differing(tmp_path / "core", project.root / "site")


def test_a_folder_that_holds_something_is_not_touched(
    opened: Callable[..., Project], small: str, tmp_path: Path
) -> None:
    folder = tmp_path / "taken"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine")
    with pytest.raises(FileExistsError):
        write_site(opened(small), folder)
    assert list(content_of(folder)) == ["mine.txt"]


def test_a_disk_needs_no_404_page_and_no_sitemap(
    opened: Callable[..., Project], small: str, tmp_path: Path
) -> None:
    write_site(in_mode(opened(small), "file"), tmp_path / "disk")
    assert not {"404.html", "sitemap.xml", "sitemap.xml.gz"} & content_of(tmp_path / "disk").keys()


def test_on_a_disk_a_former_address_leads_to_a_file(
    opened: Callable[..., Project], small: str, tmp_path: Path
) -> None:
    write_site(in_mode(opened(small), "file"), tmp_path / "disk")
    html = (tmp_path / "disk/studios/old-name/index.html").read_text(encoding="utf-8")
    assert 'content="0; url=../jia/index.html"' in html and "small.example" not in html


@pytest.mark.browser
def test_a_site_on_a_disk_can_be_walked_and_searched(
    chromium, opened: Callable[..., Project], small: str, tmp_path: Path
) -> None:
    """Opened by a double click, without a server: links, tabs and the search dialog lead on."""
    write_site(in_mode(opened(small), "file"), tmp_path / "disk")
    page = chromium.new_context().new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto((tmp_path / "disk/index.html").as_uri())
    page.click("nav.j-tabs a:has-text('工作室')")
    page.wait_for_url("**/studios/index.html")
    page.click("[data-find-open]")
    page.fill("#find-q", "换泵")
    page.wait_for_selector("#find-list:not([hidden]) a, #find-list:not([hidden]) [role=option]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/index.html")
    assert "换泵" in page.inner_text("h1")
    assert not faults


def test_a_broken_record_has_a_page_that_says_what_is_wrong(
    opened: Callable, small: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """In a preview, at its own address; the other pages are as ever."""
    project = opened(small.replace("类别: 操作法", "类别: 操作法則"), drafts=True)
    folder = tmp_path_factory.mktemp("preview")
    put_broken(project, Standing(folder))
    written = [path.relative_to(folder).as_posix() for path in folder.rglob("*.html")]
    assert written == ["methods/sanbu/index.html"]
    page = (folder / written[0]).read_text(encoding="utf-8")
    assert "methods/sanbu.md:9:5: 错误 F012 「类别」不认识“操作法則”" in page
    assert "noindex" in page
