"""What the open data keeps to itself: fields that nobody let out, and people who did not agree."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator

import openpyxl
from exporting import Files
from jiangpu.schema.fields import fields_of
from jiangpu.schema.openness import KEPT, OPEN
from jiangpu.schema.registry import KINDS


def _attributes(model: type) -> Iterator[str]:
    for field in fields_of(model):
        yield field.attribute
        if field.part:
            yield from _attributes(field.part)


def test_somebody_decided_about_every_field() -> None:
    """A field that is new in the schema is not exported before it stands in OPEN; here it is asked for."""
    known = {name for kind in KINDS for name in _attributes(kind.model)}
    assert known - OPEN - KEPT == set()
    assert not OPEN & KEPT and OPEN - known == set() and KEPT - known == set()


def test_what_stays_at_home_stays_at_home(little: Callable) -> None:
    files = little(
        (
            "更新: 2024-05-08\n",
            "更新: 2024-05-08\n同意: {依据: 本人书面同意书第八号}\n编者: {撰写: 老编辑}\n",
        )
    )
    assert not [
        path
        for path, content in files.items()
        if "本人书面同意书第八号".encode() in content or "老编辑".encode() in content
    ]
    assert json.loads(files["people.json"])["records"][0]["名称"] == "张三"


def everything_said(files: Files) -> str:
    """Every text of every file, the workbook's too."""
    book = openpyxl.load_workbook(io.BytesIO(files["ledger.xlsx"]))
    cells = [
        str(entry.value)
        for sheet in book
        for line in sheet.iter_rows()
        for entry in line
        if entry.value is not None
    ]
    return "\n".join(
        [
            *cells,
            *(
                content.decode("utf-8")
                for path, content in files.items()
                if not path.endswith(".xlsx")
            ),
        ]
    )


UNNAMED = (
    ("张三劳模创新工作室", "泵工劳模创新工作室"),
    ("[张三](P0001)", "[一位师傅](P0001)"),
)
"""The small repository with the name of its person left only where fields name people."""


def test_nobody_is_exported_without_consent(little: Callable) -> None:
    """不公开: no record, and no name where other records name the person, in an index or in the feed."""
    files = little(
        ("单位: 某某厂\n市: 连云港\n省: 江苏\n荣誉", "同意: {依据: 本人要求, 显示: 不公开}\n荣誉"),
        *UNNAMED,
    )
    said = everything_said(files)
    assert "张三" not in said and "P0001" not in said
    assert json.loads(files["people.json"])["records"] == []
    assert json.loads(files["studios.json"])["records"][0]["领衔人"] == [{"名称": "（不公开）"}]
    assert "停半天，一位师傅想了个" in json.loads(files["studios.json"])["records"][0]["正文"]


def test_a_surname_is_all_that_is_exported(little: Callable) -> None:
    files = little(
        (
            "单位: 某某厂\n市: 连云港\n省: 江苏\n荣誉",
            "同意: {依据: 本人书面同意, 显示: 姓氏}\n荣誉",
        ),
        *UNNAMED,
    )
    assert "张三" not in everything_said(files)
    assert json.loads(files["people.json"])["records"][0]["名称"] == "张某"
    assert json.loads(files["methods.json"])["records"][0]["提出人"] == [
        {"编号": "P0001", "名称": "张某"}
    ]


def test_a_namesake_in_public_keeps_the_name(little: Callable, small: str) -> None:
    """Two people of one name, one of whom is not shown: the other's own record says it."""
    files = little(
        (
            "== docs/reports/zongjie.md",
            "== docs/people/zhangsan2.md\n---\n编号: P0002\n名称: 张三\n单位: 乙厂\n市: 徐州\n省: 江苏\n"
            "同意: {依据: 本人要求, 显示: 不公开}\n来源: {代号: s1, 题名: 报, 发布者: 报社, 类别: 文件}\n更新: 2024-05-08\n---\n== docs/reports/zongjie.md",
        ),
        ("提出人: 张三", "提出人: P0001"),
        ("冠名: 张三", "冠名: P0001"),
    )
    assert [row["名称"] for row in json.loads(files["people.json"])["records"]] == ["张三"]
    assert "P0002" not in everything_said(files)


def test_a_withdrawn_record_is_only_a_number(little: Callable) -> None:
    files = little(("风险: 一般", "风险: 一般\n状态: 已撤回"))
    assert (
        json.loads(files["index.json"])["withdrawn"] == ["M0001"]
        and json.loads(files["methods.json"])["records"] == []
    )
