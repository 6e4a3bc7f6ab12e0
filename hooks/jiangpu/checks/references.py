"""References between records: by number or exact name, written on one side only."""

from __future__ import annotations

from collections.abc import Iterator

from ..library.documents import Document
from ..library.names import Names
from ..problems.problem import Problem
from ..schema.method import Method
from ..schema.refs import Reference, references
from ..schema.registry import BY_KEY
from ..schema.vocabularies import nearest
from .context import Context, at


def check(context: Context) -> Iterator[Problem]:
    for document in context.loaded.documents:
        for reference in references(document.record):
            problem = _resolve(document, reference, context.names)
            if problem:
                yield problem
        for index, number in enumerate(document.record.alike):
            if number not in context.names.by_number and not may_be_unnumbered(
                context.names, number
            ):
                yield at(
                    document,
                    ("可能同一", index),
                    "R003",
                    f"「可能同一」找不到 {number}",
                    "写对方的编号",
                )
        if isinstance(document.record, Method):
            yield from _agreement(document, document.record)


def may_be_unnumbered(names: Names, reference: str) -> bool:
    """The reference may mean a record whose own number is wrong, which is reported there and not a
    second time.
    """
    return reference[:1] in names.unnumbered and reference[1:].isdigit()


def _resolve(document: Document, reference: Reference, names: Names) -> Problem | None:
    found = names.find(reference.kind, reference.value)
    if len(found) == 1 or not found and may_be_unnumbered(names, reference.value):
        return None
    kind = BY_KEY[reference.kind]
    label = next(step for step in reversed(reference.path) if isinstance(step, str))
    if len(found) > 1:
        numbers = "、".join(f"{other.number}（{other.uri}）" for other in found)
        return at(
            document,
            reference.path,
            "R004",
            f"「{label}」“{reference.value}”有 {len(found)} 条:{numbers}",
            "改写编号",
        )
    numbered = reference.value[:1].isupper() and reference.value[1:].isdigit()
    if reference.kind == "person" and not numbered:
        return at(
            document,
            reference.path,
            "R005",
            f"「{label}」“{reference.value}”还没有人物页",
            "可以先这样；要建人物页，在 docs/people/ 加一个文件",
        )
    near = nearest(reference.value, names.known_names(reference.kind))
    fix = f"改为“{near}”，或写编号" if near else f"写{kind.label}的编号或名称；没有这条记录就先建"
    return at(
        document, reference.path, "R003", f"「{label}」找不到{kind.label}“{reference.value}”", fix
    )


def _agreement(document: Document, method: Method) -> Iterator[Problem]:
    """Fields of a method that say the same thing twice must agree."""
    written = len("".join("".join(method.verse).split()))
    if method.verse and method.verse_length and written != method.verse_length:
        text = f"「口诀字数」写的是 {method.verse_length}，口诀有 {written} 个字"
        yield at(document, ("口诀字数",), "F017", text, "改成一致，或删掉「口诀字数」")
    for index, question in enumerate(method.quiz):
        if question.answer not in question.options:
            text = f"「自测」的答案“{question.answer}”不在选项里"
            yield at(document, ("自测", index), "F017", text, "答案要和其中一个选项一样")
        if question.step and question.step > len(method.steps):
            text = f"「自测」依据第 {question.step} 步，本页只有 {len(method.steps)} 步"
            yield at(document, ("自测", index), "F017", text, "改成有的步骤")
