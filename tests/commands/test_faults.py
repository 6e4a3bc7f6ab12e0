"""Nobody is shown a traceback: what the machine refuses and what nobody foresaw is told in one line."""

from __future__ import annotations

import errno
import io
import os
import sys
from pathlib import Path

import pytest
from jiangpu.build import output
from jiangpu.build.project import open_project
from jiangpu.build.published import read_published
from jiangpu.checks import methods
from jiangpu.commands.main import main
from jiangpu.library import read_files


def said(capsys: pytest.CaptureFixture[str]) -> str:
    captured = capsys.readouterr()
    assert "Traceback" not in captured.out + captured.err
    return captured.out + captured.err


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "磁盘满了"),
        (errno.EROFS, "磁盘是只读的"),
        (errno.EACCES, "没有权限"),
        (errno.EIO, "改法:"),
    ],
)
def test_what_the_machine_refuses(
    inside: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    number: int,
    words: str,
) -> None:
    def refuse(path: Path, content: bytes) -> None:
        raise OSError(number, os.strerror(number), str(path))

    monkeypatch.setattr("jiangpu.build.stage.write", refuse)
    assert main(["stage", "out"]) == 1
    assert words in said(capsys)


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOENT, errno.EIO])
def test_a_file_that_cannot_be_read_is_told_and_the_others_are_read(
    inside: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """It was deleted meanwhile, or nobody may read it."""
    usual = Path.read_bytes

    def read(path: Path) -> bytes:
        if path.name == "rumen.md":
            raise OSError(number, os.strerror(number), str(path))
        return usual(path)

    monkeypatch.setattr(Path, "read_bytes", read)
    problems = open_project(inside).problems
    assert [(problem.uri, problem.code) for problem in problems] == [
        ("docs/paths/rumen.md", "F037")
    ]


def test_a_folder_named_like_a_record_is_told(inside: Path) -> None:
    (inside / "methods/er.md").mkdir()
    assert [(problem.uri, problem.code) for problem in open_project(inside).problems] == [
        ("methods/er.md", "F037")
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_named_like_a_record_is_told(inside: Path) -> None:
    os.mkfifo(inside / "methods/er.md")
    assert [problem.code for problem in open_project(inside).problems] == ["F037"]


def test_an_unforeseen_fault_is_an_error_of_its_file(
    inside: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("nobody foresaw this")

    monkeypatch.setattr(methods, "_verse", fail)
    assert main(["check"]) == 1
    assert "methods/sanbu.md:1:1: 错误 F038" in said(capsys)


def test_an_unforeseen_fault_in_reading_is_an_error_of_its_file(
    inside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = read_files.build

    def build(uri: str, *rest: object) -> object:
        if uri.endswith("rumen.md"):
            raise RecursionError
        return usual(uri, *rest)

    monkeypatch.setattr(read_files, "build", build)
    assert [problem.code for problem in open_project(inside).problems] == ["F038"]


def test_an_unforeseen_fault_anywhere_is_one_line(
    inside: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("jiangpu.build.stage.stage", output.write)
    monkeypatch.setattr("jiangpu.commands.stage.stage", lambda *_: 1 // 0)
    assert main(["stage", "out"]) == 1
    assert "没有料到的错" in said(capsys)


@pytest.mark.parametrize("encoding", ["ascii", "gbk"])
def test_a_console_that_knows_few_characters(
    inside: Path, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    file = inside / "methods/sanbu.md"
    file.write_text(
        file.read_text(encoding="utf-8").replace("工种: 泵工", "坏😀: 泵工"), encoding="utf-8"
    )
    bytes_out = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(bytes_out, encoding=encoding))
    assert main(["check"]) == 1
    sys.stdout.flush()
    assert b"F010" in bytes_out.getvalue()


@pytest.mark.parametrize(
    "words",
    [["chek"], ["check", "--format", "xml"], ["new"], ["new", "tree", "x"], ["check", "--x"]],
)
def test_misuse_is_told_in_chinese(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    told = said(capsys)
    for english in ("invalid", "choice", "required", "argument", "usage"):
        assert english not in told


def test_a_folder_that_nobody_may_look_into_is_told(
    inside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is in it would be missing without a word."""
    usual = os.scandir

    def scandir(path: object = ".") -> object:
        if Path(str(path)).name == "methods":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return usual(path)

    monkeypatch.setattr(os, "scandir", scandir)
    told = [str(problem) for problem in open_project(inside).problems]
    assert any(line.startswith("methods:1:1: 错误 F037 文件夹读不出来") for line in told)


def test_settings_saved_as_ansi_are_told(inside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = inside / "mkdocs.yml"
    file.write_bytes(file.read_text(encoding="utf-8").encode("gb18030"))
    assert main(["check", "mkdocs.yml"]) == 1
    assert "S001 mkdocs.yml 不是 UTF-8 编码" in said(capsys)


def test_addresses_saved_as_ansi_are_read(tmp_path: Path) -> None:
    file = tmp_path / "published.txt"
    file.write_bytes("# 发布过的\n/s/S0001/ /studios/jia/\n".encode("gb18030"))
    assert read_published(file) == {"s/S0001/": "studios/jia/"}
