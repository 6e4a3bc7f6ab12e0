"""The portal's pages: every link leads somewhere, every record leads home, text stays text."""

from __future__ import annotations

import gzip
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from jiangpu.federation.framing import Framing
from jiangpu.federation.portal import Portal
from jiangpu.federation.portal_files import frame_of, loaded_files
from jiangpu.federation.portal_pages import pages
from jiangpu.pages.frame import whole
from jiangpu.site.policy import policy

JIA, YI = "https://jia.example/", "https://yi.example/gonghui/"
OWN = "https://province.example/men/"
LINK = re.compile(r'<(a|link|script|form|img)\b[^>]*?\b(?:href|src|action)="([^"]*)"')


def html(folder: Path) -> Iterator[tuple[str, str]]:
    """(address, text) of every page but the one that answers for missing ones."""
    for path in sorted(folder.rglob("index.html")):
        address = path.parent.relative_to(folder).as_posix()
        yield f"{address}/" if address != "." else "", path.read_text(encoding="utf-8")


def page(folder: Path, address: str) -> str:
    return (folder / address / "index.html").read_text(encoding="utf-8")


def test_every_link_leads_to_a_page_or_a_file(portal_folder: Path) -> None:
    dead = []
    seen = 0
    for address, text in html(portal_folder):
        for _, link in LINK.findall(text):
            path = unquote(urlsplit(link).path)
            if "://" in link or not path:
                continue
            seen += 1
            target = portal_folder / posixpath.normpath(posixpath.join("/", address, path))[1:]
            if not target.is_file() and not (target / "index.html").is_file():
                dead.append((address, link))
    assert seen > 300 and not dead


def test_every_address_outside_is_a_citys_own(portal_folder: Path) -> None:
    for address, text in html(portal_folder):
        for tag, link in LINK.findall(text):
            if "://" in link and tag != "link":
                assert link.startswith((JIA, YI)), (address, link)


def test_the_page_of_a_record_stands_for_its_page_at_home(portal_folder: Path) -> None:
    text = page(portal_folder, "cities/jia.example/S0001")
    assert f'<link rel="canonical" href="{JIA}studios/s0001/">' in text
    assert f'<a class="j-btn" href="{JIA}studios/s0001/" rel="noopener noreferrer">' in text
    assert f'<link rel="canonical" href="{OWN}statistics/">' in page(portal_folder, "statistics")


def test_it_is_short_and_its_figures_keep_their_qualifiers(portal_folder: Path) -> None:
    text = page(portal_folder, "cities/jia.example/S0001")
    for said in ("第一机床厂", "江苏连云港", "机械", "王强", "把换刀的时间减了一半", "近20人"):
        assert said in text
    assert "来源：市总工会《年报》，2023-05" in text and "截至未提供" in text
    assert "2019 年" in text and "截至 2023 年 5 月" in page(portal_folder, "statistics/figures")


def test_a_region_that_was_inferred_says_so(portal_folder: Path) -> None:
    inferred = page(portal_folder, "cities/jia.example/R0002")
    assert "<dd>江苏连云港（推定）</dd>" in inferred
    assert "<dd>江苏连云港</dd>" in page(portal_folder, "cities/jia.example/R0001")
    assert page(portal_folder, "reports").count("推定") == 1


def test_the_sitemap_lists_the_portals_own_pages(portal_folder: Path) -> None:
    """A record is listed at home: its page here only stands for that."""
    sitemap = (portal_folder / "sitemap.xml").read_text(encoding="utf-8")
    listed = set(re.findall(r"<loc>([^<]*)</loc><lastmod>2026-11-01</lastmod>", sitemap))
    assert {OWN, f"{OWN}statistics/", f"{OWN}cities/jia.example/"} <= listed
    addresses = {address.removeprefix(OWN) for address in listed}
    assert all((portal_folder / address / "index.html").is_file() for address in addresses)
    assert not any("/S0" in address or "receipts" in address for address in addresses)
    assert gzip.decompress((portal_folder / "sitemap.xml.gz").read_bytes()) == sitemap.encode()


def test_a_dangerous_method_says_so_wherever_it_stands(portal_folder: Path) -> None:
    for address in ("cities/jia.example/M0002", "methods", "industries/dianli"):
        assert "事件与经验记述，不是操作规程" in page(portal_folder, address), address


def test_text_is_text_and_escaped_once(portal_folder: Path) -> None:
    text = page(portal_folder, "cities/jia.example/M0001")
    assert "阀门&lt;DN50&gt;堵漏法" in text.replace("<wbr>", "")
    assert "压力&lt;P1&gt;时 &amp; “带压”也能堵" in text
    assert "李&lt;b&gt;四" in page(portal_folder, "people")
    everything = "".join(text for _, text in html(portal_folder))
    assert "&amp;lt;" not in everything and "<DN50>" not in everything and "李<b>" not in everything


def test_every_page_may_load_only_its_own_files(portal_folder: Path) -> None:
    for address, text in html(portal_folder):
        assert f'content="{policy()}"'.replace("'", "&#39;") in text, address
        assert " style=" not in text and "<style" not in text, address


def test_two_records_of_one_studio_lead_to_each_other(portal_folder: Path) -> None:
    text = page(portal_folder, "cities/jia.example/S0001")
    assert 'href="../../yi.example_gonghui/S0007/"' in text and "单位相同" in text
    both = page(portal_folder, "alike")
    assert "「行业」说法不同" in both and "机械" in both and "汽车" in both


def test_the_counts_add_up(portal_folder: Path, joined: Portal) -> None:
    text = page(portal_folder, "statistics")
    rows = re.findall(r"<tr>(.*?)</tr>", text)
    tables = [re.findall(r'<td class="r">(\d+)</td>', row) for row in rows]
    numbers = [[int(number) for number in row] for row in tables if row]
    assert all(sum(row[:-1]) == row[-1] for row in numbers)
    assert numbers[2][-1] == len(joined.records) == numbers[0][-1] + numbers[1][-1]


def test_what_may_be_added_is_added_with_its_parts(portal_folder: Path) -> None:
    text = page(portal_folder, "statistics/figures")
    assert "合计 <strong>40个</strong>（推算：20个 + 20个）" in text


def test_the_receipt_leads_to_each_record(portal_folder: Path) -> None:
    text = page(portal_folder, "receipts/jia.example")
    assert 'href="../../cities/jia.example/S0001/"' in text and "新收" in text


def test_no_file_name_is_one_that_windows_refuses(portal_folder: Path) -> None:
    names = [
        part for path in portal_folder.rglob("*") for part in path.relative_to(portal_folder).parts
    ]
    assert not [name for name in names if re.search(r'[<>:"\\|?*\x00-\x1f]|[. ]$', name)]


def test_what_a_reader_misses_is_offered_under_the_portals_own_path(portal_folder: Path) -> None:
    text = (portal_folder / "404.html").read_text(encoding="utf-8")
    assert 'action="/men/search/"' in text and 'href="/men/studios/"' in text


@pytest.mark.parametrize("word", ["城市", "行业"])
def test_a_list_has_its_filters_before_any_script(portal_folder: Path, word: str) -> None:
    assert f'<fieldset data-field="{word}">' in page(portal_folder, "studios")


def test_what_is_made_once_around_the_records_is_what_is_made_for_each(joined: Portal) -> None:
    frame = frame_of(joined, loaded_files())
    framing = Framing(frame)
    made = [page for page in pages(joined) if page.canonical]
    assert len(made) == len(joined.records)
    for each in made:
        assert framing.document(each) == whole(each, frame), each.url
