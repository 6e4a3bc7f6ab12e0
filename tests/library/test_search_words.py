"""Words that help the search: read, checked, and without names that may not be shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from jiangpu.library.search_words import SEARCH_WORDS, SearchWords, WordedPage, read_search_words


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], tuple[SearchWords, list[str]]]:
    """Read a text as the file; the words, and what the check says."""

    def reading(text: str) -> tuple[SearchWords, list[str]]:
        (tmp_path / "docs").mkdir(exist_ok=True)
        (tmp_path / SEARCH_WORDS).write_text(text, encoding="utf-8")
        words, problems = read_search_words(tmp_path)
        return words, [f"{problem.line} {problem.text}" for problem in problems]

    return reading


def test_all_three_parts_are_read(read: Callable) -> None:
    words, problems = read(
        "近义:\n  - [数钱, 点钞]\n问法: {人物: [是谁]}\n页面:\n  - {网址: data/, 说法: [下载]}\n"
    )
    assert words.alike == (("数钱", "点钞"),)
    assert words.asks == (("人物", ("是谁",)),)
    assert words.pages == (WordedPage("data/", "", "", ("下载",), 5),)
    assert not problems


def test_without_the_file_there_are_no_words(tmp_path: Path) -> None:
    assert read_search_words(tmp_path) == (SearchWords(), [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("近义:\n  - [数钱]\n", "2 近义的一行至少要两个词"),
        ("问法:\n  人: [是谁]\n", "2 没有“人”这一类"),
        ("同义: []\n", "1 没有“同义”这一部分"),
        ("页面:\n  - {说法: [下载]}\n", "2 这一页没有写网址"),
        ("近义: 数钱\n", "1 这里要一行一条"),
        ("近义:\n  - [数钱, [点钞]]\n", "2 这里要写一个词"),
        ("近义: [\n", "2 这一行读不出来，整个文件都没有用上"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, said: str, read: Callable) -> None:
    assert said in read(text)[1]


def test_what_is_right_beside_it_counts(read: Callable) -> None:
    words, _ = read("近义:\n  - [数钱]\n  - [省油, 节油]\n")
    assert words.alike == (("省油", "节油"),)


def test_hidden_words_are_left_out() -> None:
    words = SearchWords(
        alike=(("张三", "三哥", "师傅"),), asks=(("人物", ("张三是谁", "是谁")),)
    ).without(lambda word: "张三" in word)
    assert words.alike == (("三哥", "师傅"),)
    assert words.asks == (("人物", ("是谁",)),)


def test_a_page_that_is_not_there_is_reported(opened: Callable, small: str) -> None:
    text = small + "\n== docs/search.yml\n页面:\n  - {网址: nowhere/, 说法: [哪里]}\n"
    problems = [str(problem) for problem in opened(text).problems]
    assert any("S003" in line and "nowhere/" in line for line in problems)
