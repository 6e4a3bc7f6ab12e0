"""Whatever comes in: random texts made of the pieces that break readers. A few in `make test`, many by `make fuzz`."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from decimal import Decimal
from html.parser import HTMLParser

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jiangpu.body.limits import tangled
from jiangpu.body.render import Rendered, render
from jiangpu.body.scan import scan
from jiangpu.body.words import words_of
from jiangpu.language.dates import in_words, parse_partial
from jiangpu.language.numerals import mentions, numbers_in, read_han
from jiangpu.language.pinyin import LONGEST_SLUG, slug
from jiangpu.problems.problem import Problem
from jiangpu.reading.frontmatter import Parsed, parse
from jiangpu.reading.mended import FrontMatter
from jiangpu.reading.validate import build
from jiangpu.schema.registry import KINDS
from jiangpu.writing.edits import apply_to_text

MANY = int(os.environ.get("JIANGPU_FUZZ", "0"))
"""How many examples of each kind; 0 for the few that always run, the same every time."""

fuzz = settings(
    max_examples=MANY or 40,
    derandomize=not MANY,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)

NAMES = [
    "编号",
    "名称",
    "单位",
    "工种",
    "数字",
    "来源",
    "步骤",
    "口诀",
    "代号",
    "数值",
    "更新",
    "荣誉",
]
SIGNS = [
    *":：,，、；{}[]｛｝［］【】（）()\"'“”‘’#*&!%@`|>-－—_~\\<>=/?.\n\t \u3000\u00a0\u200b\u2028\ufeff\x00\x0b",
    "---\n",
    "——\n",
    "  - ",
    "- {",
    ": ",
    "''",
    '""',
    "<<<<<<< a\n",
    "=======\n",
    ">>>>>>> b\n",
    "[a](b",
    "![x](y.png)",
    "<img src=//e.example/a.png>",
    "<DN50>",
    "<script>",
    "javascript:",
    "【数字 x】",
    "```\n",
    "[^1]",
    ":   ",
]
WORDS = [
    "三步换泵法",
    "2024-05-06",
    "28余万元",
    "一亿二千万",
    "两三项",
    "s1",
    "S0001",
    "😀",
    "é",
    "١",
]
pieces = st.one_of(
    st.sampled_from(NAMES), st.sampled_from(SIGNS), st.sampled_from(WORDS), st.text(max_size=3)
)
texts = st.lists(pieces, max_size=40).map("".join)
headers = st.lists(
    st.one_of(
        texts.map(lambda text: text.replace("\n", "")),
        st.builds("{}: {}".format, st.sampled_from(NAMES), texts.map(lambda text: text[:30])),
    ),
    max_size=8,
).map(lambda lines: "---\n编号: S0001\n" + "\n".join(lines) + "\n---\n正文。\n")


def read(text: str) -> tuple[Parsed, list[Problem]]:
    return parse("x.md", text.encode("utf-8", "surrogatepass"))


@fuzz
@given(text=st.one_of(headers, texts))
def test_any_front_matter_is_read_to_its_end(text: str) -> None:
    """Nothing is raised, and every place lies in the file."""
    parsed, problems = read(text)
    lines = re.split(r"\r\n|\r|\n", text)
    for kind in KINDS:
        _, found = build("x.md", parsed.tree, kind.model)
        problems += found
    for problem in problems:
        assert 1 <= problem.line <= len(lines) + 1
        assert "\n" not in str(problem)
    assert isinstance(parsed.tree.front, FrontMatter)


@fuzz
@given(text=headers)
def test_what_is_mended_is_mended_by_its_edits(text: str) -> None:
    """After the edits the file reads as it was read before."""
    before, problems = read(text)
    edits = [edit for problem in problems if problem.code != "F034" for edit in problem.edits]
    if edits and "\r" not in text and not any(problem.code == "F034" for problem in problems):
        after, left = read(apply_to_text(text, edits))
        assert {problem.code for problem in left} <= {problem.code for problem in problems}
        assert after.tree.data == before.tree.data


class _Addresses(HTMLParser):
    """The addresses that a page would load, and what it would run."""

    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.run: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "src":
                self.loaded.append(value or "")
            if name.startswith("on") or (value or "").strip().lower().startswith("javascript:"):
                self.run.append(f"{tag} {name}")
        if tag in ("script", "style", "iframe", "object", "form", "svg", "base", "link", "meta"):
            self.run.append(tag)


def rendered(text: str) -> Rendered:
    return render(text, lambda target, image: target)


@fuzz
@given(text=texts)
def test_no_body_runs_or_loads_anything(text: str) -> None:
    page = _Addresses()
    page.feed(rendered(text).html)
    assert not page.run
    for address in page.loaded:
        assert not re.match(r"[\s\x00-\x20]*([a-z][a-z0-9+.-]*:|[/\\]{2})", address, re.I)


@fuzz
@given(text=texts)
def test_every_spot_of_a_body_stands_on_a_line(text: str) -> None:
    body = re.sub(r"\r\n?", "\n", text)  # as the reader hands it on
    lines = body.split("\n")
    for spot in scan(body):
        assert 1 <= spot.line <= len(lines)
        assert 1 <= spot.column <= spot.end_column <= len(lines[spot.line - 1]) + 2


@fuzz
@given(
    words=st.lists(
        st.sampled_from(["换泵", "<DN50>", "压力<P1>", "一平", "#1机", "3~5"]), min_size=1
    )
)
def test_words_are_neither_lost_nor_added(words: list[str]) -> None:
    """Whatever looks like a tag and is none stays, on the page and in search."""
    text = "，".join(words)
    assert words_of(text) == text


@fuzz
@given(text=texts)
def test_any_text_has_numbers(text: str) -> None:
    numbers_in(text)
    mentions(text)
    words_of(text)
    assert 0 < len(slug(text)) <= LONGEST_SLUG
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(text))


@fuzz
@given(number=st.integers(1, 10**12))
def test_a_number_in_digits_is_found(number: int) -> None:
    assert Decimal(number) in numbers_in(f"共{number}项")
    assert Decimal(number) in numbers_in(f"共{number:,}项")
    assert read_han(str(number)) is None


@fuzz
@given(date=st.dates())
def test_every_day_is_read_in_every_form(date: object) -> None:
    iso = str(date)
    year, month, day = iso.split("-")
    if "1000" <= year <= "2099":
        for form in (iso, iso.replace("-", "."), f"{year}年{int(month)}月{int(day)}日"):
            assert parse_partial(form) == iso
        assert in_words(iso)


@fuzz
@given(text=texts)
def test_what_is_no_date_is_refused(text: str) -> None:
    with suppress(ValueError):
        assert in_words(parse_partial(text))


def test_a_tangled_body_is_told() -> None:
    assert tangled("[" * 1_000) and not tangled("[甲](乙)" * 100)
