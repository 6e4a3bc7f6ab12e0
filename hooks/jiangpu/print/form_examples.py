"""Two forms of our own, to fill and to copy from: 基本情况表 and 年度考核自评表 of a studio.

They are made here and stand in no file, so that they never differ from what can be filled.
"""

from __future__ import annotations

from collections.abc import Mapping

from .office import BLANK, add_heading, add_table, add_title, new_document, saved

_WIDE = (3.6, 12.6)


def examples() -> Mapping[str, bytes]:
    """Each form by its name, which is that of its file without the ending."""
    return {"工作室基本情况表": _facts(), "工作室年度考核自评表": _review()}


def _facts() -> bytes:
    """What a studio is, on one or two pages."""
    document = new_document("工作室基本情况表")
    add_title(document, "劳模创新工作室基本情况表")
    rows = [
        ("工作室名称", "{{ 名称 }}"),
        ("编号", "{{ 编号 }}"),
        ("领衔人", "{{ 领衔人 }}"),
        ("所在单位", "{{ 单位 }}"),
        ("省", "{{ 省 }}"),
        ("市", "{{ 市 }}"),
        ("县区", "{{ 县区 }}"),
        ("行业", "{{ 行业 }}"),
        ("工种", "{{ 工种 }}"),
        ("成立年份", "{{ 成立年份 }}"),
        ("成员数", "{{ 成员数 }}"),
        ("成员构成", "{{ 成员构成 }}"),
        ("称号", "{{ 称号 }}"),
        ("特色", "{{ 特色 }}"),
    ]
    add_table(document, rows, _WIDE)
    add_heading(document, "课题")
    add_table(
        document,
        [
            ("名称", "类别", "年份", "状态"),
            ("{%tr for 一项 in 课题 %}", "", "", ""),
            ("{{ 一项.名称 }}", "{{ 一项.类别 }}", "{{ 一项.年份 }}", "{{ 一项.状态 }}"),
            ("{%tr endfor %}", "", "", ""),
            ("", "", "", ""),
        ],
        (7.2, 3, 3, 3),
        head=True,
    )
    add_heading(document, "成果")
    add_table(
        document,
        [
            ("名称", "类型", "年份", "转化阶段"),
            ("{%tr for 一项 in 成果 %}", "", "", ""),
            ("{{ 一项.名称 }}", "{{ 一项.类型 }}", "{{ 一项.年份 }}", "{{ 一项.转化阶段 }}"),
            ("{%tr endfor %}", "", "", ""),
            ("", "", "", ""),
        ],
        (7.2, 3, 3, 3),
        head=True,
    )
    add_heading(document, "数字")
    add_table(
        document,
        [
            ("是什么", "多少", "截至"),
            ("{%tr for 一个 in 数字 %}", "", ""),
            ("{{ 一个.口径 or 一个.指标 }}", "{{ 一个.写法 }}", "{{ 一个.截至 }}"),
            ("{%tr endfor %}", "", ""),
            ("", "", ""),
        ],
        (7.2, 5, 4),
        head=True,
    )
    _sources(document)
    document.add_paragraph(f"填表人：{BLANK}　　单位盖章：{BLANK}　　日期：{BLANK}")
    return saved(document)


def _review() -> bytes:
    """What a studio did in a year, beside room for what it says of it itself."""
    document = new_document("工作室年度考核自评表")
    add_title(document, "劳模创新工作室年度考核自评表")
    document.add_paragraph(f"工作室：{{{{ 名称 }}}}（{{{{ 编号 }}}}）　　考核年度：{BLANK}")
    document.add_paragraph("所在单位：{{ 单位 }}　　领衔人：{{ 领衔人 }}")
    rows = [("项目", "已有记载（请核对）", "本年度自评", "分数")]
    for label in ("制度", "课题", "成果", "专利", "师带徒", "活动", "称号"):
        rows.append((label, f"{{{{ {label} }}}}", "", ""))
    add_table(document, rows, (2.2, 6.6, 5.6, 1.8), head=True, height=1.2)
    add_heading(document, "逐项自证")
    add_table(
        document,
        [
            ("项", "说明", "依据"),
            ("{%tr for 一项 in 标准 %}", "", ""),
            ("{{ 一项.项 }}", "{{ 一项.说明 }}", ""),
            ("{%tr endfor %}", "", ""),
            ("", "", ""),
        ],
        (4, 8.2, 4),
        head=True,
    )
    _sources(document)
    add_heading(document, "明年打算")
    document.add_paragraph(BLANK * 5)
    document.add_paragraph(BLANK * 5)
    document.add_paragraph(f"领衔人签字：{BLANK}　　单位意见：{BLANK}　　日期：{BLANK}")
    return saved(document)


def _sources(document: object) -> None:
    """The sources in a list."""
    from docx.document import Document as Word

    assert isinstance(document, Word)
    add_heading(document, "以上内容的来源")
    document.add_paragraph("{%p for 一条 in 来源 %}")
    document.add_paragraph("{{ loop.index }}. {{ 一条 }}")
    document.add_paragraph("{%p endfor %}")
