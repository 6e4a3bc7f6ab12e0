"""The command line: exit status 0 clean, 1 problems found, 2 wrong use."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from jiangpu.build.project import open_project
from jiangpu.commands.main import main
from repositories import run_build


@pytest.fixture
def inside(tree: Callable[[str], Path], small: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tree(small)
    monkeypatch.chdir(root)
    return root


def test_check_clean(inside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "没有问题\n"


def test_check_a_path_knows_the_whole_library(
    inside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only the asked file's problems are shown, but its references are held against all records."""
    for name in ("methods/sanbu.md", "docs/people/zhangsan.md"):
        (inside / name).write_text((inside / name).read_text().replace("更新: 2024", "更新: 24"))
    assert main(["check", "methods"]) == 1
    out = capsys.readouterr().out
    assert "methods/sanbu.md:22:5: 错误 F014" in out and "zhangsan" not in out
    assert main(["check", "studios/jia.md"]) == 0


def test_check_from_a_folder_inside(
    inside: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(inside / "methods")
    assert main(["check", "sanbu.md"]) == 0


def test_check_formats(inside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (inside / "methods/sanbu.md").write_text(
        (inside / "methods/sanbu.md").read_text().replace("类别: 操作法", "类别: 操作")
    )
    assert main(["check", "--format", "json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert (
        said[0]["file"] == "methods/sanbu.md"
        and said[0]["line"] == 9
        and said[0]["code"] == "F012"
        and said[0]["fix"] == "改为“操作法”"
    )
    assert main(["check", "--format", "github"]) == 1
    assert capsys.readouterr().out.startswith(
        "::error file=methods/sanbu.md,line=9,col=5,title=F012::"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "nowhere"], "没有 nowhere 这个文件或文件夹"),
        (["check", "/"], "/ 不在这个项目里"),
        (["new", "method", "  "], "名称是空的"),
        (["new", "method", "sanbu"], "methods/sanbu.md 已经有了"),
        (["stage", "."], "已经有东西"),
    ],
)
def test_wrong_use(
    arguments: list[str], said: str, inside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [[], ["nothing"], ["new", "车间", "x"], ["check", "--format", "xml"]]
)
def test_unknown_words(
    arguments: list[str], inside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert "命令写得不对" in capsys.readouterr().err


def test_kinds_have_chinese_names(inside: Path) -> None:
    assert main(["new", "工作室", "李四工作室"]) == 0
    assert (inside / "studios/lisigongzuoshi.md").exists()


def test_outside_of_a_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 2
    assert "这里不是匠谱的文件夹" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("kind", "name", "file", "number"),
    [
        ("studio", "李四劳模创新工作室", "studios/lisilaomochuangxingongzuoshi.md", "S0002"),
        ("method", "“三看”法", "methods/sankan-fa.md", "M0002"),
        ("person", "李四", "docs/people/lisi.md", "P0002"),
    ],
)
def test_new_makes_a_draft_that_only_lacks_what_is_marked(
    kind: str, name: str, file: str, number: str, inside: Path
) -> None:
    assert main(["new", kind, name]) == 0
    text = (inside / file).read_text(encoding="utf-8")
    assert f"编号: {number}\n" in text and "状态: 草稿\n" in text
    problems = [problem for problem in open_project(inside).problems if problem.is_error]
    assert {problem.code for problem in problems} <= {"F011"}
    assert open_project(inside).loaded.documents and any(
        doc.name == name for doc in open_project(inside).loaded.documents
    )


def test_new_never_reuses_a_published_number(inside: Path) -> None:
    (inside / "tests").mkdir()
    (inside / "tests/published.txt").write_text("/m/M0041/ /methods/gone/\n/methods/gone/\n")
    assert main(["new", "method", "新办法"]) == 0
    assert "编号: M0042" in (inside / "methods/xinbanfa.md").read_text()


def test_stage_makes_a_tree_that_plain_mkdocs_builds(
    inside: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The staged tree needs no hooks, and its pages say the same."""
    folder = tmp_path / "staged"
    assert main(["stage", str(folder)]) == 0
    assert "hooks" not in (folder / "mkdocs.yml").read_text()
    done = run_build(folder)
    assert done.returncode == 0, done.stderr
    page = (folder / "site/studios/jia/index.html").read_text()
    assert "张三" in page and "节约28余万元" in page and 'id="fig-sheng"' in page


def test_stage_refuses_errors(inside: Path, tmp_path: Path) -> None:
    (inside / "methods/sanbu.md").write_text("---\n---\n")
    assert main(["stage", str(tmp_path / "staged")]) == 1
    assert not (tmp_path / "staged").exists()
