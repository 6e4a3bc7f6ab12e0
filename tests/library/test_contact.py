"""联系方式 in the settings: what it may be, and what is said when it is wrong or missing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from jiangpu.library.contact import Contact
from jiangpu.library.settings import Settings, settings_from
from repositories import run_build

S003 = (
    "mkdocs.yml:1:1: 警告 S003 没有写「联系方式」，网页上不请人补充和纠错;"
    "改法:在 extra 的 jiangpu 里写成“联系方式: {邮箱: …, 电话: …, 地址: …, 微信: …}”，至少有一样"
)


def read(value: object) -> tuple[Settings, list[str]]:
    settings, problems = settings_from({"extra": {"jiangpu": {"联系方式": value}}})
    return settings, [str(problem) for problem in problems]


def test_each_way_is_read() -> None:
    given = {"邮箱": "bian@pu.example", "电话": "0518-8580 0000", "地址": "海州区", "微信": "匠谱"}
    settings, problems = read(given)
    assert not problems
    assert settings.contact.ways == (
        ("邮箱", "bian@pu.example"),
        ("电话", "0518-8580 0000"),
        ("微信", "匠谱"),
        ("地址", "海州区"),
    )
    assert settings.contact.mailto == "mailto:bian@pu.example"
    assert settings.contact.tel == "tel:051885800000"


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("找市总工会经技部", ("", "找市总工会经技部")),
        ("bian@pu.example", ("邮箱", "bian@pu.example")),
        ("+86 518 85800000", ("电话", "+86 518 85800000")),
    ],
)
def test_a_plain_text_still_works(text: str, way: tuple[str, str]) -> None:
    settings, problems = read(text)
    assert not problems and settings.contact.ways == (way,)


@pytest.mark.parametrize(
    "value",
    [
        {"邮箱": "bian at pu.example"},
        {"邮箱": "bian@pu"},
        {"电话": "打给小王"},
        {"传真": "0518-85800000"},
        {"地址": " "},
        {},
        "",
    ],
)
def test_what_reaches_nobody_is_reported(value: object) -> None:
    settings, problems = read(value)
    assert settings.contact is None
    assert problems == [
        "mkdocs.yml:1:1: 错误 S001 「联系方式」的写法不对;"
        "改法:写成“联系方式: {邮箱: …, 电话: …, 地址: …, 微信: …}”，至少有一样"
    ]


def test_without_it_the_site_is_built_with_one_warning(tree: Callable, small: str) -> None:
    done = run_build(tree(small), "--strict")
    assert done.returncode == 0, done.stderr
    assert done.stderr.count(S003) == 1


def test_with_it_nothing_is_said(opened: Callable, small: str) -> None:
    assert [str(problem) for problem in opened(small).lacking] == [S003]
    settings = Settings.model_validate({"联系方式": {"电话": "0518-85800000"}})
    assert opened(small, settings=settings).lacking == ()


def test_a_contact_is_never_empty() -> None:
    with pytest.raises(ValueError, match="no way"):
        Contact.model_validate({})
