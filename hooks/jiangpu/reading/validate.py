"""A tree to a record, field by field and entry by entry, so that one bad value hides no other.

What is wrong is reported and left out; the rest becomes a partial record, on which the later checks
still run.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from ..language.names import name_key
from ..problems.problem import Problem
from ..problems.span import Edit
from ..schema.fieldnames import MOVED, meant_by
from ..schema.fields import Field, entry_reader, field_named, fields_of, reader_of
from ..schema.registry import KINDS
from ..schema.vocabularies import nearest
from .corrections import rename_field, replace_word
from .nodes import Path, Tree

SPLIT_BY_COMMA = (
    "是逗号把前一个值切成了两半，就把整个值放进英文双引号，或改用中文逗号；是字段就补上它的值"
)
"""What to do about a name without a value inside braces: mostly a comma cut a value in two."""


Model = TypeVar("Model", bound=BaseModel)


def build(uri: str, tree: Tree, model: type[Model]) -> tuple[Model, list[Problem]]:
    """The record (or editorial page) that a tree describes, and what is wrong with it.

    Where there are problems the record is partial: each field that could not be read has its
    default, a required one an empty text.
    """
    validation = _Validation(uri, tree, model)
    values = validation.values()
    validation.report_names_without_value()
    validation.report_missing(values)
    full: dict[str, Any] = {}
    for described in fields_of(model):
        value = values.get(described.attribute)
        full[described.attribute] = described.default if value is None else value
    return model.model_construct(**full), validation.problems


@dataclass
class _Validation:
    """The validation of one tree: the problems come together in the order in which it is read."""

    uri: str
    tree: Tree
    model: type[BaseModel]
    problems: list[Problem] = field(default_factory=list)
    incomplete: set[Path] = field(default_factory=set)
    """Entries that lack a required field and hold a name without a value: that is its value."""

    def values(self) -> dict[str, Any]:
        """Attribute → value of every field that is written; None where it cannot be read."""
        values: dict[str, Any] = {}
        for label, value in self.tree.data.items():
            described = field_named(self.model, label)
            if described is None:
                self.problems.append(_unknown(self.uri, self.tree, (label,), self.model))
                self.tree.lost |= {_field_meant(label, self.model)} - {"", *self.tree.data}
            elif described.part and described.many:
                entries = self._entries(label, described.part, value)
                values[described.attribute] = entries
            else:
                values[described.attribute] = self._value(described, value)
        return values

    def report_names_without_value(self) -> None:
        """Names without a value that are no fields."""
        for path in self.tree.keys:
            if path in self.tree.filled or path[:-1] in self.incomplete:
                continue
            inside = len(path) > 1
            owner = self._part(str(path[0])) if inside else self.model
            if owner is None or field_named(owner, str(path[-1])):
                continue
            fix = SPLIT_BY_COMMA if inside else ""
            self.problems.append(_unknown(self.uri, self.tree, path, owner, fix))

    def report_missing(self, values: dict[str, Any]) -> None:
        """Required fields that are not written, or have no value.

        A file without front matter, and a field that could not be parsed, are reported already.
        """
        if () not in self.tree.marks:
            return
        for described in fields_of(self.model):
            label = described.label
            written = described.attribute in values or label in self.tree.lost
            if not described.required or written:
                continue
            span = self.tree.span(())
            text = f"「{label}」没有写"
            if (label,) in self.tree.keys:
                span = self.tree.key_span((label,))
                text = f"「{label}」是空的"
            fix = f"补上一行“{label}: …”，{described.help}"
            self.problems.append(Problem.at(self.uri, span, "F011", text, fix))

    def _part(self, label: str) -> type[BaseModel] | None:
        """The model of the entries in a field."""
        described = field_named(self.model, label)
        return described.part if described else None

    def _entries(self, label: str, part: type[BaseModel], value: Any) -> tuple[Any, ...]:
        """The sound entries of a list; `tree.sound_entries` notes where they stood in the file."""
        adapter = entry_reader(part)
        entries = value if isinstance(value, list) else [value]
        sound: list[Any] = []
        for index, entry in enumerate(entries):
            path: Path = (label, index) if isinstance(value, list) else (label,)
            if entry is None:
                self._report_empty(path, "删掉这个“-”，或把内容补上")
                continue
            made = self._validated(adapter, part, path, entry)
            if made is not None:
                sound.append(made)
                self.tree.sound_entries.setdefault(label, []).append(index)
        return tuple(sound)

    def _value(self, described: Field, value: Any) -> Any:
        """The value of any other field; None where it cannot be read."""
        label = described.label
        if isinstance(value, list) and None in value:
            self._report_empty((label, value.index(None)), "删掉它，或把内容补上")
            value = [entry for entry in value if entry is not None]
        adapter = reader_of(self.model, described.attribute)
        return self._validated(adapter, described.part, (label,), value)

    def _report_empty(self, path: Path, fix: str) -> None:
        text = f"「{path[0]}」里有一条是空的"
        self.problems.append(Problem.at(self.uri, self.tree.span(path), "F013", text, fix))

    def _validated(
        self,
        adapter: TypeAdapter[Any],
        part: type[BaseModel] | None,
        path: Path,
        value: Any,
    ) -> Any:
        """A value as the adapter reads it; None where it cannot, and then the problems are told."""
        try:
            return adapter.validate_python(value)
        except ValidationError as error:
            details = error.errors(include_url=False)
            unknown = [each for each in details if each["type"] == "extra_forbidden"]
            meant = {_field_meant(str(each["loc"][-1]), part) for each in unknown}
            for detail in details:
                if detail["type"] == "missing" and str(detail["loc"][-1]) in meant:
                    continue  # it is written, under a name that is told
                if detail["type"] == "missing" and _bare_name(self.tree, part, path):
                    self.incomplete.add(path)
                self.problems.append(_problem(self.uri, self.tree, part, path, detail))
            return None


def _problem(
    uri: str, tree: Tree, part: type[BaseModel] | None, path: Path, detail: ErrorDetails
) -> Problem:
    """What pydantic found, where it stands in the file and in Chinese.

    Args:
        part: the model of the entry in which it was found.
        path: where the validated value stands.
        detail: its `loc` leads on from there.
    """
    here = _place(tree, path, detail["loc"])
    label = _last_name(here)
    kind = detail["type"]
    if kind == "flaw":
        flaw = detail["ctx"]
        text = f"「{label}」{flaw['text']}"
        edits = replace_word(tree, here, flaw["word"], flaw["meant"]) if flaw["meant"] else ()
        return Problem.at(uri, tree.span(here), flaw["code"], text, flaw["fix"], edits=edits)
    if kind == "missing":
        return _missing(uri, tree, part, path, label)
    if kind == "extra_forbidden":
        return _unknown(uri, tree, here, part)
    text = f"「{label}」的写法不对"
    fix = "对照字段说明里的例子"
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        text = f"「{label}」要写成{_group(part)}这样一组字段"
        fix = "用花括号，或一行一个字段并缩进；已经写的话放进合适的字段"
    return Problem.at(uri, tree.span(here), "F013", text, fix)


def _group(part: type[BaseModel] | None) -> str:
    """How an entry is written: its required fields, or its first."""
    described = fields_of(part) if part else ()
    labels = [each.label for each in described if each.required] or ["名称"]
    return "“{" + ", ".join(f"{label}: …" for label in labels) + "}”"


def _missing(uri: str, tree: Tree, part: type[BaseModel] | None, path: Path, label: str) -> Problem:
    """A required field that an entry has not."""
    if path[0] == "数字" and label == "来源":
        text = "「数字」没有来源"
        return Problem.at(uri, tree.span(path), "N001", text, "补上“来源: …”，写来源的代号")
    described = field_named(part, label) if part else None
    what = f"，{described.help}" if described else ""
    if path[0] == "来源" and label == "代号":
        what = _codes_in_use(tree)
    if (*path, label) in tree.keys:
        text = f"「{path[0]}」的「{label}」是空的"
        span = tree.key_span((*path, label))
    else:
        text = f"「{path[0]}」少了「{label}」"
        span = tree.span(path)
    bare = _bare_name(tree, part, path)
    if bare:
        return Problem.at(uri, span, "F011", text, f"在“{bare}”前面补上“{label}: ”")
    return Problem.at(uri, span, "F011", text, f"补上“{label}: …”{what}")


def _bare_name(tree: Tree, part: type[BaseModel] | None, path: Path) -> str:
    """The one word of a group that is no field and has no value: 验 in {验, 来源: s1}."""
    names = [key for key in tree.keys if key[:-1] == path and key not in tree.filled]
    unknown = [str(key[-1]) for key in names if part and not field_named(part, str(key[-1]))]
    return unknown[0] if len(unknown) == 1 else ""


def _codes_in_use(tree: Tree) -> str:
    """The codes by which the rest of the record refers to its sources: what an editor wrote."""
    used = sorted(_values_named(tree.data, "来源"))
    return f"；这一页引用的是 {'、'.join(used)}" if used else "，本页引用它时写的短名"


def _values_named(value: Any, name: str) -> set[str]:
    """Every text of a front matter that stands under a name, inside some entry."""
    found: set[str] = set()
    inner = list(value.values()) if isinstance(value, dict) else value
    if isinstance(value, dict) and isinstance(value.get(name), str):
        found.add(value[name])
    for each in inner if isinstance(inner, list) else ():
        if isinstance(each, (dict, list)):
            found |= _values_named(each, name)
    return found


def _place(tree: Tree, path: Path, loc: tuple[int | str, ...]) -> Path:
    """Where a fault stands; positions count only where the file has a list."""
    here = path
    for step in loc:
        if isinstance(step, str) or (*path, step) in tree.marks:
            here = (*here, step)
    return here


def _last_name(path: Path) -> str:
    """The field name nearest to a place."""
    for step in reversed(path):
        if isinstance(step, str):
            return step
    return ""


def _unknown(
    uri: str, tree: Tree, path: Path, model: type[BaseModel] | None, fix: str = ""
) -> Problem:
    """A name that is no field of the model; without a `fix`, what was meant is looked for."""
    label = str(path[-1])
    text = f"没有「{label}」这个字段"
    span = tree.key_span(path)
    if fix:
        return Problem.at(uri, span, "F010", text, fix)
    names = [described.label for described in fields_of(model)] if model else []
    meant = meant_by(label, names)
    near = meant or _nearest_name(label, names)
    edits: tuple[Edit, ...] = ()
    if near and (meant or label not in MOVED):
        edits = rename_field(tree, path, near)
    return Problem.at(uri, span, "F010", text, _advice(label, names, near), edits=edits)


def _field_meant(label: str, model: type[BaseModel] | None) -> str:
    """The field that is certainly meant by a name that is none; "" where it cannot be told."""
    names = [described.label for described in fields_of(model)] if model else []
    meant = meant_by(label, names)
    return meant or ("" if label in MOVED else _nearest_name(label, names) or "")


def _nearest_name(label: str, names: list[str]) -> str | None:
    """A field whose name is this one in other characters, or nearly this one. Of two characters the
    first has to be the same.
    """
    same = [name for name in names if name_key(name) == name_key(label)]
    if same:
        return same[0]
    alike = names
    if len(label) <= 2:
        alike = [name for name in names if name[:1] == label[:1]]
    return nearest(label, alike)


def _advice(label: str, names: list[str], near: str | None) -> str:
    """What an editor may have meant by a name that is no field. It tells nobody to delete what was
    typed.
    """
    if label in MOVED and label not in names and not meant_by(label, names):
        return MOVED[label]
    if near:
        return f"改为“{near}”"
    owners = [kind.label for kind in KINDS if field_named(kind.model, label)]
    if owners:
        return f"这是{'、'.join(owners)}的字段；写到那里，或写进正文"
    return "这里没有合适的字段，就写进正文；能用的字段见“字段说明”"
