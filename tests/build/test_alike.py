"""Another program is told from this one, and in what it differs is said in words."""

from __future__ import annotations

import pytest
from jiangpu.build import tools
from jiangpu.build.alike import differences, digest_of, parts_here

HERE = {"匠谱": "0.2.0", "文件": "ab", "Python": "3.11.7", "pydantic": "2.13", "lxml": "6.0"}


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({}, ""),
        ({"匠谱": "0.1.0", "文件": "cd"}, "匠谱是 0.1.0，这里是 0.2.0"),
        ({"文件": "cd"}, "匠谱都说是 0.2.0，文件却不一样"),
        ({"Python": "3.12.1"}, "Python 是 3.12.1，这里是 3.11.7"),
        ({"pydantic": "2.9"}, "pydantic 是 2.9，这里是 2.13"),
        ({"numpy": "2.1"}, "多一个 numpy 2.1"),
        ({"文件": "cd", "lxml": "5.4"}, "匠谱都说是 0.2.0，文件却不一样；lxml 是 5.4，这里是 6.0"),
    ],
)
def test_what_differs_is_said(other: dict[str, str], said: str) -> None:
    assert differences({**HERE, **other}, HERE) == said


def test_a_package_that_is_not_there_is_named() -> None:
    there = {name: version for name, version in HERE.items() if name != "lxml"}
    assert differences(there, HERE) == "没有 lxml，这里是 6.0"


def test_of_many_packages_three_are_named_and_all_counted() -> None:
    there = {**HERE, "a": "1", "b": "1", "c": "1", "d": "1"}
    said = differences(there, HERE)
    assert said == "多一个 a 1；多一个 b 1；多一个 c 1；一共 4 个包不一样"


def test_the_program_here_is_like_itself() -> None:
    assert differences(parts_here(), parts_here()) == ""
    assert digest_of(parts_here()) == digest_of(parts_here())


def test_another_style_is_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read anew by each build, so it counts although no code has changed."""
    before = digest_of(parts_here())
    monkeypatch.setattr(tools, "_STYLES", "problems")
    assert digest_of(parts_here()) != before
