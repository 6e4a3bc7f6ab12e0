"""`use_directory_urls: false`: pages are files, everything that names them agrees, and codes on walls still lead there."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from jiangpu.build.output import write_site
from jiangpu.build.project import Project, in_mode, open_project
from jiangpu.build.stage import stage
from jiangpu.site.addresses import href, root_from, written
from linking import dead_links
from repositories import write_tree

ROOT = "https://small.example/pu/"
PUBLISHED = "== tests/published.txt\n/\n/studios/jia/\n/m/M0001/1/ /methods/sanbu/\n"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, small: str) -> Path:
    """The small repository with one line more in its mkdocs.yml."""
    root = write_tree(tmp_path_factory.mktemp("flat"), small + PUBLISHED)
    config = root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(f"{text}use_directory_urls: false\n", encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def project(root: Path) -> Project:
    return open_project(root)


@pytest.fixture(scope="module")
def site(root: Path, project: Project) -> Path:
    write_site(project, root / "site")
    return root / "site"


def test_every_page_stands_where_mkdocs_would_put_it(site: Path) -> None:
    for path in (
        "index.html",
        "studios/index.html",
        "studios/jia.html",
        "people/zhangsan.html",
        "guide.html",
        "statistics.html",
        "methods/sanbu/learn.html",
    ):
        assert "<main>" in (site / path).read_text(encoding="utf-8"), path


def test_no_link_is_dead(site: Path) -> None:
    assert not dead_links(site, "/pu/")


def test_no_link_leads_to_a_folder(site: Path) -> None:
    """So the pages can be opened from a disk too."""
    page = (site / "studios/jia.html").read_text(encoding="utf-8")
    links = re.findall(r'<a [^>]*href="([^"#?]+)', page)
    assert links and not [link for link in links if link.endswith("/")]


@pytest.mark.parametrize("code", ["s/S0001/", "m/M0001/1/", "studios/old-name/", "studios/jia/"])
def test_printed_former_and_published_addresses_stay(site: Path, code: str) -> None:
    """What hangs on walls, what a record names as 曾用地址, what was published when pages had folders."""
    page = (site / code / "index.html").read_text(encoding="utf-8")
    target = re.search(r'content="0; url=([^"]+)"', page)
    assert target
    leads = (site / code / target[1]).resolve().relative_to(site.resolve()).as_posix()
    assert leads in ("studios/jia.html", "methods/sanbu.html")


def test_map_feed_data_and_pages_name_the_same_address(site: Path) -> None:
    address = f"{ROOT}studios/jia.html"
    page = (site / "studios/jia.html").read_text(encoding="utf-8")
    assert f'rel="canonical" href="{address}"' in page
    assert f'"url":"{address}"' in page, "JSON-LD"
    assert f"<loc>{address}</loc>" in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert f'href="{address}"' in (site / "feed.xml").read_text(encoding="utf-8")
    studios = json.loads((site / "data/v1/studios.json").read_text(encoding="utf-8"))
    assert studios["records"][0]["页面"] == address
    assert studios["records"][0]["长期地址"] == f"{ROOT}s/S0001/"


def test_what_search_engines_are_given_leads_to_the_files(site: Path) -> None:
    lines = (site / "data/v1/items.ndjson").read_text(encoding="utf-8").splitlines()
    pages = [json.loads(line)["url"].partition("#")[0] for line in lines]
    assert "studios/jia.html" in pages
    assert not [page for page in pages if not (site / page).is_file()]


def test_the_home_page_is_the_address_of_the_site(site: Path) -> None:
    assert f"<loc>{ROOT}</loc>" in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert f'rel="canonical" href="{ROOT}"' in (site / "index.html").read_text(encoding="utf-8")


def test_what_is_found_leads_to_the_files(site: Path) -> None:
    """The index of the search, and the names that the 404 page offers."""
    index = b"".join(path.read_bytes() for path in (site / "search/index").rglob("*.bin"))
    assert b"methods/sanbu.html" in index and b'"methods/sanbu/"' not in index
    names = json.loads((site / "assets/names.json").read_text(encoding="utf-8"))
    assert all((site / address).is_file() for _, address, _ in names)


def test_a_pack_and_a_stage_have_folders_as_ever(project: Project, tmp_path: Path) -> None:
    assert not in_mode(project, "file").site.flat
    stage(project, tmp_path / "stage")
    page = (tmp_path / "stage/docs/studios/jia.md").read_text(encoding="utf-8")
    assert 'href="../../methods/sanbu/"' in page


FLAT = {"": "index.html", "studios/": "studios/index.html", "studios/jia/": "studios/jia.html"}


@pytest.mark.parametrize(
    ("to", "here", "link"),
    [
        ("studios/jia/", "", "studios/jia.html"),
        ("studios/jia/#facts", "studios/", "jia.html#facts"),
        ("", "studios/jia/", "../index.html"),
        ("studios/", "studios/jia/", "index.html"),
        ("s/S0001/", "studios/jia/", "../s/S0001/index.html"),
        ("feed.xml", "studios/jia/", "../feed.xml"),
    ],
)
def test_links_between_files(to: str, here: str, link: str) -> None:
    assert href(to, here, "site", FLAT) == link


def test_addresses_for_others() -> None:
    assert written("studios/jia/?q=1#facts", FLAT) == "studios/jia.html?q=1#facts"
    assert written("s/S0001/", FLAT) == "s/S0001/" and written("", FLAT) == ""
    assert root_from("studios/jia/", FLAT) == "../" and root_from("studios/jia/") == "../../"
