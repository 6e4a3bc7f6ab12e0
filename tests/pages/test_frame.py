"""A page is whole in the core: its head, header, footer and dialog, for a server and for a disk."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from exporting import changed
from jiangpu.build.project import Project, in_mode
from jiangpu.library.settings import Section, Settings, sections_of, settings_from
from jiangpu.pages.files import missing_page, sitemap_files
from jiangpu.pages.frame import FRAME_IDS, Frame, frame_of, whole
from jiangpu.site.artefacts import DataFile, Page


@pytest.fixture
def project(opened: Callable[..., Project], small: str) -> Project:
    return opened(small)


def page_of(project: Project, url: str) -> Page:
    return next(page for page in project.pages() if page.url == url)


def document(project: Project, url: str) -> str:
    return whole(page_of(project, url), frame_of(project.site))


def sitemap_of(project: Project) -> list[DataFile]:
    return sitemap_files(project.site.settings.site_url, project.pages(), project.site.written)


def links(html: str) -> list[str]:
    return re.findall(r'\b(?:href|src|action|data-\w+)="([^"]*)"', html)


def test_a_document_is_whole(project: Project) -> None:
    html = document(project, "studios/jia/")
    assert html.startswith("<!doctype html>") and html.endswith("</html>")
    assert "<title>张三劳模创新工作室 · 小谱</title>" in html
    assert html.count("<main>") == html.count("<footer") == html.count('<dialog class="j-dlg') == 1


def test_the_home_page_says_what_the_site_is(project: Project) -> None:
    assert "<title>小谱：劳模创新工作室与先进操作法</title>" in document(project, "")


def test_a_page_names_its_address_on_the_site(project: Project) -> None:
    html = document(project, "studios/jia/")
    assert '<link rel="canonical" href="https://small.example/pu/studios/jia/">' in html


def test_the_section_of_a_page_is_marked(project: Project) -> None:
    assert '<a href="../" aria-current="true">工作室</a>' in document(project, "studios/jia/")


def test_the_page_of_a_section_is_marked_as_the_page_itself(project: Project) -> None:
    assert '<a href="./" aria-current="page">工作室</a>' in document(project, "studios/")


def test_the_hall_display_has_no_header_and_no_footer(project: Project) -> None:
    html = document(project, "show/")
    assert "j-head" not in html and "j-foot" not in html and "<dialog" not in html


def test_what_is_not_set_is_not_shown(project: Project) -> None:
    assert "主办单位" not in document(project, "")


def test_the_publisher_stands_in_the_footer(opened: Callable[..., Project], small: str) -> None:
    settings = Settings.model_validate({"主办单位": "某市总工会 <宣教>"})
    html = document(opened(small, settings=settings), "")
    assert "<dt>主办单位</dt><dd>某市总工会 &lt;宣教&gt;</dd>" in html


def test_a_frame_depends_on_no_record(
    project: Project, opened: Callable[..., Project], small: str
) -> None:
    """Another text in a record leaves the frame of every page as it is."""
    other = opened(changed(small, ("以前换泵靠经验。", "以前换泵全靠经验。")))
    assert frame_of(other.site) == frame_of(project.site)


# Sections ------------------------------------------------------------------------------------


NAV = {
    "a page": ([{"指南": "guide.md"}], (Section("指南", "guide/"),)),
    "a folder": ([{"工作室": "studios/index.md"}], (Section("工作室", "studios/"),)),
    "the home page": ([{"首页": "index.md"}], (Section("首页", ""),)),
    "a page without a title": (["guide.md"], (Section("", "guide/"),)),
    "another site": (
        [{"总工会": "https://a.example/"}],
        (Section("总工会", "https://a.example/"),),
    ),
    "a group": (
        [{"更多": [{"指南": "guide.md"}]}],
        (Section("更多", "guide/", (("指南", "guide/"),)),),
    ),
    "an empty group": ([{"更多": []}], ()),
    "nothing": (None, ()),
}


@pytest.mark.parametrize("case", NAV)
def test_the_sections_are_read_from_nav(case: str) -> None:
    nav, expected = NAV[case]
    assert sections_of(nav) == expected


def test_settings_hold_the_sections() -> None:
    settings, problems = settings_from({"nav": [{"指南": "guide.md"}]})
    assert settings.sections == (Section("指南", "guide/"),) and not problems


def frame_with(opened: Callable[..., Project], small: str, *sections: tuple[str, str]) -> Frame:
    settings = Settings.model_validate({"栏目": sections})
    return frame_of(opened(small, settings=settings).site)


def test_a_section_without_a_page_is_left_out(opened: Callable[..., Project], small: str) -> None:
    frame = frame_with(opened, small, ("指南", "guide/"), ("没有", "nowhere/"))
    assert frame.sections == (Section("指南", "guide/"),)


def test_a_section_without_a_title_has_that_of_its_page(
    opened: Callable[..., Project], small: str
) -> None:
    frame = frame_with(opened, small, ("", ""), ("", "guide/"), ("", "methods/"))
    assert [section.title for section in frame.sections] == ["首页", "指南", "操作法"]


# 404 and sitemap -----------------------------------------------------------------------------


def test_the_404_page_links_from_the_root_of_the_site(project: Project) -> None:
    html = whole(missing_page(project.site), frame_of(project.site))
    assert all(link.startswith(("/pu/", "#")) for link in links(html))
    assert 'data-root="/pu/"' in html


def test_the_404_page_has_no_address_and_is_not_listed(project: Project) -> None:
    html = whole(missing_page(project.site), frame_of(project.site))
    assert 'content="noindex"' in html and "canonical" not in html and "og:" not in html


def test_the_sitemap_lists_pages_with_their_dates(project: Project) -> None:
    sitemap = sitemap_of(project)[0].content.decode()
    address = "https://small.example/pu/studios/jia/"
    assert f"<url><loc>{address}</loc><lastmod>2024-05-06</lastmod></url>" in sitemap


def test_the_sitemap_leaves_out_what_is_not_to_be_found(project: Project) -> None:
    sitemap = sitemap_of(project)[0].content.decode()
    assert "/show/" not in sitemap and "/search/" in sitemap


def test_the_time_of_the_packed_sitemap_is_the_newest_date(project: Project) -> None:
    packed = sitemap_of(project)[1].content
    assert int.from_bytes(packed[4:8], "little") == 1715472000  # 2024-05-12, the guide's 更新


# Ids -----------------------------------------------------------------------------------------


def ids(html: str) -> list[str]:
    return re.findall(r'\sid="([^"]*)"', html)


def test_no_id_stands_twice_on_any_page(project: Project) -> None:
    frame = frame_of(project.site)
    for page in project.pages():
        found = ids(whole(page, frame))
        assert len(found) == len(set(found)), page.url


def test_headings_give_way_to_sections_and_to_the_frame(
    opened: Callable[..., Project], small: str
) -> None:
    headings = "\n\n".join(f"## {name}" for name in ("figures", "来源", "sources", "main", "find"))
    project = opened(changed(small, ("## 后来", headings + "\n\n## 后来")))
    found = ids(document(project, "studios/jia/"))
    assert len(found) == len(set(found))
    assert {"figures-2", "来源", "sources-2", "main-2", "find-2"} <= set(found)


def test_the_ids_of_the_frame_are_known(project: Project) -> None:
    page = page_of(project, "studios/jia/")
    frame_only = whole(page, frame_of(project.site)).replace(page.html, "")
    assert set(ids(frame_only)) == FRAME_IDS


# From a disk ---------------------------------------------------------------------------------


@pytest.mark.parametrize("url", ["", "studios/jia/", "methods/sanbu/", "search/", "show/"])
def test_on_a_disk_every_link_names_its_file(project: Project, url: str) -> None:
    html = document(in_mode(project, "file"), url)
    folders = [link for link in links(html) if link.split("?")[0].split("#")[0].endswith("/")]
    root = "../" * url.count("/") or "./"
    assert set(folders) <= {root}, "only data-root is a folder: scripts put addresses together"


@pytest.mark.parametrize("url", ["", "studios/jia/", "methods/sanbu/", "search/"])
def test_on_a_disk_a_page_names_no_address_of_the_site(project: Project, url: str) -> None:
    """A permanent link and a citation show it: who cites a figure says where others read it."""
    html = document(in_mode(project, "file"), url)
    html = re.sub(r"(<span data-cited>|<a href=\"[^\"]*#fig-[^\"]*\">)[^<]*<", "", html)
    assert "small.example" not in html
    assert not [link for link in links(html) if link.startswith("/")]
