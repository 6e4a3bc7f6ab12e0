"""A ledger beside the records that are there: what is new, what changes, what stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from importing.conftest import Taken, quick_plan
from importing.ledgers import LEDGERS, Made, book, filled
from jiangpu.build.ledgers import known_of, plan_of
from jiangpu.build.project import open_project
from jiangpu.figures.ledger import ledger_of
from jiangpu.importing.asked import Choices
from jiangpu.importing.plan import CHANGED, CREATED, REFUSED, SAME, SKIPPED, Plan, RowReport
from jiangpu.library.data_files import LEDGERS as MAPPING
from jiangpu.writing.changes import put, take_back

NO_CHOICES = Choices()
Take = Callable[[str], Taken]

HEAD = ["工作室名称", "所在单位", "领衔人", "成员人数", "攻关课题", "场地面积"]
ROW = ["甲某某工作室", "某某厂", "甲某某", 13, "换泵；换阀", "80平方米"]


def ledger(*rows: list[object], title: str = "台账（2022年度）", head: list[str] = HEAD) -> Made:
    return book({"表": [[title, *[""] * 5], head, *rows]})


def put_in(root: Path, made: Made, choices: Choices = NO_CHOICES) -> Plan:
    plan = quick_plan(root, made, choices)
    put(root, plan.changes)
    return plan


def changes_of(row: RowReport) -> dict[str, tuple[str, str]]:
    return {cell.column: (cell.was, cell.now) for cell in row.cells if cell.was or cell.now}


@pytest.fixture
def root(tree: Callable[[str], Path], small: str) -> Path:
    return tree(small)


def test_new_records_are_drafts_that_name_the_ledger(taken: Take) -> None:
    done = taken("city")
    assert [row.state for row in done.plan.rows if row.number == "S0002"] == [CREATED, CREATED]
    text = done.text("studios/jiamoumoulaomochuangxingongzuoshi.md")
    assert "状态: 草稿" in text
    assert (
        "题名: 某某市劳模创新工作室台账（2023年度）, 发布者: 某某市总工会, 日期: 2024-01-15" in text
    )
    assert "位置: 2023年汇总 H5, 原文: 团队人数：合计：15" in text


def test_titles_totals_notes_and_other_sheets_are_told(taken: Take) -> None:
    skipped = [row for row in taken("city").plan.rows if row.state == SKIPPED]
    assert {row.name for row in skipped} == {"标题", "表头上面的话", "合计", "注", "这张表"}


def test_the_newer_sheet_counts_and_the_older_number_is_told(taken: Take) -> None:
    done = taken("city")
    assert "数值: 15" in done.texts and "数值: 13" not in done.texts
    older = next(row for row in done.plan.rows if row.sheet == "2022年汇总")
    said = {cell.text: cell.said for cell in older.cells}
    assert said["13"] == "已经有 2023 年的数了，不用这一个"
    assert "某某机械有限公司" in said["某某机械公司"]


def test_the_same_as_above(taken: Take) -> None:
    text = taken("city").text("studios/yimoumouchuangxingongzuoshi.md")
    assert "单位: 某某机械有限公司" in text


def test_a_changed_cell_is_a_change(root: Path) -> None:
    put_in(root, ledger(ROW))
    again = quick_plan(root, ledger([*ROW[:3], 15, "换泵；换轴", "90平方米"]))
    row = next(row for row in again.rows if row.state == CHANGED)
    assert changes_of(row) == {
        "D": ("13人", "15人"),
        "E": ("换泵、换阀", "换泵、换轴"),
        "F": ("80平方米", "90平方米"),
    }
    put(root, again.changes)
    text = (root / row.uri).read_text(encoding="utf-8")
    assert "换阀" not in text and "80平方米" not in text and "数值: 13" not in text


def test_what_a_ledger_says_no_more_is_taken_out_and_told(root: Path) -> None:
    put_in(root, ledger(ROW))
    again = quick_plan(root, ledger([*ROW[:4], "—", "80平方米"]))
    row = next(row for row in again.rows if row.state == CHANGED)
    assert row.notes == ("课题 换泵、换阀 → （去掉）",)
    assert "换泵" not in again.files[0].after.decode("utf-8")


def test_of_the_rows_of_a_record_those_that_change_it_are_changed(root: Path) -> None:
    put_in(root, LEDGERS["city"]())
    plan = quick_plan(root, Made("汇总.xlsx", filled(LEDGERS["city"]().raw, {"H5": 16})))
    rows = {row.sheet: row.state for row in plan.rows if row.number == "S0002"}
    assert rows == {"2023年汇总": CHANGED, "2022年汇总": SAME}


def test_the_ledger_of_the_next_year_adds_its_own(root: Path) -> None:
    head = [*HEAD[:4], "年创效（万元）"]
    put_in(root, ledger([*ROW[:4], 100], head=head))
    put_in(root, ledger([*ROW[:3], 15, 200], title="台账（2023年度）", head=head))
    text = (root / "studios/jiamoumougongzuoshi.md").read_text(encoding="utf-8")
    assert "期间: 2022年" in text and "期间: 2023年" in text
    assert text.count("指标: 成员数") == 1 and "数值: 15" in text
    assert "题名: 台账（2022年度）" in text and "题名: 台账（2023年度）" in text


def test_what_an_editor_wrote_stays(root: Path) -> None:
    put_in(root, ledger(ROW))
    path = root / "studios/jiamoumougongzuoshi.md"
    text = path.read_text(encoding="utf-8")
    mine = text.replace("{名称: 换泵, 来源: s1}", "{名称: 换泵, 类别: 流程优化, 来源: s1}")
    mine = mine.replace("---\n", "---\n# 我的话\n", 1).rstrip("\n") + "\n我写的正文。\n"
    path.write_text(mine, encoding="utf-8")
    put_in(root, ledger([*ROW[:3], 15, *ROW[4:]]))
    assert path.read_text(encoding="utf-8") == mine.replace("数值: 13", "数值: 15").replace(
        "：13}", "：15}"
    )


def test_the_same_name_elsewhere_is_another_studio(root: Path) -> None:
    put_in(root, ledger(ROW))
    plan = quick_plan(root, ledger([ROW[0], "别的厂", *ROW[2:]]))
    row = next(row for row in plan.rows if row.name == ROW[0])
    assert row.state == CREATED and row.number == "S0003"
    assert "当作另一个" in row.notes[0]


def test_a_unit_without_the_form_of_its_company_is_the_same(root: Path) -> None:
    put_in(root, ledger(ROW[:1] + ["某某机械有限公司"] + ROW[2:]))
    plan = quick_plan(root, ledger(ROW[:1] + ["某某机械"] + ROW[2:]))
    assert next(row for row in plan.rows if row.name == ROW[0]).state == CHANGED


def test_two_records_that_a_row_may_be_are_a_question(root: Path) -> None:
    put_in(root, ledger(ROW, [ROW[0], "别的厂", *ROW[2:]]))
    plan = quick_plan(root, ledger([ROW[0], "", *ROW[2:]]))
    row = next(row for row in plan.rows if row.name == ROW[0])
    assert row.state == REFUSED and "添一列“编号”" in row.reasons[0]


def test_a_leader_who_has_a_record_is_the_same_person(root: Path) -> None:
    """The studio of the small repository names its leader by number."""
    head = ["工作室名称", "所在单位", "领衔人"]
    plan = quick_plan(root, ledger(["张三劳模创新工作室", "某某厂", "张三"], head=head))
    assert [row.state for row in plan.rows if row.number] == [SAME]


def test_a_method_without_its_risk_is_refused_and_nothing_is_guessed(root: Path) -> None:
    made = book({"操作法": [["操作法名称", "创造人", "工作单位"], ["某某法", "甲某某", "某某厂"]]})
    row = next(row for row in quick_plan(root, made).rows if row.name == "某某法")
    assert row.state == REFUSED
    assert row.reasons == (
        "新的操作法要有「风险」，台账里没有，不替人猜;改法:添一列“风险”，可写:一般、高危",
    )


def test_a_record_that_the_check_refuses_is_refused(root: Path) -> None:
    head = ["工作室名称", "所在单位", "专利", "发明专利"]
    plan = plan_of(root, "a.xlsx", ledger(["甲工作室", "某厂", 1, 3], head=head).raw, Choices())
    row = next(row for row in plan.rows if row.name == "甲工作室")
    assert row.state == REFUSED and row.reasons[0].startswith("检查过不去:N029")
    assert not plan.files


def test_somebody_who_does_not_agree_is_not_taken(taken: Take) -> None:
    done = taken("unclear")
    (row,) = done.plan.refused
    assert not done.plan.files
    cells = {cell.column: cell.suggestion for cell in row.cells if cell.weight == "要改"}
    assert cells == {"D": "省级 2018；市级 2021", "E": "", "F": "丙某某", "J": ""}


def test_the_mapping_is_kept_and_the_next_time_nobody_is_asked(root: Path) -> None:
    made = LEDGERS["unknown_columns"]()
    plan = quick_plan(root, made)
    assert [report.heading for report in plan.asked] == ["厂歌"]
    put_in(root, made, Choices(places={"厂歌": "特色"}))
    assert "{类型: 工作室, 表头: 厂歌, 放到: 特色}" in (root / MAPPING).read_text(encoding="utf-8")
    assert "特色: 炉火红" in (root / "studios/shierhaogongzuoshi.md").read_text(encoding="utf-8")
    again = quick_plan(root, made)
    assert not again.asked and not again.files


def test_the_kept_mapping_is_read_like_other_data_files(root: Path) -> None:
    (root / MAPPING).write_text(
        "列：\n  - {类型: 工作室, 表头: 厂歌, 放到: 特色}\n", encoding="utf-8"
    )
    assert known_of(root).ledgers.placings[0].place == "特色"


def test_a_row_may_be_left_out(root: Path) -> None:
    choices = Choices(left_out=frozenset({("表", 3)}))
    plan = quick_plan(root, ledger(ROW), choices)
    assert not plan.files and plan.sums[SKIPPED] == 2


def test_all_of_it_can_be_taken_back(root: Path) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*.md")}
    put_in(root, LEDGERS["city"]())
    take_back(root)
    assert {path: path.read_bytes() for path in root.rglob("*.md")} == before


def test_two_studios_with_the_same_number_in_one_ledger_are_two_figures(root: Path) -> None:
    """成员人数 13 stands in two rows: a sum counts both."""
    put_in(root, ledger(ROW, ["乙某某工作室", *ROW[1:]]))
    for path in (root / "studios").glob("*moumou*.md"):
        text = path.read_text(encoding="utf-8").replace("状态: 草稿", "更新: 2024-01-01")
        path.write_text(text, encoding="utf-8")
    ledger_entries = ledger_of(open_project(root).site.library).query("成员数", kind="studio")
    assert [entry.also for entry in ledger_entries] == [(), ()]


def test_the_report_is_plain_data(taken: Take) -> None:
    report = taken("city").plan.as_dict()
    assert report["sums"][CREATED] == 3
    assert report["rows"][2]["cells"][0]["address"] == "A5"


def test_a_date_that_says_less_does_not_take_the_place_of_one_that_says_more(
    tree: Callable[[str], Path], small: str
) -> None:
    root = tree(small)
    head = ["工作室名称", "所在单位", "领衔人", "成员人数", "攻关课题", "成立时间"]
    put_in(root, ledger([*ROW[:5], "2019-05-01"], head=head))
    plan = put_in(root, ledger([*ROW[:5], "2019-5"], title="台账（2023年度）", head=head))
    row = next(row for row in plan.rows if row.kind)
    assert "F" not in changes_of(row)
    assert "成立年份: 2019-05-01\n" in (root / row.uri).read_text(encoding="utf-8")
    plan = quick_plan(root, ledger([*ROW[:5], "2018-5"], title="台账（2024年度）", head=head))
    row = next(row for row in plan.rows if row.kind)
    assert changes_of(row)["F"] == ("2019-05-01", "2018-05")
