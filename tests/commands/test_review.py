"""`jiangpu review`: with a folder, with a revision of git, and when there is neither."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from jiangpu.commands.main import main

CHANGE = ("以前换泵靠经验。", "从前换泵全靠经验。")


def change(root: Path) -> None:
    file = root / "methods/sanbu.md"
    file.write_text(file.read_text(encoding="utf-8").replace(*CHANGE), encoding="utf-8")


def git(root: Path, *words: str) -> str:
    own = ("-c", "user.name=编者", "-c", "user.email=editor@example.cn")
    done = subprocess.run(["git", *own, *words], cwd=root, check=True, capture_output=True)
    return done.stdout.decode()


def test_a_folder(inside: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    earlier = tmp_path.parent / f"{tmp_path.name}-earlier"
    shutil.copytree(inside, earlier)
    change(inside)
    assert main(["review", str(earlier)]) == 0
    said = capsys.readouterr().out
    assert "[-以-]{+从+}前换泵{+全+}靠经验" in said


def test_a_revision_and_the_files_that_were_asked_for(
    inside: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(inside, "init", "-q")
    git(inside, "add", "-A")
    git(inside, "commit", "-qm", "一")
    change(inside)
    before = git(inside, "status", "--short")
    out = tmp_path.parent
    page, word = out / "看.html", out / "看.docx"
    assert main(["review", "HEAD", "--page", str(page), "--word", str(word)]) == 0
    assert "三步换泵法 /methods/sanbu/（1 段" in capsys.readouterr().out
    assert "全" in page.read_text(encoding="utf-8") and word.read_bytes()[:2] == b"PK"
    assert git(inside, "status", "--short") == before


def test_a_new_error_is_told_by_the_exit_status(inside: Path, tmp_path: Path) -> None:
    earlier = tmp_path.parent / f"{tmp_path.name}-earlier"
    shutil.copytree(inside, earlier)
    file = inside / "methods/sanbu.md"
    file.write_text(file.read_text("utf-8").replace("类别: 操作法", "类别: 操作"), "utf-8")
    assert main(["review", str(earlier)]) == 1


@pytest.mark.parametrize(
    "words, said",
    [
        (["没有这一版"], "git 里没有“没有这一版”这个版本"),
        (["--", "--output=x"], "git 里没有“--output=x”这个版本"),
        (["HEAD", "--page", "看.txt"], "看.txt 要以 .html 结尾"),
        (["HEAD", "--word", "没有/看.docx"], "没有 没有 这个文件夹"),
    ],
)
def test_wrong_use(
    inside: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    git(inside, "init", "-q")
    assert main(["review", *words]) == 2
    assert said in capsys.readouterr().err


def test_without_git(
    inside: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    assert main(["review", "main"]) == 2
    assert "这台机器上没有 git" in capsys.readouterr().err


def test_outside_of_a_git_repository(inside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", "main"]) == 2
    assert "不在 git 仓库里" in capsys.readouterr().err
