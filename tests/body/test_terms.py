"""Words of a trade are explained in a sentence where a page first uses them."""

from __future__ import annotations

from collections.abc import Callable

from jiangpu.body.terms import explained, trade_words
from trees import tree_of

GLOSSARY = """
## 工作室

冠名
:   用谁的名字命名。

## 化工

碳化
:   让[氨盐水](M0001)吸收二氧化碳的工序。在塔里进行。

碳化塔
:   高大的塔。
"""
WORDS = {"碳化": "让氨盐水吸收二氧化碳的工序。", "碳化塔": "高大的塔。"}


def test_only_words_under_an_industry_need_explaining() -> None:
    assert trade_words(GLOSSARY) == WORDS


def test_the_longest_word_that_stands_there_is_meant() -> None:
    assert list(explained("守着碳化塔", WORDS, 3)) == ["碳化塔"]
    assert list(explained("碳化塔里碳化", WORDS, 3)) == ["碳化塔", "碳化"]


def test_a_few_words_are_enough() -> None:
    assert list(explained("碳化塔里碳化", WORDS, 1)) == ["碳化塔"]
    assert explained("碳化", {}, 3) == {}


def test_the_head_of_a_page_explains_its_words(opened: Callable, small: str) -> None:
    glossary = f"== docs/glossary.md\n---\n名称: 名词解释\n更新: 2024-05-12\n---\n{GLOSSARY}"
    text = small.replace("类别: 操作法\n", "类别: 操作法\n摘要: 碳化停得少了\n") + glossary
    project = opened(text)
    pages = {page.url: page for page in project.pages()}
    notes = tree_of(pages["methods/sanbu/"].html).all("p", "j-note")
    assert "碳化：让氨盐水吸收二氧化碳的工序。" in [note.text for note in notes]
    assert "碳化：" not in pages["studios/jia/"].html
