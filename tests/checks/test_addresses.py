"""No file takes an address that the site has already; a former address has the form of one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

MD = "---\n名称: 页\n更新: 2024-05-12\n---\n话。\n"


@pytest.mark.parametrize(
    ("uri", "url"),
    [
        ("docs/index.md", "/"),
        ("docs/search.md", "/search/"),
        ("docs/statistics/index.md", "/statistics/"),
        ("docs/studios.md", "/studios/"),
        ("docs/studios/jia.md", "/studios/jia/"),
        ("docs/s/S0001.md", "/s/s0001/"),
        ("docs/data/v1.md", "/data/v1/"),
        ("docs/contribute/fields.md", "/contribute/fields/"),
        ("docs/Guide.md", "/guide/"),
    ],
)
def test_a_page_takes_no_address_of_another(
    opened: Callable, small: str, uri: str, url: str
) -> None:
    project = opened(f"{small}== {uri}\n{MD}")
    (problem,) = (problem for problem in project.problems if problem.code == "R007")
    assert f"/{url.strip('/')}" in problem.text
    addresses = [page.url for page in project.pages()]
    assert len(addresses) == len(set(addresses))


@pytest.mark.parametrize("name", ["index", "page-2"])
def test_a_record_takes_no_address_of_its_list(opened: Callable, small: str, name: str) -> None:
    text = small.replace("== methods/sanbu.md", f"== methods/{name}.md").replace(
        "sanbu.md#step-2", "x"
    )
    said = [problem for problem in opened(text).problems if problem.code == "R007"]
    assert [problem.uri for problem in said] == [f"methods/{name}.md"]


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("/studios/older-name/", None),
        ("studios/older-name", None),
        ("/", "R007"),
        ("/search/", "R007"),
        ("/studios/", "R007"),
        ("/m/M0001/", "F013"),
        ("/methods/sanbu/", "R007"),
        ("/guide/", "R007"),
        ("/assets/x/", "R007"),
        ("/404.html", "F013"),
        ("/feed.xml/", "F013"),
        ("/index.html/", "F013"),
        ("../../elsewhere/", "F013"),
        ("//elsewhere.example/", "F013"),
        ("a" * 300, "F013"),
        ("/a/b/c/d/e/f/", "F013"),
        ("/汉字/", "F013"),
    ],
)
def test_a_former_address_is_one(
    opened: Callable, small: str, address: str, code: str | None
) -> None:
    project = opened(small.replace("曾用地址: /studios/old-name/", f'曾用地址: "{address}"'))
    assert [problem.code for problem in project.problems] == ([code] if code else [])


def test_two_records_have_no_former_address_in_common(opened: Callable, small: str) -> None:
    text = small.replace("年份: 2018\n", "年份: 2018\n曾用地址: /studios/old-name/\n")
    assert [(problem.uri, problem.code) for problem in opened(text).problems] == [
        ("studios/jia.md", "R007")
    ]
