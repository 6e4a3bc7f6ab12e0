"""A small file is read as text and as nothing else; one that is not as the sheet makes it is refused with a sentence."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jiangpu.importing.letter import Refused, read_letters

GOOD = {"版本": 1, "做": "补充", "类型": "工作室", "编号": "S0001", "值": {"成员构成": "三人"}}


def file_of(*objects: Any, before: str = "补充\n", after: str = "") -> bytes:
    """A small file with these objects in it."""
    blocks = [f"【匠谱小文件】\n{json.dumps(of, ensure_ascii=False)}\n【完】\n" for of in objects]
    return (before + "".join(blocks) + after).encode()


def test_a_file_is_read_by_its_members() -> None:
    (letter,) = read_letters(file_of(GOOD))
    assert letter.title == "补充 S0001" and letter.values == {"成员构成": "三人"}


def test_a_mail_may_hold_several_and_quote_them() -> None:
    text = file_of(GOOD, {**GOOD, "编号": "S0002"}).decode()
    quoted = "".join(f"> {line}\n" for line in text.splitlines())
    assert [letter.number for letter in read_letters(quoted.encode())] == ["S0001", "S0002"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_file_that_another_program_saved_again_is_read(encoding: str) -> None:
    text = file_of(GOOD).decode().replace("\n", "\r\n")
    assert read_letters(text.encode(encoding))[0].number == "S0001"


def test_characters_that_nobody_sees_are_left_out() -> None:
    (letter,) = read_letters(file_of({**GOOD, "值": {"成员构成": "三\u202e人\u0007\u200b"}}))
    assert letter.values == {"成员构成": "三人"}


def deep(levels: int) -> Any:
    return {"里": deep(levels - 1)} if levels else "底"


REFUSED = [
    (b"", "里面没有"),
    ("随便一封信".encode(), "里面没有"),
    (b"\x00" * 300_000, "太大"),
    ("【匠谱小文件】{}".encode(), "后面断掉了"),
    ("【匠谱小文件】{坏【完】".encode(), "变了样"),
    (("【匠谱小文件】" + "[" * 20_000 + "【完】").encode(), "变了样"),
    (file_of([1]), "不是填表存下的"),
    (file_of({**GOOD, "版本": 2}), "第 2 版"),
    (file_of({**GOOD, "版本": True}), "不是文字"),
    (file_of({**GOOD, "做": "删除"}), "不知道要做什么"),
    (file_of({**GOOD, "编号": "../../x"}), "写法不对"),
    (file_of({**GOOD, "编号": "Z0001"}), "没有“Z0001”这一类"),
    (file_of({**GOOD, "编号": "", "类型": "文件夹"}), "没有“文件夹”这一类"),
    (file_of({**GOOD, "命令": "rm"}), "不认识的“命令”"),
    (file_of({**GOOD, "值": "x"}), "写法不对"),
    (file_of({**GOOD, "值": {"名称": deep(9)}}), "套得太深"),
    (file_of({**GOOD, "值": {"别名": ["x"] * 999}}), "太多"),
    (file_of({**GOOD, "话": "x" * 9999}), "太长"),
    (file_of({**GOOD, "值": {"名称": 1.5}}), "不是文字"),
    (file_of({**GOOD, "凭据": {"从哪里": "天上"}}), "从哪里知道"),
    (file_of({**GOOD, "来自": {"称呼": ["x"]}}), "不是字"),
]


@pytest.mark.parametrize(("raw", "said"), REFUSED, ids=[said for _, said in REFUSED])
def test_what_the_sheet_does_not_make_is_refused_with_a_sentence(raw: bytes, said: str) -> None:
    with pytest.raises(Refused, match=said) as refused:
        read_letters(raw)
    assert ";改法:" in str(refused.value)
