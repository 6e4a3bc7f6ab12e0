"""Figures: one form of value, a unit, a source that exists, original words that hold the number,
sums that add up.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ..figures.reconciliation import AGREE, DIFFER, DISAGREE, Result, reconcile
from ..figures.rules.quotes import QUOTE_LIMIT, unit_instead
from ..language.characters import simplified
from ..language.numerals import numbers_in, plain
from ..problems.problem import Problem
from ..problems.span import Edit
from ..reading.corrections import replace_word, split_value
from ..reading.nodes import Path
from ..schema.amounts import OTHER_FORMS, SCALES
from ..schema.figure import Figure
from ..schema.qualifiers import QUALIFIERS, known
from ..schema.studio import Studio
from ..schema.types import UNTRACED
from ..schema.units import INDICATOR_UNITS, UNITS, may_be_unit
from ..schema.vocabularies import INDICATORS, nearest
from .context import AnyDocument, Context, at


def check(context: Context) -> Iterator[Problem]:
    for document in context.loaded.documents:
        yield from _codes(document)
        for index, figure in enumerate(document.record.figures):
            path = ("数字", index)
            yield from _form(document, path, figure)
            yield from _missing(document, path, figure)
            yield from _qualifiers(document, path, figure)
            yield from _quote(document, path, figure)
            yield from _vocabulary(document, path, figure, context)
        yield from _source_codes(document)
        yield from _effects(document)
        yield from _rules(document)


def _codes(document: AnyDocument) -> Iterator[Problem]:
    """Every figure of a record has a code of its own."""
    seen: set[str] = set()
    for index, figure in enumerate(document.record.figures):
        if figure.code in seen:
            text = f"「代号」{figure.code} 写了两次"
            yield at(document, ("数字", index, "代号"), "N008", text, "换一个代号")
        seen.add(figure.code)


def _form(document: AnyDocument, path: Path, figure: Figure) -> Iterator[Problem]:
    """Exactly one form of value, and that one whole."""
    forms = (
        figure.value is not None,
        figure.low is not None or figure.high is not None,
        figure.before is not None or figure.after is not None,
        figure.words is not None,
    )
    whole_range = (figure.low is None) == (figure.high is None)
    whole_change = (figure.before is None) == (figure.after is None)
    if not any(forms):
        fault = "没有写值"
    elif sum(forms) > 1:
        fault = "的值写了几种"
    elif not (whole_range and whole_change):
        fault = "的值只写了一半"
    else:
        fault = ""
    if fault:
        text = f"「数字」{figure.code} {fault}"
        yield at(document, path, "N006", text, "“数值”“下限和上限”“前和后”“文字”选一样写全")
    if figure.low is not None and figure.high is not None and figure.low > figure.high:
        text = f"「下限」{plain(figure.low)} 比「上限」{plain(figure.high)} 大"
        yield at(document, (*path, "下限"), "N006", text, "调换过来")


def _missing(document: AnyDocument, path: Path, figure: Figure) -> Iterator[Problem]:
    """A unit, a source, and a quote or a formula."""
    if figure.words is None and not figure.unit and not figure.unit_missing:
        text = f"「数字」{figure.code} 没有单位"
        yield at(document, path, "N007", text, "照原文补上“单位: …”；原文就没有的写“缺单位: 是”")
    if not figure.source:
        text = f"「数字」{figure.code} 没有来源"
        yield at(document, path, "N001", text, "补上“来源: …”，写来源的代号")
    if not figure.quote and not figure.derived:
        text = f"「数字」{figure.code} 少了「原文」"
        fix = "摘下带这个数字的原话，不超过 25 字；算出来的写“推算”"
        yield at(document, path, "F011", text, fix)


def _qualifiers(document: AnyDocument, path: Path, figure: Figure) -> Iterator[Problem]:
    """Every word of 限定 is a known one."""
    for word in figure.qualifiers:
        if word in QUALIFIERS.notes:
            continue
        text = f"「限定」不认识“{word}”;可选:{'、'.join(QUALIFIERS.words)}"
        several = [part for part in re.split(r"[、，,；;/\s]+|和", word) if part]
        if len(several) > 1 and all(part in QUALIFIERS.notes for part in several):
            fix = f"写成 [{', '.join(several)}]"
            edits = split_value(document.tree, _qualifier_place(document, path, word), several)
        else:
            near = OTHER_FORMS.get(word) or nearest(word, QUALIFIERS.words)
            fix = f"改为“{near}”" if near else "从可选的词里选一个"
            edits = _qualifier_edits(document, path, word, near)
        yield at(document, (*path, "限定"), "F012", text, fix, edits=edits)


def _qualifier_place(document: AnyDocument, path: Path, word: str) -> Path:
    """Where a word of 限定 stands: in its list, or alone."""
    place = document.tree.placed((*path, "限定"))
    given: Any = document.tree.data
    for step in place:
        given = given[step]
    return (*place, given.index(word)) if isinstance(given, list) else place


def _qualifier_edits(
    document: AnyDocument, path: Path, word: str, near: str | None
) -> tuple[Edit, ...]:
    """The nearest known word in the place of an unknown one."""
    if near is None:
        return ()
    place = document.tree.placed((*path, "限定"))
    return replace_word(document.tree, place, word, near)


def _quote(document: AnyDocument, path: Path, figure: Figure) -> Iterator[Problem]:
    """The quote is short, and holds the numbers, the words and the qualifiers of the figure."""
    quote = figure.quote
    if not quote:
        return
    here = (*path, "原文")
    if len(quote) > QUOTE_LIMIT:
        text = f"「原文」有 {len(quote)} 字，超过 {QUOTE_LIMIT} 字"
        yield at(document, here, "N003", text, "只留带着这个数字的那几个字")
    stated = numbers_in(quote)
    for number in figure.numbers:
        if not _is_stated(number, stated):
            text = f"「原文」里找不到 {plain(number)}"
            yield at(document, here, "N004", text, "对照来源，改数值或改原文")
    if figure.words and _bare(figure.words) not in _bare(quote):
        text = f"「原文」里找不到“{figure.words}”"
        yield at(document, here, "N004", text, "「文字」要和原文一样")
    for qualifier in known(figure.qualifiers):
        if qualifier.must_be_quoted and not qualifier.stands_in(quote):
            text = f"「原文」里找不到限定词“{qualifier.word}”"
            yield at(document, here, "N005", text, "对照来源，补进原文，或从「限定」里删掉")


def _is_stated(number: Decimal, stated: set[Decimal]) -> bool:
    """Whether a quote holds a number. A negative one may be said in words: 下降 20%."""
    return number in stated or (number < 0 and abs(number) in stated)


def _bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _vocabulary(
    document: AnyDocument, path: Path, figure: Figure, context: Context
) -> Iterator[Problem]:
    """指标 and 单位 are open vocabularies: a new word is told, because it would count as a
    category of its own. A unit that does not fit the indicator or the quote is told by their rules.
    """
    accepted_indicators = {*INDICATORS.words, *context.settings.indicators}
    accepted_units = {*UNITS.words, *context.settings.units}
    if figure.indicator and figure.indicator not in accepted_indicators:
        yield _new_word(document, path, "指标", figure.indicator, accepted_indicators)
    if figure.unit and figure.unit not in accepted_units and not _is_told_elsewhere(figure):
        yield _new_word(document, path, "单位", figure.unit, accepted_units)


def _is_told_elsewhere(figure: Figure) -> bool:
    """Whether the rules of indicators and quotes say what is wrong with a unit: one that no site
    would add, since it has a sign in it or a whole unit (余万元, 100万元, RMB).
    """
    if figure.indicator not in INDICATOR_UNITS and not unit_instead(figure):
        return False
    unit = "".join(simplified(char) for char in _bare(figure.unit or ""))
    holds_one = any(known in unit for known in UNITS.words if len(known) > 1)
    return holds_one or unit in SCALES or not may_be_unit(unit)


def _new_word(
    document: AnyDocument, path: Path, label: str, word: str, accepted: set[str]
) -> Problem:
    near = nearest(word, sorted(accepted))
    advice = f"是“{near}”就改过来；" if near else ""
    fix = f"{advice}确实要新增，登记到 mkdocs.yml 的 extra.jiangpu.{label}"
    text = f"「{label}」“{word}”是新的"
    return at(document, (*path, label), "N021", text, fix, subject=word)


def _source_codes(document: AnyDocument) -> Iterator[Problem]:
    """Every source code used anywhere in the record is one of its own sources."""
    if "来源" in document.tree.lost:
        return
    codes = _own_source_codes(document)
    if "" in codes:
        return  # a source that says no code is reported where it stands
    listed = "、".join(sorted(codes)) or "还没有登记来源"
    for path, value in _leaves(document.tree.data, ()):
        if len(path) < 2 or path[-1] != "来源" or not isinstance(value, str):
            continue
        if value.strip().lower() not in codes and value.strip() != UNTRACED:
            yield Problem.at(
                document.uri,
                document.tree.span(path),
                "N002",
                f"「来源」没有代号“{value}”;可选:{listed}",
                "先在“来源”里登记，或改成已有的代号",
            )


def _own_source_codes(document: AnyDocument) -> set[str]:
    """The codes of the record's sources as they are written, those of broken sources too; "" for
    one that is written without.
    """
    given = document.tree.data.get("来源")
    entries = given if isinstance(given, list) else [given]
    codes = set()
    for entry in entries:
        if isinstance(entry, dict):
            codes.add(str(entry.get("代号") or "").strip().lower())
        elif entry:
            codes.add("")
    return codes


def _leaves(value: object, path: Path) -> Iterator[tuple[Path, object]]:
    """Every scalar of a front matter with its place."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _leaves(inner, (*path, index))
    else:
        yield path, value


def _effects(document: AnyDocument) -> Iterator[Problem]:
    """效益 of an achievement names figures of the same record."""
    if not isinstance(document.record, Studio):
        return
    for index, achievement in enumerate(document.record.achievements):
        for code in achievement.effects:
            if _exists(document, code):
                continue
            text = f"「效益」所指的数字“{code}”不存在"
            yield at(document, ("成果", index, "效益"), "N009", text, "写本页“数字”里的代号")


def _rules(document: AnyDocument) -> Iterator[Problem]:
    """The rules that the record states over its figures hold (核对)."""
    for result in reconcile(document.record):
        if result.state in (AGREE, DIFFER) or _rests_on_broken(document, result):
            continue
        wrong_number = result.state == DISAGREE
        fix = "对照原文，把抄错的那个改过来" if wrong_number else "改“核对”这一条"
        yield at(document, ("核对", result.index), result.code, result.text, fix)


def _rests_on_broken(document: AnyDocument, result: Result) -> bool:
    """A rule cannot be applied because a figure that it names has a problem of its own, reported
    there.
    """
    rule = result.rule
    named = [] if rule.kind == "点数" else list(rule.items)
    if rule.equals:
        named.append(rule.equals)
    missing = [code for code in named if document.record.figure(code) is None]
    return any(is_written(document, code) for code in missing)


def _exists(document: AnyDocument, code: str) -> bool:
    """Whether the record has a figure of that code, a broken one included."""
    return document.record.figure(code) is not None or is_written(document, code)


def is_written(document: AnyDocument, code: str) -> bool:
    """The figure stands in the file but has a problem of its own, which is reported there."""
    if "数字" in document.tree.lost:
        return True
    given = document.tree.data.get("数字")
    if not isinstance(given, list):
        return False
    for entry in given:
        written = entry.get("代号") if isinstance(entry, dict) else None
        if isinstance(written, str) and written.strip().lower() == code:
            return True
    return False
