"""Marks of a body that would be printed as they stand: links that are none, figures in the wrong
brackets, ways of writing that other programs know and this one does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..body.scan import Spot
from ..library.documents import Editorial
from ..problems.problem import Problem
from ..problems.span import Edit
from .context import AnyDocument, at_spot, spot_span

_ADDRESS = r"[^（）()\[\]【】\s]*[./#][^（）()\[\]【】\s]*|[A-Z]\d{4,}"
_WIDE_LINK = re.compile(
    rf"(?P<mark>[!！]?)(?P<open>[\[［【])(?P<text>[^\[\]［］【】\n]{{0,200}})(?P<close>[\]］】])"
    rf"(?P<gap>\s?)(?P<left>[(（])(?P<target>{_ADDRESS})(?P<right>[)）])"
)
_HALF_LINK = re.compile(
    r"(?P<mark>!?)\[(?P<text>[^\[\]\n]{0,200})\]\((?P<target>[^()\n]{1,300})\)?"
)
_WIDE_FIGURE = re.compile(r"[\[［](?P<word>数字)[ \u3000:：]*(?P<name>[A-Za-z0-9/-]+)\s*[\]］】]")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,40}\]")
_WIKI_LINK = re.compile(r"!?\[\[[^\[\]\n]{1,200}\]\]")
_BOX = re.compile(r"^\s*(?:!!!|\?\?\?\+?)\s*\w+|^\s*===[+!]?\s+[\"“]")
_FOREIGN = re.compile(r"^\s*:::+\s*\w+|\{:?\s*[.#][A-Za-z][^{}\n]{0,80}\}")


def printed_marks(page: AnyDocument | Editorial, spot: Spot) -> Iterator[Problem]:
    """What of a line would be printed as it stands.

    Args:
        spot: a line without its links, images, code and tags.
    """
    line = spot.text
    for match in _WIDE_FIGURE.finditer(line):
        yield _figure(page, spot, match)
    wide = [match for match in _WIDE_LINK.finditer(line) if not _is_plain(match)]
    for match in wide:
        yield _wide_link(page, spot, match)
    if not wide:
        yield from _half_links(page, spot)
    yield from _unknown(page, spot)


def _is_plain(match: re.Match[str]) -> bool:
    """Whether all of its signs are English ones and nothing stands between them: then the fault is
    another one.
    """
    signs = match["open"] + match["close"] + match["gap"] + match["left"] + match["right"]
    return signs == "[]()" and match["mark"] in ("", "!")


def _figure(page: AnyDocument | Editorial, spot: Spot, match: re.Match[str]) -> Problem:
    meant = f"【数字 {match['name']}】"
    span = spot_span(page, spot.line, match.start() + 1, match.end() + 1)
    text = f"“{match[0]}”的括号不对，页面上会照字印出来"
    edits = (Edit(span, meant),)
    return Problem.at(page.uri, span, "N031", text, f"改为{meant}", edits=edits)


def _wide_link(page: AnyDocument | Editorial, spot: Spot, match: re.Match[str]) -> Problem:
    mark = "!" if match["mark"] else ""
    meant = f"{mark}[{match['text']}]({match['target']})"
    span = spot_span(page, spot.line, match.start() + 1, match.end() + 1)
    what = "图片" if mark else "链接"
    text = f"{what}“{match['target']}”的括号不对，页面上会照字印出来"
    edits = (Edit(span, meant),)
    return Problem.at(page.uri, span, "B009", text, f"改为 {meant}，都用英文括号", edits=edits)


def _half_links(page: AnyDocument | Editorial, spot: Spot) -> Iterator[Problem]:
    for match in _HALF_LINK.finditer(spot.text):
        span = spot_span(page, spot.line, match.start() + 1, match.end() + 1)
        target = match["target"]
        what = "图片" if match["mark"] else "链接"
        text = f"{what}“{target}”没有写成，页面上会照字印出来"
        if not match[0].endswith(")"):
            yield Problem.at(page.uri, span, "B009", text, "补上后面的英文括号 )")
        elif " " in target.strip():
            meant = f"{match['mark']}[{match['text']}](<{target.strip()}>)"
            edits = (Edit(span, meant),)
            fix = f"地址里有空格，要放进尖括号：{meant}"
            yield Problem.at(page.uri, span, "B009", text, fix, edits=edits)
        else:
            fix = "不要和 HTML 标签写在一行；前后各空一行再写"
            yield Problem.at(page.uri, span, "B009", text, fix)


def _unknown(page: AnyDocument | Editorial, spot: Spot) -> Iterator[Problem]:
    for pattern, name, fix in _UNKNOWN:
        for match in pattern.finditer(spot.text):
            span = spot_span(page, spot.line, match.start() + 1, match.end() + 1)
            text = f"“{match[0].strip()}”{name}，页面上会照字印出来"
            yield Problem.at(page.uri, span, "B009", text, fix)


_HIGHLIGHT = re.compile(r"(?<!=)==(?=[^=\s])[^=\n]{0,80}[^=\s]==(?!=)")
_FORMULA = re.compile(
    r"\$\$[^$\n]{0,200}(?:\$\$)?"
    r"|(?<![\w$])\$(?=[^\s$])[^$\n]{0,80}[\\^_{=][^$\n]{0,80}\$(?![\w$])"
)
_RAISED = re.compile(r"(?<=\w)\^[^\s^]{1,12}\^")
_TIGHT_HEADING = re.compile(r"^(?:#{2,6}(?=[^\s#])|[#＃]*＃[#＃]*(?=[\s\u3000]*\S))")
_UNKNOWN = (
    (_HIGHLIGHT, "是别的软件的高亮", "改用粗体：**…**"),
    (_FORMULA, "是别的软件的公式", "写成平常的字，复杂的做成图片"),
    (_RAISED, "是别的软件的上标", "用 <sup>…</sup>，如 m<sup>3</sup>，或直接写 m³"),
    (_TIGHT_HEADING, "不成小标题", "小标题用两个英文井号，后面空一格"),
    (_FOOTNOTE, "没有对应的脚注", "另起一行写 [^代号]: 和脚注的话；不是脚注就在方括号前加 \\"),
    (_WIKI_LINK, "是别的软件的链接", "写成 [说明](文件.md)，图片写成 ![说明](文件)"),
    (_BOX, "下面没有框里的话", "框里的话另起一行，前面空四格；不要框就去掉它"),
    (_FOREIGN, "是别的软件的写法", "去掉它，用普通的段落或引文（行首加 >）"),
)
"""What other programs understand → what it is, and what to write instead."""


def open_fence(page: AnyDocument | Editorial, spot: Spot) -> Problem:
    """Code that begins and does not end: everything below it would be code."""
    text = f"“{spot.text}”没有成对，下面的字都成了代码"
    fix = f"在代码后面另起一行写 {spot.text}；不是代码就删掉这一行"
    return at_spot(page, spot, "B010", text, fix)
