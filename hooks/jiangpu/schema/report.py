"""报告: what a union or an enterprise reported.

Its figures are 上报; what the records add up to is 收录.
"""

from __future__ import annotations

from typing import Annotated

from ..language.dates import year_of
from . import vocabularies
from .base import Place, Record, known
from .declare import Part, field
from .quiz import Tested
from .types import Code, Date, Many, ReportRef, StudioRef, Text, Widget, one_of


class Statement(Part):
    """A problem named, a suggestion made, a practice described.

    It is retold in our words, with its place in the report.
    """

    lead = "题名"
    name: Text = field("题名", "报告的说法", "重部署轻督查", required=True)
    side: Text | None = field("方面", "属于哪一方面", "工作指导")
    text: Text | None = field("说明", "用自己的话转述", "布置多，回头看少", widget=Widget.AREA)
    locator: Text | None = field("位置", "在报告的哪一部分", "第三部分")
    source: Code | None = field("来源", "来源的代号", "s1")


class Report(Tested, Place, Record):
    """报告."""

    date: Date | None = field("日期", "文面日期", "2024-04-20", wanted=True)
    publisher: Text | None = field("发布者", "谁写、谁发布的", "市总工会", wanted=True)
    region_origin: Annotated[str, one_of(vocabularies.REGION_ORIGINS)] | None = field(
        "地区性质", "原文写明，还是推定", "推定"
    )
    region_reason: Text | None = field("推定理由", "凭什么推定", "现场会开在某某厂")
    practices: Many[Statement] = field(
        "做法", "报告写到的做法", "{题名: 月度例会, 说明: …}", default=()
    )
    problems: Many[Statement] = field(
        "问题", "报告指出的问题", "{题名: 重部署轻督查, 方面: 工作指导}", default=()
    )
    suggestions: Many[Statement] = field(
        "建议", "报告提出的建议", "{题名: 政策上加强扶持}", default=()
    )
    studios: Many[StudioRef] = field("点名", "报告点到的工作室", "[S0000]", default=())
    series: Text | None = field("系列", "同一口径、可以按时间排的报告写同一个词", "天津")
    conflicts: Many[ReportRef] = field(
        "另有说法", "说法不同的报告，两说并存", "[R0000]", default=()
    )
    defects: Many[Statement] = field(
        "原文瑕疵", "原文的缺漏和疑误，照录不改", "{题名: 年份隐去, 说明: …}", default=()
    )

    @property
    def sourced(self) -> bool:
        """A report whose publisher is named is a source itself."""
        return bool(self.sources or self.publisher)

    @property
    def year(self) -> int | None:
        """The year of its date."""
        return year_of(self.date)

    @property
    def in_year(self) -> int | None:
        """The year that it is filed under."""
        return self.year

    @property
    def line(self) -> tuple[str, ...]:
        """Publisher, place."""
        return known(self.publisher, "".join(self.where))
