"""What a cell says is read as people mean it, or kept as it is: never a wrong number."""

from __future__ import annotations

import datetime
import io
import zipfile
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
import yaml
from importing.ledgers import book, text
from jiangpu.importing.amounts import measured
from jiangpu.importing.cells import read_date, read_level, read_people, read_region, split_items
from jiangpu.importing.headings import (
    NEVER,
    heading,
    is_place,
    key_of,
    kinds_of_ledgers,
    place_of,
    table_of,
)
from jiangpu.importing.offered import offers_in
from jiangpu.importing.workbooks import FORMULA, ROUNDED, CannotRead, read_workbook
from jiangpu.schema.registry import METHOD, PERSON, STUDIO
from jiangpu.schema.units import measure
from repositories import REPOSITORY

EPOCH = datetime.date(1899, 12, 30)


@pytest.mark.parametrize(
    ("cell", "unit", "figure"),
    [
        ("15", "人", {"数值": "15", "单位": "人"}),
        ("120余万元", "", {"数值": "120", "单位": "万元", "限定": "余"}),
        ("120余万", "万元", {"数值": "120", "单位": "万元", "限定": "余"}),
        ("100余", "万元", {"数值": "100", "单位": "万元", "限定": "余"}),
        ("约10", "万元", {"数值": "10", "单位": "万元", "限定": "约"}),
        ("60-80", "人", {"下限": "60", "上限": "80", "单位": "人"}),
        ("0.00356亿元", "万元", {"数值": "0.00356", "单位": "亿元"}),
        ("3（发明1）", "项", {"数值": "3", "单位": "项"}),
        ("1,000.50", "万元", {"数值": "1000.5", "单位": "万元"}),
        ("１２人", "", {"数值": "12", "单位": "人"}),
        ("预计100", "万元", {"数值": "100", "单位": "万元", "性质": "预期"}),
        ("100+", "人次", {"数值": "100", "单位": "人次", "限定": "以上"}),
        ("1.2万", "人次", {"数值": "12000", "单位": "人次"}),
        ("3", "", {"数值": "3", "缺单位": "是"}),
        ("3个亿", "万元", {"数值": "3", "单位": "亿元"}),
        ("三千瓦时", "", {"数值": "3", "单位": "千瓦时"}),
        ("60-80万", "万元", {"下限": "60", "上限": "80", "单位": "万元"}),
        ("5万（其中技术类2万）", "元", {"数值": "5", "单位": "万元"}),
    ],
)
def test_a_number_with_words(cell: str, unit: str, figure: dict[str, str]) -> None:
    read = measured(cell, unit, "")
    assert read is not None and read.figure == figure


SHARED = yaml.load(
    (REPOSITORY / "tests/cases/values.yml").read_text(encoding="utf-8"), yaml.BaseLoader
)
AMOUNTS = [(case["amount"], case["read"]) for case in SHARED if "amount" in case]
"""What the sheet is filled in with, and how it is read there."""


def bare(figure: dict[str, Any] | None) -> dict[str, Any] | None:
    """A figure in the form of the table."""
    if figure is None:
        return None
    found = {label: value for label, value in figure.items() if label != "缺单位"}
    if isinstance(found.get("限定"), str):
        found["限定"] = [found["限定"]]
    return found


@pytest.mark.parametrize(("text", "read"), AMOUNTS)
def test_a_cell_is_read_as_the_sheet_reads_it(text: str, read: Any) -> None:
    """But for an amount without a numeral: the words of a cell stay words."""
    wanted = None if read == "null" or "文字" in read else read
    cell = measured(text, "", "")
    assert bare(cell.figure if cell else None) == wanted


def size(read: dict[str, Any]) -> tuple[Any, ...]:
    """What an amount says, whatever the unit that it is told in."""
    basic, scale = measure(str(read.get("单位", "")))
    values = [Decimal(read[label]) * scale for label in ("数值", "下限", "上限") if label in read]
    return values, basic, sorted(read.get("限定", []))


@pytest.mark.parametrize(("text", "read"), AMOUNTS)
def test_a_sentence_in_word_is_never_read_otherwise(text: str, read: Any) -> None:
    """What is offered says the same as the sheet; where the sheet reads nothing, an editor decides.
    In a sentence a Chinese comma parts two numbers.
    """
    if "，" in text:
        return
    for offer in offers_in(f"一年来工作室{text}。"):
        if read != "null" and "文字" not in read and "文字" not in offer.reading:
            assert size(offer.reading) == size(read)


@pytest.mark.parametrize(
    "cell",
    [
        "若干",
        "很多",
        "2018/2021",
        "近亿元",
        "12、15",
        "0.333333333333",
        "3千",
        "第3",
        "三项以上或五项",
    ],
)
def test_what_is_no_number_stays_a_text(cell: str) -> None:
    assert measured(cell, "万元", "") is None


@pytest.mark.parametrize(
    ("cell", "is_number", "date"),
    [
        ("2018.3", False, "2018-03"),
        ("2018.10", False, "2018-10"),
        ("2018.1", True, "2018"),
        ("45170", True, "2023-09-01"),
        ("45170", False, ""),
        ("2018/2021", False, ""),
        ("2019年5月", False, "2019-05"),
        ("二〇一九年五月", False, "2019-05"),
        ("20190501", False, "2019-05-01"),
        ("2017年底", False, "2017"),
        ("2019-05-01 00:00:00", False, "2019-05-01"),
    ],
)
def test_a_date(cell: str, is_number: bool, date: str) -> None:
    assert read_date(cell, is_number=is_number, epoch=EPOCH).value == date


@pytest.mark.parametrize(
    ("cell", "level"),
    [
        ("国家级", "全国"),
        ("省级", "省"),
        ("地市级", "市"),
        ("县区级", "县区"),
        ("公司级", "单位"),
        ("省部级", ""),
        ("优秀", ""),
    ],
)
def test_a_level_and_one_that_only_a_person_can_decide(cell: str, level: str) -> None:
    assert read_level(cell) == level


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("丙某某\n丁某某", ("丙某某", "丁某某")),
        ("张三、李四", ("张三", "李四")),
        ("张 三", ("张三",)),
        ("张三 李四", ("张三", "李四")),
        ("张三（高级技师）", ("张三",)),
    ],
)
def test_names_of_people(cell: str, names: tuple[str, ...]) -> None:
    assert read_people(cell).names == names


def test_items_that_are_counted_in_one_cell() -> None:
    cell = "1.齿轮箱漏油治理 2.刀具寿命提升；3、工装快换"
    assert split_items(cell) == ["齿轮箱漏油治理", "刀具寿命提升", "工装快换"]
    assert split_items("提升1.5倍") == ["提升1.5倍"]


@pytest.mark.parametrize(
    ("cell", "region"),
    [
        ("江苏省连云港市海州区", {"省": "江苏", "市": "连云港", "县区": "海州区"}),
        ("连云港市", {"市": "连云港"}),
        ("海州区", {"县区": "海州区"}),
        ("上海市浦东新区", {"省": "上海", "县区": "浦东新区"}),
        ("内蒙古自治区包头市", {"省": "内蒙古", "市": "包头"}),
        ("上海浦东", {"省": "上海", "县区": "浦东"}),
        ("重庆市", {"省": "重庆"}),
        ("吉林市", {"市": "吉林"}),
        ("吉林省吉林市", {"省": "吉林", "市": "吉林"}),
        ("海南藏族自治州", {"市": "海南藏族自治州"}),
        ("江苏", {"省": "江苏"}),
    ],
)
def test_a_place(cell: str, region: dict[str, str]) -> None:
    assert read_region(cell) == region


@pytest.mark.parametrize(
    ("words", "place"),
    [
        (("工作室名称",), "名称"),
        ((" 工作室 名称＊",), "名称"),
        (("年创效（万元）",), "数字.经济效益"),
        (("命名情况", "级别"), "称号.级别"),
        (("命名情况：命名年度",), "称号.年份"),
        (("团队人数", "合计"), "数字.成员数"),
        (("领衔人", "姓名"), "领衔人"),
        (("领衔人", "技术等级"), "备注"),
        (("创新成果", "级别"), "备注"),
        (("场地面积（㎡）",), "备注"),
        (("厂歌",), ""),
    ],
)
def test_a_heading(words: tuple[str, ...], place: str) -> None:
    assert place_of(heading(*words), STUDIO, {}) == place


@pytest.mark.parametrize(
    "word", ["身份证号", "联系电话", "电子邮箱", "性别", "出生年月", "政治面貌", "学历"]
)
def test_what_is_never_taken_in(word: str) -> None:
    """Not even when somebody has said so."""
    for kind in kinds_of_ledgers():
        assert place_of(heading(word), kind, {key_of(word): "备注"}) == NEVER


@pytest.mark.parametrize("kind", kinds_of_ledgers(), ids=lambda kind: kind.key)
def test_every_place_of_the_table_exists(kind: object) -> None:
    for word, place in table_of(kind.key).items():
        assert is_place(place, kind), (word, place)


def test_the_unit_of_a_heading() -> None:
    assert heading("年创效（万元）").unit == "万元"
    assert heading("场地面积（㎡）").unit == "平方米"
    assert heading("备注（可不填）").unit == ""


@pytest.mark.parametrize(
    ("number_format", "shown"),
    [
        ('yyyy"年"m"月"', "2018-05"),
        ('[$-804]yyyy"年"m"月";@', "2018-05"),
        ("yyyy", "2018"),
        ('yyyy"年"m"月"d"日"', "2018-05-01"),
        ("yyyy/m/d", "2018-05-01"),
        ("dd/mm/yy", "2018-05-01"),
    ],
)
def test_a_day_that_the_cell_does_not_show_is_not_read(number_format: str, shown: str) -> None:
    made = openpyxl.Workbook()
    cell = made.active["A1"]
    cell.value, cell.number_format = datetime.date(2018, 5, 1), number_format
    raw = io.BytesIO()
    made.save(raw)
    assert read_workbook("表.xlsx", raw.getvalue()).sheets[0].rows[0][0].text == shown


def test_a_formula_without_its_result_is_no_value() -> None:
    made = book({"表": [["=1+1", 2]]})
    assert read_workbook(made.name, made.raw).sheets[0].rows[0][0].flaw == FORMULA


def test_a_number_that_excel_rounded_is_not_trusted() -> None:
    made = book({"表": [[123456789012345678, "123456789012345678"]]})
    row = read_workbook(made.name, made.raw).sheets[0].rows[0]
    assert [cell.flaw for cell in row] == [ROUNDED, ""]


def test_a_number_that_excel_wrote_short_into_csv_is_not_trusted() -> None:
    made = text("名称,文号\n甲工作室,1.10105E+17\n")
    assert read_workbook(made.name, made.raw).sheets[0].rows[1][1].flaw == ROUNDED


def zipped(**files: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


OLE = bytes.fromhex("d0cf11e0a1b11ae1")


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("a.xls", OLE + b"\0" * 600, "旧版 Excel"),
        ("a.et", OLE + b"\0" * 600, "WPS 的 .et"),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "密码"),
        ("a.xlsx", b"PK\3\4 broken", "坏了"),
        ("a.xlsx", zipped(content="x"), "另存为"),
        ("a.xls", b"<html><table>", "另存为"),
        ("a.csv", b"", "是空的"),
        ("a.pdf", b"%PDF", "另存为"),
    ],
)
def test_a_file_that_is_not_read_says_what_to_do(name: str, raw: bytes, said: str) -> None:
    with pytest.raises(CannotRead, match=said):
        read_workbook(name, raw)


def test_files_of_old_notepads() -> None:
    made = text("名称,单位\n甲工作室,某厂\n", encoding="gb18030")
    assert read_workbook(made.name, made.raw).sheets[0].rows[1][1].text == "某厂"


def test_the_kinds_of_ledgers() -> None:
    assert kinds_of_ledgers() == (STUDIO, METHOD, PERSON)
