"""A row of a ledger read: values of a record, its figures, what goes into 备注, what is said."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ..figures.rules.quotes import QUOTE_LIMIT
from ..language.personal import CARD, IDENTITY, MOBILE, personal_parts
from ..schema.fields import Field, field_named
from ..schema.registry import PERSON, STUDIO
from ..schema.types import ValueType
from .amounts import Measured, is_nothing, measured, parts_in
from .cells import (
    BOTH_LEVELS,
    Read,
    read_date,
    read_industry,
    read_people,
    read_province,
    read_region,
    read_word,
    split_items,
)
from .entries import Entries
from .headings import (
    BODY,
    COUNTER,
    FIGURE,
    INTRODUCTION,
    NEVER,
    PATENTS,
    REGION,
    REMARK,
    AnyKind,
)
from .plan import LOOK, PLAIN, QUIET, WRONG, CellReport
from .tables import Column, Line, Table
from .workbooks import ERROR, FORMULA, ROUNDED, Cell

SOURCE = "@"
"""Stands for the code of the ledger's source until the record is put together."""


@dataclass
class Draft:
    """What a row says of a record.

    Attributes:
        kind: of the record.
        sheet, row: where it stands.
        name: of the record; "" where the row has none.
        number: of the record, where the row gives it.
        values: by field; what has a 来源 has `SOURCE` there.
        figures: the same for 数字, without 代号.
        remarks: the same for 备注.
        body: for the body of the record.
        cells: the report.
        reasons: why the row is refused.
        given: field → the addresses of the cells that it is made from.
    """

    kind: AnyKind
    sheet: str
    row: int
    name: str = ""
    number: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    figures: list[dict[str, Any]] = field(default_factory=list)
    remarks: list[dict[str, Any]] = field(default_factory=list)
    body: str = ""
    cells: list[CellReport] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    given: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Placed:
    """A column with the place of its cells."""

    column: Column
    place: str


@dataclass(frozen=True)
class Context:
    """What a row needs to know of its table.

    Attributes:
        kind: of the records.
        table: that it stands in.
        columns: with their places.
        epoch: the day that Excel counts from.
    """

    kind: AnyKind
    table: Table
    columns: tuple[Placed, ...]
    epoch: datetime.date


def read_row(context: Context, line: Line) -> Draft:
    """What a row says."""
    reader = _Reader(context, line)
    for placed in context.columns:
        reader.read(placed)
    reader.finish()
    return reader.draft


_MINE = (IDENTITY, MOBILE, CARD)
"""What no record may hold."""


def masked(text: str) -> str:
    """A text with what belongs to a person cut: 138…00."""
    parts = personal_parts(text)
    for part in reversed(parts):
        text = text[: part.start] + part.shown + text[part.end :]
    return text


def _covered(text: str) -> str:
    """A text of a column that is never taken in, for the report: its first character alone."""
    return text if is_nothing(text) else f"{text[:1]}…"


_FLAWS = {
    FORMULA: "是算式，没有存下结果，这一格先空着"
    ";改法:用 Excel 打开，保存一次再放，或者直接写上结果",
    ERROR: "这一格的算式出了错，先空着;改法:改好算式，或者直接写上结果",
    ROUNDED: "Excel 只记 15 位，后面的数字已经变成 0，不能当真，没有放进来;"
    "改法:先把格子设成“文本”，再照原件重新写",
}
"""Flaw of a cell → what is said of it."""

_REFUSES = re.compile(
    r"(?:不同意|不愿意?|不想|不宜|不便|不得|不能|谢绝|拒绝|请勿|暂不|不要|不予)"
    r"[^，。；;,]{0,8}(?:公开|公示|宣传|实名|上网|露面|发布|展示|报道)"
)
"""Words by which somebody does not agree to be shown."""


class _Reader:
    """Reads the cells of one row, one after the other."""

    def __init__(self, context: Context, line: Line) -> None:
        self.context = context
        self.line = line
        self.draft = Draft(context.kind, context.table.sheet, line.number)
        self.entries = Entries()
        self.texts: dict[str, tuple[CellReport, str]] = {}

    def read(self, placed: Placed) -> None:
        """Read one cell."""
        cell = self.line.cell(placed.column.index)
        if cell.is_empty:
            return
        report = self._report(placed, cell)
        if cell.flaw:
            text = "" if cell.flaw != ROUNDED else masked(cell.text[:6] + "…")
            self._add(replace(report, text=text, said=_FLAWS[cell.flaw], weight=LOOK))
            return
        if placed.place == NEVER:
            said = f"{placed.column.head.text or '这一列'}不收，没有放进来，也没有记下"
            self._add(replace(report, text=_covered(cell.text), said=said, weight=QUIET))
            return
        report, text = self._without_personal(report, cell.text)
        if is_nothing(text):
            self._add(replace(report, said="没有填的意思，空着", weight=report.weight or QUIET))
        elif placed.place == COUNTER:
            self._add(replace(report, said="序号不用", weight=QUIET))
        elif text:
            self._place(placed, cell, report, text)
        else:
            self._add(report)

    def _report(self, placed: Placed, cell: Cell) -> CellReport:
        index = placed.column.index
        address = self.line.address(index)
        letters = re.sub(r"\d+", "", address)
        filled = self.line.filled.get(index, "")
        said = f"“{filled}”照上面的一格:{masked(cell.text)}" if filled == "同上" else ""
        if filled == "上一行":
            said = f"空着的，照上一行:{masked(cell.text)}"
        return CellReport(address, letters, placed.column.head.text, masked(cell.text), said=said)

    def _without_personal(self, report: CellReport, text: str) -> tuple[CellReport, str]:
        """A text without the numbers that no record may hold."""
        found = [part for part in personal_parts(text) if part.kind in _MINE]
        if not found:
            return report, text
        kept = text
        for part in reversed(found):
            kept = kept[: part.start] + kept[part.end :]
        kept = kept.strip(" ，,、;；:：\n")
        names = "、".join(dict.fromkeys(part.kind.name for part in found))
        said = f"里面的{names}没有放进来;改法:从这一格里去掉"
        return replace(report, said=said, weight=LOOK, suggestion=kept), kept

    def _add(self, report: CellReport) -> None:
        self.draft.cells.append(report)

    def _place(self, placed: Placed, cell: Cell, report: CellReport, text: str) -> None:
        """Read a cell by the place of its column."""
        place = placed.place
        readers: Mapping[str, Callable[[Placed, Cell, CellReport, str], None]] = {
            REMARK: self._remark,
            REGION: self._region,
            PATENTS: self._names_or_count,
            INTRODUCTION: self._introduction,
            BODY: self._body,
            "编号": self._number,
            "名称": self._name,
            "成员构成": self._makeup,
        }
        if place in readers:
            readers[place](placed, cell, report, text)
        elif place.startswith(FIGURE):
            self._figure(placed, report, text, place.removeprefix(FIGURE))
        elif place in ("课题.名称", "成果.名称"):
            self._names_or_count(placed, cell, report, text)
        elif "." in place:
            self._entry(placed, report, text)
        else:
            self._field(placed, cell, report, text)

    # One method a shape of place.

    def _remark(self, placed: Placed, cell: Cell, report: CellReport, text: str) -> None:
        """What fits no field."""
        self._keep(placed, text)
        said = _together(report.said, self._consent(report, text))
        weight = WRONG if self._is_refusal(text) else report.weight
        suggestion = report.suggestion
        if weight == WRONG:
            suggestion = None
        self._add(replace(report, place=REMARK, said=said, weight=weight, suggestion=suggestion))
        self.texts[REMARK + report.address] = (self.draft.cells[-1], text)

    def _keep(self, placed: Placed, text: str) -> None:
        item = placed.column.head.text or "（没有表头的列）"
        remark = {"项": item, "内容": " ".join(text.split("\n")), "来源": SOURCE}
        if remark not in self.draft.remarks:
            self.draft.remarks.append(remark)
        self._from(REMARK, self.line.address(placed.column.index))

    def _from(self, label: str, address: str) -> None:
        self.draft.given.setdefault(label, []).append(address)

    def _is_refusal(self, text: str) -> bool:
        return _REFUSES.search(text) is not None

    def _consent(self, report: CellReport, text: str) -> str:
        """Why a row that says that somebody does not agree is refused."""
        if not self._is_refusal(text):
            return ""
        who = _REFUSES.split(text)[0].strip("，,；; ")
        self.draft.reasons.append(f"{report.address} 写着“{text}”")
        return f"写着“{text}”;改法:取得同意再写，或者把{who or '这个人'}从表里去掉"

    def _region(self, placed: Placed, cell: Cell, report: CellReport, text: str) -> None:
        found = read_region(text)
        if not found:
            self._unread(placed, report, text, "认不出省、市、县区，照原样放进备注")
            return
        for label, value in found.items():
            if self._set(label, value):
                self._from(label, report.address)
        shown = "，".join(f"{label} {value}" for label, value in found.items())
        said = "" if len(found) == 1 and text in found.values() else f"“{text}”读作 {shown}"
        self._add(replace(report, place="、".join(found), said=_together(report.said, said)))

    def _set(self, label: str, value: Any) -> bool:
        """Give a field its value, unless a column before has given it another."""
        if self.draft.values.get(label, value) != value:
            return False
        self.draft.values[label] = value
        return True

    def _unread(
        self,
        placed: Placed,
        report: CellReport,
        text: str,
        said: str,
        suggestion: str = "",
    ) -> None:
        """A cell that its field does not take: its words are kept."""
        self._keep(placed, text)
        self._add(
            replace(
                report,
                place=REMARK,
                said=_together(report.said, said),
                weight=LOOK,
                suggestion=suggestion or report.suggestion,
            )
        )

    def _introduction(self, placed: Placed, cell: Cell, report: CellReport, text: str) -> None:
        """A sentence is the 摘要, more is the body."""
        one = "\n" not in text and len(text) <= 60 and len(re.findall("[。！？]", text)) <= 1
        if one and self._set("摘要", text.rstrip("。")):
            self._from("摘要", report.address)
            self._add(replace(report, place="摘要"))
        else:
            self._body(placed, cell, report, text)

    def _body(self, placed: Placed, cell: Cell, report: CellReport, text: str) -> None:
        paragraphs = [self.draft.body] if self.draft.body else []
        self.draft.body = "\n\n".join([*paragraphs, *text.split("\n")])
        self._from(BODY, report.address)
        self._add(replace(report, place=BODY))

    def _number(self, placed: Placed, cell: Cell, report: CellReport, text: str) -> None:
        if re.fullmatch(rf"{self.context.kind.letter}[0-9]{{4,6}}", text):
            self.draft.number = text
            self._add(replace(report, place="编号"))
        else:
            self._unread(placed, report, text, "不是本站的编号，照原样放进备注")

    def _name(self, placed: Placed, cell: Cell, report: CellReport, text: str) -> None:
        self.draft.name = " ".join(text.split("\n")).strip()
        self._from("名称", report.address)
        self._add(replace(report, place="名称"))

    def _makeup(self, placed: Placed, cell: Cell, report: CellReport, text: str) -> None:
        """What kind of people: a count is told with the words over it, 其中技师以上:3."""
        head = placed.column.head
        if re.fullmatch(r"[0-9.]+(人|名)?", text):
            text = f"{head.own or head.text}:{text}"
        before = self.draft.values.get("成员构成")
        self.draft.values["成员构成"] = (
            f"{before}；{text}" if before else " ".join(text.split("\n"))
        )
        self._from("成员构成", report.address)
        self._add(replace(report, place="成员构成"))

    def _names_or_count(self, placed: Placed, cell: Cell, report: CellReport, text: str) -> None:
        """课题, 成果, 专利: how many there are, or which."""
        label = placed.place.partition(".")[0]
        head = placed.column.head
        if measured(text, head.unit, "") is not None:
            self._figure(placed, report, text, f"{label}数")
        elif text not in _VAGUE and (not head.unit or len(text) > 6):
            self._entry(placed, report, text)
        else:
            self._unread(placed, report, text, f"“{text}”不是一个数，照原样放进备注")

    def _figure(self, placed: Placed, report: CellReport, text: str, indicator: str) -> None:
        """A figure, with the unit of the cell or of the heading, and its own words."""
        head, table = placed.column.head, self.context.table
        unit = head.unit or (table.unit if indicator in _MONEY else "")
        read = measured(text, unit, _USUAL_UNITS.get(indicator, ""))
        quote = _quote(head.text, text)
        if read is None or not quote:
            said = f"“{text}”不是一个数，照原样放进备注"
            self._unread(placed, report, text, said)
            return
        figure: dict[str, Any] = {"指标": indicator, **read.figure, "来源": SOURCE, "原文": quote}
        figure["位置"] = f"{table.sheet} {report.address}"
        scope = _scope(head.own or head.text, indicator)
        if scope:
            figure["口径"] = scope
        if table.year:
            figure.update(_when(indicator, table.year))
        self.draft.figures.append(figure)
        self._from(f"数字.{indicator}", report.address)
        said = _said_of(text, read)
        if read.rest:
            said = _together(said, self._rest(placed, figure, read.rest, text))
        self._add(replace(report, place=f"数字.{indicator}", said=_together(report.said, said)))

    def _rest(self, placed: Placed, whole: dict[str, Any], rest: str, text: str) -> str:
        """What stands in brackets behind a number: a part of it, or words to keep."""
        parts = parts_in(rest) if whole["指标"] == "专利数" else None
        if parts is None:
            self._keep(placed, text)
            return f"“{rest}”留在备注"
        for indicator, count in parts.items():
            kept = {label: whole[label] for label in _SHARED_BY_PARTS if label in whole}
            figure = {"指标": indicator, "数值": count, **kept}
            self.draft.figures.append(figure)
        return "，".join(f"其中{indicator} {count}" for indicator, count in parts.items())

    def _entry(self, placed: Placed, report: CellReport, text: str) -> None:
        """A part of an entry: it is put together when the row is read."""
        self.entries.add(placed.place, report, text, placed.column.head.text)

    def _field(self, placed: Placed, cell: Cell, report: CellReport, text: str) -> None:
        described = field_named(self.context.kind.model, placed.place)
        if described is None:
            self._remark(placed, cell, report, text)
        elif described.part is not None:
            self._entry(placed, report, text)
        elif described.refers_to == PERSON.key:
            self._people(placed, described, report, text)
        elif described.many:
            self._list(placed, described, report, text)
        else:
            self._one(placed, described, cell, report, text)

    def _people(self, placed: Placed, described: Field, report: CellReport, text: str) -> None:
        people = read_people(text)
        said = "" if people.is_all else "不全是名字，整句也留在备注"
        if not people.is_all:
            self._keep(placed, text)
        if not people.names:
            said = "认不出名字，照原样放进备注"
        names = self.draft.values.setdefault(described.label, [])
        names += [name for name in people.names if name not in names]
        if not names:
            del self.draft.values[described.label]
        self._from(described.label, report.address)
        place = described.label if people.names else REMARK
        self._add(replace(report, place=place, said=_together(report.said, said)))
        self.texts[described.label] = (self.draft.cells[-1], text)

    def _list(self, placed: Placed, described: Field, report: CellReport, text: str) -> None:
        """A list of words: 、 stands between them too, where they are short."""
        items = split_items(text)
        numbers = [item for item in items if re.fullmatch(r"[A-Z][0-9]{4,6}", item)]
        if described.refers_to and numbers != items:
            self._unread(placed, report, text, f"「{described.label}」要写编号，照原样放进备注")
            return
        if described.attribute in ("trades", "tags", "tools", "aliases") and len(items) == 1:
            items = split_items(text, "；;、，,/\n")
        values = self.draft.values.setdefault(described.label, [])
        values += [item for item in items if item not in values]
        self._from(described.label, report.address)
        self._add(replace(report, place=described.label))

    def _one(
        self, placed: Placed, described: Field, cell: Cell, report: CellReport, text: str
    ) -> None:
        read = self._value(described, cell, text)
        label = described.label
        if not read.value:
            self._unread(placed, report, text, read.said, read.suggestion)
            return
        if not self._set(label, read.value):
            self._unread(placed, report, text, f"「{label}」前面的列已经写了，这一格放进备注")
            return
        if read.keep:
            self._keep(placed, text)
        self._from(label, report.address)
        said = _together(report.said, read.said)
        weight = LOOK if read.keep else PLAIN
        self._add(replace(report, place=label, said=said, weight=report.weight or weight))

    def _value(self, described: Field, cell: Cell, text: str) -> Read:
        """The value of a field that holds one."""
        if described.attribute == "province":
            province = read_province(text)
            said = "" if province else f"“{text}”不是省，照原样放进备注"
            return Read(province, said)
        if described.attribute == "city":
            return Read(text.removesuffix("市") if len(text) > 2 else text)
        if described.attribute == "industry":
            return read_industry(text)
        if described.type in (ValueType.DATE, ValueType.DAY):
            return read_date(text, is_number=cell.number, epoch=self.context.epoch)
        if described.vocabulary is not None:
            return read_word(text, described.label, described.vocabulary)
        if described.type is ValueType.INTEGER and not re.fullmatch(r"[0-9]{1,3}", text):
            return Read(said=f"“{text}”不是整数，照原样放进备注")
        return Read(" ".join(text.split("\n")))

    # When every cell is read.

    def finish(self) -> None:
        """Put the entries together, and see whether the row can be taken."""
        made = self.entries.made(self.context.kind, self.line, self.context.epoch)
        for label, entries in made.values.items():
            self.draft.values.setdefault(label, [])
            self.draft.values[label] += entries
        for cell in made.cells:
            self._add(cell)
            label = cell.place.partition(".")[0]
            self._from(label, cell.address)
        for item, text, address in made.kept:
            remark = {"项": item, "内容": " ".join(text.split("\n")), "来源": SOURCE}
            self.draft.remarks.append(remark)
            self._from(REMARK, address)
        self.draft.reasons += made.reasons
        self._link_effect()
        self._suggest_names()
        self._order_cells()

    def _link_effect(self) -> None:
        """One achievement and one effect in a row belong together, where the table lists
        achievements: in a list of studios the effect may be that of all its work.
        """
        places = {placed.place for placed in self.context.columns}
        if not places & _OF_ACHIEVEMENTS:
            return
        achievements = self.draft.values.get("成果", [])
        money = [figure for figure in self.draft.figures if figure["指标"] in _MONEY]
        if self.context.kind == STUDIO and len(achievements) == 1 and len(money) == 1:
            achievements[0]["效益"] = [money[0]]
            scope = money[0].get("口径", money[0]["指标"])
            money[0]["口径"] = f"{achievements[0]['名称']}：{scope}"

    def _suggest_names(self) -> None:
        """Where somebody does not agree: the names of the others, and no word about it."""
        refusals = [
            cell for cell in self.draft.cells if cell.weight == WRONG and cell.place == REMARK
        ]
        for label in ("领衔人", "提出人", "冠名"):
            names = self.draft.values.get(label, [])
            for cell in refusals:
                named = [name for name in names if name in cell.text]
                if named and not any(name in self.draft.name for name in named):
                    self._suggest_without(label, named, cell)

    def _suggest_without(self, label: str, named: list[str], refusal: CellReport) -> None:
        cell, _ = self.texts[label]
        others = [name for name in self.draft.values[label] if name not in named]
        wanted = "、".join(others)
        said = _together(cell.said, f"{'、'.join(named)}不同意公开")
        cells = self.draft.cells
        cells[cells.index(cell)] = replace(cell, said=said, weight=WRONG, suggestion=wanted)
        cells[cells.index(refusal)] = replace(refusal, suggestion="")

    def _order_cells(self) -> None:
        places = {placed.column.index: rank for rank, placed in enumerate(self.context.columns)}
        ranks = {self.line.address(index): rank for index, rank in places.items()}
        self.draft.cells.sort(key=lambda cell: ranks.get(cell.address, len(ranks)))


def _together(*said: str) -> str:
    return "；".join(each for each in said if each)


_VAGUE = frozenset(
    ["若干", "多项", "一些", "大量", "数项", "几项", "若干项", "多个", "若干个", "多件", "有"]
)
"""How many, in words that name nothing."""
_OF_ACHIEVEMENTS = frozenset(("成果.类型", "成果.年份", "成果.转化阶段", "成果.说明"))
_MONEY = ("经济效益", "节约资金", "支持资金", "奖励", "损失")
_USUAL_UNITS = {"成员数": "人", "培训人次": "人次", "培养人才": "人"}
"""Indicators whose name says the unit."""
_SHARED_BY_PARTS = ("单位", "缺单位", "来源", "原文", "位置", "期间", "截至")
_BARE_SCOPES = frozenset(("成员数", "课题数", "成果数", "专利数", "发明专利", "培训人次"))
"""Indicators that say enough without the words of the heading."""
STOCKS = frozenset(("成员数",))
"""Indicators that count what there is at a time: a newer number takes the place of an older."""


def _quote(head: str, text: str) -> str:
    """The words of a figure: the heading with the cell, or the cell; "" where both are too long."""
    one = " ".join(text.split("\n"))
    for quote in (f"{head}：{one}", one):
        if head and len(quote) <= QUOTE_LIMIT:
            return quote
    return one if len(one) <= QUOTE_LIMIT else ""


def _scope(head: str, indicator: str) -> str:
    """What a figure counts, by its heading; "" where that says no more than the indicator."""
    bare = re.sub(r"[（(][^（）()]*[)）]", "", head).strip(" ：:*")
    return "" if indicator in _BARE_SCOPES or bare == indicator else bare


def _when(indicator: str, year: str) -> dict[str, str]:
    return {"截至": year} if indicator in STOCKS else {"期间": f"{year}年"}


def _said_of(text: str, read: Measured) -> str:
    """How a number was read, where it is not plain."""
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?", text):
        return ""
    figure = read.figure
    values = "至".join(str(figure[label]) for label in ("数值", "下限", "上限") if label in figure)
    unit = str(figure.get("单位", ""))
    if text == f"{values}{unit}":
        return ""
    words = read.qualifiers
    with_words = f"，带“{'”“'.join(words)}”" if words else ""
    expected = "，是预计的" if read.expected else ""
    return f"“{text}”读作 {values}{' ' if unit else ''}{unit}{with_words}{expected}"


__all__ = ["BOTH_LEVELS", "SOURCE", "STOCKS", "Context", "Draft", "Placed", "masked", "read_row"]
