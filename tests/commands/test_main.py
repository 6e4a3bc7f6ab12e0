"""The command line: exit status 0 clean, 1 problems found, 2 wrong use."""

from __future__ import annotations

from pathlib import Path

import pytest
from jiangpu.commands.main import every_command, main


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


def test_outside_of_a_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 2
    assert "这里不是匠谱的文件夹" in capsys.readouterr().err


def test_the_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    text = capsys.readouterr().out
    for command in every_command():
        assert command.name in text and command.help in text


@pytest.mark.parametrize("words", [[], *([command.name] for command in every_command())])
def test_the_help_is_in_chinese(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*words, "--help"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("用法:jiangpu") and "看这一段用法" in text
    for english in ("usage", "positional", "options:", "show this"):
        assert english not in text
