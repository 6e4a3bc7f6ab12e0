"""What differs on Windows, as far as it can be shown elsewhere: paths, consoles, files that are open."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from jiangpu.commands.command import Misuse, below, inside
from jiangpu.commands.main import main
from jiangpu.writing import files


@pytest.mark.parametrize(
    ("root", "full", "uri"),
    [
        (r"C:\谱", r"C:\谱\studios\jia.md", "studios/jia.md"),
        (r"C:\谱", r"c:\谱\studios\jia.md", "studios/jia.md"),
        ("C:/谱", r"C:\谱\docs/people\a.md", "docs/people/a.md"),
        (r"C:\谱", r"C:\谱", "."),
        (r"C:\谱", r"D:\谱\studios\jia.md", None),
        (r"C:\谱", r"C:\谱二\jia.md", None),
        (r"\\server\share\谱", r"\\server\share\谱\a.md", "a.md"),
    ],
)
def test_a_path_with_a_drive_becomes_one_with_slashes(
    root: str, full: str, uri: str | None
) -> None:
    assert below(PureWindowsPath(root), PureWindowsPath(full)) == uri


def test_elsewhere_capitals_count() -> None:
    assert below(PurePosixPath("/pu"), PurePosixPath("/Pu/a.md")) is None


def test_backslashes_are_understood_everywhere(
    tree: Callable[[str], Path], small: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tree(small)
    monkeypatch.chdir(root)
    assert inside(root, "studios\\jia.md") == "studios/jia.md"
    with pytest.raises(Misuse, match=r"没有 studios\\yi.md"):
        inside(root, "studios\\yi.md")


@pytest.fixture
def console(monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Run a command in a Chinese console of Windows, which knows GBK; what it shows."""

    def run(*words: str) -> str:
        shown = io.BytesIO()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", io.TextIOWrapper(shown, encoding="gbk"))
            main(words)
            sys.stdout.flush()
            return shown.getvalue().decode("gbk")

    return run


@pytest.fixture
def strange(tree: Callable[[str], Path], small: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A repository whose only problem speaks of characters that GBK does not know."""
    monkeypatch.chdir(tree(small.replace("类别: 操作法", "类别: 操作法🔧ñ")))


def test_a_console_that_knows_few_characters_shows_the_rest_as_numbers(
    strange: None, console: Callable[..., str]
) -> None:
    assert "「类别」不认识“操作法\\U0001f527\\xf1”" in console("check")


@pytest.mark.parametrize("way", ["json", "gitlab"])
def test_what_programs_read_is_whole_all_the_same(
    way: str, strange: None, console: Callable[..., str]
) -> None:
    (problem,) = json.loads(console("check", "--format", way))
    assert "操作法🔧ñ" in problem.get("text", "") + problem.get("description", "")


def test_a_file_that_is_open_for_a_moment_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A virus scanner holds what was just written; Windows then refuses to replace it."""
    refusals = [1, 1]
    really = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if refusals:
            refusals.pop()
            raise PermissionError(13, "in use")
        return really(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(files, "ON_WINDOWS", True)
    monkeypatch.setattr(files, "PAUSE", 0)
    files.write_whole(tmp_path / "a.md", b"new")
    assert (tmp_path / "a.md").read_bytes() == b"new" and len(list(tmp_path.iterdir())) == 1


def test_a_file_that_stays_open_is_left_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def replace(self: Path, target: Path) -> Path:
        raise PermissionError(13, "in use")

    (tmp_path / "a.md").write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(files, "ON_WINDOWS", True)
    monkeypatch.setattr(files, "PAUSE", 0)
    with pytest.raises(PermissionError):
        files.write_whole(tmp_path / "a.md", b"new")
    assert (tmp_path / "a.md").read_bytes() == b"old" and len(list(tmp_path.iterdir())) == 1
