"""docs/ledgers.yml: where the columns of ledgers go that the synonym table does not know.

It is written when somebody says so for the first time, and read the next time.
"""

from __future__ import annotations

from .declare import Part, field
from .frozen import Frozen
from .types import Many, Text


class Placing(Part):
    """One column of a kind of ledger."""

    kind: Text = field("类型", "哪一种条目的台账", "工作室", required=True)
    heading: Text = field("表头", "表里那一列的名字，不带括号和单位", "场地面积", required=True)
    place: Text = field("放到", "条目里的字段，或者备注、不收", "备注", required=True)


class Ledgers(Frozen):
    """The whole of docs/ledgers.yml."""

    placings: Many[Placing] = field(
        "列", "台账的列放到哪里", "{类型: 工作室, 表头: 场地面积, 放到: 备注}", default=()
    )
