"""The branch of `jiangpu import` for ledgers: shows what each row does, asks, and writes."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from ..build.ledgers import plan_of
from ..importing.asked import UNKNOWN_PUBLISHER, Choices
from ..importing.headings import FIGURE, NEVER, REMARK
from ..importing.plan import (
    CHANGED,
    CREATED,
    QUIET,
    SKIPPED,
    CellReport,
    HeadingReport,
    Plan,
    RowReport,
)
from ..importing.returned import cannot_return, returned
from ..importing.workbooks import CannotRead
from ..schema.registry import KINDS
from ..writing.changes import put
from ..writing.files import ChangedMeanwhile
from .command import CLEAN, PROBLEMS, Misuse, project_root

ENDINGS = (".xlsx", ".xlsm", ".csv", ".xls", ".xlsb", ".ods", ".et")
"""Endings of the files that come here; those that cannot be read are told what to do."""


def add_arguments(parser: argparse.ArgumentParser, words: Mapping[str, str]) -> None:
    """The options for ledgers; `words` says what each is for."""
    group = parser.add_argument_group("台账")
    group.add_argument("--rest", action="store_true", help=words["--rest"])
    for option, shown in (("--skip", "表名:行号"), ("--map", "表头=放到")):
        group.add_argument(option, action="append", default=[], metavar=shown, help=words[option])
    group.add_argument("--kind", default="", metavar="类型", help=words["--kind"])
    group.add_argument("--return", dest="back", default="", metavar="OUT", help=words["--return"])
    group.add_argument("--all", action="store_true", help=words["--all"])


def run(path: Path, given: argparse.Namespace) -> int:
    """Show what a ledger does, ask, and put it in."""
    root = project_root()
    choices = _choices(given)
    raw = path.read_bytes()
    try:
        plan = plan_of(root, path.name, raw, choices)
        if plan.asked and not given.yes and not given.back:
            places = _asked(plan.asked)
            if places:
                choices = replace(choices, places={**choices.places, **places})
                plan = plan_of(root, path.name, raw, choices)
    except CannotRead as error:
        print(error)
        return PROBLEMS
    _show(plan, every_cell=given.all)
    if given.back:
        return _give_back(path, raw, plan, Path(given.back))
    return _put(root, plan, given)


def _choices(given: argparse.Namespace) -> Choices:
    places = {}
    for word in given.map:
        head, mark, place = word.rpartition("=")
        if not mark or not head or not place:
            raise Misuse(f"“{word}”写法不对，写成 表头=放到，如 场地面积=备注")
        places[head.strip()] = place.strip()
    return Choices(places, _kind(given.kind), given.publisher, _left_out(given.skip))


def _left_out(words: list[str]) -> frozenset[tuple[str, int]]:
    """The rows that are not wanted."""
    found = set()
    for word in words:
        sheet, _, row = word.replace("：", ":").rpartition(":")
        if not sheet or not row.isascii() or not row.isdigit():
            raise Misuse(f"“{word}”写法不对，写成 表名:行号，如 2023年汇总:7")
        found.add((sheet, int(row)))
    return frozenset(found)


def _kind(word: str) -> str:
    if not word:
        return ""
    for kind in KINDS[:3]:
        if word in (kind.key, kind.label):
            return kind.key
    raise Misuse(f"没有“{word}”的台账，只有工作室、操作法、人物")


def _asked(asked: tuple[HeadingReport, ...]) -> dict[str, str]:
    """Ask where the columns go that nobody knows. No answer leaves the rest in 备注."""
    places = {}
    for report in asked:
        question = f"{report.column} 列“{report.heading}”放到哪里？打字段名；回车放进备注，0 不收:"
        try:
            answer = input(question).strip()
        except EOFError:
            print()
            break
        place = {"": REMARK, "0": NEVER}.get(answer, answer)
        if place not in report.choices and not place.startswith(FIGURE):
            print(f"没有“{place}”这个地方，先放进备注;可以放到:{'、'.join(report.choices)}")
            continue
        places[report.key] = place
    return places


def _show(plan: Plan, *, every_cell: bool) -> None:
    """The report: sheets, columns, rows, sums."""
    print(f"{plan.file}，{len(plan.sheets)} 张表。现在还什么都没有动")
    for sheet in plan.sheets:
        print(f"  {sheet.name}:{sheet.said}")
    _show_headings(plan)
    for row in plan.rows:
        _show_row(row, every_cell=every_cell)
    if any(_names_nobody(file.after) > _names_nobody(file.before) for file in plan.files):
        print(f"没有看到是谁填报的，来源里会写“{UNKNOWN_PUBLISHER}”;改法:加上 --publisher 单位")
    counts = [f"{state} {count} 行" for state, count in plan.sums.items() if count]
    print("，".join(counts) or "一行也没有")


def _names_nobody(content: bytes | None) -> int:
    """How many sources of a file do not say who wrote the ledger."""
    return (content or b"").count(UNKNOWN_PUBLISHER.encode())


_COLUMNS = (
    (NEVER, "不收的列（个人的事，不放进来，也不记下）"),
    (REMARK, "放进备注的列（本站没有这一项，原话留着，不上网）"),
)


def _show_headings(plan: Plan) -> None:
    for place, what in _COLUMNS:
        found = [
            f"{report.column} {report.heading}"
            for report in plan.headings
            if report.place == place and report not in plan.asked
        ]
        if found:
            print(f"  {what}:{'、'.join(dict.fromkeys(found))}")
    if plan.asked:
        listed = "、".join(f"{report.column} {report.heading}" for report in plan.asked)
        print(f"  没有认出来、先放进备注的列:{listed}")
        first = plan.asked[0].heading
        print(f"    改法:再运行一次，加上 --map {first}=字段名，会记下来，明年不用再选")


def _show_row(row: RowReport, *, every_cell: bool) -> None:
    number = f" {row.number}" if row.number else ""
    print(f"{row.sheet} 第 {row.row} 行 {row.name}:{row.state}{number}")
    for reason in (*row.reasons, *row.notes):
        print(f"  {reason}")
    if row.state == SKIPPED and row.kind and not every_cell:
        return
    for cell in row.cells:
        told = "" if cell.weight == QUIET and not every_cell else _told(cell)
        if told:
            print(f"  {cell.address} {told}")
        elif every_cell or (row.state == SKIPPED and not row.kind):
            place = f" → {cell.place}" if cell.place else ""
            print(f"  {cell.address} {' '.join(cell.text.split())}{place}")


def _told(cell: CellReport) -> str:
    """What is said of a cell: the change, what was read, what should stand there."""
    told = [cell.said] if cell.said else []
    if cell.was or cell.now:
        label = cell.place.removeprefix(FIGURE)
        told.insert(0, f"{label} {cell.was or '（没有）'} → {cell.now or '（去掉）'}")
    if cell.suggestion is not None and (not cell.suggestion or cell.suggestion not in cell.said):
        told.append(f"改成“{cell.suggestion}”" if cell.suggestion else "改成空着")
    return "；".join(told)


def _give_back(path: Path, raw: bytes, plan: Plan, target: Path) -> int:
    """Write the editor's own workbook with colours and notes."""
    refusal = cannot_return(path.name)
    if refusal:
        raise Misuse(refusal)
    if target.resolve() == path.resolve():
        raise Misuse("不写在原来的表上；换一个名字")
    content, count = returned(raw, plan)
    target.write_bytes(content)
    print(f"另存了 {target}，标了 {count} 格；没有往条目里放")
    if count:
        print(f"接下来:用 Excel 打开它，照批注改好、保存，再运行 jiangpu import {target}")
    return PROBLEMS if plan.refused else CLEAN


def _put(root: Path, plan: Plan, given: argparse.Namespace) -> int:
    """Ask, and write all or nothing."""
    if plan.refused and not given.rest:
        rows = "、".join(f"{row.sheet} 第 {row.row} 行" for row in plan.refused)
        print(f"有 {len(plan.refused)} 行不收（{rows}），所以一行也没有放")
        print("改法:照上面的改法改好再放；或者加上 --rest，这几行先不要，其余照放")
        print("要一份标好颜色的表，加上 --return 文件名.xlsx")
        return PROBLEMS
    if not plan.files:
        print("没有要动的")
        return PROBLEMS if plan.refused else CLEAN
    if not given.yes and not _agreed(plan):
        print("一个也没有放")
        return PROBLEMS
    try:
        put(root, plan.changes)
    except ChangedMeanwhile as error:
        print(f"{error}: 刚才有人改过，一个也没有放;改法:再运行一次")
        return PROBLEMS
    new = "；新的是草稿" if plan.sums[CREATED] else ""
    print(f"放进去了，写了 {len(plan.files)} 个文件{new}。要退回，运行 jiangpu undo")
    for change in plan.changes.files:
        print(f"  {change.uri}")
    print("接下来:运行 jiangpu check，看还要补什么、核对什么")
    return CLEAN


def _agreed(plan: Plan) -> bool:
    """Ask whether to put it in. No answer is a no."""
    counts = plan.sums
    what = "、".join(f"{state} {counts[state]} 行" for state in (CREATED, CHANGED) if counts[state])
    try:
        answer = input(f"放进去吗（{what or '只记下哪一列放到哪里'}）？放就打 y，再按回车:")
    except EOFError:
        print("\n没有人回答；不问就放，加上 --yes")
        return False
    return answer.strip().lower() in ("y", "yes", "是", "放", "放进去")
