"""Rules about figures that hold without being written down (`rules.py` lists them)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from ...language.numerals import mentions, plain
from ...library.documents import Document
from ...schema.figure import Figure
from ...schema.units import INDICATOR_UNITS, measure
from ...schema.vocabularies import QUALIFIERS, UNITS
from ..formatting import shown
from ..reconciliation import AGREE, DISAGREE
from ..sources import sentence_key, source_keys


@dataclass(frozen=True)
class Found:
    """One comparison. `text` names both sides; `path` is where in the record the left side stands.

    `word` is what the original words have and the left side lacks, where it is one word.
    """

    document: Document
    path: tuple
    state: str
    text: str
    fix: str = ""
    word: str = ""


PARTS = {"课题完成数": "课题数", "成果转化数": "成果数", "发明专利": "专利数"}
"""An indicator that counts a part → the one that counts the whole."""

_NUMBER = r"\d+(?:\.\d+)?"
_FORMULA = re.compile(
    rf"{_NUMBER}(?:(?:\+{_NUMBER})+|(?:−{_NUMBER})+|(?:×{_NUMBER})+|(?:÷{_NUMBER})+)(?![\d.+−×÷])"
)

SHARES = ("占比", "完成率")
_BEFORE = {
    "近": "",
    "约": "节签契预制合条公特邀违简集失大",
    "超": "不",
    "逾": "",
    "不超过": "",
    "不少于": "",
    "不低于": "",
}
"""A qualifier that stands before its number → characters with which it makes another word (节约28万元)."""
_AFTER = ("以上", "左右")


def _figures(documents: Iterable[Document]) -> Iterator[tuple[Document, int, Figure]]:
    for document in documents:
        for index, figure in enumerate(document.record.figures):
            yield document, index, figure


def _quoted(figure: Figure) -> list[tuple[str, str, str, str]]:
    """The places of the quote that hold the figure's value: (before, inside, unit that follows, what follows that)."""
    found = []
    for mention in mentions(figure.quote or ""):
        for value, rest in mention.readings:
            if value in {abs(number) for number in figure.numbers}:
                rest = rest.lstrip("多余")
                scale = rest[:1] if rest[1:2] in ("多", "余") and rest[:1] in "百千万亿" else ""
                rest = scale + rest[2:] if scale else rest
                unit = max(
                    (word for word in UNITS.words if rest.startswith(word)), key=len, default=""
                )
                found.append((mention.before, mention.inside, unit, rest[len(unit) :]))
    return found


def _fits(unit: str, given: str, after: str = "") -> bool:
    """人 and 人次, 吨 and 吨/天 fit; so does 小时 in 两个多小时."""
    head = given.split("/")[0]
    return (
        unit == given
        or unit.startswith(head)
        or head.startswith(unit)
        or unit == "个"
        and after.lstrip("多余").startswith(head)
    )


def kept(documents: tuple[Document, ...]) -> Iterator[Found]:
    """A qualifier right at the number in the quote is in 限定 or ends 口径 (每室成员不低于). One that also stands bare is left alone."""
    for document, index, figure in _figures(documents):
        if any(
            word not in QUALIFIERS.notes
            or word not in (figure.quote or "")
            and word != "不完全统计"
            for word in figure.qualifiers
        ):
            continue  # a word that is not known or not in the quote has a problem of its own
        places = _quoted(figure)
        places = [
            place for place in places if figure.unit and place[2] and _fits(place[2], figure.unit)
        ] or places
        if not places:
            continue
        missing = [_dropped(figure, *place) for place in places]
        path = ("数字", index, "限定" if figure.qualifiers else "原文")
        if all(missing):
            word = missing[0]
            given = "、".join(figure.qualifiers) or "空着"
            yield Found(
                document,
                path,
                DISAGREE,
                f"原文“{figure.quote}”的数字带着“{word}”，「限定」{given}",
                f"「限定」补上“{word}”",
                word,
            )
        else:
            yield Found(document, path, AGREE, f"{figure.label} {shown(figure)}")


def _dropped(figure: Figure, before: str, inside: str, unit: str, after: str) -> str:
    words = [mark for mark in "多余" if mark in inside or unit and after[:1] == mark]
    text = before.removesuffix("过").removesuffix("达")
    for word, makes_another in _BEFORE.items():
        at = before if before.endswith(word) else text
        if at.endswith(word) and (
            not at[: -len(word)] or at[-len(word) - 1] not in makes_another or at.endswith("大约")
        ):
            words.append(word)
    words += [word for word in _AFTER if after.startswith(word)]
    words = [word for word in words if not any(word != other and word in other for other in words)]
    return next(
        (
            word
            for word in words
            if word not in figure.qualifiers and not (figure.scope or "").endswith(word)
        ),
        "",
    )


def computed(documents: tuple[Document, ...]) -> Iterator[Found]:
    """A derived figure is what its formula comes to (122 ÷ 326 as 37.4 %); a formula in words is left alone."""
    for document, index, figure in _figures(documents):
        formula = _FORMULA.match((figure.derived or "").replace(" ", "").replace("-", "−"))
        if not formula or figure.value is None:
            continue
        numbers = [Decimal(number) for number in re.findall(_NUMBER, formula[0])]
        sign = next(mark for mark in "+−×÷" if mark in formula[0])
        result = numbers[0]
        for number in numbers[1:]:
            result = {
                "+": result + number,
                "−": result - number,
                "×": result * number,
                "÷": result / number if number else result,
            }[sign]
        result *= 100 if sign == "÷" and figure.unit == "%" else 1
        last = Decimal(1).scaleb(min(0, figure.value.as_tuple().exponent))
        good = abs(result - figure.value) <= last / 2
        yield Found(
            document,
            ("数字", index, "数值"),
            AGREE if good else DISAGREE,
            f"{figure.label}写的是 {shown(figure)}，{formula[0]} 算出来是 {plain(result.quantize(last))}",
            "重算，或对照原文改算式",
        )


def cardinal(documents: tuple[Document, ...]) -> Iterator[Found]:
    """The unit is one in which the indicator is counted."""
    for document, index, figure in _figures(documents):
        accepted = INDICATOR_UNITS.get(figure.indicator)
        if accepted and figure.unit:
            good = figure.unit in accepted
            yield Found(
                document,
                ("数字", index, "单位"),
                AGREE if good else DISAGREE,
                f"「单位」“{figure.unit}”和「指标」“{figure.indicator}”合不上，这个指标的单位是{'、'.join(accepted)}",
                "对照原文，改单位或改指标",
            )


def told_unit(documents: tuple[Document, ...]) -> Iterator[Found]:
    """The unit that follows the number in the quote is the unit of the figure."""
    for document, index, figure in _figures(documents):
        if figure.unit and (
            places := [(unit, after) for _, _, unit, after in _quoted(figure) if unit]
        ):
            good = any(_fits(unit, figure.unit, after) for unit, after in places)
            yield Found(
                document,
                ("数字", index, "单位"),
                AGREE if good else DISAGREE,
                f"「单位」写的是“{figure.unit}”，原文“{figure.quote}”里是“{places[0][0]}”",
                f"改为“{places[0][0]}”",
                places[0][0],
            )


def retold(documents: tuple[Document, ...]) -> Iterator[Found]:
    """One sentence of one source is told alike on every record: number, unit, qualifiers, 性质.

    What is a result on a person's page may be 背景 on that of a method.
    """
    keys, first = source_keys(documents), {}
    for document, index, figure in _figures(documents):
        sentence = sentence_key(document, figure, keys)
        if sentence is None:
            continue
        other_document, other = first.setdefault(
            (sentence, figure.numbers, figure.words), (document, figure)
        )
        if other_document is document:
            continue
        here, there = _told(figure), _told(other)
        same = here[0] == there[0] and (here[1] == there[1] or "背景" in (here[1], there[1]))
        yield Found(
            document,
            ("数字", index),
            AGREE if same else DISAGREE,
            f"“{figure.quote}”在这里记作{'，'.join(here)}，在 {other_document.uri} 记作{'，'.join(there)}",
            "对照来源，两处改成一样",
        )


def _told(figure: Figure) -> tuple[str, str]:
    return str(shown(figure)), figure.nature


def shares(documents: tuple[Document, ...]) -> Iterator[Found]:
    for document, index, figure in _figures(documents):
        if figure.indicator in SHARES and figure.unit == "%" and figure.value is not None:
            good = 0 <= figure.value <= 100
            yield Found(
                document,
                ("数字", index, "数值"),
                AGREE if good else DISAGREE,
                f"{figure.label} {plain(figure.value)}%，超出了 0 到 100%",
                "对照原文改过来",
            )


def contradictions(documents: tuple[Document, ...]) -> Iterator[Found]:
    """Two figures of one page that say they count the same thing give the same number."""
    for document in documents:
        groups: dict[tuple, list[tuple[int, Figure]]] = defaultdict(list)
        for index, figure in enumerate(document.record.figures):
            if figure.scope and figure.value is not None:
                key = (
                    figure.indicator,
                    figure.scope,
                    measure(figure.unit)[0],
                    figure.period,
                    figure.as_of,
                    figure.region,
                    figure.nature,
                )
                groups[key].append((index, figure))
        for group in groups.values():
            (_, other), *more = group
            for index, figure in more:
                same = (
                    figure.value * measure(figure.unit)[1] == other.value * measure(other.unit)[1]
                )
                yield Found(
                    document,
                    ("数字", index),
                    AGREE if same else DISAGREE,
                    f"{figure.label}写了两样:{other.code} 是 {shown(other)}，{figure.code} 是 {shown(figure)}",
                    "改正其中一个；数的不是一回事，就把「口径」或「期间」写清楚",
                )


def parts(documents: tuple[Document, ...]) -> Iterator[Found]:
    """A part is not more than the largest whole that the same page states for the same time."""
    for document, index, figure in _figures(documents):
        whole = PARTS.get(figure.indicator)
        if not whole or figure.value is None or figure.nature != "实际":
            continue
        wholes = [
            other
            for other in document.record.figures
            if other.indicator == whole
            and other.value is not None
            and (other.period, other.as_of, other.region, other.nature)
            == (figure.period, figure.as_of, figure.region, "实际")
        ]
        if wholes:
            largest = max(wholes, key=lambda other: other.value)
            yield Found(
                document,
                ("数字", index, "数值"),
                AGREE if figure.value <= largest.value else DISAGREE,
                f"{figure.label} {shown(figure)}，比{largest.label} {shown(largest)} 还多",
                "对照原文，把抄错的那个改过来",
            )
