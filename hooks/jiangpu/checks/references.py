"""References between records: by number or exact name, written on one side only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ..language.names import name_key
from ..library.names import Names
from ..problems.problem import Problem
from ..problems.span import Edit
from ..reading.corrections import replace_word, split_value
from ..schema.refs import Reference, references
from ..schema.registry import BY_KEY
from ..schema.types import number_meant
from ..schema.vocabularies import nearest
from .context import AnyDocument, Context, at
from .lists import listed_as

_BETWEEN_NAMES = re.compile(r"\s*[、，,；;/]\s*|\s+")
_NAME = re.compile(r"[\u3400-\u9fff·]{2,8}|[A-Z][0-9]{4,6}")


def check(context: Context) -> Iterator[Problem]:
    for document in context.loaded.documents:
        for reference in references(document.record):
            yield from _resolve(document, reference, context.names)
        yield from _alike(document, context.names)


def may_be_unnumbered(names: Names[AnyDocument], reference: str) -> bool:
    """Whether a number that is not found may be that of a record whose own number is wrong.

    That is reported at the record, and not a second time where it is referred to.
    """
    return reference[:1] in names.unnumbered and reference[1:].isdigit()


def _alike(document: AnyDocument, names: Names[AnyDocument]) -> Iterator[Problem]:
    """可能同一 holds numbers of records."""
    for index, number in enumerate(document.record.alike):
        if number not in names.by_number and not may_be_unnumbered(names, number):
            text = f"「可能同一」找不到 {number}"
            yield at(document, ("可能同一", index), "R003", text, "写对方的编号")


def _resolve(
    document: AnyDocument, reference: Reference, names: Names[AnyDocument]
) -> Iterator[Problem]:
    """A reference means exactly one record; a person without a page may be named all the same."""
    found = names.find(reference.kind, reference.value)
    if len(found) == 1:
        return
    label = next(step for step in reversed(reference.path) if isinstance(step, str))
    if found:
        yield _ambiguous(document, reference, label, found)
    elif may_be_unnumbered(names, reference.value):
        return
    elif number := _number_beside_name(reference, names):
        text = f"「{label}」里“{reference.value}”是编号和名字写在一起"
        place = document.tree.placed(reference.path)
        edits = replace_word(document.tree, place, reference.value, number)
        yield at(document, reference.path, "R003", text, f"只写“{number}”", edits=edits)
    elif words := _people_in(reference, names):
        text = f"「{label}」里“{reference.value}”会当成一个名字"
        fix = f"写成 {listed_as(words)}"
        edits = split_value(document.tree, document.tree.placed(reference.path), words)
        yield at(document, reference.path, "F026", text, fix, edits=edits, subject=reference.value)
    elif reference.kind == "person" and not number_meant(reference.value):
        yield _no_page(document, reference, label, names)
    else:
        yield _dangling(document, reference, label, names)


_WITH_NUMBER = re.compile(r"[（(【\s]*(?P<number>[A-Z][0-9]{4,6})[）)】\s]*")


def _number_beside_name(reference: Reference, names: Names[AnyDocument]) -> str:
    """The number in P0108 周某某 or 周某某（P0108）, where it is that of the name; else ""."""
    value = unicodedata.normalize("NFKC", reference.value)
    match = _WITH_NUMBER.search(value)
    if match is None:
        return ""
    name = (value[: match.start()] + value[match.end() :]).strip("（）()【】 :：")
    found = names.find(reference.kind, match["number"])
    if len(found) != 1:
        return ""
    names_of_it = (found[0].record.name, *found[0].record.aliases)
    return match["number"] if name_key(name) in map(name_key, names_of_it) else ""


def _people_in(reference: Reference, names: Names[AnyDocument]) -> list[str]:
    """The names, or numbers, in a reference that holds several, with a comma or a space between.
    和 is between them where one of them is known.
    """
    value = reference.value.strip()
    words = _BETWEEN_NAMES.split(value)
    if len(words) < 2 and reference.kind == "person":
        pair = re.split("[和与及]", value)
        known = any(names.find(reference.kind, word) for word in pair)
        words = pair if known else words
    if len(words) < 2 or not all(_NAME.fullmatch(word) for word in words):
        return []
    return words


def _no_page(
    document: AnyDocument, reference: Reference, label: str, names: Names[AnyDocument]
) -> Problem:
    """A person without a page. With what the person is called beside the name, it is another name
    than that of the page.
    """
    value = reference.value
    text = f"「{label}」“{value}”还没有人物页"
    fix = "可以先这样；要建人物页，在 docs/people/ 加一个文件"
    edits: tuple[Edit, ...] = ()
    name = _TITLES.sub("", value).strip()
    if len(name) == 1:
        text = f"「{label}」“{value}”只有姓，没有名"
        fix = "知道全名就写全名；不知道的，可以先这样"
    elif name != value:
        text = f"「{label}」“{value}”会整个当成名字"
        fix = f"名字写“{name}”，别的写在他自己的页面上"
        edits = replace_word(document.tree, document.tree.placed(reference.path), value, name)
    return at(document, reference.path, "R005", text, fix, edits=edits, subject=value)


_TITLES = re.compile(
    r"\s*(?:[（(][^（）()]*[）)]|(?:同志|师傅|先生|女士|老师|班长|主任|厂长|书记|高级技师|技师|劳模))$"
)
"""What people write after a name."""


def _ambiguous(
    document: AnyDocument, reference: Reference, label: str, found: list[AnyDocument]
) -> Problem:
    numbers = "、".join(f"{other.number}（{other.uri}）" for other in found)
    text = f"「{label}」“{reference.value}”有 {len(found)} 条:{numbers}"
    return at(document, reference.path, "R004", text, "改写编号")


def _dangling(
    document: AnyDocument, reference: Reference, label: str, names: Names[AnyDocument]
) -> Problem:
    """There is no edit: who or what is meant is for an editor to say."""
    kind = BY_KEY[reference.kind]
    number = number_meant(reference.value)
    near: str | None = number if names.find(reference.kind, number) else None
    other = names.by_number.get(number)
    if other is not None and near is None:
        text = f"「{label}」写的 {number} 是{other.kind.label}的编号"
        return at(document, reference.path, "R003", text, f"这里写{kind.label}的编号或名称")
    near = near or nearest(reference.value, names.known_names(reference.kind))
    text = f"「{label}」找不到{kind.label}“{reference.value}”"
    if near == number:
        return at(document, reference.path, "R003", text, f"改为“{near}”")
    fix = f"改为“{near}”，或写编号" if near else f"写{kind.label}的编号或名称；没有这条记录就先建"
    return at(document, reference.path, "R003", text, fix)
