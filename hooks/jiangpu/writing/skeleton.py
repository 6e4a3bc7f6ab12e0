"""A new record file: the next number, the required fields, and those that readers would miss."""

from __future__ import annotations

from collections.abc import Iterable

from ..language.pinyin import slug
from ..reading.frontmatter import parse
from ..reading.scalars import escaped, written
from ..schema.base import Record
from ..schema.fields import Field
from ..schema.order import usual_order
from ..schema.registry import Kind

_ASKED_FOR = "更新"
"""Not among the wanted fields, but the check asks for it as soon as a record is no draft."""


def next_number(
    kind: Kind[Record],
    numbers: Iterable[str],
    published: Iterable[str],
) -> str:
    """One more than the highest number of a kind ever given.

    Args:
        numbers: of all that was read, broken, withdrawn and unpublished records included.
        published: every address ever published; a short one such as s/S0001/ holds a number.
    """
    highest = max((_number(kind, number) for number in numbers), default=0)
    prefix = f"{kind.letter.lower()}/"
    for address in published:
        if address.startswith(prefix) and address.count("/") == 2:
            last = address.strip("/").split("/")[-1]
            highest = max(highest, _number(kind, last))
    return f"{kind.letter}{highest + 1:04d}"


def _number(kind: Kind[Record], text: str) -> int:
    """8 for S0001; 0 for what is no number of the kind."""
    digits = text[1:]
    return int(digits) if text[:1] == kind.letter and digits.isdigit() else 0


def skeleton(kind: Kind[Record], name: str, number: str) -> tuple[str, str]:
    """A new record as a 草稿; it passes the check once the required fields are filled.

    Returns:
        the file, from the repository's root, and its content.
    """
    given = {"编号": number, "名称": _quoted(name), "状态": "草稿"}
    lines = ["---"]
    for field in usual_order(kind.model):
        lines += _line(field, given)
    lines += ["---", "", "<!-- 从这里写正文：难在哪里，后来怎样。来源没写的，不写。 -->", ""]
    return f"{kind.folder}/{slug(name)}.md", "\n".join(lines)


def _line(field: Field, given: dict[str, str]) -> list[str]:
    """The line of a field: filled, to be filled, or invited; none for the others."""
    if field.label in given:
        return [f"{field.label}: {given[field.label]}"]
    if field.required:
        return [f"{field.label}:   # 必填：{field.help}，如 {field.example}"]
    if field.wanted or field.label == _ASKED_FOR:
        return [f"# {field.label}: {field.example}   # {field.help}"]
    return []


def _quoted(name: str) -> str:
    """A name as it stands in front matter: bare where it is read back as itself, else in quotes."""
    one_line = " ".join(name.split())
    bare = written(one_line)
    parsed, problems = parse("", f"---\n名称: {bare}\n---\n".encode())
    if not problems and parsed.tree.data.get("名称") == one_line:
        return bare
    return f'"{escaped(one_line)}"'
