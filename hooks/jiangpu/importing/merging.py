"""A record with what rows of ledgers say of it: what was there, what is there now.

An entry that a ledger gave carries the code of that ledger as its 来源. So the next run knows what
the ledger said last time, and replaces that and nothing else. What another source says stays.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..language.names import name_key
from ..language.pinyin import slug
from ..schema.fields import Field, field_named
from ..schema.registry import PERSON
from .headings import REMARK, AnyKind
from .rows import SOURCE, STOCKS, Draft

LEDGER = "台账"
"""说明 of a source that is a ledger."""


@dataclass(frozen=True)
class LedgerSource:
    """A ledger as the source of what it says."""

    title: str
    publisher: str
    date: str
    year: str

    def entry(self, code: str) -> dict[str, str]:
        """As it stands in 来源."""
        found = {"代号": code, "题名": self.title, "发布者": self.publisher}
        if self.date:
            found["日期"] = self.date
        return {**found, "类别": "文件", "说明": LEDGER}

    def is_entry(self, entry: Mapping[str, Any]) -> bool:
        """Whether a source of a record is this one."""
        same = name_key(str(entry.get("题名", ""))) == name_key(self.title)
        publisher = name_key(str(entry.get("发布者", ""))) == name_key(self.publisher)
        return same and publisher and str(entry.get("日期", "")) == self.date


@dataclass(frozen=True)
class Said:
    """What the rows of one ledger say of a record.

    Attributes:
        source: the ledger.
        drafts: its rows, in their order.
        covered: the fields that the ledger has a column for: what it said of them before and says
            no more is taken out.
    """

    source: LedgerSource
    drafts: tuple[Draft, ...]
    covered: frozenset[str]


@dataclass
class Merged:
    """A record put together.

    Attributes:
        data: by field, as front matter has it.
        body: below it.
        notes: what an editor has to know.
        outdated: address of a cell → why its number is not taken.
    """

    data: dict[str, Any]
    body: str
    notes: list[str] = field(default_factory=list)
    outdated: dict[tuple[str, str], str] = field(default_factory=dict)
    origins: dict[str, Draft] = field(default_factory=dict)
    """Field with one value → the row that gave it."""
    waiting: dict[str, Said] = field(default_factory=dict)
    """Code → a ledger that is no source of the record yet."""
    added_to: set[str] = field(default_factory=set)
    """The codes of ledgers that gave a word, a name or the body."""


def merged(
    kind: AnyKind,
    before: Mapping[str, Any],
    body: str,
    said: list[Said],
    same_person: Callable[[str, str], bool],
) -> Merged:
    """A record with what ledgers say of it, the older ledger first.

    Args:
        kind: of the record.
        before: its front matter; empty for a new one.
        body: what stands below it.
        said: by ledger.
        same_person: whether a number or name that a record has and a name in a ledger are one.
    """
    result = Merged(copy.deepcopy(dict(before)), body)
    for ledger in said:
        _Merging(kind, result, ledger, same_person).run()
    for code, ledger in result.waiting.items():
        if not before or _rests_on(result, before, code, ledger):
            sources = _listed(result.data.get("来源"))
            result.data["来源"] = [*sources, ledger.source.entry(code)]
    return result


def _rests_on(result: Merged, before: Mapping[str, Any], code: str, ledger: Said) -> bool:
    """Whether something of a record rests on a ledger that is no source of it yet."""
    if code in result.added_to:
        return True
    for value in result.data.values():
        entries = [each for each in _listed(value) if isinstance(each, dict)]
        if any(entry.get("来源") == code for entry in entries):
            return True
    given = [label for label, draft in result.origins.items() if draft in ledger.drafts]
    return any(result.data.get(label) != before.get(label) for label in given)


class _Merging:
    """One ledger put into one record."""

    def __init__(
        self,
        kind: AnyKind,
        result: Merged,
        said: Said,
        same_person: Callable[[str, str], bool],
    ) -> None:
        self.kind = kind
        self.result = result
        self.said = said
        self.same_person = same_person
        self.sources = _listed(result.data.get("来源"))
        self.code, self.is_known = self._own_code()

    def _own_code(self) -> tuple[str, bool]:
        for entry in self.sources:
            if isinstance(entry, dict) and self.said.source.is_entry(entry):
                return str(entry.get("代号", "")).lower(), True
        taken = {str(entry.get("代号", "")).lower() for entry in self.sources if entry}
        taken |= set(self.result.waiting)
        number = 1
        while f"s{number}" in taken:
            number += 1
        return f"s{number}", False

    def run(self) -> None:
        if not self.is_known:
            self.result.waiting[self.code] = self.said
        for draft in self.said.drafts:
            self._scalars(draft)
            self._body(draft)
        for label in self._labels_of_entries():
            self._entries(label)
        self._figures()
        self._remarks()

    def _scalars(self, draft: Draft) -> None:
        """The fields that hold a text, or a list of words."""
        for label, value in draft.values.items():
            described = field_named(self.kind.model, label)
            if described is None or described.part is not None:
                continue
            if described.many:
                self._words(described, value)
            else:
                self._one(draft, label, value)
        if draft.name:
            self._name(draft.name)

    def _one(self, draft: Draft, label: str, value: Any) -> None:
        """A field with one value: that of the later row counts."""
        earlier = self.result.origins.get(label)
        if earlier is not None and self.result.data.get(label) != value:
            for address in earlier.given.get(label, []):
                said = f"“{draft.sheet}”第 {draft.row} 行写的是“{value}”，用那一个"
                self.result.outdated[earlier.sheet, address] = said
        if not self._is_finer(label, value):
            self.result.data[label] = value
        self.result.origins[label] = draft

    def _is_finer(self, label: str, value: Any) -> bool:
        """Whether a date that is there says the same and more: 2019-05-01 beside 2019-05."""
        return str(self.result.data.get(label, "")).startswith(f"{value}-")

    def _name(self, name: str) -> None:
        """A new record has the name of the ledger. Another name of an old one is an alias."""
        data = self.result.data
        if not data.get("名称"):
            data["名称"] = name
            return
        names = [str(data["名称"]), *map(str, _listed(data.get("别名")))]
        if name_key(name) not in map(name_key, names):
            data["别名"] = [*_listed(data.get("别名")), name]
            self.result.added_to.add(self.code)
            self.result.notes.append(f"条目叫“{data['名称']}”，“{name}”记作别名")

    def _words(self, described: Field, words: list[str]) -> None:
        """Words are added; those that are there already may rest on another source."""
        there = [str(each) for each in _listed(self.result.data.get(described.label))]
        new = [word for word in words if not self._has(described, there, word)]
        if new:
            self.result.data[described.label] = [*there, *new]
            self.result.added_to.add(self.code)

    def _has(self, described: Field, there: list[str], word: str) -> bool:
        if described.refers_to == PERSON.key:
            return any(self.same_person(each, word) for each in there)
        return name_key(word) in map(name_key, there)

    def _body(self, draft: Draft) -> None:
        """The body of a record that has none. Another one is not touched."""
        text = draft.body.strip()
        if not text or text in self.result.body:
            return
        if self.result.body.strip():
            remark = {"项": "简介", "内容": " ".join(text.split()), "来源": SOURCE}
            draft.remarks.append(remark)
            self.result.notes.append("条目已经有正文，没有动；台账里的简介放进备注")
        else:
            self.result.body = text
            self.result.added_to.add(self.code)

    def _labels_of_entries(self) -> list[str]:
        """The fields with entries that the ledger speaks of."""
        labels = []
        for label in self.said.covered:
            described = field_named(self.kind.model, label)
            if described is not None and described.part is not None:
                labels.append(label)
        for draft in self.said.drafts:
            for label, value in draft.values.items():
                if isinstance(value, list) and value and isinstance(value[0], dict):
                    labels.append(label)
        return [label for label in dict.fromkeys(sorted(labels)) if label not in _APART]

    def _entries(self, label: str) -> None:
        """The entries of a field: those that this ledger gave before are replaced."""
        described = field_named(self.kind.model, label)
        if described is None:
            return
        there = [_as_entry(described, each) for each in _listed(self.result.data.get(label))]
        new: list[dict[str, Any]] = []
        for draft in self.said.drafts:
            given = [self._coded(entry) for entry in draft.values.get(label, [])]
            new += [_in_order(described, entry) for entry in given]
        kept = []
        for entry in there:
            if entry.get("来源") != self.code or "来源" not in entry:
                kept.append(entry)
            elif (again := _found(described, entry, new)) is not None:
                kept.append({**entry, **again})
                new.remove(again)
        for entry in new:
            if _found(described, entry, kept) is None:
                kept.append(entry)
            elif not self._says_the_same(described, entry, kept):
                self.result.notes.append(
                    f"「{label}」里已经有“{_lead(described, entry)}”，没有动它"
                )
        self._put(label, kept)

    def _says_the_same(
        self, described: Field, entry: dict[str, Any], there: list[dict[str, Any]]
    ) -> bool:
        found = _found(described, entry, there) or {}
        return all(found.get(label) == value for label, value in entry.items() if label != "来源")

    def _coded(self, entry: dict[str, Any]) -> dict[str, Any]:
        """An entry with the code of the ledger. 效益 holds figures until they have codes."""
        return {
            label: self.code if label == "来源" and value == SOURCE else value
            for label, value in entry.items()
        }

    def _put(self, label: str, entries: list[dict[str, Any]]) -> None:
        before = self.result.data.get(label)
        described = field_named(self.kind.model, label)
        if described is not None:
            listed = [_as_entry(described, each) for each in _listed(before)]
            if listed == entries:
                return
        if entries:
            self.result.data[label] = entries
        elif label in self.result.data:
            del self.result.data[label]

    def _figures(self) -> None:
        there = [dict(each) for each in _listed(self.result.data.get("数字"))]
        given: list[tuple[Draft, dict[str, Any]]] = []
        for draft in self.said.drafts:
            given += [(draft, figure) for figure in draft.figures]
        kept: list[dict[str, Any]] = []
        new = [(draft, figure, self._coded(figure)) for draft, figure in given]
        placed: set[int] = set()
        for entry in there:
            again = next((each for each in new if self._replaces(entry, each[2])), None)
            if again is not None and id(again[1]) not in placed:
                placed.add(id(again[1]))
                self._tell_outdated(entry, again[2])
                kept.append(_renewed(entry, again[2], again[1]))
            elif entry.get("来源") != self.code or not self._covers_figures():
                kept.append(entry)
        for draft, figure, coded in new:
            if id(figure) in placed or self._is_outdated(draft, coded, kept):
                continue
            code = _free_code(coded, kept)
            figure["代号"] = code
            kept.append({"代号": code, **_ordered(coded)})
        self._put("数字", kept)
        self._name_effects()

    def _tell_outdated(self, there: Mapping[str, Any], new: Mapping[str, Any]) -> None:
        """A number of another sheet that gives way to a newer one."""
        if there.get("来源") != self.code:
            sheet, _, address = str(there.get("位置", "")).rpartition(" ")
            said = f"已经有 {_year(new)} 年的数了，不用这一个"
            self.result.outdated[sheet, address] = said

    def _covers_figures(self) -> bool:
        return any(label.startswith("数字") for label in self.said.covered)

    def _replaces(self, there: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
        """Whether a figure of the ledger stands where one of the record stands: it is the same
        figure of the same ledger, or the newer number of what there is at a time.
        """
        if any(there.get(label) != new.get(label) for label in ("指标", "口径")):
            return False
        if there.get("来源") == self.code:
            return all(there.get(label) == new.get(label) for label in ("期间", "截至"))
        return self._is_stock_of_ledger(there) and _year(new) >= _year(there)

    def _is_stock_of_ledger(self, there: Mapping[str, Any]) -> bool:
        if there.get("指标") not in STOCKS:
            return False
        if there.get("来源") in self.result.waiting:
            return True
        sources = _listed(self.result.data.get("来源"))
        own = [each for each in sources if each.get("代号") == there.get("来源")]
        return bool(own) and own[0].get("说明") == LEDGER

    def _is_outdated(
        self, draft: Draft, new: Mapping[str, Any], kept: list[dict[str, Any]]
    ) -> bool:
        """Whether the record has a newer number of a ledger already."""
        for entry in kept:
            same = all(entry.get(label) == new.get(label) for label in ("指标", "口径"))
            if same and self._is_stock_of_ledger(entry) and _year(entry) > _year(new):
                address = str(new["位置"]).rsplit(" ", 1)[-1]
                said = f"已经有 {_year(entry)} 年的数了，不用这一个"
                self.result.outdated[draft.sheet, address] = said
                return True
        return False

    def _name_effects(self) -> None:
        """效益 of an achievement holds the figure itself until the figure has a code."""
        achievements = _listed(self.result.data.get("成果"))
        for entry in achievements:
            effects = entry.get("效益") if isinstance(entry, dict) else None
            if isinstance(effects, list) and effects and isinstance(effects[0], dict):
                entry["效益"] = [str(figure.get("代号", "")) for figure in effects]

    def _remarks(self) -> None:
        if REMARK not in self.said.covered and not any(each.remarks for each in self.said.drafts):
            return
        described = field_named(self.kind.model, REMARK)
        there = [_as_entry(described, each) for each in _listed(self.result.data.get(REMARK))]
        new: list[dict[str, Any]] = []
        for draft in self.said.drafts:
            for remark in map(self._coded, draft.remarks):
                if remark not in new:
                    new.append(remark)
        own = [entry for entry in there if entry.get("来源") == self.code]
        if own != new:
            self._put(REMARK, [*(each for each in there if each not in own), *new])


_APART = ("数字", "来源", REMARK, "核对", "豁免", "编者")


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]


def _as_entry(described: Field | None, value: Any) -> dict[str, Any]:
    """An entry as a dict; a bare text stands for its leading field."""
    if isinstance(value, dict):
        return dict(value)
    part = described.part if described is not None else None
    lead = getattr(part, "lead", "") or "名称"
    return {lead: value}


def _in_order(described: Field, entry: dict[str, Any]) -> dict[str, Any]:
    """An entry with its parts as they are declared."""
    return {part.label: entry[part.label] for part in described.parts if part.label in entry}


def _lead(described: Field, entry: Mapping[str, Any]) -> str:
    """What an entry is known by: its leading field, or all of it."""
    if described.label == "师带徒":
        return "、".join(str(entry.get(label, "")) for label in ("师傅", "徒弟", "说明"))
    lead = getattr(described.part, "lead", "")
    leading = lead or next(part.label for part in described.parts if part.required)
    return str(entry.get(leading, ""))


def _found(
    described: Field, entry: Mapping[str, Any], entries: list[dict[str, Any]]
) -> dict[str, Any] | None:
    """The entry among others that is known by the same words."""
    wanted = name_key(_lead(described, entry))
    for other in entries:
        if name_key(_lead(described, other)) == wanted:
            return other
    return None


def _year(figure: Mapping[str, Any]) -> str:
    return str(figure.get("截至", ""))[:4]


def _free_code(figure: Mapping[str, Any], figures: list[dict[str, Any]]) -> str:
    """A code for a figure: the pinyin of its 指标, with the year and a number where it is taken."""
    taken = {str(each.get("代号", "")) for each in figures}
    base = slug(str(figure["指标"]))[:30]
    year = "".join(char for char in str(figure.get("期间", "")) if char.isdigit())
    for code in (base, f"{base}-{year}" if year else base):
        if code not in taken:
            return code
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"


_ORDER = (
    *("指标", "数值", "下限", "上限", "单位", "缺单位", "限定", "性质", "口径", "期间", "截至"),
    *("来源", "位置", "原文"),
)


def _ordered(figure: Mapping[str, Any]) -> dict[str, Any]:
    return {label: figure[label] for label in _ORDER if label in figure}


def _renewed(
    there: dict[str, Any], new: Mapping[str, Any], figure: dict[str, Any]
) -> dict[str, Any]:
    """A figure with the number that the ledger has now. Where it only stands in another row, it
    stays as it is.
    """
    figure["代号"] = there.get("代号", "")
    told = {label: value for label, value in new.items() if label not in ("位置", "代号")}
    before = {label: value for label, value in there.items() if label in _ORDER}
    before.pop("位置", None)
    if told == before:
        return there
    kept = {label: value for label, value in there.items() if label not in _ORDER}
    return {**kept, **_ordered(new)}
