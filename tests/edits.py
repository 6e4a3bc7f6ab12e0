"""Edits of a small repository, one of every kind of input: what is changed, and how many pages may be made anew."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from drawn import photograph


@dataclass(frozen=True)
class Edit:
    """An edit.

    Attributes:
        name: what is changed.
        change: changes it in a repository.
        most: how many pages may be made anew at most.
    """

    name: str
    change: Callable[[Path], object]
    most: int


def _replaced(path: str, old: str, new: str) -> Callable[[Path], object]:
    def change(root: Path) -> None:
        file = root / path
        text = file.read_text(encoding="utf-8")
        assert old in text, old
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def _written(path: str, text: str) -> Callable[[Path], object]:
    def change(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")

    return change


def _picture(root: Path) -> None:
    (root / "methods/pump.png").write_bytes(photograph())
    _replaced("methods/sanbu.md", "以前换泵靠经验。", "![换泵现场](pump.png)")(root)


_NEW = """---
编号: M0003
名称: 听声辨泵法
提出人: 张三
行业: 化工
类别: 操作法
风险: 一般
来源: {代号: s1, 题名: 年度总结, 发布者: 某某厂, 日期: 2020-05, 类别: 文件}
更新: 2024-05-01
---
听一听就知道。
"""

EVERY_PAGE = 1000

EDITS = (
    Edit("nothing", lambda root: None, 0),
    Edit("a body", _replaced("studios/yi.md", "巡线，", "巡线路，"), 2),
    Edit("a word of the glossary in a body", _replaced("studios/yi.md", "徒弟巡", "徒弟换泵巡"), 2),
    Edit("a summary", _replaced("studios/yi.md", "领衔人", "摘要: 巡线的人。\n领衔人"), 14),
    Edit("a trade", _replaced("methods/sanbu.md", "工种: 泵工", "工种: [泵工, 钳工]"), 14),
    Edit("a step", _replaced("methods/sanbu.md", "停泵}", "停住泵}"), 18),
    Edit("a figure", _replaced("studios/jia.md", "数值: 12,", "口径: 全年, 数值: 12,"), 20),
    Edit("a tag", _replaced("studios/jia.md", "标签: 节能", "标签: [节能, 检修]"), 20),
    Edit("a date", _replaced("studios/jia.md", "更新: 2024-05-06", "更新: 2024-05-05"), 22),
    Edit("an error in a figure", _replaced("studios/jia.md", "数值: 12,", "数值: 11,"), 40),
    Edit("the newest date", _replaced("methods/xunxian.md", "2024-04-07", "2025-11-07"), 40),
    Edit("an honour", _replaced("methods/sanbu.md", "十大先进操作法", "优秀操作法"), 22),
    Edit("a source", _replaced("studios/yi.md", "题名: 电厂总结", "题名: 电厂年度总结"), 14),
    Edit("a question", _replaced("methods/sanbu.md", "第二步做什么", "第二步干什么"), 9),
    Edit(
        "a name used elsewhere",
        _replaced("docs/people/zhangsan.md", "名称: 张三", "名称: 张叁"),
        30,
    ),
    Edit("a consent", _replaced("docs/people/lisi.md", "日期: 2024-01-01", "显示: 姓氏"), 40),
    Edit(
        "no consent any more",
        _replaced("docs/people/lisi.md", "日期: 2024-01-01", "显示: 不公开"),
        40,
    ),
    Edit("a new record", _written("methods/tingsheng.md", _NEW), 40),
    Edit("a draft", _written("methods/tingsheng.md", _NEW.replace("更新", "状态: 草稿\n更新")), 40),
    Edit("a record with an error", _replaced("studios/yi.md", "行业: 电力", "行业: 电业"), 40),
    Edit("a withdrawn record", _replaced("studios/yi.md", "更新:", "状态: 已撤回\n更新:"), 40),
    Edit("a deleted record", lambda root: (root / "studios/yi.md").unlink(), EVERY_PAGE),
    Edit(
        "a renamed record",
        lambda root: (root / "studios/yi.md").rename(root / "studios/lisi-gongzuoshi.md"),
        40,
    ),
    Edit("a standard", _replaced("docs/standards/sanyou.md", "有一块牌子", "有一块铜牌"), 14),
    Edit("a path", _replaced("docs/paths/rumen.md", "先学换泵", "先学会换泵"), 9),
    Edit("an explanation", _replaced("docs/glossary.md", "沿着线路走", "沿着线走"), 3),
    Edit("a term", _replaced("docs/glossary.md", "巡线\n:", "压力\n:   多大的力。\n\n巡线\n:"), 4),
    Edit("an editorial page", _replaced("docs/guide.md", "照着做", "照样做"), 2),
    Edit("a new editorial page", _written("docs/news.md", "---\n名称: 新闻\n---\n有新闻。\n"), 6),
    Edit("an anchor", _replaced("docs/guide.md", "照着做。", "照着做。\n\n## 做完\n\n看看。"), 2),
    Edit("a way in", _replaced("docs/ways.yml", "名称: 换泵", "名称: 修泵"), 14),
    Edit("a way of seeing", _replaced("docs/seeing.yml", "名称: 先看", "名称: 看和停"), 2),
    Edit("words of the search", _replaced("docs/search.yml", "拆泵", "卸泵"), 0),
    Edit("a picture", _picture, 2),
    Edit(
        "who publishes the site",
        _replaced("mkdocs.yml", "标准: B0001", "标准: B0001, 主办单位: 市总工会"),
        EVERY_PAGE,
    ),
    Edit(
        "the name of the site",
        _replaced("mkdocs.yml", "site_name: 小谱", "site_name: 大谱"),
        EVERY_PAGE,
    ),
    Edit("the navigation", _replaced("mkdocs.yml", "- 操作法:", "- 方法:"), EVERY_PAGE),
    Edit("the profile in force", _replaced("mkdocs.yml", "标准: B0001", "省: 江苏"), 8),
    Edit(
        "what the home page names",
        _replaced("mkdocs.yml", "标准: B0001", "标准: B0001, 首页工作室: [S0002]"),
        2,
    ),
    Edit(
        "an address that was published", _written("tests/published.txt", "tags/jiu/\ns/S0009/\n"), 2
    ),
    Edit("a content folder", lambda root: shutil.rmtree(root / "docs/reports"), EVERY_PAGE),
)
