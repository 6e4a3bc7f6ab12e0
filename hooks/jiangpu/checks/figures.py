"""Figures: one form of value, a unit, a source that exists, original words that hold the number,
sums that add up.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from ..figures.reconciliation import AGREE, Result, reconcile
from ..language.numerals import numbers_in, plain
from ..library.documents import Document
from ..problems.problem import Problem
from ..problems.span import Edit
from ..reading.corrections import replace_word
from ..reading.nodes import Path
from ..schema.figure import QUALIFIERS_AFTER, QUALIFIERS_BEFORE, QUALIFIERS_INSIDE, Figure
from ..schema.studio import Studio
from ..schema.types import UNTRACED
from ..schema.vocabularies import INDICATORS, QUALIFIERS, UNITS, nearest
from .context import Context, at

QUOTE_LIMIT = 25
"""Characters of 原文 at most: enough to carry a number, too little to copy a text.

DESIGN.md section 4.
"""


def check(context: Context) -> Iterator[Problem]:
    for document in context.loaded.documents:
        seen: set[str] = set()
        for index, figure in enumerate(document.record.figures):
            path = ("数字", index)
            if figure.code in seen:
                yield at(
                    document,
                    (*path, "代号"),
                    "N008",
                    f"「代号」{figure.code} 写了两次",
                    "换一个代号",
                )
            seen.add(figure.code)
            yield from _form(document, path, figure)
            yield from _quote(document, path, figure)
            yield from _vocabulary(document, path, figure, context)
        yield from _source_codes(document)
        yield from _effects(document)
        for result in reconcile(document.record):
            if result.state != AGREE and not _rests_on_broken(document, result):
                yield at(
                    document,
                    ("核对", result.index),
                    result.code,
                    result.text,
                    "对照原文，把抄错的那个改过来"
                    if result.code in ("N010", "N011", "N012", "N013", "N015")
                    else "改“核对”这一条",
                )


def _form(document: Document, path: Path, figure: Figure) -> Iterator[Problem]:
    forms = [
        figure.value is not None,
        figure.low is not None or figure.high is not None,
        figure.before is not None or figure.after is not None,
        figure.words is not None,
    ]
    paired = (figure.low is None) == (figure.high is None) and (figure.before is None) == (
        figure.after is None
    )
    if sum(forms) != 1 or not paired:
        text = (
            "没有写值" if not any(forms) else "的值写了几种" if sum(forms) > 1 else "的值只写了一半"
        )
        yield at(
            document,
            path,
            "N006",
            f"「数字」{figure.code} {text}",
            "“数值”“下限和上限”“前和后”“文字”选一样写全",
        )
    if figure.low is not None and figure.high is not None and figure.low > figure.high:
        yield at(
            document,
            (*path, "下限"),
            "N006",
            f"「下限」{plain(figure.low)} 比「上限」{plain(figure.high)} 大",
            "调换过来",
        )
    if figure.words is None and not figure.unit and not figure.unit_missing:
        yield at(
            document,
            path,
            "N007",
            f"「数字」{figure.code} 没有单位",
            "补上“单位: 项”；原文就没有的写“缺单位: 是”",
        )
    if not figure.source:
        yield at(
            document,
            path,
            "N001",
            f"「数字」{figure.code} 没有来源",
            "补上“来源: s1”，写来源的代号",
        )
    if not figure.quote and not figure.derived:
        yield at(
            document,
            path,
            "F011",
            f"「数字」{figure.code} 少了「原文」",
            "摘下带这个数字的原话，不超过 25 字；算出来的写“推算”",
        )
    for qualifier in figure.qualifiers:
        if qualifier not in QUALIFIERS.notes:
            near = nearest(qualifier, QUALIFIERS.words)
            yield at(
                document,
                (*path, "限定"),
                "F012",
                f"「限定」不认识“{qualifier}”;可选:{'、'.join(QUALIFIERS.words)}",
                f"改为“{near}”" if near else "从可选的词里选一个",
                edits=_qualifier_edits(document, path, qualifier, near),
            )


def _qualifier_edits(
    document: Document, path: Path, qualifier: str, near: str | None
) -> tuple[Edit, ...]:
    if near is None:
        return ()
    place = document.tree.placed((*path, "限定"))
    return replace_word(document.tree, place, qualifier, near)


def _quote(document: Document, path: Path, figure: Figure) -> Iterator[Problem]:
    if not figure.quote:
        return
    here = (*path, "原文")
    if len(figure.quote) > QUOTE_LIMIT:
        yield at(
            document,
            here,
            "N003",
            f"「原文」有 {len(figure.quote)} 字，超过 {QUOTE_LIMIT} 字",
            "只留带着这个数字的那几个字",
        )
    stated = numbers_in(figure.quote)
    for number in figure.numbers:
        if abs(number) not in stated:
            yield at(
                document,
                here,
                "N004",
                f"「原文」里找不到 {plain(number)}",
                "对照来源，改数值或改原文",
            )
    if figure.words and _bare(figure.words) not in _bare(figure.quote):
        yield at(
            document, here, "N004", f"「原文」里找不到“{figure.words}”", "「文字」要和原文一样"
        )
    for qualifier in figure.qualifiers:
        checked = (*QUALIFIERS_BEFORE[1:], *QUALIFIERS_INSIDE, *QUALIFIERS_AFTER)
        if qualifier in checked and qualifier not in figure.quote:
            yield at(
                document,
                here,
                "N005",
                f"「原文」里找不到限定词“{qualifier}”",
                "对照来源，补进原文，或从「限定」里删掉",
            )


def _bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _vocabulary(
    document: Document, path: Path, figure: Figure, context: Context
) -> Iterator[Problem]:
    for label, word, known in (
        ("指标", figure.indicator, {*INDICATORS.words, *context.settings.indicators}),
        ("单位", figure.unit, {*UNITS.words, *context.settings.units}),
    ):
        if word and word not in known:
            near = nearest(word, sorted(known))
            advice = f"是“{near}”就改过来；" if near else ""
            fix = f"{advice}确实要新增，登记到 mkdocs.yml 的 extra.jiangpu.{label}"
            text = f"「{label}」“{word}”是新的"
            yield at(document, (*path, label), "N021", text, fix, subject=word)


def _source_codes(document: Document) -> Iterator[Problem]:
    """Every source code used anywhere in the record is one of its own sources."""
    given = document.tree.data.get("来源")
    entries = given if isinstance(given, list) else [given] if given else []
    known = {str(entry.get("代号", "")).strip() for entry in entries if isinstance(entry, dict)}
    if "来源" in document.tree.lost:
        return
    for path, value in _walk(document.tree.data, ()):
        if (
            path[-1] == "来源"
            and len(path) > 1
            and isinstance(value, str)
            and value.strip() not in {*known, UNTRACED}
        ):
            listed = "、".join(sorted(known)) or "还没有登记来源"
            yield Problem.at(
                document.uri,
                document.tree.span(path),
                "N002",
                f"「来源」没有代号“{value}”;可选:{listed}",
                "先在“来源”里登记，或改成已有的代号",
            )


def _walk(value: object, path: Path) -> Iterator[tuple[Path, object]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _walk(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _walk(inner, (*path, index))
    else:
        yield path, value


def _effects(document: Document) -> Iterator[Problem]:
    if not isinstance(document.record, Studio):
        return
    for index, achievement in enumerate(document.record.achievements):
        for code in achievement.effects:
            if document.record.figure(code) is None and not _written(document, code):
                yield at(
                    document,
                    ("成果", index, "效益"),
                    "N009",
                    f"「效益」所指的数字“{code}”不存在",
                    "写本页“数字”里的代号",
                )


def _rests_on_broken(document: Document, result: Result) -> bool:
    """Whether a rule names a figure that has a problem of its own, which is reported there."""
    named = (result.rule.equals, *(result.rule.items if result.rule.kind != "点数" else ()))
    return any(
        code and document.record.figure(code) is None and _written(document, code) for code in named
    )


def _written(document: Document, code: str) -> bool:
    """The figure stands in the file but has a problem of its own, which is reported there."""
    if "数字" in document.tree.lost:
        return True
    given = document.tree.data.get("数字")
    return any(
        isinstance(entry, dict) and entry.get("代号") == code
        for entry in given or []
        if isinstance(given, list)
    )
