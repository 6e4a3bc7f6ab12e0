"""What a reader is asked for: with 联系方式 a prepared mail and the words, without it nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from jiangpu.build.project import Project
from jiangpu.library.settings import Settings
from jiangpu.pages.files import missing_page
from jiangpu.pages.frame import frame_of, whole

INVITING = (
    "补充这一页",
    "指出错误",
    "我知道这",
    "告诉我们",
    "您来补充",
    "由原单位补充",
    "补上未知的",
)
SILENT = ("口诀: [一看, 二停, 三换]", "口诀字数: 7")


def site(opened: Callable[..., Project], text: str, contact: object = None) -> dict[str, str]:
    """Address → the whole document, the 404 page included."""
    given = {"联系方式": contact} if contact else {}
    project = opened(text, settings=Settings.model_validate(given))
    pages = [*project.pages(), missing_page(project.site)]
    frame = frame_of(project.site)
    return {page.url: whole(page, frame) for page in pages}


def mails(html: str) -> list[tuple[str, str, str]]:
    """(to, subject, body) of the prepared mails of a page."""
    found = []
    for link in re.findall(r'href="(mailto:[^"]*\?[^"]*)"', html):
        parts = urlsplit(unescape(link))
        fields = parse_qs(parts.query, strict_parsing=True)
        found.append((parts.path, fields["subject"][0], fields["body"][0]))
    return found


@pytest.fixture
def silent(small: str) -> str:
    """The small repository with a verse whose characters are not published."""
    return small.replace(*SILENT)


def test_without_a_contact_no_page_invites(opened: Callable[..., Project], silent: str) -> None:
    pages = site(opened, silent)
    for own in ("contribute/", "contribute/new/", "contribute/method/"):
        pages.pop(own)  # what the editors wrote; the sheet can be filled in and kept
    inviting = {url for url, html in pages.items() if any(word in html for word in INVITING)}
    assert not inviting
    assert not [url for url, html in pages.items() if "mailto:" in html]


def test_without_a_contact_the_page_still_says_what_is_missing(
    opened: Callable[..., Project], silent: str
) -> None:
    assert "解决问题、原理" in site(opened, silent)["methods/sanbu/"]


def test_a_supplement_is_a_prepared_mail(opened: Callable[..., Project], silent: str) -> None:
    html = site(opened, silent, {"邮箱": "bian@pu.example"})["methods/sanbu/"]
    letters = {subject: (to, body) for to, subject, body in mails(html)}
    to, body = letters["补充 M0001 三步换泵法"]
    assert to == "bian@pu.example"
    assert body.startswith(
        "页面：M0001 三步换泵法\r\n还缺：摘要、单位、省、市、解决问题、原理、推广范围\r\n"
    )
    assert {"纠错 M0001 三步换泵法", "口诀 M0001 三步换泵法"} <= set(letters)


def test_every_invitation_opens_the_sheet_with_the_record_filled_in(
    opened: Callable[..., Project], silent: str
) -> None:
    html = site(opened, silent, {"电话": "0518-85800000"})["methods/sanbu/"]
    links = [unescape(link) for link in re.findall(r'href="([^"]*contribute/new/[^"]*)"', html)]
    asked = {tuple(parse_qs(urlsplit(link).query).get("want", [])) for link in links}
    assert asked == {("add",), ("correct",), ("verse",)}
    assert all("about=M0001" in link for link in links)


def test_who_points_at_a_figure_need_not_say_which(
    opened: Callable[..., Project], silent: str
) -> None:
    html = site(opened, silent, {"邮箱": "bian@pu.example"})["studios/jia/"]
    links = [unescape(link) for link in re.findall(r'href="([^"]*want=correct[^"]*)"', html)]
    meant = [parse_qs(urlsplit(link).query).get("what") for link in links]
    assert ["数字：课题数"] in meant and None in meant


def test_the_words_for_the_telephone_stand_beside_it(
    opened: Callable[..., Project], silent: str
) -> None:
    html = site(opened, silent, {"电话": "0518-85800000"})["methods/sanbu/"]
    assert 'href="tel:051885800000"' in html and not mails(html)
    assert "我知道M0001《三步换泵法》的七个字。" in html
    assert "我想补充M0001《三步换泵法》。" in html


def test_a_mail_is_short_and_plain_enough_for_every_mail_program(
    opened: Callable[..., Project], silent: str
) -> None:
    """Some cut links at about 2,000 characters; a + would be shown as it is."""
    pages = site(opened, silent, {"邮箱": "bian@pu.example"})
    links = [link for html in pages.values() for link in re.findall(r'href="(mailto:[^"]*)"', html)]
    assert links
    for link in links:
        assert len(link) <= 2000 and link.isascii() and "+" not in link and " " not in link


def test_the_contribute_page_says_where_to_write(
    opened: Callable[..., Project], small: str
) -> None:
    assert "本站还没有公布联系方式" in site(opened, small)["contribute/"]
    reached = site(opened, small, {"地址": "海州区某某路一号"})["contribute/"]
    assert "海州区某某路一号" in reached and "还没有公布联系方式" not in reached


def test_the_handbook_is_a_page_below_contribute(
    opened: Callable[..., Project], small: str
) -> None:
    book = "== CONTRIBUTING.md\n# 怎样参编\n\n看[一个例子](methods/sanbu.md)。\n"
    pages = site(opened, small + book)
    assert 'href="handbook/"' in pages["contribute/"]
    assert 'href="../../methods/sanbu/"' in pages["contribute/handbook/"]
    assert pages["contribute/handbook/"].count("<h1") == 1


def test_without_a_handbook_nothing_leads_to_it(opened: Callable[..., Project], small: str) -> None:
    assert "handbook" not in site(opened, small)["contribute/"]


def test_the_404_page_promises_nothing_that_is_not_there(
    opened: Callable[..., Project], small: str
) -> None:
    assert "找不到，请告诉我们" not in site(opened, small)["404.html"]
    reached = site(opened, small, {"邮箱": "bian@pu.example"})["404.html"]
    assert "找不到，请告诉我们" in reached and "bian@pu.example" in reached


def test_the_search_asks_only_where_somebody_answers(
    opened: Callable[..., Project], small: str
) -> None:
    def asks(contact: object) -> bool:
        return "data-asks" in site(opened, small, contact)["search/"]

    assert asks({"邮箱": "bianji@small.example"}) and not asks(None)
