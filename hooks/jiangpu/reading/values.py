"""Slips in the value of a field that would lose a part of it, or all that follows."""

from __future__ import annotations

import re
from functools import cache

from .flow import State, Token, is_comment_mark, is_content_mark, read_flow
from .mender import LineMender, quoting, unquoting
from .names import either_name
from .scalars import LOOSE_END, escaped
from .structure import in_braces, mend_colons_inside

_VALUE = re.compile(r"^\s*(?:- +)*(?:[^\s#\[\]{}\"'][^:#]*:\s+|(?=[^\s]))")
_QUOTED = re.compile(r"[“”‘’＂][^“”‘’＂]*[“”‘’＂]")
_NO_BEGINNING = "%@`"
"""Characters with which YAML lets no value begin. Those that mean something to it, and lose what
they stand before, are told apart by `nodes.py`."""
_NUMBERED_GROUP = re.compile(
    r"(?P<lead>\s*(?:- +)+)(?P<number>[(（]?[0-9]{1,2}(?:[.、．)）]+|\s+)\s*)(?=[{｛])"
)
"""A number that somebody gave to an entry in braces."""
_ROUND = re.compile(r"(?P<lead>\s*(?:- +)+|[^:：()（）]*:\s+)[(（][^()（）{}]*(?P<end>[)）])\s*")
_WIDE_OPENING = {"［": "[", "｛": "{", "【": "["}
_WIDE_CLOSING = {"］": "]", "｝": "}", "】": "]"}


@cache
def _wide_comma() -> re.Pattern[str]:
    """A full-width comma, and a field name after it or an entry on both sides of it."""
    return re.compile(
        rf"\s*(?P<comma>[，、；])\s*(?=(?:{either_name()})\s*[:：])|(?<=[}}\]])\s*(?P<between>[，、；])\s*(?=[{{\[])"
    )


@cache
def _begins_group() -> re.Pattern[str]:
    """A field name and its colon, with which a group begins."""
    return re.compile(rf"\s*(?:{either_name()})\s*[:：]")


@cache
def _name_at_end() -> re.Pattern[str]:
    """A field name at the end of a value, before the colon after it."""
    return re.compile(rf"\S(?P<space>\s+)(?P<name>{either_name()})$")


def value_start(text: str) -> int:
    """Where the value of a line begins, after its dash and its name."""
    match = _VALUE.match(text)
    return match.end() if match else len(text)


def mend_value(mender: LineMender) -> None:
    """Mend a value that stands on the line of its name and in no brackets."""
    _mend_number(mender)
    _mend_round_brackets(mender)
    start = value_start(mender.text)
    value = mender.text[start:].rstrip()
    if not value:
        return
    if LOOSE_END.search(value):
        value = _mend_loose_end(mender, start, value)
    if value[0] in _WIDE_OPENING:
        _mend_wide_brackets(mender, start, value)
    elif _QUOTED.fullmatch(value):
        _mend_quotes(mender, start, start + len(value))
    elif value[0] in _NO_BEGINNING:
        _quote_beginning(mender, start, start + len(value))
    elif value[0] not in "\"'[{|>#":
        _mend_hash(mender, start, start + len(value))


def mend_flow_values(mender: LineMender, start: int, state: State) -> None:
    """Mend what stands in braces and brackets.

    Args:
        start: where they begin on the line.
        state: what is open before the line.
    """
    mend_colons_inside(mender, start, state.brackets)
    _mend_wide_commas(mender, start, state.brackets)
    tokens, after = read_flow(mender.text, start, state)
    if after.brackets:
        _mend_wide_end(mender, after)
        tokens, _ = read_flow(mender.text, start, state)
    for token in reversed(tokens):
        _mend_token(mender, token)


_TWO_COLONS = ("F003", "一行里有两个“: ”，分不清哪个是字段名", "把整个值放进英文双引号")
_HASH = ("F029", "“ #”后面的字会被当成注释丢掉", "把整个值放进英文双引号")


def _mend_token(mender: LineMender, token: Token) -> None:
    value = mender.text[token.start : token.end]
    if _QUOTED.fullmatch(value):
        _mend_quotes(mender, token.start, token.end)
    elif value[0] in _NO_BEGINNING:
        _quote_beginning(mender, token.start, token.end)
    elif _mend_missing_comma(mender, token):
        return
    elif token.colons:
        place = (token.start, token.end)
        _quote(mender, token.start, token.end, place, *_TWO_COLONS)
    elif token.hashes:
        place = (token.hashes[0], token.hashes[0] + 1)
        _quote(mender, token.start, token.end, place, *_HASH)


def _mend_missing_comma(mender: LineMender, token: Token) -> bool:
    """{名称: 甲 年份: 2023}: a field name with a colon inside a value begins the next field."""
    begin, mends, names = token.start, [], []
    for colon in token.colons:
        match = _name_at_end().search(mender.text[begin:colon])
        if match is None:
            return False
        names.append(match["name"])
        mends.append((begin + match.start("space"), begin + match.end("space"), ", "))
        begin = colon
    if not mends:
        return False
    text = "、".join(f"「{name}」" for name in names) + "前面少了逗号"
    fix = "补上英文逗号，后面空一格"
    mender.mend(mends, mends[0][:2], "F025", text, fix)
    return True


def _mend_number(mender: LineMender) -> None:
    """A number before the braces of an entry goes: the dash counts."""
    match = _NUMBERED_GROUP.match(mender.text)
    if match is None:
        return
    place = match.span("number")
    text = f"这一条的前面多了序号“{match['number'].strip()}”"
    mender.mend([(*place, "")], place, "F027", text, "删掉它，“-”就是一条")


def _mend_round_brackets(mender: LineMender) -> None:
    """Round brackets around the fields of a group become braces."""
    match = _ROUND.fullmatch(mender.text)
    if match is None or not _begins_group().match(mender.text, match.end("lead") + 1):
        return
    start, end = match.end("lead"), match.start("end")
    mends = [(start, start + 1, "{"), (end, end + 1, "}")]
    text = "一组字段用了圆括号"
    mender.mend(mends, (start, start + 1), "F025", text, "改成英文的 { 和 }")


def _mend_loose_end(mender: LineMender, start: int, value: str) -> str:
    """A comma or the like after the last word, as in a list of sentences; the value without it."""
    match = LOOSE_END.search(value)
    if match is None:
        return value
    place = (start + match.start("sign"), start + match.end("sign"))
    mends = [(start + match.start(), start + match.end(), "")]
    text = f"值的末尾多了一个“{match['sign']}”"
    mender.mend(mends, place, "F070", text, "删掉它")
    return value[: match.start()]


def _mend_hash(mender: LineMender, start: int, end: int) -> None:
    """A `#` after a space that is meant as a part of the value."""
    if "#" not in mender.text[start:end]:
        return
    for position in range(start, end):
        if is_comment_mark(mender.text, position):
            if is_content_mark(mender.text, position):
                _quote(mender, start, end, (position, position + 1), *_HASH)
            return


def _quote_beginning(mender: LineMender, start: int, end: int) -> None:
    """A value that begins with a sign which means something else there: %, @, `, !, &, *."""
    value = mender.text[start:end]
    text = f"值不能用“{value[0]}”开头"
    fix = f'放进英文双引号，写成 "{escaped(value)}"'
    _quote(mender, start, end, (start, start + 1), "F003", text, fix)


def _quote(
    mender: LineMender,
    start: int,
    end: int,
    place: tuple[int, int],
    code: str,
    text: str,
    fix: str,
) -> None:
    """Put a value between English double quotes."""
    mender.mend(quoting(mender.text, start, end), place, code, text, fix)


def _mend_quotes(mender: LineMender, start: int, end: int) -> None:
    """Full-width quotes around a whole value become English ones, which YAML knows."""
    inner = mender.text[start + 1 : end - 1]
    mends, edits = unquoting(mender, start, end)
    fix = f"去掉引号，写成“{inner}”里面的字就行"
    mender.mend(mends, (start, end), "F007", "整个值套了全角引号", fix, edits=edits)


def _mend_wide_brackets(mender: LineMender, start: int, value: str) -> None:
    """Full-width brackets around a whole value: a list, or a group of fields."""
    opening = _WIDE_OPENING[value[0]]
    closing = _WIDE_CLOSING.get(value[-1], value[-1])
    if (opening, closing) not in (("[", "]"), ("{", "}")):
        return
    if value[0] == "【" and not re.search("[,，、]", value):
        return
    end = start + len(value)
    mends = [(start, start + 1, opening), (end - 1, end, closing)]
    text = "括号是全角的"
    fix = f"改成英文的 {opening} 和 {closing}"
    mender.mend(mends, (start, start + 1), "F025", text, fix)


def _mend_wide_commas(mender: LineMender, start: int, brackets: str) -> None:
    """Full-width commas between the fields of a group, or between two groups."""
    for match in reversed(list(_wide_comma().finditer(mender.text, start))):
        group = match.lastgroup or "comma"
        if group == "between" or in_braces(mender.text[start : match.start()], brackets):
            place = match.span(group)
            text = f"各项之间用了全角的“{match[group]}”"
            mender.mend([(*match.span(), ", ")], place, "F025", text, "改成英文逗号，后面空一格")


def _mend_wide_end(mender: LineMender, state: State) -> None:
    """A full-width bracket at the end of a line that closes what is open."""
    end = len(mender.text.rstrip())
    last = mender.text[end - 1 : end]
    closing = _WIDE_CLOSING.get(last, "")
    if (state.brackets[-1], closing) in (("[", "]"), ("{", "}")):
        text = f"收尾的“{last}”是全角的"
        mender.mend([(end - 1, end, closing)], (end - 1, end), "F025", text, f"改成 {closing}")
