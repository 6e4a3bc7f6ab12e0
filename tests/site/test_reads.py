"""Twenty figures are changed one by one; every page, chart, export and total that depends on each follows.

Every figure of the records has a number that occurs nowhere else, so that what depends on it can be found in the output itself: before a
change by the old number, after it by the new one. Totals have numbers of their own and are worked out here a second time.
"""

from __future__ import annotations

import gzip
import io
import re
import zipfile
from pathlib import Path

import pytest
from jiangpu.build.project import Project, open_project
from repositories import MKDOCS_YML, REPOSITORY, write_tree

FIGURES = {
    # name: (old, new, addresses that must follow besides the record's own page and the ledger)
    "yi-xiaoyi": (71011, 72013, ["statistics/"]),
    "er-xiaoyi": (71023, 72019, ["statistics/"]),
    "san-xiaoyi": (71039, 72031, ["statistics/"]),
    "yi-jieyue": (81013, 82003, ["statistics/"]),
    "er-jieyue": (81017, 82007, ["statistics/"]),
    "er-chengyuan": (61001, 62003, []),
    "fa-peixun": (51001, 52009, []),
    "ren-nianxian": (41011, 42013, []),
    "bz-jine": (31013, 32003, []),
    "zong-shiji": (21001, 22003, ["", "statistics/", "statistics/checks/"]),
    "zong-jiceng": (21011, 22013, ["", "statistics/", "statistics/checks/"]),
    "zong-chengyuan": (21013, 22027, ["", "statistics/", "statistics/checks/"]),
    "zong-keti": (91009, 92003, ["", "statistics/", "statistics/checks/"]),
    "zong-jineng": (46001, 46021, ["statistics/", "statistics/checks/"]),
    "zong-liucheng": (45007, 45013, ["statistics/", "statistics/checks/"]),
    "zong-wancheng": (83003, 84011, ["statistics/", "statistics/checks/"]),
    "zong-zhuanli": (17011, 18013, ["statistics/", "statistics/checks/"]),
    "lao-shiji": (19001, 19009, ["reports/xin/", "statistics/"]),
    "xin-shiji": (19013, 19031, ["reports/lao/", "statistics/"]),
    "xin-chengguo": (27011, 28001, []),
}
HOME = "首页数字: [R0001/shiji, R0001/jiceng, R0001/chengyuan, R0001/keti]"
RECORDS = """== studios/yi.md
---
编号: S0002
名称: 甲乙劳模创新工作室
单位: 甲乙厂
成果:
  - {{名称: 换阀, 转化阶段: 推广, 效益: xiaoyi}}
  - {{名称: 节水, 转化阶段: 完成, 效益: jieyue}}
数字:
  - {{代号: xiaoyi, 指标: 经济效益, 数值: {yi-xiaoyi}, 单位: 万元, 限定: 近, 口径: 换阀效益, 来源: s1, 原文: 近{yi-xiaoyi}万元}}
  - {{代号: jieyue, 指标: 节约资金, 数值: {yi-jieyue}, 单位: 万元, 口径: 节水, 来源: s1, 原文: 节约{yi-jieyue}万元}}
来源: {{代号: s1, 题名: 甲乙, 发布者: 甲乙厂, 日期: 2021-05, 类别: 文件}}
更新: 2024-05-06
---
== studios/er.md
---
编号: S0003
名称: 丙丁劳模创新工作室
单位: 丙丁厂
数字:
  - {{代号: xiaoyi, 指标: 经济效益, 数值: {er-xiaoyi}, 单位: 万元, 限定: 多, 口径: 累计, 来源: s1, 原文: "{er-xiaoyi}多万元"}}
  - {{代号: jieyue, 指标: 节约资金, 数值: {er-jieyue}, 单位: 万元, 口径: 节电, 来源: s1, 原文: 节约{er-jieyue}万元}}
  - {{代号: chengyuan, 指标: 成员数, 数值: {er-chengyuan}, 单位: 人, 口径: 成员, 来源: s1, 原文: "{er-chengyuan}人"}}
来源: {{代号: s1, 题名: 丙丁, 发布者: 丙丁厂, 日期: 2021-05, 类别: 文件}}
更新: 2024-05-06
---
== studios/san.md
---
编号: S0004
名称: 戊己劳模创新工作室
单位: 戊己厂
数字:
  - {{代号: xiaoyi, 指标: 经济效益, 数值: {san-xiaoyi}, 单位: 万元, 口径: 创效, 来源: s1, 原文: 创效{san-xiaoyi}万元}}
来源: {{代号: s1, 题名: 戊己, 发布者: 戊己厂, 日期: 2021-05, 类别: 文件}}
更新: 2024-05-06
---
== methods/fa.md
---
编号: M0002
名称: 快换操作法
风险: 一般
数字:
  - {{代号: peixun, 指标: 培训人次, 数值: {fa-peixun}, 单位: 人次, 口径: 学过的, 来源: s1, 原文: 培训{fa-peixun}人次}}
来源: {{代号: s1, 题名: 快换, 发布者: 庚厂, 日期: 2021-05, 类别: 文件}}
更新: 2024-05-06
---
== docs/people/ren.md
---
编号: P0002
名称: 李四
数字:
  - {{代号: nianxian, 指标: 规模, 数值: {ren-nianxian}, 单位: 公里, 口径: 巡线, 来源: s1, 原文: "{ren-nianxian}公里"}}
来源: {{代号: s1, 题名: 巡线, 发布者: 辛厂, 日期: 2021-05, 类别: 文件}}
更新: 2024-05-06
---
== docs/standards/bz.md
---
编号: B0002
名称: 补助办法
数字:
  - {{代号: jine, 指标: 支持资金, 数值: {bz-jine}, 单位: 元, 口径: 每家, 来源: s1, 原文: "{bz-jine}元"}}
来源: {{代号: s1, 题名: 补助, 发布者: 总工会, 日期: 2021-05, 类别: 文件}}
更新: 2024-05-06
---
== docs/reports/zongjie.md
---
编号: R0001
名称: 年度总结
发布者: 某某厂
日期: 2020-05
点名: [S0001, S0002]
问题: [{{题名: 重数量轻质量, 方面: 工作指导}}]
数字:
  - {{代号: shiji, 指标: 工作室数, 数值: {zong-shiji}, 单位: 个, 口径: 市级, 来源: s1, 原文: 市级{zong-shiji}个}}
  - {{代号: jiceng, 指标: 工作室数, 数值: {zong-jiceng}, 单位: 个, 口径: 基层, 来源: s1, 原文: 基层{zong-jiceng}个}}
  - {{代号: chengyuan, 指标: 成员数, 数值: {zong-chengyuan}, 单位: 人, 限定: 近, 来源: s1, 原文: 近{zong-chengyuan}人}}
  - {{代号: keti, 指标: 课题数, 数值: {zong-keti}, 单位: 项, 口径: 立项课题, 来源: s1, 原文: 课题{zong-keti}项}}
  - {{代号: jineng, 指标: 课题数, 数值: {zong-jineng}, 单位: 项, 口径: 技能课题, 来源: s1, 原文: 技能{zong-jineng}项}}
  - {{代号: liucheng, 指标: 课题数, 数值: {zong-liucheng}, 单位: 项, 口径: 流程课题, 来源: s1, 原文: 流程{zong-liucheng}项}}
  - {{代号: wancheng, 指标: 课题完成数, 数值: {zong-wancheng}, 单位: 项, 口径: 完成课题, 来源: s1, 原文: 完成{zong-wancheng}项}}
  - {{代号: zhuanli, 指标: 发明专利, 数值: {zong-zhuanli}, 单位: 件, 口径: 发明, 来源: s1, 原文: 发明{zong-zhuanli}件}}
核对:
  - {{规则: 合计, 各项: [jineng, liucheng], 等于: keti, 容差: 5000}}
  - {{规则: 不大于, 各项: [wancheng, keti]}}
来源: {{代号: s1, 题名: 年度总结, 发布者: 某某厂, 日期: 2020-05, 类别: 文件}}
更新: 2024-05-09
---
== docs/reports/lao.md
---
编号: R0002
名称: 前一年
发布者: 总工会
系列: 某市
数字:
  - {{代号: shiji, 指标: 工作室数, 数值: {lao-shiji}, 单位: 个, 口径: 全市, 截至: 2018, 来源: s1, 原文: 全市{lao-shiji}个}}
来源: {{代号: s1, 题名: 前一年的事, 发布者: 总工会, 日期: 2019, 类别: 文件}}
更新: 2024-05-09
---
== docs/reports/xin.md
---
编号: R0003
名称: 后一年
发布者: 总工会
系列: 某市
数字:
  - {{代号: shiji, 指标: 工作室数, 数值: {xin-shiji}, 单位: 个, 口径: 全市, 截至: 2020, 来源: s1, 原文: 全市{xin-shiji}个}}
  - {{代号: chengguo, 指标: 成果数, 数值: {xin-chengguo}, 单位: 项, 口径: 成果, 截至: 2020, 来源: s1, 原文: 成果{xin-chengguo}项}}
来源: {{代号: s1, 题名: 后一年的事, 发布者: 总工会, 日期: 2021, 类别: 文件}}
更新: 2024-05-09
---
"""
OWN = {
    "yi": "studios/yi/",
    "er": "studios/er/",
    "san": "studios/san/",
    "fa": "methods/fa/",
    "ren": "people/ren/",
    "bz": "standards/bz/",
    "zong": "reports/zongjie/",
    "lao": "reports/lao/",
    "xin": "reports/xin/",
}


def repository(root: Path, small: str, values: dict[str, int]) -> Project:
    hook, theme = REPOSITORY / "hooks/entry.py", REPOSITORY / "hooks/jiangpu/theme"
    settings = MKDOCS_YML.format(hook=hook, theme=theme)
    settings = settings.replace("{标准: B0001}", f"{{标准: B0001, {HOME}}}")
    own = re.sub(r"(?s)== docs/reports/zongjie\.md.*?(?=== docs/standards)", "", small)
    return open_project(
        write_tree(root, f"== mkdocs.yml\n{settings}\n{own}{RECORDS.format(**values)}")
    )


def text_of(path: str, content: bytes) -> str:
    """Everything readable in a file: a workbook is opened, a compressed file is unpacked."""
    if path.endswith(".gz"):
        content = gzip.decompress(content)
    if path.endswith((".xlsx", ".zip")):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return "\n".join(
                packed.read(name).decode("utf-8", "ignore") for name in packed.namelist()
            )
    return content.decode("utf-8", "ignore")


def output(project: Project) -> dict[str, str]:
    """Every page and every data file of the site, as text."""
    assert not project.errors, [str(problem) for problem in project.errors]
    pages = {page.url: page.html for page in project.pages()}
    return pages | {
        f"file:{named(item.path)}": text_of(item.path, item.content)
        for item in project.data_files()
    }


def named(path: str) -> str:
    """A file named by its content has the same name here whatever it holds."""
    return re.sub(r"(?<=[/.])[0-9a-f]{10,}(?=[/.])", "HASH", path)


def holding(texts: dict[str, str], number: int) -> set[str]:
    """Where a number stands by itself (71011 is not in 171011)."""
    return {url for url, text in texts.items() if re.search(rf"(?<!\d){number}(?!\d)", text)}


def totals(values: dict[str, int]) -> dict[str, str]:
    """What is computed from the figures, worked out here: where it stands is `statistics/`, except for the sum's check."""
    benefit = sum(values[name] for name in ("yi-xiaoyi", "er-xiaoyi", "san-xiaoyi"))
    saved = (
        values["yi-jieyue"] + values["er-jieyue"] + 28
    )  # 28余万元 of the small repository's own studio
    return {"经济效益合计": f"合起来约{benefit}万元", "节约资金合计": f"合起来约{saved}万元"}


DEPENDS = {
    "经济效益合计": ("yi-xiaoyi", "er-xiaoyi", "san-xiaoyi"),
    "节约资金合计": ("yi-jieyue", "er-jieyue"),
}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    small = (REPOSITORY / "tests/cases/small.txt").read_text(encoding="utf-8")
    return output(
        repository(
            tmp_path_factory.mktemp("before"),
            small,
            {name: old for name, (old, _, _) in FIGURES.items()},
        )
    )


def test_twenty_numbers_that_occur_nowhere_else(before: dict[str, str]) -> None:
    numbers = [number for old, new, _ in FIGURES.values() for number in (old, new)]
    assert len(FIGURES) == 20 and len(set(numbers)) == 40
    assert not any(holding(before, new) for _, new, _ in FIGURES.values())


@pytest.mark.parametrize("name", FIGURES)
def test_everything_follows_a_changed_figure(
    name: str, before: dict[str, str], tmp_path: Path, small: str
) -> None:
    old, new, expected = FIGURES[name]
    original = {each: value for each, (value, _, _) in FIGURES.items()}
    changed = {**original, name: new}
    after = output(repository(tmp_path, small, changed))
    assert set(after) == set(before), "a changed number changes no address"

    depends = holding(before, old)
    ledger = {url for url in depends if url.startswith("statistics/figures/")}
    assert {OWN[name.split("-")[0]], *expected} <= depends and ledger
    assert [url for url in depends if url.startswith("file:")], "no export holds it"
    assert holding(after, new) == depends, "what told the old number tells the new one"
    assert not holding(after, old), "nothing tells the old number any more"

    for total, names in DEPENDS.items():
        was, now = totals(original)[total], totals(changed)[total]
        assert was in before["statistics/"] and now in after["statistics/"]
        assert (was in after["statistics/"]) == (name not in names)


@pytest.mark.parametrize("name", ["yi-xiaoyi", "zong-wancheng"])
def test_a_chart_is_drawn_anew(
    name: str, before: dict[str, str], tmp_path: Path, small: str
) -> None:
    """Not only its label: the length of the bar is another one."""
    values = {each: value for each, (value, _, _) in FIGURES.items()}
    drawn = output(repository(tmp_path, small, {**values, name: values[name] // 2}))["statistics/"]
    assert widths(before["statistics/"]) != widths(drawn)


def widths(html: str) -> list[str]:
    return re.findall(r'<rect class="[a-z ]*"[^>]*width="(\d+)"', html)


def test_shares_are_computed_from_the_figures(before: dict[str, str]) -> None:
    part, whole = FIGURES["zong-jineng"][0], FIGURES["zong-keti"][0]
    assert f"{round(part / whole * 100, 1)}%" in before["statistics/"]
