"""Numbers as sources write them, taken apart: nothing is read that does not stand there."""

from __future__ import annotations

from typing import Any

import pytest
from jiangpu.desk.stated import stated

CASES: dict[str, dict[str, Any]] = {
    "近2000人": {"数值": "2000", "单位": "人", "限定": "近"},
    "2400多项": {"数值": "2400", "单位": "项", "限定": "多"},
    "46": {"数值": "46"},
    "28余万元": {"数值": "28", "单位": "万元", "限定": "余"},
    "10～20人": {"下限": "10", "上限": "20", "单位": "人"},
    "3人以上": {"数值": "3", "单位": "人", "限定": "以上"},
    "三年多": {"数值": "3", "单位": "年", "限定": "多"},
    "约 1,200 吨": {"数值": "1200", "单位": "吨", "限定": "约"},
    "超过300吨": {"数值": "300", "单位": "吨", "限定": "超"},
    "不少于3人": {"数值": "3", "单位": "人", "限定": "不少于"},
    "1.2万家": {"数值": "12000", "单位": "家"},
    "近亿元": {"文字": "近亿元", "单位": "元", "限定": "近"},
    "两三项": {},
    "拥有成员近2000人": {},
    "2019年6月5日": {},
    "没有数": {},
    "": {},
}


@pytest.mark.parametrize("text", CASES)
def test_a_number_is_read_as_it_is_written(text: str) -> None:
    assert stated(text) == CASES[text]
