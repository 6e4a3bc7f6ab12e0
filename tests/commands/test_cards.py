"""`jiangpu cards`: a PDF with exactly the sheets that it says, or a sentence that says why not."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pypdf
import pytest
from jiangpu.commands.main import main
from jiangpu.print import pdf


def pages(path: Path) -> int:
    return len(pypdf.PdfReader(path).pages)


def test_it_says_how_many_sheets_there_are(
    inside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["cards", "M0001", "--out", "paper"]) == 0
    told = capsys.readouterr()
    assert told.out == "操作法卡 1 份，A4 纸 1 张，写到 paper/card.pdf\n"
    assert "已排 1 / 1" in told.err
    assert pages(inside / "paper/card.pdf") == 1


def test_each_copy_of_a_test_has_an_order_of_its_own_and_the_key_is_apart(
    inside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["cards", "M0001", "--kind", "test", "--copies", "2", "--seed", "417"]) == 0
    told = capsys.readouterr().out
    papers, keys = (int(number) for number in re.findall(r"纸 (\d+) 张", told))
    assert pages(inside / "test.pdf") == papers and pages(inside / "key.pdf") == keys == 2
    text = "".join(page.extract_text() for page in pypdf.PdfReader(inside / "test.pdf").pages)
    assert "0417" in text and "0418" in text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["cards"], "写上要印的编号，或写 --all 全印"),
        (["cards", "M0001", "--all"], "两样写一样"),
        (["cards", "M0099"], "没有 M0099 这一条"),
        (["cards", "M0001", "--kind", "handbook"], "手册是整本的"),
        (["cards", "M0001", "--copies", "0"], "--copies 写 1 到"),
    ],
)
def test_wrong_use_is_told(
    words: list[str], said: str, inside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["cards", "S0001"], "S0001 张三劳模创新工作室：不是操作法，没有这种纸"),
        (["cards", "M0001", "--kind", "studio"], "M0001 三步换泵法：不是工作室，没有工作室卡"),
    ],
)
def test_a_record_without_such_a_sheet_is_told(
    words: list[str], said: str, inside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 1
    assert said in capsys.readouterr().err
    assert not list(inside.glob("*.pdf"))


def test_a_risky_method_is_refused(inside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = inside / "methods/sanbu.md"
    file.write_text(file.read_text(encoding="utf-8").replace("风险: 一般", "风险: 高危"))
    assert main(["cards", "M0001"]) == 1
    assert "不是操作规程，不印卡片" in capsys.readouterr().err


def test_without_a_chinese_font_nothing_is_printed(
    inside: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "chinese_fonts", lambda: ())
    assert main(["cards", "M0001"]) == 1
    assert "找不到中文字体" in capsys.readouterr().err
    assert not list(inside.glob("*.pdf"))


def test_without_the_package_it_says_what_to_install(
    inside: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    assert main(["cards", "M0001"]) == 1
    assert 'pip install "jiangpu[pdf]"' in capsys.readouterr().err
