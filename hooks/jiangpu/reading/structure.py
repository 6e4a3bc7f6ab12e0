"""Slips in how a line of front matter begins: its dash, its name, its colon, its indentation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from .limits import DEEPEST_INDENT
from .mended import Line
from .mender import LineMender
from .names import either_name, entry_fields, field_at_start, opening_fields
from .unseen import WIDE_SPACES

_BOLD_NAME = re.compile(
    r"^\s*(?:- +)?(?P<open>\*\*|__)(?P<name>[^*_:：]+)(?P<close>\*\*|__)\s*[:：]"
)
_DASH = re.compile(r"^\s*(?P<dash>-|－|–|—{1,2}|•|·|\*(?=\s))(?P<space>\s*)(?=[^\s\-－–—\d.])")
_WRITTEN = re.compile(r"^(?P<lead>\s*(?:- +)*)[^\s#\-\[\]{}\"'][^:]*:(?:\s|$)")
_OPENS = re.compile(r":\s*(?:[|>][+-]?\d?)?\s*$")
"""The end of a line whose value stands below it."""
_WRONG_COLON = (
    rf"(?P<colon>[:：][:：\s{WIDE_SPACES}]*[:：][{WIDE_SPACES}\s]*"
    rf"|：[{WIDE_SPACES}]*|:(?=[^\s,\]}}]))"
)
"""Two colons, a full-width one, or an English one with something right after it."""
_LIKE_A_COLON = ";；=＝∶﹕︰꞉"
"""Signs that are typed for a colon."""
_UNKNOWN_NAME = re.compile(rf"(?P<name>[\u3400-\u9fff]{{1,10}})\s*{_WRONG_COLON}")
_AT_THE_MARGIN = re.compile(r"[^\s#\-\[\]{}\"'|>&*!%@`?]")


_MARKS_OF_YAML = re.compile(r"\.\.\.\s*|%(?:YAML|TAG)\b.*")
"""Lines that mean something to YAML and nothing to an editor."""

_NESTED_DASHES = re.compile(r"\s*(?:[-?]\s+){5}")
"""Lists in lists on one line."""


@cache
def _colon_at_start() -> re.Pattern[str]:
    """A name at the beginning of a line, and a colon that YAML does not take for one."""
    return re.compile(rf"^\s*(?:- *)?(?P<name>{either_name()})\s*{_WRONG_COLON}")


@cache
def _colon_inside() -> re.Pattern[str]:
    """The same where a field of a group in braces may begin."""
    return re.compile(rf"(?:^\s*|[{{,，、；]\s*)(?P<name>{either_name()})\s*{_WRONG_COLON}")


@cache
def _no_colon() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<name>{either_name()})(?P<colon>\s*[{_LIKE_A_COLON}]\s*|[ \u3000]+)"
        rf"(?=[^\s:：{_LIKE_A_COLON}])"
    )


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"^(?P<indent> +)(?P<name>{either_name()}): ")


def mend_structure(mender: LineMender, before: Sequence[Line]) -> None:
    """Mend the beginning of a line that opens no text and stands in no brackets.

    Args:
        mender: the line.
        before: the lines above it, mended.
    """
    if _NESTED_DASHES.match(mender.text) or mender.indent > DEEPEST_INDENT:
        report_too_deep(mender)
        return
    above = _line_above(before)
    _mend_dash(mender, above)
    _mend_dash_aside(mender, before)
    _mend_bold_name(mender)
    _mend_colon_at_start(mender)
    _mend_missing_colon(mender)
    _mend_hanging(mender, above)
    _mend_shallow(mender, above)
    _mend_value_below(mender, above)
    _report_no_field(mender, above)


def mend_colons_inside(mender: LineMender, start: int, brackets: str) -> None:
    """Mend the colons after the names of fields in braces.

    Args:
        start: where the braces begin on the line.
        brackets: what is open before that.
    """
    for match in reversed(list(_colon_inside().finditer(mender.text, start))):
        if in_braces(mender.text[start : match.start("name")], brackets):
            _mend_colon(mender, match)


def in_braces(text: str, brackets: str) -> bool:
    """Whether what follows a text stands in braces, and in no quotes."""
    quoted = False
    for char in text:
        if char == '"':
            quoted = not quoted
        elif not quoted and char in "[{":
            brackets += char
        elif not quoted and char in "]}":
            brackets = brackets[:-1]
    return not quoted and brackets.endswith("{")


def _mend_colon(mender: LineMender, match: re.Match[str]) -> None:
    """The colon after a field name becomes an English one with a space after it."""
    if len(re.findall("[:：]", match["colon"])) > 1:
        text = f"「{match['name']}」后面的冒号多了"
        fix = f"改成“{match['name']}: ”，英文冒号后空一格"
        mender.mend([(*match.span("colon"), ": ")], match.span("colon"), "F024", text, fix)
    elif match["colon"].startswith("："):
        _mend_full_colon(mender, match)
    else:
        _mend_tight_colon(mender, match)


def _mend_full_colon(mender: LineMender, match: re.Match[str]) -> None:
    start, end = match.span("colon")
    followed = mender.text[end : end + 1]
    text = ": " if followed.strip() else ":"
    mender.mend(
        [(start, end, text)],
        (start, start + 1),
        "F006",
        f"「{match['name']}」后面用了全角冒号",
        f"改成“{match['name']}: ”，英文冒号后空一格",
    )


def _mend_tight_colon(mender: LineMender, match: re.Match[str]) -> None:
    start, end = match.span("colon")
    text = f"「{match['name']}」的冒号后面要空一格"
    fix = f"改成“{match['name']}: ”，英文冒号后空一格"
    mender.mend([(end, end, " ")], (start, end), "F024", text, fix)


def _mend_colon_at_start(mender: LineMender) -> None:
    """At the margin a line can only be a field, whether its name is known or not."""
    match = _colon_at_start().match(mender.text) or _UNKNOWN_NAME.match(mender.text)
    if match is not None:
        _mend_colon(mender, match)


def _mend_missing_colon(mender: LineMender) -> None:
    """单位 某某厂, or 单位；某某厂: a space or another sign stands where the colon should be."""
    if ":" in mender.text:
        return
    match = _no_colon().match(mender.text)
    if match is None:
        return
    sign = match["colon"].strip()
    text = f"「{match['name']}」后面少了英文冒号"
    if sign:
        text = f"「{match['name']}」后面的冒号打成了“{sign}”"
    fix = f"改成“{match['name']}: ”，英文冒号后空一格"
    mender.mend([(*match.span("colon"), ": ")], match.span("name"), "F024", text, fix)


def _mend_dash(mender: LineMender, above: str) -> None:
    """The dash of a list is a hyphen with a space after it."""
    match = _DASH.match(mender.text)
    if match is None:
        return
    in_a_list = bool(_OPENS.search(above)) or above.lstrip().startswith("- ")
    is_right = match["dash"] == "-" and match["space"]
    if is_right or not in_a_list:
        return
    start, end = match.start("dash"), match.end("space")
    text = "列表的“-”后面要空一格" if match["dash"] == "-" else "列表的“-”写成了别的符号"
    mender.mend([(start, end, "- ")], (start, start + 1), "F027", text, "写成“- ”，减号后空一格")


_ENTRY = re.compile(r"(?P<indent> *)- +(?P<value>\S.*)$")


def _mend_dash_aside(mender: LineMender, before: Sequence[Line]) -> None:
    """The dashes of one list stand below each other."""
    match = _ENTRY.match(mender.text)
    above = _ENTRY.match(_line_above(before))
    if match is None or above is None or _OPENS.search(above["value"]):
        return
    own, wanted = len(match["indent"]), len(above["indent"])
    if own == wanted or (own < wanted and own in _dashes_of_field(before)):
        return
    is_group = above["value"].rstrip().endswith("}") or ": " not in above["value"]
    if own > wanted and not is_group:
        return
    place = (match.end("indent"), match.end("indent") + 1)
    fix = "行首的空格和上一条的“-”对齐"
    mender.mend([(0, own, " " * wanted)], place, "F032", "这一条的“-”没有和上面的对齐", fix)


def _dashes_of_field(before: Sequence[Line]) -> set[int]:
    """Where the dashes stand since the last field at the margin; a list at the margin has none
    before it but its own.
    """
    places = set()
    for line in reversed(before):
        match = _ENTRY.match(line.text)
        if match:
            places.add(len(match["indent"]))
        elif line.text[:1].strip():
            break
    return places


def _mend_bold_name(mender: LineMender) -> None:
    """A field name copied from a text in which it is bold."""
    match = _BOLD_NAME.match(mender.text)
    if match is None:
        return
    mends = [(*match.span("open"), ""), (*match.span("close"), "")]
    place = (match.start("open"), match.end("close"))
    text = f"字段名「{match['name']}」加了粗体"
    mender.mend(mends, place, "F028", text, f"去掉星号，写成“{match['name']}: ”")


def _mend_hanging(mender: LineMender, above: str) -> None:
    """A field that is indented below a field with a value of its own belongs beside it."""
    match = _named().match(mender.text)
    upper = _WRITTEN.match(above)
    if match is None or upper is None or _OPENS.search(above):
        return
    wanted = len(upper["lead"])
    if mender.indent > wanted:
        _align(mender, match, wanted, "缩进多了，会被接到上一行的值后面")


def _mend_shallow(mender: LineMender, above: str) -> None:
    """A field of an entry that is indented less than the one above it falls out of its entry."""
    match = _named().match(mender.text)
    upper = _WRITTEN.match(above)
    wanted = len(upper["lead"]) if upper else 0
    if match is None or not 0 < mender.indent < wanted:
        return
    may_be_outside = field_at_start(mender.text, opening_fields()) is not None
    if may_be_outside and match["name"] not in entry_fields():
        fix = "删掉行首的空格"
        text = f"「{match['name']}」前面多了空格，会接到上面的一组里"
        mender.mend([(0, mender.indent, "")], match.span("name"), "F032", text, fix)
        return
    if may_be_outside and mender.indent != wanted - 1:
        return
    _align(mender, match, wanted, "缩进少了，会从这一组里掉出来")


def _align(mender: LineMender, match: re.Match[str], wanted: int, wrong: str) -> None:
    """Put a field below the one above it.

    Args:
        match: has its name.
        wanted: spaces before it.
        wrong: what is wrong with the spaces that it has.
    """
    mends = [(0, mender.indent, " " * wanted)]
    text = f"「{match['name']}」{wrong}"
    mender.mend(mends, match.span("name"), "F032", text, "行首的空格和上一行对齐")


def _mend_value_below(mender: LineMender, above: str) -> None:
    """A value that begins on the line below its field, at the margin, belongs to that field."""
    name = field_at_start(above, opening_fields())
    if name is None or above[name.end() :].strip() or not _AT_THE_MARGIN.match(mender.text):
        return
    if ":" in mender.text or "：" in mender.text:
        return
    text = f"「{name['name']}」的值另起了一行，行首没有空格"
    end = len(mender.text.rstrip())
    mender.mend([(0, 0, "  ")], (0, end), "F032", text, "接在字段名那一行，或者行首空两格")


def _report_no_field(mender: LineMender, above: str) -> None:
    """A line at the margin that is no field is named itself; YAML would name the next one."""
    text = mender.text
    end = len(text.rstrip())
    if _MARKS_OF_YAML.fullmatch(text):
        what = f"这一行“{text.strip()}”不是字段，表头到这里就断了"
        mender.report((0, end), "F003", what, "删掉这一行")
        mender.blank()
        return
    if ":" in text or not _AT_THE_MARGIN.match(text):
        return
    fix = "写成“字段: 值”"
    if field_at_start(above, opening_fields()) and above.rstrip()[-1:] not in "]}\"'":
        fix += "；是上一行没写完的字，就接到上一行末尾"
    mender.report((0, end), "F003", "字段名后面少了英文冒号", fix)
    mender.blank()


def report_too_deep(mender: LineMender) -> None:
    """Name a line with more levels than any field has, and take it out of the copy."""
    fix = "最多两层：字段里一组条目，条目里一行一个值"
    mender.report((0, 1), "F003", "套得太深", fix)
    mender.blank()


def _line_above(before: Sequence[Line]) -> str:
    """The nearest line above that has something on it; "" where there is none."""
    for line in reversed(before):
        if line.text.strip():
            return line.text
    return ""
