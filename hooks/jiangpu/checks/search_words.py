"""The words that help the search: every page that they tell of is there."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..library.search_words import SEARCH_WORDS, SearchWords
from ..problems.problem import Problem


def check(words: SearchWords, urls: Collection[str]) -> Iterator[Problem]:
    """Pages without an address on the site.

    Args:
        urls: the addresses that have a page.
    """
    for page in words.pages:
        if page.url not in urls:
            text = f"没有“{page.url}”这一页"
            fix = "照网址栏里站名后面的部分抄，以斜线结尾，如 data/"
            yield Problem(SEARCH_WORDS, page.line, 1, "S003", text, fix)
