"""The editor's text: what gets through, what does not, and readable anchors."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from jiangpu.body.anchors import heading_anchor
from jiangpu.body.render import render, sanitise
from jiangpu.body.scan import scan


class Tags(HTMLParser):
    """The tags of a page, with their attributes: text between them does nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.found.append(self.get_starttag_text() or "")


def html(text: str, **options: object) -> str:
    return render(text, lambda target, image: target, **options).html


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,x)",
        "<iframe src='/x'></iframe>",
        "<p style='position:fixed'>x</p>",
        "[x](/y){ onclick=alert(1) }",
        "<svg onload=alert(1)>",
        "![x](https://elsewhere.example/a.png)",
        "![x](//elsewhere.example/a.png)",
        "<a href=' javascript:alert(1)'>x</a>",
        "<form action='https://elsewhere.example'><input></form>",
        "<style>body{}</style>",
        "<base href='//e.example'>",
    ],
)
def test_nothing_dangerous_reaches_the_page(attack: str) -> None:
    tags = Tags()
    tags.feed(html(f"前 {attack} 后").lower())
    got = " ".join(tags.found)
    for word in (
        "<script",
        "onerror",
        "javascript:",
        "data:",
        "<iframe",
        "style=",
        "onclick",
        "<svg",
        "elsewhere",
        "<form",
        "<style",
        "<base",
    ):
        assert word not in got


def test_ordinary_markdown_survives() -> None:
    got = html(
        "## 小标题\n\n**粗** [链接](/guide/) ![图](a.jpg)\n\n| 甲 | 乙 |\n|--|--|\n| 1 | 2 |\n\n脚注[^1]。\n\n[^1]: 在这里。\n"
    )
    for part in (
        '<h3 id="小标题">',
        "<strong>粗</strong>",
        'href="/guide/"',
        'alt="图"',
        "<td>2</td>",
        'class="footnote"',
    ):
        assert part in got


def test_a_leading_title_is_not_written_twice() -> None:
    assert html("# 名称\n\n正文") == "<p>正文</p>"


def test_headings_are_listed_with_readable_anchors() -> None:
    got = render("## 怎么做\n\n### 第一步：看\n\n## 怎么做\n", lambda target, image: target)
    assert got.toc == (
        (3, "怎么做", "怎么做"),
        (4, "第一步-看", "第一步：看"),
        (3, "怎么做_1", "怎么做"),
    )


@pytest.mark.parametrize(
    ("text", "anchor"), [("三有", "三有"), ("Ａ B", "a-b"), ("“高、实”", "高-实"), ("！？", "x")]
)
def test_anchor(text: str, anchor: str) -> None:
    assert heading_anchor(text) == anchor


def test_code_is_not_scanned() -> None:
    text = "`<script>` 和 `[x](y)`\n\n```\n[坏](nowhere.md)\n<script>\n```\n\n~~~\n# 不是标题\n~~~\n[好](ok.md)"
    spots = [spot for spot in scan(text) if spot.kind not in ("prose", "bare")]
    assert [(spot.kind, spot.target, spot.line) for spot in spots] == [("link", "ok.md", 11)]


def test_sanitiser_alone() -> None:
    assert (
        sanitise('<p class="j-btn admonition" onclick="x">a</p>') == '<p class="admonition">a</p>'
    )
