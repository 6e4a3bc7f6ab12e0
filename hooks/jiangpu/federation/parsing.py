"""JSON that others wrote, read so that nothing in it can harm: by size, depth, digits, characters.

What comes out holds text, Decimal, int, bool, None, lists and objects. No text holds a control
character, half a character, or one that turns the direction of writing.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from .limits import DIGITS
from .refused import Refused

_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_SUSPECT = re.compile(
    rb"\\u(?:00[0189]|007[fF]|202|206|[dD][89a-fA-F]|[fF]{3}[eEfF])"
    rb"|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]|\xc2[\x80-\x9f]|\x7f|\xef\xbf[\xbe\xbf]"
)
"""Bytes without which no text can be unsafe: most files have none, and need no second look."""

_SEND_AGAIN = "请那个城市重新生成网站，再发布一次"


def parsed(content: bytes, file: str) -> Any:
    """The value that a JSON file holds.

    Args:
        file: its name, for the messages.

    Raises:
        Refused: it is no JSON in UTF-8, or something in it is too large, too deep or unsafe.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        where = f"第 {error.start + 1} 个字节"
        raise Refused(file, f"不是 UTF-8 的文字（{where}）", _SEND_AGAIN) from None
    try:
        value = json.loads(
            text,
            parse_int=_whole_number,
            parse_float=_decimal,
            parse_constant=_no_constant,
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as error:
        where = f"第 {error.lineno} 行第 {error.colno} 列"
        raise Refused(file, f"不是完整的 JSON（{where}）", _SEND_AGAIN) from None
    except RecursionError:
        raise Refused(file, "括号套得太深，读不了", _SEND_AGAIN) from None
    except _Unfit as error:
        raise Refused(file, str(error), _SEND_AGAIN) from None
    if _SUSPECT.search(content):
        _refuse_unsafe_text(value, file)
    return value


class _Unfit(ValueError):
    """A part of a file that cannot be used."""


def _whole_number(digits: str) -> int:
    if len(digits) > DIGITS:
        raise _Unfit(f"有一个数写了 {len(digits)} 位，太长")
    return int(digits)


def _decimal(digits: str) -> Decimal:
    try:
        number = Decimal(digits)
    except InvalidOperation:  # its exponent is beyond every number
        number = None
    if number is None or len(digits) > DIGITS or abs(number.adjusted()) > DIGITS:
        raise _Unfit("有一个数太大、太小或太长")
    return number


def _no_constant(name: str) -> None:
    raise _Unfit(f"有一个数写成了 {name}，不是数")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        counts = Counter(name for name, _ in pairs)
        twice = next(name for name, number in counts.items() if number > 1)
        raise _Unfit(f"“{twice[:20]}”在一处写了两次，分不清用哪一个")
    return made


def _refuse_unsafe_text(value: Any, file: str) -> None:
    for text in _texts(value):
        found = _UNSAFE.search(text)
        if found:
            code = f"U+{ord(found[0]):04X}"
            reason = f"有一处文字里夹着看不见的控制字符（{code}）"
            raise Refused(file, reason, "请那个城市在记录里去掉这个字符，再发布一次")


def _texts(value: Any) -> Iterator[str]:
    """Every text of a value, the names of its members included."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            yield from one
            waiting += one.values()
