"""`jiangpu quiz`: proposals are printed, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from jiangpu.commands.main import main


def test_the_proposals_are_printed_as_they_would_stand_in_the_file(inside: Path, capsys) -> None:
    before = (inside / "methods/sanbu.md").read_bytes()
    assert main(["quiz", "m0001"]) == 0
    assert "自测:\n  - {题型: 排序" in capsys.readouterr().out
    assert (inside / "methods/sanbu.md").read_bytes() == before


@pytest.mark.parametrize(("number", "said"), [("M0099", "没有编号"), ("P0001", "拟不出题")])
def test_what_cannot_be_asked_about_is_said(number: str, said: str, inside: Path, capsys) -> None:
    assert main(["quiz", number]) == 2
    assert said in capsys.readouterr().err


def test_a_dangerous_method_is_not_asked_about(inside: Path, capsys) -> None:
    file = inside / "methods/sanbu.md"
    file.write_text(file.read_text("utf-8").replace("风险: 一般", "风险: 高危"), "utf-8")
    assert main(["quiz", "M0001"]) == 2
    assert "不出自测题" in capsys.readouterr().err
