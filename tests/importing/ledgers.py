"""Ledgers of many shapes, as unions keep them, written by code."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import openpyxl
from openpyxl.utils import get_column_letter

Rows = Sequence[Sequence[object]]


@dataclass(frozen=True)
class Made:
    """A file: its name and its content."""

    name: str
    raw: bytes


def book(
    sheets: Mapping[str, Rows],
    name: str = "台账.xlsx",
    merged: Mapping[str, Sequence[str]] | None = None,
    formats: Mapping[str, str] | None = None,
) -> Made:
    """A workbook of Excel.

    Args:
        sheets: name → rows.
        merged: name → merged ranges.
        formats: cell of the first sheet → its number format.
    """
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append([None if cell == "" else cell for cell in row])
        for area in (merged or {}).get(title, ()):
            sheet.merge_cells(area)
    for address, form in (formats or {}).items():
        made.worksheets[0][address].number_format = form
    held = io.BytesIO()
    made.save(held)
    return Made(name, held.getvalue())


def text(content: str, name: str = "台账.csv", encoding: str = "utf-8") -> Made:
    return Made(name, content.encode(encoding))


CITY_HEAD = [
    ["某某市劳模创新工作室台账（2023年度）"],
    ["填报单位（盖章）：某某市总工会", "", "", "", "填报日期：2024.1.15"],
    ["序号", "工作室名称", "所在单位", "命名情况", "", "领衔人", "", "团队人数", "", "备注"],
    ["", "", "", "级别", "命名年度", "姓名", "联系电话", "合计", "其中：技师以上", ""],
]
CITY_AREAS = ["A1:J1", "D3:E3", "F3:G3", "H3:I3", "A3:A4", "B3:B4", "C3:C4", "J3:J4"]


def city() -> Made:
    """Two-row headings, a title, a total, a note, an older sheet, a sheet that explains."""
    rows = [
        *CITY_HEAD,
        [
            1,
            "甲某某劳模创新工作室",
            "某某机械有限公司",
            "市级",
            "2020年",
            "甲某某",
            "13800000000",
            15,
            3,
            "拟报省级",
        ],
        [2, "乙某某创新工作室", "同上", "县区级", 2019, "乙某某", "/", "8人", "=H6-5", ""],
        ["合计", "", "", "", "", "", "", "=SUM(H5:H6)", "", ""],
        ["注：1.团队人数填到人。"],
    ]
    old = [
        ["名称", "单位", "带头人", "人数"],
        ["甲某某劳模创新工作室", "某某机械公司", "甲某某", 13],
    ]
    sheets = {"2023年汇总": rows, "2022年汇总": old, "填表说明": [["级别填省级、市级"]]}
    return book(sheets, "汇总.xlsx", {"2023年汇总": CITY_AREAS})


def old_notepad() -> Made:
    """GB18030, with numbers as people type them."""
    return text(
        "工作室名称,所在单位,领衔人,成立时间,成员人数,攻关项目数,培训人次,经济效益(万元)\n"
        '甲某某劳模创新工作室,某某机械有限公司,甲某某,2019-5,15,3,近2000,"1,000.50"\n',
        encoding="gb18030",
    )


def tabs() -> Made:
    """UTF-8 with a byte order mark, tabs between, a description of several lines."""
    return text(
        "﻿名称\t所在单位\t属地\t所属行业\t工作室简介\n"
        '丁某某创新工作室\t某某热电厂\t江苏省连云港市海州区\t电力\t"一九年成立。解决了锅炉结焦。\n带出六名技师。"\n'
    )


def flat_headings() -> Made:
    """Two rows of headings whose merged cells were lost on the way to CSV."""
    return text(
        "序号,工作室名称,所在单位,领衔人,,获奖情况\n"
        ",,,姓名,身份证号,\n"
        "1,戊某某劳模创新工作室,某某港务公司,戊某某,11010519491231002X,市级一等奖\n"
    )


def merged_units() -> Made:
    """A unit stands once for several studios."""
    rows = [
        ["所在单位", "工作室名称", "领衔人", "主攻方向"],
        ["某某纺织厂", "己某某工作室", "己某某", "挡车操作"],
        ["", "庚某某工作室", "庚某某", "设备维修"],
        ["某某酒厂", "辛某某工作室", "辛某某", "制曲"],
    ]
    return book({"Sheet1": rows}, merged={"Sheet1": ["A2:A3"]})


def form() -> Made:
    """Labels beside their values."""
    rows = [
        ["劳模创新工作室登记表"],
        ["工作室名称", "壬某某劳模创新工作室", "所在单位", "某某公交公司"],
        ["领衔人", "壬某某", "成立时间", "2016年5月"],
        ["工作室人数", "9人", "规章制度", "1.例会制度\n2.带徒制度"],
        ["攻关课题", "刹车片寿命", "场地", "60平方米"],
    ]
    return book({"登记表": rows}, "登记表.xlsx", {"登记表": ["A1:D1"]})


def achievements() -> Made:
    """Several rows for one studio, its name merged over them."""
    rows = [
        ["2023年创新成果台账"],
        ["工作室名称", "所在单位", "成果名称", "类别", "完成时间", "是否实施", "年创效（万元）"],
        ["癸某某创新工作室", "某某钢厂", "转炉溅渣优化", "技改", "2022.6", "是", 120],
        ["", "", "钢包加盖", "合理化建议", 2023, "已推广", "80余"],
    ]
    return book({"成果": rows}, merged={"成果": ["A1:G1", "A3:A4", "B3:B4"]})


def apprentices() -> Made:
    rows = [
        ["工作室名称", "所在单位", "师傅", "徒弟", "协议期限", "签约时间"],
        ["子某某工作室", "某某船厂", "子某某", "丑某某、寅某某", "三年", "2022-03-01"],
    ]
    return book({"师带徒": rows})


def activities() -> Made:
    """The title names the studio."""
    rows = [
        ["卯某某劳模创新工作室2023年活动台账"],
        ["日期", "活动内容", "地点", "参加人"],
        ["2023-05-04", "焊接比武", "二车间", "全班组"],
        ["2023.9", "送教到班组", "三车间", ""],
    ]
    return book({"活动": rows}, merged={"活动": ["A1:D1"]})


def methods() -> Made:
    rows = [
        ["先进操作法汇总表"],
        ["操作法名称", "创造人", "工作单位", "所属行业", "风险", "操作要领", "口诀", "推广应用"],
        [
            "辰氏擦车法",
            "辰某某",
            "某某公交公司",
            "公共交通",
            "一般",
            "1.先上后下 2.先里后外",
            "上；下；里；外",
            "全公司",
        ],
    ]
    return book({"操作法": rows}, merged={"操作法": ["A1:H1"]})


def people() -> Made:
    rows = [
        ["劳模名册"],
        ["姓名", "性别", "工作单位", "职务", "技术等级", "何时获何荣誉", "手机号码"],
        [
            "巳某某",
            "男",
            "某某电厂",
            "班长",
            "高级技师",
            "省劳动模范、全国五一劳动奖章",
            "13900000000",
        ],
    ]
    return book({"名册": rows}, merged={"名册": ["A1:G1"]})


def mixed_numbers() -> Made:
    head = [
        "工作室名称",
        "所在单位",
        "成员人数",
        "场地面积（㎡）",
        "创新成果（项）",
        "专利（项）",
        "年创效（万元）",
        "培训人次",
    ]
    rows = [
        head,
        ["一号工作室", "某厂", "约10", "120㎡", "2项", "3（发明1）", "100余", "1.2万"],
        ["二号工作室", "某厂", "60-80", "—", "若干", "无", "0.00356亿元", "十余"],
        ["三号工作室", "某厂", "15（其中技师3）", 80, 0, "-", "预计50", "3000多人次"],
        ["四号工作室", "某厂", "很多", "80-100", "", "", 1 / 3, "≥200"],
    ]
    return book({"数": rows})


def mixed_dates() -> Made:
    rows = [
        ["工作室名称", "所在单位", "成立时间"],
        ["五号工作室", "某厂", 45170],
        ["六号工作室", "某厂", 2018.3],
        ["七号工作室", "某厂", 2018.1],
        ["八号工作室", "某厂", "2018/2021"],
        ["九号工作室", "某厂", "二〇一九年五月"],
        ["十号工作室", "某厂", "2017年底"],
    ]
    return book({"日期": rows})


def private() -> Made:
    """Columns that are never taken in, a number in a remark, a number that Excel rounded."""
    rows = [
        ["工作室名称", "所在单位", "身份证号", "出生年月", "学历", "电子邮箱", "备注", "文号"],
        [
            "十一号工作室",
            "某厂",
            "11010519491231002X",
            "1949-12",
            "大专",
            "a@b.cn",
            "联系人午某某，13712345678",
            123456789012345678,
        ],
    ]
    return book({"私": rows})


def unclear() -> Made:
    """Two levels and two years, and somebody who does not agree."""
    rows = [
        *CITY_HEAD,
        [
            1,
            "丙、丁联合工作室",
            "某某电力公司",
            "省级、市级",
            "2018/2021",
            "丙某某\n丁某某",
            "—",
            12,
            "",
            "丁某某不同意公开",
        ],
    ]
    return book({"2023年": rows}, merged={"2023年": CITY_AREAS})


def unknown_columns() -> Made:
    """A column that nobody knows, a column without a heading, a section, an example."""
    rows = [
        ["序号", "工作室名称", "所在单位", "厂歌", ""],
        ["例", "某某工作室", "某某厂", "咱们工人有力量", ""],
        ["一、省级工作室"],
        [1, "十二号工作室", "某厂", "炉火红", "旁边的话"],
        [2, "十三号工作室", "某厂", "", ""],
    ]
    return book({"歌": rows}, merged={"歌": ["A3:E3"]})


def levels() -> Made:
    """省部级, a percentage, a unit in the number format, a unit for all."""
    rows = [
        ["单位：万元"],
        ["工作室名称", "所在单位", "命名级别", "命名时间", "工作室人数", "经济效益", "完成率"],
        ["十四号工作室", "某厂", "省部级", 2020, 7, 35.6, 0.85],
    ]
    return book({"级": rows}, formats={"E3": '0"人"', "G3": "0%"})


LEDGERS: dict[str, Callable[[], Made]] = {
    make.__name__: make
    for make in (
        *(city, old_notepad, tabs, flat_headings, merged_units, form, achievements, apprentices),
        *(activities, methods, people, mixed_numbers, mixed_dates, private, unclear),
        *(unknown_columns, levels),
    )
}


def filled(raw: bytes, cells: Mapping[str, object]) -> bytes:
    """A workbook with some cells of its first sheet written."""
    made = openpyxl.load_workbook(io.BytesIO(raw))
    for address, value in cells.items():
        made.worksheets[0][address] = value
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def letter(index: int) -> str:
    return get_column_letter(index + 1)
