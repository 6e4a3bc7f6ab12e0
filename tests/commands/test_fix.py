"""`jiangpu fix`: shows what would change, asks, writes, and says what is left."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from jiangpu.commands.main import main
from jiangpu.writing.files import write_whole

METHOD = "methods/sanbu.md"

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """What somebody types at the question."""
    return lambda words: monkeypatch.setattr("sys.stdin", io.StringIO(words))


def slip(root: Path, find: str, put: str, file: str = METHOD) -> str:
    """Put a slip into a file, and give what was in it before."""
    text = (root / file).read_text(encoding="utf-8")
    assert find in text
    (root / file).write_text(text.replace(find, put, 1), encoding="utf-8")
    return text


def contents(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_nothing_to_mend(inside: Path, capsys: Capture) -> None:
    before = contents(inside)
    assert main(["fix"]) == 0
    assert capsys.readouterr().out == "没有可以照着改的，一个字也没有动\n没有问题\n"
    assert contents(inside) == before


def test_the_difference_comes_first_and_then_the_question(
    inside: Path, capsys: Capture, answer: Callable[[str], None]
) -> None:
    clean = slip(inside, "类别: 操作法", "类别：操作法")
    answer("y\n")
    assert main(["fix"]) == 0
    said = capsys.readouterr().out
    assert said.splitlines()[:7] == [
        METHOD,
        "  第 9 行 F006 「类别」后面用了全角冒号",
        f"    --- {METHOD}（现在）",
        f"    +++ {METHOD}（改后）",
        "    @@ -9 +9 @@",
        "    -类别：操作法",
        "    +类别: 操作法",
    ]
    assert said.endswith("改好了 1 个文件\n没有问题\n")
    assert (inside / METHOD).read_text(encoding="utf-8") == clean


@pytest.mark.parametrize("words", ["n\n", "\n", ""], ids=["不", "回车", "没有人"])
def test_without_a_yes_nothing_is_written(
    words: str, inside: Path, capsys: Capture, answer: Callable[[str], None]
) -> None:
    slip(inside, "类别: 操作法", "类别：操作法")
    before = contents(inside)
    answer(words)
    assert main(["fix"]) == 1
    assert "没有改动任何文件" in capsys.readouterr().out
    assert contents(inside) == before


def test_a_second_run_changes_nothing(inside: Path, capsys: Capture) -> None:
    slip(inside, "更新: 2024-05-07", "更新:２０２４年５月7日")
    assert main(["fix", "--yes"]) == 0
    after = contents(inside)
    capsys.readouterr()
    assert main(["fix", "--yes"]) == 0
    assert capsys.readouterr().out.startswith("没有可以照着改的")
    assert contents(inside) == after


def test_what_is_left_is_said(inside: Path, capsys: Capture) -> None:
    slip(inside, "行业: 化工", "行业：修仙")
    assert main(["fix", "--yes"]) == 1
    out = capsys.readouterr().out
    assert "还有这些，要您来定:" in out and f"{METHOD}:7:5: 错误 F012" in out
    assert "行业: 修仙" in (inside / METHOD).read_text(encoding="utf-8")


def test_only_what_was_asked_for_is_mended(inside: Path) -> None:
    slip(inside, "行业: 化工", "行业：化工")
    slip(inside, "行业: 化工", "行业：化工", "studios/jia.md")
    assert main(["fix", "studios", "--yes"]) == 0
    assert "行业：化工" in (inside / METHOD).read_text(encoding="utf-8")
    assert "行业: 化工" in (inside / "studios/jia.md").read_text(encoding="utf-8")


def test_a_path_that_is_not_there(inside: Path) -> None:
    assert main(["fix", "nowhere.md"]) == 2


def test_a_word_for_a_word_needs_a_look(inside: Path, answer: Callable[[str], None]) -> None:
    """Nobody sees a difference with --yes, so no word is replaced without a second wish."""
    clean = slip(inside, "类别: 操作法", "类别: 操作法則")
    assert main(["fix", "--yes"]) == 1
    assert "操作法則" in (inside / METHOD).read_text(encoding="utf-8")
    answer("y\n")
    assert main(["fix"]) == 0
    assert (inside / METHOD).read_text(encoding="utf-8") == clean
    slip(inside, "类别: 操作法", "类别: 操作法則")
    assert main(["fix", "--yes", "--words"]) == 0
    assert (inside / METHOD).read_text(encoding="utf-8") == clean


def test_what_only_the_library_knows_is_mended_too(inside: Path) -> None:
    clean = slip(inside, "以前换泵靠经验。", "以前\u200b换泵靠经验。")
    assert main(["fix", "--yes"]) == 0
    assert (inside / METHOD).read_text(encoding="utf-8") == clean


@pytest.mark.parametrize("put", ["", "编号:\n"], ids=["没有写", "空着"])
def test_a_record_without_a_number_gets_the_next_one(put: str, inside: Path) -> None:
    text = (inside / METHOD).read_text(encoding="utf-8")
    second = text.replace("编号: M0001\n", put).replace("名称: 三步换泵法", "名称: 四步换泵法")
    (inside / "methods/sibu.md").write_text(second, encoding="utf-8")
    main(["fix", "--yes"])
    assert "编号: M0002\n" in (inside / "methods/sibu.md").read_text(encoding="utf-8")
    assert (inside / METHOD).read_text(encoding="utf-8") == text


def test_a_file_gets_the_name_that_its_address_has(inside: Path, capsys: Capture) -> None:
    (inside / "studios/jia.md").rename(inside / "studios/甲.md")
    assert main(["fix", "--yes"]) == 0
    assert "文件名改为 jia.md，网址不变" in capsys.readouterr().out
    assert (inside / "studios/jia.md").exists() and not (inside / "studios/甲.md").exists()


def test_a_file_that_another_one_names_keeps_its_name(inside: Path) -> None:
    """Its neighbour's link would lead nowhere."""
    (inside / METHOD).rename(inside / "methods/三步.md")
    slip(inside, "../methods/sanbu.md", "../methods/三步.md", "studios/jia.md")
    before = contents(inside)
    main(["fix", "--yes"])
    assert contents(inside) == before


def test_a_file_that_cannot_be_read_is_not_touched(inside: Path, capsys: Capture) -> None:
    raw = (inside / METHOD).read_bytes().replace("泵工".encode(), b"\xff\xff", 1)
    (inside / METHOD).write_bytes(raw)
    assert main(["fix", "--yes"]) == 1
    assert "没有改:这个文件的编码读不准" in capsys.readouterr().out
    assert (inside / METHOD).read_bytes() == raw


def test_a_file_is_replaced_whole_and_keeps_its_permissions(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"one")
    file.chmod(0o640)
    write_whole(file, b"two")
    assert file.read_bytes() == b"two" and file.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_is_none_is_left_out(inside: Path, capsys: Capture) -> None:
    """A pipe would wait for ever; the others are mended all the same."""
    os.mkfifo(inside / "methods/pipe.md")
    clean = slip(inside, "类别: 操作法", "类别：操作法")
    main(["fix", "--yes"])
    assert (inside / METHOD).read_text(encoding="utf-8") == clean


def test_links_are_not_followed(inside: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "a.md"
    elsewhere.write_text("---\n名称：甲\n---\n", encoding="utf-8")
    (inside / "methods/link.md").symlink_to(elsewhere)
    main(["fix", "--yes"])
    assert elsewhere.read_text(encoding="utf-8") == "---\n名称：甲\n---\n"
