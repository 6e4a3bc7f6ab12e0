"""The small file that the sheet makes and `jiangpu receive` reads: its form and its words.

It is a plain text, so that every phone opens it, WeChat shows it, and it can be pasted into a mail.
The first part is for people. Between `BEGIN` and `END` stands the same as JSON; the name of each
member is in `Member`.
"""

from __future__ import annotations

from enum import StrEnum

VERSION = 1
"""Of the form. A file of another version is refused with a sentence."""

BEGIN, END = "【匠谱小文件】", "【完】"
"""What stands before and after the JSON."""

LARGEST = 200_000
"""Bytes of a file at most: an hour of typing makes a twentieth of it."""


class Deed(StrEnum):
    """What a file does."""

    NEW = "新建"
    ADD = "补充"
    CORRECT = "纠错"
    VERSE = "口诀"


class Proof(StrEnum):
    """From where the sender knows it."""

    PAPER = "文件"
    PRESS = "报道"
    OWN = "自己"


class Member(StrEnum):
    """The members of the JSON object, and of the objects in it."""

    VERSION = "版本"
    DEED = "做"
    KIND = "类型"
    NUMBER = "编号"
    NAME = "名称"
    WANTED = "问的是"
    VALUES = "值"
    SHOWN = "原来"
    WORDS = "话"
    PROOF = "凭据"
    FROM = "从哪里"
    TITLE = "题名"
    PUBLISHER = "发布者"
    DATE = "日期"
    ADDRESS = "网址"
    TOLD = "说明"
    SENDER = "来自"
    CALLED = "称呼"
    REACHED = "怎么找"


AMOUNT = "写法"
"""The part of a figure in which the sheet asks for the whole amount, as people write it."""
