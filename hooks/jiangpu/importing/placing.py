"""The columns of a ledger: which field each goes to, how that is known, and what is kept of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..library.data_files import LEDGERS
from ..schema.fields import fields_of
from ..schema.ledgers import Placing
from ..writing.changes import FileChange
from ..writing.composing import field_lines
from .asked import Choices, Known
from .headings import (
    BODY,
    COUNTER,
    FIGURE,
    INTRODUCTION,
    NEVER,
    NO_COLUMNS,
    REGION,
    REMARK,
    AnyKind,
    is_place,
    kinds_of_ledgers,
    place_of,
)
from .plan import HeadingReport
from .rows import Placed
from .tables import Table
from .workbooks import column_letter

TABLE, KEPT, NOW, UNKNOWN = "表里写着", "上次选的", "这次选的", "没有认出来"
"""How the place of a column is known."""


def placed_columns(
    table: Table, kind: AnyKind, known: Known, choices: Choices
) -> tuple[tuple[Placed, ...], list[HeadingReport]]:
    """Every column with its place."""
    kept = {each.heading: each.place for each in known.ledgers.placings if each.kind == kind.label}
    placed: list[Placed] = []
    reports = []
    for column in table.columns:
        key = column.head.key
        now = choices.places.get(key, "") or choices.places.get(column.head.text, "")
        place = place_of(column.head, kind, {**kept, **({key: now} if now else {})})
        how = _how(place, now, is_kept=key in kept)
        if place and not is_place(place, kind):
            place = ""
        if not column.head.text:
            place, how = REMARK, TABLE
        elif not place:
            place, how = REMARK, UNKNOWN
        elif place == "名称" and any(each.place == "名称" for each in placed):
            place, how = REMARK, TABLE
        placed.append(Placed(column, place))
        said = _said_of_place(place, how, column.head.unit)
        letter = re.sub(r"\d+", "", table.lines[0].address(column.index)) if table.lines else ""
        report = HeadingReport(
            table.sheet,
            letter or column_letter(column.index),
            column.head.text or "（没有表头）",
            key,
            place,
            how,
            said,
            choices_of(kind),
        )
        reports.append(report)
    return tuple(placed), reports


def _how(place: str, now: str, *, is_kept: bool) -> str:
    """How the place of a column is known."""
    if now and place == now:
        return NOW
    return KEPT if is_kept else TABLE


def _said_of_place(place: str, how: str, unit: str) -> str:
    if how == UNKNOWN:
        return "没有认出来，先放进备注"
    if place == NEVER:
        return "这一列是个人的事，不放进本站"
    if place == COUNTER:
        return "只是数行的，不用"
    if place == REMARK:
        return "本站没有这一项，原话留在备注"
    if place.startswith(FIGURE) and unit:
        return f"单位取自表头:{unit}"
    return ""


def choices_of(kind: AnyKind) -> tuple[str, ...]:
    """The places that a column of a kind may be sent to, 备注 and 不收 last."""
    found: list[str] = []
    for described in fields_of(kind.model):
        if described.label in NO_COLUMNS:
            continue
        if described.part is None:
            found.append(described.label)
        else:
            inner = [part.label for part in described.parts if part.label not in _NO_PARTS]
            found += [f"{described.label}.{label}" for label in inner]
    figures = [FIGURE + word for word in _USUAL_FIGURES]
    return (*found, *figures, REGION, INTRODUCTION, BODY, REMARK, NEVER)


_NO_PARTS = frozenset(["来源", "效益"])
_USUAL_FIGURES = [
    "成员数",
    "课题数",
    "成果数",
    "专利数",
    "发明专利",
    "经济效益",
    "节约资金",
    "培训人次",
    "培养人才",
    "活动场次",
]


def kept_mapping(
    known: Known, choices: Choices, headings: Iterable[HeadingReport]
) -> list[FileChange]:
    """docs/ledgers.yml with what was said now."""
    placings = {(each.kind, each.heading): each for each in known.ledgers.placings}
    before = dict(placings)
    labels = {kind.label for kind in kinds_of_ledgers()}
    for report in headings:
        if report.how != NOW:
            continue
        for label in labels:
            if report.choices == choices_of(_kind_labelled(label)):
                values = {"类型": label, "表头": report.key, "放到": report.place}
                placings[label, report.key] = Placing.model_validate(values)
    if placings == before:
        return []
    entries = [
        {"类型": each.kind, "表头": each.heading, "放到": each.place} for each in placings.values()
    ]
    lines = ["# 台账的列放到哪里:放过一次，下次不用再选。", *field_lines("列", entries), ""]
    return [FileChange(LEDGERS, known.read(LEDGERS), "\n".join(lines).encode("utf-8"))]


def _kind_labelled(label: str) -> AnyKind:
    return next(kind for kind in kinds_of_ledgers() if kind.label == label)
