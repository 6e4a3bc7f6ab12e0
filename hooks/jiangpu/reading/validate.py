"""A tree to a record, field by field and entry by entry, so that one bad value hides no other.

What is wrong is reported and left out; the rest becomes a partial record, on which the later checks still run.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from ..problems.problem import Problem
from ..problems.span import Edit
from ..schema.fieldnames import part_of
from ..schema.registry import KINDS
from ..schema.vocabularies import nearest
from .corrections import rename_field, replace_word
from .nodes import Path, Tree

MOVED = {
    "成员数": "写进“数字”，指标写“成员数”",
    "三有": "写进“标准”，项写“有一个冠名”这样的名字",
    "级别": "写进“称号”或“荣誉”里，每一条各有级别",
    "领奖": "写进“荣誉”",
}
"""Names that editors try, and where the thing belongs."""

RENAMED = {"title": "名称", "date": "更新", "tags": "标签"}
"""Names that editors try, and the name of the same field here."""


Model = TypeVar("Model", bound=BaseModel)


def build(uri: str, tree: Tree, model: type[Model]) -> tuple[Model, list[Problem]]:
    """The record (or editorial page) that a tree describes, partial where there are problems."""
    problems: list[Problem] = []
    by_alias = {info.alias: (name, info) for name, info in model.model_fields.items()}
    values: dict[str, Any] = {}
    for label, value in tree.data.items():
        if label not in by_alias:
            problems.append(_unknown(uri, tree, (label,), model))
            continue
        name, info = by_alias[label]
        values[name] = _field(uri, tree, label, info, value, problems)
    problems += _empty_unknown(uri, tree, model)
    for name, info in model.model_fields.items():
        if info.alias in tree.lost:
            continue
        if () in tree.marks and info.is_required() and name not in values:
            if info.alias not in tree.data and (info.alias,) not in tree.keys:
                problems.append(
                    Problem.at(
                        uri, tree.span(()), "F011", f"「{info.alias}」没有写", _how(model, info)
                    )
                )
            elif values.get(name) is None:
                problems.append(
                    Problem.at(
                        uri,
                        tree.key_span((info.alias,)),
                        "F011",
                        f"「{info.alias}」是空的",
                        _how(model, info),
                    )
                )
    full = {
        name: values[name] if values.get(name) is not None else _default(info)
        for name, info in model.model_fields.items()
    }
    return model.model_construct(**full), problems


def _empty_unknown(uri: str, tree: Tree, model: type[BaseModel]) -> list[Problem]:
    """Names without a value that are no fields. Inside braces it is mostly a comma that cut a value in two."""
    problems = []
    parts = {info.alias: part_of(info.annotation) for info in model.model_fields.values()}
    for path in tree.keys:
        if path in tree.filled:
            continue
        owner = model if len(path) == 1 else parts.get(path[0])
        if owner is None or path[-1] in {info.alias for info in owner.model_fields.values()}:
            continue
        problem = _unknown(uri, tree, path, owner)
        if len(path) > 1:
            fix = (
                "是逗号把前一个值切成了两半，就把整个值放进英文双引号，或改用中文逗号；不是就删掉它"
            )
            problem = replace(problem, fix=fix, edits=())
        problems.append(problem)
    return problems


def _how(model: type[BaseModel], info: FieldInfo) -> str:
    letter = next((kind.letter for kind in KINDS if kind.model is model), "")
    example = f"{letter}0001" if info.alias == "编号" else info.json_schema_extra["example"]
    return f"补上一行“{info.alias}: {example}”"


def _default(info: FieldInfo) -> Any:
    return "" if info.is_required() else info.default


@cache
def _entry_adapter(part: type[BaseModel]) -> TypeAdapter[Any]:
    return TypeAdapter(part)


_ADAPTERS: dict[
    int, TypeAdapter[Any]
] = {}  # by the identity of a field's declaration, which lives as long as the program


def _adapter(info: FieldInfo) -> TypeAdapter[Any]:
    if id(info) not in _ADAPTERS:
        _ADAPTERS[id(info)] = TypeAdapter(
            Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
        )
    return _ADAPTERS[id(info)]


def _field(
    uri: str, tree: Tree, label: str, info: FieldInfo, value: Any, problems: list[Problem]
) -> Any:
    part = part_of(info.annotation)
    if part and isinstance(info.default, tuple):
        entries = value if isinstance(value, list) else [value]
        whole = isinstance(value, list)
        kept = []
        for index, entry in enumerate(entries):
            path = (label, index) if whole else (label,)
            if entry is None:
                problems.append(
                    Problem.at(
                        uri,
                        tree.span(path),
                        "F013",
                        f"「{label}」里有一条是空的",
                        "删掉这个“-”，或把内容补上",
                    )
                )
                continue
            made = _validated(uri, tree, _entry_adapter(part), part, path, entry, problems)
            if made is not None:
                kept.append(made)
                tree.kept.setdefault(label, []).append(index)
        return tuple(kept)
    if isinstance(value, list) and None in value:
        problems.append(
            Problem.at(
                uri,
                tree.span((label, value.index(None))),
                "F013",
                f"「{label}」里有一条是空的",
                "删掉它，或把内容补上",
            )
        )
        value = [entry for entry in value if entry is not None]
    return _validated(uri, tree, _adapter(info), part, (label,), value, problems)


def _validated(
    uri: str,
    tree: Tree,
    adapter: TypeAdapter[Any],
    part: type[BaseModel] | None,
    path: Path,
    value: Any,
    problems: list[Problem],
) -> Any:
    try:
        return adapter.validate_python(value)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            problems.append(_problem(uri, tree, part, path, detail))
        return None


def _problem(
    uri: str, tree: Tree, part: type[BaseModel] | None, path: Path, detail: dict[str, Any]
) -> Problem:
    inner = tuple(
        step for step in detail["loc"] if (*path, step) in tree.marks or not isinstance(step, int)
    )
    here = (*path, *inner)
    label = next((step for step in reversed(here) if isinstance(step, str)), "")
    kind = detail["type"]
    if kind == "flaw":
        flaw = detail["ctx"]
        edits = replace_word(tree, here, flaw["word"], flaw["meant"]) if flaw["meant"] else ()
        text = f"「{label}」{flaw['text']}"
        return Problem.at(uri, tree.span(here), flaw["code"], text, flaw["fix"], edits=edits)
    if kind == "missing":
        if here[0] == "数字" and label == "来源":
            return Problem.at(
                uri, tree.span(path), "N001", "「数字」没有来源", "补上“来源: s1”，写来源的代号"
            )
        example = _example(part, label)
        return Problem.at(
            uri,
            tree.span(path),
            "F011",
            f"「{path[0]}」少了「{label}」",
            f"补上“{label}: {example}”",
        )
    if kind == "extra_forbidden":
        return _unknown(uri, tree, here, part)
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return Problem.at(
            uri,
            tree.span(here),
            "F013",
            f"「{label}」要写成“{{名称: …}}”这样一组字段",
            "用花括号，或一行一个字段并缩进",
        )
    return Problem.at(
        uri, tree.span(here), "F013", f"「{label}」的写法不对", "对照字段说明里的例子"
    )


def _example(part: type[BaseModel] | None, label: str) -> str:
    fields = part.model_fields.values() if part else ()
    return next((info.json_schema_extra["example"] for info in fields if info.alias == label), "…")


def _unknown(uri: str, tree: Tree, path: Path, model: type[BaseModel] | None) -> Problem:
    label = str(path[-1])
    names = [info.alias for info in model.model_fields.values()] if model else []
    near = RENAMED.get(label) or nearest(label, names)
    elsewhere = [
        kind.label
        for kind in KINDS
        if any(info.alias == label for info in kind.model.model_fields.values())
    ]
    edits: tuple[Edit, ...] = ()
    if label in MOVED and label not in names:
        fix = MOVED[label]
    elif near:
        fix = f"改为“{near}”"
        edits = rename_field(tree, path, near) if near in names else ()
    elif elsewhere:
        fix = f"这是{'、'.join(elsewhere)}的字段，删掉或换个地方写"
    else:
        fix = "删掉它；能用的字段见“字段说明”"
    text = f"没有「{label}」这个字段"
    return Problem.at(uri, tree.key_span(path), "F010", text, fix, edits=edits)
