"""What each command is for, in words. The commands take their help from here, and the page 命令
shows it: nothing is said twice.

A command declares in its own module which words and options it has; a test holds the two against
each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ..schema.registry import KINDS
from .sheets import SHEET_KINDS

HANDBOOK_SHEET = "handbook"
"""The kind of sheet that is no sheet of a record but all of them in a book."""


class Typed(NamedTuple):
    """Something to type, and what comes of it."""

    line: str
    does: str


@dataclass(frozen=True)
class Usage:
    """One command.

    Attributes:
        name: as it is typed after `jiangpu`.
        help: one line.
        words: each word and option of it → what it is for.
        examples: as one would type them.
    """

    name: str
    help: str
    words: Mapping[str, str] = field(default_factory=dict)
    examples: tuple[Typed, ...] = ()


_PATHS = "PATH"
_NUMBER = "编号"


def _sheets() -> str:
    """The kinds of sheets with their papers."""
    kinds = [f"{kind.key} {kind.label}（{kind.paper}）" for kind in SHEET_KINDS.values()]
    kinds.append(f"{HANDBOOK_SHEET} 整本手册（A4，和 --all 一起写）")
    return "；".join(kinds)


_ALL = (
    Usage(
        "check",
        "检查内容，不生成网站",
        {
            _PATHS: "只看这些文件或文件夹的问题；不写就看全部",
            "--format": "输出的样子：text 给人看，json 给程序读，github 给代码托管网站的自动检查用",
        },
        (
            Typed("jiangpu check", "全部看一遍。没有问题，就说“没有问题”"),
            Typed("jiangpu check studios/lianxigongzuoshi.md", "只说这一个文件的问题"),
        ),
    ),
    Usage(
        "fix",
        "照着改好只有一种改法的，先给您看",
        {
            _PATHS: "只改这些文件或文件夹；不写就改全部",
            "--yes": "不问，直接改；换词的不改，除非又写了 --words",
            "--words": "和 --yes 一起写：换词的也改，如词表里只有一个相近的词",
            "--order": "把字段按字段说明的次序排好",
        },
        (
            Typed("jiangpu fix studios/lianxigongzuoshi.md", "列出哪一行、怎么改；打 y 才动文件"),
            Typed("jiangpu fix --order", "顺手把字段的次序也排好"),
        ),
    ),
    Usage(
        "undo",
        "退回上一次一起写进去的改动",
        {"--yes": "不问，直接退回"},
        (Typed("jiangpu undo", "列出要退回什么；打 y 才退"),),
    ),
    Usage(
        "new",
        "新建一条记录",
        {
            "类型": "、".join(f"{kind.key}（{kind.label}）" for kind in KINDS),
            "名称": "照来源的叫法写全",
        },
        (
            Typed("jiangpu new studio 某某劳模创新工作室", "建一个工作室的草稿，编号已经取好"),
            Typed("jiangpu new method 某某操作法", "建一种操作法的草稿"),
        ),
    ),
    Usage(
        "quiz",
        "照步骤、要点、数字拟几道自测题",
        {_NUMBER: "如 M0012"},
        (Typed("jiangpu quiz M0012", "印出几道题给您挑和改，不写进文件"),),
    ),
    Usage(
        "cards",
        "印卡片、挂图、拆解表，写成 PDF",
        {
            _NUMBER: "印哪几条，如 M0047",
            "--all": "这一种纸，有的全印",
            "--kind": _sheets(),
            "--out": "写到哪个文件夹，不写就是这里",
            "--seed": "试卷的头一个卷号；同一个卷号，次序和答案总是一样",
            "--copies": "试卷每条印几份，卷号接着往下排",
        },
        (
            Typed("jiangpu cards M0047", "印一张 A4 的操作法卡"),
            Typed("jiangpu cards --all --kind pocket --out 卡片", "口袋卡全印，放进“卡片”文件夹"),
            Typed("jiangpu cards M0047 --kind test --copies 6", "一张试卷印六份，次序各不相同"),
        ),
    ),
    Usage(
        "pack",
        "写成离线包，拷到 U 盘里双击打开",
        {
            "--all": "整个网站",
            "--path": "一条学习路径和它要学的",
            "--studio": "一个工作室和它的操作法、人物",
            "--out": "写成哪个文件",
        },
        (
            Typed("jiangpu pack --all --out jiangpu.zip", "整个网站写成一个包"),
            Typed("jiangpu pack --studio S0008 --out s0008.zip", "只要一个工作室的"),
        ),
    ),
    Usage(
        "stage",
        "把网站导出成普通的 MkDocs 文件夹",
        {"DIR": "空文件夹，或还没有的文件夹"},
        (Typed("jiangpu stage 导出", "写进“导出”文件夹，别的软件也能接着用"),),
    ),
    Usage(
        "index",
        "给一份条目清单建搜索索引（不必在项目里）",
        {
            "ITEMS.ndjson": "一行一个条目：id、url、title、aliases、names、body、fields、facets、"
            "sort、boost、record",
            "OUT": "空文件夹，或还没有的文件夹",
            "--script": "写成脚本，给从硬盘直接打开的网页用",
        },
        (Typed("jiangpu index items.ndjson index", "给别的网站建一份索引"),),
    ),
)

USAGES: Mapping[str, Usage] = {usage.name: usage for usage in _ALL}
"""Every command by name, in the order in which the page and the help list them."""
