"""Front matter from plain values: it reads back as what was put in, and nothing else moves."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as some
from jiangpu.reading.frontmatter import parse
from jiangpu.schema.studio import Studio
from jiangpu.writing.composing import CannotPlace, composed, with_body, with_fields
from repositories import REPOSITORY

STUDIO = """---
编号: S0001
名称: 甲乙劳模创新工作室
# 单位照公章写
单位: "某某: 机械"
成果:
  - {名称: 快换工装, 年份: 2023}
更新: 2026-11-28
---
正文一句。
"""


def values_of(text: str) -> dict[str, Any]:
    parsed, problems = parse("studios/a.md", text.encode())
    assert not problems
    return parsed.tree.data


def changed(text: str, values: dict[str, Any]) -> str:
    parsed, _ = parse("studios/a.md", text.encode())
    return with_fields(text, parsed.tree, Studio, values)


def test_fields_stand_in_their_usual_order() -> None:
    given_values = {"更新": "2026", "单位": "某厂", "名称": "甲乙工作室", "编号": "S0001"}
    text = composed(Studio, given_values)
    assert text == "---\n编号: S0001\n名称: 甲乙工作室\n单位: 某厂\n更新: 2026\n---\n"


def test_entries_stand_one_to_a_line() -> None:
    entries = [{"名称": "快换工装", "年份": "2023"}, {"名称": "a: b"}]
    text = composed(Studio, {"成果": entries})
    assert text == '---\n成果:\n  - {名称: 快换工装, 年份: 2023}\n  - {名称: "a: b"}\n---\n'


def test_a_field_that_nobody_knows_is_kept() -> None:
    assert values_of(composed(Studio, {"别的": "留着"})) == {"别的": "留着"}


TEXTS = some.text(some.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1)


@given(some.lists(TEXTS, min_size=1, max_size=3))
@example(["-"])
def test_any_text_reads_back_as_itself(words: list[str]) -> None:
    given_values: dict[str, Any] = {"名称": words[0], "工种": words, "成果": [{"名称": words[-1]}]}
    parsed, _ = parse("studios/a.md", composed(Studio, given_values).encode())
    assert parsed.tree.data["名称"] == words[0]
    assert parsed.tree.data["成果"] == [{"名称": words[-1]}]


def test_one_field_changed_leaves_every_other_line() -> None:
    after = changed(STUDIO, {"更新": "2026-12-01"})
    assert after == STUDIO.replace("2026-11-28", "2026-12-01")


def test_the_same_values_change_no_byte() -> None:
    assert changed(STUDIO, values_of(STUDIO)) == STUDIO


def test_a_new_field_stands_where_it_belongs() -> None:
    after = changed(STUDIO, {"市": "常州"})
    assert '单位: "某某: 机械"\n市: 常州\n成果:' in after


def test_a_field_taken_out_leaves_the_comment_above_it() -> None:
    after = changed(STUDIO, {"单位": ""})
    assert "# 单位照公章写\n成果:" in after
    assert "机械" not in after


def test_lines_that_belong_to_no_field_are_left_alone() -> None:
    broken = STUDIO.replace("更新: 2026", "}更新 2026")
    with pytest.raises(CannotPlace, match="没有改动"):
        changed(broken, {"单位": "某厂"})


def test_a_body_is_replaced_and_the_head_stays() -> None:
    assert with_body(STUDIO, 10, "另一句。\n") == STUDIO.replace("正文一句", "另一句")


def test_the_same_body_changes_no_byte() -> None:
    assert with_body(STUDIO + "\n\n", 10, "正文一句。") == STUDIO + "\n\n"


FILES = sorted([*REPOSITORY.glob("studios/*.md"), *REPOSITORY.glob("methods/*.md")])


@pytest.mark.parametrize("path", FILES[::25], ids=lambda path: path.stem)
def test_a_record_of_the_library_is_written_as_it_is(path: Any) -> None:
    text = path.read_text(encoding="utf-8")
    assert changed(text, values_of(text)) == text


LISTED = """---
成果:
  - {年份: 2023, 名称:   快换工装}
  # 这一项还要核对
  - 名称: 对中仪
工种:
- 泵工
- 焊工
---
"""


def test_entries_that_stay_keep_their_lines_and_comments() -> None:
    entries = [*values_of(LISTED)["成果"], {"名称": "新的"}]
    assert changed(LISTED, {"成果": entries}) == LISTED.replace(
        "  - 名称: 对中仪\n", "  - 名称: 对中仪\n  - {名称: 新的}\n"
    )


def test_an_entry_that_is_changed_is_the_only_line_that_changes() -> None:
    entries = values_of(LISTED)["成果"]
    entries[0] = {**entries[0], "年份": "2024"}
    assert changed(LISTED, {"成果": entries}) == LISTED.replace(
        "{年份: 2023, 名称:   快换工装}", "{年份: 2024, 名称: 快换工装}"
    )


def test_texts_one_to_a_line_stay_so() -> None:
    after = changed(LISTED, {"工种": ["泵工", "钳工", "焊工"]})
    assert after == LISTED.replace("- 泵工\n", "- 泵工\n- 钳工\n")


def test_an_entry_over_several_lines_is_read_back_whole() -> None:
    text = "---\n成果:\n  - 名称: 甲\n    年份: 2023\n---\n"
    entries = [*values_of(text)["成果"], {"名称": "乙"}]
    assert values_of(changed(text, {"成果": entries}))["成果"] == entries
