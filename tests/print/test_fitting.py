"""In which size a card fits its sheet, and what stays on the web page where it does not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from jiangpu.build.project import Project
from jiangpu.print.card import Card, Item, Part, card_of
from jiangpu.print.fitting import A4, A6, Detail, Format, fit
from jiangpu.schema.method import Method

LEAST = 10.5 * 25.4 / 72
"""10.5 points in millimetres."""

PLAIN = Card(
    number="M0001",
    name="三步换泵法",
    label="操作法卡 · 化工",
    byline="张三，某某厂",
    problem="",
    verse=(),
    safety=("泄压后再拆",),
    tools=(),
    effects=(),
    parts=(),
    unsuited="",
    sources=("某某厂《年度总结》，2020 年 5 月",),
    edition=1,
)


def with_steps(number: int, action: int = 20, details: int = 0) -> Card:
    """A card with so many steps, each of so many characters."""
    item = Item("做" * action, ("要" * details,) if details else ())
    return replace(PLAIN, parts=(Part("怎么做", (item,) * number, ordered=True),))


@pytest.mark.parametrize("format", [A4, A6], ids=lambda format: format.name)
def test_no_type_is_smaller_than_ten_and_a_half_points(format: Format) -> None:
    assert min(format.sizes) >= LEAST


def test_little_text_is_set_large_and_more_text_smaller() -> None:
    few, many = fit(with_steps(3), A4), fit(with_steps(14), A4)
    assert few.step == 0 and many.step > 0 and few.whole and many.whole


def test_what_does_not_fit_is_left_out_as_a_whole() -> None:
    """First the points of the steps, then the steps; never a half of them."""
    assert fit(with_steps(9, 30, 120), A4).detail is Detail.ACTIONS
    assert fit(with_steps(40, 60), A4).detail is Detail.NONE


def test_what_it_achieved_never_makes_the_type_smaller() -> None:
    card = with_steps(14)
    told = replace(card, effects=("十二年累计节油 10000余升" * 20,))
    assert fit(told, A4).step == fit(card, A4).step
    assert not fit(told, A4).effects


def test_what_it_achieved_stands_where_there_is_room() -> None:
    assert fit(replace(with_steps(3), effects=("节油 10000余升",)), A4).effects


def test_a_result_keeps_its_qualifier_and_its_time() -> None:
    """What is only hoped for is no result."""
    figures = [
        {"代号": "a", "指标": "节油", "数值": 10000, "限定": "余", "单位": "升", "截至": "2011-07"},
        {"代号": "b", "指标": "效益", "数值": 5, "单位": "万元", "性质": "预期"},
    ]
    method = Method.model_validate(
        {"编号": "M0001", "名称": "三步换泵法", "风险": "一般", "数字": figures}
    )
    assert card_of(method, []).effects == ("节油 10000余升（截至 2011 年 7 月）",)


def test_safety_is_never_left_out() -> None:
    card = replace(PLAIN, safety=("戴好防护用品再上手。" * 200,))
    fitting = fit(card, A4)
    assert fitting.spare < 0 and not fitting.whole


def test_a_risky_method_has_no_card(repository: Project) -> None:
    for document in repository.site.library.methods:
        if document.record.risk == "高危":
            assert not document.record.has_card


def test_a_card_says_what_the_record_says() -> None:
    method = Method.model_validate(
        {
            "编号": "M0001",
            "名称": "三步换泵法",
            "风险": "一般",
            "步骤": [{"做什么": "看压力", "要点": ["先看表"]}, {"做什么": "停泵"}],
            "版次": 2,
        }
    )
    card = card_of(method, [])
    assert card.byline == "提出人未提供" and card.edition == 2
    assert [item.whole for item in card.items] == ["看压力　先看表", "停泵"]
