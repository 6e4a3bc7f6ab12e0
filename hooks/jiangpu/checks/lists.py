"""Several things written as one: two trades with 、 between them, all steps in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..problems.problem import Problem
from ..problems.span import Edit
from ..reading.corrections import numbers_to_dashes, replace_word, split_value
from ..reading.nodes import Path
from ..schema.base import Record
from ..schema.fields import fields_of
from ..schema.method import Method
from .context import AnyDocument, Context, at

_WORDS = frozenset({"trades", "tags", "tools"})
"""Fields that hold a list of words, each of which is found by itself."""
_BETWEEN = re.compile(r"\s*[、，,；;]\s*")
_IN_BRACKETS = re.compile(r"^[（(]([^（）()]*)[）)]$")
"""Round brackets around all of a list."""
_LONGEST_WORD = 10
_BETWEEN_WORDS = re.compile(r"\s*[、，,；;/／|｜]\s*|(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
"""Between words that stand for themselves; a line break is a space."""
_BETWEEN_PHRASES = re.compile(r"[，,。；;/／|｜\n]|(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
_HONOUR = re.compile("劳动模范|劳模|奖章|奖状|奖$|工匠|能手|标兵|先进|称号|工作室|技师|专家")
"""What the name of an honour says that it is one."""
_YEAR_BESIDE = re.compile(r"[（(][^（）()]*[）)]|[0-9]{4}年?")
_SENTENCE = re.compile(r"[，,。；;]")
_NUMERAL = "一二三四五六七八九十"
_COUNTED = re.compile(
    rf"(?:^|(?<=[\s，,。；;]))(?:[1-9][0-9]?[.、．)）]|[{_NUMERAL}]是|第[{_NUMERAL}]步?[，：:]?|[①-⑳])"
)
_NUMBER_BEFORE = re.compile(
    rf"\s*(?:[（(]?[1-9][0-9]?[.、．)）]|[（(]?[{_NUMERAL}]{{1,2}}[、）)]|第[{_NUMERAL}]{{1,2}}步[，：:]?|[①-⑳])"
)


_HONOURS = frozenset({"honors", "titles"})
"""Fields that hold honours, whose names are longer than a word."""


def check(context: Context) -> Iterator[Problem]:
    for document in context.loaded.documents:
        yield from _words(document)
        yield from _entries(document)
        if isinstance(document.record, Method):
            yield from _verse(document, document.record)
            yield from _steps(document, document.record)


def several(text: str) -> list[str]:
    """The words of a text that is a list of words; none where it is one word or a sentence."""
    return _short(_BETWEEN.split(_IN_BRACKETS.sub(r"\1", text.strip())))


def _short(words: list[str]) -> list[str]:
    """Some words, where they are several and none is long."""
    fitting = all(2 <= len(word) <= _LONGEST_WORD for word in words)
    return words if len(words) > 1 and fitting else []


def _honours(text: str) -> list[str]:
    """The honours that a text names with 、 between them; none where it is one."""
    names = [name for name in re.split("[、；;\n]", text.strip()) if name]
    each = all(_HONOUR.search(_YEAR_BESIDE.sub("", name)) for name in names)
    return names if len(names) > 1 and each else []


def _lines(document: AnyDocument, place: Path) -> list[str]:
    """The lines of a value that stands on several, without their numbers; none where it is one."""
    span = document.tree.marks.get(place)
    if span is None or span.line == span.end_line:
        return []
    front = document.tree.front
    lines = [front.raw_line(line).strip() for line in range(span.line, span.end_line + 1)]
    lines = [line for line in lines if line and not re.match(r"[|>][+-]?[0-9]?$", line)]
    quoted = lines and lines[0][:1] in "\"'[{"
    return [] if quoted or len(lines) < 2 else [_NUMBER_BEFORE.sub("", line, 1) for line in lines]


def listed_as(words: list[str]) -> str:
    """A list of words as front matter has it."""
    return f"[{', '.join(words)}]"


def _words(document: AnyDocument) -> Iterator[Problem]:
    record: Record = document.record
    for field in fields_of(type(record)):
        if field.attribute not in _WORDS:
            continue
        for index, text in enumerate(field.value(record)):
            inner = _IN_BRACKETS.sub(r"\1", text.strip())
            words = several(text) or _short(_BETWEEN_WORDS.split(inner))
            if words:
                fix = f"写成 {listed_as(words)}"
                yield _as_one(document, field.label, index, text, fix, words)


def _entries(document: AnyDocument) -> Iterator[Problem]:
    """Entries that are written as one text: 师带徒制度、例会制度 are two of them."""
    for field in fields_of(type(document.record)):
        given = document.tree.data.get(field.label)
        if field.part is None or not field.many or field.attribute == "steps":
            continue
        for index, text in enumerate(given if isinstance(given, list) else [given]):
            if not isinstance(text, str):
                continue
            place: Path = (field.label, index) if isinstance(given, list) else (field.label,)
            lines = _lines(document, place)
            words = lines or several(text)
            if field.attribute in _HONOURS:
                words = words or _honours(text)
            if words:
                message = f"「{field.label}」里“{' '.join(text.split())}”会当成一项"
                edits = split_value(document.tree, place, words)
                fix = "一项一行，每行前面写“- ”" if lines else f"写成 {listed_as(words)}"
                if lines:
                    edits = numbers_to_dashes(document.tree, place)
                span = document.tree.span(place)
                yield Problem.at(
                    document.uri, span, "F026", message, fix, edits=edits, subject=text
                )


def _as_one(
    document: AnyDocument, label: str, index: int, text: str, fix: str, words: list[str]
) -> Problem:
    """Several things in one entry of a list.

    Args:
        words: what would stand there instead; none where only an editor can tell.
    """
    message = f"「{label}」里“{' '.join(text.split())}”会当成一项"
    place = document.tree.placed((label, index))
    edits = split_value(document.tree, place, words) if words else ()
    return at(document, (label, index), "F026", message, fix, edits=edits, subject=text)


def _verse(document: AnyDocument, method: Method) -> Iterator[Problem]:
    """A verse has one phrase in each entry."""
    for index, phrase in enumerate(method.verse):
        pieces = [piece.strip() for piece in _BETWEEN_PHRASES.split(phrase) if piece.strip()]
        if len(pieces) > 1 and all(len(piece) > 1 for piece in pieces):
            fix = f"一句一条，写成 {listed_as(pieces)}"
            yield _as_one(document, "口诀", index, phrase, fix, pieces)


def _steps(document: AnyDocument, method: Method) -> Iterator[Problem]:
    """Each step is an entry, and the page counts them."""
    for index, step in enumerate(method.steps):
        counted = _COUNTED.findall(step.action)
        if len(counted) > 1:
            yield _all_in_one(document, index, step.action)
            continue
        match = _NUMBER_BEFORE.match(step.action)
        if match:
            number = match[0].strip()
            text = f"「步骤」前面写了序号“{number}”，页面上会数两遍"
            fix = "去掉序号，页面自己会编号"
            edits = _without_number(document, index, step.action, step.action[match.end() :])
            yield at(document, ("步骤", index), "F035", text, fix, edits=edits, subject=number)


def _all_in_one(document: AnyDocument, index: int, action: str) -> Problem:
    """Several steps in one: counted in a sentence, or one a line without dashes."""
    pieces = [piece.strip() for piece in _SENTENCE.split(action) if piece.strip()]
    counted = [_COUNTED.match(piece) for piece in pieces]
    words = [piece[match.end() :] for piece, match in zip(pieces, counted, strict=True) if match]
    each_is_counted = len(words) == len(pieces) > 1 and all(words)
    fix = "一步一条，每条前面写“- ”"
    problem = _as_one(document, "步骤", index, action, fix, words if each_is_counted else [])
    if problem.edits:
        return problem
    place = document.tree.placed(("步骤", index))
    return replace(problem, edits=numbers_to_dashes(document.tree, place))


def _without_number(document: AnyDocument, index: int, action: str, words: str) -> tuple[Edit, ...]:
    """A step with its words alone."""
    place = (*document.tree.placed(("步骤", index)), "做什么")
    return replace_word(document.tree, place, action, words) if words else ()
