"""Boxes, what unfolds, ways side by side, lists of tasks: as editors bring them along from other sites."""

from __future__ import annotations

import pytest
from jiangpu.body.boxes import TITLES
from jiangpu.body.render import render
from jiangpu.body.scan import scan


def html(text: str) -> str:
    return render(text, lambda target, image: target).html.replace("\n", "")


BOX = '<div class="admonition"><p class="admonition-title">{}</p><p>先关阀。</p></div>'


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ('!!! note "看这里"', "看这里"),
        ("!!! note “看这里”", "看这里"),
        ("!!! note 看这里", "看这里"),
        ("!!! note", "说明"),
        ("!!! Tip", "提示"),
        ('!!! note inline end "看这里"', "看这里"),
        ("!!! 交代", "交代"),
    ],
)
def test_a_box_has_the_title_that_was_typed_or_its_word_in_chinese(first: str, title: str) -> None:
    assert html(f"{first}\n    先关阀。") == BOX.format(title)


def test_a_box_without_a_title() -> None:
    assert html('!!! note ""\n    先关阀。') == '<div class="admonition"><p>先关阀。</p></div>'


def test_what_asks_for_care_looks_so() -> None:
    assert 'class="admonition admonition-care"' in html("!!! danger\n    先关阀。")
    assert 'class="admonition admonition-care"' in html("!!! 注意\n    先关阀。")


def test_everything_may_stand_in_a_box() -> None:
    got = html("前面的话\n!!! note\n\n    - 甲\n    - 乙\n\n    ```\n    代码\n    ```\n\n后面的话")
    assert got.startswith("<p>前面的话</p><div") and got.endswith("</div><p>后面的话</p>")
    assert "<li>甲</li><li>乙</li>" in got and ">代码</code>" in got


def test_boxes_stand_in_boxes() -> None:
    got = html("!!! note\n    外\n\n    !!! tip\n        内")
    assert got.count('<div class="admonition">') == 2 and "<p>内</p></div></div>" in got


@pytest.mark.parametrize(("mark", "opened"), [("???", ""), ("???+", ' open=""')])
def test_a_box_that_unfolds(mark: str, opened: str) -> None:
    got = html(f'{mark} note "怎么关"\n    先关阀。')
    assert f'<details class="admonition"{opened}><summary>怎么关</summary>' in got


def test_ways_side_by_side_are_one_group_whose_first_is_open() -> None:
    got = html('=== "微信"\n\n    发给我们。\n\n=== "邮件"\n\n    写信来。\n\n完了')
    assert got.count('<div class="choices">') == 1
    assert '<details open=""><summary>微信</summary><p>发给我们。</p></details>' in got
    assert "<details><summary>邮件</summary><p>写信来。</p></details></div><p>完了</p>" in got


def test_tasks_show_what_is_done() -> None:
    got = html("- [ ] 拍照\n- [x] `登记`\n- [链接](a.md)")
    assert '<li class="task">☐ 拍照</li><li class="task">☑ <code>登记' in got
    assert got.count("task") == 2


@pytest.mark.parametrize("text", ["!!! note", "!!! note\n先关阀。", "=== 题\n    文", "!!!", "==="])
def test_what_is_no_box_stays_as_it_was_typed(text: str) -> None:
    assert "admonition" not in html(text) and text.split()[0] in html(text)


def test_a_title_is_words_and_nothing_else() -> None:
    got = html('!!! note "<script>x</script> onload=x"\n    文')
    assert "<script" not in got


def test_what_stands_in_a_box_is_checked_at_its_own_place() -> None:
    spots = list(scan('!!! note "见 [甲](a.md)"\n    前 [乙](b.md) 后'))
    links = [(spot.line, spot.column, spot.target) for spot in spots if spot.kind == "link"]
    assert links == [(1, 13, "a.md"), (2, 7, "b.md")]


def test_the_signs_of_a_box_are_no_words_of_its_line() -> None:
    lines = [spot.text.strip() for spot in scan("!!! note 看\n    文") if spot.kind == "bare"]
    assert lines == ["看", "文"]


def test_the_words_over_boxes_are_chinese() -> None:
    assert not [title for title in TITLES.values() if title.isascii()]
