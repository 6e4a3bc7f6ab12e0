"""A file that is mended says what it said, in the signs and the encoding that it should have."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest
from jiangpu.reading.frontmatter import parse
from jiangpu.reading.validate import build
from jiangpu.writing.difference import difference
from jiangpu.writing.edits import EditError
from jiangpu.writing.fixing import mend_file, model_of
from pydantic import BaseModel

STUDIO = """---
编号: S0007
名称: 李工劳模创新工作室
领衔人: [P0001]
单位: 某某厂
省: 江苏
市: 连云港
行业: 化工
工种: [泵工, 钳工]
成立年份: 2019-05
称号: {名称: 市级劳模创新工作室, 级别: 市, 授予单位: 市总工会, 年份: 2019}
课题:
  - {名称: 换泵提速, 年份: 2020, 状态: 已完成}
  - 名称: 密封改造
    年份: 2021
数字:
  - 代号: sheng
    指标: 节约资金
    数值: 28.5
    单位: 万元
    限定: [余]
    来源: s1
    原文: 节约28.5余万元
来源:
  - {代号: s1, 题名: 年度总结, 发布者: 某某厂, 日期: 2020-05, 类别: 文件}
更新: 2024-05-06
---
换一次泵要停半天。
"""

Damage = Callable[[random.Random, str], str]


def header(text: str) -> tuple[str, str]:
    """The front matter, and the body with the line before it."""
    end = text.index("\n---\n", 4)
    return text[:end], text[end:]


def once(pattern: str, instead: Callable[[re.Match[str]], str]) -> Damage:
    """Damage one place of the header that fits a pattern."""

    def damage(chance: random.Random, text: str) -> str:
        front, body = header(text)
        matches = list(re.finditer(pattern, front))
        if not matches:
            return text
        match = chance.choice(matches)
        return front[: match.start()] + instead(match) + front[match.end() :] + body

    return damage


def wide(text: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


def unseen(chance: random.Random, text: str) -> str:
    """A character without width somewhere in the header."""
    front, body = header(text)
    place = chance.randrange(4, len(front))
    return front[:place] + chance.choice("\u200b\ufeff\u2060") + front[place:] + body


DAMAGES: dict[str, Damage] = {
    "全角冒号": once(r"(?<=[\u3400-\u9fff]): ", lambda _: "："),
    "冒号后没空格": once(r"(?<=[\u3400-\u9fff]): ", lambda _: ":"),
    "冒号前空格": once(r"(?m)^(?P<name>[\u3400-\u9fff]+): ", lambda match: f"{match['name']} : "),
    "全角逗号": once(r", (?=[\u3400-\u9fff]+: )", lambda _: "，"),
    "全角方括号": once(r"(?m): \[(.+)\]$", lambda match: f": ［{match[1]}］"),
    "全角花括号": once(r"(?m): \{(.+)\}$", lambda match: f": ｛{match[1]}｝"),
    "全角数字": once(r"(?m)(?<=[数年][值份]: )[0-9.-]+", lambda match: wide(match[0])),
    "全角日期": once(r"(?<=更新: )[0-9-]+", lambda match: wide(match[0])),
    "中文日期": once(
        r"(?<=[期份]: )([0-9]{4})-0([0-9])", lambda match: f"{match[1]}年{match[2]}月"
    ),
    "中文引号": once(r"(?m)^(省|市|单位|行业): (.+)$", lambda match: f"{match[1]}: “{match[2]}”"),
    "不换行空格": once(r"(?<=:) ", lambda _: "\u00a0"),
    "制表符": once(r"(?<=:) ", lambda _: "\t"),
    "全角缩进": once(r"(?m)^ {4}(?=\S)", lambda _: "\u3000\u3000"),
    "横线后没空格": once(r"(?m)^  - ", lambda _: "  -"),
    "花括号没合上": once(r"(?m)\}$", lambda _: ""),
    "横线成了破折号": once(r"\A---", lambda _: "——"),
    "看不见的字符": unseen,
}

FORMS: dict[str, Callable[[str], bytes]] = {
    "UTF-8": lambda text: text.encode("utf-8"),
    "BOM": lambda text: b"\xef\xbb\xbf" + text.encode("utf-8"),
    "CRLF": lambda text: text.replace("\n", "\r\n").encode("utf-8"),
    "ANSI": lambda text: text.encode("gb18030"),
    "UTF-16": lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
}

URI = "studios/ligong.md"


def read(raw: bytes) -> tuple[BaseModel, str, list[str]]:
    """The record, the body, and the codes of what is wrong."""
    parsed, problems = parse(URI, raw)
    record, found = build(URI, parsed.tree, model_of(URI))
    return record, parsed.body, [problem.code for problem in [*problems, *found]]


def test_a_clean_file_stays_as_it_is() -> None:
    raw = STUDIO.encode("utf-8")
    assert mend_file(URI, raw).content == raw
    assert mend_file(URI, raw).changes == ()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", DAMAGES)
def test_one_slip(name: str, form: str) -> None:
    chance = random.Random(f"{name} {form}")
    damaged = DAMAGES[name](chance, STUDIO)
    assert damaged != STUDIO, "the slip no longer fits the record"
    mended = mend_file(URI, FORMS[form](damaged), words=False)
    assert read(mended.content) == read(STUDIO.encode("utf-8"))


@pytest.mark.parametrize("seed", range(200))
def test_random_damage(seed: int) -> None:
    """A few slips at once, in any form of file: nothing is lost, and a second run does nothing."""
    chance = random.Random(seed)
    damaged = STUDIO
    for name in chance.sample(sorted(DAMAGES), chance.randint(2, 5)):
        damaged = DAMAGES[name](chance, damaged)
    raw = FORMS[chance.choice(sorted(FORMS))](damaged)
    mended = mend_file(URI, raw, words=False)
    assert read(mended.content) == read(STUDIO.encode("utf-8"))
    again = mend_file(URI, mended.content, words=False)
    assert (again.content, again.changes) == (mended.content, ())


def test_only_the_slip_is_touched() -> None:
    """Comments, quotes that are needed, and the spaces of a hand stay as they were typed."""
    text = STUDIO.replace("单位: 某某厂\n", '单位:  "某某厂"   # 问过\n', 1)
    damaged = text.replace("省: 江苏", "省：江苏")
    assert mend_file(URI, damaged.encode("utf-8")).content == text.encode("utf-8")


@pytest.mark.parametrize(
    ("find", "put", "becomes"),
    [
        ("数值: 28.5\n    单位: 万元\n    限定: [余]\n", "数值: 28.5余万元\n", "数值: 28.5\n    单位: 万元\n    限定: 余\n"),
        ("数值: 28.5\n    单位: 万元\n", "数值: 28.5万\n    单位: 元\n", "数值: 28.5\n    单位: 万元\n"),
        ("单位: 万元\n", "单位: （万元）\n", "单位: 万元\n"),
        ("{代号: s1, 题名", "{题名", "{代号: s1, 题名"),
        ("成立年份: 2019-05\n", "成立年份: 二〇一九年五月\n", "成立年份: 2019-05\n"),
    ],
    ids=["余和单位", "万", "括号里的单位", "来源的代号", "汉字的日期"],
)  # fmt: skip
def test_what_the_rest_of_the_record_tells(find: str, put: str, becomes: str) -> None:
    assert find in STUDIO
    mended = mend_file(URI, STUDIO.replace(find, put, 1).encode("utf-8"), words=False)
    assert mended.content.decode("utf-8") == STUDIO.replace(find, becomes, 1)


@pytest.mark.parametrize(
    ("find", "put"),
    [
        ("数值: 28.5\n", "数值: 28.5亿元\n"),
        ("数值: 28.5\n", "数值: 近28.5\n"),
        ("数值: 28.5\n", "数值: 二十八点五\n"),
        ("市: 连云港\n", "市: 连云港市\n"),
        ("{代号: s1, 题名: 年度总结", "{题名: 甲, 发布者: 乙}\n  - {题名: 年度总结"),
    ],
    ids=["另一个单位", "另一个限定", "不是数码", "城市", "两个来源"],
)
def test_what_has_more_than_one_answer_is_left(find: str, put: str) -> None:
    raw = STUDIO.replace(find, put, 1).encode("utf-8")
    assert mend_file(URI, raw).content == raw


def test_a_word_is_put_for_another_only_when_words_are_asked_for() -> None:
    raw = STUDIO.replace("状态: 已完成", "状态: 已完成了").encode("utf-8")
    assert mend_file(URI, raw, words=False).content == raw
    mended = mend_file(URI, raw, words=True)
    assert mended.content.decode("utf-8") == STUDIO
    assert [change.swaps for change in mended.changes] == [True]


def test_the_order_of_the_fields_changes_only_when_it_is_asked_for() -> None:
    moved = "# 核对过的\n更新: 2024-05-06\n"
    text = STUDIO.replace("更新: 2024-05-06\n", "").replace(
        "编号: S0007\n", moved + "编号: S0007\n"
    )
    raw = text.encode("utf-8")
    assert mend_file(URI, raw).content == raw
    ordered = mend_file(URI, raw, order=True).content
    assert read(ordered) == read(raw)
    assert ordered.decode("utf-8").startswith("---\n编号: S0007\n名称: ")
    assert moved in ordered.decode("utf-8")
    assert mend_file(URI, ordered, order=True).changes == ()


@pytest.mark.parametrize("broken", [b"\xff\xff", b"\xb0"], ids=["两个坏字节", "半个字"])
def test_a_file_whose_encoding_cannot_be_told_is_refused(broken: bytes) -> None:
    raw = STUDIO.encode("utf-8").replace("某某厂".encode(), "某某".encode() + broken, 1)
    with pytest.raises(EditError, match="编码"):
        mend_file(URI, raw)


def test_the_difference_shows_what_nobody_sees() -> None:
    before = STUDIO.replace("省: ", "省:\u00a0").encode("utf-8")
    lines = list(difference(URI, before, STUDIO.encode("utf-8")))
    assert lines[2:] == ["@@ -6 +6 @@", "-省:<U+00A0>江苏", "+省: 江苏"]
