"""`jiangpu receive`: what is new becomes a draft or a change, what differs is asked about, nothing private is kept."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jiangpu.build.project import open_project
from jiangpu.commands.main import main

PAPER = {"从哪里": "文件", "题名": "作业书", "发布者": "某某厂", "日期": "2020"}


@pytest.fixture
def sent(inside: Path) -> Callable[..., str]:
    """Writes a small file and returns its path."""

    def write(name: str = "补充.txt", **members: Any) -> str:
        of = {"版本": 1, **members}
        path = inside.parent / name
        text = f"【匠谱小文件】\n{json.dumps(of, ensure_ascii=False)}\n【完】\n"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def answers(monkeypatch: pytest.MonkeyPatch, *words: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{word}\n" for word in words)))


def studio(inside: Path) -> str:
    return (inside / "studios/jia.md").read_text(encoding="utf-8")


def test_what_a_record_lacks_is_put_in_with_its_source(inside: Path, sent, capsys) -> None:
    values = {"成员构成": "技师三人", "成果": [{"名称": "听漏棒", "年份": "2020年"}]}
    name = sent(做="补充", 编号="S0001", 值=values, 凭据=PAPER, 来自={"称呼": "李师傅"})
    assert main(["receive", name, "--yes"]) == 0
    text = studio(inside)
    assert "成员构成: 技师三人" in text
    assert "- {名称: 三步换泵法, 类型: 操作法, 转化阶段: 应用, 效益: sheng}" in text
    assert "- {名称: 听漏棒, 年份: 2020年, 来源: s2}" in text
    assert "- {代号: s2, 题名: 作业书, 发布者: 某某厂, 日期: 2020, 类别: 文件}" in text
    told = capsys.readouterr().out
    assert "李师傅" in told and "李师傅" not in text
    assert not open_project(inside).errors


def test_the_same_file_twice_changes_no_byte(inside: Path, sent, capsys) -> None:
    values = {"摘要": "以前难，\n后来好", "成果": [{"名称": "听漏棒", "年份": "2020年"}]}
    name = sent(做="补充", 编号="S0001", 值=values, 凭据=PAPER)
    main(["receive", name, "--yes"])
    before = (inside / "studios/jia.md").read_bytes()
    assert main(["receive", name, name, "--yes"]) == 0
    assert capsys.readouterr().out.count("一个字也没有动") == 2
    assert (inside / "studios/jia.md").read_bytes() == before


def test_a_correction_is_asked_about_and_never_made_silently(
    inside: Path, sent, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    name = sent(做="纠错", 编号="S0001", 值={"单位": "某某二厂"}, 凭据=PAPER)
    before = studio(inside)
    assert main(["receive", name, "--yes"]) == 0 and studio(inside) == before
    told = capsys.readouterr().out
    assert "本站写的是“某某厂”" in told and "来信说是“某某二厂”" in told
    answers(monkeypatch, "n")
    main(["receive", name])
    assert studio(inside) == before
    answers(monkeypatch, "y", "y")
    assert main(["receive", name]) == 0
    assert "\n单位: 某某二厂\n" in studio(inside)


def test_no_answer_is_a_no(inside: Path, sent, monkeypatch: pytest.MonkeyPatch) -> None:
    name = sent(做="补充", 编号="S0001", 值={"成员构成": "三人"})
    before = studio(inside)
    answers(monkeypatch)
    assert main(["receive", name]) == 1 and studio(inside) == before


def test_what_is_put_in_can_be_taken_back(inside: Path, sent) -> None:
    before = studio(inside)
    main(["receive", sent(做="补充", 编号="S0001", 值={"成员构成": "三人"}), "--yes"])
    assert studio(inside) != before
    assert main(["undo", "--yes"]) == 0 and studio(inside) == before


def test_a_number_without_a_source_is_told_and_not_put_in(inside: Path, sent, capsys) -> None:
    figure = {"指标": "成员数", "写法": "近20人", "原文": "近20人"}
    proof = {"从哪里": "自己", "说明": "我在场"}
    before = studio(inside)
    main(["receive", sent(做="补充", 编号="S0001", 值={"数字": [figure]}, 凭据=proof), "--yes"])
    told = capsys.readouterr().out
    assert "近20人" in told and "没有写明的出处" in told and "我在场" in told
    assert studio(inside) == before


def test_what_fits_nowhere_in_a_new_record_is_kept_where_nobody_publishes_it(
    inside: Path, sent, capsys
) -> None:
    figure = {"指标": "成员数", "写法": "近20人"}
    proof = {"从哪里": "自己", "说明": "我在场，电话 13812345678"}
    values = {"名称": "听漏工作室", "单位": "某某厂", "数字": [figure]}
    name = sent(做="新建", 类型="工作室", 值=values, 凭据=proof)
    assert main(["receive", name, "--yes"]) == 0
    assert "没有写明的出处，数字放不进去，先放进备注，不上网" in capsys.readouterr().out
    text = (inside / "studios/tinglougongzuoshi.md").read_text(encoding="utf-8")
    assert "  - {项: 数字, 内容: 指标：成员数；写法：近20人}\n" in text
    assert "  - {项: 凭据, 内容: 自己做过，或师傅教的：我在场，电话 138…78}\n" in text
    assert not open_project(inside).errors


def test_the_words_of_a_letter_are_shown_line_by_line(inside: Path, sent, capsys) -> None:
    main(["receive", sent(做="补充", 编号="S0001", 话="先听。\n\n再看。", 凭据=PAPER), "--yes"])
    assert "来信还说（请照着看）:\n  　　先听。\n\n  　　再看。\n" in re.sub(
        r"[ 　]+\n", "\n", capsys.readouterr().out
    )


def test_what_makes_an_error_is_not_put_in(inside: Path, sent, capsys) -> None:
    before = studio(inside)
    name = sent(做="补充", 编号="S0001", 值={"成员构成": "打 13812345678"})
    assert main(["receive", name, "--yes"]) == 1
    told = capsys.readouterr().out
    assert "照这样放有错" in told and "再存一份小文件发来" in told
    assert studio(inside) == before


def test_steps_of_dangerous_work_are_not_put_in(inside: Path, sent, capsys) -> None:
    values = {"名称": "带压堵漏", "风险": "高危", "步骤": [{"做什么": "塞木塞"}]}
    main(["receive", sent(做="新建", 类型="操作法", 值=values, 话="当时是这样。"), "--yes"])
    draft = (inside / "methods/daiyadulou.md").read_text(encoding="utf-8")
    assert "步骤" not in draft and "当时是这样。" in draft
    assert "高危的不写步骤" in capsys.readouterr().out


def test_a_field_that_is_not_asked_for_is_told_and_not_put_in(inside: Path, sent, capsys) -> None:
    before = studio(inside)
    values = {"编号": "S9999", "状态": "已撤回", "不知道": "x"}
    main(["receive", sent(做="补充", 编号="S0001", 值=values), "--yes"])
    assert capsys.readouterr().out.count("这里没有这一样") == 3 and studio(inside) == before


def test_a_name_leads_out_of_no_folder(inside: Path, sent) -> None:
    values = {"名称": "../../坏: {x}\n---\n# 题", "风险": "一般"}
    main(["receive", sent(做="新建", 类型="操作法", 值=values), "--yes"])
    made = {path.name for path in (inside / "methods").iterdir()} - {"sanbu.md"}
    assert len(made) == 1 and not [path for path in inside.parent.iterdir() if path.suffix == ".md"]
    project = open_project(inside, drafts=True)
    assert len(project.loaded.documents) == 7


def test_a_file_that_is_none_is_refused_and_the_others_are_taken(
    inside: Path, sent, capsys
) -> None:
    bad = inside.parent / "照片.jpg"
    bad.write_bytes(b"\xff\xd8\xff\xe0" * 100)
    good = sent(做="补充", 编号="S0001", 值={"成员构成": "三人"})
    assert main(["receive", str(bad), good, "--yes"]) == 1
    assert "没有收" in capsys.readouterr().out and "成员构成: 三人" in studio(inside)


def test_an_unknown_record_is_told(inside: Path, sent, capsys) -> None:
    assert main(["receive", sent(做="补充", 编号="S0999", 值={"成员构成": "三人"}), "--yes"]) == 1
    told = capsys.readouterr().out
    assert "没有找到“S0999”" in told and "三人" in told


def test_a_missing_file_is_wrong_use(inside: Path) -> None:
    assert main(["receive", "没有.txt"]) == 2


def verse(inside: Path, sent, characters: str) -> str:
    """The method with a verse of seven characters that are not known, after a letter with some."""
    method = inside / "methods/sanbu.md"
    text = method.read_text(encoding="utf-8").replace("口诀: [一看, 二停, 三换]", "口诀字数: 7")
    method.write_text(text, encoding="utf-8")
    name = sent(做="口诀", 编号="M0001", 值={"口诀": list(characters)}, 凭据=PAPER)
    assert main(["receive", name, "--yes"]) == 0
    return method.read_text(encoding="utf-8")


def test_the_characters_of_a_verse_are_put_in(inside: Path, sent) -> None:
    assert "口诀: [看, 听, 摸, 闻, 停, 换, 试]" in verse(inside, sent, "看听摸闻停换试")


def test_half_a_verse_is_told_and_not_put_in(inside: Path, sent, capsys) -> None:
    assert "口诀:" not in verse(inside, sent, "看听摸")
    assert "没有写全" in capsys.readouterr().out
