"""`jiangpu pack`: a zip file of the site, or of a part of it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from jiangpu.commands.main import main


@pytest.mark.parametrize(
    ("which", "there", "absent"),
    [
        (["--all"], "site/guide/index.html", ""),
        (
            ["--studio", "S0001"],
            "site/methods/sanbu/card/index.html",
            "site/paths/rumen/index.html",
        ),
        (["--path", "L0001"], "site/paths/rumen/index.html", ""),
    ],
)
def test_what_was_asked_for_is_in_it(
    which: list[str], there: str, absent: str, inside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pack", *which, "--out", "a.zip"]) == 0
    with zipfile.ZipFile(inside / "a.zip") as archive:
        names = archive.namelist()
    assert f"{len(names)} 个文件" in capsys.readouterr().out
    assert {"index.html", "使用说明.txt", there} <= set(names) and absent not in names


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--studio", "S0099", "--out", "a.zip"], "没有 S0099 这个工作室"),
        (["--path", "M0001", "--out", "a.zip"], "没有 M0001 这条学习路径"),
        (["--all", "--out", "docs"], "docs 是文件夹"),
        (["--all", "--out", "nowhere/a.zip"], "没有 nowhere 这个文件夹"),
    ],
)
def test_wrong_use_is_told(
    words: list[str], said: str, inside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pack", *words]) == 2
    assert said in capsys.readouterr().err
    assert not list(inside.glob("*.zip"))


def test_nothing_is_packed_while_a_record_has_an_error(inside: Path) -> None:
    (inside / "methods/sanbu.md").write_text("---\n---\n")
    assert main(["pack", "--all", "--out", "a.zip"]) == 1
    assert not list(inside.glob("*.zip"))
