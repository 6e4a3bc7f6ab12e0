"""What belongs to a person is found however it is typed, and plain figures are left alone."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from jiangpu.build.project import Project
from jiangpu.language.personal import (
    CARD,
    HOME,
    IDENTITY,
    KINDS,
    MAIL,
    MOBILE,
    PLATE,
    Kind,
    personal_parts,
)

CODES = {"R012", "R013", "R014", "R015", "R016", "R017"}

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def digits(chance: random.Random, count: int) -> str:
    return "".join(chance.choice("0123456789") for _ in range(count))


def identity(chance: random.Random) -> str:
    """By GB 11643: place, day of birth, order, check digit."""
    place = chance.choice(["110101", "320404", "320706", "440305", "510104", "610113", "659001"])
    day = f"{chance.randint(1935, 2008)}{chance.randint(1, 12):02}{chance.randint(1, 28):02}"
    first = place + day + digits(chance, 3)
    total = sum(int(digit) * weight for digit, weight in zip(first, WEIGHTS, strict=True))
    return first + "10X98765432"[total % 11]


def mobile(chance: random.Random) -> str:
    return "1" + chance.choice("3456789") + digits(chance, 9)


def card(chance: random.Random) -> str:
    """With the check digit of Luhn."""
    first = chance.choice(["622202", "621700", "623052", "955880", "436742", "518710"])
    first += digits(chance, chance.choice([9, 12]))
    total = 0
    for place, digit in enumerate(reversed(first)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return first + str(-total % 10)


def mail(chance: random.Random) -> str:
    name = "".join(chance.choice("abcdefghijkmnpqrstuvwxyz") for _ in range(7))
    name = chance.choice([name, f"{name}.{chance.randint(1, 99)}", f"{name}_{digits(chance, 2)}"])
    return f"{name}@{chance.choice(['163.com', 'qq.com', 'sina.com.cn', 'mail.zju.edu.cn'])}"


def plate(chance: random.Random) -> str:
    place = chance.choice("京苏沪粤川鲁浙新") + chance.choice("ABCDEFGHJK")
    plain = chance.choice("ABCDEFGHJK0123456789") + digits(chance, 4)
    return place + chance.choice([plain, "D" + digits(chance, 5), digits(chance, 5) + "F"])


def home(chance: random.Random) -> str:
    street = chance.choice(["解放路", "幸福巷", "和平街", "建设村"])
    named = (
        f"{street}{chance.randint(1, 99)}号{chance.randint(1, 30)}栋{chance.randint(101, 909)}室"
    )
    estate = (
        f"阳光花园{chance.randint(1, 30)}号楼{chance.randint(1, 4)}单元{chance.randint(101, 909)}室"
    )
    lead = chance.choice(["家住", "住址：", "家庭住址: ", "户籍所在地为", "现住"])
    return chance.choice([lead + named, estate])


MAKERS: dict[Kind, Callable[[random.Random], str]] = {
    IDENTITY: identity,
    MOBILE: mobile,
    CARD: card,
    MAIL: mail,
    PLATE: plate,
    HOME: home,
}


def wide(text: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


def in_groups(text: str, sizes: tuple[int, ...], between: str) -> str:
    parts = []
    for size in sizes:
        parts.append(text[:size])
        text = text[size:]
    return between.join([*parts, text] if text else parts)


GROUPS = {IDENTITY: (6, 8), MOBILE: (3, 4), CARD: (4, 4, 4, 4)}

LINES = (
    "{}",
    "联系人李某某，{}。",
    "| 李某某 | {} |",
    "  - {{名称: 甲, 说明: {}}}",
    "（{}）",
    "# {}",
)


def written(chance: random.Random, kind: Kind) -> tuple[str, str]:
    """One of a kind as somebody might type it, in a line, and as it was made."""
    plain = MAKERS[kind](chance)
    typed = plain
    if kind in GROUPS:
        typed = chance.choice(
            [
                plain,
                plain,
                wide(plain),
                plain.lower(),
                in_groups(plain, GROUPS[kind], " "),
                in_groups(plain, GROUPS[kind], "-"),
                plain[:7] + "\u200b" + plain[7:] if kind is MOBILE else plain,
            ]
        )
    if kind is MOBILE:
        typed = chance.choice(["", "+86", "+86 ", "86-", "手机：", "tel:"]) + typed
    if kind is MAIL:
        typed = chance.choice([typed, wide(typed), f"<{typed}>", f"[信](mailto:{typed})"])
    return chance.choice(LINES).format(typed), plain


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_synthetic_cases_are_found(kind: Kind) -> None:
    """Ninety of each kind, five hundred and forty in all; one in a hundred may be missed."""
    chance = random.Random(kind.name)
    missed = []
    for _ in range(90):
        line, _ = written(chance, kind)
        if kind not in [part.kind for part in personal_parts(line)]:
            missed.append(line)
    assert not missed


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_what_is_shown_leaves_out_the_middle(kind: Kind) -> None:
    chance = random.Random(kind.name)
    for _ in range(20):
        plain = MAKERS[kind](chance)
        for part in personal_parts(plain):
            assert "…" in part.shown and len(part.shown) < part.end - part.start
            assert plain[part.start : part.end] not in part.shown


@pytest.mark.parametrize(
    "line",
    [
        "统一社会信用代码: 91320700138987654X",
        "统一社会信用代码 123207004660102345",
        "专利号: ZL201910123456.7",
        "专利 201910123456X",
        "文号: 苏工发〔2018〕5号",
        "ISBN 978-7-5008-6543-2",
        "ISBN 9787500865432",
        "日期: 2019-06-05",
        "2019年6月5日，1998年12月",
        "数值: 13800000000",
        "创经济效益13800000000元",
        "年发电 15000000000 度",
        "累计 13912345678 次",
        "编号 20190605123456789",
        "网址: https://news.example.cn/2019/13812345678.html",
        "[报道](https://example.cn/a/320404197001011234)",
        "联系电话: 0518-85812345",
        "热线 12351，4008123456",
        "苏ICP备12345678号",
        "增值电信业务许可证 苏B2-20090001",
        "住房公积金 35 元",
        "住在工地三个月",
        "青年文明号、工人先锋号",
        "单位在中山路18号",
        "大家在三号楼一单元开会",
        "指标 45 67 89 12 34 56 78 90 12",
        "版本 1.3912345678",
    ],
)
def test_other_numbers_are_left_alone(line: str) -> None:
    assert not personal_parts(line)


def test_the_repository_holds_nothing_of_the_kind(repository: Project) -> None:
    assert not [each for each in repository.problems if each.code in CODES]


def test_comments_and_pages_are_looked_at_too(opened: Callable, small: str) -> None:
    text = small.replace("编号: M0001\n", "编号: M0001\n# 问 13812345678\n")
    text += "== docs/who.md\n---\n名称: 谁\n更新: 2024-05-06\n---\n问 13812345678。\n"
    found = [(each.uri, each.line, each.column) for each in opened(text).problems]
    assert found == [("docs/who.md", 5, 3), ("methods/sanbu.md", 3, 5)]


def test_the_contact_in_the_settings_is_for_everybody(opened: Callable, small: str) -> None:
    """It is there to be read."""
    settings = (
        "== mkdocs.yml\nsite_name: 站\nextra:\n  jiangpu:\n    联系方式: {电话: '13812345678'}\n"
    )
    assert opened(small + settings).problems == ()
