"""What is done at the desk: nothing is touched that was not changed, and nothing is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jiangpu.desk.editing import CannotWrite, Typed, edited
from jiangpu.desk.workbench import Refused, Workbench
from jiangpu.schema.registry import STUDIO

URI = "studios/jia.md"


def text_of(root: Path, uri: str = URI) -> str:
    return (root / uri).read_text(encoding="utf-8")


def saved(workbench: Workbench, fields: dict[str, Any], uri: str = URI) -> dict[str, Any]:
    """Open a record, type, save."""
    opened = workbench.open(uri)
    return workbench.save(uri, opened["base"], Typed(fields))


def test_a_save_changes_the_line_that_was_changed(workbench: Workbench, root: Path) -> None:
    before = text_of(root)
    saved(workbench, {"单位": "另一个厂"})
    assert text_of(root) == before.replace("单位: 某某厂\n", "单位: 另一个厂\n")


def test_the_second_save_changes_no_byte(workbench: Workbench, root: Path) -> None:
    first = saved(workbench, {"单位": "另一个厂"})
    written = (root / URI).stat().st_mtime_ns
    again = workbench.save(URI, first["base"], Typed(first["fields"], first["body"]))
    assert not again["written"]
    assert (root / URI).stat().st_mtime_ns == written


def test_line_ends_and_the_byte_order_mark_stay(root: Path) -> None:
    raw = b"\xef\xbb\xbf" + text_of(root).replace("\n", "\r\n").encode()
    after = edited(URI, raw, STUDIO, Typed({"单位": "另一个厂"}))
    assert after == raw.replace("某某厂\r\n省".encode(), "另一个厂\r\n省".encode())


def test_another_encoding_stays(root: Path) -> None:
    raw = text_of(root).encode("gb18030")
    after = edited(URI, raw, STUDIO, Typed({"单位": "另一个厂"}))
    assert after.decode("gb18030") == text_of(root).replace("单位: 某某厂", "单位: 另一个厂")


@pytest.mark.parametrize(
    "fields", [{"没有的": "x"}, {"单位": 3}, {"成果": [{"a: b": "x"}]}, {"单位": "\ud800"}]
)
def test_what_is_no_value_is_not_written(fields: dict[str, Any], root: Path) -> None:
    with pytest.raises(CannotWrite):
        edited(URI, text_of(root).encode(), STUDIO, Typed(fields))


def test_a_value_cannot_begin_another_field(workbench: Workbench, root: Path) -> None:
    saved(workbench, {"单位": "厂\n状态: 已撤回\n---"})
    assert workbench.open(URI)["fields"]["单位"] == "厂 状态: 已撤回 ---"
    assert workbench.open(URI)["listed"]


def test_two_who_write_one_file_lose_nothing(workbench: Workbench, root: Path) -> None:
    first, second = workbench.open(URI), workbench.open(URI)
    workbench.save(URI, first["base"], Typed({"单位": "甲写的"}))
    with pytest.raises(Refused) as refused:
        workbench.save(URI, second["base"], Typed({"单位": "乙写的"}))
    assert refused.value.reason == "changed"
    assert refused.value.more["theirs"]["fields"]["单位"] == "甲写的"
    assert "单位: 甲写的" in text_of(root)


def test_a_file_written_by_another_program_is_not_written_over(
    workbench: Workbench, root: Path
) -> None:
    opened = workbench.open(URI)
    (root / URI).write_text(text_of(root).replace("某某厂", "别处改的"), encoding="utf-8")
    assert workbench.check(URI, opened["base"], Typed({"市": "南京"}))["meanwhile"]
    with pytest.raises(Refused):
        workbench.save(URI, opened["base"], Typed({"市": "南京"}))
    assert "别处改的" in text_of(root)


def test_a_save_is_taken_back(workbench: Workbench, root: Path) -> None:
    before = text_of(root)
    saved(workbench, {"单位": "另一个厂"})
    assert "张三劳模创新工作室" in workbench.undoable()["title"]
    workbench.undo()
    assert text_of(root) == before
    assert workbench.open(URI)["fields"]["单位"] == "某某厂"


def test_what_is_wrong_is_told_at_its_field_while_it_is_typed(workbench: Workbench) -> None:
    opened = workbench.open(URI)
    answer = workbench.check(URI, opened["base"], Typed({"行业": "化功", "成立年份": "去年"}))
    places = {tuple(problem["place"]): problem["code"] for problem in answer["problems"]}
    assert places == {("行业",): "F012", ("成立年份",): "F014"}


def test_a_place_in_an_entry_is_told(workbench: Workbench) -> None:
    opened = workbench.open(URI)
    figures = [dict(each) for each in opened["fields"]["数字"]]
    figures[2]["性质"] = "真的"
    answer = workbench.check(URI, opened["base"], Typed({"数字": figures}))
    assert ["数字", 2, "性质"] in [problem["place"] for problem in answer["problems"]]


@pytest.mark.parametrize(
    "fields",
    [
        {"单位": "换了个厂"},
        {"编号": "M0001"},
        {"编号": "S0001", "领衔人": ["没有这个人"]},
        {"名称": ""},
        {"省": "江南"},
        {"数字": []},
        {"来源": []},
        {"曾用地址": "studios/x"},
    ],
)
def test_typing_is_checked_as_the_whole_library_is(
    fields: dict[str, Any], workbench: Workbench
) -> None:
    """What is told while somebody types is what `jiangpu check` says of the file."""
    opened = workbench.open(URI)
    typed = workbench.check(URI, opened["base"], Typed(fields))["problems"]
    workbench.save(URI, opened["base"], Typed(fields))
    assert workbench.wait()
    own = [problem.as_dict() for problem in workbench.shelf.problems.get(URI, ())]
    assert [{**each, "place": None} for each in typed] == [{**each, "place": None} for each in own]


def test_one_right_answer_is_put_in(workbench: Workbench) -> None:
    opened = workbench.open(URI)
    typed = Typed({"行业": "化功", "单位": "新厂"})
    problem = workbench.check(URI, opened["base"], typed)["problems"][0]
    mended = workbench.mend(URI, opened["base"], typed, problem)
    assert mended["fields"] == {"行业": "化工"}


def test_a_new_record_is_a_draft_with_the_next_number(workbench: Workbench, root: Path) -> None:
    made = workbench.new("studio", "李四劳模创新工作室")
    assert (made["number"], made["draft"]) == ("S0002", True)
    assert text_of(root, made["uri"]).startswith("---\n编号: S0002\n名称: 李四劳模创新工作室\n")
    assert workbench.rows("李四")["found"] == 1


def test_a_new_record_writes_over_no_other(workbench: Workbench) -> None:
    first = workbench.new("studio", "李四劳模创新工作室")
    second = workbench.new("studio", "李四劳模创新工作室")
    assert first["uri"] != second["uri"]


def test_a_withdrawn_record_stays_as_a_file(workbench: Workbench, root: Path) -> None:
    opened = workbench.open(URI)
    assert not workbench.withdraw(URI, opened["base"])["listed"]
    assert "状态: 已撤回\n" in text_of(root)


def test_a_renamed_record_is_found_at_its_old_address(workbench: Workbench, root: Path) -> None:
    opened = workbench.open(URI)
    renamed = workbench.rename(URI, opened["base"], "张三")
    assert renamed["uri"] == "studios/zhangsan.md"
    assert not (root / URI).exists()
    assert "曾用地址: [/studios/old-name/, /studios/jia/]\n" in text_of(root, renamed["uri"])
    workbench.undo()
    assert (root / URI).exists() and not (root / renamed["uri"]).exists()


LINKS = """以前换泵靠经验。见[工作室](../studios/jia.md#后来 "后来")和[它](../studios/jia.md)，
又见<a href="../studios/jia.md">它</a>、[它][那]、[别的](../studios/jiayi.md)。

`[不是](../studios/jia.md)`

[那]: ../studios/jia.md
"""


def test_links_to_a_renamed_record_lead_to_it(workbench: Workbench, root: Path) -> None:
    method, page = root / "methods/sanbu.md", root / "docs/guide.md"
    method.write_text(method.read_text("utf-8").replace("以前换泵靠经验。\n", LINKS), "utf-8")
    page.write_bytes("---\r\n名称: 指南\r\n---\r\n看[它](../studios/jia.md)。\r\n".encode())
    before = method.read_bytes(), page.read_bytes()
    renamed = workbench.rename(URI, workbench.open(URI)["base"], "张三")
    assert set(renamed["relinked"]) == {"methods/sanbu.md", "docs/guide.md"}
    wanted = LINKS.replace("../studios/jia.md", "../studios/zhangsan.md")
    wanted = wanted.replace("`[不是](../studios/zhangsan.md)`", "`[不是](../studios/jia.md)`")
    assert method.read_bytes() == before[0].replace(LINKS.encode(), wanted.encode())
    assert page.read_bytes() == before[1].replace(b"jia.md", b"zhangsan.md")
    assert workbench.wait()
    problems = workbench.open("methods/sanbu.md")["problems"]
    assert not [each for each in problems if "zhangsan" in each["text"]]
    workbench.undo()
    assert (method.read_bytes(), page.read_bytes()) == before


def test_a_link_of_a_renamed_record_to_itself_leads_to_it(workbench: Workbench, root: Path) -> None:
    raw = text_of(root).replace("## 后来", "见[上面](jia.md)。\n\n## 后来")
    (root / URI).write_text(raw, encoding="utf-8")
    workbench.rename(URI, workbench.open(URI)["base"], "张三")
    assert "见[上面](zhangsan.md)。" in text_of(root, "studios/zhangsan.md")


def test_a_name_that_is_taken_is_not_given_again(workbench: Workbench) -> None:
    taken = workbench.new("studio", "李四")["uri"].split("/")[1].removesuffix(".md")
    opened = workbench.open(URI)
    with pytest.raises(Refused):
        workbench.rename(URI, opened["base"], taken)


def test_a_file_that_cannot_be_read_is_shown_as_text(workbench: Workbench, root: Path) -> None:
    raw = text_of(root).replace("冠名: 张三\n", "冠名: [张三\n  李四: {\n")
    (root / URI).write_text(raw, encoding="utf-8")
    opened = workbench.open(URI)
    assert not opened["fits"] and opened["text"] == raw
    assert any(problem["level"] == "错误" for problem in opened["problems"])
    workbench.save(URI, opened["base"], Typed(text=raw.replace("[张三\n  李四: {", "张三")))
    assert workbench.open(URI)["fits"]


def test_the_preview_is_the_page_of_the_build(workbench: Workbench) -> None:
    opened = workbench.open(URI)
    answer = workbench.check(URI, opened["base"], Typed({"单位": "正在写的厂"}))
    number, _, path = answer["preview"].partition("/")
    page = workbench.previews.served(int(number), path)
    assert page is not None and "正在写的厂" in page.content.decode()
    assert "<script" not in page.content.decode()


def test_what_has_to_be_mended_stands_first(workbench: Workbench) -> None:
    saved(workbench, {"省": "江南"})
    assert workbench.rows()["rows"][0]["uri"] == URI
    assert workbench.rows()["rows"][0]["errors"] == 1


@pytest.mark.parametrize(
    "query", ["张三", "zhangsan", "zs", "S0001", "连云港", "某某厂", "张三 连云港"]
)
def test_a_record_is_found_by(query: str, workbench: Workbench) -> None:
    assert URI in [row["uri"] for row in workbench.rows(query)["rows"]]


def test_mendings_are_accepted_file_by_file(workbench: Workbench, root: Path) -> None:
    saved(workbench, {"行业": "化功"})
    saved(workbench, {"行业": "化功"}, "methods/sanbu.md")
    found = workbench.fixable()["files"]
    assert {file["uri"] for file in found} == {URI, "methods/sanbu.md"}
    workbench.fix([URI])
    assert "行业: 化工\n" in text_of(root)
    assert "行业: 化功\n" in text_of(root, "methods/sanbu.md")


def test_a_file_put_in_by_another_program_is_noticed(workbench: Workbench, root: Path) -> None:
    (root / "studios/yi.md").write_text(
        text_of(root).replace("S0001", "S0009").replace("张三", "王五"), encoding="utf-8"
    )
    workbench.state(look=True)
    assert workbench.wait()
    assert workbench.rows("王五")["found"] == 1
