"""Whatever people type into a ledger: nothing breaks, and every cell is accounted for."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from jiangpu.importing.asked import Choices, Known
from jiangpu.importing.planning import plan_ledger
from jiangpu.importing.workbooks import Cell, Sheet, Workbook
from jiangpu.schema.ledgers import Ledgers

HEAD = [
    "工作室名称",
    "所在单位",
    "属地",
    "所属行业",
    "创建时间",
    "命名级别",
    "命名时间",
    "领衔人",
    "成员人数",
    "攻关课题",
    "专利",
    "年创效（万元）",
    "类别",
    "师傅",
    "徒弟",
    "备注",
    "厂歌",
]
PIECES = [
    "甲某某",
    "1.",
    "2、",
    "；",
    "、",
    "\n",
    "100",
    "余",
    "约",
    "万元",
    "（发明1）",
    "省级",
    "市级",
    "2018",
    "/2021",
    "2019.5",
    "无",
    "—",
    "若干",
    "60-80",
    "%",
    "工作室",
    "江苏省",
    "市",
    "同上",
    "合计",
    "注：",
    "机械",
    "是",
    ",",
    ".",
    "等3人",
    "e5",
    "①",
    "-",
    "不同意公开",
    "电话13812345678，",
]
CELL = st.lists(st.sampled_from(PIECES), max_size=4).map("".join)
ROW = st.lists(CELL, min_size=len(HEAD), max_size=len(HEAD))


@settings(max_examples=25, deadline=None)
@given(st.lists(ROW, min_size=1, max_size=4), st.booleans())
def test_every_cell_is_accounted_for(rows: list[list[str]], numbers: bool) -> None:
    cells = [tuple(Cell(text.strip(), number=numbers) for text in row) for row in [HEAD, *rows]]
    book = Workbook("随便.xlsx", (Sheet("表", tuple(cells)),))
    plan = plan_ledger(book, Known((), (), Ledgers(), lambda uri: None), Choices())
    told = {cell.address for row in plan.rows for cell in row.cells}
    for number, row in enumerate(cells[1:], 2):
        for index, cell in enumerate(row):
            assert not cell.text or f"{chr(ord('A') + index)}{number}" in told
    assert "13812345678" not in str(plan.as_dict()) + str([file.after for file in plan.files])
