"""One `href()` makes all links, for a server and for files; bodies may point to numbers, addresses and files."""

from __future__ import annotations

import pytest
from jiangpu.site.addresses import AddressBook, Target, href


@pytest.mark.parametrize(
    ("to", "here", "site", "file"),
    [
        ("methods/a/", "studios/b/", "../../methods/a/", "../../methods/a/index.html"),
        (
            "methods/a/#step-2",
            "studios/b/",
            "../../methods/a/#step-2",
            "../../methods/a/index.html#step-2",
        ),
        ("", "", "./", "index.html"),
        ("", "studios/b/", "../../", "../../index.html"),
        ("studios/", "studios/b/", "../", "../index.html"),
        ("studios/b/", "studios/b/", "./", "index.html"),
        ("studios/b/#facts", "studios/b/", "#facts", "#facts"),
        ("assets/names.json", "studios/", "../assets/names.json", "../assets/names.json"),
        (
            "search/?q=堵漏",
            "",
            "search/?q=%E5%A0%B5%E6%BC%8F",
            "search/index.html?q=%E5%A0%B5%E6%BC%8F",
        ),
        (
            "guide/#怎么做",
            "",
            "guide/#%E6%80%8E%E4%B9%88%E5%81%9A",
            "guide/index.html#%E6%80%8E%E4%B9%88%E5%81%9A",
        ),
    ],
)
def test_href(to: str, here: str, site: str, file: str) -> None:
    assert href(to, here) == site
    assert href(to, here, "file") == file


BOOK = AddressBook(
    by_number={"M0001": "methods/a/"},
    by_uri={
        "methods/a.md": "methods/a/",
        "docs/guide.md": "guide/",
        "studios/x.jpg": "studios/x.jpg",
        "studios/图#2?.jpg": "p/1.jpg",
    },
    urls=frozenset({"methods/a/", "guide/", ""}),
)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("M0001", Target("methods/a/")),
        ("M0001#step-1", Target("methods/a/", "step-1")),
        ("../methods/a.md", Target("methods/a/")),
        ("../docs/guide.md#x", Target("guide/", "x")),
        ("/guide/", Target("guide/")),
        ("/nowhere/", Target("nowhere/", "", False)),
        ("#here", Target("studios/b/", "here")),
        ("x.jpg", Target("studios/x.jpg")),
        ("%E5%9B%BE%232%3F.jpg#a%23b", Target("p/1.jpg", "a#b")),
        ("nothing.md", Target("nothing.md", "", False)),
        ("https://elsewhere.example/", None),
        ("mailto:a@b.cn", None),
    ],
)
def test_targets_in_bodies(target: str, expected: Target | None) -> None:
    assert BOOK.resolve(target, "studios/b.md", "studios/b/") == expected
