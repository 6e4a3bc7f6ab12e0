"""`jiangpu withdraw`: nothing of a person is left, and nothing happens without being shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from jiangpu.build.project import open_project
from jiangpu.build.traces import Wanted, traces
from jiangpu.commands.main import main

BASIS = ("--basis", "本人书面要求")
STUDIO = "studios/jia.md"


@pytest.fixture
def root(inside: Path) -> Path:
    """The small repository in which only a field and a sentence name 张三, and his address is known."""
    studio = inside / STUDIO
    text = studio.read_text(encoding="utf-8")
    text = text.replace("名称: 张三劳模创新工作室", "名称: 泵班创新工作室").replace(
        "冠名: 张三\n", ""
    )
    studio.write_text(text.replace("[张三](P0001)想了", "张三想了"), encoding="utf-8")
    method = inside / "methods/sanbu.md"
    text = method.read_text(encoding="utf-8")
    method.write_text(text.replace("工作室: 张三劳模创新工作室", "工作室: S0001"), encoding="utf-8")
    published = inside / "tests/published.txt"
    published.parent.mkdir()
    published.write_text(
        "/p/P0001/ /people/zhangsan/\n/people/zhangsan/\n/m/M0001/ /methods/sanbu/\n"
    )
    return inside


def notice(root: Path) -> Path:
    return root.parent / f"{root.name}-通知.txt"


def run(root: Path, *words: str) -> int:
    return main(["withdraw", "P0001", *BASIS, "--notice", str(notice(root)), *words])


def test_nothing_is_written_without_a_yes(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (root / "docs/people/zhangsan.md").read_bytes()
    monkeypatch.setattr("builtins.input", lambda _: "不")
    assert run(root) == 1
    said = capsys.readouterr().out
    assert "/people/zhangsan/" in said and "+同意: {依据: 本人书面要求, 显示: 不公开}" in said
    assert (root / "docs/people/zhangsan.md").read_bytes() == before
    assert not notice(root).exists()


def test_a_basis_is_asked_for_before_anybody_waits(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["withdraw", "P0001"]) == 2
    said = capsys.readouterr().err
    assert "撤下一个人要写依据" in said and "请等一等" not in said


def test_what_an_editor_has_to_rewrite_is_told(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(root, "--yes") == 1
    said = capsys.readouterr().out
    assert "studios/jia.md:26:10: 错误 R011 正文里有“张三”" in said
    assert "新网站生成不出来，旧网站还挂着" in said


def test_with_the_name_masked_nothing_is_left_anywhere(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert traces(open_project(root), Wanted(("张三",), ("zhangsan", "P0001")))
    assert run(root, "--yes", "--mask") == 0
    after = open_project(root)
    assert not after.errors
    assert traces(after, Wanted(("张三",), ("zhangsan", "P0001"))) == []
    assert "名字、拼音、编号都没有了" in capsys.readouterr().out
    assert "停半天，（不公开）想了" in (root / STUDIO).read_text(encoding="utf-8")


def test_the_published_addresses_of_a_person_are_forgotten(root: Path) -> None:
    run(root, "--yes", "--mask")
    assert (root / "tests/published.txt").read_text() == "/m/M0001/ /methods/sanbu/\n"


def test_the_notice_says_what_and_whom_and_leaves_the_day_open(root: Path) -> None:
    run(root, "--yes", "--mask")
    said = notice(root).read_text(encoding="utf-8")
    for words in (
        "条目：P0001 张三（人物）",
        "要求撤下的日期：　　　　年　　月　　日",
        "/people/zhangsan/",
        "□ 代码仓库的历史",
        "□ 印出去的卡片：M0001 第 1 版",
        "□ 所在单位：某某厂",
    ):
        assert words in said


def test_it_can_be_taken_back(root: Path) -> None:
    files = ("docs/people/zhangsan.md", STUDIO, "tests/published.txt")
    before = [(root / uri).read_bytes() for uri in files]
    run(root, "--yes", "--mask")
    assert main(["undo", "--yes"]) == 0
    assert [(root / uri).read_bytes() for uri in files] == before


def test_a_method_keeps_its_number_and_address(root: Path) -> None:
    words = ["withdraw", "M0001", "--yes", "--notice", str(notice(root))]
    assert main(words) == 0
    assert "状态: 已撤回" in (root / "methods/sanbu.md").read_text(encoding="utf-8")
    project = open_project(root)
    assert "methods/sanbu/" in [plan.url for plan in project.plans]
    assert not [each for each in project.site.library.listed if each.number == "M0001"]


@pytest.mark.parametrize(
    "words, said",
    [
        (["P0001", "--yes"], "撤下一个人要写依据"),
        (["P0009", *BASIS], "没有编号是 P0009 的条目"),
        (["P0001", *BASIS, "--notice", "docs/通知.txt"], "不能放在项目文件夹里"),
    ],
)
def test_wrong_use(
    root: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert main(["withdraw", *words]) == 2
    assert said in capsys.readouterr().err


def test_who_is_off_already_stays_so(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(root, "--yes", "--mask")
    assert run(root, "--yes") == 2
    assert "已经不公开了" in capsys.readouterr().err
