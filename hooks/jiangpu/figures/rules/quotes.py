"""Rules that hold a figure against its quote (原文): the qualifier is kept, the unit is the
source's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...language.numerals import WORDS_INSIDE, Mention, mentions, plain
from ...schema.figure import Figure
from ...schema.qualifiers import BY_WORD, Place, Qualifier, estimating, standing
from ...schema.units import UNITS
from ..formatting import shown
from .finding import Documents, Finding, figures_of

QUOTE_LIMIT = 25
"""Characters of 原文 at most: enough to carry a number, too little to copy a text."""
_JOINING = ("过", "达", "出")
"""Characters that may stand between a qualifier and its number: 超过300, 超出300, 近达200."""
_SCALES = "百千万亿"
_ALSO_A_WORD = "大约"
"""Ends in a qualifier with one of its `other_words` before it, and is the qualifier all the same.
"""


@dataclass(frozen=True)
class Spot:
    """A place of a quote that holds the figure's number.

    Attributes:
        before: the text in front of the number.
        inside: the words inside the numeral, 多 or 余.
        unit: the unit that follows; "" where none that is known does.
        after: what follows the unit.
    """

    before: str
    inside: str
    unit: str
    after: str


def qualifiers_kept(documents: Documents) -> Iterator[Finding]:
    """A qualifier right at the number in the quote is in 限定, or ends 口径 (每室成员不低于).

    A number that also stands bare in its quote is left alone.
    """
    for located in figures_of(documents):
        figure = located.figure
        if _has_problem_of_its_own(figure):
            continue
        spots = _likely_spots(figure)
        if not spots:
            continue
        dropped = [_dropped_qualifier(figure, spot) for spot in spots]
        nature = "" if _is_no_result(figure) else _nature_of(spots)
        if nature:
            yield located.finding(
                False,
                f"原文“{figure.quote}”说的还不是结果，「性质」当作了实际",
                f"「性质」写“{nature}”",
                field="原文",
            )
        elif all(dropped):
            word = dropped[0]
            given = "、".join(figure.qualifiers) or "空着"
            yield located.finding(
                False,
                f"原文“{figure.quote}”的数字带着“{word}”，「限定」{given}",
                f"「限定」补上“{word}”",
                field="限定" if figure.qualifiers else "原文",
                word=word,
            )
        else:
            yield located.finding(
                True,
                f"{figure.label} {shown(figure)}",
                field="限定" if figure.qualifiers else "原文",
            )


_AIMED = re.compile("力争|争取|计划(?![”》])|目标|拟(?!定|合)")
_EXPECTED = re.compile("预计|预期|预估|有望|可望|(?<![许认])可[^能靠以]{1,5}$")


def _is_no_result(figure: Figure) -> bool:
    """Whether a figure says itself that it is no result, by 性质 or by 可."""
    return figure.nature != "实际" or estimating(figure.qualifiers) is not None


def _nature_of(spots: list[Spot]) -> str:
    """目标 or 预期, where the words right before every number say that it is no result yet; else
    "".
    """
    clauses = [re.split("[，,。；;、]", spot.before)[-1] for spot in spots]
    if all(_AIMED.search(clause) for clause in clauses):
        return "目标"
    return "预期" if all(_EXPECTED.search(clause) for clause in clauses) else ""


def units_match_quotes(documents: Documents) -> Iterator[Finding]:
    """The unit that follows the number in the quote is the unit of the figure."""
    for located in figures_of(documents):
        figure = located.figure
        spots = _spots_with_units(figure)
        if not spots:
            continue
        quoted = spots[0].unit
        yield located.finding(
            _is_unit_of_quote(figure),
            f"「单位」写的是“{figure.unit}”，原文“{figure.quote}”里是“{quoted}”",
            _in_unit(figure, quoted) or f"改为“{quoted}”",
            field="单位",
            word="" if _in_unit(figure, quoted) else quoted,
        )


def _in_unit(figure: Figure, quoted: str) -> str:
    """What to write where the quote counts ten thousands of the figure's unit, as in 1.5万人次; ""
    where it does not.
    """
    times = {"万": 10_000, "亿": 100_000_000}.get(quoted[:1], 0)
    if not times or quoted[1:] != figure.unit or figure.value is None:
        return ""
    return f"单位是“{figure.unit}”，「数值」就写 {plain(figure.value * times)}"


def unit_instead(figure: Figure) -> str:
    """The unit that a quote has in place of the figure's own; "" where they agree."""
    return "" if _is_unit_of_quote(figure) else _spots_with_units(figure)[0].unit


def _is_unit_of_quote(figure: Figure) -> bool:
    """Whether the unit of a figure is that of its quote, or the quote names none."""
    spots = _spots_with_units(figure)
    unit = figure.unit or ""
    return not spots or any(_same_unit(spot.unit, unit, spot.after) for spot in spots)


def _spots_with_units(figure: Figure) -> list[Spot]:
    """The places at which a unit follows, one with a scale before it (万人次) too."""
    if not figure.unit:
        return []
    return [spot for spot in map(_with_scaled_unit, _spots(figure)) if spot.unit]


def _with_scaled_unit(spot: Spot) -> Spot:
    """A place that has no unit, with the one that follows after 万 or 亿."""
    unit = _leading_unit(spot.after[1:]) if spot.after[:1] in ("万", "亿") else ""
    if spot.unit or not unit:
        return spot
    return replace(spot, unit=spot.after[:1] + unit, after=spot.after[1 + len(unit) :])


def _has_problem_of_its_own(figure: Figure) -> bool:
    """Whether the quote is too long, or a qualifier is unknown or missing in it: the checks report
    that themselves.
    """
    quote = figure.quote or ""
    if len(quote) > QUOTE_LIMIT:
        return True
    for word in figure.qualifiers:
        entry = BY_WORD.get(word)
        if entry is None or (entry.must_be_quoted and not entry.stands_in(quote)):
            return True
    return False


def _likely_spots(figure: Figure) -> list[Spot]:
    """The spots at which the figure's own unit follows; all of them where it follows at none."""
    spots = _spots(figure)
    if not figure.unit:
        return spots
    fitting = [spot for spot in spots if spot.unit and _same_unit(spot.unit, figure.unit)]
    return fitting or spots


def _spots(figure: Figure) -> list[Spot]:
    """The places of the quote that hold one of the figure's numbers."""
    wanted = {abs(number) for number in figure.numbers}
    spots = []
    for mention in mentions(figure.quote or ""):
        for value, rest in mention.readings:
            if value in wanted:
                spots.append(spot_of(mention, rest))
    return spots


def spot_of(mention: Mention, rest: str) -> Spot:
    """What stands around a numeral.

    Args:
        rest: what follows it in one of its readings.
    """
    rest = _without_words_inside(rest)
    unit = _leading_unit(rest)
    return Spot(mention.before, mention.inside, unit, rest[len(unit) :])


def _without_words_inside(rest: str) -> str:
    """What follows a number, without the words that stand inside the numeral: 余万元 and 万余元 →
    万元.
    """
    rest = rest.lstrip(WORDS_INSIDE)
    scale, word = rest[:1], rest[1:2]
    if scale and scale in _SCALES and word and word in WORDS_INSIDE:
        return scale + rest[2:]
    return rest


def _leading_unit(text: str) -> str:
    """The longest known unit with which a text begins; "" where it begins with none."""
    units = [word for word in UNITS.words if text.startswith(word)]
    return max(units, key=len, default="")


def _same_unit(quoted: str, given: str, after: str = "") -> bool:
    """Whether a quoted unit is the given one.

    人 and 人次, 吨 and 吨/天 fit; so does 小时 in 两个多小时.
    """
    head = given.split("/")[0]
    if quoted.startswith(head) or head.startswith(quoted):
        return True
    return quoted == "个" and after.lstrip(WORDS_INSIDE).startswith(head)


def _dropped_qualifier(figure: Figure, spot: Spot) -> str:
    """The first qualifier at a number of the quote that the figure does not carry; "" where none
    is missing.
    """
    scope = figure.scope or ""
    for word in qualifiers_at(spot):
        if word not in figure.qualifiers and not scope.endswith(word):
            return word
    return ""


def qualifiers_at(spot: Spot) -> list[str]:
    """The qualifiers that stand at a number of a quote; of 不超过 and the 超 in it, only the
    longer.
    """
    words = []
    for entry in standing(Place.INSIDE):
        may_follow = entry.after_unit and bool(spot.unit)
        follows_unit = may_follow and spot.after.startswith(entry.word)
        says = spot.after.startswith(entry.forms_after)
        if entry.word in spot.inside or follows_unit or says:
            words.append(entry.word)
    for entry in standing(Place.BEFORE):
        has_sign = spot.before.endswith(tuple(entry.signs)) or _says(spot, entry)
        if has_sign or (entry.must_be_kept and _ends_with(spot.before, entry)):
            words.append(entry.word)
    for entry in standing(Place.AFTER):
        if spot.after.startswith((entry.word, *entry.signs, *entry.forms_after)):
            words.append(entry.word)
    return [word for word in words if not _within_another(word, words)]


def _says(spot: Spot, entry: Qualifier) -> bool:
    """Whether a qualifier before its number is said in other words: 不下40项, 40项不到."""
    if spot.after.startswith(entry.forms_after):
        return True
    for form in entry.forms:
        character_before = spot.before.removesuffix(form)[-1:]
        if spot.before.endswith(form) and character_before not in ("不", "没", "无"):
            return True
    return False


def _within_another(word: str, words: list[str]) -> bool:
    return any(word != other and word in other for other in words)


def _ends_with(text: str, entry: Qualifier) -> bool:
    """Whether a text ends with a qualifier that is a word of its own: 年产约, but not 节约."""
    if not text.endswith(entry.word):
        for joining in _JOINING:
            text = text.removesuffix(joining)
    if not text.endswith(entry.word):
        return False
    if text.endswith(_ALSO_A_WORD):
        return True
    character_before = text.removesuffix(entry.word)[-1:]
    return not character_before or character_before not in entry.other_words
