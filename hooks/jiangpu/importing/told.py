"""What changes in a record, told for people beside the cells that change it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from .headings import BODY, REMARK
from .merging import Merged
from .plan import CellReport
from .rows import Draft


class Shown:
    """What changes in a record, told beside the cells that change it."""

    def __init__(self, before: Mapping[str, Any], result: Merged, is_new: bool) -> None:
        self.before = before
        self.result = result
        self.is_new = is_new
        self.told: set[str] = set()
        self.seen: set[tuple[str, str]] = set()

    def cell(self, draft: Draft, cell: CellReport) -> CellReport:
        """A cell with the value before and after, once for each field."""
        outdated = self.result.outdated.get((draft.sheet, cell.address))
        if outdated:
            cell = replace(cell, said=outdated, place="")
        if self.is_new or not cell.place or outdated:
            return cell
        was, now = self._values(draft, cell)
        if was == now:
            return cell
        return replace(cell, was=was, now=now)

    def _values(self, draft: Draft, cell: CellReport) -> tuple[str, str]:
        found = []
        for label in cell.place.split("、"):
            top, _, part = label.partition(".")
            wanted = {"数字": part, REMARK: cell.heading}.get(top, "")
            key = f"{label} {wanted}"
            if key in self.told:
                continue
            before = shown(self.before.get(top), wanted)
            after = shown(self.result.data.get(top), wanted)
            if top == BODY or before == after:
                continue
            self.told.add(key)
            self.seen.add((top, wanted))
            found.append((before, after))
        was = "；".join(before for before, _ in found)
        return was, "；".join(after for _, after in found)

    def rest(self) -> Iterable[str]:
        """What changes and is told beside no cell: what a ledger says no more."""
        if self.is_new:
            return
        for top in dict.fromkeys([*self.before, *self.result.data]):
            for wanted in _parts_told(self.before.get(top), self.result.data.get(top)):
                before = shown(self.before.get(top), wanted)
                after = shown(self.result.data.get(top), wanted)
                if top != "来源" and before != after and (top, wanted) not in self.seen:
                    what = wanted or top
                    yield f"{what} {before or '（没有）'} → {after or '（去掉）'}"


def _parts_told(before: Any, after: Any) -> list[str]:
    """What of a field is told one by one: the 指标 of figures, the 项 of remarks; else all."""
    found = []
    for value in (before, after):
        for each in value if isinstance(value, list) else []:
            if isinstance(each, dict) and ("指标" in each or "项" in each and "内容" in each):
                found.append(str(each.get("指标") or each.get("项")))
    return list(dict.fromkeys(found)) or [""]


def shown(value: Any, wanted: str = "") -> str:
    """A value of front matter for people: 13人, 甲、乙.

    Args:
        value: of a field.
        wanted: of figures, the 指标 that is shown; of remarks, the heading.
    """
    if value is None:
        return ""
    listed = value if isinstance(value, list) else [value]
    texts = []
    for each in listed:
        if not isinstance(each, dict):
            texts.append(str(each))
        elif not wanted or wanted in (each.get("指标"), each.get("项")):
            texts.append(_entry_shown(each))
    return "、".join(texts)


def _entry_shown(entry: Mapping[str, Any]) -> str:
    if "指标" not in entry:
        words = [str(value) for label, value in entry.items() if label not in _NOT_TOLD]
        return " ".join(words)
    numbers = [str(entry[label]) for label in ("数值", "下限", "上限", "文字") if label in entry]
    words = entry.get("限定", "")
    qualifiers = "、".join(words) if isinstance(words, list) else str(words)
    told = f"{'至'.join(numbers)}{entry.get('单位', '')}"
    return f"{told}（{qualifiers}）" if qualifiers else told


_NOT_TOLD = frozenset(["来源", "代号", "位置", "原文", "项", "效益"])
