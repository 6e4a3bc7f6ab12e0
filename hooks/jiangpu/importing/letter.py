"""A small file of the sheet, read: whatever is in it is taken for text, and for nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..reading.text import characters
from ..reading.unseen import without_unseen
from ..schema.base import Record
from ..schema.letter import BEGIN, END, LARGEST, VERSION, Deed, Member, Proof
from ..schema.registry import KINDS, Kind

_NUMBER = re.compile(r"[A-Z][0-9]{4,6}")
_QUOTED = re.compile(r"^(?:> ?)+", re.M)
"""How mail programs mark what they quote."""

MOST_DEPTH, MOST_ITEMS, MOST_TEXT = 5, 300, 5000
"""Of the JSON: how deep, how many items a list or an object has, how long a text is."""


class Refused(ValueError):
    """A file that cannot be taken. The message says in Chinese why, and what to do instead."""


@dataclass(frozen=True)
class Letter:
    """What somebody sends in.

    Attributes:
        deed: what is asked for.
        kind: of the record; None where the sender could not know it.
        number: of the record, "" where it is new or not known.
        name: of the record, "" where it is new.
        wanted: the one thing that was asked for, "" for none.
        values: by field name, as they were typed.
        shown: what the site said when it was filled in, by field name.
        words: what has no field of its own.
        proof, sender: by `Member`. The sender is told to the editor and stands in no record.
    """

    deed: Deed
    kind: Kind[Record] | None
    number: str
    name: str
    wanted: str
    values: Mapping[str, Any]
    shown: Mapping[str, Any]
    words: str
    proof: Mapping[str, str]
    sender: Mapping[str, str]

    @property
    def title(self) -> str:
        """补充 S0001 某某劳模创新工作室."""
        name = self.name or str(self.values.get("名称") or "")
        kind = self.kind.label if self.kind and not self.number else ""
        return " ".join(part for part in (self.deed.value, self.number or kind, name) if part)


def read_letters(raw: bytes) -> list[Letter]:
    """Every letter of a file: one of a saved file, perhaps several of a mail.

    Raises:
        Refused: there is none, or one of them is not as the sheet makes it.
    """
    if len(raw) > LARGEST:
        raise Refused(
            f"文件有 {len(raw) // 1000} 千字节，太大，不像填表存下的;改法:请对方重新存一份"
        )
    decoded = characters(raw)
    if not decoded.sound:
        raise Refused("认不出是什么字;改法:请对方重新存成小文件发来")
    letters = [_letter(block) for block in _blocks(decoded.text)]
    if not letters:
        raise Refused(f"里面没有“{BEGIN}”这一段;改法:请对方把整段文字或小文件发来，不要删")
    return letters


def _blocks(text: str) -> Iterator[str]:
    """What stands between the marks."""
    plain = _QUOTED.sub("", text.replace("\u00a0", " "))
    for part in plain.split(BEGIN)[1:]:
        block, end, _ = part.partition(END)
        if not end:
            raise Refused(f"“{END}”没有了，后面断掉了;改法:请对方把整段文字再发一次")
        yield block


def _letter(block: str) -> Letter:
    of = _object(block)
    version = of.get(Member.VERSION)
    if version != VERSION:
        raise Refused(f"是第 {_short(version)} 版的，这里认得第 {VERSION} 版;改法:先升级这个程序")
    number = _text(of.get(Member.NUMBER))
    if number and not _NUMBER.fullmatch(number):
        raise Refused(f"编号“{_short(number)}”写法不对;改法:问对方说的是哪一条")
    return Letter(
        deed=_deed(of.get(Member.DEED)),
        kind=_kind(of.get(Member.KIND), number),
        number=number,
        name=_text(of.get(Member.NAME)),
        wanted=_text(of.get(Member.WANTED)),
        values=_values(of.get(Member.VALUES), Member.VALUES),
        shown=_values(of.get(Member.SHOWN), Member.SHOWN),
        words=_text(of.get(Member.WORDS)),
        proof=_texts(of.get(Member.PROOF), Member.PROOF),
        sender=_texts(of.get(Member.SENDER), Member.SENDER),
    )


def _object(block: str) -> dict[str, Any]:
    """The JSON object of a block, with every text cleaned."""
    try:
        found = json.loads(block, strict=False)
    except (ValueError, RecursionError):
        raise Refused("里面的字变了样，读不出来;改法:请对方把小文件原样发来") from None
    if not isinstance(found, dict):
        raise Refused("不是填表存下的;改法:请对方重新存一份")
    cleaned: dict[str, Any] = _clean(found, 1)
    unknown = [name for name in cleaned if name not in set(Member)]
    if unknown:
        raise Refused(f"有不认识的“{_short(unknown[0])}”;改法:请对方用本站的表重新填")
    return cleaned


def _clean(value: Any, depth: int) -> Any:
    """A value of texts, lists and objects alone, without characters that nobody sees."""
    if depth > MOST_DEPTH:
        raise Refused("一层套一层，套得太深;改法:请对方用本站的表重新填")
    if isinstance(value, (dict, list)) and len(value) > MOST_ITEMS:
        raise Refused(f"一处有 {len(value)} 条，太多;改法:请对方分几次发来")
    if isinstance(value, dict):
        return {_clean(name, depth): _clean(inner, depth + 1) for name, inner in value.items()}
    if isinstance(value, list):
        return [_clean(item, depth + 1) for item in value]
    if isinstance(value, str):
        return _cleaned_text(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise Refused("里面有不是文字的东西;改法:请对方用本站的表重新填")


def _cleaned_text(text: str) -> str:
    if len(text) > MOST_TEXT:
        raise Refused(f"一处写了 {len(text)} 个字，太长;改法:请对方分几次写，或发文件来")
    text = text.encode("utf-8", "replace").decode("utf-8")
    lines = [without_unseen(line).strip() for line in re.split(r"\r\n|\r|\n", text)]
    return "\n".join(lines).strip()


def _deed(value: Any) -> Deed:
    for deed in Deed:
        if value == deed.value:
            return deed
    raise Refused(f"不知道要做什么（“{_short(value)}”）;改法:请对方用本站的表重新填")


def _kind(label: Any, number: str) -> Kind[Record] | None:
    """The kind: that of the number, which is the surer one, else the named one."""
    for kind in KINDS:
        if kind.letter == number[:1] or (not number and label == kind.label):
            return kind
    if label or number:
        raise Refused(f"没有“{_short(number or label)}”这一类;改法:请对方用本站的表重新填")
    return None


def _text(value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Refused("该写字的地方不是字;改法:请对方用本站的表重新填")
    return value


def _values(value: Any, member: Member) -> dict[str, Any]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise Refused(f"“{member}”的写法不对;改法:请对方用本站的表重新填")
    return value


def _texts(value: Any, member: Member) -> dict[str, str]:
    found = _values(value, member)
    known = {Proof.PAPER, Proof.PRESS, Proof.OWN}
    if member is Member.PROOF and found and found.get(Member.FROM) not in known:
        raise Refused("没有写从哪里知道的;改法:请对方用本站的表重新填")
    return {name: _text(text) for name, text in found.items()}


def _short(value: Any) -> str:
    """Something of a file for a message."""
    return without_unseen(str(value))[:20]
