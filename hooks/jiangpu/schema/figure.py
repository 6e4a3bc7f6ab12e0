"""A figure and its passport: value, unit, qualifiers, as-of date, source, original words."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from . import vocabularies
from .declare import Part, field
from .types import UNTRACED, Code, Date, Number, SourceCode, Text, Texts, Unit, Yes, one_of


class Figure(Part):
    """One number that a source states, or one computed from such numbers.

    It has exactly one form of value: `value`; `low` and `high`; `before` and `after`; or `words`
    where the source has no numeral (近亿元). A computed one holds its formula in `derived`.
    What must hold between the fields is checked in `jiangpu.checks.figures`.
    """

    code: Code = field("代号", "本页引用它时写的短名", "keti", required=True)
    indicator: Text = field("指标", "是哪一类数字", "课题数", required=True)
    value: Number | None = field("数值", "原文的数，不带单位", "26")
    low: Number | None = field("下限", "原文给的是范围时", "10")
    high: Number | None = field("上限", "原文给的是范围时", "20")
    before: Number | None = field("前", "原文给的是前后对比时", "12")
    after: Number | None = field("后", "原文给的是前后对比时", "6")
    words: Text | None = field("文字", "原文没有数码时照写", "近亿元")
    unit: Unit | None = field("单位", "照原文", "项")
    unit_missing: Yes = field("缺单位", "原文就没有单位", "是", default=False)
    qualifiers: Texts = field("限定", "近、多、余、约这些字，照原文", "多", default=())
    nature: Annotated[str, one_of(vocabularies.NATURES)] = field(
        "性质", "实际、预期、目标、背景", "预期", default="实际"
    )
    scope: Text | None = field("口径", "数的是什么，也是页面上的题目", "市级命名工作室")
    region: Text | None = field("地区", "哪里的数", "某某")
    period: Text | None = field("期间", "哪一段时间的数", "全年")
    as_of: Date | None = field("截至", "到什么时候", "2019-06-26")
    source: SourceCode | None = field("来源", "来源的代号；分不清是哪一份的写“未能对应”", "s1")
    locator: Text | None = field("位置", "在来源的哪一部分", "第一部分")
    quote: Text | None = field("原文", "带这个数字的原话，不超过 25 字", "立项课题26项")
    derived: Text | None = field("推算", "不是原文写的，写出怎么算", "20 ÷ 26")
    note: Text | None = field("说明", "要交代的话", "和县区的是否重叠，报告没有说")

    @property
    def label(self) -> str:
        """What the reader sees above the number."""
        return self.scope or self.indicator

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """Every numeral of the value, in order."""
        given = (self.value, self.low, self.high, self.before, self.after)
        return tuple(number for number in given if number is not None)

    @property
    def traced(self) -> bool:
        """False where nobody can tell which source states it: shown, but counted in no total."""
        return self.source != UNTRACED

    @property
    def qualified(self) -> bool:
        """True where the value is not exact."""
        return bool(self.qualifiers) or self.low is not None or self.words is not None
