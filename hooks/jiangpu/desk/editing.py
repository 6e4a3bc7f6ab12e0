"""What was typed at the desk, as the content of the file. What was not touched stays as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..reading.frontmatter import parse
from ..reading.nodes import DEEPEST, Tree
from ..reading.text import LINE_END, characters
from ..schema.base import Record
from ..schema.fields import fields_of
from ..schema.registry import Kind
from ..writing.composing import CannotPlace, with_body, with_fields


class CannotWrite(ValueError):
    """What was typed cannot be put into the file. The message says in Chinese why."""


@dataclass(frozen=True)
class Typed:
    """What was typed.

    Attributes:
        fields: the values of the fields that were changed, by their names.
        body: the body; None where it was not changed.
        text: the whole file; None where it was edited as a form.
    """

    fields: Mapping[str, Any] = field(default_factory=dict)
    body: str | None = None
    text: str | None = None


def edited(uri: str, raw: bytes, kind: Kind[Record], typed: Typed) -> bytes:
    """The content of a file after what was typed; its encoding and its line ends stay.

    Raises:
        CannotWrite: the file cannot be written back as it was, or its fields cannot be told apart.
    """
    decoded = characters(raw)
    if not decoded.sound:
        raise CannotWrite("这个文件的编码读不准，改了怕丢字；先另存为 UTF-8")
    before = LINE_END.sub("\n", decoded.text)
    after = _whole(typed) if typed.text is not None else _in_form(uri, raw, before, kind, typed)
    if after == before:
        return raw
    line_end = LINE_END.search(decoded.text)
    try:
        return decoded.encode(after.replace("\n", line_end[0] if line_end else "\n"))
    except UnicodeEncodeError:
        raise CannotWrite("有一个字存不进文件里；把它删掉重打一遍") from None


def form_fits(uri: str, raw: bytes, kind: Kind[Record]) -> bool:
    """Whether a file can be edited as a form: every line of its front matter is understood."""
    tree = parse(uri, raw)[0].tree
    if tree.lost or not tree.data:
        return False
    try:
        # A field is put in and not kept: this asks whether it could be.
        edited(uri, raw, kind, Typed({"编号": "S9999"}))
    except CannotWrite:
        return False
    return True


def _whole(typed: Typed) -> str:
    return LINE_END.sub("\n", typed.text or "")


def _in_form(uri: str, raw: bytes, text: str, kind: Kind[Record], typed: Typed) -> str:
    parsed, _ = parse(uri, raw)
    _refuse_unknown(parsed.tree, kind, typed.fields)
    if typed.body is not None:
        text = with_body(text, parsed.body_line, LINE_END.sub("\n", typed.body))
    if not typed.fields:
        return text
    try:
        return with_fields(text, parsed.tree, kind.model, typed.fields)
    except CannotPlace as error:
        raise CannotWrite(str(error)) from None


def _refuse_unknown(tree: Tree, kind: Kind[Record], fields: Mapping[str, Any]) -> None:
    """A field is one of the model's or one that the file has; a value is plain data."""
    known = {each.label for each in fields_of(kind.model)} | set(tree.data)
    for label, value in fields.items():
        if label not in known or not _is_plain(value, DEEPEST):
            raise CannotWrite(f"“{label}”这一项写不进去")


_NAME = re.compile(r"[^\s:#,{}\[\]\"'&*!|>%@`-][^\s:#,{}\[\]\"']*")
"""What the name of a field in an entry looks like."""


_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no keyboard types, and YAML does not read."""


def _is_plain(value: Any, depth: int) -> bool:
    """Whether a value is a text, or a list or an entry of such."""
    if value is None:
        return True
    if isinstance(value, str):
        return _NO_TEXT.search(value) is None
    if depth == 0:
        return False
    if isinstance(value, list):
        return all(_is_plain(item, depth - 1) for item in value)
    if isinstance(value, dict):
        named = all(isinstance(name, str) and _NAME.fullmatch(name) for name in value)
        return named and all(_is_plain(inner, depth - 1) for inner in value.values())
    return False
