"""`jiangpu check`: which problems are shown, and how."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jiangpu.commands.main import main


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


def test_the_report_for_gitlab(inside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What GitLab wants of each problem; moving to another line is no new problem."""
    file = inside / "methods/sanbu.md"
    text = file.read_text(encoding="utf-8").replace("类别: 操作法", "类别: 操作")
    prints = []
    for written in (text, text.replace("编号: M0001\n", "编号: M0001\n# 一行\n")):
        file.write_text(written, encoding="utf-8")
        assert main(["check", "--format", "gitlab"]) == 1
        (row,) = json.loads(capsys.readouterr().out)
        prints.append((row["fingerprint"], row["location"]["lines"]["begin"]))
        assert row["severity"] == "major" and row["check_name"] == "F012"
        assert row["location"]["path"] == "methods/sanbu.md"
    assert prints[0][0] == prints[1][0] and prints[0][1] + 1 == prints[1][1]
