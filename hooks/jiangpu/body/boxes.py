"""Boxes: `!!! note "题目"`, `??? note "题目"` that unfolds, `=== "题目"` one of several ways.

What stands in a box is indented by four spaces below its first line. These are the ways of writing
that editors bring along from Python-Markdown and its extensions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from .blocks import OWN, indent_of, line_of, next_written, parse_inside

_BOX = re.compile(
    r"(?P<opening>(?P<mark>!!!|\?\?\?\+?) ?(?P<word>[\w-]+))"
    r"(?P<placed>(?: +(?:inline|end))*)(?: +(?P<title>\S.*?))? *"
)
_CHOICE = re.compile(r'(?P<opening>===[+!]?) +(?P<title>["“].*["”]) *')
_QUOTED = re.compile(r'["“](.*)["”]')

TITLES = {
    "note": "说明",
    "info": "说明",
    "abstract": "摘要",
    "summary": "摘要",
    "todo": "待办",
    "tip": "提示",
    "hint": "提示",
    "important": "要紧",
    "success": "做对了",
    "check": "做对了",
    "done": "做好了",
    "question": "问",
    "help": "问",
    "faq": "问",
    "warning": "注意",
    "attention": "注意",
    "caution": "小心",
    "failure": "没做成",
    "danger": "危险",
    "error": "出错",
    "bug": "毛病",
    "example": "例",
    "quote": "引文",
    "cite": "引文",
    "seealso": "另见",
}
"""The English word of a box → what stands over it when it has no title. Another word stands there
as it was typed.
"""

_CARE = {"warning", "attention", "caution", "danger", "error", "注意", "小心", "警告", "危险"}
"""The words of boxes about which a reader has to be careful."""


@dataclass(frozen=True)
class _Below:
    """What stands in a box: its tokens, and the index of the line after it."""

    tokens: list[Token]
    end: int


def add_boxes(parser: MarkdownIt) -> None:
    """Teach the parser to read them."""
    ends = ["paragraph", "blockquote"]
    parser.block.ruler.before("fence", "boxes", _box, {"alt": ends})
    parser.block.ruler.before("fence", "choices", _choices, {"alt": ends})


def _opening(
    state: StateBlock, line: int, end: int, pattern: re.Pattern[str]
) -> re.Match[str] | None:
    """The first line of a box below which something stands; None where there is none."""
    if state.isEmpty(line) or indent_of(state, line) not in range(OWN):
        return None
    below = next_written(state, line + 1, end)
    if below >= end or indent_of(state, below) < OWN:
        return None
    return pattern.fullmatch(line_of(state, line))


def _box(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The rule for one box."""
    match = _opening(state, start, end, _BOX)
    if match is None or silent:
        return match is not None
    word = match["word"]
    title = _title(match["title"], TITLES.get(word.lower(), word))
    classes = "admonition admonition-care" if word.lower() in _CARE else "admonition"
    below = _below(state, start, end)
    if match["mark"] == "!!!":
        _push_box(state, start, below, title, classes, match["opening"])
    else:
        attributes = {"class": classes}
        if match["mark"].endswith("+"):
            attributes["open"] = ""
        _push_details(state, start, below, title, attributes, match["opening"])
    state.line = below.end
    return True


def _choices(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The rule for several ways side by side: one of them is open."""
    match = _opening(state, start, end, _CHOICE)
    if match is None or silent:
        return match is not None
    opened = state.push("choices_open", "div", 1)
    opened.attrs = {"class": "choices"}
    attributes: dict[str, str] = {"open": ""}
    line = start
    while match is not None:
        below = _below(state, line, end)
        title = _title(match["title"], "")
        _push_details(state, line, below, title, attributes, match["opening"])
        attributes = {}
        state.line = below.end
        line = next_written(state, below.end, end)
        match = _opening(state, line, end, _CHOICE) if line < end else None
    opened.map = [start, state.line]
    state.push("choices_close", "div", -1)
    return True


def _title(typed: str | None, otherwise: str) -> str:
    """What stands over a box: without its quotation marks, "" where they are empty."""
    if typed is None:
        return otherwise
    quoted = _QUOTED.fullmatch(typed)
    return quoted[1].strip() if quoted else typed


def _below(state: StateBlock, line: int, end: int) -> _Below:
    """What is indented below the first line of a box."""
    texts: list[str] = []
    first = below = line + 1
    while below < end:
        following = next_written(state, below, end)
        if following >= end or indent_of(state, following) < OWN:
            break
        texts += [""] * (following - below)
        deeper = " " * (indent_of(state, following) - OWN)
        texts.append(deeper + line_of(state, following))
        below = following + 1
    return _Below(parse_inside(state, "\n".join(texts), first), below)


def _push_box(
    state: StateBlock, line: int, below: _Below, title: str, classes: str, opening: str
) -> None:
    _push_open(state, "box", "div", line, below, opening).attrs = {"class": classes}
    if title:
        state.push("paragraph_open", "p", 1).attrs = {"class": "admonition-title"}
        _push_title(state, title, line)
        state.push("paragraph_close", "p", -1)
    state.tokens += below.tokens
    state.push("box_close", "div", -1)


def _push_details(
    state: StateBlock,
    line: int,
    below: _Below,
    title: str,
    attributes: dict[str, str],
    opening: str,
) -> None:
    _push_open(state, "details", "details", line, below, opening).attrs = dict(attributes)
    state.push("summary_open", "summary", 1)
    _push_title(state, title or "展开", line)
    state.push("summary_close", "summary", -1)
    state.tokens += below.tokens
    state.push("details_close", "details", -1)


def _push_open(
    state: StateBlock, kind: str, tag: str, line: int, below: _Below, opening: str
) -> Token:
    """The token that opens a box; it remembers how many signs of its first line are no words."""
    token = state.push(f"{kind}_open", tag, 1)
    token.map = [line, below.end]
    token.meta["opening"] = len(opening)
    return token


def _push_title(state: StateBlock, title: str, line: int) -> None:
    token = state.push("inline", "", 0)
    token.content = title
    token.map = [line, line + 1]
    token.children = []
